"""Where things lie in the viewport, and what lies at a place of it."""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize

from timeline_app.scene.display import Band, Hit, Scene
from timeline_app.scene.tracks.tracks import TrackSet


class PlacedScene(NamedTuple):
    """A scene with where it lies: `offset` px of it left of the view, `scroll` px above.

    It stands beside a gutter with the names of the tracks, `gutter` px wide. From `floor` on
    nothing of it is shown.
    """

    scene: Scene
    offset: float
    scroll: float
    gutter: float = 0.0
    floor: float = math.inf

    @property
    def ruler_px(self) -> float:
        """The height of the ruler above the tracks."""
        return self.scene.ruler.height_px

    @property
    def collapsed(self) -> frozenset[str]:
        """The tracks that are collapsed."""
        return frozenset(band.track for band in self.scene.bands if band.is_collapsed)

    def room(self, size: QSize) -> QRectF:
        """Return the part of a viewport in which events are shown."""
        bottom = min(self.floor, size.height())
        return QRectF(QPointF(self.gutter, self.ruler_px), QPointF(size.width(), bottom))

    def to_scene(self, position: QPointF) -> QPointF:
        """Return the place in the scene of a place in the viewport."""
        y = position.y() - self.ruler_px + self.scroll
        return QPointF(position.x() - self.gutter + self.offset, y)

    def hit_at(self, position: QPointF) -> Hit | None:
        """Return the event, cluster or bin at a place of the viewport."""
        if not self.ruler_px <= position.y() < self.floor or position.x() < self.gutter:
            return None
        place = self.to_scene(position)
        return self.scene.hit_at(place.x(), place.y())

    def heading_at(self, position: QPointF) -> Band | None:
        """Return the track whose name is at a place of the viewport, in the gutter."""
        if not self.ruler_px <= position.y() < self.floor or position.x() >= self.gutter:
            return None
        y = self.to_scene(position).y()
        bands = (band for band in self.scene.bands if band.y <= y < band.y + band.height)
        return next(bands, None)

    def place_of(self, hit: Hit) -> QRectF:
        """Return where a hit of the scene lies in the viewport."""
        y = hit.y + self.ruler_px - self.scroll
        return QRectF(hit.x - self.offset + self.gutter, y, hit.width, hit.height)

    def place_of_row(self, row: int) -> QRect | None:
        """Return where an event is drawn by itself in the viewport, if it is."""
        for hit in self.scene.hits:
            if hit.rows == (row,):
                place = self.place_of(hit)
                return QRect(int(place.x()), int(place.y()), int(hit.width), int(hit.height))
        return None

    def band_of_row(self, row: int, tracks: TrackSet) -> Band | None:
        """Return the first track that has an event, be it in view or not."""
        bands = (b for b in self.scene.bands if row in tracks.track_of_id[b.track].rows)
        return next(bands, None)

    def hits_of_row(self, row: int | None) -> list[Hit]:
        """Return where an event is drawn by itself, else the clusters it is in, if it is drawn."""
        hits = [hit for hit in self.scene.hits if row in hit.rows]
        # What is unfolded is in its fold too, and a key event in a stack of its own track.
        least = min((hit.count for hit in hits), default=0)
        return [hit for hit in hits if hit.count == least]

    def cluster_of_row(self, row: int | None) -> Hit | None:
        """Return the cluster or fold that an event is in, if it is in one."""
        hits = (hit for hit in self.scene.hits if row in hit.rows and hit.can_open)
        return next(hits, None)
