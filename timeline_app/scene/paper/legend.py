"""The legend of a page: what symbols, boxes and colours mean."""

from collections.abc import Iterator, Sequence

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

LEGEND_LINE_PX = 19.0
_SYMBOL_PX = 24.0
_GAP_PX = 18.0
_TEXT_GAP_PX = 5.0
_RADIUS_PX = 4.5
_HALF_BOX_PX = 6.0

Entry = tuple[tuple[Primitive, ...], str]


def legend_lines(
    colors: Sequence[tuple[str, str]], width_px: float, measurer: TextMeasurer
) -> list[list[Primitive]]:
    """Return the legend in lines, each drawn around y = 0."""
    return list(_set([*_symbols(), *_swatches(colors)], width_px, measurer))


def _set(
    entries: Sequence[Entry], width_px: float, measurer: TextMeasurer
) -> Iterator[list[Primitive]]:
    line: list[Primitive] = []
    x = 0.0
    for symbols, text in entries:
        room = width_px - _SYMBOL_PX - _TEXT_GAP_PX
        fitted = measurer.elided(text, TextStyle.CAPTION, room)
        width = measurer.width(fitted, TextStyle.CAPTION)
        if line and x + _SYMBOL_PX + _TEXT_GAP_PX + width > width_px:
            yield line
            line, x = [], 0.0
        line += [_shifted(symbol, x) for symbol in symbols]
        x += _SYMBOL_PX + _TEXT_GAP_PX
        line.append(Label(x, 0.0, fitted, TextStyle.CAPTION, "ink-soft", width))
        x += width + _GAP_PX
    yield line


def _symbols() -> Iterator[Entry]:
    middle = _SYMBOL_PX / 2
    for shape, text in (
        (MarkShape.DOT, "date stated"),
        (MarkShape.RING, "inferred"),
        (MarkShape.RING_DOT, "derived"),
        (MarkShape.OPEN_RING, "no date given; hangs where it was announced"),
    ):
        yield (Mark(shape, middle, 0.0, _RADIUS_PX, "ink-soft"),), text
    yield (_box("theme-none"),), "period"
    yield (_box("theme-none-tint", "theme-none", is_dashed=True),), "some time within"
    yield (_box("theme-none", fade=Fade.RIGHT),), "faded end: about, or open"
    ticks = tuple(Line(middle + dx, -4.0, middle + dx, 4.0, "ink-soft") for dx in (-4.0, 0.0, 4.0))
    yield ticks, "recurring"


def _swatches(colors: Sequence[tuple[str, str]]) -> Iterator[Entry]:
    for color, text in colors:
        yield (Box(4.0, -5.0, 16.0, 10.0, color, "", False, 2.0),), text


def _box(fill: str, stroke: str = "", is_dashed: bool = False, fade: Fade = Fade.NONE) -> Box:
    return Box(0.0, -_HALF_BOX_PX, _SYMBOL_PX, 2 * _HALF_BOX_PX, fill, stroke, is_dashed, 3.0, fade)


def _shifted(item: Primitive, dx: float) -> Primitive:
    if isinstance(item, Line):
        return item._replace(x1=item.x1 + dx, x2=item.x2 + dx)
    return item._replace(x=item.x + dx)
