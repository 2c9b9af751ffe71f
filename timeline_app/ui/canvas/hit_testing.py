"""Where things lie in the viewport, and what lies at a place of it."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF

from timeline_app.scene.display import Band, Hit, Scene
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.canvas.frame import heading_y


class PlacedScene(NamedTuple):
    """A scene with where it lies: `offset` px of it left of the view, `scroll` px above."""

    scene: Scene
    offset: float
    scroll: float

    def to_scene(self, position: QPointF) -> QPointF:
        """Return the place in the scene of a place in the viewport."""
        y = position.y() - SCREEN.ruler_px + self.scroll
        return QPointF(position.x() + self.offset, y)

    def hit_at(self, position: QPointF) -> Hit | None:
        """Return the event, cluster or bin at a place of the viewport."""
        if position.y() < SCREEN.ruler_px or self.heading_at(position) is not None:
            return None
        place = self.to_scene(position)
        return self.scene.hit_at(place.x(), place.y())

    def heading_at(self, position: QPointF) -> Band | None:
        """Return the track whose heading is at a place of the viewport."""
        if position.y() < SCREEN.ruler_px:
            return None
        y = self.to_scene(position).y()
        for band in self.scene.bands:
            top = heading_y(band, self.scroll)
            if top <= y < top + band.header_height:
                return band
        return None

    def place_of(self, hit: Hit) -> QRectF:
        """Return where a hit of the scene lies in the viewport."""
        y = hit.y + SCREEN.ruler_px - self.scroll
        return QRectF(hit.x - self.offset, y, hit.width, hit.height)

    def place_of_row(self, row: int) -> QRect | None:
        """Return where an event is drawn by itself in the viewport, if it is."""
        for hit in self.scene.hits:
            if hit.rows == (row,):
                place = self.place_of(hit)
                return QRect(int(place.x()), int(place.y()), int(hit.width), int(hit.height))
        return None

    def hit_of_row(self, row: int | None) -> Hit | None:
        """Return the event of a row, or the cluster it is in, if it is drawn."""
        return next((hit for hit in self.scene.hits if row in hit.rows), None)
