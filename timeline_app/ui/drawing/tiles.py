"""Tiles: the ground of a scene, painted once in squares, so that panning only copies it."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.render.painter import Viewport
from timeline_app.scene.display import Scene
from timeline_app.ui.drawing.canvas_painter import CanvasPainter
from timeline_app.ui.drawing.frame import Frame

# Small enough to be painted between two frames, large enough for few copies in a frame.
_TILE_PX = 256
Place = tuple[int, int]


class Tiles:
    """Squares of one scene's ground, by column and row, for one painter and one device."""

    def __init__(self, canvas: CanvasPainter, scene: Scene, dots_per_px: float) -> None:
        self._canvas = canvas
        self._scene = scene
        self._dots_per_px = dots_per_px
        self._side = round(_TILE_PX * dots_per_px)
        self._pixmaps: dict[Place, QPixmap] = {}

    def fits(self, canvas: CanvasPainter, scene: Scene, dots_per_px: float) -> bool:
        """Tell whether the tiles show a scene as a painter would on a device."""
        mine = (self._canvas, self._scene, self._dots_per_px)
        return mine == (canvas, scene, dots_per_px)

    def copy(self, painter: QPainter, frame: Frame) -> QRect:
        """Draw the tiles that are in view, and return the part that still has to be painted."""
        missing = QRect()
        for place in self._places(_seen(frame)):
            room = self._room(place).translated(frame.origin_dots)
            pixmap = self._pixmaps.get(place)
            if pixmap is None:
                missing = missing.united(room)
            else:
                painter.drawPixmap(room.topLeft(), pixmap)
        return missing

    def paint_next(self, frame: Frame, columns_beside: int) -> bool:
        """Paint one tile that is missing in view or in some columns beside it; False if none is.

        Tiles farther away are let go.
        """
        seen = _seen(frame)
        reach = columns_beside * self._side
        width = round(self._scene.scale.width_px * self._dots_per_px)
        laid_out = QRect(0, seen.top(), width, seen.height())
        near = seen.adjusted(-reach, 0, reach, 0).intersected(laid_out)
        place = next(self._missing(seen), None) or next(self._missing(near), None)
        if place is None:
            return False
        kept = near.adjusted(-self._side, -self._side, self._side, self._side)
        for old in [p for p in self._pixmaps if not kept.intersects(self._room(p))]:
            del self._pixmaps[old]
        self._pixmaps[place] = self._painted(self._room(place))
        return True

    def is_whole(self, frame: Frame) -> bool:
        """Tell whether all that is in view has been painted."""
        return next(self._missing(_seen(frame)), None) is None

    def _missing(self, room: QRect) -> Iterator[Place]:
        return (place for place in self._places(room) if place not in self._pixmaps)

    def _places(self, room: QRect) -> Iterator[Place]:
        side = self._side
        for column in range(room.left() // side, room.right() // side + 1):
            for row in range(room.top() // side, room.bottom() // side + 1):
                yield column, row

    def _room(self, place: Place) -> QRect:
        """Return where a tile lies, in dots from the scene's origin."""
        return QRect(place[0] * self._side, place[1] * self._side, self._side, self._side)

    def _painted(self, room: QRect) -> QPixmap:
        pixmap = QPixmap(room.size())
        # Opaque, so that letters are drawn as they are in the window.
        pixmap.fill(self._canvas.paper)
        painter = QPainter(pixmap)
        try:
            dots_per_px = self._dots_per_px
            painter.translate(-QPoint(room.topLeft()))
            painter.scale(dots_per_px, dots_per_px)
            view = Viewport(
                room.x() / dots_per_px, room.y() / dots_per_px, room.width() / dots_per_px,
                room.height() / dots_per_px,
            )  # fmt: skip
            self._canvas.paint_ground(painter, self._scene, view)
        finally:
            painter.end()
        return pixmap


def _seen(frame: Frame) -> QRect:
    """Return the part of the scene that is in view, in dots from its origin."""
    return frame.tracks_dots.translated(-frame.origin_dots)
