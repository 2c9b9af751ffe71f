"""The sign at the end of the list's headings: how many columns have no room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QToolButton

from timeline_app.ui.widgets.plain_widgets import tool_tip


class MoreColumns(QToolButton):
    """Counts the columns that are left out, names them in its tip, and lets one choose."""

    def __init__(self, heads: QHeaderView, choose: Callable[[], object]) -> None:
        super().__init__(heads)
        self.setObjectName("moreColumns")
        # The menu of the headings leads there by key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _checked: choose())
        self._heads = heads

    def show_left_out(self, headings: Sequence[str]) -> None:
        """Say which columns have no room; nothing if all have."""
        self.setVisible(bool(headings))
        self.setText(f"+{len(headings)}")
        words = f"No room for {' and '.join(headings)}: click to choose columns"
        self.setToolTip(tool_tip(words))
        self.setAccessibleName(words)
        self.place()

    def place(self) -> None:
        """Stand at the right end of the headings."""
        self.adjustSize()
        height = self._heads.height()
        self.setGeometry(self._heads.width() - self.width(), 0, self.width(), height - 1)
