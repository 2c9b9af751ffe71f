"""A sheet: a pane under a bar with its name and the way back to what it covers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from timeline_app.ui.widgets.elided_label import ElidedLabel
from timeline_app.ui.widgets.line_icons import line_icon


class Sheet(QWidget):
    """Holds one pane; `left` tells that somebody wants to go back."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._pane: QWidget | None = None
        self.bar = QWidget(self)
        self.bar.setObjectName("sheetBar")
        self._back = QToolButton(self.bar)
        self._back.setObjectName("sheetBack")
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.clicked.connect(lambda _checked: self.left.emit())
        self._title = ElidedLabel(Qt.TextElideMode.ElideRight, self.bar)
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
        self._pane = pane
        self.setFocusProxy(pane)

    def hold_instead(self, pane: QWidget | None) -> None:
        """Show a pane in the place of the one that is held, or that again."""
        held = self._pane
        if held is None:
            return
        if pane is not None and self._layout.indexOf(pane) < 0:
            self._layout.addWidget(pane)
        for place in range(1, self._layout.count()):
            item = self._layout.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(widget is (pane or held))
        self.setFocusProxy(pane or held)

    def set_title(self, title: str) -> None:
        """Name what the sheet shows."""
        self._title.show_whole(title)

    def set_way_back(self, words: str, *, closes: bool) -> None:
        """Say where the button leads: back to what is covered, or nowhere if it `closes`."""
        self._back.setText(words)
        self._back.setIcon(line_icon("x") if closes else line_icon("arrow-left"))
        self._back.setToolTip(f"{words} (Esc)")
