"""The rows under the canvas: legend and overview, which can be put away."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from timeline_app.ui.widgets.divided import DividedPanes

LEGEND, OVERVIEW = "legend", "overview"
# A ruler and three tracks; with all around it, less high than half a laptop's screen.
_LEAST_CANVAS_PX = 160


class Rows(DividedPanes):
    """Holds a canvas, and below it rows of a fixed height; `shut` are those that are put away.

    How high a row is may follow from the height of all.
    """

    shutChanged = Signal()

    def __init__(self, shut: Collection[str], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        # The rows have lines of their own, and every pixel is the canvas's.
        self.setHandleWidth(0)
        self.shut = frozenset(shut) & {LEGEND, OVERVIEW}
        self._rows: dict[str, QWidget] = {}
        self.letGo.connect(self._note_shut)
        self.resetAsked.connect(self._open_all)

    def put(self, canvas: QWidget, **rows: QWidget) -> None:
        """Lay a canvas over some rows."""
        self.addWidget(canvas)
        canvas.setMinimumHeight(_LEAST_CANVAS_PX)
        self.setStretchFactor(0, 1)
        self._rows = rows
        for row in rows.values():
            self.addWidget(row)
            self.setCollapsible(self.indexOf(row), True)
        self._arrange()

    def set_shut(self, name: str, is_shut: bool) -> None:
        """Put a row away, or have it back."""
        self._set_shut(self.shut | {name} if is_shut else self.shut - {name})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows be as high as they want to be in so much room."""
        for row in self._rows.values():
            if row.height() not in (0, row.sizeHint().height()):
                row.updateGeometry()
        super().resizeEvent(event)

    def _set_shut(self, shut: frozenset[str]) -> None:
        if shut != self.shut:
            self.shut = shut
            self._arrange()
            self.shutChanged.emit()

    def _arrange(self) -> None:
        heights = [
            0 if name in self.shut else row.sizeHint().height() for name, row in self._rows.items()
        ]
        self.setSizes([max(1, self.height() - sum(heights)), *heights])
        for name, row in self._rows.items():
            # What is shut is no place for the keyboard.
            row.setEnabled(name not in self.shut)

    def _note_shut(self) -> None:
        """Put away what was dragged shut, and have back what was dragged open."""
        heights = dict(zip(self._rows, self.sizes()[1:], strict=True))
        self._set_shut(frozenset(name for name, px in heights.items() if not px))

    def _open_all(self) -> None:
        self._set_shut(frozenset())
