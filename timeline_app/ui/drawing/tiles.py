"""Tiles: the ground of a scene, painted once in squares, so that panning only copies it.

What a pan meets unpainted is painted on its tile and kept: no frame after it paints that again.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.render.painter import EDGE_PX, Viewport
from timeline_app.scene.display import Label, Line, Mark, Primitive, Scene
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
        self._reach: NDArray[np.float64] | None = None

    def fits(self, canvas: CanvasPainter, scene: Scene, dots_per_px: float) -> bool:
        """Tell whether the tiles show a scene as a painter would on a device."""
        mine = (self._canvas, self._scene, self._dots_per_px)
        return mine == (canvas, scene, dots_per_px)

    def copy(self, painter: QPainter, frame: Frame) -> None:
        """Draw the tiles that are in view; those that are missing are painted, once."""
        for place in self._places(_seen(frame)):
            room = self._room(place)
            pixmap = self._pixmaps.get(place)
            if pixmap is None:
                pixmap = self._pixmaps[place] = self._painted(room)
            painter.drawPixmap(room.topLeft() + frame.origin_dots, pixmap)

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

    def _items_in(self, view: Viewport) -> list[Primitive]:
        """Return the items that reach into a part of the scene, in their order."""
        if self._reach is None:
            ends = [_ends_of(item) for item in self._scene.items]
            self._reach = np.array(ends, dtype=np.float64).reshape(-1, 2)
        items = self._scene.items
        low, high = self._scene.items_range(view.top - EDGE_PX, view.bottom + EDGE_PX)
        lefts, rights = self._reach[low:high, 0], self._reach[low:high, 1]
        is_in = (lefts <= view.right + EDGE_PX) & (rights >= view.left - EDGE_PX)
        return [items[low + place] for place in np.flatnonzero(is_in).tolist()]

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
            self._canvas.paint_ground(painter, self._scene, view, items=self._items_in(view))
        finally:
            painter.end()
        return pixmap


def _ends_of(item: Primitive) -> tuple[float, float]:
    """Return from where to where an item reaches; of a label that slides, the whole way."""
    if isinstance(item, Line):
        return item.x1, item.x2
    if isinstance(item, Mark):
        return item.x, item.x
    end = item.x + item.width
    return item.x, max(end, item.x_end) if isinstance(item, Label) else end


def _seen(frame: Frame) -> QRect:
    """Return the part of the scene that is in view, in dots from its origin."""
    return frame.tracks_dots.translated(-frame.origin_dots)
