"""Navigation: from event to event, and to the time where events are."""

import numpy as np

from timeline_app.core.event_list.neighbours import stepped
from timeline_app.core.table.arrays import Rows
from timeline_app.scene.axis.span import MIN_SPAN_S
from timeline_app.state.view_state import longest_span_s, span_of_rows, span_with_row
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
        """Multiply the span's duration at once, keeping the anchor (or the middle) in place."""
        span = self._viewed.state.span
        anchor = span.middle_s if anchor_s is None else anchor_s
        longest = longest_span_s(self._viewed.events) / span.duration_s
        shortest = MIN_SPAN_S / span.duration_s
        self._viewed.set_span(span.zoomed(min(max(factor, shortest), longest), anchor))

    def zoom_by_wheel(self, turned: float, anchor_s: float) -> None:
        """Zoom at once by so much as a wheel was turned, keeping a second in place."""
        self.zoom(_ZOOM_PER_NOTCH ** (-turned / NOTCH), anchor_s)

    def fit_rows(self, rows: Rows | list[int]) -> None:
        """Zoom so that some rows fill the view."""
        if len(rows):
            self._motion.go(span_of_rows(self._viewed.events.table, rows))

    def reveal_row(self, row: int) -> None:
        """Move the span so that an event is in view, keeping the zoom."""
        before = self._viewed.state.span
        span = span_with_row(self._viewed.events.table, row, before)
        if span is not before:
            self._motion.go(span)

    def step_selection(self, step: int) -> None:
        """Select the next (1) or previous (-1) shown event in time and bring it into view."""
        rows = self._viewed.model.rows
        if not len(rows):
            return
        here = self._viewed.selected_row
        row = self._first_in_view(rows) if here is None else stepped(rows, here, step)
        if row is None:
            row = int(rows[0 if step < 0 else -1])
        self._viewed.select_row(row)
        self.reveal_row(row)

    def _first_in_view(self, rows: Rows) -> int:
        """Return the first of some rows that begins in the view, or the last one before it."""
        start_s = self._viewed.events.table.draw_start_s[rows]
        place = int(np.searchsorted(start_s, self._viewed.state.span.start_s))
        return int(rows[min(place, len(rows) - 1)])
