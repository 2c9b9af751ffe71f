"""The composition root: puts list, settings and window together."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app import host
from timeline_app.core.locations import (
    bundled_originals,
    data_folder,
    settings_path,
)
from timeline_app.startup_trace import StartupTrace
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.session import Session

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


def create_window(path: Path | None) -> MainWindow:
    """Build the window without starting the event loop.

    `path` names a list or is a link to an event of one; without it the window opens the last list,
    at first the bundled one.
    """
    create_application()
    session = Session(path, settings_path(), bundled_originals())
    if not QFontDatabase.families():
        session.complain(
            "No font is installed, so that texts cannot be shown",
            f"Install one, on Debian or Ubuntu with: sudo apt install {host.FONT_PACKAGE}",
        )
    return MainWindow(session)


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
    """What to do after the first frame, for those who measure and test the program."""

    exits: bool = False
    shows_trace: bool = False
    shows_places_with: str = ""

    def follow(self, window: MainWindow, trace: StartupTrace) -> None:
        """Print what was asked for, and close the window if that was."""
        if self.shows_trace:
            print(trace.table(), flush=True)
        if self.shows_places_with:
            from timeline_app.ui.places import places_line

            print(places_line(window, self.shows_places_with), flush=True)
        if self.exits:
            window.close()


def run_window(file: str | None, trace: StartupTrace, tryout: TryOut) -> int:
    """Open the window and run until it is closed."""
    if os.name == "posix":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = create_application()
    trace.note("application")
    window = create_window(Path(file) if file else None)
    trace.note("list and window")

    def after_first_frame() -> None:
        trace.note("first frame")
        gc.enable()
        gc.freeze()
        tryout.follow(window, trace)

    first_frame = FirstFrame(window.timeline.viewport(), after_first_frame)
    window.show()
    trace.note("showing")
    if tryout.exits:
        QTimer.singleShot(_SMOKE_LIMIT_MS, lambda: application.exit(1))
    code = application.exec()
    del first_frame
    return code
