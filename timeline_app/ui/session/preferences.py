"""Preferences: what is remembered from one start to the next."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.problems import Problem
from timeline_app.program.locations import bundled_list
from timeline_app.program.paths import is_file, resolved
from timeline_app.state.links import Link
from timeline_app.state.named_views import view_called
from timeline_app.state.settings import load_settings, save_settings, writing_obstacle
from timeline_app.state.view_state import ViewState, first_state, known_to, longest_span_s


class Preferences(QObject):
    """Holds the settings, and saves each change; `told` says what went wrong."""

    told = Signal(str)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.path = path
        self.settings, self._unsound = load_settings(path)
        self._saved = self.settings
        self._geometry = ""

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the file of the settings."""
        yield from self._unsound
        obstacle = writing_obstacle(self.path)
        if obstacle:
            message = f"Settings cannot be saved, {obstacle}"
            remedy = "What you change is kept until you close the window"
            yield Problem(str(self.path), 0, "", message, remedy)

    def remember(self, *, at_once: bool = True, **changes: Any) -> None:
        """Change what is remembered and save it, or leave that to what comes next.

        In the midst of a gesture nothing is saved: to write a file safely takes longer than a frame
        may, on a slow disk ten times as long. The window's end saves it at the latest.
        """
        self.settings = self.settings.with_(**changes)
        if not at_once or self.settings == self._saved:
            return
        complaint = save_settings(self.path, self.settings, self._saved)
        if complaint:
            self.told.emit(complaint)
        else:
            self._saved = self.settings

    def remember_opened(self, path: Path) -> None:
        """Remember that a list was opened."""
        self.remember(recent=self.settings.with_recent(str(resolved(path))).recent)

    def note_view(self, events: EventList, state: ViewState) -> None:
        """Note how a list is left; what comes next saves it."""
        if len(events.table):
            path = resolved(events.path)
            is_own = path == resolved(bundled_list())
            self.settings = self.settings.with_(last="" if is_own else str(path))
            # A view that nobody changed is no news, and may have been changed in another window.
            if state != self._view_of(events):
                self.settings = self.settings.with_view(str(path), state)

    def last_file(self) -> Path | None:
        """Return the list that was open last, if it is still there."""
        return Path(self.settings.last) if is_file(self.settings.last) else None

    def state_for(self, events: EventList, link: Link) -> ViewState:
        """Return the view a list was left with, or its first one, with what a link asks for."""
        first = first_state(events) if link.names_a_view else self._view_of(events)
        if link.view:
            first = view_called(link.view, events, self.own_views(events)) or first
        state = link.applied_to(first)
        if link.span is not None or link.view:
            state = state.with_(span=state.span.clamped(longest_span_s(events)))
        return known_to(events, state)

    def own_views(self, events: EventList) -> dict[str, ViewState]:
        """Return the views that somebody has saved for a list, by their names."""
        return dict(self.settings.own_views.get(str(resolved(events.path)), {}))

    def _view_of(self, events: EventList) -> ViewState:
        """Return the view that a list opens with by itself."""
        remembered = self.settings.views.get(str(resolved(events.path)))
        return known_to(events, remembered) if remembered else first_state(events)

    def restore(self, window: QMainWindow) -> None:
        """Give the window the size it was left with."""
        if self.settings.geometry and not window.isVisible():
            window.restoreGeometry(_from_base64(self.settings.geometry))
        # Once everything has its place, so that closing tells what was moved from what was not.
        note = partial(self._note_geometry, window)
        QTimer.singleShot(0, window, note)
        # The desktop may fit the window to the screen only then.
        QTimer.singleShot(0, window, partial(QTimer.singleShot, 0, window, note))

    def save(self, window: QMainWindow, panes: Mapping[str, int]) -> None:
        """Remember the window's size if it was changed, widths of panes, and what was noted."""
        geometry = _base64(window.saveGeometry())
        moved: dict[str, Any] = {"geometry": geometry} if geometry != self._geometry else {}
        self.remember(**moved, pane_widths=dict(panes))

    def _note_geometry(self, window: QMainWindow) -> None:
        self._geometry = _base64(window.saveGeometry())


def _base64(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()


def _from_base64(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
