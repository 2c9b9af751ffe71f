"""The session: which file is open, which originals are attached, and what is remembered."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from timeline_app.core.event_list.event_list import EventList, empty_list
from timeline_app.core.open_list import open_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.problems import Problem, UnreadableFileError, shown
from timeline_app.program.locations import bundled_list, cache_folder, column_folder
from timeline_app.state.links import Link, parse_link
from timeline_app.state.settings import Settings, writing_obstacle
from timeline_app.ui.reading.opening import Opening, is_large, read_again, read_or_empty
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.editing import Editing
from timeline_app.ui.session.preferences import Preferences
from timeline_app.ui.session.problem_list import ProblemList
from timeline_app.ui.session.sources import SourceFolders, Sources
from timeline_app.ui.session.views import Views

# What is dropped is a list, or can be made one; any other file is taken for an original.
_DROPPED_LISTS = {".json", ".csv", ".tsv", ".xlsx", ".ods", ".ics", ".timeline"}

_EMPTY = "This list has no events."


class Session(QObject):
    """Opens lists and attaches originals; everything that goes wrong becomes a problem.

    `importAsked` tells of a file to be opened that is another program's, but can be brought in.

    `linked_row` is the event that a link led to, until a window has shown it.
    """

    problemsChanged = Signal()
    importAsked = Signal(Path)
    told = Signal(str)

    def __init__(
        self, path: Path | None, settings_path: Path, originals: Path, given: Path | None = None
    ) -> None:
        """Open a file, else the last one, else the bundled one.

        Originals come with the program or lie in a folder that is given for this time.
        """
        super().__init__()
        self._preferences = Preferences(settings_path, self)
        link = parse_link(str(path or self._preferences.last_file() or bundled_list()))
        is_later = is_large(link.path)
        events, problems = (empty_list(link.path), []) if is_later else read_or_empty(link.path)
        self._problems = ProblemList(self)
        self._problems.replace(problems)
        self._has_read = not is_later
        self._complain_of_folders()
        self.controller = Controller(events, self)
        self.controller.told.connect(self.told)
        self.views = Views(self.controller, self._preferences, self)
        self.views.told.connect(self.told)
        self.linked_row: int | None = None
        self._last_word = self._show_link(events, link)
        folders = SourceFolders(originals, given)
        self.sources = Sources(self.controller, self._preferences, self._problems, folders, self)
        self.shelf = self.sources.shelf
        self.sources.attach_remembered()
        self.opening = Opening(column_folder(), self)
        self.editing = _editing(self.controller, self._problems, self.sources, self._preferences)
        self.editing.told.connect(self.told)
        self._problems.changed.connect(self.problemsChanged)
        self._preferences.told.connect(self.told)
        self.sources.told.connect(self.told)
        self.sources.listFileChanged.connect(self.reload)
        if is_later:
            self._open_beside(link)

    @property
    def settings(self) -> Settings:
        """What is remembered."""
        return self._preferences.settings

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the open files, and what the program could not do."""
        return self._problems.problems

    def open(self, path: Path) -> None:
        """Open a list or a link to one; if it cannot be read, keep the one that is open."""
        link = parse_link(str(path))
        if not self.editing.turn_off():
            return
        self.opening.give_up()
        if is_large(link.path):
            self._open_beside(link)
            return
        try:
            reading = open_list(link.path)
        except UnreadableFileError as error:
            self._refuse(error.problem)
        else:
            self._show_reading(reading, link)

    def reload(self) -> None:
        """Read the open list again, keeping view and selection; keep it all if that fails."""
        path = self.controller.events.path
        if self.editing.is_on:
            self.editing.look_at_disk()
            return
        if is_large(path):
            self.opening.start(path, self._take_reload, self._keep_last_good, is_again=True)
            return
        found = read_again(path)
        if isinstance(found, Problem):
            self._keep_last_good(found)
        else:
            self._take_reload(found)

    def attach(self, paths: Iterable[Path]) -> None:
        """Attach originals; remember them, and say which files were refused."""
        self.sources.attach(paths)

    def take_urls(self, names: Sequence[str]) -> None:
        """Open the first list among dropped files and attach the others."""
        paths = [Path(name) for name in names if name]
        lists = [path for path in paths if path.suffix.lower() in _DROPPED_LISTS]
        texts = [path for path in paths if path.suffix.lower() not in _DROPPED_LISTS]
        if lists:
            self.open(lists[0])
        if texts:
            self.attach(texts)

    def why_empty(self) -> str:
        """Say why no event is there: the list is being read, cannot be, was not, or has none."""
        path = self.controller.events.path
        if self.opening.is_running:
            return f"Reading {path.name}…"
        problem = self._problems.first_of(path)
        if problem is not None:
            return problem.sentence()
        if self._has_read:
            return _EMPTY
        return f"{path.name} was not read to its end. Reload to read it again."

    def complain(self, message: str, remedy: str, place: Path | None = None) -> None:
        """List something that the program could not do among the problems."""
        self._problems.complain(message, remedy, place or self._preferences.path)

    def remember(self, *, at_once: bool = True, **changes: Any) -> None:
        """Change what is remembered, and save it now or with what comes next."""
        self._preferences.remember(at_once=at_once, **changes)

    def restore(self, window: QMainWindow) -> None:
        """Give the window the size it was left with."""
        self._preferences.restore(window)
        word = self._last_word or (self.sources.word_on_given() if self._has_read else "")
        if word:
            self.told.emit(word)

    def save(self, window: QMainWindow, panes: Mapping[str, int]) -> None:
        """End what goes on beside the window; remember size, panes, file and view."""
        self.sources.watch.stop()
        self.opening.close()
        self.editing.turn_off()
        self._preferences.note_view(self.controller.events, self.controller.state)
        self._preferences.save(window, panes)

    def _complain_of_folders(self) -> None:
        """List what cannot be kept from this start to the next."""
        self._problems.add(self._preferences.problems())
        obstacle = writing_obstacle(column_folder())
        if obstacle:
            sentence = f"The cache cannot be kept, {obstacle}"
            self.complain(sentence, "Opening only takes longer", cache_folder())

    def _open_beside(self, link: Link) -> None:
        """Open a large list without keeping the window waiting."""
        take = partial(self._show_reading, link=link)
        self.opening.start(link.path, take, self._refuse)

    def _refuse(self, problem: Problem) -> None:
        # Few files are refused, and a start needs none of this.
        from timeline_app.core.reading.recognition import can_be_imported

        if can_be_imported(Path(problem.file)):
            self.importAsked.emit(Path(problem.file))
            return
        self._problems.add([problem])
        self.told.emit(f"{Path(problem.file).name} was not opened: {problem.message}")

    def _show_reading(self, reading: Reading, link: Link) -> None:
        # Somebody may have begun to edit while it was read.
        if not self.editing.turn_off():
            return
        self._preferences.note_view(self.controller.events, self.controller.state)
        self._take_reading(reading)
        complaint = self._show_link(reading.events, link)
        self.sources.attach_remembered()
        if complaint:
            self.told.emit(complaint)

    def _show_link(self, events: EventList, link: Link) -> str:
        """Show a list as a link to it asks; return what could not be followed."""
        self.controller.open(events, self._preferences.state_for(events, link))
        own = self._preferences.own_views(events)
        complaint = link.complaint or link.complaint_about(events, own)
        if not link.event:
            return complaint
        row = self.controller.selected_row
        if row is None:
            self.controller.select("")
            return f"{events.path.name} has no event {shown(link.event)}."
        self.linked_row = row
        if link.span is None and not link.is_story:
            self.controller.navigation.show_row(row)
        return complaint

    def _take_reload(self, reading: Reading) -> None:
        self._take_reading(reading)
        self.controller.reload(reading.events)
        self.sources.attach_remembered()
        self.told.emit(f"{reading.events.path.name} was changed on disk and read again")

    def _take_reading(self, reading: Reading) -> None:
        self._has_read = True
        self._problems.replace(reading.problems)
        self._preferences.remember_opened(reading.events.path)

    def _keep_last_good(self, problem: Problem) -> None:
        if not self._has_read:
            self._refuse(problem)
            return
        name = self.controller.events.path.name
        remedy = "The last good state stays open until the file is whole again"
        self._problems.add([Problem(problem.file, problem.line, "", problem.message, remedy)])
        self.told.emit(f"{name} on disk is broken ({problem.message}); the last good state stays")


def _editing(
    controller: Controller, problems: ProblemList, sources: Sources, preferences: Preferences
) -> Editing:
    """Return the editing of the open list, of which its files and settings hear."""
    editing = Editing(controller, problems, sources)
    editing.paragraphsChanged.connect(sources.attach_remembered)
    editing.paragraphsChanged.connect(sources.verify)
    editing.moved.connect(preferences.remember_opened)
    editing.moved.connect(sources.attach_remembered)
    return editing


def is_empty(session: Session) -> bool:
    """Tell whether the list was read, is sound, and has no events."""
    return not len(session.controller.events.table) and session.why_empty() == _EMPTY
