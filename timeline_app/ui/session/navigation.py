"""Navigation: from event to event, and to the time where events are."""

import numpy as np

from timeline_app.core.dates.civil import SECONDS_PER_DAY
from timeline_app.core.event_list.certainty import tally
from timeline_app.core.event_list.neighbours import stepped
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.arrays import Rows
from timeline_app.core.wording.count_words import counted, tally_in_words
from timeline_app.core.wording.span_words import span_in_words
from timeline_app.scene.axis.span import MIN_SPAN_S, TimeSpan
from timeline_app.state.view_state import (
    longest_span_s,
    span_around_row,
    span_of_dates,
    span_of_rows,
    span_with_row,
    whole_span,
    with_room,
)
from timeline_app.ui.session.motion import Motion
from timeline_app.ui.session.viewed import Viewed

# What Qt counts for one notch of a wheel.
NOTCH = 120.0
# Three notches double the span: few enough to cross a century, small enough to stay oriented.
_ZOOM_PER_NOTCH = 1.25


class Navigation:
    """Finds the span or the event to go to; the motion goes there."""

    def __init__(self, viewed: Viewed, motion: Motion) -> None:
        self._viewed = viewed
        self._motion = motion

    def zoom(self, factor: float, anchor_s: float | None = None) -> None:
        """Multiply the span's duration at once, keeping the anchor (or the middle) in place.

        Beyond the list lies the whole story; in the story there is nothing beyond.
        """
        span = self._viewed.state.span
        if self._viewed.state.story:
            return
        if factor > 1.0 and span.duration_s >= whole_span(self._viewed.events).duration_s:
            self._motion.go_to_story()
            return
        anchor = span.middle_s if anchor_s is None else anchor_s
        longest = longest_span_s(self._viewed.events) / span.duration_s
        shortest = MIN_SPAN_S / span.duration_s
        self._viewed.set_span(span.zoomed(min(max(factor, shortest), longest), anchor))

    def fit_rows(self, rows: Rows | list[int]) -> None:
        """Zoom so that some rows fill the view."""
        if len(rows):
            self._motion.go(span_of_rows(self._viewed.events.table, rows))

    def reveal_row(self, row: int) -> None:
        """Move the span so that an event is in view, keeping the zoom, and show its track."""
        self._have_in_view(row)
        self._viewed.revealed.emit(row)

    def _have_in_view(self, row: int) -> None:
        before = self._viewed.state.span
        span = span_with_row(self._viewed.events.table, row, before)
        if span is not before and not self._viewed.state.story:
            self._motion.go(span)

    def show_row(self, row: int) -> None:
        """Show the even time around an event, at a zoom that suits its date."""
        self._motion.go(span_around_row(self._viewed.events.table, row))
        self._viewed.revealed.emit(row)

    def show_time(self, span: TimeSpan) -> None:
        """Show a part of time, and say how many events there are in it."""
        self._motion.go(with_room(span.start_s, span.end_s))
        viewed = self._viewed
        mask = viewed.model.mask_in(span)
        found = tally(viewed.events.table, mask, span.start_s, span.end_s)
        self._tell(tally_in_words(_in_words(span), *found))

    def show_undated(self, record: FilterRecord) -> None:
        """Show what a filter leaves of the events without a date, one by one, where they hang."""
        state, viewed = self._viewed.state, self._viewed
        whole = whole_span(viewed.events)
        viewed.visit(
            state.with_(filter=record, story=True, pieces=(), span=whole, collapsed=frozenset())
        )
        self._tell(f"{counted(len(viewed.model.rows))} without a date, where they were announced")

    def follow_filter(self, before: FilterRecord) -> None:
        """After a change of the filter, bring into view what it is about."""
        record, viewed = self._viewed.state.filter, self._viewed
        if (record.from_, record.to) != (before.from_, before.to) and (record.from_ or record.to):
            self.show_time(span_of_dates(record, self._extent_of_shown()))
        elif not viewed.state.story and record.text != before.text and (outside := self._outside()):
            self._motion.go_to_story()
            count = counted(len(viewed.model.rows))
            self._tell(f"{count}, {outside:,} outside the time that was shown")
        elif not viewed.state.story and len(viewed.model.rows) and self._is_empty():
            self._motion.go_to_story()
            self._tell(f"{counted(len(viewed.model.rows))}, none in the time that was shown")

    def _extent_of_shown(self) -> TimeSpan:
        """Return from when to when there is what the filter leaves, else the whole time."""
        table, rows = self._viewed.events.table, self._viewed.model.rows
        if not len(rows):
            return whole_span(self._viewed.events)
        ends = table.draw_start_s[rows].min(), table.draw_end_s[rows].max()
        return TimeSpan(float(ends[0]), float(ends[1]))

    def _outside(self) -> int:
        """Return how many of the shown events the view leaves out."""
        table, rows = self._viewed.events.table, self._viewed.model.rows
        span = self._viewed.state.span
        starts_s, ends_s = table.draw_start_s[rows], table.draw_end_s[rows]
        return int(((starts_s >= span.end_s) | (ends_s <= span.start_s)).sum())

    def _is_empty(self) -> bool:
        span = self._viewed.state.span
        return not any(track.has_some_in(span) for track in self._viewed.tracks.tracks)

    def _tell(self, sentence: str) -> None:
        self._viewed.told.emit(f"{sentence}. Alt+← leads back.")

    def step_selection(self, step: int, *, opens: bool = True) -> None:
        """Select the next (1) or previous (-1) shown event in time and bring it into view.

        Where it is one of several in a collapsed track or a fold, that `opens`.
        """
        rows = self._viewed.model.rows
        if not len(rows):
            return
        here = self._viewed.selected_row
        row = self._first_in_view(rows) if here is None else stepped(rows, here, step)
        if row is None:
            row = int(rows[0 if step < 0 else -1])
        self._viewed.select_row(row, to_read=False)
        if opens:
            self.reveal_row(row)
        else:
            self._have_in_view(row)

    def _first_in_view(self, rows: Rows) -> int:
        """Return the first of some rows that begins in the view, or the last one before it."""
        start_s = self._viewed.events.table.draw_start_s[rows]
        place = int(np.searchsorted(start_s, self._viewed.state.span.start_s))
        return int(rows[min(place, len(rows) - 1)])


def zoom_of_wheel(turned: float) -> float:
    """Return by how much a span grows when a wheel is turned so far."""
    return float(_ZOOM_PER_NOTCH ** (-turned / NOTCH))


def _in_words(span: TimeSpan) -> str:
    """Return a part of time with the preposition it takes."""
    words = span_in_words(span.start_s, span.end_s)
    return f"on {words}" if span.duration_s <= SECONDS_PER_DAY else f"in {words}"
