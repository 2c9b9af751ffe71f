"""The story on a page: a ruler, and for each track a line that opens to all of its events."""

from collections.abc import Iterator

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.entries import DATE_BASES
from timeline_app.core.table.table import Basis
from timeline_app.exchange.web.palette import Palette
from timeline_app.program.xml_text import content, value
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.svg.elements import ElementWriter, number
from timeline_app.scene.display import Hit, Mark
from timeline_app.scene.legend import Symbol, symbols_in
from timeline_app.scene.owners import by_event
from timeline_app.scene.tracks.draughtsman import SHAPES
from timeline_app.scene.web.strips import WIDTH_PX, Drawn, Strip, Strips

# As high as a line of the legend, with room for the pen on either side.
_SYMBOL_PX, _PEN_PX = 14.0, 1.0
# As on the canvas, so that symbols are recognised.
_MARK_RADIUS_PX = 4.5
# The list below says the same, so machines and keys pass the drawing by.
_UNSPOKEN = ' aria-hidden="true"'


class PictureWriter:
    """Writes the drawing of some strips."""

    def __init__(self, measurer: FontMeasurer, palette: Palette, events: EventList) -> None:
        self._palette = palette
        self._writer = ElementWriter(measurer, palette.paint, palette.say, is_brief=True)
        self._events = events

    def strips(self, strips: Strips) -> Iterator[str]:
        """Yield grid, ruler and tracks."""
        yield self._svg("grid", strips.grid, ' preserveAspectRatio="none"')
        yield self._svg("ruler", strips.ruler)
        for strip in strips.strips:
            yield from self._strip(strip)

    def legend(self, strips: Strips) -> Iterator[str]:
        """Yield each symbol that is drawn, with its meaning."""
        for symbol in symbols_in(item for strip in strips.strips for item in strip.opened.items):
            yield f"<li>{self._symbol(symbol)}{content(symbol.words)}</li>"

    def basis_symbols(self) -> Iterator[str]:
        """Yield the symbols of the date bases for the list, in the colour of what names them."""
        writer = ElementWriter(
            FontMeasurer(),
            lambda token: self._palette.paint("paper") if token == "paper" else "currentColor",
            self._palette.say,
        )
        for place, basis in enumerate(DATE_BASES):
            mark = Mark(SHAPES[Basis(place)], 0.0, 0.0, _MARK_RADIUS_PX, "")
            drawn = "".join(writer.elements([mark]))
            yield f'<symbol id="{basis[0]}" viewBox="-6.5 -6.5 13 13">{drawn}</symbol>'

    def _strip(self, strip: Strip) -> Iterator[str]:
        # What has no line of its own is what one begins with.
        is_open = "" if strip.line else ' open=""'
        yield f'<details class="track {self._palette.name(strip.color)}"{is_open}><summary>'
        yield f'<span class="name"><b>{content(strip.label)}</b> <i>{strip.count:,}</i></span>'
        if strip.line:
            yield self._svg("line", strip.line)
        yield "</summary>"
        yield self._svg("full", strip.opened)
        yield "</details>"

    def _svg(self, name: str, drawn: Drawn, more: str = "") -> str:
        elements = "".join(self._elements(drawn))
        size = f"{number(WIDTH_PX)} {number(drawn.height_px)}"
        return f'<svg class="{name}" viewBox="0 0 {size}"{more}{_UNSPOKEN}>{elements}</svg>'

    def _elements(self, drawn: Drawn) -> Iterator[str]:
        """Yield what is drawn, what stands for an event as a link to it in the list."""
        for hit, items in by_event(drawn.items, drawn.hits):
            elements = "".join(self._writer.elements(items))
            yield elements if hit is None else self._link(hit, elements)

    def _link(self, hit: Hit, elements: str) -> str:
        """Return what stands for an event; the script tells its date to who points at it."""
        event = self._events.table.event(hit.rows[0])
        title = "" if hit.label_is_whole else f"<title>{content(event.title)}</title>"
        return f'<a href="#event={value(event.id)}" tabindex="-1">{title}{elements}</a>'

    def _symbol(self, symbol: Symbol) -> str:
        width, height = number(symbol.width_px + 2 * _PEN_PX), number(_SYMBOL_PX)
        box = f"{number(-_PEN_PX)} {number(-_SYMBOL_PX / 2)} {width} {height}"
        drawn = "".join(self._writer.elements(symbol.items))
        return f'<svg width="{width}" height="{height}" viewBox="{box}"{_UNSPOKEN}>{drawn}</svg>'
