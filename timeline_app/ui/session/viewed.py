"""What the parts of the controller act on."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import TrackSet
from timeline_app.state.list_model import ListModel
from timeline_app.state.view_state import ViewState


class Viewed(Protocol):
    """A list that is shown, how it is shown, and ways to change that."""

    events: EventList
    state: ViewState
    model: ListModel
    revealed: SignalInstance
    told: SignalInstance

    @property
    def tracks(self) -> TrackSet:
        """The rows that are drawn, sorted into tracks."""

    @property
    def selected_row(self) -> int | None:
        """The row of the selected event, if there is one."""

    def select_row(self, row: int | None, *, to_read: bool = True) -> None:
        """Select the event of a row, or none."""

    def set_span(self, span: TimeSpan) -> None:
        """Show another span."""

    def visit(self, state: ViewState) -> None:
        """Go to a view as a step of the history."""

    def arrange(self, state: ViewState) -> None:
        """Show the same events in other tracks."""

    def show_story(self) -> None:
        """Show the whole story."""

    def set_filter(self, record: FilterRecord) -> None:
        """Show only what passes a filter."""
