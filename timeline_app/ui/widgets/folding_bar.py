"""A tool bar that folds: what has no room in it stands in a menu at its end."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from timeline_app.ui.widgets.button_row import ButtonRow

# The padding that the style sheet gives the bar.
_END_PX = 8


class Foldable(NamedTuple):
    """A button of the bar, how the bar shows and hides it, and what stands for it in the menu."""

    button: QWidget
    in_bar: QAction
    entry: QAction | QMenu


class FoldingBar(QToolBar):
    """Shows its buttons as far as there is room; the arrows go from one to the next."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.row = ButtonRow(self)
        self._foldable: Sequence[Sequence[Foldable]] = ()
        self._more = QToolButton(self)
        self._more.setObjectName("moreTools")
        self._more.setText("More")
        self._more.setAccessibleName("More of the tool bar")
        self._more.setToolTip("What the tool bar has no room for")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)

    def end_with(self, foldable: Sequence[Sequence[Foldable]]) -> None:
        """Take the bar for complete; of the groups that can fold, the first folds first."""
        self._foldable = foldable
        self._in_bar = self.addWidget(self._more)
        for child in self.findChildren(QWidget):
            self.row.add(child)
        self.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and unfold as the room is now."""
        self.fold()
        super().resizeEvent(event)

    def fold(self) -> None:
        """Put into the menu what has no room."""
        if not self._foldable:
            return
        gap = self._gap_px()
        widths = [sum(_least_px(part.button) + gap for part in g) for g in self._foldable]
        room, folded = self.width() - self._rest_px() - sum(widths), 0
        if room < 0:
            room -= _least_px(self._more) + gap
        while room < 0 and folded < len(widths):
            room += widths[folded]
            folded += 1
        for place, group in enumerate(self._foldable):
            for part in group:
                part.in_bar.setVisible(place >= folded)
        self._in_bar.setVisible(bool(folded))
        self._fill([part for group in reversed(self._foldable[:folded]) for part in group])

    def _fill(self, folded: list[Foldable]) -> None:
        self._menu.clear()
        for part in folded:
            if isinstance(part.entry, QMenu):
                self._menu.addMenu(part.entry)
            else:
                self._menu.addAction(part.entry)

    def _rest_px(self) -> int:
        """Return what takes room in any case: all that does not fold, and both ends."""
        folds = {part.button for group in self._foldable for part in group} | {self._more}
        stays = {self.widgetForAction(action) for action in self.actions()} - folds
        gap = self._gap_px()
        return 2 * _END_PX - gap + sum(_least_px(widget) + gap for widget in stays)

    def _gap_px(self) -> int:
        layout = self.layout()
        return layout.spacing() if layout is not None else 0


def _least_px(widget: QWidget) -> int:
    widget.ensurePolished()
    least = max(widget.minimumSizeHint().width(), widget.minimumWidth(), 0)
    return min(least, widget.maximumWidth())
