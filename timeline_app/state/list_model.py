"""What is worked out from a list, a filter and a grouping, once for all that show it."""

import math
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.filters import Everything, Overlaps, filter_of
from timeline_app.core.record.facet_kinds import SUBJECTS
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.arrays import Mask, Rows, places_before, rows_where
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import (
    OTHERS_TRACK,
    Grouping,
    TrackSet,
    build_tracks,
    narrowed,
)


class ListModel:
    """An event list with what is worked out from it and a filter."""

    def __init__(self, events: EventList, record: FilterRecord) -> None:
        self.events = events
        self.record = record
        self._counts_of: dict[str, list[int]] = {}

    @cached_property
    def mask(self) -> Mask:
        """Which rows pass the filter."""
        return filter_of(self.record).to_mask(self.events)

    @cached_property
    def rows(self) -> np.ndarray:
        """The rows that pass the filter, in time order."""
        return rows_where(self.mask)

    def counts_between(self, edges_s: NDArray[np.float64]) -> NDArray[np.int64]:
        """Count the rows that begin between each two edges, in a time that grows with the edges.

        The last edge belongs to what is before it.
        """
        # Whole seconds, since a float would make numpy convert the column at every call.
        whole_s = np.ceil(edges_s).astype(np.int64)
        whole_s[-1] = math.floor(edges_s[-1]) + 1
        return np.diff(places_before(self.events.table.draw_start_s, self.rows, whole_s))

    def mask_in(self, span: TimeSpan) -> Mask:
        """Which rows pass the filter and may lie in a span, or recur in it."""
        inside = Overlaps(math.floor(span.start_s), math.ceil(span.end_s))
        mask: Mask = self.mask & inside.to_mask(self.events)
        return mask

    def facet_counts(self, facet: str) -> list[int]:
        """Count for each value of a facet the events that have it, beside the other facets.

        Where all the leaders chosen must take part, it counts those who were there with them.
        """
        if facet not in self._counts_of:
            together = self.record.wants_all_of(facet)
            is_free = together or not self.record.chosen_in(facet)
            rows = self.rows if is_free else self._rows_beside(facet)
            self._counts_of[facet] = self._counts(facet, rows)
        return self._counts_of[facet]

    def facet_gains(self, facet: str) -> list[int] | None:
        """Count for each value how many more events ticking it would show beside the ticked ones.

        None where ticking narrows: nothing is ticked yet, or all leaders must take part.
        """
        together = self.record.wants_all_of(facet)
        if together or not self.record.chosen_in(facet):
            return None
        # What the filter shows, it shows without the facet as well.
        both = zip(self.facet_counts(facet), self._counts(facet, self.rows), strict=True)
        return [without - shown for without, shown in both]

    def _counts(self, facet: str, rows: Rows | None) -> list[int]:
        """Count the values in some rows; who never takes part is counted where he is spoken of."""
        table = self.events.table
        if facet != "leaders":
            return table.facets[facet].counts(rows)
        counts = table.people(with_subjects=self.record.spoken_of).counts(rows)
        if self.events.only_spoken_of:
            spoken_of = table.facets[SUBJECTS.id].counts(rows)
            for code in self.events.only_spoken_of:
                counts[code] = spoken_of[code]
        return counts

    def _rows_beside(self, facet: str) -> Rows | None:
        """Return which rows pass all of the filter but one facet; None stands for every row."""
        condition = filter_of(self.record, but_not=facet)
        is_everything = isinstance(condition, Everything)
        return None if is_everything else rows_where(condition.to_mask(self.events))


class SortedTracks:
    """The rows of one list in tracks; all of them are sorted but once for each grouping."""

    def __init__(self, events: EventList) -> None:
        self._events = events
        self._of_grouping: dict[Grouping, TrackSet] = {}

    def whole(self, grouping: Grouping) -> TrackSet:
        """Return the tracks of all rows."""
        if grouping not in self._of_grouping:
            table = self._events.table
            everything = np.arange(len(table), dtype=np.int32)
            self._of_grouping[grouping] = build_tracks(
                table, everything, grouping, has_key_track=True
            )
        return self._of_grouping[grouping]

    def narrowed(self, grouping: Grouping, model: ListModel) -> TrackSet:
        """Return the tracks of what passes a filter; where it asks for some values, just of these.

        An event stands in the track of a theme that was asked for, not in that of its first one.
        """
        record = model.record
        chosen = getattr(record, grouping.value, ()) if grouping is not Grouping.NONE else ()
        is_of_people = grouping is Grouping.LEADER
        if is_of_people:
            chosen = (*chosen, *record.about)
        whole = self.whole(grouping)
        # What shares a track there may have one of its own among fewer.
        if not chosen and OTHERS_TRACK not in whole.track_of_id:
            return narrowed(whole, model.mask)
        return build_tracks(
            self._events.table,
            model.rows,
            grouping,
            has_key_track=True,
            chosen=tuple(chosen),
            with_subjects=is_of_people and (record.spoken_of or bool(record.about)),
        )
