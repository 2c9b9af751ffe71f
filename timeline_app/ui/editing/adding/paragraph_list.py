"""The paragraphs of a document that is added: keys settle where each ends and what it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QHeaderView,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.citations.words import read_words
from timeline_app.program.plain_text import short
from timeline_app.ui.editing.adding.settling import KINDS, Settling
from timeline_app.ui.widgets.plain_widgets import PlainLabel

KEYS_TOLD = (
    "J join with the next · S split · X leave out · H heading · C caption · B body · T title ·"
    " U undo"
)
# A line of the list; the whole text stands below it.
_LINE_LETTERS = 160
# Four digits; “heading”; three digits.
_NUMBER_PX, _KIND_PX, _PAGE_PX = 44, 76, 40
# Some five lines.
_TEXT_PX = 110


class ParagraphList(QWidget):
    """Lists the paragraphs; `chosen` tells which one is looked at."""

    chosen = Signal(int)
    changed = Signal()

    def __init__(self, settling: Settling, parent: QWidget) -> None:
        super().__init__(parent)
        self._settling = settling
        self._is_filling = False
        self.tree = _Tree(self)
        self.tree.keyed.connect(self._take_key)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_text())
        self.text = _Text(self)
        self.text.split.connect(self._split_here)
        self.text.left.connect(self._go_back)
        self._hint = PlainLabel(KEYS_TOLD, self)
        self._hint.setObjectName("fieldNote")
        self._hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._hint)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.text)
        self.setFocusProxy(self.tree)
        self._fill(0)

    @property
    def index(self) -> int:
        """The paragraph that is looked at."""
        item = self.tree.currentItem()
        return self.tree.indexOfTopLevelItem(item) if item is not None else -1

    def _fill(self, index: int) -> None:
        self._is_filling = True
        self.tree.clear()
        for row in self._settling.rows():
            item = QTreeWidgetItem([row.number, row.kind, row.page, short(row.text, _LINE_LETTERS)])
            font = item.font(3)
            font.setBold(row.kind in ("title", "heading"))
            font.setItalic(row.kind in ("caption", "credit"))
            font.setStrikeOut(row.kind == "skip")
            item.setFont(3, font)
            item.setTextAlignment(0, Qt.AlignmentFlag.AlignRight)
            self.tree.addTopLevelItem(item)
        self.tree.setColumnHidden(2, not self._settling.document.page_sizes)
        self._is_filling = False
        last = self.tree.topLevelItemCount() - 1
        current = self.tree.topLevelItem(max(0, min(index, last)))
        if current is not None:
            self.tree.setCurrentItem(current)
        self._show_text()
        self.changed.emit()

    def _show_text(self) -> None:
        if self._is_filling:
            return
        index = self.index
        paragraphs = self._settling.document.paragraphs
        self.text.setPlainText(paragraphs[index].text if 0 <= index < len(paragraphs) else "")
        self.chosen.emit(index)

    def _take_key(self, key: str) -> None:
        index = self.index
        if key == "J":
            self._settling.join(index)
        elif key == "X":
            self._settling.skip(index)
            index += 1
        elif key == "U":
            self._settling.undo()
        elif key == "S":
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._hint.setText("Move the caret before a word and press S there; Esc goes back")
            return
        elif key in KINDS:
            self._settling.set_kind(index, KINDS[key])
            index += 1
        self._fill(index)

    def _go_back(self) -> None:
        """Split nothing; the keys of the list count again."""
        self._hint.setText(KEYS_TOLD)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _split_here(self) -> None:
        """Split before the word that the caret stands at."""
        position = self.text.textCursor().position()
        ends = read_words(self.text.toPlainText()).ends
        word = next((place for place, end in enumerate(ends) if end > position), 0)
        self._settling.split(self.index, word)
        self._fill(self.index)
        self._go_back()


class _Tree(QTreeWidget):
    keyed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Paragraphs of the document")
        self.setHeaderLabels(["¶", "Kind", "Page", "Text"])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(True)
        for column, width in enumerate((_NUMBER_PX, _KIND_PX, _PAGE_PX)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle the paragraph by a letter; Qt would look for rows that begin with it."""
        letter = event.text().upper()
        if letter in ("J", "S", "X", "U", *KINDS) and not event.modifiers():
            self.keyed.emit(letter)
        else:
            super().keyPressEvent(event)


class _Text(QPlainTextEdit):
    split = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("The whole paragraph")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFixedHeight(_TEXT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Split here, or move the caret by words."""
        steps = {
            Qt.Key.Key_Left: QTextCursor.MoveOperation.PreviousWord,
            Qt.Key.Key_Right: QTextCursor.MoveOperation.NextWord,
        }
        if event.text().upper() == "S" or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.split.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in steps and not event.modifiers():
            self.moveCursor(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
