"""The canvas: how a scene, its headings, marks and ruler come together in the window."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

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
from timeline_app.scene.lanes.sliding import in_sight
from timeline_app.scene.lanes.stacks import STACK_GAP_PX
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.ruler import with_whole_labels
from timeline_app.scene.wrapping import whole_lines
from timeline_app.ui.drawing.frame import Copies, Frame
from timeline_app.ui.drawing.gutter import Gutter
from timeline_app.ui.drawing.hidden import floor_of
from timeline_app.ui.drawing.kept_picture import KeptPicture

# Below the first heading, where the eye looks first.
_EMPTY_Y = 80.0
# Beside what is said there, within its frame and outside of it.
_EMPTY_AIR_PX = 14.0
# A sentence with a long path on the narrowest canvas.
_MOST_EMPTY_LINES = 6
# A little more than a lane, so that an arc is seen above its event.
_ARC_RISE_PX = 26.0
# A short arc that rose higher than half a circle would be a loop.
_ARC_STEEPNESS = 0.7
# Low enough to keep off the marks of the track above.
_LOW_ARC_RISE_PX = 10.0
# As much as the letters of a line rise above its middle, or a mark.
_ARC_LIFT_PX = 7.0
# The letters of a line with a hair of paper above and below, behind which an arc passes.
_HALF_WORDS_PX, _WORDS_AIR_PX = 8.0, 2.0
# Half of what two events on a line are apart.
_FRAME_PX = 4.0
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
        self._display.paint(painter, self._sliding(frame, view), view)
        self._paint_ghosts(painter, frame)
        self._paint_arcs(painter, frame, view)
        painter.translate(view.left, 0.0)
        floor = floor_of(frame.scene, frame.scroll, frame.tracks_height)
        if floor < frame.tracks_height:
            cover = Box(0.0, view.top + floor, view.width, view.height - floor, "paper")
            self._display.paint(painter, [cover], view._replace(left=0.0))
        if frame.empty_text:
            self._display.paint(painter, self._empty(frame), view._replace(left=0.0))

    def _sliding(self, frame: Frame, view: Viewport) -> Iterable[Label]:
        return in_sight(frame.scene.sliding, view.left, self._measurer)

    def _paint_arcs(self, painter: QPainter, frame: Frame, view: Viewport) -> None:
        """Draw the arcs behind the words that they meet."""
        if not frame.arcs:
            return
        painter.save()
        room = QRegion(QRectF(*view[:4]).toAlignedRect())
        for label in frame.words:
            x, y = label.x_seen_from(view.left) - _WORDS_AIR_PX, label.y - _HALF_WORDS_PX
            words = QRectF(x, y, label.width + 2 * _WORDS_AIR_PX, 2 * _HALF_WORDS_PX)
            room -= QRegion(words.toAlignedRect())
        painter.setClipRegion(room, Qt.ClipOperation.IntersectClip)
        self._display.paint(painter, frame.arcs, view)
        painter.restore()

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
            view = _seen(frame)
            self._display.paint(painter, self._sliding(frame, view), view)
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
        measurer, text, style = self._measurer, frame.empty_text, TextStyle.LABEL
        room_px = frame.width - frame.gutter - 4 * _EMPTY_AIR_PX
        lines = [text]
        if measurer.width(text, style) > room_px:
            broken = whole_lines(measurer, text, room_px, _MOST_EMPTY_LINES)
            lines = broken or [measurer.elided(text, style, room_px)]
        widths = [measurer.width(line, style) for line in lines]
        line_px, width = SCREEN.line_px, max(widths)
        x, y = (frame.width - frame.gutter - width) / 2, frame.scroll + _EMPTY_Y
        height = 30 + (len(lines) - 1) * line_px
        ground = Box(
            x - _EMPTY_AIR_PX, y - 15, width + 2 * _EMPTY_AIR_PX, height, "paper", "grid-strong",
            False, 6.0,
        )  # fmt: skip
        return [ground, *(
            Label(x, y + number * line_px, line, style, "ink-soft", its_width)
            for number, (line, its_width) in enumerate(zip(lines, widths, strict=True))
        )]  # fmt: skip

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
        self._display.paint(painter, self._gutter.counts(frame), view)
        painter.restore()
        self._display.paint(painter, self._gutter.above(frame), view)

    def _paint_names(self, painter: QPainter, frame: Frame) -> None:
        view = Viewport(0.0, 0.0, frame.gutter, frame.tracks_height)
        painter.save()
        painter.translate(0.0, frame.ruler_px)
        self._display.paint(painter, self._gutter.names(frame), view)
        painter.restore()
        back = Box(0.0, 0.0, frame.gutter, frame.ruler_px, "paper")
        edge = Box(0.0, frame.ruler_px - 1, frame.gutter, 1, "grid-strong")
        self._display.paint(painter, [back, edge], view._replace(height=frame.ruler_px))

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
    """Return a box that sets off what lies in it, and covers nothing beside it."""
    by_px = STACK_GAP_PX / 2 if _is_on_line(hit) else _FRAME_PX
    x, y, width, height = hit.x - by_px, hit.y + 0.5, hit.width + 2 * by_px, hit.height - 1
    return Box(x, y, width, height, fill, stroke, False, 5.0)


def arc(hit: Hit, x: float, x_end: float) -> Curve:
    """Return the arc from when something was announced to when it falls due.

    It begins and ends above the first line of the event, so that it keeps off its words. On a
    collapsed track it ends where the mark found room.
    """
    first_px = min(hit.height, SCREEN.lane_px)
    y = hit.y + first_px / 2 - min(first_px / 2, _ARC_LIFT_PX)
    if _is_on_line(hit):
        return Curve(x, hit.x + SCREEN.mark_radius_px, y, _LOW_ARC_RISE_PX, "accent")
    return Curve(x, x_end, y, min(_ARC_RISE_PX, _ARC_STEEPNESS * (x_end - x)), "accent")


def _is_on_line(hit: Hit) -> bool:
    """Tell whether an event stands on the one line of a collapsed track or of a fold."""
    return hit.height <= SCREEN.bar_px


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
