"""A window whose Tab key goes from pane to pane, and whose Escape takes away what is on top."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow


class KeyedWindow(QMainWindow):
    """Tells by how many panes the keyboard is to go on, and when something is to be closed."""

    paneStepped = Signal(int)
    topClosed = Signal()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on to the next pane: Qt would go through every button."""
        self.paneStepped.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape for what lies on top, if nobody else had a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.topClosed.emit()
        else:
            super().keyPressEvent(event)
