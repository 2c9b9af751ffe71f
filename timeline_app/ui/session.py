"""The session: which file is open, which originals are attached, and what is remembered."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QWidget

from timeline_app.core.event_list import EventList, empty_list
from timeline_app.core.problems import Problem, UnreadableFileError
from timeline_app.core.reader import read_list
from timeline_app.core.ruler_words import span_in_words
from timeline_app.state.settings import load_settings, save_settings, saving_complaint
from timeline_app.ui.controller import Controller
from timeline_app.ui.source_shelf import SourceShelf

_LIST_KINDS = "Event lists (*.json);;All files (*)"
_SOURCE_KINDS = "Texts (*.txt);;All files (*)"


class Session(QObject):
    """Opens lists and attaches originals; everything that goes wrong becomes a problem."""

    problemsChanged = Signal()
    told = Signal(str)

    def __init__(self, path: Path, settings_path: Path, originals: Path) -> None:
        super().__init__()
        self._settings_path = settings_path
        self._originals = originals
        self.settings, complaint = load_settings(settings_path)
        events, problems = read_or_empty(path)
        self.problems: tuple[Problem, ...] = tuple(problems)
        if complaint:
            self.complain(complaint.removesuffix("."), "Nothing to do")
        complaint = saving_complaint(settings_path)
        if complaint:
            self.complain(complaint, "What you change is kept until you close the window")
        self.controller = Controller(events, self)
        self.shelf = SourceShelf(self)
        self._attach_remembered()

    def open(self, path: Path) -> None:
        """Open a list; if it cannot be read, keep the one that is open and say why."""
        try:
            reading = read_list(path)
        except UnreadableFileError as error:
            self._add_problems([error.problem])
            self.told.emit(f"{path.name} was not opened: {error.problem.message}")
            return
        self.problems = reading.problems
        self.remember(recent=self.settings.with_recent(str(path.resolve())).recent)
        self.controller.open(reading.events)
        self._attach_remembered()
        self.problemsChanged.emit()

    def attach(self, paths: Iterable[Path]) -> None:
        """Attach originals; remember them, and say which files were refused."""
        refused = self.shelf.attach(paths, self.controller.events)
        self.remember(attached={**self.settings.attached, **self.shelf.paths()})
        self._add_problems(refused)
        attached = len(self.shelf.paths())
        total = len(self.controller.events.paragraphs)
        told = refused[0].sentence() if refused else f"{attached} of {total} originals attached"
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

    def span_in_words(self) -> str:
        """Return which days or years are visible."""
        span = self.controller.state.span
        return span_in_words(span.start_s, span.end_s)

    def summary(self) -> str:
        """Return how much the list holds."""
        events = self.controller.events
        documents = len(events.head.documents)
        noun = "document" if documents == 1 else "documents"
        return f"{len(events.table):,} events · {documents} {noun} · {events.path.name}"

    def complain(self, message: str, remedy: str) -> None:
        """List something that the program could not do among the problems."""
        self._add_problems([Problem(str(self._settings_path), 0, "", message, remedy)])

    def remember(self, **changes: Any) -> None:
        """Change what is remembered and save it."""
        self.settings = self.settings.with_(**changes)
        complaint = save_settings(self._settings_path, self.settings)
        if complaint:
            self.told.emit(complaint)

    def restore(self, window: QMainWindow, splitter: QSplitter) -> None:
        """Give the window the size and panes it was left with."""
        if self.settings.geometry:
            window.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode()))
        if self.settings.panes:
            splitter.restoreState(QByteArray.fromBase64(self.settings.panes.encode()))

    def save(self, window: QMainWindow, splitter: QSplitter) -> None:
        """Remember size and panes."""
        geometry = bytes(window.saveGeometry().toBase64().data()).decode()
        panes = bytes(splitter.saveState().toBase64().data()).decode()
        self.remember(geometry=geometry, panes=panes)

    def _attach_remembered(self) -> None:
        """Attach what comes with the program and what was attached before, if still there."""
        remembered = [Path(name) for name in self.settings.attached.values()]
        bundled = sorted(self._originals.glob("*.txt")) if self._originals.is_dir() else []
        there = [path for path in (*bundled, *remembered) if path.is_file()]
        self.shelf.reset(there, self.controller.events)

    def _add_problems(self, problems: Iterable[Problem]) -> None:
        added = tuple(problem for problem in problems if problem not in self.problems)
        if added:
            self.problems = (*self.problems, *added)
            self.problemsChanged.emit()


def read_or_empty(path: Path) -> tuple[EventList, Sequence[Problem]]:
    """Read a list; if that is impossible, return an empty one with the problem that says why."""
    try:
        reading = read_list(path)
    except UnreadableFileError as error:
        return empty_list(path), [error.problem]
    return reading.events, reading.problems
