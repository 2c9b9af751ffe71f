"""Reading documents beside the window: it says what is read, and Escape gives it up."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from timeline_app.exchange.documents.document import DocumentError, Look, ReadDocument
from timeline_app.ui.reading.latest_only import LatestOnly, Worker
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# What is read sooner, as most files are, needs no word; a window that is still for longer seems
# to have stopped.
_PATIENCE_MS = 300
# A name of 50 letters.
_WIDTH_PX = 360

Answer = TypeVar("Answer")


class WaitingDialog(QDialog):
    """Says what one waits for, and lets that be given up."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("waitingDialog")
        self.setWindowTitle("Reading")
        self.setMinimumWidth(_WIDTH_PX)
        self.words = PlainLabel(sentence, self)
        self.words.setWordWrap(True)
        bar = QProgressBar(self)
        # How long it takes is not known.
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.words, bar, buttons):
            layout.addWidget(widget)


def read_beside(path: Path, window: QWidget) -> ReadDocument | None:
    """Return what a file holds as a document; None if somebody gave it up.

    Raises DocumentError.
    """

    def read(look: Look) -> ReadDocument | DocumentError:
        from timeline_app.exchange.documents.reading import read_document

        try:
            return read_document(path, look)
        except DocumentError as error:
            return error

    found = done_beside(path, window, read)
    if isinstance(found, DocumentError):
        raise found
    return found


def done_beside(path: Path, window: QWidget, work: Callable[[Look], Answer]) -> Answer | None:
    """Return what some work on a file comes to; None if somebody gave it up.

    It is handed what it is to call now and then, which ends it where nobody waits any more. Raises
    DocumentError if it fails as nobody foresaw.
    """
    answers: list[Answer] = []
    failures: list[str] = []
    beside = LatestOnly(window)
    beside.came.connect(lambda held: answers.append(held[0]))
    beside.failed.connect(failures.append)

    def task(worker: Worker) -> None:
        worker.deliver((work(worker.stop_if_given_up),))

    beside.start(task, _PATIENCE_MS)
    if beside.is_running:
        dialog = WaitingDialog(f"Reading {path.name}…", window)
        beside.ended.connect(dialog.accept)
        dialog.exec()
        dialog.deleteLater()
    beside.retire()
    if failures:
        raise DocumentError(f"{path}: {failures[0]}: save it in another format")
    return answers[0] if answers else None
