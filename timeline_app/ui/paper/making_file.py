"""A file made beside the window, with a way to cancel where that takes time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from timeline_app.exchange.content import NotWrittenError, Written
from timeline_app.program.memory import without_collector
from timeline_app.ui.reading.latest_only import LatestOnly, Worker

# What is made within this time is there before anybody could read that it takes time.
_PATIENCE_MS = 400


def made_beside(window: QWidget, make: Callable[[], Written], sentence: str) -> Written | None:
    """Return what is made, or None if somebody cancelled it. Raises NotWrittenError."""
    work, loop = LatestOnly(window), QEventLoop()
    found: list[Written | NotWrittenError] = []
    failures: list[str] = []
    work.came.connect(found.append)
    work.failed.connect(failures.append)
    work.ended.connect(loop.quit)
    work.start(partial(_make, make), _PATIENCE_MS)
    if work.is_running:
        dialog = _progress(sentence, window)
        dialog.canceled.connect(work.cancel)
        dialog.show()
        loop.exec()
        dialog.deleteLater()
    work.retire()
    if failures:
        raise NotWrittenError(failures[0])
    made = found[0] if found else None
    if isinstance(made, NotWrittenError):
        raise made
    return made


def _make(make: Callable[[], Written], worker: Worker) -> None:
    try:
        with without_collector():
            made = make()
    except NotWrittenError as error:
        worker.deliver(error)
    else:
        worker.deliver(made)


def _progress(sentence: str, window: QWidget) -> QProgressDialog:
    """Return a dialog with a bar that has no end, since nobody knows how long it takes."""
    dialog = QProgressDialog(sentence, "Cancel", 0, 0, QApplication.activeModalWidget() or window)
    dialog.setObjectName("makingFile")
    dialog.setWindowTitle("timeline-app")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(0)
    return dialog
