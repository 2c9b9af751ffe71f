"""Views with names: those of the list, and those that somebody has saved for it."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.filters import narrows
from timeline_app.core.finding.folding import fold
from timeline_app.state.view_state import ViewState, state_of_view

MOST_LISTED_VIEWS = 200
"""Far above what lists name; a menu of thousands takes seconds to open."""
STORY_NAME = "Whole story"
EVEN_NAME = "Even time"
_PARTS_NAME = "Parts of the story"
_ALL_NAME, _SOME_NAME = "All events", "Filtered events"


class NamedView(NamedTuple):
    """A view and its name; one's `own` view also says what tracks stand for."""

    label: str
    state: ViewState
    is_own: bool


def named_views(events: EventList, own: Mapping[str, ViewState]) -> list[NamedView]:
    """Return the views of a list, and behind them one's own."""
    of_list = (
        NamedView(view.label, state_of_view(view), False)
        for view in events.head.views[:MOST_LISTED_VIEWS]
    )
    of_ones_own = (NamedView(label, state, True) for label, state in own.items())
    return [*of_list, *islice(of_ones_own, MOST_LISTED_VIEWS)]


def view_called(name: str, events: EventList, own: Mapping[str, ViewState]) -> ViewState | None:
    """Return the view of a name, or of a list's id; of a list's before one's own."""
    sought = fold(name)
    for view in events.head.views:
        if view.id == name or fold(view.label) == sought:
            return state_of_view(view)
    return next((state for label, state in own.items() if fold(label) == sought), None)


def kept(state: ViewState) -> ViewState:
    """Return what a view of one's own keeps: filter, time and grouping, not what is selected."""
    return ViewState(
        state.span, state.filter, state.grouping, story=state.story, pieces=state.pieces
    )


def shows(view: NamedView, current: ViewState) -> bool:
    """Tell whether a view is the one that is shown."""
    state = view.state
    if view.is_own and state.grouping is not current.grouping:
        return False
    # The story has no span: that of its state is what even time would show.
    is_same_time = (state.story and current.story) or state.span == current.span
    return is_same_time and _but_span(state) == _but_span(current)


def shows_story(current: ViewState) -> bool:
    """Tell whether all of the story is shown, or would be without a filter."""
    return current.story and not current.pieces


def name_of(current: ViewState, views: Sequence[NamedView], *, is_list: bool = False) -> str:
    """Return what to call the view that is shown, on the timeline or as a list.

    A filter that has no name is told with what has one: nobody takes some events for all.
    """
    named = next((view.label for view in views if shows(view, current)), "")
    if named:
        return named
    is_some = narrows(current.filter)
    if is_list and not current.story:
        # A list has no time that it shows.
        return _SOME_NAME if is_some else _ALL_NAME
    name = _name_of_time(current, views)
    return f"{name}, filtered" if is_some else name


def _name_of_time(current: ViewState, views: Sequence[NamedView]) -> str:
    if not current.story:
        return EVEN_NAME
    if not current.pieces:
        return STORY_NAME
    parts = (view.label for view in views if view.state.pieces == current.pieces)
    return next(parts, _PARTS_NAME)


def _but_span(state: ViewState) -> tuple[object, ...]:
    return state.filter, state.story, state.pieces
