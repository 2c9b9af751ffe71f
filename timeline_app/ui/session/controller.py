"""The controller: the one place that holds what is shown and tells the widgets when it changes."""

from collections.abc import Callable
from functools import cached_property, lru_cache

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.core.dates.edtf import edtf_day, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.record.model import Event, FilterRecord
from timeline_app.core.table.arrays import Mask
from timeline_app.scene.axis.span import MAX_SPAN_S, TimeSpan
from timeline_app.scene.tracks.tracks import Grouping, TrackSet, build_tracks, narrowed
from timeline_app.state.history import History
from timeline_app.state.view_state import (
    ViewState,
    first_state,
    whole_span,
    with_dates,
    with_facet,
    with_room,
)

_SETTLE_MS = 500
_TITLES_KEPT = 20_000


class ListModel:
    """An event list with what is worked out from it and a filter, once for all widgets."""

    def __init__(self, events: EventList, record: FilterRecord) -> None:
        self.events = events
        self.record = record

    @cached_property
    def mask(self) -> Mask:
        """Which rows pass the filter."""
        return filter_of(self.record).to_mask(self.events)

    @cached_property
    def rows(self) -> np.ndarray:
        """The rows that pass the filter, in time order."""
        return np.flatnonzero(self.mask)

    def facet_counts(self, facet: str) -> list[int]:
        """Count for each value of a facet the events that have it, beside the other facets.

        Where all the leaders chosen must take part, it counts those who were there with them.
        """
        together = self.record.wants_all_of(facet)
        is_free = together or not getattr(self.record, facet)
        mask = self.mask if is_free else self.mask_without(facet)
        return self.events.table.facets[facet].counts(mask)

    def facet_gains(self, facet: str) -> list[int] | None:
        """Count for each value how many more events ticking it would show beside the ticked ones.

        None where ticking narrows: nothing is ticked yet, or all leaders must take part.
        """
        together = self.record.wants_all_of(facet)
        if together or not getattr(self.record, facet):
            return None
        return self.events.table.facets[facet].counts(self.mask_without(facet) & ~self.mask)

    def mask_without(self, facet: str) -> Mask:
        """Which rows pass all of the filter but one facet."""
        return filter_of(self.record, but_not=facet).to_mask(self.events)


class Controller(QObject):
    """Owns list, state and history. Widgets read it, call it, and listen to its signals.

    `travel` goes to a span the way people should see it; the timeline puts its motion there.
    """

    listChanged = Signal()
    filterChanged = Signal()
    spanChanged = Signal()
    layoutChanged = Signal()
    selectionChanged = Signal()
    historyChanged = Signal()

    def __init__(self, events: EventList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._remember)
        self.dims_others = False
        self.travel: Callable[[TimeSpan], None] = self.set_span
        self._set_list(events, first_state(events))

    def _set_list(self, events: EventList, state: ViewState) -> None:
        self.events = events
        self.state = state
        self.first_span = first_state(events).span
        self._history: History[ViewState] = History((state,))
        self.model = ListModel(events, state.filter)
        self._found: tuple[str, int | None] = ("", None)
        self._tracks: TrackSet | None = None
        self._sorted: dict[Grouping, TrackSet] = {}
        self.title_of = lru_cache(_TITLES_KEPT)(lambda row: events.table.event(row).title)

    @property
    def tracks(self) -> TrackSet:
        """The filtered rows sorted into tracks."""
        if self._tracks is None:
            whole = self._whole_tracks()
            self._tracks = whole if self.dims_others else narrowed(whole, self.model.mask)
        return self._tracks

    def set_dims_others(self, is_on: bool) -> None:
        """Dim on the canvas what the filter leaves out, or hide it."""
        if is_on != self.dims_others:
            self.dims_others = is_on
            self._tracks = None
            self.layoutChanged.emit()

    def _whole_tracks(self) -> TrackSet:
        """Return the tracks of all rows, sorted once for each grouping."""
        grouping = self.state.grouping
        if grouping not in self._sorted:
            everything = np.ones(len(self.events.table), dtype=np.bool_)
            self._sorted[grouping] = build_tracks(self.events.table, everything, grouping)
        return self._sorted[grouping]

    @property
    def selected(self) -> Event | None:
        """The selected event, if there is one."""
        row = self.selected_row
        return None if row is None else self.events.table.event(row)

    @property
    def selected_row(self) -> int | None:
        """The row of the selected event, if there is one."""
        if self._found[0] != self.state.selection:
            row = self.events.table.row_with_id(self.state.selection)
            self._found = (self.state.selection, row)
        return self._found[1]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a view to go back to."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a view to go forward to."""
        return self._history.can_go_forward

    def announced_s(self, row: int) -> float | None:
        """Return when a dated event was announced, if the list says so."""
        event = self.events.table.event(row)
        if event.date is None or not event.announced:
            return None
        return float(parse(event.announced).anchor_start_s)

    def set_date_range(self, start_s: float, end_s: float) -> None:
        """Show only what may fall on the days from one second to another."""
        first, last = (edtf_day(seconds) for seconds in (start_s, max(start_s, end_s - 1)))
        self.set_filter(with_dates(self.state.filter, first, last))

    def open(self, events: EventList, state: ViewState | None = None) -> None:
        """Show another list, from its first view or a given state."""
        self._settle.stop()
        self._set_list(events, state or first_state(events))
        self.listChanged.emit()
        self._tell_all()

    def reload(self, events: EventList) -> None:
        """Show a changed list in place of the old one, keeping view, selection and history."""
        self._settle.stop()
        history = self._history
        self._set_list(events, self.state)
        self._history = history
        self.listChanged.emit()
        self._tell_all()

    def set_span(self, span: TimeSpan) -> None:
        """Show another span; it becomes a step of the history when it has settled."""
        span = self.clamped(span)
        if span != self.state.span:
            self.state = self.state.with_(span=span)
            self._settle.start()
            self.spanChanged.emit()

    def clamped(self, span: TimeSpan) -> TimeSpan:
        """Return the nearest span that may be shown."""
        return span.clamped(self.longest_span_s)

    @property
    def longest_span_s(self) -> float:
        """The longest span that may be shown: 500 years, or all of a longer list."""
        return max(MAX_SPAN_S, whole_span(self.events).duration_s * 1.2)

    def zoom(self, factor: float, anchor_s: float | None = None) -> None:
        """Multiply the span's duration, keeping the anchor (or the middle) in place."""
        span = self.state.span
        anchor = span.middle_s if anchor_s is None else anchor_s
        longest, shortest = self.longest_span_s / span.duration_s, 3_600.0 / span.duration_s
        self.set_span(span.zoomed(min(max(factor, shortest), longest), anchor))

    def set_filter(self, record: FilterRecord) -> None:
        """Show only what passes a filter."""
        if record != self.state.filter:
            self._visit(self.state.with_(filter=record))

    def toggle_facet(self, facet: str, value: str) -> None:
        """Add a value to a facet of the filter, or take it out."""
        values = getattr(self.state.filter, facet)
        kept = tuple(v for v in values if v != value)
        changed = kept if len(kept) < len(values) else (*values, value)
        self.set_filter(with_facet(self.state.filter, facet, changed))

    def clear_filter(self) -> None:
        """Show every event."""
        self.set_filter(FilterRecord())

    def set_grouping(self, grouping: Grouping) -> None:
        """Sort the events into other tracks."""
        if grouping is not self.state.grouping:
            self._visit(self.state.with_(grouping=grouping, collapsed=frozenset()))

    def set_collapsed(self, tracks: frozenset[str]) -> None:
        """Collapse just these tracks."""
        if tracks != self.state.collapsed:
            self.state = self.state.with_(collapsed=tracks)
            self._history = self._history.replaced(self.state)
            self.layoutChanged.emit()

    def select(self, event_id: str) -> None:
        """Select an event, or none with an empty id."""
        if event_id != self.state.selection:
            self.state = self.state.with_(selection=event_id)
            self._history = self._history.replaced(self.state)
            self.selectionChanged.emit()

    def select_row(self, row: int | None) -> None:
        """Select the event of a row, or none."""
        self.select("" if row is None else self.events.table.event(row).id)

    def step_selection(self, step: int) -> None:
        """Select the next (1) or previous (-1) shown event in time and bring it into view."""
        rows = self.model.rows
        if not len(rows):
            return
        row = self.selected_row
        if row is None:
            start_s = self.events.table.draw_start_s[rows]
            place = int(np.searchsorted(start_s, self.state.span.start_s))
        else:
            place = int(np.searchsorted(rows, row, side="left" if step < 0 else "right"))
            place += -1 if step < 0 else 0
        row = int(rows[min(max(place, 0), len(rows) - 1)])
        self.select_row(row)
        self.reveal_row(row)

    def reveal_row(self, row: int) -> None:
        """Move the span so that an event is in view, keeping the zoom."""
        table, span = self.events.table, self.state.span
        start_s, end_s = int(table.draw_start_s[row]), int(table.draw_end_s[row])
        if not span.overlaps(start_s, end_s):
            self.travel(span.panned(start_s - span.start_s - span.duration_s * 0.3))

    def fit_rows(self, rows: np.ndarray | list[int]) -> None:
        """Zoom so that some rows fill the view."""
        if not len(rows):
            return
        table = self.events.table
        start_s, end_s = table.draw_start_s[rows].min(), table.draw_end_s[rows].max()
        self.travel(with_room(float(start_s), float(end_s)))

    def show_state(self, state: ViewState) -> None:
        """Go to a view as a step of the history, keeping selection and grouping."""
        self._visit(state.with_(selection=self.state.selection, grouping=self.state.grouping))

    def go_back(self) -> None:
        """Go to the view before."""
        self._remember()
        self._go(self._history.back())

    def go_forward(self) -> None:
        """Go to the view after."""
        self._remember()
        self._go(self._history.forward())

    def _remember(self) -> None:
        self._settle.stop()
        self._history = self._history.visited(self.state)
        self.historyChanged.emit()

    def _visit(self, state: ViewState) -> None:
        self._remember()
        self._apply(state)
        self._history = self._history.visited(self.state)
        self.historyChanged.emit()

    def _go(self, history: History[ViewState]) -> None:
        self._history = history
        self._apply(history.current)
        self.historyChanged.emit()

    def _apply(self, state: ViewState) -> None:
        before, self.state = self.state, state
        if state.filter != before.filter:
            self.model = ListModel(self.events, state.filter)
        if state.filter != before.filter or state.grouping != before.grouping:
            self._tracks = None
        self._tell_changes(before)

    def _tell_changes(self, before: ViewState) -> None:
        if self.state.filter != before.filter:
            self.filterChanged.emit()
        if self.state.span != before.span:
            self.spanChanged.emit()
        if (self.state.grouping, self.state.collapsed) != (before.grouping, before.collapsed):
            self.layoutChanged.emit()
        if self.state.selection != before.selection:
            self.selectionChanged.emit()

    def _tell_all(self) -> None:
        for signal in (
            self.filterChanged,
            self.spanChanged,
            self.layoutChanged,
            self.selectionChanged,
            self.historyChanged,
        ):
            signal.emit()
