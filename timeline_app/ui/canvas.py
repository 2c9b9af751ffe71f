"""The canvas: how a scene, its headings, marks and ruler come together in the window."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import Theme
from timeline_app.scene.display import (
    Band,
    Box,
    Curve,
    Hit,
    Label,
    Line,
    Primitive,
    Scene,
    TextStyle,
)
from timeline_app.scene.metrics import SCREEN

_HEADER_LABEL_X = 26.0
_EMPTY_Y = 80.0
_ARC_RISE_PX = 26.0
_BOX_ALPHA = 36


@dataclass(frozen=True, slots=True)
class Frame:
    """What one frame shows: a scene, where it is scrolled to, what is selected and pointed at."""

    scene: Scene
    offset: float
    scroll: float
    width: int
    height: int
    selected_row: int | None
    hover: Hit | None
    box: tuple[float, float] | None
    arcs: list[tuple[float, float, float]]
    empty_text: str

    @property
    def tracks_height(self) -> float:
        """Height below the ruler."""
        return self.height - SCREEN.ruler_px


class CanvasPainter:
    """Draws frames in one theme."""

    def __init__(self, theme: Theme, measurer: FontMeasurer) -> None:
        self._theme = theme
        self._measurer = measurer
        self._display = DisplayPainter(theme, measurer)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw grid, highlights, items, headings and ruler."""
        painter.fillRect(0, 0, frame.width, frame.height, self._theme.color("paper"))
        painter.save()
        painter.setClipRect(QRect(0, round(SCREEN.ruler_px), frame.width, frame.height))
        painter.translate(-frame.offset, SCREEN.ruler_px - frame.scroll)
        view = Viewport(frame.offset, frame.scroll, frame.width, frame.tracks_height)
        self._display.paint(painter, self._grid(frame), view)
        self._display.paint(painter, self._highlights(frame), view)
        self._display.paint(painter, frame.scene.items, view)
        arcs = [Curve(x, x_end, y, _ARC_RISE_PX, "accent") for x, x_end, y in frame.arcs]
        self._display.paint(painter, arcs, view)
        painter.translate(frame.offset, 0.0)
        headings = Viewport(0.0, frame.scroll, frame.width, frame.tracks_height)
        for band in frame.scene.bands:
            self._display.paint(painter, self._heading(band, frame), headings)
        if frame.empty_text:
            self._display.paint(painter, self._empty(frame), headings)
        painter.restore()
        self._paint_ruler(painter, frame)
        if frame.box is not None:
            self._paint_box(painter, frame.box, frame.height)

    def _paint_box(self, painter: QPainter, box: tuple[float, float], height: float) -> None:
        """Draw the range that the hand is choosing."""
        left, right = box
        color = QColor(self._theme.color("accent"))
        painter.setPen(color)
        color.setAlpha(_BOX_ALPHA)
        painter.setBrush(color)
        painter.drawRect(QRectF(left, 0.5, right - left, height - 1))

    def _grid(self, frame: Frame) -> list[Primitive]:
        """Let the grid reach the bottom of the window when the tracks do not."""
        bottom = frame.scroll + frame.tracks_height
        if frame.scene.height_px >= bottom:
            return list(frame.scene.grid)
        return [_stretched(item, bottom) for item in frame.scene.grid]

    def _highlights(self, frame: Frame) -> list[Box]:
        boxes = []
        for hit in frame.scene.hits:
            if frame.selected_row is not None and frame.selected_row in hit.rows:
                boxes.append(_around(hit, "accent-soft", "accent"))
            elif hit is frame.hover:
                boxes.append(_around(hit, "panel", ""))
        return boxes

    def _heading(self, band: Band, frame: Frame) -> list[Box | Label]:
        """Return a track's heading, kept in sight while any of the track is."""
        y = heading_y(band, frame.scroll)
        middle, height = y + band.header_height / 2, band.header_height - 2
        count = f"{band.count:,}"
        count_px = self._measurer.width(count, TextStyle.COUNT)
        label_px = self._measurer.width(band.label, TextStyle.HEADER)
        arrow = "▸" if band.is_collapsed else "▾"
        back = [Box(0, y + 1, frame.width, height, f"{band.color}-tint")]
        return [
            *([] if band.is_collapsed else back),
            Box(0, y + 1, 4, height, band.color),
            Label(11, middle, arrow, TextStyle.HEADER, "ink-soft", 10.0),
            Label(_HEADER_LABEL_X, middle, band.label, TextStyle.HEADER, "ink", label_px),
            Label(
                frame.width - count_px - 12, middle, count, TextStyle.COUNT, "ink-soft", count_px
            ),
        ]

    def _empty(self, frame: Frame) -> list[Box | Label]:
        """Return what is said where there is nothing to see, on a ground of its own."""
        width = self._measurer.width(frame.empty_text, TextStyle.LABEL)
        x, y = (frame.width - width) / 2, frame.scroll + _EMPTY_Y
        ground = Box(x - 14, y - 15, width + 28, 30, "paper", "grid-strong", False, 6.0)
        text = Label(x, y, frame.empty_text, TextStyle.LABEL, "ink-soft", width)
        return [ground, text]

    def _paint_ruler(self, painter: QPainter, frame: Frame) -> None:
        view = Viewport(frame.offset, 0.0, frame.width, SCREEN.ruler_px)
        painter.save()
        painter.setClipRect(QRect(0, 0, frame.width, round(SCREEN.ruler_px)))
        painter.translate(-frame.offset, 0.0)
        back = Box(frame.offset, 0.0, frame.width, SCREEN.ruler_px, "paper")
        edge = Box(frame.offset, SCREEN.ruler_px - 1, frame.width, 1, "grid-strong")
        self._display.paint(painter, [back, *frame.scene.ruler, edge], view)
        painter.restore()


def heading_y(band: Band, scroll: float) -> float:
    """Return where a track's heading stands: at its top, or held at the top of the view."""
    return max(band.y, min(scroll, band.y + band.height - band.header_height))


def _around(hit: Hit, fill: str, stroke: str) -> Box:
    return Box(hit.x - 4, hit.y + 0.5, hit.width + 8, hit.height - 1, fill, stroke, False, 5.0)


def _stretched(item: Primitive, bottom: float) -> Primitive:
    if isinstance(item, Line):
        return item._replace(y2=bottom)
    return item._replace(height=bottom) if isinstance(item, Box) else item
