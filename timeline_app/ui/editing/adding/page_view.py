"""A page of a PDF, with where the chosen paragraph stands on it."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from timeline_app.exchange.documents.document import Box, DocumentError

# Sharp enough to be read at the width of the dialog, and quick to draw.
_PX_PER_POINT = 1.5
# A mark through which the words can be read.
_MARK_ALPHA = 60
# Narrower, one no longer sees which paragraph is which.
_LEAST_WIDTH_PX = 260


class PageView(QWidget):
    """Draws one page as large as there is room."""

    def __init__(self, path: Path, sizes: tuple[tuple[float, float], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("The page that the paragraph stands on")
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self._path = path
        self._sizes = sizes
        self._page = 0
        self._image: QImage | None = None
        self._boxes: tuple[Box, ...] = ()

    def sizeHint(self) -> QSize:
        """Ask for a third of a dialog."""
        return QSize(_LEAST_WIDTH_PX, _LEAST_WIDTH_PX)

    def show_boxes(self, boxes: tuple[Box, ...]) -> None:
        """Show the page on which boxes begin, and mark them."""
        self._boxes = boxes
        if boxes and boxes[0].page != self._page:
            self._page = boxes[0].page
            self._image = self._drawn(self._page)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and its marks."""
        if self._image is None or not 0 < self._page <= len(self._sizes):
            return
        width, height = self._sizes[self._page - 1]
        scale = min(self.width() / width, self.height() / height)
        mark = self.palette().color(QPalette.ColorRole.Highlight)
        mark.setAlpha(_MARK_ALPHA)
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(0, 0, width * scale, height * scale), self._image)
            for box in self._boxes:
                if box.page == self._page:
                    size = (box.right - box.left) * scale, (box.top - box.bottom) * scale
                    place = box.left * scale, (height - box.top) * scale
                    painter.fillRect(QRectF(*place, *size), mark)
        finally:
            painter.end()

    def _drawn(self, page: int) -> QImage | None:
        from timeline_app.exchange.documents.pdf_file import page_picture

        try:
            picture = page_picture(self._path, page, _PX_PER_POINT)
        except DocumentError:
            return None
        image = QImage(
            picture.data, picture.width, picture.height, picture.row_bytes,
            QImage.Format.Format_RGBX8888,
        )  # fmt: skip
        # The picture owns its bytes no longer than this call.
        return image.copy()
