"""What one frame of the canvas shows."""

import math
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.scene.display import Band, Box, Curve, Scene
from timeline_app.scene.metrics import SCREEN


class Ghost(NamedTuple):
    """A picture of how a track was drawn before, where it belongs now, and how much of it shows."""

    picture: QPixmap
    place: QRectF
    opacity: float


class Frame(NamedTuple):
    """What one frame shows: a scene, where it is scrolled to, and what is drawn over it.

    `highlights` lie under the items, `arcs` and `ghosts` over them. `dots_per_px` are the device's
    pixels.
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

    @property
    def tracks_height(self) -> float:
        """Height below the ruler."""
        return self.height - SCREEN.ruler_px

    @property
    def origin_dots(self) -> QPoint:
        """Where the scene's origin lies in the widget, in whole dots of the device.

        Whole, so that what was painted once can be copied to where it is now.
        """
        x = -self.offset * self.dots_per_px
        y = (SCREEN.ruler_px - self.scroll) * self.dots_per_px
        return QPoint(round(x), round(y))

    @property
    def tracks_dots(self) -> QRect:
        """The part of the widget below the ruler, in dots of the device."""
        top = round(SCREEN.ruler_px * self.dots_per_px)
        width, height = (math.ceil(n * self.dots_per_px) for n in (self.width, self.height))
        return QRect(0, top, width, height - top)


class Copies(Protocol):
    """Holds parts of a scene's ground that have been painted before."""

    def copy(self, painter: QPainter, frame: Frame) -> QRect:
        """Draw those that are in view, and return the part that still has to be painted, in dots.

        The painter draws dots of the device.
        """


def heading_y(band: Band, scroll: float) -> float:
    """Return where a track's heading stands: at its top, or held at the top of the view."""
    return max(band.y, min(scroll, band.y + band.height - band.header_height))
