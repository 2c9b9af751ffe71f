"""The tour of the symbols: every symbol as it is drawn, with a sentence on what it means."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.symbol_tour import PICTURE_PX, STOPS, Stop
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.widgets.screen_room import resize_to_fit

# The tallest picture is 20 px high, and its lines are 2 px wide.
_HEIGHT_PX = 24
# As much air between sentences that take two lines as tells one from the next.
_BETWEEN_ROWS_PX = 8
# Half a pen beyond the left end of what is drawn from x = 0 on.
_EDGE_PX = 2


class SymbolPicture(QWidget):
    """Draws a symbol with the painter of the timeline."""

    def __init__(self, stop: Stop, theme: ColorTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._items = stop.items
        self._display = DisplayPainter(theme, FontMeasurer())
        self.setFixedSize(QSize(round(PICTURE_PX) + 2 * _EDGE_PX, _HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the symbol in the middle of its row."""
        painter = QPainter(self)
        try:
            painter.translate(_EDGE_PX, _HEIGHT_PX / 2)
            view = Viewport(-_EDGE_PX, -_HEIGHT_PX / 2, self.width(), _HEIGHT_PX)
            self._display.paint(painter, self._items, view)
        finally:
            painter.end()


class SymbolTour(QDialog):
    """Lists every symbol."""

    def __init__(self, theme: ColorTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("symbolTour")
        self.setWindowTitle("Tour of the symbols")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget(self)
        page.setObjectName("symbolPage")
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(_BETWEEN_ROWS_PX)
        grid.setColumnStretch(2, 1)
        for row, stop in enumerate(STOPS):
            sentence = PlainLabel(stop.sentence, page)
            sentence.setWordWrap(True)
            grid.addWidget(SymbolPicture(stop, theme, page), row, 0)
            grid.addWidget(PlainLabel(stop.name, page), row, 1)
            grid.addWidget(sentence, row, 2)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        resize_to_fit(self, 700, 740)
