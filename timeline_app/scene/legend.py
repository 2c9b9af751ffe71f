"""The legend: every symbol with its meaning, in one line."""

import math
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from timeline_app.scene.cutting import moved
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
_EVERYWHERE = (-math.inf, math.inf)


class Symbol(NamedTuple):
    """A symbol around y = 0 from x = 0 on, its meaning in a word or two and in a sentence.

    `look` says what it looks like.
    """

    items: tuple[Primitive, ...]
    width_px: float
    words: str
    sentence: str
    look: str


LOOKS = {
    MarkShape.DOT: "filled dot",
    MarkShape.RING: "ring",
    MarkShape.RING_DOT: "ring with a dot in it",
    MarkShape.OPEN_RING: "broken ring",
}
"""What marks look like."""


def _mark(shape: MarkShape, words: str, sentence: str) -> Symbol:
    mark = Mark(shape, _MARK_RADIUS_PX, 0.0, _MARK_RADIUS_PX, _COLOR)
    return Symbol((mark,), 2 * _MARK_RADIUS_PX, words, sentence, LOOKS[shape])


def _box(fill: str, is_dashed: bool, fade: Fade, words: str, sentence: str, look: str) -> Symbol:
    stroke = _COLOR if fill != _COLOR else ""
    box = Box(0.0, -6.0, _BOX_PX, 12, fill, stroke, is_dashed, 3.0, fade)
    return Symbol((box,), _BOX_PX, words, sentence, look)


_TICKS = tuple(Line(n * _TICK_PX, -4.0, n * _TICK_PX, 4.0, _COLOR) for n in range(3))
_TINT = f"{_COLOR}-tint"
STATED, INFERRED, DERIVED, UNDATED, PERIOD, WITHIN, WITHIN_INFERRED, ABOUT, RECURRING = SYMBOLS = (
    _mark(MarkShape.DOT, "stated", "A source states this date."),
    _mark(
        MarkShape.RING, "inferred", "No sentence states this date; it follows from what they say."
    ),
    _mark(MarkShape.RING_DOT, "derived", "The date is worked out from another one."),
    _mark(
        MarkShape.OPEN_RING,
        "no date given",
        "It has no date; it stands where it was announced.",
    ),
    _box(
        _COLOR,
        False,
        Fade.NONE,
        "period",
        "It lasts from one end of the bar to the other.",
        "filled bar",
    ),
    _box(
        _TINT,
        False,
        Fade.NONE,
        "some time within",
        "It happened within these days, not all along.",
        "pale bar",
    ),
    _box(
        _TINT,
        True,
        Fade.NONE,
        "within, inferred",
        "Some time within these days, as far as follows.",
        "pale bar with a broken frame",
    ),
    _box(
        _COLOR,
        False,
        Fade.RIGHT,
        "about, or open",
        "This end is known roughly, or not at all.",
        "bar that fades",
    ),
    Symbol(_TICKS, 2 * _TICK_PX, "recurring", "It comes again and again.", "three strokes"),
)
"""What the legend can show, in its order."""
_OF_SHAPE = {
    MarkShape.DOT: STATED,
    MarkShape.RING: INFERRED,
    MarkShape.RING_DOT: DERIVED,
    MarkShape.OPEN_RING: UNDATED,
}


class Entry(NamedTuple):
    """A symbol in its place in a line, from x to x_end with its words."""

    symbol: Symbol
    x: float
    x_end: float


def symbols_in(
    items: Iterable[Primitive],
    across: tuple[float, float] = _EVERYWHERE,
    down: tuple[float, float] = _EVERYWHERE,
) -> tuple[Symbol, ...]:
    """Return the symbols of the legend that occur between two x and two y, in its order."""
    found = {
        symbol.words
        for item in items
        for symbol in _symbols_of(item)
        if _meets(_reach(item), across) and _meets(_height(item), down)
    }
    return tuple(symbol for symbol in SYMBOLS if symbol.words in found)


def legend_line(
    measurer: TextMeasurer, x: float, x_end: float, symbols: Collection[Symbol] = SYMBOLS
) -> Iterator[Entry]:
    """Yield the places of symbols from x on, leaving out what would pass `x_end`."""
    for symbol in symbols:
        width = symbol.width_px + _GAP_PX + measurer.width(symbol.words, TextStyle.CAPTION)
        if x + width > x_end:
            return
        yield Entry(symbol, x, x + width)
        x += width + _BETWEEN_PX


def entry_primitives(entry: Entry, y: float) -> Iterator[Primitive]:
    """Yield an entry of the legend, centred on y."""
    symbol = entry.symbol
    yield from (moved(item, entry.x, y) for item in symbol.items)
    x = entry.x + symbol.width_px + _GAP_PX
    yield Label(x, y, symbol.words, TextStyle.CAPTION, "ink-soft", entry.x_end - x)


def _meets(extent: tuple[float, float], room: tuple[float, float]) -> bool:
    return extent[0] < room[1] and extent[1] > room[0]


def _height(item: Primitive) -> tuple[float, float]:
    if isinstance(item, Line):
        return min(item.y1, item.y2), max(item.y1, item.y2)
    if isinstance(item, Mark):
        return item.y - item.radius, item.y + item.radius
    return item.y, item.y + (item.height if isinstance(item, Box) else 0.0)


def _reach(item: Primitive) -> tuple[float, float]:
    if isinstance(item, Line):
        return item.x1, item.x2
    if isinstance(item, Mark):
        return item.x - item.radius, item.x + item.radius
    return item.x, item.x + item.width


def _symbols_of(item: Primitive) -> Iterator[Symbol]:
    if isinstance(item, Mark):
        yield _OF_SHAPE[item.shape]
    elif isinstance(item, Box) and item.radius and item.fill:
        if item.fill.endswith("-tint"):
            yield WITHIN_INFERRED if item.is_dashed else WITHIN
        else:
            yield PERIOD
        if item.fade:
            yield ABOUT
    elif isinstance(item, Line) and item.x1 == item.x2 and item.color.startswith("theme-"):
        yield RECURRING
