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
        self.item = item
        self.value = value
        self.code = code
        self.count = ""
        self._colors: tuple[QColor, ...] = ()
        self._tip = ""

    def tick(self, is_on: bool) -> bool:
        """Show it ticked or not; tell whether that is to be drawn."""
        return ticked(self.item, is_on)

    def say(self, count: str, *colors: QColor) -> bool:
        """Show a count beside its name, in the colours of name and count.

        Tell whether the name is to be drawn; counts are drawn in any case.
        """
        if count != self.count:
            self.item.setText(1, count)
            self.count = count
        is_other = colors != self._colors
        if is_other:
            for column, color in enumerate(colors):
                self.item.setForeground(column, color)
            self._colors = colors
        return is_other

    def explain(self, tip: str) -> None:
        """Show a tip at its count."""
        if tip != self._tip:
            self.item.setToolTip(1, tip)
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
    def told_once(self) -> Iterator[list[QTreeWidgetItem]]:
        """Let values be written, and at the end draw all counts and the rows that are listed.

        Told of each one, the view would measure its columns anew: half a millisecond for each.
        Names take twice as long to draw as all the rest, and few of them change.
        """
        rows: list[QTreeWidgetItem] = []
        blockers = QSignalBlocker(self), QSignalBlocker(self.model())
        try:
            yield rows
        finally:
            for blocker in blockers:
                blocker.unblock()
            # Before the first frame there is nothing to draw anew, and the first to ask for a
            # viewport has PySide make every type of widget.
            if self.isVisible():
                self._draw_anew(rows)

    def _draw_anew(self, rows: Iterable[QTreeWidgetItem]) -> None:
        viewport, header = self.viewport(), self.header()
        left_px, width_px = header.sectionViewportPosition(1), header.sectionSize(1)
        viewport.update(left_px, 0, width_px, viewport.height())
        for row in rows:
            viewport.update(self.visualItemRect(row))

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


def ticked(item: QTreeWidgetItem, is_on: bool) -> bool:
    """Tick the box of a row or not; return whether it was not so before."""
    state = Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
    is_other = item.checkState(0) is not state
    if is_other:
        item.setCheckState(0, state)
    return is_other


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
