"""The line of the present: it runs behind what is written, and begins at a mark on the ruler."""

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from timeline_app.scene.display import Box, Label, Line, Primitive, Ruler

PRESENT_COLOR = "today"
# A line of the largest labels beside marks, with a hair of air.
_HALF_LINE_PX = 8.5
# As much as letters keep from the line before and after them.
_AIR_PX = 3.0
# Of the line between two labels, less would be a speck.
_LEAST_PX = 2.0
# Seen at a glance, and clear of the words above it.
_MARK_WIDTH_PX, _MARK_HEIGHT_PX = 5.0, 3.0


def behind_labels(ruler: Ruler, items: Iterable[Primitive]) -> Ruler:
    """Return a ruler whose line of the present leaves out where the labels of tracks stand.

    Boxes and marks are drawn over it anyway, and labels that slide stand in boxes.
    """
    lines = [item for item in ruler.grid if is_present(item)]
    if not lines:
        return ruler
    labels = [item for item in items if isinstance(item, Label) and not item.x_end]
    grid = [item for item in ruler.grid if not is_present(item)]
    marks = []
    for line in lines:
        grid += _parts(line, labels)
        x, y = line.x1 - _MARK_WIDTH_PX / 2, ruler.height_px - _MARK_HEIGHT_PX
        marks.append(Box(x, y, _MARK_WIDTH_PX, _MARK_HEIGHT_PX, PRESENT_COLOR))
    return Ruler((*ruler.items, *marks), tuple(grid), ruler.height_px)


def is_present(item: Primitive) -> TypeGuard[Line]:
    """Tell whether a primitive is the line of the present, or a part of it."""
    return isinstance(item, Line) and item.color == PRESENT_COLOR


def _parts(line: Line, labels: Iterable[Label]) -> Iterator[Line]:
    """Yield what is left of an upright line between the labels that it meets."""
    met = sorted(
        label.y for label in labels if label.x - _AIR_PX < line.x1 < label.x + label.width + _AIR_PX
    )
    top = line.y1
    for y in met:
        if y - _HALF_LINE_PX - top >= _LEAST_PX:
            yield line._replace(y1=top, y2=y - _HALF_LINE_PX)
        top = max(top, y + _HALF_LINE_PX)
    if line.y2 > top:
        yield line._replace(y1=top)
