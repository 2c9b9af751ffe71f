"""Frames of boxes that go on beyond what is drawn: they are open at their cut ends."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from timeline_app.scene.display import Fade

# The degrees of a round corner.
_QUARTER = 90.0


def open_frame(rect: QRectF, radius: float, cut: Fade, *, is_closed: bool = False) -> QPainterPath:
    """Return the outline of a box with round corners where it is not cut.

    It has no line at a cut end, unless it is closed so as to be filled.
    """
    if cut == Fade.LEFT | Fade.RIGHT:
        path = QPainterPath(rect.topLeft())
        path.lineTo(rect.topRight())
        if is_closed:
            path.lineTo(rect.bottomRight())
        else:
            path.moveTo(rect.bottomRight())
        path.lineTo(rect.bottomLeft())
    else:
        path = _open_on_the_left(rect, min(radius, rect.width(), rect.height() / 2))
        if cut == Fade.RIGHT:
            middle = rect.center().x()
            path = path * QTransform(-1.0, 0.0, 0.0, 1.0, 2.0 * middle, 0.0)
    if is_closed:
        path.closeSubpath()
    return path


def _open_on_the_left(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath(rect.topLeft())
    corner = QRectF(0.0, 0.0, 2.0 * radius, 2.0 * radius)
    corner.moveTopRight(rect.topRight())
    path.arcTo(corner, _QUARTER, -_QUARTER)
    corner.moveBottomRight(rect.bottomRight())
    path.arcTo(corner, 0.0, -_QUARTER)
    path.lineTo(QPointF(rect.left(), rect.bottom()))
    return path
