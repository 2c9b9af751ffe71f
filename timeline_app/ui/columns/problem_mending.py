"""What can be done about a problem while a list is edited: a menu beside it."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QPoint

from timeline_app.core.record.problems import Problem
from timeline_app.state.editing.edits import Edit
from timeline_app.state.editing.proposing.other_editions import document_of, edition_problems
from timeline_app.state.editing.proposing.quick_fixes import event_of_problem, quick_fixes
from timeline_app.ui.panes.problems_pane import ProblemsPane
from timeline_app.ui.session.session import Session
from timeline_app.ui.widgets.passing_menu import passing_menu
from timeline_app.ui.widgets.plain_widgets import name_action

# A line of a menu.
_FIX_LETTERS = 80


class ProblemMending(QObject):
    """Offers fixes for problems, and lists documents of which another edition is attached."""

    def __init__(self, session: Session, problems: ProblemsPane, side: "Mender") -> None:
        super().__init__(problems)
        self._session = session
        self._editing = session.editing
        self._problems = problems
        self._side = side
        problems.fixAsked.connect(self._offer)
        for signal in (session.shelf.changed, session.editing.changed):
            signal.connect(self._show_editions)

    def _offer(self, problem: Problem, place: QPoint) -> None:
        """Offer what can be done at once about a problem, and the form of its event."""
        if not self._editing.is_on:
            self._session.told.emit("Turn on “Edit this list” in the menu Edit to mend it")
            return
        if document_of(problem):
            self._settle_edition(document_of(problem))
            return
        draft = self._editing.draft
        event = event_of_problem(draft, problem)
        menu = passing_menu(self._problems, "fixMenu")
        for fix in quick_fixes(draft, problem):
            name_action(action := menu.addAction(""), fix.words, _FIX_LETTERS)
            action.triggered.connect(lambda _on, edit=fix.edit: self._side.do(edit))
        if event is not None:
            menu.addSeparator()
            action = menu.addAction("Edit the event")
            action.triggered.connect(lambda _on: self._side.edit_event(event.id))
        if menu.isEmpty():
            menu.addAction("Only to be mended in the file").setEnabled(False)
        menu.popup(place)

    def _settle_edition(self, document: str) -> None:
        from timeline_app.ui.editing.sources.taking import take_file

        path = self._session.shelf.paths().get(document)
        if path is not None:
            take_file(self._session, Path(path), self._problems.window())

    def _show_editions(self) -> None:
        """List documents of which another edition is attached, while the list can be changed."""
        if not self._editing.is_on:
            self._problems.show_editions(())
            return
        shelf, draft = self._session.shelf, self._editing.draft
        texts = [shelf.text_of(document.id) for document in draft.file.documents]
        there = [text for text in texts if text is not None]
        names = {text.document: shelf.file_name(text.document) for text in there}
        self._problems.show_editions(edition_problems(draft, there, names))


class Mender(Protocol):
    """What carries fixes out."""

    def do(self, edit: Edit) -> None:
        """Carry out an edit."""
        ...

    def edit_event(self, event_id: str) -> None:
        """Show the form of an event."""
        ...
