"""A preview of pages, drawn by the same painter that prints them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter
from timeline_app.render.paper import paint_page
from timeline_app.render.theme import ColorTheme, light_theme
from timeline_app.scene.paper.paging import PX_PER_MM, PaperDocument
from timeline_app.ui.widgets.line_icons import line_icon
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# Enough of the desk for the edge of the sheet to be seen.
_MARGIN_PX = 14.0
_EDGE = QColor("#7b8592")


class PagePreview(QWidget):
    """Shows one page at a time, as large as there is room, with buttons to leaf through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pagePreview")
        self._canvas = PageCanvas(self)
        self._number = PlainLabel(parent=self)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        for icon, name, step in (
            ("arrow-left", "Previous page", -1),
            ("", "", 0),
            ("arrow-right", "Next page", 1),
        ):
            if not step:
                row.addWidget(self._number)
                continue
            button = QToolButton(self)
            button.setIcon(line_icon(icon))
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _checked=False, by=step: self.turn(by))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas, 1)
        column.addLayout(row)
        self._tell_number()

    def show_document(self, document: PaperDocument | None, theme: ColorTheme) -> None:
        """Show a document, on the page that was shown if it has so many."""
        self._canvas.document = document
        self._canvas.theme = theme
        self.turn(0)

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        document = self._canvas.document
        count = len(document.pages) if document is not None else 1
        self._canvas.index = min(max(self._canvas.index + by, 0), count - 1)
        self._tell_number()
        self._canvas.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaf through with the wheel."""
        delta = event.angleDelta().y()
        if delta:
            self.turn(-1 if delta > 0 else 1)
        event.accept()

    def _tell_number(self) -> None:
        document = self._canvas.document
        count = len(document.pages) if document is not None else 0
        self._number.setText(f"page {self._canvas.index + 1} of {count}" if count else "")


class PageCanvas(QWidget):
    """The page itself, on a grey desk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pageCanvas")
        self.document: PaperDocument | None = None
        self.theme: ColorTheme = light_theme()
        self.index = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Ask for room in which a page can be read."""
        return QSize(640, 520)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        painter = QPainter(self)
        try:
            painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
            if self.document is not None:
                self._paint(painter, self.document)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, document: PaperDocument) -> None:
        paper = document.paper_of(document.pages[self.index])
        width, height = paper.width_mm * PX_PER_MM, paper.height_mm * PX_PER_MM
        scale = min(
            (self.width() - 2 * _MARGIN_PX) / width, (self.height() - 2 * _MARGIN_PX) / height
        )
        if scale <= 0:
            return
        left, top = (self.width() - width * scale) / 2, (self.height() - height * scale) / 2
        sheet = QRectF(left, top, width * scale, height * scale)
        painter.setPen(_EDGE)
        painter.setBrush(self.theme.color("paper"))
        painter.drawRect(sheet)
        painter.translate(left, top)
        display = DisplayPainter(self.theme, FontMeasurer())
        paint_page(painter, display, document.pages[self.index], paper, scale)
