"""The views with names: to go to one, to save what is shown as one, to rename and delete it."""

from PySide6.QtCore import QObject, Signal

from timeline_app.core.wording.plain_text import upper_first
from timeline_app.program.paths import resolved
from timeline_app.state.filter_words import asked_in_words
from timeline_app.state.named_views import (
    NamedView,
    kept,
    name_of,
    named_views,
    shows,
    shows_story,
)
from timeline_app.state.settings import MOST_OWN_VIEWS
from timeline_app.state.sound_values import LONGEST_NAME
from timeline_app.state.view_state import ViewState, known_to, longest_span_s, state_of_view
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.preferences import Preferences


class Views(QObject):
    """The views of the open list and one's own, which the settings keep by the list's file.

    `are_in_list` tells whether they are shown as a list.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, controller: Controller, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._preferences = preferences
        self.are_in_list = False
        # Asked for with every step of a pan.
        self._all: list[NamedView] | None = None
        controller.listChanged.connect(self._forget)

    @property
    def own(self) -> dict[str, ViewState]:
        """One's own views of the open list, by their names."""
        return self._preferences.own_views(self._controller.events)

    def all(self) -> list[NamedView]:
        """Return the views of the list, and behind them one's own."""
        if self._all is None:
            self._all = named_views(self._controller.events, self.own)
        return self._all

    def current_name(self) -> str:
        """Return what the view that is shown is called."""
        return name_of(self._controller.state, self.all(), is_list=self.are_in_list)

    def proposed_name(self) -> str:
        """Return what to call the view that is shown, if it is to be saved."""
        current = self.current_name()
        if current in self.own:
            return current
        asked = asked_in_words(self._controller.state.filter, self._controller.events)
        return _label(upper_first(asked))

    def show_in_list(self, is_list: bool) -> None:
        """Take note of where a view is shown: as a list, or on the timeline."""
        if is_list != self.are_in_list:
            self.are_in_list = is_list
            self.changed.emit()

    def is_current(self, view: NamedView) -> bool:
        """Tell whether a view is the one that is shown."""
        return shows(view, self._controller.state)

    def is_story(self) -> bool:
        """Tell whether the whole story is shown, with a filter or without."""
        return shows_story(self._controller.state)

    def go_to(self, view: NamedView) -> None:
        """Show a view, as a step of the history."""
        if not view.is_own:
            self._controller.show_state(view.state)
            return
        events, selection = self._controller.events, self._controller.state.selection
        state = known_to(events, view.state.with_(selection=selection))
        self._controller.visit(state.with_(span=state.span.clamped(longest_span_s(events))))

    def go_to_id(self, view_id: str) -> None:
        """Show a view of the list by its id, if there is one."""
        views = (view for view in self._controller.events.head.views if view.id == view_id)
        for view in views:
            self._controller.show_state(state_of_view(view))
            return

    def save(self, name: str) -> None:
        """Keep what is shown under a name; what had that name before is replaced."""
        own, label = self.own, _label(name)
        if not label:
            return
        if label not in own and len(own) >= MOST_OWN_VIEWS:
            self.told.emit(f"There are {MOST_OWN_VIEWS} views of your own: delete one first.")
            return
        was_there = label in own
        self._remember({**own, label: kept(self._controller.state)})
        self.told.emit(f"“{label}” was {'replaced' if was_there else 'saved'}")

    def rename(self, name: str, new_name: str) -> None:
        """Give one's own view another name; it keeps its place."""
        own, label = self.own, _label(new_name)
        if not label or label == name or name not in own:
            return
        if label in own:
            self.told.emit(f"“{label}” is the name of another view: choose one that is free.")
            return
        self._remember({label if old == name else old: state for old, state in own.items()})

    def delete(self, name: str) -> None:
        """Forget one's own view."""
        own = self.own
        if own.pop(name, None) is not None:
            self._remember(own)
            self.told.emit(f"“{name}” was deleted")

    def _remember(self, own: dict[str, ViewState]) -> None:
        path = str(resolved(self._controller.events.path))
        settings = self._preferences.settings.with_own_views(path, own)
        self._preferences.remember(own_views=settings.own_views)
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        self._all = None


def _label(name: str) -> str:
    return name.strip()[:LONGEST_NAME]
