"""The focus ring: where the keyboard is on the canvas, while it is there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea

from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import Hit
from timeline_app.ui.canvas.hit_testing import PlacedScene

# Twice the frame of what is selected, and as round.
_RING_PX, _ROUND_PX = 2.0, 5.0
# Around a mark with its label, as the ground of what is selected.
_AIR_PX = 4.0
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FocusRing(QObject):
    """Draws a ring around the mark that `here` names, or around a canvas reached by a key."""

    def __init__(
        self, view: QAbstractScrollArea, here: Callable[[PlacedScene], Hit | None]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._here = here
        self._came_by_key = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note how the keyboard came; the view itself is drawn anew when it comes or goes."""
        if isinstance(event, QFocusEvent):
            self._came_by_key = event.gotFocus() and event.reason() in _BY_KEY
        return False

    def paint(self, painter: QPainter, placed: PlacedScene, theme: ColorTheme) -> None:
        """Draw the ring, over the events and under ruler and gutter."""
        if not self._view.hasFocus():
            return
        room = QRectF(self._view.viewport().rect())
        hit = self._here(placed)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), _RING_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if hit is not None:
            painter.setClipRect(placed.room(self._view.viewport().size()))
            ring = placed.place_of(hit).adjusted(-_AIR_PX, 0.5, _AIR_PX, -0.5)
            painter.drawRoundedRect(ring, _ROUND_PX, _ROUND_PX)
        elif self._came_by_key:
            painter.drawRect(room.adjusted(1, 1, -1, -1))
        painter.restore()
