"""Filtering by hand: one value, a range of days, or nothing at all."""

from timeline_app.core.record.model import FilterRecord
from timeline_app.state.view_state import toggled, with_days, with_facet
from timeline_app.ui.session.viewed import Viewed


class Filtering:
    """Changes the filter that is set, by a part of it."""

    def __init__(self, viewed: Viewed) -> None:
        self._viewed = viewed

    def toggle(self, facet: str, value: str) -> None:
        """Add a value to a facet of the filter, or take it out."""
        self._viewed.set_filter(toggled(self._viewed.state.filter, facet, value))

    def add(self, facet: str, value: str) -> None:
        """Add a value to a facet of the filter, if it is not there."""
        if value not in self._viewed.state.filter.values_in(facet):
            self.toggle(facet, value)

    def show_only(self, facet: str, *values: str) -> None:
        """Let just these values be chosen in a facet; without any, the facet does not filter."""
        self._viewed.set_filter(with_facet(self._viewed.state.filter, facet, values))

    def choose_days(self, start_s: float, end_s: float) -> None:
        """Show only what may fall on the days from one second to another."""
        self._viewed.set_filter(with_days(self._viewed.state.filter, start_s, end_s))

    def clear(self) -> None:
        """Show every event."""
        self._viewed.set_filter(FilterRecord())
