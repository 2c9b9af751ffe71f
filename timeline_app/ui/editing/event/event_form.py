"""The form of an event, in the reading pane's place: every field, checked as one types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.record.model import Citation, Event
from timeline_app.state.editing.edits import applied
from timeline_app.state.editing.proposing.proposal import TextOf, is_stated_by
from timeline_app.state.editing.proposing.written import (
    edit_of,
    faults_of,
    sound_part,
    written_of,
)
from timeline_app.ui.editing.event.desk import Desk
from timeline_app.ui.editing.event.event_card import step_within
from timeline_app.ui.editing.event.event_fields import EventFields, title_advice

# As around the panes.
_AIR_PX = 12
# Faults that would bring the old date back without a word, and what is said of them.
_DATE_WAITS = {
    "date": "This date cannot be read. Mend it, or press Esc again to keep the old one",
    "date_note": (
        "Nothing says how this date was found. Write it in a few words, or press Esc again to keep"
        " the old one"
    ),
}
_MORE = (
    ("split", "Split in two…"),
    ("merge", "Merge with another…"),
    ("duplicate", "Duplicate"),
    ("delete", "Delete"),
)


class EventForm(QScrollArea):
    """Shows the fields of one event. What is sound is done when one leaves a field, as a step.

    `asked` tells what else is to be done with the event: split, merge, duplicate or delete.
    """

    left = Signal()
    asked = Signal(str)

    def __init__(
        self, words_of: Callable[[Citation], str], text_of: TextOf, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("eventFormPane")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk: Desk | None = None
        self._event: Event | None = None
        self._is_filling = False
        self._dropped_date: str | None = None
        page = QWidget(self)
        page.setObjectName("eventForm")
        self.fields = EventFields(words_of, page, is_short=False, states=self._states)
        self.fields.changed.connect(self._follow)
        self._text_of = text_of
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_AIR_PX, _AIR_PX, _AIR_PX, _AIR_PX)
        layout.addLayout(self._buttons(page))
        layout.addWidget(self.fields)
        layout.addStretch(1)
        self.setWidget(page)
        self.setFocusProxy(self.fields.title)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)
        self.hide()

    @property
    def event_id(self) -> str:
        """The event that is edited; empty if none is."""
        return self._event.id if self._event is not None else ""

    def open(self, desk: Desk, event_id: str) -> None:
        """Show an event of the draft."""
        self._desk = desk
        self._show(desk.draft.event(event_id))

    def close_form(self) -> None:
        """Do what is still to be done, if it can be, and be gone."""
        self.apply()
        self._event = self._desk = None

    def follow_draft(self) -> None:
        """Show what was changed elsewhere, such as by undoing; what is typed stays."""
        if self._desk is None or self._event is None:
            return
        ids = {event.id for event in self._desk.draft.file.events}
        if self._event.id not in ids:
            self._event = None
            self.left.emit()
            return
        now = self._desk.draft.event(self._event.id)
        if now != self._event:
            self._show(now)
        else:
            self._is_filling = True
            self.fields.show_draft(self._desk.draft, self._event.id)
            self._is_filling = False

    def add_citations(self, citations: Sequence[Citation]) -> bool:
        """Let the event, or the difference that is open, rest on more words."""
        if self._event is None:
            return False
        for citation in citations:
            if not self.fields.discrepancies.add_citation(citation):
                held = self.fields.citations.citations
                self.fields.citations.show_citations(tuple(dict.fromkeys((*held, citation))))
        self.apply()
        return True

    def apply(self) -> None:
        """Do what was written, but for what a check finds fault with."""
        if self._desk is None or not self._desk.is_on or self._event is None or self._is_filling:
            return
        if self._event not in self._desk.draft.file.events:
            # It was changed elsewhere, and the fields are about to follow.
            return
        draft, event_id = self._desk.draft, self._event.id
        edit = edit_of(draft, sound_part(draft, self.fields.written(), event_id), event_id)
        if edit:
            self._event = applied(draft, edit).event(event_id)
            self._desk.do(edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over what was typed, or go back to reading."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
        elif event.key() == Qt.Key.Key_Escape:
            # Handed on, it would put something else away.
            event.accept()
            if not self._keeps_faulty_date():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def _keeps_faulty_date(self) -> bool:
        """Tell whether a date is still to be mended or explained; a second Escape drops it.

        Leaving with it would bring the old date back without a word.
        """
        typed = self.fields.when.date.text()
        if self._desk is None or self._event is None or typed == self._dropped_date:
            return False
        faults = faults_of(self._desk.draft, self.fields.written(), self._event.id)
        field = next((one for one in _DATE_WAITS if one in faults), None)
        if field is None:
            return False
        self._dropped_date, said = typed, _DATE_WAITS[field]
        self.fields.show_remedies({"date": f"{said}: {typed}" if typed else said})
        when = self.fields.when
        line = when.date if field == "date" else when.note
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from field to field."""
        return step_within(self, forward)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the form."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undoing and redoing to the list where a field has nothing of its own to undo."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(watched, QWidget)
        if is_asked and isinstance(event, QKeyEvent) and _has_steps(watched, event) is False:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _show(self, event: Event) -> None:
        if self._desk is None:
            return
        self._is_filling = True
        self._dropped_date = None
        if event.id != self.event_id:
            self.fields.when.close_reckoning()
        self._event = event
        self.fields.show_draft(self._desk.draft, event.id)
        self.fields.show_written(written_of(self._desk.draft, event))
        self._is_filling = False
        self._follow()

    def _follow(self) -> None:
        """Say what is wrong; what is chosen and not typed is done at once."""
        if self._is_filling or self._desk is None or not self._desk.is_on or self._event is None:
            return
        written = self.fields.written()
        faults = faults_of(self._desk.draft, written, self._event.id)
        found = {field: fault.sentence() for field, fault in faults.items()}
        if advice := title_advice(written.title):
            found.setdefault("title", advice)
        self.fields.show_remedies(found)
        if not self._is_typed():
            self.apply()

    def _states(self, edtf: str) -> bool | None:
        if self._desk is None:
            return None
        cited = self.fields.citations.citations
        return is_stated_by(self._desk.draft, self._text_of, cited, edtf)

    def _is_typed(self) -> bool:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return False
        is_box = isinstance(focus, QComboBox) and focus.isEditable()
        return is_box or isinstance(focus, QLineEdit | QPlainTextEdit | QSpinBox)

    def _note_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Do what was typed into a field that somebody has left."""
        is_left = old is not None and old is not new and self.isAncestorOf(old)
        if is_left and self._event is not None:
            self.apply()
        if new is not None and self.isAncestorOf(new):
            new.installEventFilter(self)

    def _buttons(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        done = QPushButton("Done (Esc)", page)
        done.clicked.connect(lambda _on: self.left.emit())
        row.addWidget(done)
        row.addStretch(1)
        more = QPushButton("More", page)
        more.setObjectName("moreOfEvent")
        menu = QMenu(more)
        for name, words in _MORE:
            action = menu.addAction(words)
            action.triggered.connect(lambda _on, what=name: self.asked.emit(what))
        more.setMenu(menu)
        row.addWidget(more)
        return row


def _has_steps(field: QObject, event: QKeyEvent) -> bool | None:
    """Tell whether a field has itself to undo or redo what a key asks for; None for other keys."""
    is_undo = event.matches(QKeySequence.StandardKey.Undo)
    if not is_undo and not event.matches(QKeySequence.StandardKey.Redo):
        return None
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable() if is_undo else document.isRedoAvailable()
    if isinstance(field, QComboBox):
        line = field.lineEdit()
        return line is not None and _has_steps(line, event)
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if is_undo else field.isRedoAvailable()
    return None
