"""Revealing: an event is scrolled to, and taken out of a collapsed track or a fold."""

from collections.abc import Callable

from timeline_app.core.table.table import Basis
from timeline_app.scene.display import Scene
from timeline_app.state.view_state import span_with_row
from timeline_app.ui.canvas.hit_testing import PlacedScene
from timeline_app.ui.canvas.scrolling import TrackScrolling
from timeline_app.ui.session.controller import Controller


class Revealing:
    """Brings events into sight in a view whose scene lies where `placed` says."""

    def __init__(
        self,
        placed: Callable[[], PlacedScene],
        controller: Controller,
        scrolling: TrackScrolling,
        refresh: Callable[[], None],
    ) -> None:
        self._placed = placed
        self._controller = controller
        self._scrolling = scrolling
        self._refresh = refresh
        self._sought: int | None = None
        self._is_owed = False

    def show_selection(self) -> None:
        """Scroll the selected event, or the cluster it is in, into view."""
        self._scroll_to(self._controller.selected_row)

    def show_owed(self) -> None:
        """Do what could not be done while the view was hidden behind another."""
        if self._is_owed:
            self._is_owed = False
            self.show_selection()

    def seek(self, row: int) -> None:
        """Bring an event into view, whose track may grow where the view comes to rest."""
        self._sought = row
        table, span = self._controller.events.table, self._controller.state.span
        self._controller.motion.go(span_with_row(table, row, span))

    def show_sought(self) -> None:
        """Scroll to what was sought last, now that the view has come to rest."""
        if self._sought is not None:
            self._scroll_to(self._sought)
            self._sought = None

    def sees_selection(self, placed: PlacedScene) -> bool:
        """Tell whether the selected event, or a cluster it is in, is in view."""
        row = self._controller.selected_row
        places = (placed.place_of(hit) for hit in placed.hits_of_row(row))
        return any(self._scrolling.off_px(place) == 0 for place in places)

    def was_seen(self, scene: Scene, height_px: float) -> bool:
        """Tell whether the selected event was in view in a scene, in a viewport of some height."""
        top, page_px = self._scrolling.top, height_px - scene.ruler.height_px
        hits = PlacedScene(scene, 0.0, 0.0).hits_of_row(self._controller.selected_row)
        return any(hit.y + hit.height > top and hit.y < top + page_px for hit in hits)

    def _scroll_to(self, row: int | None) -> None:
        self._is_owed = not self._scrolling.is_shown
        placed = self._placed()
        hits = placed.hits_of_row(row)
        if not hits and row is not None:
            # Tracks out of view are not laid out.
            tracks = self._controller.tracks.track_of_id
            bands = placed.scene.bands
            self._scrolling.show_first(band for band in bands if row in tracks[band.track].rows)
            placed = self._placed()
            hits = placed.hits_of_row(row)
        # A key event stands in two tracks: where the way is shorter, it is shown.
        place = min(map(placed.place_of, hits), key=self._scrolling.off_px, default=None)
        if place is not None:
            self._scrolling.show(place)
        self._refresh()

    def reveal(self, row: int) -> None:
        """Open the track of an event, and the fold it is in, so that it is seen by itself.

        What was opened for the event before is closed again.
        """
        placed, controller = self._placed(), self._controller
        band = placed.band_of_row(row, controller.tracks)
        if band is not None:
            controller.folding.give_back(but=band.track)
            placed = self._placed()
        if band is not None and placed.place_of_row(row) is None:
            is_undated = bool(controller.events.table.basis[row] == Basis.UNDATED)
            controller.folding.lend(band.track, placed.collapsed, fold=is_undated)
        self.show_selection()
