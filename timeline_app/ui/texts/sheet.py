"""A sheet: a pane under a bar with its name and the way back to what it covers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from timeline_app.program.plain_text import short
from timeline_app.ui.widgets.line_icons import line_icon
from timeline_app.ui.widgets.plain_widgets import PlainLabel, tool_tip


class NameLabel(PlainLabel):
    """Shows as much of a name as there is room for, and all of it as a tool tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_name(self, name: str) -> None:
        """Show another name."""
        self._name = short(name)
        self.setToolTip(tool_tip(name))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room_px = self.contentsRect().width()
        elide = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._name, elide, room_px))


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
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.clicked.connect(lambda _checked: self.left.emit())
        self._title = NameLabel(self.bar)
        self._title.setObjectName("sheetTitle")
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
        self._title.show_name(title)

    def set_way_back(self, words: str, *, closes: bool) -> None:
        """Say where the button leads: back to what is covered, or nowhere if it `closes`."""
        self._back.setText(words)
        self._back.setIcon(line_icon("x") if closes else line_icon("arrow-left"))
        self._back.setToolTip(f"{words} (Esc)")
