"""The bar that shows how far the opening of a large list is."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from timeline_app.ui.reading.opening import Opening

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressBar

# Room for "1,000,000 of 1,000,000 events".
_BAR_WIDTH_PX = 260
_PERCENT = 100


class OpeningBar(QWidget):
    """Progress and a button to cancel, made and in sight only while a list is being read."""

    def __init__(self, opening: Opening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openingBar")
        self._opening = opening
        opening.began.connect(self._begin)
        opening.progressed.connect(self._progress)
        opening.ended.connect(self.hide)
        self.hide()
        if opening.is_running:
            self._begin("")

    @cached_property
    def _bar(self) -> "QProgressBar":
        from PySide6.QtWidgets import QProgressBar, QPushButton

        bar = QProgressBar(self)
        bar.setAccessibleName("Progress of opening")
        bar.setFixedWidth(_BAR_WIDTH_PX)
        cancel = QPushButton("Cancel", self)
        cancel.setObjectName("openingCancel")
        cancel.clicked.connect(self._opening.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(bar)
        layout.addWidget(cancel)
        return bar

    def _begin(self, name: str) -> None:
        self._bar.setRange(0, 0)
        self._bar.setFormat(f"Opening {name}".strip())
        self.show()

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, _PERCENT)
        told = f"{done:,} of {total:,} events" if done < total else f"Sorting {total:,} events"
        self._bar.setFormat(told)
        self._bar.setValue(_PERCENT * done // max(1, total))
