"""The legend: every symbol with its meaning, in one line."""

from collections.abc import Iterator

from timeline_app.scene.display import (
    Box,
    Fade,
    Label,
    Line,
    Mark,
    MarkShape,
    Primitive,
    TextMeasurer,
    TextStyle,
)

# As on the canvas, so that symbols are recognised.
_MARK_RADIUS_PX = 4.5
# Wide enough for a fade at both of its ends to be seen.
_BOX_PX = 26.0
# As far apart as the ticks of an event.
_TICK_PX = 4.0
# A symbol belongs to the words behind it more than to those before.
_GAP_PX = 6.0
# Three times what parts a symbol from its words.
_BETWEEN_PX = 18.0
_COLOR = "theme-none"

_MARKS = (
    (MarkShape.DOT, "stated"),
    (MarkShape.RING, "inferred"),
    (MarkShape.RING_DOT, "derived"),
    (MarkShape.OPEN_RING, "no date given"),
)
_BOXES = (
    (_COLOR, False, Fade.NONE, "period"),
    (f"{_COLOR}-tint", False, Fade.NONE, "some time within"),
    (f"{_COLOR}-tint", True, Fade.NONE, "within, inferred"),
    (_COLOR, False, Fade.RIGHT, "about, or open"),
)


def legend_primitives(
    measurer: TextMeasurer, x: float, y: float, x_end: float
) -> Iterator[Primitive]:
    """Yield the legend from x on, centred on y, leaving out what would pass `x_end`."""
    for symbol, symbol_px, text in legend_entries(y):
        width = measurer.width(text, TextStyle.CAPTION)
        if x + symbol_px + _GAP_PX + width > x_end:
            return
        for item in symbol:
            yield shifted(item, x)
        yield Label(x + symbol_px + _GAP_PX, y, text, TextStyle.CAPTION, "ink-soft", width)
        x += symbol_px + _GAP_PX + width + _BETWEEN_PX


def legend_entries(y: float) -> Iterator[tuple[list[Primitive], float, str]]:
    """Yield each symbol from x = 0 on, centred on y, with its width and its meaning."""
    for shape, text in _MARKS:
        mark = Mark(shape, _MARK_RADIUS_PX, y, _MARK_RADIUS_PX, _COLOR)
        yield [mark], 2 * _MARK_RADIUS_PX, text
    for fill, is_dashed, fade, text in _BOXES:
        stroke = _COLOR if fill != _COLOR else ""
        yield [Box(0.0, y - 6, _BOX_PX, 12, fill, stroke, is_dashed, 3.0, fade)], _BOX_PX, text
    ticks: list[Primitive] = [
        Line(number * _TICK_PX, y - 4, number * _TICK_PX, y + 4, _COLOR) for number in range(3)
    ]
    yield ticks, 2 * _TICK_PX, "recurring"


def shifted(item: Primitive, dx: float) -> Primitive:
    """Return a primitive further to the right."""
    if isinstance(item, Line):
        return item._replace(x1=item.x1 + dx, x2=item.x2 + dx)
    return item._replace(x=item.x + dx)
