"""The command palette: type a few letters of a command, a view or a recent file, press Enter."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.finding.folding import fold
from timeline_app.state.command_catalogue import COMMANDS
from timeline_app.ui.window.actions import Actions

# A file with its folders, a dozen rows, and the tool bar above stays in sight.
_WIDTH_PX, _HEIGHT_PX, _TOP_PX = 560, 380, 90
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Entry(NamedTuple):
    """One line of the palette: what it says, its key or kind, what it does, and more about it."""

    text: str
    note: str
    act: Callable[[], object]
    about: str = ""


class CommandPalette(QDialog):
    """Lists entries that fit what is typed, best first; Enter runs the current one."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("commandPalette")
        self.setAccessibleName("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self.box = QLineEdit(self)
        self.box.setObjectName("paletteBox")
        self.box.setAccessibleName("Find a command")
        self.box.setPlaceholderText("Type a command, a view or a file")
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._fill)
        self.list = QListWidget(self)
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName("Commands that fit")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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

    def _fill(self, text: str) -> None:
        self.list.clear()
        words = fold(text).split()
        scored = [(_score(words, entry), n) for n, entry in enumerate(self._entries)]
        for score, number in sorted(scored):
            if score < 0:
                continue
            entry = self._entries[number]
            item = QListWidgetItem(f"{entry.text}    {entry.note}" if entry.note else entry.text)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            act = self._entries[item.data(Qt.ItemDataRole.UserRole)].act
            self.close()
            act()


def entries_of(actions: Actions, menus: Mapping[str, QMenu]) -> list[Entry]:
    """Return every command that can be run now, and what stands in some menus."""
    entries = [
        Entry(c.text.replace("&", ""), "".join(c.keys[:1]), actions[c.id].trigger, c.tip)
        for c in COMMANDS
        if actions[c.id].isEnabled() and c.id != "palette"
    ]
    for note, menu in menus.items():
        entries += [
            Entry(action.text().replace("&&", "&"), note, action.trigger)
            for action in menu.actions()
        ]
    return entries


def _score(words: list[str], entry: Entry) -> int:
    """Return how far from the best an entry is for some words; -1 if it does not fit."""
    text = fold(entry.text)
    if not all(word in f"{text} {fold(entry.note)} {fold(entry.about)}" for word in words):
        return -1
    if not words or text.startswith(words[0]):
        return 0
    return 1 if f" {words[0]}" in f" {text}" else 2
