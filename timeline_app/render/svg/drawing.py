"""A page as an SVG file: the display list with a group, a title and a link for each event."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline_app.program.xml_text import content, value
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.svg.elements import FONT_FAMILY, ElementWriter, number
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.owners import by_event
from timeline_app.scene.paper.paging import PX_PER_MM, Page, Paper

_NAMESPACE = "http://www.w3.org/2000/svg"


class EventNote(NamedTuple):
    """What a drawing says of an event: its id, what a pointer is told, and where it leads."""

    id: str
    title: str
    address: str


NoteOf = Callable[[int], EventNote]


def svg_of(page: Page, paper: Paper, title: str, theme: ColorTheme, note_of: NoteOf) -> bytes:
    """Return a page as SVG, with its text as text."""
    width, height = number(paper.width_mm * PX_PER_MM), number(paper.height_mm * PX_PER_MM)
    margin = number(paper.margin_mm * PX_PER_MM)
    groups = "\n".join(_groups(page, ElementWriter(FontMeasurer(), theme.hex), note_of))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="{_NAMESPACE}" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{FONT_FAMILY}" xml:space="preserve">\n'
        f"<title>{content(title)}</title>\n"
        f'<rect width="{width}" height="{height}" fill="{theme.hex("paper")}"/>\n'
        f'<g transform="translate({margin} {margin}) scale({page.shrink})">\n{groups}\n</g>\n'
        "</svg>\n"
    )
    return text.encode("utf-8")


def _groups(page: Page, writer: ElementWriter, note_of: NoteOf) -> Iterator[str]:
    """Yield what is drawn, in its order, what stands for an event as a link.

    An event that is drawn twice, as in the tracks of two people, has its id at the first place.
    """
    named: set[int] = set()
    for hit, items in by_event(page.primitives, page.hits):
        drawn = "".join(writer.elements(items))
        if hit is None:
            yield drawn
            continue
        row = hit.rows[0]
        note = note_of(row)
        id_ = "" if row in named else f' id="event-{value(note.id)}"'
        named.add(row)
        link = f'<a href="{value(note.address)}"><title>{content(note.title)}</title>'
        yield f"<g{id_}>{link}{drawn}</a></g>"
