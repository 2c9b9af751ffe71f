"""Preferences: what is remembered from one start to the next."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter

from timeline_app.core.event_list.event_list import EventList
from timeline_app.program.locations import bundled_list
from timeline_app.state.links import Link
from timeline_app.state.settings import load_settings, save_settings, writing_obstacle
from timeline_app.state.view_state import ViewState, first_state


class Preferences(QObject):
    """Holds the settings, and saves each change; `told` says what went wrong."""

    told = Signal(str)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.path = path
        self.settings, self._complaint = load_settings(path)
        self._saved = self.settings

    def complaints(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the file of the settings, each with a remedy."""
        if self._complaint:
            yield self._complaint.removesuffix("."), "Nothing to do"
        obstacle = writing_obstacle(self.path)
        if obstacle:
            remedy = "What you change is kept until you close the window"
            yield f"Settings cannot be saved, {obstacle}", remedy

    def remember(self, **changes: Any) -> None:
        """Change what is remembered and save it."""
        self.settings = self.settings.with_(**changes)
        if self.settings == self._saved:
            return
        complaint = save_settings(self.path, self.settings)
        if complaint:
            self.told.emit(complaint)
        else:
            self._saved = self.settings

    def remember_opened(self, path: Path) -> None:
        """Remember that a list was opened."""
        self.remember(recent=self.settings.with_recent(str(path.resolve())).recent)

    def note_view(self, events: EventList, state: ViewState) -> None:
        """Note how a list is left; what comes next saves it."""
        if len(events.table):
            path = events.path.resolve()
            is_own = path == bundled_list().resolve()
            view = self.settings.with_view(str(path), state)
            self.settings = view.with_(last="" if is_own else str(path))

    def last_file(self) -> Path | None:
        """Return the list that was open last, if it is still there."""
        last = Path(self.settings.last)
        return last if self.settings.last and last.is_file() else None

    def state_for(self, events: EventList, link: Link) -> ViewState:
        """Return the view a list was left with, or its first one, with what a link asks for."""
        remembered = self.settings.views.get(str(events.path.resolve()))
        asked = link.span is not None or link.filter is not None
        return link.applied_to(first_state(events) if asked or not remembered else remembered)

    def restore(self, window: QMainWindow, *splitters: QSplitter) -> None:
        """Give the window the size and panes it was left with."""
        if self.settings.geometry and not window.isVisible():
            window.restoreGeometry(_from_base64(self.settings.geometry))
        states = (self.settings.panes, self.settings.text_panes)
        for splitter, state in zip(splitters, states, strict=False):
            if state:
                splitter.restoreState(_from_base64(state))

    def save(self, window: QMainWindow, *splitters: QSplitter) -> None:
        """Remember size and panes of the window, and what was noted."""
        states = [_base64(splitter.saveState()) for splitter in splitters]
        panes = dict(zip(("panes", "text_panes"), states, strict=False))
        self.remember(geometry=_base64(window.saveGeometry()), **panes)


def _base64(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()


def _from_base64(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
