"""Opening large lists beside the window: in a thread, with progress, and a way to cancel."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from timeline_app.core.bulk.door import keep_for_next_opening
from timeline_app.core.open_list import open_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.problems import Problem, UnreadableFileError

_LARGE_BYTES = 4_000_000
_BAR_WIDTH_PX = 260
_PERCENT = 100


def is_large(path: Path) -> bool:
    """Tell whether a file takes long enough to be read beside the window."""
    try:
        return path.stat().st_size >= _LARGE_BYTES
    except OSError:
        return False


class _CancelledError(Exception):
    """The user did not want to wait."""


class _Reader(QThread):
    """Reads one list: `opened`, `failed`, or neither if it was cancelled.

    What makes the next opening faster is kept after `opened`, while the window draws.
    """

    progressed = Signal(int, int)
    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, cache_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._cache_folder = cache_folder

    def run(self) -> None:
        """Read the list; called by Qt in the thread."""
        try:
            reading = open_list(self._path, self._tell, self._cache_folder)
        except _CancelledError:
            return
        except UnreadableFileError as error:
            self.failed.emit(error.problem)
        else:
            self.opened.emit(reading)
            keep_for_next_opening(reading, self._cache_folder)

    def _tell(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise _CancelledError
        self.progressed.emit(done, total)


class Opening(QObject):
    """At most one list that is being read; a new one takes the place of the one before."""

    began = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, cache_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._cache_folder = cache_folder
        self._reader: _Reader | None = None
        self._is_reading = False

    @property
    def is_running(self) -> bool:
        """Whether a list is being read."""
        return self._is_reading

    def start(
        self, path: Path, take: Callable[[Reading], None], refuse: Callable[[Problem], None]
    ) -> None:
        """Read a list, and hand over what came of it in the window's thread."""
        self.cancel()
        reader = _Reader(path, self._cache_folder, self)
        reader.progressed.connect(self.progressed)
        reader.opened.connect(take)
        reader.failed.connect(refuse)
        for signal in (reader.opened, reader.failed):
            signal.connect(self._tell_end)
        reader.finished.connect(self._end)
        self._reader = reader
        self._is_reading = True
        self.began.emit(path.name)
        reader.start()

    def cancel(self) -> None:
        """Stop reading after the present chunk; what is open stays open.

        A cache entry that is being written is waited for.
        """
        reader = self._reader
        if reader is not None:
            self._reader = None
            for signal in (reader.progressed, reader.opened, reader.failed, reader.finished):
                signal.disconnect()
            reader.requestInterruption()
            reader.wait()
            reader.deleteLater()
            self._tell_end()

    def _tell_end(self) -> None:
        if self._is_reading:
            self._is_reading = False
            self.ended.emit()

    def _end(self) -> None:
        if self._reader is not None:
            self._reader.deleteLater()
            self._reader = None
            self._tell_end()


class OpeningBar(QWidget):
    """Progress and a button to cancel, in sight only while a list is being read."""

    def __init__(self, opening: Opening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openingBar")
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName("Progress of opening")
        self._bar.setFixedWidth(_BAR_WIDTH_PX)
        cancel = QPushButton("Cancel", self)
        cancel.setObjectName("openingCancel")
        cancel.clicked.connect(opening.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar)
        layout.addWidget(cancel)
        opening.began.connect(self._begin)
        opening.progressed.connect(self._progress)
        opening.ended.connect(self.hide)
        self._begin("")
        self.setVisible(opening.is_running)

    def _begin(self, name: str) -> None:
        self._bar.setRange(0, 0)
        self._bar.setFormat(f"Opening {name}".strip())
        self.show()

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, _PERCENT)
        told = f"{done:,} of {total:,} events" if done < total else f"Sorting {total:,} events"
        self._bar.setFormat(told)
        self._bar.setValue(_PERCENT * done // max(1, total))
