"""The legend of a page in as many lines as it needs: symbols, boxes and colours."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline_app.scene.cutting import moved
from timeline_app.scene.display import Box, Label, Primitive, TextMeasurer, TextStyle, tagged
from timeline_app.scene.legend import SYMBOLS
from timeline_app.scene.tags import Item, Role, Tag

# A caption with air for the box of a symbol around it.
LEGEND_LINE_PX = 19.0
# Three times what parts a symbol from its words.
_GAP_PX = 20.0
# A symbol belongs to the words behind it more than to those before.
_TEXT_GAP_PX = 6.0
# Large enough for a colour to be told from thirteen others.
_SWATCH_PX = 16.0


class _Entry(NamedTuple):
    symbols: Sequence[Primitive]
    width_px: float
    words: str
    look: str


def legend_lines(
    colors: Sequence[tuple[str, str]], width_px: float, measurer: TextMeasurer, tag: Tag
) -> list[list[Primitive]]:
    """Return the legend in lines, each drawn around y = 0; as a list within an element."""
    symbols = (_Entry(one.items, one.width_px, one.words, one.look) for one in SYMBOLS)
    entries = [*symbols, *_swatches(colors)]
    return list(_set(entries, width_px, measurer, tag.holding(Role.LIST)))


def _set(
    entries: Sequence[_Entry], width_px: float, measurer: TextMeasurer, tag: Tag
) -> Iterator[list[Primitive]]:
    line: list[Primitive] = []
    x = 0.0
    for symbols, symbol_px, text, look in entries:
        lead_px = symbol_px + _TEXT_GAP_PX
        fitted = measurer.elided(text, TextStyle.CAPTION, width_px - lead_px)
        width = measurer.width(fitted, TextStyle.CAPTION)
        if line and x + lead_px + width > width_px:
            yield line
            line, x = [], 0.0
        item = Item(tag)
        moved_symbols = (moved(symbol, x, 0.0) for symbol in symbols)
        line += tagged(moved_symbols, item.label.holding(Role.FIGURE, look))
        line.append(
            Label(
                x + lead_px, 0.0, fitted, TextStyle.CAPTION, "ink-soft", width,
                tag=item.paragraph(),
            )
        )  # fmt: skip
        x += lead_px + width + _GAP_PX
    yield line


def _swatches(colors: Sequence[tuple[str, str]]) -> Iterator[_Entry]:
    for color, text in colors:
        box = Box(0.0, -5.0, _SWATCH_PX, 10.0, color, "", False, 2.0)
        yield _Entry((box,), _SWATCH_PX, text, "colour")
