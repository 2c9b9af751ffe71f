"""Hints for a first start: three quiet ones, each of which goes for good when it is used."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.ui.widgets.plain_widgets import PlainLabel

HINTS = {
    "zoom": "Ctrl+wheel zooms",
    "track": "click a name beside the timeline to open its track",
    "palette": "Ctrl+K finds anything",
}
"""What is worth a hint, by the name under which its use is remembered."""

_BETWEEN = "  ·  "
# As much as the frame of a label takes.
_END_PX = 2


class HintLine(PlainLabel):
    """Shows the hints that were not used yet; `remember` takes the names of those that were."""

    def __init__(
        self, used: Iterable[str], remember: Callable[[tuple[str, ...]], None], parent: QWidget
    ) -> None:
        super().__init__(parent=parent)
        self.setObjectName("hints")
        # Hints must not keep a window from being narrow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._used = tuple(used)
        self._remember = remember
        self._show_rest()

    def use(self, name: str) -> None:
        """Show a hint no longer."""
        if name not in self._used:
            self._used = (*self._used, name)
            self._remember(self._used)
            self._show_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many hints as have room."""
        super().resizeEvent(event)
        self._show_rest()

    def _show_rest(self) -> None:
        rest = [words for name, words in HINTS.items() if name not in self._used]
        # Never shown from here: while the bar tells something, it hides what stands there.
        if not rest:
            self.hide()
        # Without its margins; and a letter may reach over its own width.
        room_px = self.contentsRect().width() - _END_PX
        while rest and self.fontMetrics().horizontalAdvance(_BETWEEN.join(rest)) > room_px:
            rest.pop()
        self.setText(_BETWEEN.join(rest))
