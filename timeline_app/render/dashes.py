"""Dashed outlines as paths of their own.

Qt begins the dashes of a pen anew where a line enters the device. A drawing that is put together
from parts, or moved, needs dashes that stay where they are on the line.
"""

from functools import lru_cache

from PySide6.QtGui import QPainterPath, QTransform

# Longer ones, and the side of a bar, 19 px, would not look dashed; shorter ones look dotted.
DASH_PX = 3.0
# As long as a dash: with shorter ones rows of boxes look heavy, with longer they fall apart.
GAP_PX = 3.0
PERIOD_PX = DASH_PX + GAP_PX
# On a ring of some 24 px dashes of 3.5 and gaps of 2.5; five would run together.
RING_DASHES = 4
# Of dash and gap, nearly that of a straight outline: round pens close a gap a little.
RING_DASH_SHARE = 0.58


def dashed_frame(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    """Return the dashes of a rectangle's outline; those along it are counted from its left end."""
    path = QPainterPath()
    radius = min(radius, width / 2, height / 2)
    left = _end(height, radius)
    path.addPath(left.translated(x, y))
    path.addPath((left * QTransform.fromScale(-1.0, 1.0)).translated(x + width, y))
    lead = radius + GAP_PX
    row = _row(max(0, int((width - lead - radius) / PERIOD_PX)))
    path.addPath(row.translated(x + lead, y))
    path.addPath(row.translated(x + lead, y + height))
    return path


def dashed_line(x: float, x_end: float, y: float, left: float, right: float) -> QPainterPath:
    """Return those dashes of a level line that have some part between two x."""
    first = x + max(0.0, (left - x) // PERIOD_PX) * PERIOD_PX
    length = min(x_end, right + PERIOD_PX) - first
    path = _row(max(0, int(length / PERIOD_PX))).translated(first, y)
    # The last one may be cut short where the line ends.
    start = first + max(0, int(length / PERIOD_PX)) * PERIOD_PX
    if start < x_end:
        path.moveTo(start, y)
        path.lineTo(min(start + DASH_PX, x_end), y)
    return path


@lru_cache(maxsize=64)
def dashed_ring(radius: float) -> QPainterPath:
    """Return the dashes of a circle around the origin."""
    path = QPainterPath()
    square = (-radius, -radius, 2 * radius, 2 * radius)
    for number in range(RING_DASHES):
        start = 360.0 / RING_DASHES * number
        path.arcMoveTo(*square, start)
        path.arcTo(*square, start, 360.0 / RING_DASHES * RING_DASH_SHARE)
    return path


@lru_cache(maxsize=1_024)
def _row(count: int) -> QPainterPath:
    path = QPainterPath()
    for number in range(count):
        path.moveTo(number * PERIOD_PX, 0.0)
        path.lineTo(number * PERIOD_PX + DASH_PX, 0.0)
    return path


@lru_cache(maxsize=64)
def _end(height: float, radius: float) -> QPainterPath:
    """Return the left end of a frame: both corners whole, and dashes between them."""
    path = QPainterPath()
    if radius:
        side = 2 * radius
        path.arcMoveTo(0.0, 0.0, side, side, 90.0)
        path.arcTo(0.0, 0.0, side, side, 90.0, 90.0)
        path.arcMoveTo(0.0, height - side, side, side, 180.0)
        path.arcTo(0.0, height - side, side, side, 180.0, 90.0)
    room = height - 2 * radius - GAP_PX
    count = max(0, int(room / PERIOD_PX))
    y = (height - count * PERIOD_PX + GAP_PX) / 2
    for number in range(count):
        path.moveTo(0.0, y + number * PERIOD_PX)
        path.lineTo(0.0, y + number * PERIOD_PX + DASH_PX)
    return path
