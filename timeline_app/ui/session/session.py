"""The session: which file is open, which originals are attached, and what is remembered."""

import json
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QWidget

from timeline_app.core.event_list.event_list import EventList, empty_list
from timeline_app.core.open_list import open_list
from timeline_app.core.reading.paragraph_file import paragraph_path
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.problems import Problem, UnreadableFileError, shown
from timeline_app.core.wording.span_words import span_in_words
from timeline_app.program.locations import bundled_list, cache_folder
from timeline_app.state.links import Link, command_text, parse_link
from timeline_app.state.settings import load_settings, save_settings, writing_obstacle
from timeline_app.state.view_state import ViewState, first_state
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.file_watch import FileWatch
from timeline_app.ui.session.opening import Opening, is_large
from timeline_app.ui.session.source_shelf import SourceShelf

_LIST_KINDS = "Event lists (*.json);;All files (*)"
_SOURCE_KINDS = "Texts (*.txt);;All files (*)"


class Session(QObject):
    """Opens lists and attaches originals; everything that goes wrong becomes a problem."""

    problemsChanged = Signal()
    told = Signal(str)

    def __init__(self, path: Path | None, settings_path: Path, originals: Path) -> None:
        """Open a file, else the last one, else the bundled one."""
        super().__init__()
        self._settings_path = settings_path
        self._originals = originals
        self.settings, complaint = load_settings(settings_path)
        self._saved = self.settings
        link = parse_link(str(path or self._last_file() or bundled_list()))
        is_later = is_large(link.path)
        events, problems = (empty_list(link.path), []) if is_later else read_or_empty(link.path)
        self.problems: tuple[Problem, ...] = tuple(problems)
        if complaint:
            self.complain(complaint.removesuffix("."), "Nothing to do")
        obstacle = writing_obstacle(settings_path)
        if obstacle:
            sentence = f"Settings cannot be saved, {obstacle}"
            self.complain(sentence, "What you change is kept until you close the window")
        obstacle = writing_obstacle(cache_folder() / "columns")
        if obstacle:
            sentence = f"The cache cannot be kept, {obstacle}"
            self.complain(sentence, "Opening only takes longer", cache_folder())
        self.controller = Controller(events, self)
        self._last_word = self._show_link(events, link)
        self.shelf = SourceShelf(self)
        self.watch = FileWatch(self)
        self.watch.changed.connect(self._file_changed)
        self._attach_remembered()
        self.opening = Opening(cache_folder() / "columns", self)
        if is_later:
            self._open_beside(link)

    def open(self, path: Path) -> None:
        """Open a list or a link to one; if it cannot be read, keep the one that is open."""
        link = parse_link(str(path))
        self.opening.cancel()
        if is_large(link.path):
            self._open_beside(link)
            return
        try:
            reading = open_list(link.path)
        except UnreadableFileError as error:
            self._refuse(error.problem)
        else:
            self._show_reading(reading, link)

    def _open_beside(self, link: Link) -> None:
        """Open a large list without keeping the window waiting."""
        take = partial(self._show_reading, link=link)
        self.opening.start(link.path, take, self._refuse)

    def _refuse(self, problem: Problem) -> None:
        self._add_problems([problem])
        self.told.emit(f"{Path(problem.file).name} was not opened: {problem.message}")

    def _show_reading(self, reading: Reading, link: Link) -> None:
        self._remember_view()
        self._take_reading(reading)
        complaint = self._show_link(reading.events, link)
        self._attach_remembered()
        self.problemsChanged.emit()
        if complaint:
            self.told.emit(complaint)

    def reload(self) -> None:
        """Read the open list again, keeping view and selection; keep it all if that fails."""
        path = self.controller.events.path
        if is_large(path):
            self.opening.start(path, self._take_reload, self._keep_last_good)
            return
        try:
            reading = open_list(path)
            whole = _is_whole_json(path)
        except UnreadableFileError as error:
            self._keep_last_good(error.problem)
            return
        if not whole:
            self._keep_last_good(reading.problems[0])
            return
        self._take_reload(reading)

    def _take_reload(self, reading: Reading) -> None:
        path = reading.events.path
        self._take_reading(reading)
        self.controller.reload(reading.events)
        self._attach_remembered()
        self.problemsChanged.emit()
        self.told.emit(f"{path.name} was changed on disk and read again")

    def attach(self, paths: Iterable[Path]) -> None:
        """Attach originals; remember them, and say which files were refused."""
        refused = self.shelf.attach(paths, self.controller.events)
        self.remember(attached={**self.settings.attached, **self.shelf.paths()})
        self._add_problems(refused)
        self._watch_files()
        told = refused[0].sentence() if refused else self.shelf.summary(self.controller.events)
        self.told.emit(told)

    def take_urls(self, names: Sequence[str]) -> None:
        """Open the first list among dropped files and attach the others."""
        paths = [Path(name) for name in names if name]
        lists = [path for path in paths if path.suffix.lower() == ".json"]
        texts = [path for path in paths if path.suffix.lower() != ".json"]
        if lists:
            self.open(lists[0])
        if texts:
            self.attach(texts)

    def ask_for_list(self, window: QWidget) -> None:
        """Let the user choose a list to open."""
        folder = str(self.controller.events.path.parent)
        name, _ = QFileDialog.getOpenFileName(window, "Open event list", folder, _LIST_KINDS)
        if name:
            self.open(Path(name))

    def ask_for_sources(self, window: QWidget) -> None:
        """Let the user choose originals to attach."""
        names, _ = QFileDialog.getOpenFileNames(window, "Attach sources", "", _SOURCE_KINDS)
        if names:
            self.attach(Path(name) for name in names)

    def link_command(self) -> str:
        """Return the command that opens the present view again."""
        return command_text(self.controller.events.path.resolve(), self.controller.state)

    def span_in_words(self) -> str:
        """Return which days or years are visible."""
        span = self.controller.state.span
        return span_in_words(span.start_s, span.end_s)

    def summary(self) -> str:
        """Return how much the list holds."""
        events = self.controller.events
        rows, documents = len(events.table), len(events.head.documents)
        events_noun = "event" if rows == 1 else "events"
        noun = "document" if documents == 1 else "documents"
        return f"{rows:,} {events_noun} · {documents} {noun} · {events.path.name}"

    def complain(self, message: str, remedy: str, place: Path | None = None) -> None:
        """List something that the program could not do among the problems."""
        self._add_problems([Problem(str(place or self._settings_path), 0, "", message, remedy)])

    def remember(self, **changes: Any) -> None:
        """Change what is remembered and save it."""
        self.settings = self.settings.with_(**changes)
        if self.settings == self._saved:
            return
        complaint = save_settings(self._settings_path, self.settings)
        if complaint:
            self.told.emit(complaint)
        else:
            self._saved = self.settings

    def restore(self, window: QMainWindow, *splitters: QSplitter) -> None:
        """Give the window the size and panes it was left with."""
        if self.settings.geometry and not window.isVisible():
            window.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode()))
        states = (self.settings.panes, self.settings.text_panes)
        for splitter, state in zip(splitters, states, strict=False):
            if state:
                splitter.restoreState(QByteArray.fromBase64(state.encode()))
        if self._last_word:
            self.told.emit(self._last_word)

    def save(self, window: QMainWindow, *splitters: QSplitter) -> None:
        """Remember size, panes, file and view."""
        self.watch.stop()
        self.opening.close()
        states = [_base64(splitter.saveState()) for splitter in splitters]
        panes = dict(zip(("panes", "text_panes"), states, strict=False))
        self._remember_view()
        self.remember(geometry=_base64(window.saveGeometry()), **panes)

    def _remember_view(self) -> None:
        events = self.controller.events
        if len(events.table):
            path = str(events.path.resolve())
            is_own = events.path.resolve() == bundled_list().resolve()
            view = self.settings.with_view(path, self.controller.state)
            self.settings = view.with_(last="" if is_own else path)

    def _last_file(self) -> Path | None:
        last = Path(self.settings.last)
        return last if self.settings.last and last.is_file() else None

    def _state_for(self, events: EventList, link: Link) -> ViewState:
        """Return the view a file was left with, or its first one, with what a link asks for."""
        remembered = self.settings.views.get(str(events.path.resolve()))
        asked = link.span is not None or link.filter is not None
        return link.applied_to(first_state(events) if asked or not remembered else remembered)

    def _show_link(self, events: EventList, link: Link) -> str:
        """Show a list as a link to it asks; return what could not be followed."""
        self.controller.open(events, self._state_for(events, link))
        if not link.event:
            return link.complaint
        row = self.controller.selected_row
        if row is None:
            self.controller.select("")
            return f"{events.path.name} has no event {shown(link.event)}."
        if link.span is None:
            self.controller.navigation.reveal_row(row)
        return link.complaint

    def why_empty(self) -> str:
        """Say why the open list has no events: it is still read, cannot be read, or has none."""
        path = self.controller.events.path
        if self.opening.is_running:
            return f"Reading {path.name}…"
        for problem in self.problems:
            if Path(problem.file) == path:
                return problem.sentence()
        return "This list has no events."

    def _take_reading(self, reading: Reading) -> None:
        self.problems = reading.problems
        path = str(reading.events.path.resolve())
        self.remember(recent=self.settings.with_recent(path).recent)

    def _keep_last_good(self, problem: Problem) -> None:
        name = self.controller.events.path.name
        remedy = "The last good state stays open until the file is whole again"
        self._add_problems([Problem(problem.file, problem.line, "", problem.message, remedy)])
        self.told.emit(f"{name} on disk is broken ({problem.message}); the last good state stays")

    def _file_changed(self, path: Path) -> None:
        events = self.controller.events
        if path in self._list_files():
            self.reload()
        elif path.is_file():
            refused = self.shelf.read_again(path, events)
            self._add_problems(refused)
            told = refused[0].sentence() if refused else f"{path.name} was verified again"
            self.told.emit(told)
        else:
            self.told.emit(f"{path.name} is gone; its text as last read stays attached")

    def _list_files(self) -> list[Path]:
        """Return the open list with its paragraph files."""
        events = self.controller.events
        folder = events.path.parent
        places = (paragraph_path(folder, d.paragraphs) for d in events.head.documents)
        return [events.path, *(place for place in places if place is not None)]

    def _watch_files(self) -> None:
        self.watch.watch([*self._list_files(), *map(Path, self.shelf.paths().values())])

    def _attach_remembered(self) -> None:
        """Attach what comes with the program and what was attached before, if still there."""
        remembered = [Path(name) for name in self.settings.attached.values()]
        bundled = sorted(self._originals.glob("*.txt")) if self._originals.is_dir() else []
        there = [path for path in (*bundled, *remembered) if path.is_file()]
        self.shelf.reset(there, self.controller.events)
        self._watch_files()

    def _add_problems(self, problems: Iterable[Problem]) -> None:
        added = tuple(problem for problem in problems if problem not in self.problems)
        if added:
            self.problems = (*self.problems, *added)
            self.problemsChanged.emit()


def read_or_empty(path: Path) -> tuple[EventList, Sequence[Problem]]:
    """Read a list; if that is impossible, return an empty one with the problem that says why."""
    try:
        reading = open_list(path)
    except UnreadableFileError as error:
        return empty_list(path), [error.problem]
    return reading.events, reading.problems


def _is_whole_json(path: Path) -> bool:
    """Tell whether a file is JSON to its end, and not cut off in the middle of a save."""
    try:
        json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return True


def _base64(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()
