"""A timeline on pages, as PDF."""

from timeline_app.exchange.content import Content, NotWrittenError, Written
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.glyphs import missing_remark
from timeline_app.render.paper import PdfWriteError, letters_missing_on, pdf_of
from timeline_app.render.paper_theme import paper_theme
from timeline_app.scene.paper.refusals import PaperError


def write_pdf(content: Content) -> Written:
    """Return the pages as PDF. Raises NotWrittenError."""
    try:
        document = content.pages(FontMeasurer())
        data = pdf_of(document, paper_theme(content.is_greyscale))
        return Written(data, missing_remark(letters_missing_on(document.pages)))
    except (PaperError, PdfWriteError) as error:
        raise NotWrittenError(str(error)) from error
