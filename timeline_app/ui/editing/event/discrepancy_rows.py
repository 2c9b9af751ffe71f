"""What the sources disagree on, with the words of each: as it is edited."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from timeline_app.core.record.citing import words_as_counted
from timeline_app.core.record.model import Citation, Discrepancy
from timeline_app.program.plain_text import short
from timeline_app.ui.widgets.line_icons import line_icon
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# A line or two, by which one knows the words again.
_QUOTE_LETTERS = 80


class DiscrepancyRows(QWidget):
    """One row for each: what differs, and the words that say so.

    One of them at the most takes the words that are chosen in a document.
    """

    changed = Signal()

    def __init__(self, words_of: Callable[[Citation], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._words_of = words_of
        self._shown: list[Discrepancy] = []
        self._lines: list[QLineEdit] = []
        self._open: int | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        add = QPushButton("Add a difference", self)
        add.clicked.connect(lambda _on: self._add())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows)
        layout.addWidget(add)

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """The differences as they are written."""
        return tuple(
            Discrepancy(line.text().strip(), one.citations)
            for line, one in zip(self._lines, self._shown, strict=True)
        )

    def show_discrepancies(self, discrepancies: Sequence[Discrepancy]) -> None:
        """Show differences in the place of those that were shown."""
        if self.discrepancies != tuple(discrepancies):
            self._fill(discrepancies)

    def _fill(self, discrepancies: Sequence[Discrepancy]) -> None:
        self._shown, self._lines = list(discrepancies), []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(self._shown):
            self._rows.addWidget(self._row(place, one))

    def add_citation(self, citation: Citation) -> bool:
        """Add words to the difference that was written last; False if there is none."""
        if self._open is None or not 0 <= self._open < len(self._shown):
            return False
        found, place = list(self.discrepancies), self._open
        citations = dict.fromkeys((*found[place].citations, citation))
        found[place] = Discrepancy(found[place].text, tuple(citations))
        self.show_discrepancies(found)
        self.changed.emit()
        return True

    def _add(self) -> None:
        self._open = len(self._shown)
        self._fill((*self.discrepancies, Discrepancy("")))
        self._lines[-1].setFocus()
        self.changed.emit()

    def _row(self, place: int, discrepancy: Discrepancy) -> QWidget:
        row = QWidget(self)
        line = QLineEdit(discrepancy.text, row)
        line.setAccessibleName("What differs")
        line.setPlaceholderText("What differs; then select the words that say so")
        line.textChanged.connect(self.changed)
        self._lines.append(line)
        button = QToolButton(row)
        button.setIcon(line_icon("x"))
        button.setAccessibleName("Take this difference away")
        button.setAutoRaise(True)
        button.clicked.connect(lambda _on: self._remove(place))
        taking = QToolButton(row)
        taking.setText("+ words")
        taking.setCheckable(True)
        taking.setChecked(place == self._open)
        taking.setToolTip("Words that are chosen in the document go here")
        taking.toggled.connect(lambda is_on: self._take_words(place if is_on else None))
        top = QHBoxLayout()
        top.addWidget(line, 1)
        top.addWidget(taking)
        top.addWidget(button)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        for citation in discrepancy.citations:
            quote = short(self._words_of(citation), _QUOTE_LETTERS)
            where = f"¶ {citation.paragraph}, words {words_as_counted(citation)}"
            label = PlainLabel(f"{where}: “{quote}”", row)
            label.setObjectName("fieldQuote")
            label.setWordWrap(True)
            layout.addWidget(label)
        return row

    def _take_words(self, place: int | None) -> None:
        self._open = place
        self._fill(self.discrepancies)

    def _remove(self, place: int) -> None:
        left = [one for number, one in enumerate(self.discrepancies) if number != place]
        self._open = None
        self.show_discrepancies(left)
        self.changed.emit()
