"""What the dates of a table leave open, asked once a column, with the row that shows it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QWidget

from timeline_app.exchange.incoming.tables.questions import Asked, Question
from timeline_app.program.plain_text import short
from timeline_app.ui.widgets.plain_widgets import PlainLabel

_ORDERS = (("stays open", None), ("day first", True), ("month first", False))
# Years of two digits are read only if somebody says so; a calendar ends here.
_LAST_YEAR = 9_999


class DateQuestions(QWidget):
    """A row for each question; `answered` says that an answer has changed."""

    answered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dateQuestions")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._asked: tuple[Question, ...] = ()
        self._orders: dict[str, bool] = {}
        self._century_ends: int | None = None

    @property
    def orders(self) -> Mapping[str, bool]:
        """Whether the day stands first, for the columns of which somebody said it."""
        return self._orders

    @property
    def century_ends(self) -> int | None:
        """The last year that a year of two digits can mean; None if nobody said it."""
        return self._century_ends

    def remember(self, orders: Mapping[str, bool]) -> None:
        """Answer with what somebody chose before."""
        self._orders = dict(orders)

    def show_questions(self, asked: Sequence[Question]) -> None:
        """Show questions; those that are there already stay as they are."""
        if tuple(asked) == self._asked:
            return
        self._asked = tuple(asked)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        has_century = False
        for row, question in enumerate(self._asked):
            if question.asked is Asked.ORDER:
                self._add(row, _order_in_words(question), self._order_box(question))
            elif not has_century:
                has_century = True
                self._add(row, _century_in_words(question), self._century_box())
        self.setVisible(bool(self._asked))

    def _add(self, row: int, words: str, box: QWidget) -> None:
        label = PlainLabel(words, self)
        label.setWordWrap(True)
        label.setBuddy(box)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)

    def _order_box(self, question: Question) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(f"Order of day and month in {short(question.column)}")
        for words, answer in _ORDERS:
            if answer is not None or question.is_open:
                box.addItem(words, answer)
        answer = self._orders.get(question.column, question.is_day_first)
        box.setCurrentIndex(max(box.findData(answer), 0))
        box.currentIndexChanged.connect(
            lambda _index: self._answer(question.column, box.currentData())
        )
        return box

    def _answer(self, column: str, is_day_first: bool | None) -> None:
        self._orders.pop(column, None)
        if is_day_first is not None:
            self._orders[column] = is_day_first
        self.answered.emit()

    def _century_box(self) -> QSpinBox:
        box = QSpinBox(self)
        box.setAccessibleName("The last year that two digits can mean")
        # Below the first year stands that nobody said it.
        box.setRange(99, _LAST_YEAR)
        box.setSpecialValueText("stays open")
        box.setValue(self._century_ends or box.minimum())
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda year: self._answer_century(year, box.minimum()))
        return box

    def _answer_century(self, year: int, open_year: int) -> None:
        self._century_ends = year if year > open_year else None
        self.answered.emit()


def _order_in_words(question: Question) -> str:
    example, proof = question.example, question.proof
    if proof is not None and question.is_contradictory:
        return (
            f"{short(question.column)}: {proof.place}: {proof.text}. Does the day or the month "
            f"stand first, as in {example.text} ({example.place})?"
        )
    words = f"{short(question.column)}: does the day or the month stand first in {example.text} "
    words += f"({example.place})?"
    if proof is None:
        return words
    return f"{words} {proof.place.capitalize()} has {proof.text}, which shows it."


def _century_in_words(question: Question) -> str:
    example = question.example
    return (
        f"{short(question.column)}: which is the last year that two digits can mean, as in "
        f"{example.text} ({example.place})?"
    )
