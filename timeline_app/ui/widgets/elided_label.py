"""A label that leaves a part of its text out where there is no room for all of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.program.plain_text import short
from timeline_app.ui.widgets.plain_widgets import LONGEST_SENTENCE, PlainLabel, tool_tip


class ElidedLabel(PlainLabel):
    """Shows as much of a text as there is room for, and all of it as a tool tip.

    `elide` is the part that is left out.
    """

    def __init__(self, elide: Qt.TextElideMode, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._elide = elide
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_whole(self, text: str) -> None:
        """Show another text as far as there is room."""
        self._whole = short(text, LONGEST_SENTENCE)
        self.setToolTip(tool_tip(text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room_px = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, self._elide, room_px))
