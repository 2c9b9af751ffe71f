"""The fields that say when an event is, and how that is known."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.record.facet_kinds import BASIS_LABELS
from timeline_app.core.record.model import DATE_BASES, DateBasis
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.program.plain_text import short
from timeline_app.state.editing.derived import Derived
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.proposing.dates import DateChoice
from timeline_app.state.editing.proposing.written import date_as_typed, edtf_of
from timeline_app.ui.editing.event.reckon_row import ReckonRow
from timeline_app.ui.widgets.plain_widgets import PlainLabel, tool_tip

# A line of the list of dates that were found.
_QUOTE_LETTERS = 40


class DateFields(QWidget):
    """Date, basis, note and announcement; before them, the dates that were found in a text."""

    changed = Signal()

    def __init__(self, parent: QWidget, *, is_short: bool) -> None:
        super().__init__(parent)
        self._choices: tuple[DateChoice, ...] = ()
        self._is_short = is_short
        self._is_asked = False
        self._basis_before: DateBasis = "stated"
        self.found = QComboBox(self)
        self.found.setAccessibleName("Dates found in the text")
        self.found.setMinimumContentsLength(20)
        self.found.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.date = _line("Date", self, "3 Dec 2025, Dec 2025, 2026–2030, by 2030…")
        self.basis = QComboBox(self)
        self.basis.setAccessibleName("How the date is known")
        for basis in DATE_BASES:
            self.basis.addItem(BASIS_LABELS[basis], basis)
        self.words = PlainLabel(parent=self)
        self.words.setObjectName("fieldNote")
        self.note = _line("How the date was found", self, "How the date was found")
        self.announced = _line("When it was announced", self, "When it was said or agreed")
        self._announced_label = PlainLabel("Announced", self)
        self.reckoning = QPushButton("Reckon from another event…", self)
        self.reckoning.setCheckable(True)
        self.reckoning.setAutoDefault(False)
        self.reckon = ReckonRow(self)
        self.reckon.hide()
        self.reckoning.toggled.connect(self._show_reckoning)
        self.reckon.reckoned.connect(self._take_reckoned)
        self._lay_out()
        self.found.activated.connect(self._settle_choice)
        self.basis.currentIndexChanged.connect(self._tell)
        for line in (self.date, self.note, self.announced):
            line.textChanged.connect(self._tell)
        self.date.textEdited.connect(self._follow_typed)
        for line in (self.date, self.announced):
            line.editingFinished.connect(self._settle)
        self.found.hide()
        self._tell()

    def offer(self, choices: Sequence[DateChoice]) -> None:
        """Offer the dates that were found, and take the first."""
        self._choices = tuple(choices)
        self.found.clear()
        for choice in self._choices:
            self.found.addItem(choice_in_words(choice))
        self.found.setVisible(len(self._choices) > 1)
        self._is_asked = bool(self._choices) and self._choices[0].among > 1
        self._take_choice(0)

    @property
    def choice(self) -> DateChoice | None:
        """The date that was found and chosen; none if the event is undated, or has another."""
        place = self.found.currentIndex()
        if self.date_basis == "undated" or not 0 <= place < len(self._choices):
            return None
        choice = self._choices[place]
        return choice if (choice.edtf or "") == edtf_of(self.date.text()) else None

    @property
    def date_basis(self) -> DateBasis:
        """How the date is known."""
        basis: DateBasis = self.basis.currentData()
        return basis

    @property
    def announced_text(self) -> str:
        """When it was announced; nothing where that field is not in sight."""
        is_shown = not self._is_short or self.date_basis == "undated"
        return self.announced.text() if is_shown else ""

    def show_date(self, date: str, basis: DateBasis, note: str) -> None:
        """Show a date and how it is known."""
        self.date.setText(date_as_typed(date))
        self.basis.setCurrentIndex(DATE_BASES.index(basis))
        self.note.setText(note)
        # Longer than the field, mostly: it begins where one reads first.
        self.note.setCursorPosition(0)
        self._tell()

    def show_announced(self, date: str) -> None:
        """Show when it was said or agreed."""
        self.announced.setText(date_as_typed(date))

    def show_draft(self, draft: Draft, own_id: str) -> None:
        """Let the date be reckoned from the events of a draft."""
        self.reckon.show_draft(draft, own_id)
        self.reckoning.setVisible(self.reckon.can_reckon)

    def close_reckoning(self) -> None:
        """Forget from what a date was reckoned."""
        self.reckoning.setChecked(False)
        self.reckon.title.clear()

    def _show_reckoning(self, is_on: bool) -> None:
        self.reckon.setVisible(is_on)
        if is_on:
            self.reckon.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take_reckoned(self, derived: Derived) -> None:
        self.show_date(derived.edtf, "derived", derived.note)

    def _settle_choice(self, place: int) -> None:
        self._is_asked = False
        self._take_choice(place)

    def _take_choice(self, place: int) -> None:
        if 0 <= place < len(self._choices):
            choice = self._choices[place]
            self.show_date(choice.edtf or "", choice.basis, choice.note)

    @property
    def asks_which(self) -> bool:
        """Whether several dates stand in the words, and nobody has said which is meant."""
        return self._is_asked and self.choice is not None

    def ask_which(self) -> str:
        """Give the keyboard to the dates that were found; return what is to be said beside them."""
        self._is_asked = False
        self.found.setFocus(Qt.FocusReason.OtherFocusReason)
        here = self.choice.among if self.choice is not None else len(self._choices)
        return (
            f"{here} dates stand in these words. Choose one above with ↓, or press Enter again for"
            f" {_in_words(edtf_of(self.date.text()))}."
        )

    def _follow_typed(self, text: str) -> None:
        """Let the basis follow the date: without one none is given, with one it is."""
        edtf = edtf_of(text)
        if not text.strip():
            if self.date_basis != "undated":
                self._basis_before = self.date_basis
            self.basis.setCurrentIndex(DATE_BASES.index("undated"))
        elif self.date_basis == "undated" and _in_words(edtf):
            place = next((i for i, one in enumerate(self._choices) if one.edtf == edtf), None)
            found = self._choices[place] if place is not None else None
            if place is not None and found is not None:
                self.found.setCurrentIndex(place)
                self.note.setText(self.note.text() or found.note)
            basis = found.basis if found is not None else self._basis_before
            self.basis.setCurrentIndex(DATE_BASES.index(basis))

    def _settle(self) -> None:
        """Write a date that was typed as it is read."""
        for line in (self.date, self.announced):
            shown = date_as_typed(edtf_of(line.text())) if line.text().strip() else ""
            if line.text() != shown:
                line.setText(shown)

    def _tell(self) -> None:
        is_undated = self.date_basis == "undated"
        is_reasoned = self.date_basis in ("inferred", "derived")
        self.note.setVisible(not self._is_short or is_reasoned or bool(self.note.text()))
        for widget in (self.announced, self._announced_label):
            widget.setVisible(not self._is_short or is_undated)
        text = edtf_of(self.announced.text() if is_undated else self.date.text())
        line = self.announced if is_undated else self.date
        # What the field says in words already is not said again.
        words = _in_words(text) if line.text() != date_as_typed(text) else ""
        if is_undated:
            words = words and f"announced {words}"
        elif self.choice is not None and self.choice.edtf == text:
            doubt = self._doubt_of(self.choice)
            words = f"{_in_words(text)}{doubt}" if doubt else words
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.date.setToolTip(tool_tip(f"In the file: {edtf_of(self.date.text())} (EDTF)"))
        self.changed.emit()

    def _doubt_of(self, choice: DateChoice) -> str:
        """Ask whether it is the date of the event, until somebody has chosen among several."""
        if choice.is_elsewhere:
            return " – not in these words: is it when this was?"
        return f" – {choice.among} dates here: choose above" if self._is_asked else ""

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.addWidget(self.found, 0, 0, 1, 2)
        layout.addWidget(self.date, 1, 0)
        layout.addWidget(self.basis, 1, 1)
        layout.addWidget(self.words, 2, 0, 1, 2)
        layout.addWidget(self.note, 3, 0, 1, 2)
        row = QHBoxLayout()
        row.addWidget(self._announced_label)
        row.addWidget(self.announced, 1)
        layout.addLayout(row, 4, 0, 1, 2)
        layout.addWidget(self.reckoning, 5, 0, 1, 2)
        layout.addWidget(self.reckon, 6, 0, 1, 2)
        layout.setColumnStretch(0, 1)


def choice_in_words(choice: DateChoice) -> str:
    """Return a date that was found as a line: the date, its words, and where they stand."""
    if choice.edtf is None:
        return "No date given"
    words = date_in_words(parse(choice.edtf))
    if choice.paragraph is None:
        return f"{words} – {choice.note.rstrip('.')}"
    place = f"“{short(choice.quote, _QUOTE_LETTERS)}”, ¶ {choice.paragraph.matches}"
    return f"{words} – {place}" if choice.is_settled else f"{words}? – {place}"


def _line(label: str, parent: QWidget, hint: str) -> QLineEdit:
    line = QLineEdit(parent)
    line.setAccessibleName(label)
    line.setPlaceholderText(hint)
    return line


def _in_words(edtf: str) -> str:
    try:
        return date_in_words(parse(edtf))
    except EdtfError:
        return ""
