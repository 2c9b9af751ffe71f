"""Scrolling the tracks, by hand and to what is to be seen."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QScrollBar, QWidget

from timeline_app.scene.display import Band, Scene
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.drawing.hidden import MOST_COVERED_PX

# So much of the ground stays in sight below what was scrolled to.
_ROOM_BELOW_PX = 8


class TrackScrolling:
    """Moves the scroll bar of a viewport in which tracks lie below a ruler."""

    def __init__(self, bar: QScrollBar, viewport: QWidget) -> None:
        self._bar = bar
        self._viewport = viewport
        self._ruler_px = SCREEN.ruler_px

    @property
    def top(self) -> float:
        """How much of the tracks is above the view."""
        return float(self._bar.value())

    @property
    def is_shown(self) -> bool:
        """Whether the view has its place on the screen, and so its size."""
        return self._viewport.isVisible()

    @property
    def page(self) -> float:
        """The height of the view below the ruler."""
        return max(1.0, self._viewport.height() - self._ruler_px)

    def fit(self, scene: Scene) -> None:
        """Let it reach as far as the tracks of a scene."""
        self._ruler_px = scene.ruler.height_px
        page = self._viewport.height() - round(self._ruler_px)
        self._bar.setRange(0, max(0, round(scene.height_px) - page))
        self._bar.setPageStep(page)
        self._bar.setSingleStep(round(SCREEN.lane_px))

    def hold(self, before: Scene, was_top: float, after: Scene) -> None:
        """Keep the topmost track of a view where it was while heights of tracks change."""
        now = {band.track: band for band in after.bands}
        top = next((band for band in before.bands if band.y + band.height > was_top), None)
        if top is not None and top.track in now:
            # Of a track that has become lower, its name stays.
            within = min(was_top - top.y, now[top.track].height - SCREEN.collapsed_px)
            self._bar.setValue(round(now[top.track].y + within))

    def to_top(self) -> None:
        """Scroll to the first track."""
        self._bar.setValue(0)

    def by_lanes(self, lanes: int) -> None:
        """Scroll by some lanes."""
        self._bar.setValue(self._bar.value() + round(lanes * SCREEN.lane_px))

    def by_pages(self, pages: float) -> None:
        """Scroll by some heights of the view."""
        self._bar.setValue(self._bar.value() + round(pages * self.page))

    @property
    def _bottom(self) -> float:
        """Where tracks are surely shown down to: what tells of those below covers some."""
        is_end = self._bar.value() >= self._bar.maximum()
        return self._viewport.height() - (0.0 if is_end else MOST_COVERED_PX)

    def off_px(self, place: QRectF) -> float:
        """Return by how much a place of the viewport is above or below the view; 0 if it is in."""
        room = place.toRect()
        top, bottom = round(self._ruler_px), round(self._bottom)
        # What is higher than the view is in it as soon as its top is.
        return max(top - room.top(), min(room.bottom() - bottom, room.top() - top), 0)

    def show(self, place: QRectF) -> None:
        """Bring a place of the viewport into view, below a track's heading."""
        room = place.toRect()
        top, bottom = self._ruler_px, round(self._bottom)
        if room.top() < top:
            self._bar.setValue(self._bar.value() + round(room.top() - top))
        elif room.bottom() > bottom:
            self._bar.setValue(self._bar.value() + room.bottom() - bottom + _ROOM_BELOW_PX)

    def show_first(self, bands: Iterable[Band]) -> None:
        """Bring the first of some tracks to the top, if there is one."""
        for band in bands:
            self._bar.setValue(round(band.y))
            return
