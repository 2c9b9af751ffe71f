"""The view: span, filter, grouping and selection, frozen and JSON-able."""

from typing import Any

import msgspec

from timeline_app.core.dates.edtf import EdtfDate, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord, View
from timeline_app.scene.axis.span import MIN_SPAN_S, TimeSpan
from timeline_app.scene.tracks.tracks import Grouping

_ROOM_BEFORE = 0.02
_ROOM_FOR_LABELS = 0.22


class ViewState(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is being looked at; two equal states show the same."""

    span: TimeSpan
    filter: FilterRecord = FilterRecord()
    grouping: Grouping = Grouping.THEME
    collapsed: frozenset[str] = frozenset()
    selection: str = ""

    def with_(self, **changes: Any) -> "ViewState":
        """Return the state with some parts replaced."""
        return msgspec.structs.replace(self, **changes)


def with_facet(record: FilterRecord, facet: str, values: tuple[str, ...] | str) -> FilterRecord:
    """Return a filter with other values in one facet, or another date or text."""
    return msgspec.structs.replace(record, **{facet: values})


def with_dates(record: FilterRecord, first: str, last: str) -> FilterRecord:
    """Return a filter with another date range; an empty date leaves that side open."""
    return msgspec.structs.replace(record, from_=first, to=last)


def with_all_leaders(record: FilterRecord, together: bool) -> FilterRecord:
    """Return a filter that wants all of its leaders at once, or any of them."""
    return msgspec.structs.replace(record, all_leaders=together)


def span_of_date(date: EdtfDate, margin: float = 0.02) -> TimeSpan:
    """Return the span that shows a date with a little room around it."""
    span = TimeSpan(float(date.anchor_start_s), float(date.anchor_end_s))
    return span.padded(margin).clamped(longest_s=float("inf"))


def whole_span(events: EventList) -> TimeSpan:
    """Return the span that shows everything in a list."""
    start_s, end_s = events.table.extent_s
    return TimeSpan(float(start_s), float(end_s)).padded(0.03).clamped(longest_s=float("inf"))


def with_room(start_s: float, end_s: float) -> TimeSpan:
    """Return the span that shows an extent with a little room before it, and some for labels."""
    duration_s = max(end_s - start_s, MIN_SPAN_S)
    before_s, after_s = duration_s * _ROOM_BEFORE, duration_s * _ROOM_FOR_LABELS
    return TimeSpan(start_s - before_s, end_s + after_s).clamped(longest_s=float("inf"))


def first_state(events: EventList) -> ViewState:
    """Return the state a list opens with: its first view, or everything."""
    if events.head.views:
        return state_of_view(events.head.views[0])
    return ViewState(fitted_span(events))


def fitted_span(events: EventList) -> TimeSpan:
    """Return the span that shows everything in a list with its labels."""
    start_s, end_s = events.table.extent_s
    return with_room(float(start_s), float(end_s))


def state_of_view(view: View) -> ViewState:
    """Return the state that a named view stands for."""
    date = parse(view.span)
    return ViewState(with_room(float(date.anchor_start_s), float(date.anchor_end_s)), view.filter)
