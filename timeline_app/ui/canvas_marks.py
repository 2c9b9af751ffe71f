"""What is drawn over the events of the canvas: matches of the search, and what is dimmed."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.render.theme import Theme
from timeline_app.scene.display import Hit
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.controller import Controller
from timeline_app.ui.finder import Finder
from timeline_app.ui.timeline_view import TimelineView

_DIM_ALPHA = 190


class CanvasMarks:
    """Underlines matches and dims events that the filter leaves out."""

    def __init__(
        self, view: TimelineView, controller: Controller, finder: Finder, theme: Theme
    ) -> None:
        self._view = view
        self._controller = controller
        self._finder = finder
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
        for hit in self._view.scene.hits:
            if not hit.rows:
                continue
            place = self._view.place_of_hit(hit)
            if place.intersects(room):
                self._paint_hit(painter, hit, place, dims)
        painter.restore()

    def _paint_hit(self, painter: QPainter, hit: Hit, place: QRectF, dims: bool) -> None:
        mask = self._controller.model.mask
        if dims and not any(mask[row] for row in hit.rows):
            veil = QColor(self.theme.color("paper"))
            veil.setAlpha(_DIM_ALPHA)
            painter.fillRect(place, veil)
        if any(self._finder.matches(row) for row in hit.rows):
            pen = QPen(self.theme.color("warning"), 2.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            y = place.bottom() - 2
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
