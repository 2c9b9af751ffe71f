"""The legend: what the symbols mean, as one quiet line."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.legend import legend_primitives

# A line of text with the air that the status bar below it has.
_HEIGHT_PX = 24


class Legend(QWidget):
    """Draws the legend with the same painter as the timeline."""

    def __init__(self, theme: ColorTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self.setAccessibleName(
            "Legend: filled dot stated, ring inferred, ring with dot derived, open ring no date "
            "given, solid bar period, pale box within these days, faded end about or open"
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measurer = FontMeasurer()
        self.set_theme(theme)

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._display = DisplayPainter(theme, self._measurer)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(300, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the legend as there is room for."""
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), self._theme.color("paper"))
            painter.fillRect(0, 0, self.width(), 1, self._theme.color("panel-line"))
            items = legend_primitives(self._measurer, 12.0, _HEIGHT_PX / 2, self.width() - 12.0)
            self._display.paint(painter, items, Viewport(0, 0, self.width(), _HEIGHT_PX))
        finally:
            painter.end()
