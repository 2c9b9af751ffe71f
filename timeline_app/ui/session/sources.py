"""Sources: the files that a list rests on, attached, remembered and watched."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.reading.files import file_text
from timeline_app.core.reading.paragraph_file import paragraph_path
from timeline_app.core.record.problems import Problem
from timeline_app.exchange.documents.attaching import attach_from
from timeline_app.program.paths import is_file
from timeline_app.program.plain_text import short
from timeline_app.ui.reading.file_watch import FileWatch
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.preferences import Preferences
from timeline_app.ui.session.problem_list import ProblemList
from timeline_app.ui.session.source_shelf import SourceShelf


class SourceFolders(NamedTuple):
    """Where originals lie that nobody attaches by hand: with the program, and given for once."""

    bundled: Path
    given: Path | None = None


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
        folders: SourceFolders,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._preferences = preferences
        self._problems = problems
        self._folders = folders
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
        self.verify()
        self._watch_files()
        self.told.emit(refused[0].sentence() if refused else self.shelf.summary(events))

    def verify(self) -> None:
        """List the attached documents in which citations do not stand where the list says."""
        events, paths = self._controller.events, self.shelf.paths()
        for document, counts in self.shelf.differences(events).items():
            kinds = ", ".join(f"{count:,} {status.value}" for status, count in counts.items())
            message = f"citations of {short(events.name_of_id[document])} are not exact: {kinds}"
            remedy = "While the list is edited, Enter here settles each, as File > New edition does"
            place = file_text(Path(paths[document]))
            found = [Problem(place, 0, "", message, remedy)] if counts else []
            self._problems.exchange(Path(paths[document]), found)

    def attach_remembered(self) -> None:
        """Attach what was attached before, if still there, and what lies in the folders."""
        events = self._controller.events
        # Originals of other lists are remembered, too.
        attached = self._preferences.settings.attached
        remembered = [Path(attached[name]) for name in events.paragraphs if name in attached]
        there = [path for path in remembered if is_file(path)]
        there = [*_found_in(self._folders.bundled, events), *there]
        if self._folders.given is not None:
            there += _found_in(self._folders.given, events)
        self.shelf.reset(there, events)
        self._watch_files()

    def word_on_given(self) -> str:
        """Say what became of what was given for this time; nothing if nothing was."""
        given, events = self._folders.given, self._controller.events
        if given is None:
            return ""
        if _found_in(given, events):
            return self.shelf.summary(events)
        if is_file(given):
            return f"{given} is no original of this list."
        return f"No file in {given} is an original of this list."

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
            self.verify()
            told = refused[0].sentence() if refused else f"{path.name} was verified again"
            self.told.emit(told)
        else:
            self.told.emit(f"{path.name} is gone; its text as last read stays attached")


def _found_in(place: Path, events: EventList) -> list[Path]:
    """Return the files of a folder that are originals of a list, or the file itself if it is."""
    return [item.path for item in attach_from(place, events.paragraphs).values()]
