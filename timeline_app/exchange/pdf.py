"""A timeline on pages, as PDF."""

from timeline_app.exchange.content import Content, NotWrittenError, Written
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.paper import PdfWriteError, pdf_of
from timeline_app.render.paper_theme import paper_theme
from timeline_app.scene.paper.paging import PaperTooSmallError


def write_pdf(content: Content) -> Written:
    """Return the pages as PDF. Raises NotWrittenError."""
    try:
        return Written(pdf_of(content.pages(FontMeasurer()), paper_theme(content.is_greyscale)))
    except (PaperTooSmallError, PdfWriteError) as error:
        raise NotWrittenError(str(error)) from error
