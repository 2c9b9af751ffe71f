"""A field that finds words in one text pane, with the ways from one match to the next."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from timeline_app.ui.widgets.line_icons import line_icon
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# A word or two; the name of the document beside it needs more.
_WIDTH_PX = 150


class FindLine(QLineEdit):
    """Takes what is sought. Enter: next match; Shift+Enter: the one before; Escape: leave."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the matches, or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindField(QWidget):
    """Tells what is sought and when to step; shows how many matches there are."""

    sought = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = FindLine(self)
        self.line.setObjectName(name)
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.line.setToolTip("Enter: next match · Shift+Enter: the one before")
        self.line.setFixedWidth(_WIDTH_PX)
        self.line.textChanged.connect(self.sought)
        self.line.stepped.connect(self.stepped)
        self.line.left.connect(self.left)
        self._count = PlainLabel(parent=self)
        self._count.setObjectName("findCount")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._count)
        layout.addWidget(self.line)
        self._buttons = [
            self._button(
                line_icon("chevron-left"), "Previous match", lambda: self.stepped.emit(-1)
            ),
            self._button(line_icon("chevron-right"), "Next match", lambda: self.stepped.emit(1)),
        ]
        for button in self._buttons:
            layout.addWidget(button)
        self.show_count(0, -1)

    def text(self) -> str:
        """Return what is sought."""
        return self.line.text().strip()

    def take_focus(self) -> None:
        """Be ready for another text in place of this one."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_count(self, count: int, place: int) -> None:
        """Say how many matches there are, and which is the current one."""
        text = f"{place + 1:,} of {count:,}" if place >= 0 else f"{count:,}" if count else "none"
        self._count.setText(text if self.text() else "")
        for button in self._buttons:
            button.setEnabled(count > 0)

    def _button(self, sign: QIcon, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(sign)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda _checked: act())
        return button
