"""The controller: the one place that holds what is shown and tells the widgets when it changes."""

from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event, FilterRecord
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import Grouping, TrackSet
from timeline_app.state.list_model import ListModel, SortedTracks
from timeline_app.state.view_state import ViewState, first_state, longest_span_s
from timeline_app.ui.session.filtering import Filtering
from timeline_app.ui.session.motion import Motion
from timeline_app.ui.session.navigation import Navigation
from timeline_app.ui.session.visits import Visits

# As many as a canvas full of small tracks draws; a title is decoded from the list's bytes.
_TITLES_KEPT = 20_000


class Controller(QObject):
    """Owns list and state. Widgets read it, call it and its parts, and listen to its signals.

    `history` goes back and forward, `navigation` to events, `motion` to a span the way people
    should see it, and `filtering` changes the filter by a part of it.
    """

    listChanged = Signal()
    filterChanged = Signal()
    spanChanged = Signal()
    layoutChanged = Signal()
    selectionChanged = Signal()
    historyChanged = Signal()

    def __init__(self, events: EventList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dims_others = False
        self._set_list(events, first_state(events))
        self.history = Visits(lambda: self.state, self._apply, self)
        self.history.changed.connect(self.historyChanged)
        self.motion = Motion(self, self)
        self.listChanged.connect(self.motion.stop)
        self.navigation = Navigation(self, self.motion)
        self.filtering = Filtering(self)

    def _set_list(self, events: EventList, state: ViewState) -> None:
        self.events = events
        self.state = state
        self.first_span = first_state(events).span
        self.model = ListModel(events, state.filter)
        self._found: tuple[str, int | None] = ("", None)
        self._sorted = SortedTracks(events)
        self._tracks: TrackSet | None = None
        self.title_of = lru_cache(_TITLES_KEPT)(lambda row: events.table.event(row).title)

    @property
    def tracks(self) -> TrackSet:
        """The rows that are drawn, sorted into tracks."""
        if self._tracks is None:
            grouping = self.state.grouping
            self._tracks = (
                self._sorted.whole(grouping)
                if self.dims_others
                else self._sorted.narrowed(grouping, self.model.mask)
            )
        return self._tracks

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

    def open(self, events: EventList, state: ViewState | None = None) -> None:
        """Show another list, from its first view or a given state."""
        self._set_list(events, state or first_state(events))
        self.history.forget()
        self._tell_all()

    def reload(self, events: EventList) -> None:
        """Show a changed list in place of the old one, keeping view, selection and history."""
        self.history.pause()
        self._set_list(events, self.state)
        self._tell_all()

    def set_span(self, span: TimeSpan) -> None:
        """Show another span; it becomes a step of the history when it has settled."""
        span = span.clamped(longest_span_s(self.events))
        if span != self.state.span:
            self.state = self.state.with_(span=span)
            self.history.expect()
            self.spanChanged.emit()

    def set_filter(self, record: FilterRecord) -> None:
        """Show only what passes a filter."""
        if record != self.state.filter:
            self._visit(self.state.with_(filter=record))

    def set_grouping(self, grouping: Grouping) -> None:
        """Sort the events into other tracks."""
        if grouping is not self.state.grouping:
            self._visit(self.state.with_(grouping=grouping, collapsed=frozenset()))

    def set_collapsed(self, tracks: frozenset[str]) -> None:
        """Collapse just these tracks."""
        if tracks != self.state.collapsed:
            self.state = self.state.with_(collapsed=tracks)
            self.history.amend()
            self.layoutChanged.emit()

    def set_dims_others(self, is_on: bool) -> None:
        """Dim on the canvas what the filter leaves out, or hide it."""
        if is_on != self.dims_others:
            self.dims_others = is_on
            self._tracks = None
            self.layoutChanged.emit()

    def select(self, event_id: str) -> None:
        """Select an event, or none with an empty id."""
        if event_id != self.state.selection:
            self.state = self.state.with_(selection=event_id)
            self.history.amend()
            self.selectionChanged.emit()

    def select_row(self, row: int | None) -> None:
        """Select the event of a row, or none."""
        self.select("" if row is None else self.events.table.event(row).id)

    def show_state(self, state: ViewState) -> None:
        """Go to a view as a step of the history, keeping selection and grouping."""
        self._visit(state.with_(selection=self.state.selection, grouping=self.state.grouping))

    def _visit(self, state: ViewState) -> None:
        self.history.remember()
        self._apply(state)
        self.history.remember()

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
            self.listChanged,
            self.filterChanged,
            self.spanChanged,
            self.layoutChanged,
            self.selectionChanged,
            self.historyChanged,
        ):
            signal.emit()
