"""The problems pane: what is wrong in the file, and where."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from timeline_app.core.record.problems import Problem
from timeline_app.program.plain_text import short

# More than anybody mends by reading here; a spoiled list may have a million.
_MOST_LISTED = 2_000
# Qt measures each line in its whole length; the terminal has it all.
_LONGEST_SENTENCE = 1_000


class ProblemsPane(QListWidget):
    """One line for each problem; opened by a quiet badge in the status bar."""

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemsPane")
        self.setAccessibleName("Problems in the file")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setMinimumHeight(70)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List problems, or say that there are none."""
        self.clear()
        self.addItems(
            [short(problem.sentence(), _LONGEST_SENTENCE) for problem in problems[:_MOST_LISTED]]
        )
        if len(problems) > _MOST_LISTED:
            self.addItem(f"and {len(problems) - _MOST_LISTED:,} more: run timeline-app check")
        if not problems:
            self.addItem("No problems: every part of the file is sound.")

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the pane is open, and let the keyboard reach it."""
        super().showEvent(event)
        self.setFocus()
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the pane is closed."""
        super().hideEvent(event)
        self.shown.emit(False)
