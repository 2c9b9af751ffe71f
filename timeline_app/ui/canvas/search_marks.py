"""What is drawn over the events of the canvas: matches of the search, and what is dimmed."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.core.finding.search_index import Found
from timeline_app.core.table.arrays import Mask
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import Hit, Scene
from timeline_app.ui.canvas.hit_testing import PlacedScene
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder

# Titles can still be read, but do not call for it.
_DIM_ALPHA = 190
# A cluster or bin that holds some of what is shown stays stronger than one that holds none.
_PARTLY_DIM_ALPHA = 110


class _SearchedHit(NamedTuple):
    """A hit of the scene with the share of its events that pass the filter."""

    hit: Hit
    shown_share: float
    has_match: bool


class CanvasMarks:
    """Underlines matches and dims events that the filter leaves out."""

    def __init__(self, controller: Controller, finder: Finder, theme: ColorTheme) -> None:
        self._controller = controller
        self._finder = finder
        self._basis: tuple[Scene, Mask, Found] | None = None
        self._hits: list[_SearchedHit] = []
        self._theme = theme

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw in another theme."""
        self._theme = theme

    def paint(self, painter: QPainter, placed: PlacedScene, size: QSize) -> None:
        """Draw over what is visible; nothing is drawn over the ruler and names."""
        dims = self._controller.dims_others and len(self._controller.model.rows) < len(
            self._controller.events.table
        )
        if not dims and not self._finder.query:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = placed.room(size)
        painter.setClipRect(room)
        for searched in self._looked_up(placed.scene):
            place = placed.place_of(searched.hit)
            if place.intersects(room):
                self._paint_hit(painter, searched, place, dims)
        painter.restore()

    def _looked_up(self, scene: Scene) -> list[_SearchedHit]:
        """Return what is to be drawn over; looked up anew only with the scene, filter or search."""
        basis = (scene, self._controller.model.mask, self._finder.found)
        old = self._basis
        if old is None or any(new is not before for new, before in zip(basis, old, strict=True)):
            self._basis = basis
            self._hits = [self._look_up(hit) for hit in scene.hits if hit.count]
        return self._hits

    def _look_up(self, hit: Hit) -> _SearchedHit:
        rows = self._controller.tracks.rows_of(hit)
        shown = self._controller.model.mask[rows]
        found = self._finder.query and self._finder.found.mask[rows].any()
        return _SearchedHit(hit, float(shown.mean()) if len(rows) else 1.0, bool(found))

    def _paint_hit(
        self, painter: QPainter, searched: _SearchedHit, place: QRectF, dims: bool
    ) -> None:
        share = searched.shown_share
        if dims and share < 1:
            veil = QColor(self._theme.color("paper"))
            veil.setAlpha(round(_PARTLY_DIM_ALPHA * (1 - share)) if share else _DIM_ALPHA)
            painter.fillRect(place, veil)
        if searched.has_match:
            pen = QPen(self._theme.color("warning"), 2.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            y = place.bottom() - 2
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
