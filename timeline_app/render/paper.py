"""Paper: pages drawn on a PDF writer, a printer or a preview through the one painter."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from timeline_app import __version__
from timeline_app.program.plain_text import one_line
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.glyphs import missing_letters, with_substitutes
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.pdf_attachments import AttachedFile
from timeline_app.render.pdf_extras import PdfFile, with_extras
from timeline_app.render.pdf_identity import identified, in_settled_order, placeholder_id
from timeline_app.render.tagging.marks import parts_of, put_mark
from timeline_app.render.theme import ColorTheme, light_theme
from timeline_app.scene.display import Label
from timeline_app.scene.paper.paging import PX_PER_MM, Page, Paper, PaperDocument

AUTHOR = "timeline-app"

# A dot is 0.02 mm, finer than printers and eyes are, and no letter is moved visibly.
_RESOLUTION_DPI = 1200
_PX_PER_INCH = 96
# Degrees, clockwise: the head of a sheet that is turned lies on the right.
_QUARTER = 90.0


class PdfWriteError(Exception):
    """A document that could not be drawn; the message says why."""


def pdf_of(
    document: PaperDocument,
    theme: ColorTheme | None = None,
    attached: Sequence[AttachedFile] = (),
) -> PdfFile:
    """Return a document as PDF, with tags, links, bookmarks and files. Raises PdfWriteError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(one_line(document.info.title))
    writer.setAuthor(AUTHOR)
    writer.setCreator(f"timeline-app {__version__}")
    writer.setDocumentId(placeholder_id())
    writer.setResolution(_RESOLUTION_DPI)
    writer.setPageLayout(page_layout(document.first_paper))
    try:
        with in_settled_order():
            paint_pages(writer, document, theme or light_theme())
    finally:
        del writer
    data = identified(bytes(buffer.data().data()), document.info.printed_at)
    return with_extras(data, document, attached)


def letters_missing_on(pages: Iterable[Page]) -> list[str]:
    """Return the letters on some pages that no font here has."""
    return missing_letters(
        one_line(item.text) for page in pages for item in page.primitives if isinstance(item, Label)
    )


def _with_boxes(page: Page, missing: Iterable[str]) -> Page:
    """Return a page with boxes for letters: paper cannot say what a glyph without one means."""
    items = tuple(
        item._replace(text=with_substitutes(item.text, missing))
        if isinstance(item, Label)
        else item
        for item in page.primitives
    )
    return replace(page, primitives=items)


def page_layout(paper: Paper) -> QPageLayout:
    """Return the layout of a sheet without margins; the drawing keeps its own."""
    size = QPageSize(QSizeF(paper.width_mm, paper.height_mm), QPageSize.Unit.Millimeter)
    margins = QMarginsF(0, 0, 0, 0)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins)


def paint_pages(device: QPagedPaintDevice, document: PaperDocument, theme: ColorTheme) -> None:
    """Draw pages on a paged device, one sheet each. Raises PdfWriteError if it refuses."""
    painter = QPainter()
    if not painter.begin(device):
        raise PdfWriteError("the device cannot be drawn on")
    try:
        display = DisplayPainter(theme, FontMeasurer())
        missing = letters_missing_on(document.pages)
        for number, page in enumerate(document.pages):
            paper = document.paper_of(page)
            is_file = isinstance(device, QPdfWriter)
            if number:
                if is_file:
                    device.setPageLayout(page_layout(paper))
                if not device.newPage():
                    raise PdfWriteError("the device did not take another page")
            scale = device.logicalDpiX() / _PX_PER_INCH
            drawn = _with_boxes(page, missing) if missing else page
            painter.save()
            if not is_file and paper.width_mm == document.first_paper.height_mm:
                _turn(painter, paper, scale)
            paint_page(painter, display, drawn, paper, scale, has_marks=is_file)
            painter.restore()
    finally:
        painter.end()


def _turn(painter: QPainter, paper: Paper, device_scale: float) -> None:
    """Turn what is drawn from now on: no printer takes sheets of another shape within a job."""
    if paper.width_mm != paper.height_mm:
        painter.translate(paper.height_mm * PX_PER_MM * device_scale, 0.0)
        painter.rotate(_QUARTER)


def paint_page(
    painter: QPainter, display: DisplayPainter, page: Page, paper: Paper, device_scale: float,
    *, has_marks: bool = False,
) -> None:  # fmt: skip
    """Draw one sheet; `device_scale` is device pixels for one px of 1/96 inch.

    Marks off the sheet tell where the parts of a page begin, and where the last one ends.
    """
    width, height = paper.content_px
    painter.save()
    painter.scale(device_scale, device_scale)
    margin = paper.margin_mm * PX_PER_MM
    painter.translate(margin, margin)
    painter.scale(page.shrink, page.shrink)
    inside = Viewport(0.0, 0.0, width / page.shrink, height / page.shrink)
    if has_marks:
        for _, items in parts_of(page):
            put_mark(painter)
            display.paint(painter, items, inside)
        put_mark(painter)
    else:
        display.paint(painter, page.primitives, inside)
    painter.restore()
