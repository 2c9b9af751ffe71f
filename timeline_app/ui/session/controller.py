"""The controller: the one place that holds what is shown and tells the widgets when it changes."""

from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event, FilterRecord
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import TrackSet
from timeline_app.state.list_model import ListModel, SortedTracks
from timeline_app.state.view_state import (
    ViewState,
    first_state,
    longest_span_s,
    pieces_for,
    whole_span,
)
from timeline_app.ui.session.filtering import Filtering
from timeline_app.ui.session.folding import Folding
from timeline_app.ui.session.motion import Motion
from timeline_app.ui.session.navigation import Navigation
from timeline_app.ui.session.visits import Visits

# As many as a canvas full of small tracks draws; a title is decoded from the list's bytes.
_TITLES_KEPT = 20_000


class Controller(QObject):
    """Owns list and state. Widgets read it, call it and its parts, and listen to its signals.

    `history` goes back and forward, `navigation` to events, `motion` to a span the way people
    should see it, and `filtering` changes the filter by a part of it, `folding` opens and
    closes tracks. `revealed` names a row
    that is to be seen, and `told` says in a line where a question has led.
    """

    listChanged = Signal()
    filterChanged = Signal()
    spanChanged = Signal()
    layoutChanged = Signal()
    selectionChanged = Signal()
    historyChanged = Signal()
    opened = Signal()
    revealed = Signal(int)
    told = Signal(str)

    def __init__(self, events: EventList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dims_others = False
        self.is_to_be_read = True
        self._set_list(events, first_state(events))
        self.history = Visits(lambda: self.state, self._apply, self)
        self.history.changed.connect(self.historyChanged)
        self.motion = Motion(self, self)
        self.listChanged.connect(self.motion.stop)
        self.navigation = Navigation(self, self.motion)
        self.filtering = Filtering(self)
        self.folding = Folding(self)

    def _set_list(self, events: EventList, state: ViewState) -> None:
        self.events = events
        self.state = state
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
                else self._sorted.narrowed(grouping, self.model)
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
        self.opened.emit()

    def reload(self, events: EventList) -> None:
        """Show a changed list in place of the old one, keeping view, selection and history."""
        self.history.pause()
        self._set_list(events, self.state)
        self._tell_all()

    def set_span(self, span: TimeSpan) -> None:
        """Show another span; it becomes a step of the history when it has settled."""
        self._look_at(self.state.with_span(span.clamped(longest_span_s(self.events))))

    def show_story(self) -> None:
        """Show the whole story; it becomes a step of the history like a span."""
        state = self.state
        pieces = pieces_for(self.events, state.filter)
        self._look_at(state.with_(span=whole_span(self.events), story=True, pieces=pieces))

    def _look_at(self, state: ViewState) -> None:
        if state != self.state:
            self.state = state
            self.history.expect()
            self.spanChanged.emit()

    def set_filter(self, record: FilterRecord) -> None:
        """Show only what passes a filter."""
        before = self.state.filter
        if record != before:
            self.history.part()
            self.visit(self.state.with_(filter=record))
            self.history.join()
            self.navigation.follow_filter(before)

    def arrange(self, state: ViewState) -> None:
        """Show the same events in other tracks, which is no step of the history."""
        if state != self.state:
            self.state = state
            self.history.amend()
            self.layoutChanged.emit()

    def set_dims_others(self, is_on: bool) -> None:
        """Dim on the canvas what the filter leaves out, or hide it."""
        if is_on != self.dims_others:
            self.dims_others = is_on
            self._tracks = None
            self.layoutChanged.emit()

    def select(self, event_id: str, *, to_read: bool = True) -> None:
        """Select an event, or none with an empty id; in passing by, it is not `to_read` yet."""
        self.is_to_be_read = to_read
        if event_id != self.state.selection:
            self.state = self.state.with_(selection=event_id)
            self.history.amend()
            self.selectionChanged.emit()

    def select_row(self, row: int | None, *, to_read: bool = True) -> None:
        """Select the event of a row, or none."""
        self.select("" if row is None else self.events.table.event(row).id, to_read=to_read)

    def show_state(self, state: ViewState) -> None:
        """Go to a view as a step of the history, keeping selection and grouping."""
        self.visit(state.with_(selection=self.state.selection, grouping=self.state.grouping))

    def visit(self, state: ViewState) -> None:
        """Go to a view as a step of the history."""
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
        if _time_of(self.state) != _time_of(before):
            self.spanChanged.emit()
        if _layout_of(self.state) != _layout_of(before):
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


def _time_of(state: ViewState) -> tuple[object, ...]:
    return state.span, state.story, state.pieces


def _layout_of(state: ViewState) -> tuple[object, ...]:
    return state.grouping, state.collapsed, state.open_folds
