"""The one painter: draws a display list on any `QPainter`, be it screen, picture or paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from timeline_app.program.plain_text import one_line
from timeline_app.render.dashes import PERIOD_PX, dashed_frame, dashed_line, dashed_ring
from timeline_app.render.fonts import FontMeasurer, font_of
from timeline_app.render.frames import open_frame
from timeline_app.render.looks import DASHES, fading_of, frame_token, has_small_ring, mark_look
from timeline_app.render.theme import ColorTheme
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

# More than a pen or a mark reaches beyond its geometry; what is further out is not seen.
EDGE_PX = 20.0
# Further out than any pen is wide, so that the cut ends of a line stay out of sight.
_CUT_PX = 40.0
# A gradient has too few steps for both ends of a longer box.
_LONGEST_GRADIENT_PX = 4_000.0
_BOTH = Fade.LEFT | Fade.RIGHT
# Beyond this, an arc is so flat in view that cutting it is not seen; longer ones cost time.
_LONGEST_CURVE_PX = 4_000.0


class Viewport(NamedTuple):
    """The part of a scene that is to be seen, in scene coordinates.

    One that `is_part` of a larger view is drawn as it looks there, wherever it begins and ends:
    without the labels that slide so as to stay in sight, and with dashes that stay where they are.
    """

    left: float
    top: float
    width: float
    height: float
    is_part: bool = False

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.top + self.height


class _Ends(IntEnum):
    """How a pen ends its lines; with dashes, it ends them again and again."""

    PLAIN = 0
    FLAT = 1
    DASHED = 2

    @classmethod
    def of(cls, is_dashed: bool, view: Viewport) -> _Ends:
        """Return the ends of an outline; in a part of a view its dashes are a path of their own."""
        if not is_dashed:
            return cls.PLAIN
        return cls.FLAT if view.is_part else cls.DASHED


class DisplayPainter:
    """Draws primitives in one theme; the painter's own transform decides where they land."""

    def __init__(self, theme: ColorTheme, measurer: FontMeasurer) -> None:
        self._theme = theme
        # A drawing uses few of the styles.
        self._font_of: Callable[[TextStyle], QFont] = cache(font_of)
        self._drop_px = cache(measurer.baseline_drop_px)
        self._pens: dict[tuple[str, float, _Ends], QPen] = {}
        self._look_in_use: tuple[TextStyle, str] | None = None

    def paint(self, painter: QPainter, items: Iterable[Drawable], view: Viewport) -> None:
        """Draw what lies in the viewport."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._look_in_use = None
        plain: list[Box] = []
        for item in items:
            if type(item) is Box and not (item.stroke or item.fade or item.radius):
                if plain and plain[-1].fill != item.fill:
                    self._fill(painter, plain, view)
                plain.append(item)
                continue
            if plain:
                self._fill(painter, plain, view)
            if isinstance(item, Label):
                self._label(painter, item, view)
                continue
            self._look_in_use = None
            if isinstance(item, Box):
                self._box(painter, item, view)
            elif isinstance(item, Line):
                self._line(painter, item, view)
            elif isinstance(item, Mark):
                self._mark(painter, item, view)
            else:
                self._curve(painter, item, view)
        self._fill(painter, plain, view)

    def _fill(self, painter: QPainter, boxes: list[Box], view: Viewport) -> None:
        """Fill boxes of one colour at once, in a third of the time: a skyline has thousands."""
        top, bottom = view.top, view.bottom
        left, right = view.left - EDGE_PX, view.right + EDGE_PX
        seen = []
        for x, y, width, height, *_ in boxes:
            x_end = x + width
            if x <= right and x_end >= left and y <= bottom and y + height >= top:
                # Compared in place: `min` and `max` would take longer than all the rest.
                x_seen = x if x > left else left
                x_seen_end = x_end if x_end < right else right
                seen.append(QRectF(x_seen, y, x_seen_end - x_seen, height))
        if seen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(boxes[0].fill))
            painter.drawRects(seen)
            self._look_in_use = None
        boxes.clear()

    def _label(self, painter: QPainter, label: Label, view: Viewport) -> None:
        if label.x_end and view.is_part:
            return
        x = label.x_seen_from(view.left)
        if x > view.right or x + label.width < view.left or not _rows_meet(label.y, 10.0, view):
            return
        look = (label.style, label.color)
        if look != self._look_in_use:
            painter.setFont(self._font_of(label.style))
            painter.setPen(self._pen(label.color))
            self._look_in_use = look
        painter.drawText(QPointF(x, label.y + self._drop_px(label.style)), one_line(label.text))

    def _box(self, painter: QPainter, box: Box, view: Viewport) -> None:
        if box.y > view.bottom or box.y + box.height < view.top:
            return
        if box.x > view.right + EDGE_PX or box.x + box.width < view.left - EDGE_PX:
            return
        seen = _cut(box, view)
        rect = QRectF(seen.x, box.y, seen.width, box.height)
        pen = self._frame_pen(box, view)
        painter.setBrush(self._faded(box.fill, box, view) if box.fill else Qt.BrushStyle.NoBrush)
        has_own_dashes = box.is_dashed and view.is_part
        painter.setPen(Qt.PenStyle.NoPen if has_own_dashes or box.cut else pen)
        if box.cut:
            painter.drawPath(open_frame(rect, box.radius, box.cut, is_closed=True))
            painter.strokePath(open_frame(rect, box.radius, box.cut), pen)
            return
        if box.radius:
            painter.drawRoundedRect(rect, box.radius, box.radius)
        else:
            painter.drawRect(rect)
        if has_own_dashes:
            painter.strokePath(dashed_frame(*seen[:4], box.radius), pen)

    def _faded(self, token: str, box: Box, view: Viewport) -> QBrush:
        """Return a brush that runs out into the ground at the ends that are not known."""
        color, paper, fade = self._theme.color(token), self._theme.color("paper"), box.fade
        if fade == _BOTH and box.width > _LONGEST_GRADIENT_PX:
            # A gradient has too few steps for both ends of a long box; only one can be in view.
            fade = Fade.LEFT if view.left < box.x + box.width / 2 else Fade.RIGHT
        fading = fading_of(box, fade)
        if fading is None:
            return QBrush(color)
        gradient = QLinearGradient(fading.x, 0.0, fading.x_end, 0.0)
        for share, is_whole in fading.stops:
            gradient.setColorAt(share, color if is_whole else paper)
        return QBrush(gradient)

    def _frame_pen(self, box: Box, view: Viewport) -> QPen:
        if not box.stroke:
            return QPen(Qt.PenStyle.NoPen)
        stroke = frame_token(box)
        pen = self._pen(stroke, 1.0, _Ends.of(box.is_dashed, view))
        if box.fade:
            pen = QPen(pen)
            pen.setBrush(self._faded(stroke, box, view))
        return pen

    def _line(self, painter: QPainter, line: Line, view: Viewport) -> None:
        if line.x1 > view.right or line.x2 < view.left:
            return
        ends = _Ends.of(line.is_dashed, view)
        painter.setPen(self._pen(line.color, 1.0, ends))
        if ends is _Ends.FLAT and line.y1 == line.y2:
            painter.drawPath(dashed_line(line.x1, line.x2, line.y1, view.left, view.right))
            return
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
        if not view.left - EDGE_PX < mark.x < view.right + EDGE_PX:
            return
        if not _rows_meet(mark.y, mark.radius, view):
            return
        if mark.shape is MarkShape.OPEN_RING and (view.is_part or has_small_ring(mark.radius)):
            self._open_ring(painter, mark)
            return
        centre, look = QPointF(mark.x, mark.y), mark_look(mark.shape, mark.radius)
        pen = self._pen(mark.color, look.pen_px)
        if look.dashes:
            pen = self._pen(mark.color, look.pen_px, _Ends.DASHED, look.dashes)
        painter.setPen(pen)
        painter.setBrush(self._theme.color(mark.color if look.is_filled else "paper"))
        painter.drawEllipse(centre, look.radius, look.radius)
        if look.core_px:
            painter.setBrush(self._theme.color(mark.color))
            painter.drawEllipse(centre, look.core_px, look.core_px)

    def _open_ring(self, painter: QPainter, mark: Mark) -> None:
        centre, look = QPointF(mark.x, mark.y), mark_look(mark.shape, mark.radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("paper"))
        painter.drawEllipse(centre, look.radius, look.radius)
        path = dashed_ring(look.radius).translated(centre)
        painter.strokePath(path, self._pen(mark.color, look.pen_px, _Ends.FLAT))

    def _pen(
        self,
        color: str,
        width: float = 1.0,
        ends: _Ends = _Ends.PLAIN,
        dashes_px: tuple[float, float] = DASHES,
    ) -> QPen:
        key = (color, width, ends)
        if key not in self._pens:
            pen = QPen(self._theme.color(color), width)
            if ends is not _Ends.PLAIN:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if ends is _Ends.DASHED:
                # Qt counts dashes in widths of the pen.
                pen.setDashPattern([length / width for length in dashes_px])
            self._pens[key] = pen
        return self._pens[key]


def _cut(box: Box, view: Viewport) -> Box:
    """Return a box without what lies far beside the view, cut off by whole dashes."""
    x, x_end = box.x, box.x + box.width
    least, most = view.left - _CUT_PX, view.right + _CUT_PX
    if x >= least and x_end <= most:
        return box
    if x < least:
        x = least - (least - x) % PERIOD_PX
    if x_end > most:
        x_end = most + (x_end - most) % PERIOD_PX
    return box._replace(x=x, width=x_end - x)


def _rows_meet(y: float, reach: float, view: Viewport) -> bool:
    return y + reach >= view.top and y - reach <= view.bottom
