"""The canvas: how a scene, its headings, marks and ruler come together in the window."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import (
    Box,
    Curve,
    Hit,
    Label,
    Line,
    Primitive,
    Scene,
    TextStyle,
)
from timeline_app.scene.ruler import with_whole_labels
from timeline_app.ui.drawing.frame import Copies, Frame
from timeline_app.ui.drawing.gutter import Gutter
from timeline_app.ui.drawing.kept_picture import KeptPicture

# Behind the arrow that tells an open track from a closed one.
_HEADER_LABEL_X = 26.0
# Below the first heading, where the eye looks first.
_EMPTY_Y = 80.0
# A little more than a lane, so that an arc is seen above its event.
_ARC_RISE_PX = 26.0
# What lies under the box must still be read.
_BOX_ALPHA = 36
# Frames and letters reach so far over what they measure.
_OVERHANG_PX = 4.0


class CanvasPainter:
    """Draws frames in one theme."""

    def __init__(self, theme: ColorTheme, measurer: FontMeasurer) -> None:
        self._theme = theme
        self._measurer = measurer
        self._display = DisplayPainter(theme, measurer)
        self._gutter = Gutter(measurer)
        self._names = KeptPicture()

    @property
    def paper(self) -> QColor:
        """The colour of the ground."""
        return self._theme.color("paper")

    def paint(self, painter: QPainter, frame: Frame, copies: Copies | None = None) -> None:
        """Draw grid, highlights, items, headings and ruler; copy what was painted before."""
        painter.save()
        self._paint_tracks(painter, frame, copies, frame.tracks_dots)
        self._paint_over(painter, frame)
        painter.restore()
        self._paint_ruler(painter, frame)
        self._paint_gutter(painter, frame)
        if frame.box is not None:
            self._paint_box(painter, frame.box, frame.height)

    def paint_ground(
        self,
        painter: QPainter,
        scene: Scene,
        view: Viewport,
        highlights: tuple[Box, ...] = (),
        items: Iterable[Primitive] | None = None,
    ) -> None:
        """Draw grid, highlights and items of a part of a scene, in the scene's coordinates.

        Labels that slide are left out. Who knows which `items` lie there says so.
        """
        left, top = view.left - _OVERHANG_PX, view.top - _OVERHANG_PX
        width, height = view.width + 2 * _OVERHANG_PX, view.height + 2 * _OVERHANG_PX
        part = Viewport(left, top, width, height, is_part=True)
        painter.fillRect(QRectF(left, top, width, height), self._theme.color("paper"))
        self._display.paint(painter, _grid(scene, part.bottom), part)
        self._display.paint(painter, highlights, part)
        if items is None:
            items = scene.items_between(part.top, part.bottom)
        self._display.paint(painter, items, part)

    def _paint_tracks(
        self, painter: QPainter, frame: Frame, copies: Copies | None, room: QRect
    ) -> None:
        """Paint what lies in some room below the ruler, given in dots; copy what can be copied."""
        parts = [room]
        if copies is not None:
            painter.save()
            painter.scale(1.0 / frame.dots_per_px, 1.0 / frame.dots_per_px)
            painter.setClipRect(room)
            copies.copy(painter, frame)
            painter.restore()
            parts = [*(_dots_of(box, frame) for box in frame.highlights)]
        for part in parts:
            self._paint_part(painter, frame, part.intersected(room))

    def _paint_part(self, painter: QPainter, frame: Frame, part: QRect) -> None:
        """Paint a part of the tracks, given in dots, and nothing beside it."""
        if part.isEmpty():
            return
        dots_per_px, origin = frame.dots_per_px, frame.origin_dots
        painter.save()
        painter.scale(1.0 / dots_per_px, 1.0 / dots_per_px)
        painter.setClipRect(part)
        painter.translate(origin)
        painter.scale(dots_per_px, dots_per_px)
        room = part.translated(-origin)
        view = Viewport(
            room.x() / dots_per_px, room.y() / dots_per_px, room.width() / dots_per_px,
            room.height() / dots_per_px,
        )  # fmt: skip
        self.paint_ground(painter, frame.scene, view, frame.highlights)
        painter.restore()

    def _paint_over(self, painter: QPainter, frame: Frame) -> None:
        """Draw what depends on where the view is: sliding labels, arcs and headings."""
        left, top = round(frame.gutter), round(frame.ruler_px)
        painter.setClipRect(QRect(left, top, frame.width - left, frame.height))
        view = _seen(frame)
        painter.translate(frame.gutter - view.left, frame.ruler_px - view.top)
        self._display.paint(painter, frame.scene.sliding, view)
        self._paint_ghosts(painter, frame)
        self._display.paint(painter, frame.arcs, view)
        painter.translate(view.left, 0.0)
        if frame.empty_text:
            self._display.paint(painter, self._empty(frame), view._replace(left=0.0))

    def picture(self, frame: Frame, part: QRect, copies: Copies | None) -> QPixmap:
        """Return a part of a frame's tracks, given in dots, as a picture in dots."""
        picture = QPixmap(part.size())
        picture.fill(self.paper)
        painter = QPainter(picture)
        try:
            painter.translate(-part.x(), -part.y())
            painter.scale(frame.dots_per_px, frame.dots_per_px)
            self._paint_tracks(painter, frame, copies, part)
            painter.translate(frame.origin_dots.toPointF() / frame.dots_per_px)
            self._display.paint(painter, frame.scene.sliding, _seen(frame))
        finally:
            painter.end()
        return picture

    def _paint_ghosts(self, painter: QPainter, frame: Frame) -> None:
        for ghost in frame.ghosts:
            painter.setOpacity(ghost.opacity)
            painter.drawPixmap(ghost.place, ghost.picture, ghost.picture.rect().toRectF())
        painter.setOpacity(1.0)

    def _paint_box(self, painter: QPainter, box: tuple[float, float], height: float) -> None:
        """Draw the range that the hand is choosing."""
        left, right = box
        color = QColor(self._theme.color("accent"))
        painter.setPen(color)
        color.setAlpha(_BOX_ALPHA)
        painter.setBrush(color)
        painter.drawRect(QRectF(left, 0.5, right - left, height - 1))

    def _empty(self, frame: Frame) -> list[Box | Label]:
        """Return what is said where there is nothing to see, on a ground of its own."""
        width = self._measurer.width(frame.empty_text, TextStyle.LABEL)
        x, y = (frame.width - frame.gutter - width) / 2, frame.scroll + _EMPTY_Y
        ground = Box(x - 14, y - 15, width + 28, 30, "paper", "grid-strong", False, 6.0)
        text = Label(x, y, frame.empty_text, TextStyle.LABEL, "ink-soft", width)
        return [ground, text]

    def _paint_gutter(self, painter: QPainter, frame: Frame) -> None:
        """Draw the names of the tracks beside them, and what lies above, below and beside."""
        width, top = round(frame.gutter), round(frame.ruler_px)
        self._names.paint(
            painter, self._gutter.basis(frame), QSize(width, frame.height), frame.dots_per_px,
            lambda its: self._paint_names(its, frame),
        )  # fmt: skip
        painter.save()
        painter.setClipRect(QRect(0, top, width, frame.height - top))
        painter.translate(0.0, frame.ruler_px)
        view = Viewport(0.0, 0.0, frame.gutter, frame.tracks_height)
        self._display.paint(painter, self._gutter.margin_labels(frame), view)
        painter.restore()

    def _paint_names(self, painter: QPainter, frame: Frame) -> None:
        view = Viewport(0.0, 0.0, frame.gutter, frame.tracks_height)
        painter.save()
        painter.translate(0.0, frame.ruler_px)
        self._display.paint(painter, self._gutter.names(frame), view)
        painter.restore()
        back = Box(0.0, 0.0, frame.gutter, frame.ruler_px, "paper")
        edge = Box(0.0, frame.ruler_px - 1, frame.gutter, 1, "grid-strong")
        corner = view._replace(height=frame.ruler_px)
        self._display.paint(painter, [back, edge, *self._gutter.above(frame)], corner)

    def _paint_ruler(self, painter: QPainter, frame: Frame) -> None:
        width, height = frame.width - frame.gutter, frame.ruler_px
        view = Viewport(frame.offset, 0.0, width, height)
        painter.save()
        left = round(frame.gutter)
        painter.setClipRect(QRect(left, 0, frame.width - left, round(height)))
        painter.translate(frame.gutter - frame.offset, 0.0)
        back = Box(frame.offset, 0.0, width, height, "paper")
        edge = Box(frame.offset, height - 1, width, 1, "grid-strong")
        items = with_whole_labels(frame.scene.ruler.items, view.left, view.right)
        self._display.paint(painter, [back, *items, edge], view)
        painter.restore()


def around(hit: Hit, fill: str, stroke: str) -> Box:
    """Return a box that sets off what lies in it."""
    return Box(hit.x - 4, hit.y + 0.5, hit.width + 8, hit.height - 1, fill, stroke, False, 5.0)


def arc(x: float, x_end: float, y: float) -> Curve:
    """Return the arc from when something was announced to when it falls due."""
    return Curve(x, x_end, y, _ARC_RISE_PX, "accent")


def _seen(frame: Frame) -> Viewport:
    """Return the part of the scene that is to be seen."""
    origin = frame.origin_dots.toPointF() / frame.dots_per_px
    return Viewport(
        frame.gutter - origin.x(),
        frame.ruler_px - origin.y(),
        frame.width - frame.gutter,
        frame.tracks_height,
    )


def _dots_of(box: Box, frame: Frame) -> QRect:
    """Return the dots that a box of the scene and its frame touch."""
    room = QRectF(box.x - 1, box.y - 1, box.width + 2, box.height + 2)
    dots = QRectF(room.topLeft() * frame.dots_per_px, room.size() * frame.dots_per_px)
    return dots.toAlignedRect().translated(frame.origin_dots)


def _grid(scene: Scene, bottom: float) -> Iterable[Primitive]:
    """Return the grid; it reaches on when the tracks do not reach down to a y."""
    if scene.height_px >= bottom:
        return scene.ruler.grid
    return (_stretched(item, scene.height_px, bottom) for item in scene.ruler.grid)


def _stretched(item: Primitive, height: float, bottom: float) -> Primitive:
    """Return what reaches down to a height drawn on to the bottom; not a part further up."""
    if isinstance(item, Line):
        return item._replace(y2=bottom) if item.y2 >= height else item
    return item._replace(height=bottom) if isinstance(item, Box) else item
