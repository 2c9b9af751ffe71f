"""The one painter: draws a display list on any `QPainter`, be it screen, picture or paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QLinearGradient, QPainter, QPainterPath, QPen

from timeline_app.render.fonts import FontMeasurer, font_of
from timeline_app.render.theme import Theme
from timeline_app.scene.display import (
    Box,
    Curve,
    Drawable,
    Fade,
    Label,
    Line,
    Mark,
    MarkShape,
    TextStyle,
)

_FADE_PX = 90.0
_EDGE_PX = 20.0
_LONGEST_CURVE_PX = 4_000.0


@dataclass(frozen=True, slots=True)
class Viewport:
    """The part of a scene that is to be seen, in scene coordinates."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.top + self.height


class DisplayPainter:
    """Draws primitives in one theme; the painter's own transform decides where they land."""

    def __init__(self, theme: Theme, measurer: FontMeasurer) -> None:
        self._theme = theme
        self._fonts: dict[TextStyle, QFont] = {style: font_of(style) for style in TextStyle}
        self._drops = {style: measurer.baseline_drop_px(style) for style in TextStyle}
        self._pens: dict[tuple[str, bool, float], QPen] = {}

    def paint(self, painter: QPainter, items: Iterable[Drawable], view: Viewport) -> None:
        """Draw what lies in the viewport."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for item in items:
            if isinstance(item, Box):
                self._box(painter, item, view)
            elif isinstance(item, Label):
                self._label(painter, item, view)
            elif isinstance(item, Line):
                self._line(painter, item, view)
            elif isinstance(item, Mark):
                self._mark(painter, item, view)
            else:
                self._curve(painter, item, view)

    def _label(self, painter: QPainter, label: Label, view: Viewport) -> None:
        x = label.x
        if label.x_end:
            x = max(x, min(view.left + 6.0, label.x_end - label.width))
        if x > view.right or x + label.width < view.left or not _rows_meet(label.y, 10.0, view):
            return
        painter.setFont(self._fonts[label.style])
        painter.setPen(self._pen(label.color))
        painter.drawText(QPointF(x, label.y + self._drops[label.style]), label.text)

    def _box(self, painter: QPainter, box: Box, view: Viewport) -> None:
        if box.y > view.bottom or box.y + box.height < view.top:
            return
        left = max(box.x, view.left - _EDGE_PX)
        right = min(box.x + box.width, view.right + _EDGE_PX)
        if left > right:
            return
        rect = QRectF(left, box.y, right - left, box.height)
        if not (box.stroke or box.fade or box.radius):
            painter.fillRect(rect, self._theme.color(box.fill))
            return
        painter.setPen(self._frame_pen(box, rect))
        painter.setBrush(self._brush(box, rect))
        if box.radius:
            painter.drawRoundedRect(rect, box.radius, box.radius)
        else:
            painter.drawRect(rect)

    def _brush(self, box: Box, rect: QRectF) -> QBrush | Qt.BrushStyle:
        if not box.fill:
            return Qt.BrushStyle.NoBrush
        return self._faded(box.fill, box.fade, rect)

    def _faded(self, token: str, fade: Fade, rect: QRectF) -> QBrush:
        """Return a brush that runs out into the ground at the ends that are not known."""
        color = self._theme.color(token)
        if not fade or rect.width() < 1.0:
            return QBrush(color)
        paper = self._theme.color("paper")
        is_both = fade == Fade.LEFT | Fade.RIGHT
        share = min(0.5 if is_both else 0.9, _FADE_PX / rect.width())
        gradient = QLinearGradient(rect.topLeft(), rect.topRight())
        gradient.setColorAt(0.0, paper if fade & Fade.LEFT else color)
        if fade & Fade.LEFT:
            gradient.setColorAt(share, color)
        if fade & Fade.RIGHT:
            gradient.setColorAt(1.0 - share, color)
        gradient.setColorAt(1.0, paper if fade & Fade.RIGHT else color)
        return QBrush(gradient)

    def _frame_pen(self, box: Box, rect: QRectF) -> QPen | Qt.PenStyle:
        if not box.stroke:
            return Qt.PenStyle.NoPen
        pen = self._pen(box.stroke, box.is_dashed)
        if box.fade:
            pen = QPen(pen)
            pen.setBrush(self._faded(box.stroke, box.fade, rect))
        return pen

    def _line(self, painter: QPainter, line: Line, view: Viewport) -> None:
        if line.x1 > view.right or line.x2 < view.left:
            return
        painter.setPen(self._pen(line.color, line.is_dashed))
        painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))

    def _curve(self, painter: QPainter, curve: Curve, view: Viewport) -> None:
        left = max(min(curve.x1, curve.x2), view.left - _LONGEST_CURVE_PX)
        right = min(max(curve.x1, curve.x2), view.right + _LONGEST_CURVE_PX)
        if right < view.left or left > view.right:
            return
        path = QPainterPath(QPointF(left, curve.y))
        top = curve.y - curve.rise
        path.cubicTo(QPointF(left, top), QPointF(right, top), QPointF(right, curve.y))
        painter.setPen(self._pen(curve.color, width=1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _mark(self, painter: QPainter, mark: Mark, view: Viewport) -> None:
        if not view.left - _EDGE_PX < mark.x < view.right + _EDGE_PX:
            return
        if not _rows_meet(mark.y, mark.radius, view):
            return
        centre = QPointF(mark.x, mark.y)
        dot = mark.shape is MarkShape.DOT
        dashed = mark.shape is MarkShape.OPEN_RING
        painter.setPen(self._pen(mark.color, dashed, 1.6))
        painter.setBrush(self._theme.color(mark.color if dot else "paper"))
        painter.drawEllipse(centre, mark.radius - 0.8, mark.radius - 0.8)
        if mark.shape is MarkShape.RING_DOT:
            painter.setBrush(self._theme.color(mark.color))
            painter.drawEllipse(centre, 0.9, 0.9)

    def _pen(self, color: str, is_dashed: bool = False, width: float = 1.0) -> QPen:
        key = (color, is_dashed, width)
        if key not in self._pens:
            pen = QPen(self._theme.color(color), width)
            if is_dashed:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern([2.0, 1.5] if width > 1.0 else [3.0, 2.0])
            self._pens[key] = pen
        return self._pens[key]


def _rows_meet(y: float, reach: float, view: Viewport) -> bool:
    return y + reach >= view.top and y - reach <= view.bottom
