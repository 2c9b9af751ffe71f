"""The legend: what the symbols in view mean, as one quiet line."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QToolTip, QWidget

from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.legend import Entry, Symbol, entry_primitives, legend_line

# A line of text with the air that the status bar below it has.
_HEIGHT_PX = 24
# What the bars above and below it keep from their ends.
_END_PX = 12
# After a pan or a zoom has come to rest, so that nothing flickers on the way.
_REST_MS = 250


class Legend(QWidget):
    """Draws the legend with the same painter as the timeline.

    `symbols_in_view` tells which symbols are to be explained; `asked` is for all of them.
    """

    asked = Signal()

    def __init__(
        self,
        theme: ColorTheme,
        symbols_in_view: Callable[[], tuple[Symbol, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measurer = FontMeasurer()
        self._symbols_in_view = symbols_in_view
        self._symbols: tuple[Symbol, ...] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        self._tour = QToolButton(self)
        self._tour.setObjectName("legendTour")
        self._tour.setText("All symbols")
        self._tour.setToolTip("Show every symbol with a sentence on what it means")
        self._tour.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tour.clicked.connect(lambda _checked: self.asked.emit())
        self.set_theme(theme)

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw in another theme."""
        self._theme = theme
        self._display = DisplayPainter(theme, self._measurer)
        self.update()

    def look_again(self) -> None:
        """Show the symbols that are in view, once it has come to rest."""
        self._rest.start()

    def entries(self) -> list[Entry]:
        """Return what the legend shows, as much of it as there is room for."""
        if self._symbols is None:
            self._look()
        end = self._tour.x() - _END_PX
        return list(legend_line(self._measurer, _END_PX, end, self._symbols or ()))

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(300, _HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way to all symbols at the right end."""
        width = self._tour.sizeHint().width()
        self._tour.setGeometry(self.width() - width - 4, 1, width, self.height() - 1)
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell in a sentence what the symbol under the cursor means."""
        if not isinstance(event, QHelpEvent):
            return super().event(event)
        x = event.pos().x()
        over = (entry.symbol.sentence for entry in self.entries() if entry.x <= x < entry.x_end)
        QToolTip.showText(event.globalPos(), next(over, ""), self)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the legend as there is room for."""
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), self._theme.color("paper"))
            painter.fillRect(0, 0, self.width(), 1, self._theme.color("panel-line"))
            view = Viewport(0, 0, self.width(), _HEIGHT_PX)
            for entry in self.entries():
                self._display.paint(painter, entry_primitives(entry, _HEIGHT_PX / 2), view)
        finally:
            painter.end()

    def _look(self) -> None:
        symbols = self._symbols_in_view()
        if symbols != self._symbols:
            self._symbols = symbols
            told = ", ".join(symbol.words for symbol in symbols)
            self.setAccessibleName(f"Legend: {told}" if told else "Legend")
            self.update()
