"""A monkey at the real window: clicks, drags, wheels, keys and commands by a seed.

It stops at the first thing that Qt or Python complains about. Dialogs for files and printers belong
to Qt and would wait for somebody, so they are answered with nothing.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import TracebackType
from unittest.mock import patch

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid

from tests.conftest import HARMLESS_QT_MESSAGES, qt_messages_into
from tests.lists import event, event_list, write_list
from tests.synthetic import synthetic_bytes
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.program.locations import bundled_list
from timeline_app.ui.window.main_window import MainWindow

_TEXTS = ("bridge", "Nội", "-", '"', "&&", "<b>", "2025-12", "December", "\\", "%s", "ค", "a" * 60)
_KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab, Qt.Key.Key_Return),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_F),
    *(Qt.Key.Key_K, Qt.Key.Key_Z, Qt.Key.Key_F1, Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F6),
)
_HELD = (
    *[Qt.KeyboardModifier.NoModifier] * 4,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_BUTTONS = (
    *[Qt.MouseButton.LeftButton] * 5,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
# A window that is gone could not be played with.
_LEFT_ALONE = {"quit"}
_LONGEST_PAUSE_MS = 12
_DIALOG_MS = 150
_STEPS_IN_DIALOG = 6
_REMEMBERED = 25


# What QtTest says of a key or a button that nobody wants, as in a menu without entries; people
# press such.
_UNWANTED = re.compile(r"(Keyboard|Mouse) event .*not accepted by receiving widget")


_Act = Callable[[QWidget, Qt.MouseButton, Qt.KeyboardModifier, QPoint], None]


class MonkeyError(AssertionError):
    """What was complained of, with what was done before."""


class Monkey:
    """Plays with a window; `seed` makes it do the same again, as far as time allows."""

    def __init__(self, window: MainWindow, folder: Path, seed: int) -> None:
        self._window = window
        self._random = Random(seed)
        self._lists = _lists(folder, self._random)
        # What it edits it may save, and the bundled list is not its own.
        window.session.open(self._lists[0])
        self._complaints: list[str] = []
        self._done: deque[str] = deque(maxlen=_REMEMBERED)
        self._is_playing = False
        self._is_in_dialog = False
        self.steps = 0

    def play(self, seconds: float) -> None:
        """Play for a while, in an event loop as people do. Raises MonkeyError.

        Outside of one, what closes would be deleted in the loop of a dialog that it opens, in the
        midst of its own work.
        """
        loop, failures = QEventLoop(), list[MonkeyError]()

        def play() -> None:
            try:
                self._play(seconds)
            except MonkeyError as error:
                failures.append(error)
            finally:
                loop.quit()

        QTimer.singleShot(0, play)
        loop.exec()
        if failures:
            raise failures[0]

    def _play(self, seconds: float) -> None:
        end_s = time.monotonic() + seconds
        self._is_playing = True
        self._play_with_dialogs_later()
        with watched(self._complaints), _answered():
            try:
                while time.monotonic() < end_s and not self._loud():
                    self._step()
            finally:
                self._is_playing = False
                self._timer.stop()
                self._close_popups()
                # Else the window asks when it is closed, and nobody is there.
                self._window.session.editing.turn_off(forgets=True)
        if self._loud():
            done = ", ".join(self._done)
            raise MonkeyError(f"after {self.steps} steps: {self._loud()[0]}\nlast: {done}")

    def _loud(self) -> list[str]:
        return loud(self._complaints)

    def _step(self) -> None:
        self.steps += 1
        moves: tuple[Callable[[], None], ...] = (
            *[self._click] * 5,
            *[self._drag] * 3,
            *[self._wheel] * 4,
            *[self._press_key] * 4,
            *[self._run_command] * 3,
            *[self._tick] * 2,
            self._type,
            self._resize,
            self._open,
            self._change_file,
        )
        move = self._random.choice(moves)
        self._done.append(move.__name__.strip("_"))
        move()
        QTest.qWait(self._random.randrange(_LONGEST_PAUSE_MS))
        if not self._window.isVisible():
            self._window.show()

    def _play_with_dialogs_later(self) -> None:
        # Qt fires no timer again within its own slot, where a dialog may come to wait.
        self._timer = QTimer(singleShot=True, interval=_DIALOG_MS)
        self._timer.timeout.connect(self._play_with_dialog)
        self._timer.start()

    def _play_with_dialog(self) -> None:
        """Do a few things to a menu or dialog that waits for an answer, and send it away."""
        if not self._is_playing:
            return
        self._play_with_dialogs_later()
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is None:
            return
        if not self._is_in_dialog:
            self._is_in_dialog = True
            for _ in range(self._random.randrange(_STEPS_IN_DIALOG)):
                if isValid(top) and top.isVisible():
                    self._random.choice((self._click, self._press_key, self._type))()
            self._is_in_dialog = False
        # What one of them opened on top of it waits too, and comes here first.
        if isValid(top) and top.isVisible():
            top.close()

    def _close_popups(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            QApplication.processEvents()

    def _place(self) -> tuple[QWidget, QPoint] | None:
        """Choose a widget that can be seen, in what is on top, and a place on it."""
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window
        if top is self._window and self._random.random() < 0.4:
            widgets = [self._window.timeline.viewport()]
        else:
            widgets = [top, *top.findChildren(QWidget)]
        widget = self._random.choice(widgets)
        area = widget.visibleRegion().boundingRect()
        if not widget.isVisible() or widget.window() is not top or area.isEmpty():
            return None
        self._done.append(f"on {widget.objectName() or type(widget).__name__}")
        x, y = self._random.randrange(area.width()), self._random.randrange(area.height())
        return widget, area.topLeft() + QPoint(x, y)

    def _click(self) -> None:
        if place := self._place():
            widget, at = place
            button, held = self._random.choice(_BUTTONS), self._random.choice(_HELD)
            is_double = self._random.random() < 0.15
            acts: list[_Act] = [QTest.mousePress, QTest.mouseRelease]
            acts += [_press_again, QTest.mouseRelease] if is_double else []
            # One by one: QTest would go on with a widget that the first of them has taken down.
            for act in acts:
                if isValid(widget) and widget.isVisible():
                    act(widget, button, held, at)

    def _drag(self) -> None:
        if place := self._place():
            widget, at = place
            held = self._random.choice(_HELD)
            QTest.mousePress(widget, Qt.MouseButton.LeftButton, held, at)
            for _ in range(self._random.randrange(1, 6)):
                if not isValid(widget) or not widget.isVisible():
                    return
                at += QPoint(self._random.randrange(-90, 90), self._random.randrange(-60, 60))
                at = _inside(widget, at)
                QTest.mouseMove(widget, at)
                QTest.qWait(1)
            if isValid(widget) and widget.isVisible():
                QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, held, at)

    def _wheel(self) -> None:
        if place := self._place():
            widget, at = place
            turned = QPoint(self._random.choice((0, 0, 120)), self._random.randrange(-480, 480))
            wheel = QWheelEvent(
                QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), turned,
                Qt.MouseButton.NoButton, self._random.choice(_HELD),
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(widget, wheel)

    def _target(self) -> QWidget:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return top or QApplication.focusWidget() or self._window

    def _press_key(self) -> None:
        QTest.keyClick(self._target(), self._random.choice(_KEYS), self._random.choice(_HELD))

    def _type(self) -> None:
        # Not by QTest, which ends the program at letters that stand on no key.
        for letter in self._random.choice(_TEXTS):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._target(), key)

    def _run_command(self) -> None:
        from timeline_app.state.command_catalogue import COMMANDS

        command = self._random.choice([c for c in COMMANDS if c.id not in _LEFT_ALONE])
        self._done.append(command.id)
        if QApplication.activeModalWidget() is None:
            self._close_popups()
            self._window.action(command.id).trigger()

    def _tick(self) -> None:
        controller = self._window.controller
        facet = self._random.choice(list(FACETS))
        values = controller.events.table.facets[facet].values
        if values:
            controller.filtering.toggle(facet, self._random.choice(values))

    def _resize(self) -> None:
        self._window.resize(self._random.randrange(300, 1_900), self._random.randrange(200, 1_200))

    def _open(self) -> None:
        if self._random.random() < 0.3:
            self._window.session.open(self._random.choice(self._lists))

    def _change_file(self) -> None:
        if self._random.random() < 0.3:
            path = self._random.choice(self._lists[1:])
            data = path.read_bytes()
            path.write_bytes(data[: self._random.randrange(len(data))])
            QTest.qWait(_LONGEST_PAUSE_MS)
            path.write_bytes(data)


def _press_again(
    widget: QWidget, button: Qt.MouseButton, held: Qt.KeyboardModifier, at: QPoint
) -> None:
    """Press for the second time of a double click."""
    place, kind = QPointF(at), QEvent.Type.MouseButtonDblClick
    where = QPointF(widget.mapToGlobal(at))
    QApplication.sendEvent(widget, QMouseEvent(kind, place, where, button, button, held))


def loud(complaints: list[str]) -> list[str]:
    """Return what is not said by the offscreen platform about itself."""
    harmless = (HARMLESS_QT_MESSAGES, _UNWANTED)
    return [text for text in complaints if not any(said.search(text) for said in harmless)]


def _inside(widget: QWidget, at: QPoint) -> QPoint:
    area = widget.rect()
    x = min(max(at.x(), area.left()), area.right())
    return QPoint(x, min(max(at.y(), area.top()), area.bottom()))


def _lists(folder: Path, random: Random) -> list[Path]:
    """Return lists to open: a copy of the bundled one, odd ones, and one that takes a thread."""
    odd = [event(f"e{i}", title=random.choice(_TEXTS), kind="visit") for i in range(60)]
    bundled = folder / "bundled" / "events.json"
    shutil.copytree(
        bundled_list().parent / "resources" / "sources", bundled.parent / "resources" / "sources"
    )
    shutil.copy(bundled_list(), bundled)
    paths = [bundled, write_list(folder / "odd", event_list(*odd))]
    for name, count in (("none", 0), ("some", 900), ("many", 14_000)):
        path = folder / f"{name}.json"
        path.write_bytes(synthetic_bytes(count, 3))
        paths.append(path)
    return paths


@contextmanager
def watched(complaints: list[str]) -> Iterator[None]:
    """Collect what Qt and Python complain of; slots have nobody else to tell."""

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        complaints.append("".join(traceback.format_exception(kind, error, trace)))

    def note_unraisable(said: sys.UnraisableHookArgs) -> None:
        complaints.append(f"{said.exc_value!r} in {said.object!r}")

    with (
        qt_messages_into(complaints),
        patch.object(sys, "excepthook", note),
        patch.object(sys, "unraisablehook", note_unraisable),
    ):
        yield


@contextmanager
def _answered() -> Iterator[None]:
    """Answer what would wait for somebody, or leave the program."""
    with (
        patch.object(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", "")),
        patch.object(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([], "")),
        patch.object(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", "")),
        patch.object(QPrintDialog, "exec", lambda *_a: 0),
        patch.object(QDesktopServices, "openUrl", lambda *_a: True),
    ):
        yield
