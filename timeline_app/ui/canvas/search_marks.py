"""What is drawn over the events of the canvas: matches of the search, and what is dimmed."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.core.finding.search_index import Found
from timeline_app.core.table.arrays import Mask
from timeline_app.render.theme import Theme
from timeline_app.scene.display import Hit, Scene
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder

_DIM_ALPHA = 190
# A cluster or bin that holds some of what is shown stays stronger than one that holds none.
_PARTLY_DIM_ALPHA = 110


class _Marked(NamedTuple):
    """A hit of the scene with the share of its events that pass the filter."""

    hit: Hit
    shown_share: float
    has_match: bool


class CanvasMarks:
    """Underlines matches and dims events that the filter leaves out."""

    def __init__(
        self, view: TimelineView, controller: Controller, finder: Finder, theme: Theme
    ) -> None:
        self._view = view
        self._controller = controller
        self._finder = finder
        self._basis: tuple[Scene, Mask, Found] | None = None
        self._marked: list[_Marked] = []
        self.theme = theme
        view.decorate = self.paint
        finder.changed.connect(view.viewport().update)

    def paint(self, painter: QPainter) -> None:
        """Draw over what is visible; nothing is drawn over ruler and headings."""
        dims = self._controller.dims_others and len(self._controller.model.rows) < len(
            self._controller.events.table
        )
        if not dims and not self._finder.query:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = SCREEN.ruler_px + SCREEN.header_px
        room = QRectF(0, top, self._view.viewport().width(), self._view.viewport().height())
        painter.setClipRect(room)
        for marked in self._marked_hits():
            place = self._view.place_of_hit(marked.hit)
            if place.intersects(room):
                self._paint_hit(painter, marked, place, dims)
        painter.restore()

    def _marked_hits(self) -> list[_Marked]:
        """Return what is to be drawn over; looked up anew only with the scene, filter or search."""
        basis = (self._view.scene, self._controller.model.mask, self._finder.found)
        old = self._basis
        if old is None or any(new is not before for new, before in zip(basis, old, strict=True)):
            self._basis = basis
            self._marked = [self._look_up(hit) for hit in basis[0].hits if hit.count]
        return self._marked

    def _look_up(self, hit: Hit) -> _Marked:
        rows = self._controller.tracks.rows_of(hit)
        shown = self._controller.model.mask[rows]
        found = self._finder.query and self._finder.found.mask[rows].any()
        return _Marked(hit, float(shown.mean()) if len(rows) else 1.0, bool(found))

    def _paint_hit(self, painter: QPainter, marked: _Marked, place: QRectF, dims: bool) -> None:
        share = marked.shown_share
        if dims and share < 1:
            veil = QColor(self.theme.color("paper"))
            veil.setAlpha(round(_PARTLY_DIM_ALPHA * (1 - share)) if share else _DIM_ALPHA)
            painter.fillRect(place, veil)
        if marked.has_match:
            pen = QPen(self.theme.color("warning"), 2.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            y = place.bottom() - 2
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
