"""The fields that say when an event is, and how that is known."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.record.model import DateBasis
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.state.editing.derived import Derived
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.proposing.dates import DateChoice
from timeline_app.state.editing.proposing.written import date_as_typed, edtf_of
from timeline_app.ui.editing.event.basis_box import BasisBox
from timeline_app.ui.editing.event.found_dates import FoundDates
from timeline_app.ui.editing.event.reckon_row import ReckonRow
from timeline_app.ui.widgets.plain_widgets import PlainLabel, tool_tip

States = Callable[[str], bool | None]
"""Tells whether cited words state a date, where no dates are offered; None if nobody knows."""


class DateFields(QWidget):
    """Date, basis, note and announcement; before them, the dates that were found in a text."""

    changed = Signal()

    def __init__(
        self, parent: QWidget, *, is_short: bool, states: States = lambda _edtf: None
    ) -> None:
        super().__init__(parent)
        self._is_short = is_short
        self._basis_before: DateBasis = "stated"
        # What a person has written or chosen stays, what was proposed follows the date.
        self._is_typed = False
        self._proposed_note = ""
        self._states = states
        self.found = FoundDates(self)
        self.date = _line("Date", self, "3 Dec 2025, Dec 2025, 2026–2030, by 2030…")
        self.basis = BasisBox(self)
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
        self.found.activated.connect(lambda _place: self._settle_choice())
        self.basis.currentIndexChanged.connect(self._tell)
        for line in (self.date, self.note, self.announced):
            line.textChanged.connect(self._tell)
        self.date.textEdited.connect(self._follow_typed)
        for line in (self.date, self.announced):
            line.editingFinished.connect(partial(_settle, line))
        self._tell()

    def offer(self, choices: Sequence[DateChoice]) -> None:
        """Offer the dates that were found, and take the first."""
        self.found.show_choices(choices)
        first = self.found.chosen
        self.found.is_asked = first is not None and first.among > 1
        self._take_choice()

    def offer_anew(self, choices: Sequence[DateChoice]) -> None:
        """Offer the dates of other words; what a person chose or typed stays while it can.

        A date that was taken from words which no longer count goes; one that was typed is no
        longer known from them.
        """
        held, edtf = self.choice, edtf_of(self.date.text())
        fresh = [one for one in choices if one.is_near and one not in self.found.choices]
        stays = any(one == held or (one.is_near and one.is_date(edtf)) for one in choices)
        if held is not None and not (self._is_typed or stays):
            self.offer(choices)
            return
        self.found.show_choices(choices)
        self.found.is_asked = False
        if not edtf:
            self.found.stand_at(fresh[0].edtf if fresh else None)
            self._take_choice()
        elif self._is_typed or held is not None:
            self._follow_date(edtf)
        self._tell()

    @property
    def choice(self) -> DateChoice | None:
        """The date that was found and chosen; none if the event is undated, or has another."""
        choice = self.found.chosen
        if self.date_basis == "undated" or choice is None:
            return None
        return choice if choice.is_date(edtf_of(self.date.text())) else None

    @property
    def date_basis(self) -> DateBasis:
        """How the date is known."""
        return self.basis.basis

    @property
    def announced_text(self) -> str:
        """When it was announced; nothing where that field is not in sight."""
        is_shown = not self._is_short or self.date_basis == "undated"
        return self.announced.text() if is_shown else ""

    def show_date(self, date: str, basis: DateBasis, note: str) -> None:
        """Show a date and how it is known."""
        self.date.setText(date_as_typed(date))
        self.basis.show_basis(basis)
        self.note.setText(note)
        # Longer than the field, mostly: it begins where one reads first.
        self.note.setCursorPosition(0)
        self._is_typed = self.basis.is_own = False
        self._proposed_note = note
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
        self.reckon.clear()

    def _show_reckoning(self, is_on: bool) -> None:
        self.reckon.setVisible(is_on)
        if is_on:
            self.reckon.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _take_reckoned(self, derived: Derived) -> None:
        self.show_date(derived.edtf, "derived", derived.note)
        self.found.stand_at(derived.edtf)

    def _settle_choice(self) -> None:
        self.found.is_asked = False
        self._take_choice()

    def _take_choice(self) -> None:
        choice = self.found.chosen
        if choice is not None:
            self.show_date(choice.edtf or "", choice.basis, choice.note)

    @property
    def asks_which(self) -> bool:
        """Whether several dates stand in the words, and nobody has said which is meant."""
        return self.found.is_asked and self.choice is not None

    def ask_which(self) -> str:
        """Give the keyboard to the dates that were found; return what is to be said beside them."""
        self.found.is_asked = False
        self.found.setFocus(Qt.FocusReason.OtherFocusReason)
        here = self.choice.among if self.choice is not None else self.found.count()
        return (
            f"{here} dates stand in these words. Choose one above with ↓, or press Enter again for"
            f" {_in_words(edtf_of(self.date.text()))}."
        )

    def _follow_typed(self, text: str) -> None:
        """Let the basis follow the date: without one none is given, with one it is."""
        self._is_typed = True
        edtf = edtf_of(text)
        if not text.strip():
            if self.date_basis != "undated":
                self._basis_before = self.date_basis
            self.basis.is_own = False
            self.basis.show_basis("undated")
            self.found.stand_at(None)
        elif _in_words(edtf):
            if self.date_basis == "undated":
                self.basis.show_basis(self._basis_before)
            self._follow_date(edtf)

    def _follow_date(self, edtf: str) -> None:
        """Call a date what the words make it: stated only if they state it.

        What a person has said of it himself stays.
        """
        found = self.found.stand_at(edtf)
        is_known = self.found.has_choices
        states = found is not None if is_known else self._states(edtf)
        if not self.basis.is_own and is_known:
            self.basis.show_basis(found.basis if found is not None else "inferred")
        elif not self.basis.is_own and states is False and self.date_basis == "stated":
            self.basis.show_basis("inferred")
        if is_known and self.note.text() == self._proposed_note:
            self._proposed_note = found.note if found is not None else ""
            self.note.setText(self._proposed_note)

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
        elif doubt := _doubt(self):
            words = f"{_in_words(text)} – {doubt}"
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.date.setToolTip(tool_tip(f"In the file: {edtf_of(self.date.text())} (EDTF)"))
        self.changed.emit()

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


def _doubt(fields: DateFields) -> str:
    """Return what is to be asked of the date, or said of it; nothing if it is sound."""
    choice, is_read = fields.choice, bool(_in_words(edtf_of(fields.date.text())))
    if choice is not None and choice.is_elsewhere:
        return "not in these words: is it when this was?"
    if choice is not None:
        return f"{choice.among} dates here: choose above" if fields.found.is_asked else ""
    if not fields.found.has_choices or not is_read or fields.date_basis == "derived":
        return ""
    if fields.date_basis == "stated":
        return "these words do not state it"
    return "" if fields.note.text().strip() else "not in these words: say below how it is known"


def _settle(line: QLineEdit) -> None:
    """Write a date that was typed as it is read."""
    shown = date_as_typed(edtf_of(line.text())) if line.text().strip() else ""
    if line.text() != shown:
        line.setText(shown)


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
