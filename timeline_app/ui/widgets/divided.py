"""Panes beside or below each other, with dividers that can be dragged and double-clicked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget


class Divider(QSplitterHandle):
    """Tells the panes when it is let go, and when it is double-clicked."""

    def __init__(self, panes: "DividedPanes") -> None:
        super().__init__(panes.orientation(), panes)
        self._panes = panes
        self._was_moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move with the hand."""
        super().mouseMoveEvent(event)
        self._was_moved = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; what was dragged shut is known only now."""
        super().mouseReleaseEvent(event)
        if self._was_moved:
            self._was_moved = False
            self._panes.letGo.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the panes' own sizes."""
        self._panes.resetAsked.emit(self._panes.indexOf(self))


class DividedPanes(QSplitter):
    """A splitter that tells when a divider is `letGo`, and which one is double-clicked."""

    letGo = Signal()
    resetAsked = Signal(int)

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """Return a divider."""
        return Divider(self)
