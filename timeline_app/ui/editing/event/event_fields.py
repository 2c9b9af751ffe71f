"""Every field of an event, with what `check` says of it beside it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from timeline_app.core.finding.folding import is_begun_in
from timeline_app.core.record.model import Citation
from timeline_app.program.plain_text import short
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.proposing.proposal import kinds_to_choose, used
from timeline_app.state.editing.proposing.written import SECTIONS, Written
from timeline_app.ui.editing.event.citation_rows import CitationRows
from timeline_app.ui.editing.event.date_fields import DateFields
from timeline_app.ui.editing.event.discrepancy_rows import DiscrepancyRows
from timeline_app.ui.editing.event.name_field import NameField, offering_line
from timeline_app.ui.editing.event.recurrence_field import RecurrenceField
from timeline_app.ui.widgets.plain_widgets import PlainLabel

_PARTS_OF_DAY = ("", "morning", "afternoon", "evening", "night")
_NAME_LABELS = {
    "leaders": "People",
    "subjects": "Spoken of",
    "organisations": "Bodies",
    "themes": "Themes",
}
# A summary of two sentences.
_SUMMARY_PX = 64
# Level with the text in the fields.
_LABEL_TOP_PX = 5
# Two lines of a label, as the advice for who writes a list has it.
_TITLE_LETTERS = 80
# Fields that a fault names, and beside which of the rows it stands.
_ROW_OF_FIELD = {
    "date_basis": "date",
    "date_note": "date",
    "announced": "date",
    "part_of_day": "part_of_day",
}


class EventFields(QWidget):
    """The fields as a column; of a new event beside its words, only those that it needs."""

    changed = Signal()

    def __init__(
        self,
        words_of: Callable[[Citation], str],
        parent: QWidget,
        *,
        is_short: bool,
        states: Callable[[str], bool | None] = lambda _edtf: None,
    ) -> None:
        super().__init__(parent)
        self._is_short = is_short
        self._draft: Draft | None = None
        self._whole = ""
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setVerticalSpacing(4)
        self._layout.setColumnStretch(1, 1)
        self._remedies: dict[str, PlainLabel] = {}
        self._names: dict[str, PlainLabel] = {}
        self.when = DateFields(self, is_short=is_short, states=states)
        self._make(words_of)
        self._lay_out()
        self._connect()

    def _make(self, words_of: Callable[[Citation], str]) -> None:
        self.title = QLineEdit(self)
        self.title.setAccessibleName("Title")
        self.title.editingFinished.connect(self._show_start)
        self.summary = QPlainTextEdit(self)
        self.summary.setAccessibleName("Summary")
        self.summary.setFixedHeight(_SUMMARY_PX)
        self.summary.setTabChangesFocus(True)
        self.kind = QComboBox(self)
        self.kind.setEditable(True)
        self.kind.setAccessibleName("Kind")
        self.kind.setToolTip("One of these, or a word of your own")
        self.part_of_day = QComboBox(self)
        self.part_of_day.setAccessibleName("Part of the day")
        self.part_of_day.addItems(_PARTS_OF_DAY)
        self.recurrence = RecurrenceField(self)
        self.names = {
            field: NameField(section, _NAME_LABELS[field], self) for field, section in SECTIONS
        }
        self.place = offering_line("Place", self, self._places, lambda _text, place: place)
        self.part_of = offering_line("Part of", self, self._titles, lambda _text, title: title)
        self.part_of.setPlaceholderText("Title of the event that it is part of")
        self.key = QCheckBox("Belongs on the first page", self)
        self.citations = CitationRows(words_of, self)
        self.discrepancies = DiscrepancyRows(words_of, self)

    def _lay_out(self) -> None:
        names = {field: (_NAME_LABELS[field], widget) for field, widget in self.names.items()}
        short_rows: dict[str, tuple[str, QWidget]] = {
            "citations": ("Rests on", self.citations),
            "title": ("Title", self.title),
            "kind": ("Kind", self.kind),
            "date": ("Date", self.when),
            "recurrence": ("Recurs", self.recurrence),
            "leaders": names["leaders"],
            "organisations": names["organisations"],
            "themes": names["themes"],
            "place": ("Place", self.place),
        }
        if self._is_short:
            rows = short_rows
        else:
            rows = {
                "title": short_rows["title"],
                "summary": ("Summary", self.summary),
                "kind": short_rows["kind"],
                "date": short_rows["date"],
                "part_of_day": ("Day part", self.part_of_day),
                "recurrence": short_rows["recurrence"],
                **names,
                "place": short_rows["place"],
                "part_of": ("Part of", self.part_of),
                "key": ("", self.key),
                "citations": short_rows["citations"],
                "discrepancies": ("Differences", self.discrepancies),
            }
        shown = {id(widget) for _, widget in rows.values()}
        for field, (label, widget) in rows.items():
            self._add_row(field, label, widget)
        for widget in (self.summary, self.part_of_day, self.names["subjects"],
                       self.part_of, self.key, self.discrepancies):  # fmt: skip
            widget.setVisible(id(widget) in shown)

    def _add_row(self, field: str, label: str, widget: QWidget) -> None:
        row = self._layout.rowCount()
        name = PlainLabel(label, self)
        name.setObjectName("fieldLabel")
        name.setBuddy(widget)
        self._names[field] = name
        remedy = PlainLabel(parent=self)
        remedy.setObjectName("fieldRemedy")
        remedy.setWordWrap(True)
        remedy.hide()
        self._remedies[field] = remedy
        name.setContentsMargins(0, _LABEL_TOP_PX, 0, 0)
        self._layout.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(widget, row, 1)
        self._layout.addWidget(remedy, row + 1, 1)

    def _connect(self) -> None:
        for line in (self.title, self.place, self.part_of):
            line.textChanged.connect(self.changed)
        self.summary.textChanged.connect(self.changed)
        self.kind.editTextChanged.connect(self.changed)
        self.part_of_day.currentIndexChanged.connect(self.changed)
        self.key.toggled.connect(self.changed)
        for signal in (
            self.when.changed,
            self.recurrence.changed,
            self.citations.changed,
            self.discrepancies.changed,
            *(field.changed for field in self.names.values()),
        ):
            signal.connect(self.changed)

    def show_draft(self, draft: Draft, own_id: str = "") -> None:
        """Offer the names, kinds, places and other events of a draft."""
        self._draft = draft
        self.when.show_draft(draft, own_id)
        for field in self.names.values():
            field.show_draft(draft)
        # A box that is filled takes its first entry, which nobody has chosen.
        self.kind.blockSignals(True)
        text = self.kind.currentText()
        self.kind.clear()
        self.kind.addItems(kinds_to_choose(draft))
        self.kind.setEditText(text)
        self.kind.blockSignals(False)

    def show_written(self, written: Written) -> None:
        """Show an event as it is written."""
        self.title.setText(written.title)
        self.title.setCursorPosition(0)
        self.summary.setPlainText(written.summary)
        self.kind.setEditText(written.kind)
        self.when.show_date(written.date, written.basis, written.note)
        self.when.show_announced(written.announced)
        self.part_of_day.setCurrentText(written.part_of_day)
        self.recurrence.set_text(written.recurrence)
        for field, widget in self.names.items():
            widget.set_names(getattr(written, field))
        self.place.setText(written.place)
        self.part_of.setText(self._title_of(written.part_of))
        self.key.setChecked(written.key)
        self.citations.show_citations(written.citations)
        self.discrepancies.show_discrepancies(written.discrepancies)

    def _show_start(self) -> None:
        """Show how a long title begins, once one has left it."""
        if not self.title.hasFocus():
            self.title.setCursorPosition(0)

    def show_recurrence(self, is_shown: bool) -> None:
        """Show how often the event recurs, or leave it to those that do."""
        self._names["recurrence"].setVisible(is_shown)
        self.recurrence.setVisible(is_shown)

    def written(self) -> Written:
        """Return the event as it is written now."""
        return Written(
            title=self.title.text(),
            summary=self.summary.toPlainText(),
            kind=self.kind.currentText(),
            date=self.when.date.text(),
            basis=self.when.date_basis,
            note=self.when.note.text(),
            announced=self.when.announced_text,
            part_of_day=self.part_of_day.currentText(),
            recurrence=self.recurrence.text(),
            place=self.place.text(),
            part_of=self._id_of(self.part_of.text()),
            citations=self.citations.citations,
            discrepancies=self.discrepancies.discrepancies,
            key=self.key.isChecked(),
            **{field: widget.names() for field, widget in self.names.items()},
        )

    def show_remedies(self, sentences: Mapping[str, str]) -> None:
        """Say beside the fields what is wrong with them, and what helps."""
        by_row: dict[str, list[str]] = {}
        for field, sentence in sentences.items():
            row = _ROW_OF_FIELD.get(field, field)
            by_row.setdefault(row if row in self._remedies else "title", []).append(sentence)
        for field, label in self._remedies.items():
            text = " ".join(by_row.get(field, ()))
            label.setText(text)
            label.setVisible(bool(text))

    def _places(self, text: str) -> list[str]:
        places = used(event.place for event in self._draft.file.events) if self._draft else []
        return [place for place in places if is_begun_in(place, text)]

    def _titles(self, text: str) -> list[str]:
        events = self._draft.file.events if self._draft else ()
        return [event.title for event in events if is_begun_in(event.title, text)]

    def _title_of(self, event_id: str) -> str:
        events = self._draft.file.events if self._draft else ()
        return next((event.title for event in events if event.id == event_id), event_id)

    def _id_of(self, title: str) -> str:
        """Return the event of a title; what is none stays as it is, for a check to say so."""
        wanted = title.strip()
        events = self._draft.file.events if self._draft else ()
        return next((event.id for event in events if wanted in (event.title, event.id)), wanted)


def title_advice(title: str) -> str:
    """Return what is to be said of a title that is too long for a label; nothing if it is not."""
    if len(title) <= _TITLE_LETTERS:
        return ""
    return f"{short(title, 12)} has {len(title)} letters. Say it in {_TITLE_LETTERS}."
