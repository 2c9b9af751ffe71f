"""Paper: pages drawn on a PDF writer or a printer through the one painter."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import light_theme
from timeline_app.scene.paging import PX_PER_MM, Page, Paper

_RESOLUTION_DPI = 1200
_PX_PER_INCH = 96


class PdfWriteError(Exception):
    """A PDF that could not be written; the message says why."""


def write_pdf(path: Path, pages: Sequence[Page], paper: Paper, title: str) -> None:
    """Write pages to a PDF file, whole or not at all. Raises PdfWriteError."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise PdfWriteError(f"{path} cannot be written: {file.errorString()}")
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("timeline-app")
    writer.setResolution(_RESOLUTION_DPI)
    writer.setPageLayout(page_layout(paper))
    try:
        paint_pages(writer, pages, paper)
    finally:
        del writer
    if not file.commit():
        raise PdfWriteError(f"{path} cannot be written: {file.errorString()}")


def page_layout(paper: Paper) -> QPageLayout:
    """Return the layout of a sheet without margins; the drawing keeps its own."""
    size = QPageSize(QSizeF(paper.width_mm, paper.height_mm), QPageSize.Unit.Millimeter)
    margins = QMarginsF(0, 0, 0, 0)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins)


def paint_pages(device: QPagedPaintDevice, pages: Sequence[Page], paper: Paper) -> None:
    """Draw pages on a paged device, one sheet each. Raises PdfWriteError if it refuses."""
    painter = QPainter()
    if not painter.begin(device):
        raise PdfWriteError("the device cannot be drawn on")
    try:
        display = DisplayPainter(light_theme(), FontMeasurer())
        for number, page in enumerate(pages):
            if number and not device.newPage():
                raise PdfWriteError("the device did not take another page")
            paint_page(painter, display, page, paper, device.logicalDpiX() / _PX_PER_INCH)
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
    painter.setClipRect(-2, -2, round(width) + 4, round(height) + 4)
    painter.scale(page.shrink, page.shrink)
    inside = Viewport(0.0, 0.0, width / page.shrink, height / page.shrink)
    display.paint(painter, page.primitives, inside)
    painter.restore()
