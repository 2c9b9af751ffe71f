"""The list of problems: what is wrong with the open files, and what the program could not do."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timeline_app.core.reading.files import file_text
from timeline_app.core.record.problems import Problem


class ProblemList(QObject):
    """Holds each problem once, in the order in which they were met."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    def replace(self, problems: Iterable[Problem]) -> None:
        """Forget all problems for those of another list."""
        self.problems = tuple(problems)
        self.changed.emit()

    def add(self, problems: Iterable[Problem]) -> None:
        """Add those that are not there yet."""
        added = tuple(problem for problem in problems if problem not in self.problems)
        if added:
            self.problems = (*self.problems, *added)
            self.changed.emit()

    def complain(self, message: str, remedy: str, place: Path) -> None:
        """Add something that the program could not do at a place."""
        self.add([Problem(str(place), 0, "", message, remedy)])

    def exchange(self, path: Path, problems: Iterable[Problem]) -> None:
        """Put what is wrong with a file now in the place of what was."""
        names = (str(path), file_text(path))
        found = (*problems, *(p for p in self.problems if p.file not in names))
        if found != self.problems:
            self.replace(found)

    def first_of(self, path: Path) -> Problem | None:
        """Return the first problem with a file, if there is one."""
        names = (str(path), file_text(path))
        return next((p for p in self.problems if p.file in names), None)
