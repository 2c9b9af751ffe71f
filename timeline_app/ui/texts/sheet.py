"""A sheet: a pane under a bar with its name and the way back to what it covers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from timeline_app.program.plain_text import short
from timeline_app.ui.widgets.plain_widgets import PlainLabel, tool_tip


class Sheet(QWidget):
    """Holds one pane; `left` tells that somebody wants to go back."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.bar = QWidget(self)
        self.bar.setObjectName("sheetBar")
        self._back = QToolButton(self.bar)
        self._back.setObjectName("sheetBack")
        self._back.clicked.connect(lambda _checked: self.left.emit())
        self._title = PlainLabel(parent=self.bar)
        self._title.setObjectName("sheetTitle")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._name = ""
        self.tools = QHBoxLayout(self.bar)
        self.tools.setContentsMargins(8, 4, 8, 4)
        self.tools.addWidget(self._back)
        self.tools.addWidget(self._title, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.bar)

    def hold(self, pane: QWidget) -> None:
        """Show a pane under the bar."""
        self._layout.addWidget(pane)
        self.setFocusProxy(pane)

    def set_title(self, title: str) -> None:
        """Name what the sheet shows."""
        self._name = short(title)
        self._title.setToolTip(tool_tip(title))
        self._cut_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the name as there is room for."""
        super().resizeEvent(event)
        self._cut_title()

    def _cut_title(self) -> None:
        metrics, room = self._title.fontMetrics(), self._title.contentsRect().width()
        self._title.setText(metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room))

    def set_way_back(self, words: str) -> None:
        """Say where the button leads."""
        self._back.setText(words)
        self._back.setToolTip(f"{words} (Esc)")
