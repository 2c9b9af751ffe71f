"""Pictures: a timeline as PNG through the one painter."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter
from timeline_app.render.paper import paint_page
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.paper.paging import PX_PER_MM, Page, Paper

_PX_PER_INCH = 96
# Qt's painter counts to 32,767 and draws nothing beyond it.
_LONGEST_SIDE_PX = 30_000


class PictureWriteError(Exception):
    """A picture that could not be made; the message says why."""


def png_of(page: Page, paper: Paper, scale: float, theme: ColorTheme) -> QByteArray:
    """Return a page as PNG. Raises PictureWriteError if it would be too large.

    `scale` is pixels for one px.
    """
    width, height = _size_px(paper)
    if max(width, height) * scale > _LONGEST_SIDE_PX:
        raise PictureWriteError(
            "the picture would be too large: take a smaller --scale, filter more, or write SVG "
            "or PDF"
        )
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(theme.color("paper"))
    dots_per_metre = round(_PX_PER_INCH * scale / 0.0254)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    painter = QPainter(image)
    try:
        paint_page(painter, DisplayPainter(theme, FontMeasurer()), page, paper, scale)
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise PictureWriteError("the picture could not be encoded as PNG")
    return buffer.data()


def _size_px(paper: Paper) -> tuple[float, float]:
    return paper.width_mm * PX_PER_MM, paper.height_mm * PX_PER_MM
