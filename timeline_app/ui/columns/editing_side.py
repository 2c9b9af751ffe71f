"""The editing side: while a list is edited, words of its documents become events, and events forms.

It is made when editing is first turned on, so that reading does without all of this.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from timeline_app.core.event_list.neighbours import stepped
from timeline_app.state.editing.edits import Edit
from timeline_app.state.editing.event_edits import (
    delete_event,
    duplicate_event,
    merge_events,
    split_event,
)
from timeline_app.ui.columns.arrangement import DOCUMENT, READING
from timeline_app.ui.columns.problem_mending import ProblemMending
from timeline_app.ui.columns.reading_side import ReadingSide
from timeline_app.ui.editing.event.event_form import EventForm
from timeline_app.ui.editing.event.words_desk import WordsDesk
from timeline_app.ui.panes.problems_pane import ProblemsPane
from timeline_app.ui.session.session import Session

if TYPE_CHECKING:
    from timeline_app.ui.texts.document_sheet import DocumentSheet


class EditingSide(QObject):
    """Holds what edits events beside the timeline."""

    told = Signal(str)

    def __init__(
        self, session: Session, reading: ReadingSide, problems: ProblemsPane, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._editing = session.editing
        self._reading = reading
        self._window = window
        self._desks: dict[QObject, WordsDesk] = {}
        self._editing.changed.connect(self._follow)
        self._editing.settling.connect(self._settle)
        session.controller.selectionChanged.connect(self._follow_selection)
        reading.documentShown.connect(self._prepare)
        reading.detail_pane.editAsked.connect(self.edit_selected)
        ProblemMending(session, problems, self)
        self._follow()

    @cached_property
    def form(self) -> EventForm:
        """The form, made when it is first asked for."""
        shelf = self._session.shelf
        form = EventForm(shelf.cited_words, shelf.text_of, self._reading.sheets[READING])
        form.left.connect(self.close_form)
        form.asked.connect(self._ask)
        return form

    @property
    def _has_form(self) -> bool:
        return "form" in self.__dict__ and bool(self.form.event_id)

    def edit_selected(self) -> None:
        """Show the form of the selected event in the reading pane's place."""
        event = self._session.controller.selected
        if self._editing.is_on and event is not None:
            self._open_form(event.id)

    def close_form(self) -> None:
        """Go back to reading."""
        if "form" in self.__dict__ and not self.form.isHidden():
            self.form.close_form()
            self._reading.sheets[READING].hold_instead(None)
            self._reading.read()

    def add_documents(self) -> None:
        """Ask for documents to add, and show the last of them."""
        from timeline_app.ui.editing.adding.adding import ask_for_documents

        self._show_added(ask_for_documents(self._session, self._window))

    def take_documents(self, names: Sequence[str]) -> list[str]:
        """Add the documents among some files; return the others."""
        from timeline_app.ui.editing.adding.adding import add_documents, documents_among

        documents, others = documents_among(self._session, names, self._window)
        self._show_added(add_documents(self._session, documents, self._window))
        return others

    def _show_added(self, documents: Sequence[str]) -> None:
        if documents:
            self._reading.open_document(documents[-1])

    def change_selected(self, what: str) -> None:
        """Split, merge, duplicate or delete the selected event."""
        if self._editing.is_on and self._session.controller.selected is not None:
            self._ask(what)

    def edit_event(self, event_id: str) -> None:
        """Edit an event that may be too unsound to be shown, and so to be selected."""
        self._session.controller.select(event_id)
        self._open_form(event_id)

    def _open_form(self, event_id: str) -> None:
        self.form.open(self._editing, event_id)
        self._reading.sheets[READING].hold_instead(self.form)
        self._reading.read()
        self.form.fields.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, edit: Edit) -> None:
        """Carry out an edit, and say what came of it."""
        faults = self._editing.do(edit)
        self.told.emit(faults[0].sentence() if faults else f"Done: {edit.name}")

    def _ask(self, what: str) -> None:
        event = self._session.controller.selected
        if event is None:
            return
        if self._has_form:
            self.form.apply()
        edit = self._edit(what, event.id)
        if edit is None:
            return
        self.do(edit)

    def _edit(self, what: str, event_id: str) -> Edit | None:
        from timeline_app.ui.editing.event.event_dialogs import MergeDialog, SplitDialog

        draft = self._editing.draft
        if what == "duplicate":
            return duplicate_event(draft, event_id)
        if what == "delete":
            return delete_event(draft, event_id, self._beside_selected())
        accepted = QDialog.DialogCode.Accepted.value
        event = draft.event(event_id)
        if what == "split":
            split = SplitDialog(event, self._session.shelf.cited_words, self._window)
            if split.exec() != accepted:
                return None
            return split_event(draft, event_id, split.title.text().strip(), split.citations)
        merge = MergeDialog(draft, event, self._window)
        if merge.exec() != accepted or merge.other is None:
            return None
        return merge_events(draft, event_id, merge.other.id, merge.from_other)

    def _beside_selected(self) -> str:
        """Return the shown event that comes next in time, or before where none does."""
        controller = self._session.controller
        row, rows = controller.selected_row, controller.model.rows
        if row is None:
            return ""
        beside = stepped(rows, row, 1)
        beside = stepped(rows, row, -1) if beside is None else beside
        return "" if beside is None else controller.events.table.event(beside).id

    def _settle(self) -> None:
        """Take over what is being typed, before the list is saved or closed."""
        if self._has_form:
            self.form.apply()

    def _follow(self) -> None:
        """Let words be chosen, and the form show what is so now."""
        is_on = self._editing.is_on
        if DOCUMENT in self._reading.sheets:
            self._prepare(self._reading.document)
        if not is_on:
            self.close_form()
        elif self._has_form:
            self.form.follow_draft()

    def _prepare(self, sheet: "DocumentSheet") -> None:
        is_on = self._editing.is_on
        if is_on and sheet not in self._desks:
            desk = WordsDesk(
                self._editing, self._session.shelf, sheet, self._window, self._take_citations
            )
            desk.told.connect(self.told)
            self._desks[sheet] = desk
        if not is_on and sheet in self._desks and self._desks[sheet].is_open:
            self._desks[sheet].leave()
        sheet.set_editing(is_on)

    def _take_citations(self, citations: object) -> bool:
        return self._has_form and isinstance(citations, list) and self.form.add_citations(citations)

    def _follow_selection(self) -> None:
        """Show the form of the event that is selected now."""
        if not self._has_form or not self._editing.is_on:
            return
        event = self._session.controller.selected
        if event is None:
            self.close_form()
        elif event.id != self.form.event_id:
            self.form.apply()
            self.form.open(self._editing, event.id)
