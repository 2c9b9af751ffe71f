"""The composition root: puts list, settings and window together."""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow

from timeline_app.core.locations import bundled_list, bundled_originals, data_folder
from timeline_app.places import settings_path
from timeline_app.ui.main_window import MainWindow
from timeline_app.ui.session import Session

_SMOKE_LIMIT_MS = 30_000
_SMOKE_FRAME_MS = 300


def create_application() -> QApplication:
    """Return the one application object."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    application.setApplicationName("timeline-app")
    application.setApplicationDisplayName("Timeline")
    application.setDesktopFileName("timeline-app")
    icon = data_folder() / "resources" / "icons" / "timeline-app.svg"
    if icon.is_file():
        application.setWindowIcon(QIcon(str(icon)))
    return application


def create_window(path: Path | None) -> QMainWindow:
    """Build the window on a list, the bundled one by default, without starting the event loop."""
    create_application()
    session = Session(path or bundled_list(), settings_path(), bundled_originals())
    return MainWindow(session)


def run_window(file: str | None, smoke_exit: bool = False) -> int:
    """Open the window and run until it is closed. `smoke_exit` closes it after its first frame."""
    if os.name == "posix":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = create_application()
    window = create_window(Path(file) if file else None)
    window.show()
    if smoke_exit:
        QTimer.singleShot(_SMOKE_FRAME_MS, window.close)
        QTimer.singleShot(_SMOKE_LIMIT_MS, lambda: application.exit(1))
    return application.exec()
