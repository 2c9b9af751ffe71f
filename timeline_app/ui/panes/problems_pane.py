"""The problems pane: what is wrong in the file, and where."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from timeline_app.core.event_list.settling import DatesToSettle
from timeline_app.core.record.problems import Problem
from timeline_app.program.plain_text import short

# More than anybody mends by reading here; a spoiled list may have a million.
_MOST_LISTED = 2_000
# Qt measures each line in its whole length; the terminal has it all.
_LONGEST_SENTENCE = 1_000
_NONE = DatesToSettle()


class ProblemsPane(QListWidget):
    """One line for each problem; opened by a quiet badge in the status bar.

    `fixAsked` tells about which one somebody wants to do something, and where a menu may open.
    """

    shown = Signal(bool)
    fixAsked = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemsPane")
        self.setAccessibleName("Problems in the file")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setMinimumHeight(70)
        self._problems: dict[int, Problem] = {}
        self.itemActivated.connect(self._ask_below)
        self.hide()

    def show_problems(self, problems: Sequence[Problem], to_settle: DatesToSettle = _NONE) -> None:
        """List problems, then the dates to settle, or say that there are no problems."""
        self.clear()
        self._problems.clear()
        if not problems:
            self.addItem(
                f"Every part of the file is sound, but {to_settle.words}:"
                if to_settle.how_many
                else "No problems: every part of the file is sound."
            )
        self._list(problems, len(problems), "run timeline-app check")
        self._list(to_settle.advice, to_settle.how_many, "run timeline-app check --curation")

    def _list(self, problems: Sequence[Problem], count: int, where_all_stand: str) -> None:
        before = self.count()
        self.addItems(
            [short(problem.sentence(), _LONGEST_SENTENCE) for problem in problems[:_MOST_LISTED]]
        )
        self._problems.update(enumerate(problems[:_MOST_LISTED], before))
        if count > _MOST_LISTED:
            self.addItem(f"and {count - _MOST_LISTED:,} more: {where_all_stand}")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what can be done about the problem there."""
        item = self.itemAt(event.pos())
        if item is not None:
            self._ask(item, event.globalPos())

    def _ask(self, item: QListWidgetItem, place: QPoint) -> None:
        problem = self._problems.get(self.row(item))
        if problem is not None:
            self.fixAsked.emit(problem, place)

    def _ask_below(self, item: QListWidgetItem) -> None:
        corner = self.visualItemRect(item).bottomLeft()
        self._ask(item, self.viewport().mapToGlobal(corner))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the pane is open, and let the keyboard reach it."""
        super().showEvent(event)
        self.setFocus()
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the pane is closed."""
        super().hideEvent(event)
        self.shown.emit(False)
