"""The composition root: puts list, settings and window together."""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.program import host
from timeline_app.program.locations import (
    bundled_originals,
    cache_folder,
    data_folder,
    settings_path,
)
from timeline_app.program.startup_trace import StartupTrace
from timeline_app.ui.window.main_window import MainWindow
from timeline_app.ui.window.start_picture import StartPicture, StartPictures, end_of_picture_s

NO_FONT = (
    "No font is installed, so that texts cannot be shown",
    f"Install one, on Debian or Ubuntu with: sudo apt install {host.FONT_PACKAGE}",
)
_SMOKE_LIMIT_MS = 30_000


def create_application() -> QApplication:
    """Return the one application object."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    host.use_utf8_locale()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("timeline-app")
    application.setApplicationDisplayName("Timeline")
    application.setDesktopFileName("timeline-app")
    icon = data_folder() / "resources" / "icons" / "timeline-app.svg"
    if icon.is_file():
        application.setWindowIcon(QIcon(str(icon)))
    return application


def has_font() -> bool:
    """Tell whether any font is there; families are listed by their aliases even without one."""
    return QFontMetricsF(QFont()).inFont("a")


def create_window(path: Path | None) -> MainWindow:
    """Build the window without starting the event loop.

    `path` names a list or is a link to an event of one; without it the window opens the last list,
    at first the bundled one.
    """
    create_application()
    window = MainWindow()
    fill_window(window, path)
    return window


def fill_window(window: MainWindow, path: Path | None) -> None:
    """Open a list in an empty window."""
    from timeline_app.ui.session.session import Session

    session = Session(path, settings_path(), bundled_originals())
    if not has_font():
        session.complain(*NO_FONT)
    window.fill(session)


class FirstFrame(QObject):
    """Calls back once, after a widget was painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Watch for the first paint."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class TryOut(NamedTuple):
    """What to do once the window is ready, for those who measure and test the program."""

    exits: bool = False
    shows_places_with: str = ""

    def follow(self, window: MainWindow) -> None:
        """Print what was asked for, and close the window if that was."""
        if self.shows_places_with:
            from timeline_app.ui.window.places import places_line

            print(places_line(window, self.shows_places_with), flush=True)
        if self.exits:
            window.close()


class Start:
    """The way from an empty window to one that is ready, noted step by step."""

    def __init__(self, path: Path | None, trace: StartupTrace, tryout: TryOut) -> None:
        self.window = MainWindow()
        self._path = path
        self._trace = trace
        self._tryout = tryout

    def begin(self, picture: StartPicture | None) -> None:
        """Show the window: at once where there is a picture of it, else when it is filled."""
        if picture is None:
            self._fill()
            self._trace.note("list and window")
            FirstFrame(self.window.timeline.viewport(), self._be_ready)
        else:
            self.window.preview(picture)
            FirstFrame(self.window, self._follow_picture)
        self.window.show()

    def _fill(self) -> None:
        fill_window(self.window, self._path)

    def _follow_picture(self) -> None:
        """Fill the window in one go: what is typed and clicked meanwhile waits in Qt's queue."""
        is_shown = self.window.shows_picture
        self._trace.note("first frame, the start picture" if is_shown else "empty window")
        self._fill()
        # Panes get their places now, so that input that waits finds them.
        for kind in (QEvent.Type.MetaCall, QEvent.Type.LayoutRequest):
            QApplication.sendPostedEvents(None, kind.value)
        self._trace.note("list and window")
        FirstFrame(self.window.timeline.viewport(), self._be_ready)

    def _be_ready(self) -> None:
        self._trace.note("ready, with the list drawn")
        gc.enable()
        gc.freeze()
        if not has_font():
            # The window cannot show it.
            print(f"timeline-app: {'. '.join(NO_FONT)}", file=sys.stderr)
        self._tryout.follow(self.window)


def run_window(file: str | None, trace: StartupTrace, tryout: TryOut) -> int:
    """Open the window and run until it is closed."""
    if os.name == "posix":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = create_application()
    trace.note("application")
    path = Path(file) if file else None
    pictures = StartPictures(cache_folder(), settings_path())
    start = Start(path, trace, tryout)
    start.begin(pictures.find(path))
    if tryout.exits:
        QTimer.singleShot(_SMOKE_LIMIT_MS, lambda: application.exit(1))
    code = application.exec()
    keep_picture(pictures, start.window)
    return code


def keep_picture(pictures: StartPictures, closed: MainWindow) -> None:
    """Keep how the window will open the next time, by opening it out of sight."""
    from timeline_app.ui.session.opening import is_large

    if not closed.is_filled:
        return
    files = closed.session.files()
    if is_large(files[0]) or pictures.is_kept_for(files):
        return
    window = create_window(None)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    if closed.isMaximized():
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(closed.size())
    window.show()
    QApplication.processEvents()
    span = window.controller.state.span
    end_s = end_of_picture_s(span.start_s, span.end_s, time.time())
    pictures.keep(window, files, closed.session.settings.geometry, end_s)
