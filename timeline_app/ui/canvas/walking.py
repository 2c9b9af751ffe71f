"""Walking over the canvas by arrow keys: from mark to mark, up, down and along time."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF

from timeline_app.scene.display import Hit
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.canvas.hit_testing import PlacedScene
from timeline_app.ui.canvas.scrolling import TrackScrolling
from timeline_app.ui.session.controller import Controller

# Marks whose middles differ by less stand in one line, however low the lines are.
_ONE_LINE_PX = (SCREEN.low_collapsed_px + SCREEN.band_gap_px) / 2
# What lies further down is laid out once it is scrolled to; half a view keeps what was in sight.
_SCROLLED_SHARE = 0.5
# Of the events of a stack some are also drawn by themselves in the track of key events; one that
# is not is soon met, and hundreds need not be looked at.
_MOST_ASKED = 50


class Walking:
    """Selects the next mark; `here` is the one that stands for the selected event.

    An event of two tracks has two marks, one of an open fold is in that too: where somebody has
    walked to counts.
    """

    def __init__(
        self,
        placed: Callable[[], PlacedScene],
        controller: Controller,
        scrolling: TrackScrolling,
        width_px: Callable[[], float],
    ) -> None:
        self._placed = placed
        self._controller = controller
        self._scrolling = scrolling
        self._width_px = width_px
        self._walked: tuple[int, Hit] | None = None

    def here(self, placed: PlacedScene) -> Hit | None:
        """Return the mark, stack, cluster or fold of the selected event, if it is drawn."""
        hits = placed.hits_of_row(self._controller.selected_row)
        return self._where_walked(placed) or (hits[0] if hits else None)

    def openable(self, placed: PlacedScene) -> Hit | None:
        """Return what Enter opens: what was walked to, else rather a stack than its event alone."""
        cluster = placed.cluster_of_row(self._controller.selected_row)
        return self._where_walked(placed) or cluster or self.here(placed)

    def _where_walked(self, placed: PlacedScene) -> Hit | None:
        """Return what was walked to last, or what stands for its event in the same track."""
        row = self._controller.selected_row
        if self._walked is None or self._walked[0] != row:
            return None
        walked = self._walked[1]
        same = (hit for hit in placed.scene.hits if _are_same(hit, walked))
        in_track = (
            hit for hit in placed.scene.hits if hit.track == walked.track and row in hit.rows
        )
        return next(same, None) or min(in_track, key=lambda hit: hit.count, default=None)

    def along_time(self, step: int) -> None:
        """Select the event that comes next in time (1) or before (-1), at first one in view."""
        self._walked = None
        if self._controller.selected_row is None:
            hit = self._next(step)
            if hit is not None:
                self._go_to(hit)
                return
        self._controller.navigation.step_selection(step, opens=False)

    def up_or_down(self, step: int) -> None:
        """Select the nearest mark in the next line of marks below (1) or above (-1)."""
        hit = self._next(step)
        if hit is None:
            self._scrolling.by_pages(step * _SCROLLED_SHARE)
            hit = self._next(step)
        if hit is not None:
            self._go_to(hit)

    def open_or_collapse_track(self) -> None:
        """Open the track of the selected mark if it is collapsed, else collapse it."""
        placed = self._placed()
        hit = self.here(placed)
        if hit is not None:
            self._controller.folding.collapse(placed.collapsed ^ {hit.track})

    def _next(self, step: int) -> Hit | None:
        placed = self._placed()
        here = self.here(placed)
        marks = list(self._in_view(placed))
        if here is None:
            shown = [hit for hit in marks if not self._scrolling.off_px(placed.place_of(hit))]
            return min(shown or marks, key=lambda hit: (hit.y, hit.x), default=None)
        ahead = [hit for hit in marks if step * (_middle(hit) - _middle(here)) > _ONE_LINE_PX]
        nearest = min((step * _middle(hit) for hit in ahead), default=0.0)
        line = [hit for hit in ahead if step * _middle(hit) - nearest < _ONE_LINE_PX]
        return min(line, key=lambda hit: (_apart_px(hit, here), hit.x), default=None)

    def _in_view(self, placed: PlacedScene) -> Iterator[Hit]:
        """Yield what lies in the time that is shown, in view or above or below."""
        left, right = placed.gutter, self._width_px()
        for hit in placed.scene.hits:
            place = placed.place_of(hit)
            if place.right() > left and place.left() < right:
                yield hit

    def _go_to(self, hit: Hit) -> None:
        rows = self._controller.tracks.rows_of(hit).tolist()
        if not rows:
            return
        placed = self._placed()
        own = (row for row in rows[:_MOST_ASKED] if hit in placed.hits_of_row(row))
        row = next(own, rows[0])
        self._walked = (row, hit)
        self._controller.select_row(row, to_read=False)
        self._scrolling.show(QRectF(self._placed().place_of(hit)))


def _are_same(hit: Hit, other: Hit) -> bool:
    """Tell whether two hits of different scenes stand for the same."""
    return all(
        getattr(hit, part) == getattr(other, part)
        for part in ("track", "kind", "rows", "starts_in_s")
    )


def _middle(hit: Hit) -> float:
    return hit.y + hit.height / 2


def _apart_px(hit: Hit, other: Hit) -> float:
    """Return the gap between two marks along the axis; 0 where one is above the other."""
    return max(hit.x - other.x - other.width, other.x - hit.x - hit.width, 0.0)
