"""Opening large lists beside the window: with progress, and a way to cancel."""

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from timeline_app.core.column_cache import ColumnCache
from timeline_app.core.problems import Problem, UnreadableFileError
from timeline_app.core.reader import Reading, open_list


class _CancelledError(Exception):
    """The user did not want to wait."""


class Opener(QThread):
    """Reads one list in a thread of its own.

    Ends with exactly one of `opened` (a Reading), `failed` (a Problem) or `cancelled`.
    """

    progressed = Signal(int, int)
    opened = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(
        self, path: Path, cache: ColumnCache | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._cache = cache

    def cancel(self) -> None:
        """Stop after the present chunk of events."""
        self.requestInterruption()

    def run(self) -> None:
        """Read the list; called by Qt in the thread."""
        try:
            reading: Reading = open_list(self.path, self._tell, self._cache)
        except _CancelledError:
            self.cancelled.emit()
        except UnreadableFileError as error:
            problem: Problem = error.problem
            self.failed.emit(problem)
        else:
            self.opened.emit(reading)

    def _tell(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise _CancelledError
        self.progressed.emit(done, total)
