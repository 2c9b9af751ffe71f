"""The problems pane: what is wrong in the file, and where."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from timeline_app.core.event_list.settling import DatesToSettle
from timeline_app.core.record.problems import Problem
from timeline_app.program.plain_text import short

# More than anybody mends by reading here; a spoiled list may have a million.
_MOST_LISTED = 2_000
# Qt measures each line in its whole length; the terminal has it all.
_LONGEST_SENTENCE = 1_000
_NONE = DatesToSettle()


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

    def show_problems(self, problems: Sequence[Problem], to_settle: DatesToSettle = _NONE) -> None:
        """List problems, then the dates to settle, or say that there are no problems."""
        self.clear()
        self._list(problems, len(problems), "run timeline-app check")
        self._list(to_settle.advice, to_settle.how_many, "run timeline-app check --curation")
        if not problems:
            self.insertItem(0, "No problems: every part of the file is sound.")

    def _list(self, problems: Sequence[Problem], count: int, where_all_stand: str) -> None:
        self.addItems(
            [short(problem.sentence(), _LONGEST_SENTENCE) for problem in problems[:_MOST_LISTED]]
        )
        if count > _MOST_LISTED:
            self.addItem(f"and {count - _MOST_LISTED:,} more: {where_all_stand}")

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the pane is open, and let the keyboard reach it."""
        super().showEvent(event)
        self.setFocus()
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the pane is closed."""
        super().hideEvent(event)
        self.shown.emit(False)
