"""Cutting and moving primitives: what of a display list belongs between two x or two y."""

from collections.abc import Iterable, Iterator, Sequence

from timeline_app.scene.display import (
    TEXT_SIZES_PX,
    Box,
    Fade,
    Label,
    Line,
    Mark,
    Primitive,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.tags import Tag

# A letter's edge may lie on the edge of a sheet; half a pixel of it nobody misses.
_SPILL_PX = 0.5
# A label that is cut shorter than this tells nothing.
_LEAST_STICKY_PX = 40.0
# A label that slides keeps as far off the edge as it does in its box.
_STICKY_PADDING_PX = SCREEN.padding_px


def fitted_label(
    x: float, y: float, text: str, style: TextStyle, color: str, room_px: float,
    measurer: TextMeasurer, tag: Tag | None = None,
) -> Label:  # fmt: skip
    """Return a label that is cut to the room it has."""
    fitted = measurer.elided(text, style, room_px)
    return Label(x, y, fitted, style, color, measurer.width(fitted, style), tag=tag)


def spaced(label: Label) -> Label:
    """Return a label that is followed by another one of its element, and is read apart from it."""
    return label._replace(text=f"{label.text} ")


def moved(item: Primitive, dx: float, dy: float) -> Primitive:
    """Return a primitive at another place."""
    if isinstance(item, Line):
        return item._replace(x1=item.x1 + dx, x2=item.x2 + dx, y1=item.y1 + dy, y2=item.y2 + dy)
    if isinstance(item, Label) and item.x_end:
        return item._replace(x=item.x + dx, y=item.y + dy, x_end=item.x_end + dx)
    return item._replace(x=item.x + dx, y=item.y + dy)


def cropped(
    items: Iterable[Primitive], left: float, right: float, measurer: TextMeasurer
) -> Iterator[Primitive]:
    """Yield what belongs between two x: boxes and threads are cut, the rest is there or not.

    A label that may slide stands where it is seen on this sheet, and is cut to the room there.
    """
    for item in items:
        kept = _between(item, left, right, measurer)
        if kept is not None:
            yield kept


def _between(
    item: Primitive, left: float, right: float, measurer: TextMeasurer
) -> Primitive | None:
    if isinstance(item, Label):
        return _label_between(item, left, right, measurer)
    if isinstance(item, Mark):
        is_inside = left - 1 <= item.x - item.radius and item.x + item.radius <= right + 1
        return item if is_inside else None
    if isinstance(item, Line) and item.x1 == item.x2:
        return item if left <= item.x1 < right else None
    if isinstance(item, Line) and item.y1 != item.y2:
        return _slant_between(item, left, right)
    if isinstance(item, Line):
        start, end = max(item.x1, left), min(item.x2, right)
        return item._replace(x1=start, x2=end) if start < end else None
    start, end = max(item.x, left), min(item.x + item.width, right)
    if start >= end:
        return None
    cut = item.cut
    if start > item.x:
        cut |= Fade.LEFT
    if end < item.x + item.width:
        cut |= Fade.RIGHT
    return item._replace(x=start, width=end - start, fade=_fade_left(item, start, end), cut=cut)


def _slant_between(line: Line, left: float, right: float) -> Line | None:
    """Return a slanting line as far as it lies on the sheet."""
    at_left, at_right = ((edge - line.x1) / (line.x2 - line.x1) for edge in (left, right))
    start, end = max(min(at_left, at_right), 0.0), min(max(at_left, at_right), 1.0)
    if start >= end:
        return None
    (x1, y1), (x2, y2) = (
        (line.x1 + share * (line.x2 - line.x1), line.y1 + share * (line.y2 - line.y1))
        for share in (start, end)
    )
    return line._replace(x1=x1, y1=y1, x2=x2, y2=y2)


def _fade_left(box: Box, start: float, end: float) -> Fade:
    """Return which ends of a box still fade when it is cut: where it is cut it goes on."""
    fade = box.fade
    if start > box.x:
        fade &= ~Fade.LEFT
    if end < box.x + box.width:
        fade &= ~Fade.RIGHT
    return fade


def _label_between(label: Label, left: float, right: float, measurer: TextMeasurer) -> Label | None:
    right_x = label.x + label.width
    is_inside = label.x >= left - _SPILL_PX and right_x <= right + _SPILL_PX
    if is_inside or not label.x_end:
        return label._replace(x_end=0.0) if is_inside else None
    x, x_end = max(label.x, left + _STICKY_PADDING_PX), min(label.x_end, right - _STICKY_PADDING_PX)
    if label.width <= x_end - x:
        return label._replace(x=x, x_end=0.0)
    if x_end - x < _LEAST_STICKY_PX:
        return None
    _, y, text, style, color, *_ = label
    return fitted_label(x, y, text, style, color, x_end - x, measurer, label.tag)


def middle_of(item: Primitive) -> float:
    """Return the y around which a primitive is drawn."""
    if isinstance(item, Line):
        return (item.y1 + item.y2) / 2
    return item.y + item.height / 2 if isinstance(item, Box) else item.y


def extent_of(item: Primitive) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a primitive; of a label its line's height."""
    if isinstance(item, Line):
        ys = sorted((item.y1, item.y2))
        return min(item.x1, item.x2), ys[0], max(item.x1, item.x2), ys[1]
    if isinstance(item, Mark):
        radius = item.radius
        return item.x - radius, item.y - radius, item.x + radius, item.y + radius
    if isinstance(item, Box):
        return item.x, item.y, item.x + item.width, item.y + item.height
    half = TEXT_SIZES_PX[item.style] / 2
    return item.x, item.y - half, item.x + item.width, item.y + half


def between(items: Sequence[Primitive], top: float, bottom: float) -> Iterator[Primitive]:
    """Yield what begins between two y."""
    for item in items:
        y = min(item.y1, item.y2) if isinstance(item, Line) else item.y
        if top <= y < bottom:
            yield item
