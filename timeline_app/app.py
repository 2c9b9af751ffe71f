"""The composition root: puts list, settings and window together."""

import sys
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.program import host
from timeline_app.program.locations import (
    bundled_originals,
    data_folder,
    own_folders,
    settings_path,
)
from timeline_app.program.memory import forget_source_lines
from timeline_app.program.startup_trace import StartupTrace
from timeline_app.program.whole_file import clear_leftovers
from timeline_app.render.typeface import use_typeface
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.session.session import Session
from timeline_app.ui.window.letter_watch import LetterWatch
from timeline_app.ui.window.main_window import MainWindow
from timeline_app.ui.window.qt_gives_up import one_sentence_if_qt_gives_up

if TYPE_CHECKING:
    from timeline_app.ui.window.ending import EndingBySignal

# Each time that Qt hands over to Python, the window's thread waits at most so long for one that
# makes an index. By itself Python waits 5 ms, half a frame, and several times in one.
_SWITCH_S = 0.000_3
# Long enough for any machine that the try-out may run on; a start takes less than a second.
_SMOKE_LIMIT_MS = 30_000
# What is done then nobody waits for, and a first click comes before it.
_LATER_MS = 100
# Beside the events, since a start is to be measured and not what an event has to tell.
_CLICK_STEP_PX = 20


def create_application() -> QApplication:
    """Return the one application object."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    host.use_utf8_locale()
    sys.setswitchinterval(_SWITCH_S)
    # To set or ask for a style later makes its type with all its constants, which takes 5 ms.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("timeline-app")
    application.setApplicationDisplayName("Timeline")
    application.setDesktopFileName("timeline-app")
    use_typeface(application)
    return application


def use_icon() -> None:
    """Give all windows the program's icon."""
    icon = data_folder() / "resources" / "icons" / "timeline-app.svg"
    if icon.is_file():
        QApplication.setWindowIcon(QIcon(str(icon)))


def create_window(path: Path | None, theme: str = "") -> MainWindow:
    """Build the window without starting the event loop, all of its panes included.

    `path` names a list or is a link to an event of one; without it the window opens the last list,
    at first the bundled one. `theme` is light, dark or system, or else what is remembered.
    """
    window = open_window(path, theme)
    # Scripts look for every pane by its name, and these are made when they are asked for.
    window.event_list.ensurePolished()
    window.source_pane.ensurePolished()
    use_icon()
    return window


def open_window(path: Path | None, theme: str = "", sources: str | None = None) -> MainWindow:
    """Build what is in sight of the window; the rest is made when it is first looked at."""
    create_application()
    given = Path(sources) if sources is not None else None
    session = Session(path, settings_path(), bundled_originals(), given)
    LetterWatch(session)
    window = MainWindow(session, theme)
    # Before a large list is read, so that it takes the room.
    forget_source_lines()
    if path is not None and session.problems and not len(session.controller.events.table):
        # A page can lie over the window only once that is there.
        QTimer.singleShot(0, window, partial(_look_at, path, session))
    return window


def _look_at(path: Path, session: Session) -> None:
    """Look at a file that was named and is no list, but can be made one."""
    from timeline_app.core.reading.recognition import can_be_imported

    if can_be_imported(path):
        session.importAsked.emit(path)


class After(QObject):
    """Calls back once, when a widget has handled its first event of a type."""

    def __init__(self, widget: QWidget, kind: QEvent.Type, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._kind = kind
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Watch for the event; what is to follow comes when the widget is done with it."""
        if event.type() == self._kind:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def click(timeline: TimelineView) -> None:
    """Click on the ground of the canvas, behind everything else that waits to be handled."""
    widget = timeline.viewport()
    placed, step = timeline.placed, _CLICK_STEP_PX
    ground = (
        place
        for x, y in product(range(step, widget.width(), step), range(step, widget.height(), step))
        if placed.hit_at(place := QPointF(x, y)) is None and placed.heading_at(place) is None
    )
    # Above the tracks is the ruler.
    place = next(ground, QPointF(step, 1))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, none),
    ):
        event = QMouseEvent(
            kind, place, widget.mapToGlobal(place), left, held, Qt.KeyboardModifier.NoModifier
        )
        QCoreApplication.postEvent(widget, event, Qt.EventPriority.LowEventPriority.value)


class Start:
    """What follows once the window is shown, noted step by step."""

    def __init__(self, window: MainWindow, trace: StartupTrace, exits: bool) -> None:
        self._window = window
        self._canvas = window.timeline.viewport()
        self._trace = trace
        self._exits = exits
        self._ending: EndingBySignal | None = None
        After(self._canvas, QEvent.Type.Paint, self._be_ready)

    def _be_ready(self) -> None:
        self._trace.note("ready, with the list drawn")
        if self._exits:
            After(self._canvas, QEvent.Type.MouseButtonRelease, self._end)
            click(self._window.timeline)
        else:
            QTimer.singleShot(_LATER_MS, self._do_the_rest)

    def _do_the_rest(self) -> None:
        """Do what could wait; a signal up to now has nothing to save before it ends the process."""
        from timeline_app.ui.window.ending import EndingBySignal

        self._ending = EndingBySignal(partial(end, self._window), self._window)
        use_icon()
        for folder in own_folders():
            clear_leftovers(folder)
        if not self._exits:
            self._window.editing.offer_draft()

    def release(self) -> None:
        """Leave signals to who had them before."""
        if self._ending is not None:
            self._ending.release()

    def _end(self) -> None:
        self._trace.note("a click is answered")
        self._do_the_rest()
        self._window.close()


def run_window(
    file: str | None,
    trace: StartupTrace,
    exits: bool,
    theme: str = "",
    sources: str | None = None,
) -> int:
    """Open the window and run until it is closed; `exits` tries the start out and closes it."""
    with one_sentence_if_qt_gives_up():
        application = create_application()
    trace.note("application")
    window = open_window(Path(file) if file else None, theme, sources)
    trace.note("list and window")
    start = Start(window, trace, exits)
    window.show()
    if exits:
        QTimer.singleShot(_SMOKE_LIMIT_MS, lambda: application.exit(1))
    code = application.exec()
    start.release()
    return code


def end(window: MainWindow, code: int) -> None:
    """End the event loop, whatever dialog is open, with all that closing the window saves.

    A draft keeps what is not saved: nobody may be there to be asked.
    """
    window.session.editing.turn_off()
    window.close()
    QCoreApplication.exit(code)
