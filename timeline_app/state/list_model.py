"""What is worked out from a list, a filter and a grouping, once for all that show it."""

from functools import cached_property

import numpy as np

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.arrays import Mask
from timeline_app.scene.tracks.tracks import Grouping, TrackSet, build_tracks, narrowed


class ListModel:
    """An event list with what is worked out from it and a filter."""

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


class SortedTracks:
    """The rows of one list in tracks; all of them are sorted but once for each grouping."""

    def __init__(self, events: EventList) -> None:
        self._events = events
        self._of_grouping: dict[Grouping, TrackSet] = {}

    def whole(self, grouping: Grouping) -> TrackSet:
        """Return the tracks of all rows."""
        if grouping not in self._of_grouping:
            everything = np.ones(len(self._events.table), dtype=np.bool_)
            self._of_grouping[grouping] = build_tracks(self._events.table, everything, grouping)
        return self._of_grouping[grouping]

    def narrowed(self, grouping: Grouping, mask: Mask) -> TrackSet:
        """Return the tracks of some rows."""
        return narrowed(self.whole(grouping), mask)
