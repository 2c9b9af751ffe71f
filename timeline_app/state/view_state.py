"""The view: span, filter, grouping and selection, frozen and JSON-able."""

from typing import Any

import msgspec

from timeline_app.core.dates.edtf import EdtfDate, edtf_day, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.facet_kinds import FACETS, SUBJECTS
from timeline_app.core.record.model import FilterRecord, View
from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.table import EventTable
from timeline_app.scene.axis.span import MAX_SPAN_S, MIN_SPAN_S, TimeSpan
from timeline_app.scene.tracks.tracks import Grouping

# A mark at the very start is drawn whole.
_ROOM_BEFORE = 0.02
# About the width of a label, for the last event's.
_ROOM_FOR_LABELS = 0.22
# A little more than the whole, so that both of its ends can be seen to be ends.
_LONGEST_SHARE = 1.2
# A day is best seen among some days, a year among some years; after it is its label as well.
_BEFORE_SHARE, _AFTER_SHARE = 0.5, 1.5
# A day: what lasts minutes is best seen among the hours around it.
_LEAST_AROUND_S = 86_400.0
# What is brought into view stands in the first third: there is more to read after it than before.
_REVEALED_SHARE = 0.3


class ViewState(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is being looked at; two equal states show the same.

    A view is a `span` of even time, or the whole `story`, then in `pieces` if some are named. As
    long as nobody chose which tracks are `collapsed`, that follows from how much there is to show.
    In `open_folds` the events without a date are shown one by one.
    """

    span: TimeSpan
    filter: FilterRecord = FilterRecord()
    grouping: Grouping = Grouping.THEME
    collapsed: frozenset[str] | None = None
    selection: str = ""
    story: bool = False
    pieces: tuple[TimeSpan, ...] = ()
    open_folds: frozenset[str] = frozenset()

    def with_span(self, span: TimeSpan) -> "ViewState":
        """Return the state with a span of even time."""
        return self.with_(span=span, story=False, pieces=())

    def with_(self, **changes: Any) -> "ViewState":
        """Return the state with some parts replaced."""
        return msgspec.structs.replace(self, **changes)


def with_facet(record: FilterRecord, facet: str, values: tuple[str, ...] | str) -> FilterRecord:
    """Return a filter with other values in one facet, or another date or text."""
    return msgspec.structs.replace(record, **{facet: values})


def with_dates(record: FilterRecord, first: str, last: str) -> FilterRecord:
    """Return a filter with another date range; an empty date leaves that side open."""
    return msgspec.structs.replace(record, from_=first, to=last)


def with_days(record: FilterRecord, start_s: float, end_s: float) -> FilterRecord:
    """Return a filter for what may fall on the days from one second to another."""
    first, last = (edtf_day(seconds) for seconds in (start_s, max(start_s, end_s - 1)))
    return with_dates(record, first, last)


def without_facet(record: FilterRecord, facet: str) -> FilterRecord:
    """Return a filter that lets every value of a facet through; of people, without its switches."""
    record = with_facet(record, facet, ())
    if facet != "leaders":
        return record
    return msgspec.structs.replace(record, about=(), all_leaders=False, spoken_of=False)


def toggled(record: FilterRecord, facet: str, value: str) -> FilterRecord:
    """Return a filter with a value added to a facet, or taken out."""
    values = getattr(record, facet)
    kept = tuple(v for v in values if v != value)
    return with_facet(record, facet, kept if len(kept) < len(values) else (*values, value))


def what_less_lacks(record: FilterRecord, less: FilterRecord) -> FilterRecord:
    """Return only that part of a filter which another, that has less of it, has not."""
    changed = {
        name: value
        for name in record.__struct_fields__
        if (value := getattr(record, name)) != getattr(less, name)
    }
    return msgspec.structs.replace(FilterRecord(), **changed)


def with_all_leaders(record: FilterRecord, together: bool) -> FilterRecord:
    """Return a filter that wants all of its leaders at once, or any of them."""
    return msgspec.structs.replace(record, all_leaders=together)


def with_spoken_of(record: FilterRecord, is_on: bool) -> FilterRecord:
    """Return a filter that finds its leaders also where they are spoken of, or only there."""
    return msgspec.structs.replace(record, spoken_of=is_on)


def person_toggled(record: FilterRecord, person: str, *, is_subject_only: bool) -> FilterRecord:
    """Return a filter with somebody added to its people, or taken out.

    Who takes part in nothing is found where he is spoken of.
    """
    is_chosen = person in (*record.leaders, *record.about)
    if is_chosen:
        leaders, about = (
            tuple(one for one in people if one != person)
            for people in (record.leaders, record.about)
        )
        return msgspec.structs.replace(record, leaders=leaders, about=about)
    return toggled(record, "about" if is_subject_only else "leaders", person)


def known_filter(events: EventList, record: FilterRecord) -> FilterRecord:
    """Return a filter without the values that a list does not have."""
    columns = {**{facet: facet for facet in FACETS}, "about": SUBJECTS.id}
    known = {}
    for key, column in columns.items():
        there = events.table.facets[column].labels_of(getattr(record, key))
        known[key] = tuple(one for one in getattr(record, key) if one in there)
    return msgspec.structs.replace(record, **known)


def known_to(events: EventList, state: ViewState) -> ViewState:
    """Return a state whose filter and selection a list has."""
    selection = state.selection if events.table.row_with_id(state.selection) is not None else ""
    return state.with_(filter=known_filter(events, state.filter), selection=selection)


def span_of_date(date: EdtfDate, margin: float = 0.02) -> TimeSpan:
    """Return the span that shows a date with a little room around it."""
    return bare_span(date).padded(margin).clamped(longest_s=float("inf"))


def whole_span(events: EventList) -> TimeSpan:
    """Return the span that shows everything in a list."""
    start_s, end_s = events.table.extent_s
    return TimeSpan(float(start_s), float(end_s)).padded(0.03).clamped(longest_s=float("inf"))


def longest_span_s(events: EventList) -> float:
    """Return the longest span of a list that may be shown: 500 years, or all of a longer list."""
    return max(MAX_SPAN_S, whole_span(events).duration_s * _LONGEST_SHARE)


def span_of_rows(table: EventTable, rows: Rows | list[int]) -> TimeSpan:
    """Return the span that some rows fill with their labels."""
    start_s, end_s = table.draw_start_s[rows].min(), table.draw_end_s[rows].max()
    return with_room(float(start_s), float(end_s))


def span_with_row(table: EventTable, row: int, span: TimeSpan) -> TimeSpan:
    """Return a span, moved so that a row is in view if it is not."""
    start_s, end_s = int(table.draw_start_s[row]), int(table.draw_end_s[row])
    if span.overlaps(start_s, end_s):
        return span
    return span.panned(start_s - span.start_s - span.duration_s * _REVEALED_SHARE)


def span_around_row(table: EventTable, row: int) -> TimeSpan:
    """Return the even time in which an event is seen with what happens around it."""
    start_s, end_s = float(table.draw_start_s[row]), float(table.draw_end_s[row])
    least_s = max(end_s - start_s, _LEAST_AROUND_S)
    first_s, last_s = start_s - least_s * _BEFORE_SHARE, start_s + least_s * (1 + _AFTER_SHARE)
    return TimeSpan(first_s, last_s).clamped(longest_s=float("inf"))


def span_of_dates(record: FilterRecord, whole: TimeSpan) -> TimeSpan:
    """Return the days that a filter asks for; where it leaves a side open, to the list's end."""
    start_s = float(parse(record.from_).anchor_start_s) if record.from_ else whole.start_s
    end_s = float(parse(record.to).anchor_end_s) if record.to else whole.end_s
    return TimeSpan(start_s, max(end_s, start_s + MIN_SPAN_S))


def with_room(start_s: float, end_s: float) -> TimeSpan:
    """Return the span that shows an extent with a little room before it, and some for labels."""
    duration_s = max(end_s - start_s, MIN_SPAN_S)
    before_s, after_s = duration_s * _ROOM_BEFORE, duration_s * _ROOM_FOR_LABELS
    return TimeSpan(start_s - before_s, end_s + after_s).clamped(longest_s=float("inf"))


def first_state(events: EventList) -> ViewState:
    """Return the state a list opens with: the whole story."""
    return ViewState(whole_span(events), story=True)


def state_of_view(view: View) -> ViewState:
    """Return the state that a named view stands for."""
    date = parse(view.span)
    span = with_room(float(date.anchor_start_s), float(date.anchor_end_s))
    pieces = tuple(bare_span(parse(text)) for text in view.pieces)
    return ViewState(span, view.filter, story=bool(pieces), pieces=pieces)


def pieces_for(events: EventList, record: FilterRecord) -> tuple[TimeSpan, ...]:
    """Return the pieces that the list's own view of a filter has; of all events, none."""
    if record == FilterRecord():
        return ()
    views = (view for view in events.head.views if view.filter == record and view.pieces)
    return next((state_of_view(view).pieces for view in views), ())


def bare_span(date: EdtfDate) -> TimeSpan:
    """Return the span of a date without any room around it."""
    return TimeSpan(float(date.anchor_start_s), float(date.anchor_end_s))
