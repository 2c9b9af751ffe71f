"""Panes as one stop of the Tab key: the arrows go from one of their widgets to the next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTreeView, QWidget

_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ButtonRow(QObject):
    """Leads the keyboard along the widgets that stand in a row."""

    def __init__(self, row: QWidget) -> None:
        super().__init__(row)
        self._row = row

    def add(self, widget: QWidget) -> None:
        """Let the arrows lead away from a widget."""
        widget.installEventFilter(self)

    def first(self) -> QWidget | None:
        """Return the first widget that takes the keyboard."""
        return next(iter(self._widgets()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the widget beside this one; in a field only from the end of its text."""
        step = _step_of(event, _ALONG)
        widgets = self._widgets() if step else []
        if watched not in widgets or _moves_caret(watched, step):
            return False
        place = widgets.index(watched) + step
        if 0 <= place < len(widgets):
            widgets[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _widgets(self) -> list[QWidget]:
        children = self._row.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        takers = [
            child
            for child in children
            if child.isVisible() and child.isEnabled()
            and child.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]  # fmt: skip
        return sorted(takers, key=lambda child: (child.y() // max(child.height(), 1), child.x()))


class FieldColumn(QObject):
    """Leads the keyboard from fields down to the tree below them, and from its top back up."""

    def __init__(self, fields: Sequence[QWidget], tree: QTreeView) -> None:
        super().__init__(tree)
        self._column = (*fields, tree)
        self._tree = tree
        for widget in self._column:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go up or down; in the tree only from its first row."""
        step = _step_of(event, _UP_AND_DOWN)
        if not step or watched not in self._column:
            return False
        if watched is self._tree and (
            step > 0 or self._tree.indexAbove(self._tree.currentIndex()).isValid()
        ):
            return False
        place = self._column.index(watched) + step
        self._column[max(place, 0)].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _step_of(event: QEvent, steps: Mapping[Qt.Key, int]) -> int:
    """Return where an arrow leads that is pressed, also one of the number pad; 0 for no step."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return 0
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return 0
    return steps.get(Qt.Key(event.key()), 0)


def _moves_caret(widget: QObject, step: int) -> bool:
    if not isinstance(widget, QLineEdit):
        return False
    end = len(widget.text()) if step > 0 else 0
    return widget.hasSelectedText() or widget.cursorPosition() != end
