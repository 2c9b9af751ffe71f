"""Leads from words that are chosen in a document to an event, and back to the document."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from timeline_app.core.record.model import Citation
from timeline_app.state.editing.proposing.chosen import (
    ChosenWords,
    UnciteableWordsError,
    citation_of,
)
from timeline_app.state.editing.proposing.proposal import EventProposal, propose_by_all
from timeline_app.state.editing.proposing.written import Written, edit_of
from timeline_app.ui.editing.event.desk import Desk
from timeline_app.ui.editing.event.event_card import EventCard
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.document_sheet import DocumentSheet

# Given to an event that is being edited, if one is; tells whether it took them.
TakeCitations = Callable[[Sequence[Citation]], bool]


class WordsDesk(QObject):
    """Opens the card beside chosen words; while it is open, more words go to its event."""

    told = Signal(str)

    def __init__(
        self,
        desk: Desk,
        shelf: SourceShelf,
        sheet: DocumentSheet,
        window: QWidget,
        take_citations: TakeCitations = lambda _citations: False,
    ) -> None:
        super().__init__(sheet)
        self._desk = desk
        self._shelf = shelf
        self._sheet = sheet
        self._pane = sheet.pane
        self._window = window
        self._take_citations = take_citations
        self._chosen: ChosenWords | None = None
        self.card = EventCard(shelf.cited_words, window)
        self.card.saved.connect(self._save)
        self.card.left.connect(self.leave)
        self.card.marksChanged.connect(self._mark)
        self.card.wordsWanted.connect(self._back_to_text)
        self._pane.words.chosen.connect(self._take)
        self._pane.installEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape lead back from the document to the card, and the card stay in the window."""
        if watched is self._window and event.type() is QEvent.Type.Resize and self.is_open:
            QTimer.singleShot(0, self.card, self.card.fit)
        is_escape = (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        )
        if is_escape and self.is_open and watched is self._pane:
            self.card.fields.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    @property
    def is_open(self) -> bool:
        """Whether an event is being written."""
        return self.card.isVisible()

    def leave(self) -> None:
        """Drop what was being written; nothing of it stays, and the words are selected again."""
        self.card.close_card()
        self._pane.set_making(False)
        self._pane.words.mark([])
        self._back_to_text()
        if self._chosen is not None:
            self._pane.words.select(self._chosen)

    def _take(self, chosen: list[ChosenWords]) -> None:
        try:
            self._open_or_add(chosen)
        except UnciteableWordsError as error:
            self.told.emit(f"{error}.")

    def _open_or_add(self, chosen: list[ChosenWords]) -> None:
        citations = [citation_of(one) for one in chosen]
        if self._shelf.text_of(chosen[0].document) is None:
            return
        self._chosen = chosen[-1]
        if self.is_open:
            self.card.add_words(chosen)
            self._show_marks()
        elif not self._take_citations(citations):
            self.card.open(self._desk.draft, self._propose, chosen)
            self._pane.set_making(True)
            self._pane.words.select(chosen[-1])
            corner = self._sheet.mapToGlobal(self._sheet.rect().topLeft())
            place = QRect(corner, self._sheet.size())
            self.card.put_beside(self._pane.words.place_of(chosen[0]), place)
            self._show_marks()

    def _propose(self, chosen: Sequence[ChosenWords]) -> EventProposal:
        return propose_by_all(self._desk.draft, self._shelf.text_of, chosen)

    def _save(self, written: Written) -> None:
        edit, last = edit_of(self._desk.draft, written), self._chosen
        self.card.close_card()
        self._pane.set_making(False)
        self._pane.words.mark([])
        self._desk.do(edit)
        self.told.emit(f"Added: {written.title}")
        self._back_to_text()
        if last is not None:
            # The next words are mostly those that follow.
            self._pane.words.select(last)

    def _mark(self) -> None:
        self._pane.words.mark(self.card.marks)

    def _show_marks(self) -> None:
        """Show what was chosen by marks: a selection would lie over the words of the date."""
        self._mark()
        self._pane.words.let_go()

    def _back_to_text(self) -> None:
        self._pane.setFocus(Qt.FocusReason.OtherFocusReason)
