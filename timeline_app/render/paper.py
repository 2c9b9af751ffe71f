"""Paper: pages drawn on a PDF writer, a printer or a preview through the one painter."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from timeline_app import __version__
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.glyphs import missing_letters
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.pdf_extras import with_extras
from timeline_app.render.theme import Theme, light_theme
from timeline_app.scene.display import Label
from timeline_app.scene.paper.paging import PX_PER_MM, Page, Paper, PaperDocument

AUTHOR = "timeline-app"

_RESOLUTION_DPI = 1200
_PX_PER_INCH = 96
_MOST_NAMED_LETTERS = 5


class PdfWriteError(Exception):
    """A document that could not be drawn; the message says why."""


def pdf_of(document: PaperDocument, theme: Theme | None = None) -> bytes:
    """Return a document as PDF, with links and bookmarks. Raises PdfWriteError."""
    require_letters(document)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(document.info.title)
    writer.setAuthor(AUTHOR)
    writer.setCreator(f"timeline-app {__version__}")
    writer.setResolution(_RESOLUTION_DPI)
    writer.setPageLayout(page_layout(document.paper))
    try:
        paint_pages(writer, document, theme or light_theme())
    finally:
        del writer
    return with_extras(bytes(buffer.data().data()), document)


def require_letters(document: PaperDocument) -> None:
    """Raise PdfWriteError if no installed font has some letters of the document."""
    texts = (
        item.text for page in document.pages for item in page.primitives if isinstance(item, Label)
    )
    missing = missing_letters(texts)
    if missing:
        shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:5])
        more = " and more" if len(missing) > _MOST_NAMED_LETTERS else ""
        raise PdfWriteError(
            f"no installed font has the letters {shown}{more}: install one for their script, "
            "for example the package fonts-noto-core"
        )


def page_layout(paper: Paper) -> QPageLayout:
    """Return the layout of a sheet without margins; the drawing keeps its own."""
    size = QPageSize(QSizeF(paper.width_mm, paper.height_mm), QPageSize.Unit.Millimeter)
    margins = QMarginsF(0, 0, 0, 0)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins)


def paint_pages(device: QPagedPaintDevice, document: PaperDocument, theme: Theme) -> None:
    """Draw pages on a paged device, one sheet each. Raises PdfWriteError if it refuses."""
    painter = QPainter()
    if not painter.begin(device):
        raise PdfWriteError("the device cannot be drawn on")
    try:
        display = DisplayPainter(theme, FontMeasurer())
        for number, page in enumerate(document.pages):
            if number and not device.newPage():
                raise PdfWriteError("the device did not take another page")
            scale = device.logicalDpiX() / _PX_PER_INCH
            paint_page(painter, display, page, document.paper, scale)
    finally:
        painter.end()


def paint_page(
    painter: QPainter, display: DisplayPainter, page: Page, paper: Paper, device_scale: float
) -> None:
    """Draw one sheet; `device_scale` is device pixels for one px of 1/96 inch."""
    width, height = paper.content_px
    painter.save()
    painter.scale(device_scale, device_scale)
    margin = paper.margin_mm * PX_PER_MM
    painter.translate(margin, margin)
    painter.scale(page.shrink, page.shrink)
    inside = Viewport(0.0, 0.0, width / page.shrink, height / page.shrink)
    display.paint(painter, page.primitives, inside)
    painter.restore()
