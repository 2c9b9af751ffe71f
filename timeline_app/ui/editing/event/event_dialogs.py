"""What is asked before an event is split in two, or made one with another."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.finding.folding import is_begun_in
from timeline_app.core.record.citing import words_as_counted
from timeline_app.core.record.model import Citation, Event
from timeline_app.core.wording.event_words import event_date_in_words
from timeline_app.program.plain_text import short
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.event_edits import differing_fields
from timeline_app.state.editing.names import FIELD_WORDS
from timeline_app.ui.editing.event.name_field import offering_line
from timeline_app.ui.widgets.plain_widgets import PlainLabel, letters

# A line of the dialog.
_QUOTE_LETTERS = 80
# The same, after the name of the field.
_VALUE_LETTERS = 60
# Most titles on one line.
_WIDTH_PX = 480


class SplitDialog(QDialog):
    """Asks which citations go to a second event, and what that is called."""

    def __init__(self, event: Event, words_of: Callable[[Citation], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("splitDialog")
        self.setWindowTitle("Split the event")
        self.setMinimumWidth(_WIDTH_PX)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel("Title of the second event:", self))
        self.title = QLineEdit(self)
        self.title.setObjectName("splitTitle")
        self.title.setAccessibleName("Title of the second event")
        layout.addWidget(self.title)
        layout.addWidget(PlainLabel("It takes these words; the others stay:", self))
        self.ticks = []
        for citation in event.citations:
            quote = short(words_of(citation), _QUOTE_LETTERS)
            where = f"¶ {citation.paragraph}, words {words_as_counted(citation)}"
            tick = QCheckBox(letters(f"{where}: {quote}", _QUOTE_LETTERS), self)
            self.ticks.append(tick)
            layout.addWidget(tick)
        self._buttons = buttons_of(self)
        layout.addWidget(self._buttons)
        self.title.textChanged.connect(self._judge)
        self._judge()

    @property
    def citations(self) -> tuple[int, ...]:
        """The places of the citations that go."""
        return tuple(place for place, tick in enumerate(self.ticks) if tick.isChecked())

    def _judge(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.title.text().strip()))


class MergeDialog(QDialog):
    """Asks with which event another is made one, and whose word counts where they differ."""

    def __init__(self, draft: Draft, event: Event, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mergeDialog")
        self.setWindowTitle("Merge with another event")
        self.setMinimumWidth(_WIDTH_PX)
        self._draft, self._event = draft, event
        self.other: Event | None = None
        self.ticks: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(f"“{short(event.title)}” and:", self))
        self.line = offering_line("The other event", self, self._titles, lambda _text, one: one)
        self.line.setObjectName("mergeTitle")
        self.line.setPlaceholderText("Title of the other event")
        layout.addWidget(self.line)
        self._note = PlainLabel(parent=self)
        self._note.setWordWrap(True)
        layout.addWidget(self._note)
        self._differences = QVBoxLayout()
        layout.addLayout(self._differences)
        self._buttons = buttons_of(self)
        layout.addWidget(self._buttons)
        self.line.textChanged.connect(self._find)
        self._find("")

    @property
    def from_other(self) -> tuple[str, ...]:
        """The fields in which the other event's word counts."""
        return tuple(field for field, tick in self.ticks.items() if tick.isChecked())

    def _titles(self, text: str) -> list[str]:
        return [
            event.title
            for event in self._draft.file.events
            if event.id != self._event.id and is_begun_in(event.title, text)
        ]

    def _find(self, text: str) -> None:
        others = [event for event in self._draft.file.events if event.id != self._event.id]
        wanted = text.strip()
        self.other = next((one for one in others if wanted in (one.title, one.id)), None)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self.other is not None)
        for tick in self.ticks.values():
            tick.deleteLater()
        self.ticks = {}
        if self.other is None:
            self._note.setText("Both keep what they cite; the first one keeps its id.")
            return
        differing = differing_fields(self._event, self.other)
        self._note.setText("Take from the other:" if differing else "They differ in nothing else.")
        for field in differing:
            value = _value(self.other, field)
            tick = QCheckBox(letters(f"{FIELD_WORDS[field]}: {value}", _VALUE_LETTERS), self)
            self.ticks[field] = tick
            self._differences.addWidget(tick)


def buttons_of(dialog: QDialog) -> QDialogButtonBox:
    """Return the buttons that end a dialog."""
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, dialog)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def _value(event: Event, field: str) -> str:
    return event_date_in_words(event) if field == "date" else str(getattr(event, field))
