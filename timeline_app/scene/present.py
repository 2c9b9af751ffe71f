"""The line of the present: it runs behind what is written, and begins at a mark on the ruler."""

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from timeline_app.scene.display import (
    Box,
    Label,
    Line,
    Primitive,
    Ruler,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.metrics import Metrics

PRESENT_COLOR = "today"
# A line of the largest labels beside marks, with a hair of air.
_HALF_LINE_PX = 8.5
# As much as letters keep from the line before and after them.
_AIR_PX = 3.0
# Of the line between two labels, less would be a speck.
_LEAST_PX = 2.0
# Seen at a glance, and clear of the words above it.
_MARK_WIDTH_PX, _MARK_HEIGHT_PX = 5.0, 3.0
PRESENT_WORD = "today"
# The word stands as close to the line as a letter to the next word, and as far off all else.
PRESENT_GAP_PX = 4.0
# Half a line of captions.
_HALF_WORD_PX = 7.0


def behind_labels(
    ruler: Ruler, items: Iterable[Primitive], measurer: TextMeasurer, metrics: Metrics
) -> Ruler:
    """Return a ruler whose line of the present leaves out where the labels of tracks stand.

    Boxes and marks are drawn over it anyway, and labels that slide stand in boxes. On the ruler it
    has a mark, and a word where there is room.
    """
    lines = [item for item in ruler.grid if is_present(item)]
    if not lines:
        return ruler
    labels = [item for item in items if isinstance(item, Label) and not item.x_end]
    grid = [item for item in ruler.grid if not is_present(item)]
    marks: list[Primitive] = []
    for line in lines:
        grid += _parts(line, labels)
        x, y = line.x1 - _MARK_WIDTH_PX / 2, ruler.height_px - _MARK_HEIGHT_PX
        marks.append(Box(x, y, _MARK_WIDTH_PX, _MARK_HEIGHT_PX, PRESENT_COLOR))
        width = measurer.width(PRESENT_WORD, TextStyle.CAPTION)
        places = ((x, y) for y in _word_lines(ruler, metrics) for x in _beside(line.x1, width))
        words = (Label(x, y, PRESENT_WORD, TextStyle.CAPTION, "ink-soft", width) for x, y in places)
        marks += [word for word in words if _has_room(word, ruler.items)][:1]
    return Ruler((*ruler.items, *marks), tuple(grid), ruler.height_px)


def is_present(item: Primitive) -> TypeGuard[Line]:
    """Tell whether a primitive is the line of the present, or a part of it."""
    return isinstance(item, Line) and item.color == PRESENT_COLOR


def present_of(ruler: Ruler) -> float | None:
    """Return the x of the present, if it is on the axis."""
    return next((item.x1 for item in ruler.grid if is_present(item)), None)


def _word_lines(ruler: Ruler, metrics: Metrics) -> Iterator[float]:
    """Yield the middles of the lines of a ruler in which the present may be named."""
    if ruler.height_px > metrics.ruler_px:
        yield (ruler.height_px + metrics.ruler_px) / 2
    yield metrics.ruler_upper_px + metrics.ruler_lower_px / 2


def _beside(x: float, width: float) -> tuple[float, float]:
    return x + PRESENT_GAP_PX, x - PRESENT_GAP_PX - width


def _has_room(word: Label, items: Iterable[Primitive]) -> bool:
    """Tell whether a word touches no other and no tick of a ruler."""
    left, right = word.x - PRESENT_GAP_PX, word.x + word.width + PRESENT_GAP_PX
    for item in items:
        if isinstance(item, Label):
            top, bottom = item.y - _HALF_WORD_PX, item.y + _HALF_WORD_PX
            x, x_end = item.x, max(item.x + item.width, item.x_end)
        elif isinstance(item, Line):
            top, bottom = sorted((item.y1, item.y2))
            x, x_end = sorted((item.x1, item.x2))
        else:
            continue
        is_level = top < word.y + _HALF_WORD_PX and bottom > word.y - _HALF_WORD_PX
        if is_level and x < right and x_end > left:
            return False
    return True


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
