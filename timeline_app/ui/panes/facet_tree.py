"""The tree of facets: a whole row ticks its value, and a name is whole where the pane is wide."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

# A count of one digit; Qt would leave room for two.
_NARROWEST_COUNT_PX = 12
VALUE_ROLE = Qt.ItemDataRole.UserRole
# The first that is free.
CODE_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Takes every place of a row for its check box; a tip shows the names that are cut."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Tick or untick the value of a row that is clicked, or has the focus for Space."""
        box = index.siblingAtColumn(0) if isinstance(index, QModelIndex) else index
        is_value = bool(model.flags(box) & Qt.ItemFlag.ItemIsUserCheckable)
        if not is_value or not _ticks(event):
            return False
        is_on = model.data(box, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        state = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(box, state.value, Qt.ItemDataRole.CheckStateRole)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show a tip that says what the row does not."""
        is_heading, is_count = not index.parent().isValid(), index.column() > 0
        is_cut = self.sizeHint(option, index).width() > option.rect.width()
        says_more = is_heading or is_count or is_cut
        return super().helpEvent(event, view, option, index) if says_more else False


class ValueRow:
    """A value in the tree; of what is to be shown, Qt is told no more than what changes."""

    def __init__(self, item: QTreeWidgetItem, value: str, code: int) -> None:
        self._item = item
        self.value = value
        self.code = code
        self.count = ""
        self._colors: tuple[QColor, ...] = ()
        self._tip = ""

    def tick(self, is_on: bool) -> None:
        """Show it ticked or not."""
        state = check_state(is_on)
        if self._item.checkState(0) is not state:
            self._item.setCheckState(0, state)

    def say(self, count: str, *colors: QColor) -> None:
        """Show a count beside its name, in the colours of name and count."""
        if count != self.count:
            self._item.setText(1, count)
            self.count = count
        if colors != self._colors:
            for column, color in enumerate(colors):
                self._item.setForeground(column, color)
            self._colors = colors

    def explain(self, tip: str) -> None:
        """Show a tip at its count."""
        if tip != self._tip:
            self._item.setToolTip(1, tip)
            self._tip = tip


class FacetTree(QTreeWidget):
    """The tree of facets; letters typed in it go to the field that narrows it."""

    def __init__(self, narrow: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._counts_px = 0
        self.setObjectName("filterTree")
        self.setAccessibleName("Filters")
        self.setAccessibleDescription(
            "Space ticks a value; typing narrows the values; Up leads from the first to the dates"
        )
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setRootIsDecorated(False)
        self.setIndentation(8)
        self.setExpandsOnDoubleClick(False)
        # A row is ticked or not; which one has the keyboard is shown by its ring.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setUniformRowHeights(True)
        self.setItemDelegate(RowDelegate(self))
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(_NARROWEST_COUNT_PX)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)

    def clear(self) -> None:
        """Take out all values, and the room that their counts took."""
        super().clear()
        self._counts_px = 0

    def make_room(self, counts: Iterable[str]) -> None:
        """Let the column of counts hold some, if they are wider than those it has held so far.

        A column as wide as each filter needs it would draw the tree a second time for nearly each
        tick, and move the names.
        """
        needed_px = max(map(self.fontMetrics().horizontalAdvance, counts), default=0)
        if needed_px > self._counts_px:
            self._counts_px = needed_px
            self.resizeColumnToContents(1)

    @contextmanager
    def told_once(self) -> Iterator[None]:
        """Let values be written, and show them all at the end.

        Told of each one, the view would measure its columns anew: half a millisecond for each.
        """
        model = self.model()
        blockers = QSignalBlocker(self), QSignalBlocker(model)
        try:
            yield
        finally:
            for blocker in blockers:
                blocker.unblock()
            if model.rowCount():
                model.dataChanged.emit(model.index(0, 0), model.index(model.rowCount() - 1, 1))
            # Of a change that ends out of view, Qt draws only what stands above its end.
            # Before the first frame there is nothing to draw anew, and the first to ask for a
            # viewport has PySide make every type of widget.
            if self.isVisible():
                self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Narrow by what is typed; Enter, Right and Left open and close a facet."""
        text = event.text()
        item = self.currentItem()
        if text and text.isprintable() and not text.isspace():
            self._narrow.setFocus()
            self._narrow.setText(self._narrow.text() + text)
        elif item is not None and _is_turned_by(event.key(), item):
            self.itemClicked.emit(item, 0)
        else:
            super().keyPressEvent(event)


def check_state(is_on: bool) -> Qt.CheckState:
    """Return how a box looks that is on or off."""
    return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked


def _ticks(event: QEvent) -> bool:
    """Tell whether an event is a click, or Space."""
    if isinstance(event, QKeyEvent):
        return event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
    is_release = event.type() is QEvent.Type.MouseButtonRelease
    is_left = isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton
    return is_release and is_left


def _is_turned_by(key: int, item: QTreeWidgetItem) -> bool:
    """Tell whether a key opens or closes what it is pressed on."""
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return True
    is_heading = item.parent() is None
    return is_heading and key == (Qt.Key.Key_Left if item.isExpanded() else Qt.Key.Key_Right)
