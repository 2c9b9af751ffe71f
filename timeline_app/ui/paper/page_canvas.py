"""A page as it will be printed, on a grey desk: whole, or as large as somebody wants it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter
from timeline_app.render.paper import paint_page
from timeline_app.render.theme import ColorTheme, light_theme
from timeline_app.scene.paper.paging import PX_PER_MM, PaperDocument

# Enough of the desk for the edge of the sheet to be seen.
_MARGIN_PX = 14
_EDGE = QColor("#7b8592")
# A third larger or smaller: what was looked at is still in view.
_STEP = 4 / 3
# Twelve times the size of paper shows a dot of a printer; more shows nothing else.
_LARGEST = 12.0
FAR = 1_000_000
"""Pages to turn that lead to the end of any document."""
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TO_AN_END = {Qt.Key.Key_Home: -FAR, Qt.Key.Key_End: FAR}


class PageCanvas(QWidget):
    """The page itself, as large as the widget less a margin."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageCanvas")
        self.document: PaperDocument | None = None
        self.theme: ColorTheme = light_theme()
        self.index = 0

    def page_size(self) -> tuple[float, float]:
        """Return width and height of the page in px."""
        if self.document is None:
            return 1.0, 1.0
        paper = self.document.paper_of(self.document.pages[self.index])
        return paper.width_mm * PX_PER_MM, paper.height_mm * PX_PER_MM

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        painter = QPainter(self)
        try:
            painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
            if self.document is not None:
                painter.setClipRect(event.rect())
                self._paint(painter, self.document)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, document: PaperDocument) -> None:
        page = document.pages[self.index]
        width, height = self.page_size()
        room = self.width() - 2 * _MARGIN_PX, self.height() - 2 * _MARGIN_PX
        scale = min(room[0] / width, room[1] / height)
        if scale <= 0:
            return
        left, top = (self.width() - width * scale) / 2, (self.height() - height * scale) / 2
        painter.setPen(_EDGE)
        painter.setBrush(self.theme.color("paper"))
        painter.drawRect(QRectF(left, top, width * scale, height * scale))
        painter.translate(left, top)
        display = DisplayPainter(self.theme, FontMeasurer())
        paint_page(painter, display, page, document.paper_of(page), scale)


class PageDesk(QScrollArea):
    """Shows the page whole, or larger; `turned` asks for the page after or before."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageDesk")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.canvas = PageCanvas(self)
        self.setWidget(self.canvas)
        self._zoom: float | None = None
        self._grabbed: QPoint | None = None

    @property
    def zoom(self) -> float:
        """Screen px for a px of paper."""
        return self._zoom if self._zoom is not None else self._whole_zoom()

    @property
    def is_whole(self) -> bool:
        """Whether the page is as large as there is room for all of it."""
        return self._zoom is None

    def sizeHint(self) -> QSize:
        """Ask for room in which a page can be read."""
        return QSize(640, 520)

    def show_whole(self) -> None:
        """Make the page as large as there is room for all of it."""
        self._zoom = None
        self.fit()

    def show_width(self) -> None:
        """Make the page as wide as there is room."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _MARGIN_PX
        self._zoom_to(room / self.canvas.page_size()[0])

    def step(self, by: int) -> None:
        """Make the page larger or smaller, down to where all of it is seen."""
        self._zoom_to(self.zoom * _STEP**by)

    def fit(self) -> None:
        """Give the page the size that its zoom and its paper want."""
        self.canvas.resize(self._canvas_size())
        self.canvas.update()
        self.zoomed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a page whole that was."""
        super().resizeEvent(event)
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; scroll a large page, and leaf through where there is no more of it."""
        delta = event.angleDelta().y()
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1 if delta > 0 else -1)
        elif delta and bar.value() == (bar.minimum() if delta > 0 else bar.maximum()):
            self.turned.emit(-1 if delta > 0 else 1)
        else:
            super().wheelEvent(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by the arrows where there is nothing to scroll, and go to either end."""
        keys = {**_ALONG, **_TO_AN_END} if self.is_whole else _TO_AN_END
        step = keys.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a page that is larger than its desk."""
        if event.button() is Qt.MouseButton.LeftButton and not self.is_whole:
            self._grabbed = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page along."""
        if self._grabbed is not None:
            by = event.position().toPoint() - self._grabbed
            self._grabbed = event.position().toPoint()
            for bar, px in (
                (self.horizontalScrollBar(), by.x()),
                (self.verticalScrollBar(), by.y()),
            ):
                bar.setValue(bar.value() - px)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the page go."""
        self._grabbed = None
        self.unsetCursor()

    def _whole_zoom(self) -> float:
        width, height = self.canvas.page_size()
        across, down = self.width() - 2 * _MARGIN_PX, self.height() - 2 * _MARGIN_PX
        return max(min(across / width, down / height), 0.01)

    def _zoom_to(self, zoom: float) -> None:
        """Zoom around the middle of what is in view."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        size = self.viewport().size()
        rooms = size.width(), size.height()
        sizes = self.canvas.width(), self.canvas.height()
        middles = [
            (bar.value() + room / 2) / max(whole, room)
            for bar, room, whole in zip(bars, rooms, sizes, strict=True)
        ]
        self._zoom = min(zoom, _LARGEST) if zoom > self._whole_zoom() else None
        self.fit()
        after = self.canvas.width(), self.canvas.height()
        for bar, room, whole, middle in zip(bars, rooms, after, middles, strict=True):
            bar.setValue(round(middle * whole - room / 2))

    def _canvas_size(self) -> QSize:
        if self._zoom is None:
            return self.size()
        width, height = (side * self._zoom + 2 * _MARGIN_PX for side in self.canvas.page_size())
        return QSize(max(round(width), self.width()), max(round(height), self.height()))
