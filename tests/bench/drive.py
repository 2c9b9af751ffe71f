"""Hands at the real window: events in, finished repaint out; and a pulse that feels every stall."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from timeline_app.scene.axis.span import TimeSpan
from timeline_app.ui.window.main_window import MainWindow

MS = 1_000.0
Step = Callable[[], object]
# Finer than any stall that is felt.
_BEAT_MS = 4
# By hand, a brisk one: 300 px in a second at 60 frames.
_DRAG_PX = 5
_NOTCH = 120
_DAY_S = 86_400.0
_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_NO_KEY = Qt.KeyboardModifier.NoModifier


class Clock:
    """Times steps: by the wall, or by what the window's own thread worked, on a busy machine."""

    def __init__(self, *, counts_work: bool) -> None:
        self._now_s = time.thread_time if counts_work else time.perf_counter

    def ms(self, step: Step) -> float:
        """Return how long a step takes."""
        began_s = self._now_s()
        step()
        return (self._now_s() - began_s) * MS


class Pulse(QObject):
    """Beats as long as the event loop comes round, and remembers its longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self._last_s = time.perf_counter()
        self._longest_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def take_longest_ms(self) -> float:
        """Return the longest pause since this was asked last."""
        self._beat()
        longest_s, self._longest_s = self._longest_s, 0.0
        return longest_s * MS

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now_s = time.perf_counter()
        self._longest_s = max(self._longest_s, now_s - self._last_s)
        self._last_s = now_s


class Hands:
    """Does to the canvas of a window what people do, and waits for each frame."""

    def __init__(self, window: MainWindow, clock: Clock) -> None:
        self._window = window
        self._clock = clock
        self._canvas = window.timeline.viewport()

    def frame_ms(self, step: Step) -> float:
        """Do something, and return how long it took until all panes were painted."""

        def frame() -> None:
            step()
            QApplication.processEvents()
            self._canvas.repaint()

        return self._clock.ms(frame)

    def zoom_ms(self, notches: int) -> list[float]:
        """Turn the wheel in and out again."""
        turns = [_NOTCH] * notches + [-_NOTCH] * notches
        return [self.frame_ms(partial(self._wheel, turn)) for turn in turns]

    def pan_ms(self, frames: int, step_px: int = _DRAG_PX) -> list[float]:
        """Drag the canvas to the left, as far as it goes, and again from its right."""
        times: list[float] = []
        y = self._middle().y()
        while len(times) < frames:
            x, left = float(self._canvas.width() - 60), 300
            self._mouse(QEvent.Type.MouseButtonPress, QPointF(x, y), _LEFT)
            while x > left and len(times) < frames:
                x -= step_px
                move = partial(self._mouse, QEvent.Type.MouseMove, QPointF(x, y), _NO_BUTTON)
                times.append(self.frame_ms(move))
            self._mouse(QEvent.Type.MouseButtonRelease, QPointF(x, y), _LEFT)
            self._window.controller.motion.stop()
        return times

    def toggle_ms(self, frames: int) -> list[float]:
        """Tick one theme after the other, and untick it."""
        values = self._window.controller.events.table.facets["themes"].values
        toggle = self._window.controller.filtering.toggle
        ticks = (values[number // 2 % len(values)] for number in range(frames))
        return [self.frame_ms(partial(toggle, "themes", value)) for value in ticks]

    def type_ms(self, words: tuple[str, ...]) -> list[float]:
        """Type words into the search box, letter by letter, until what matches is marked."""
        box = self._window.findChild(QLineEdit, "searchBox")
        assert isinstance(box, QLineEdit)
        times = []
        for word in words:
            for letter in word:
                times.append(self.frame_ms(partial(self._type, box, letter)))
            box.clear()
            self.settle(0.02)
        return times

    def story_ms(self, rounds: int) -> list[float]:
        """Go out to the story and in again, and return the frames on the way."""
        controller = self._window.controller
        motion, inside = controller.motion, controller.state.span
        times: list[float] = []
        was_enabled, motion.is_enabled = motion.is_enabled, True
        for _ in range(rounds):
            for go in (motion.go_to_story, partial(motion.go, inside)):
                times += self._passage_ms(go)
                self.settle(0.3)
        motion.is_enabled = was_enabled
        return times

    def look_at_days(self, days: float) -> None:
        """Show some days around the event in the middle of the list, all at once."""
        table = self._window.controller.events.table
        middle_s = float(table.draw_start_s[len(table) // 2])
        half_s = days * _DAY_S / 2
        self._window.controller.set_span(TimeSpan(middle_s - half_s, middle_s + half_s))
        QApplication.processEvents()

    def look_at_all(self) -> None:
        """Show the whole story, all at once."""
        self._window.controller.show_story()
        QApplication.processEvents()

    def settle(self, seconds: float) -> None:
        """Let the event loop run by itself for a while."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * MS), loop.quit)
        loop.exec()

    def _passage_ms(self, go: Step) -> Iterator[float]:
        motion = self._window.controller.motion
        began = False
        while not began or motion.passage is not None:
            before = motion.passage
            took_ms = self.frame_ms(_nothing if began else go)
            began = True
            # Between two ticks of the animation nothing is drawn that is new.
            if motion.passage != before:
                yield took_ms

    def _middle(self) -> QPointF:
        return QPointF(self._canvas.width() / 2, self._canvas.height() / 2)

    def _wheel(self, turn: int) -> None:
        place = self._middle()
        event = QWheelEvent(
            place, self._canvas.mapToGlobal(place), QPoint(0, 0), QPoint(0, turn), _NO_BUTTON,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self._canvas, event)

    def _mouse(self, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton) -> None:
        held = _NO_BUTTON if kind is QEvent.Type.MouseButtonRelease else _LEFT
        event = QMouseEvent(kind, place, self._canvas.mapToGlobal(place), button, held, _NO_KEY)
        QApplication.sendEvent(self._canvas, event)

    def _type(self, box: QLineEdit, letter: str) -> None:
        QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, _NO_KEY, letter))
        finder = self._window.finder
        while finder.found.query != finder.query:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


def _nothing() -> None:
    """Only let events happen."""


@contextmanager
def pulse() -> Iterator[Pulse]:
    """A pulse for as long as it is wanted."""
    beating = Pulse()
    try:
        yield beating
    finally:
        beating.stop()
        beating.deleteLater()
