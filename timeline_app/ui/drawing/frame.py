"""What one frame of the canvas shows."""

import math
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.scene.display import Box, Curve, Label, Scene
from timeline_app.scene.tracks.tracks import TrackSet


class Ghost(NamedTuple):
    """A picture of how a track was drawn before, where it belongs now, and how much of it shows."""

    picture: QPixmap
    place: QRectF
    opacity: float


class Margin(NamedTuple):
    """How many events of a track lie beside the view, before it and after."""

    earlier: int
    later: int


class Frame(NamedTuple):
    """What one frame shows: a scene, where it is scrolled to, and what is drawn over it.

    `highlights` lie under the items, `ghosts` over them, and `arcs` behind their `words`.
    `dots_per_px` are the device's pixels. The names of the `tracks` stand in a gutter on the left,
    with what is beside the view.
    """

    scene: Scene
    offset: float
    scroll: float
    width: int
    height: int
    highlights: tuple[Box, ...] = ()
    box: tuple[float, float] | None = None
    arcs: tuple[Curve, ...] = ()
    empty_text: str = ""
    dots_per_px: float = 1.0
    ghosts: tuple[Ghost, ...] = ()
    gutter: float = 0.0
    margins: tuple[Margin, ...] = ()
    tracks: TrackSet | None = None
    words: tuple[Label, ...] = ()

    @property
    def ruler_px(self) -> float:
        """The height of the ruler above the tracks."""
        return self.scene.ruler.height_px

    @property
    def tracks_height(self) -> float:
        """Height below the ruler."""
        return self.height - self.ruler_px

    @property
    def origin_dots(self) -> QPoint:
        """Where the scene's origin lies in the widget, in whole dots of the device.

        Whole, so that what was painted once can be copied to where it is now.
        """
        x = (self.gutter - self.offset) * self.dots_per_px
        y = (self.ruler_px - self.scroll) * self.dots_per_px
        return QPoint(round(x), round(y))

    @property
    def tracks_dots(self) -> QRect:
        """The part of the widget below the ruler, in dots of the device."""
        left, top = (round(n * self.dots_per_px) for n in (self.gutter, self.ruler_px))
        width, height = (math.ceil(n * self.dots_per_px) for n in (self.width, self.height))
        return QRect(left, top, width - left, height - top)


class Copies(Protocol):
    """Holds parts of a scene's ground that have been painted before."""

    def copy(self, painter: QPainter, frame: Frame) -> None:
        """Draw those that are in view, by a painter that draws dots of the device.

        Those that are missing are painted first, and held.
        """
