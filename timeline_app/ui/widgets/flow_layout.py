"""A layout that puts widgets in a line and begins another one where there is no room."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets, each as wide as it likes to be, never wider than the room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def put(self, *widgets: QWidget) -> None:
        """Let widgets stand in the lines, in their order, and no others."""
        if [item.widget() for item in self._items] == [*widgets]:
            return
        self._items.clear()
        for widget in widgets:
            self.addWidget(widget)

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are at a width."""
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def sizeHint(self) -> QSize:
        """Return the size of one narrow column, which is all that is asked for."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item; wider ones are cut."""
        margins: QMargins = self.contentsMargins()
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(80, height + margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, moves: bool) -> int:
        room = rect.marginsRemoved(self.contentsMargins())
        x, y, line = room.x(), room.y(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(1, room.width()), 10_000))
            if x > room.x() and x + size.width() > room.right() + 1:
                x, y, line = room.x(), y + line + self.spacing(), 0
            line = max(line, size.height())
            if moves:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
        return y + line + self.contentsMargins().bottom() - rect.y()
