"""A picture of what hardly ever changes, so that a frame copies it instead of drawing it anew."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap


class KeptPicture:
    """Holds one picture as long as what it was drawn from stays the same."""

    def __init__(self) -> None:
        self._basis: tuple[object, ...] | None = None
        self._picture: QPixmap | None = None

    def paint(
        self,
        painter: QPainter,
        basis: tuple[object, ...],
        size: QSize,
        dots_per_px: float,
        draw: Callable[[QPainter], None],
    ) -> None:
        """Copy the picture to the origin of a painter; drawn first if the basis is another one.

        `draw` has to fill all of it.
        """
        whole = (*basis, size, dots_per_px)
        if self._picture is None or self._basis != whole:
            self._basis, self._picture = whole, _drawn(size, dots_per_px, draw)
        painter.save()
        # In dots of the device, where a copy needs no rounding.
        painter.scale(1.0 / dots_per_px, 1.0 / dots_per_px)
        painter.drawPixmap(0, 0, self._picture)
        painter.restore()


def _drawn(size: QSize, dots_per_px: float, draw: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(size * dots_per_px)
    painter = QPainter(picture)
    try:
        painter.scale(dots_per_px, dots_per_px)
        draw(painter)
    finally:
        painter.end()
    return picture
