"""A timeline on pages, as PDF."""

from collections.abc import Sequence

from timeline_app.exchange.attached_list import attached_files
from timeline_app.exchange.content import Content, NotWrittenError, Written
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.glyphs import missing_remark
from timeline_app.render.paper import PdfWriteError, letters_missing_on, pdf_of
from timeline_app.render.paper_theme import paper_theme
from timeline_app.render.pdf_attachments import AttachedFile
from timeline_app.scene.paper.refusals import PaperError


def write_pdf(content: Content) -> Written:
    """Return the pages as PDF. Raises NotWrittenError."""
    try:
        document = content.pages(FontMeasurer())
        attached: Sequence[AttachedFile] = ()
        if content.attached_rows is not None:
            attached = attached_files(content.events, content.attached_rows().tolist())
        file = pdf_of(document, paper_theme(content.is_greyscale), attached)
        remarks = file.remark, missing_remark(letters_missing_on(document.pages))
        return Written(file.data, ". ".join(remark for remark in remarks if remark))
    except (PaperError, PdfWriteError) as error:
        raise NotWrittenError(str(error)) from error
