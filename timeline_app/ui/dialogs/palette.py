"""The command palette: type a few letters of anything that has a name, press Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.program.plain_text import short
from timeline_app.ui.dialogs.palette_entries import Entry, NamedThings
from timeline_app.ui.widgets.plain_widgets import tool_tip

# A title of 70 letters with its kind, a dozen rows, and the tool bar above stays in sight.
_WIDTH_PX, _HEIGHT_PX, _TOP_PX = 640, 420, 90
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_KIND_ROLE = Qt.ItemDataRole.UserRole
# Between a name and its kind, and from both to the edge.
_GAP_PX = 12
# Soon enough to seem to go on by itself, and seldom enough to leave the reading its time.
_AGAIN_MS = 100


class KindDelegate(QStyledItemDelegate):
    """Paints a row with its kind at the right; the name is cut where that begins."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        text, kind = row.text, str(index.data(_KIND_ROLE) or "")
        row.text = ""
        row.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget
        )
        room = row.rect.adjusted(_GAP_PX, 0, -_GAP_PX, 0)
        is_there = bool(row.state & QStyle.StateFlag.State_Enabled)
        ink = QPalette.ColorRole.Text if is_there else QPalette.ColorRole.PlaceholderText
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(row.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, kind)
        room.setRight(room.right() - row.fontMetrics.horizontalAdvance(kind) - _GAP_PX)
        painter.setPen(row.palette.color(ink))
        cut = row.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, cut)
        painter.restore()


class CommandPalette(QDialog):
    """Lists what fits what is typed, best first; Enter runs the current one."""

    def __init__(self, things: NamedThings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("commandPalette")
        self.setAccessibleName("Find anything by name")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._things = things
        self._entries: list[Entry] = []
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._ask_again)
        self.box = QLineEdit(self)
        self.box.setObjectName("paletteBox")
        self.box.setAccessibleName("Find anything by name")
        self.box.setPlaceholderText("A command, a person, a place, a theme, an event, a view…")
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._fill)
        self.list = QListWidget(self)
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName("What fits")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(KindDelegate(self.list))
        self.list.itemClicked.connect(lambda _item: self._run())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        self.resize(min(_WIDTH_PX, parent.width() - 20), min(_HEIGHT_PX, parent.height() - 40))
        top = parent.mapToGlobal(parent.rect().topLeft())
        self.move(top.x() + (parent.width() - self.width()) // 2, top.y() + _TOP_PX)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while one types in the field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
            if event.key() in _PASSED_ON:
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, query: str) -> None:
        """List what fits; while the events are being read, ask again for them."""
        answer = self._things.answer(query)
        self._entries = answer.entries
        self.list.clear()
        for entry in self._entries:
            kind = f"{entry.kind} · {entry.key}" if entry.key else entry.kind
            item = self._add(entry.text, entry.first or kind)
            if entry.first:
                item.setForeground(self.palette().placeholderText())
        if answer.is_reading:
            self._say("Reading the events…")
            self._again.start(_AGAIN_MS)
        elif not self._entries:
            self._say(f"Nothing here is called “{short(query.strip())}”, and no event mentions it")
        self.list.setCurrentRow(0)

    def _ask_again(self) -> None:
        self._fill(self.box.text())

    def _add(self, text: str, kind: str) -> QListWidgetItem:
        item = QListWidgetItem(short(text), self.list)
        item.setData(_KIND_ROLE, kind)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, f"{short(text)}, {kind}" if kind else short(text)
        )
        item.setToolTip(tool_tip(text))
        return item

    def _say(self, sentence: str) -> None:
        """Add a row that is no entry."""
        self._add(sentence, "").setFlags(Qt.ItemFlag.NoItemFlags)

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._entries):
            act = self._entries[row].act
            self.close()
            act()
