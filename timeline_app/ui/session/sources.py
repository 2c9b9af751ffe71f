"""Sources: the files that a list rests on, attached, remembered and watched."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timeline_app.core.reading.paragraph_file import paragraph_path
from timeline_app.program.paths import is_file
from timeline_app.ui.reading.file_watch import FileWatch
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.preferences import Preferences
from timeline_app.ui.session.problem_list import ProblemList
from timeline_app.ui.session.source_shelf import SourceShelf


class Sources(QObject):
    """Puts originals on the shelf, and follows what happens to all files on disk.

    `listFileChanged` tells that the open list, or what belongs to it, is to be read again.
    """

    told = Signal(str)
    listFileChanged = Signal()

    def __init__(
        self,
        controller: Controller,
        preferences: Preferences,
        problems: ProblemList,
        originals: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._preferences = preferences
        self._problems = problems
        self._originals = originals
        self.shelf = SourceShelf(self)
        self.watch = FileWatch(self)
        self.watch.changed.connect(self._file_changed)

    def attach(self, paths: Iterable[Path]) -> None:
        """Attach originals; remember them, and say which files were refused."""
        events = self._controller.events
        refused = self.shelf.attach(paths, events)
        attached = {**self._preferences.settings.attached, **self.shelf.paths()}
        self._preferences.remember(attached=attached)
        self._problems.add(refused)
        self._watch_files()
        self.told.emit(refused[0].sentence() if refused else self.shelf.summary(events))

    def attach_remembered(self) -> None:
        """Attach what comes with the program and what was attached before, if still there."""
        remembered = [Path(name) for name in self._preferences.settings.attached.values()]
        bundled = sorted(self._originals.glob("*.txt")) if self._originals.is_dir() else []
        there = [path for path in (*bundled, *remembered) if is_file(path)]
        self.shelf.reset(there, self._controller.events)
        self._watch_files()

    def _list_files(self) -> list[Path]:
        """Return the open list with its paragraph files."""
        events = self._controller.events
        folder = events.path.parent
        places = (paragraph_path(folder, d.paragraphs) for d in events.head.documents)
        return [events.path, *(place for place in places if place is not None)]

    def _watch_files(self) -> None:
        self.watch.watch([*self._list_files(), *map(Path, self.shelf.paths().values())])

    def _file_changed(self, path: Path) -> None:
        if path in self._list_files():
            self.listFileChanged.emit()
        elif is_file(path):
            refused = self.shelf.read_again(path, self._controller.events)
            self._problems.add(refused)
            told = refused[0].sentence() if refused else f"{path.name} was verified again"
            self.told.emit(told)
        else:
            self.told.emit(f"{path.name} is gone; its text as last read stays attached")
