"""A timeline in one piece, as PNG or SVG."""

from collections.abc import Callable
from urllib.parse import quote

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.wording.event_words import told_in_a_line
from timeline_app.exchange.content import Content, NotWrittenError, Written
from timeline_app.program.plain_text import one_line
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.glyphs import missing_remark
from timeline_app.render.paper import letters_missing_on
from timeline_app.render.paper_theme import paper_theme
from timeline_app.render.picture import PictureWriteError, png_of
from timeline_app.render.svg.drawing import EventNote, svg_of
from timeline_app.render.theme import ColorTheme, dark_theme
from timeline_app.scene.paper.refusals import PaperError


def write_png(content: Content) -> Written:
    """Return the picture as PNG. Raises NotWrittenError."""
    theme = _theme(content)
    try:
        page, paper = content.picture(FontMeasurer())
        data = bytes(png_of(page, paper, content.scale, theme).data())
        return Written(data, missing_remark(letters_missing_on([page])))
    except (PaperError, PictureWriteError) as error:
        raise NotWrittenError(str(error)) from error


def write_svg(content: Content) -> Written:
    """Return the picture as SVG. Raises NotWrittenError."""
    events = content.events
    try:
        page, paper = content.picture(FontMeasurer())
        data = svg_of(page, paper, events.head.title, _theme(content), _note_of(events))
        return Written(data, missing_remark(letters_missing_on([page])))
    except PaperError as error:
        raise NotWrittenError(str(error)) from error


def _note_of(events: EventList) -> Callable[[int], EventNote]:
    """Return what a drawing says of an event by its row; its link is that of the program."""
    file = quote(one_line(events.path.name))

    def note_of(row: int) -> EventNote:
        event = events.table.event(row)
        return EventNote(event.id, told_in_a_line(event), f"{file}#event={event.id}")

    return note_of


def _theme(content: Content) -> ColorTheme:
    return dark_theme() if content.is_dark else paper_theme(content.is_greyscale)
