"""The list of a cluster: its events, by mouse and keyboard, and the way to zoom to them."""

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.table.arrays import Rows
from timeline_app.core.wording.event_words import short_basis, short_date
from timeline_app.program.plain_text import short
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# Nobody reads more, and each row costs time before the list opens.
_MOST_LISTED = 500
# Room for most titles on one line or two.
_WIDTH_PX = 460


class ClusterPopup(QFrame):
    """Opens at a place, lists events, selects the one chosen and closes."""

    def __init__(self, controller: Controller, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("clusterPopup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._controller = controller
        self._rows: list[int] = []
        self._open_since = QElapsedTimer()
        self._heading = PlainLabel(parent=self)
        self._list = QListWidget(self)
        self._list.setObjectName("clusterList")
        self._list.setAccessibleName("Events of this cluster")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        zoom = QPushButton("Zoom to these events", self)
        zoom.setObjectName("clusterZoom")
        zoom.clicked.connect(self._zoom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self._heading)
        layout.addWidget(self._list)
        layout.addWidget(zoom)

    def open_at(self, rows: Rows, place: QPoint, height_px: float = 0.0) -> None:
        """Show rows at a global place, inside the screen.

        Without room there it opens above what ends at that place and is so high, so that it does
        not take the second of two clicks.
        """
        self._rows = rows.tolist()
        listed = f", the first {_MOST_LISTED} listed" if len(rows) > _MOST_LISTED else ""
        self._heading.setText(f"{len(rows):,} events{listed}")
        for row in self._rows[:_MOST_LISTED]:
            event = self._controller.events.table.event(row)
            item = QListWidgetItem(
                f"{short(event.title)}\n{short_date(event)} · {short_basis(event)}"
            )
            item.setData(Qt.ItemDataRole.UserRole, row)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self.resize(_WIDTH_PX, min(460, 130 + 40 * len(rows)))
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = min(max(place.x(), room.left()), room.right() - self.width())
        y = max(place.y(), room.top())
        if y > room.bottom() - self.height():
            y = max(place.y() - round(height_px) - self.height(), room.top())
        self.move(x, y)
        self.show()
        self._open_since.start()
        self._list.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Zoom when this is the second click of two on the cluster; it comes to the popup."""
        is_beside = not self.rect().contains(event.position().toPoint())
        if is_beside and self._open_since.elapsed() < QApplication.doubleClickInterval():
            self._zoom()
        else:
            super().mousePressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self._controller.select_row(item.data(Qt.ItemDataRole.UserRole))
        self.close()

    def _zoom(self) -> None:
        self._controller.navigation.fit_rows(self._rows)
        self.close()
