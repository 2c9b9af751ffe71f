"""What can be done about a problem while a list is edited: a menu beside it."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QPoint

from timeline_app.core.reading.files import file_text
from timeline_app.core.record.problems import Problem
from timeline_app.state.editing.edits import Edit
from timeline_app.state.editing.proposing.quick_fixes import event_of_problem, quick_fixes
from timeline_app.ui.editing.sources.taking import take_file
from timeline_app.ui.panes.problems_pane import ProblemsPane
from timeline_app.ui.session.session import Session
from timeline_app.ui.widgets.passing_menu import passing_menu
from timeline_app.ui.widgets.plain_widgets import name_action

# A line of a menu.
_FIX_LETTERS = 80


class ProblemMending(QObject):
    """Offers fixes for problems; those of an attached text lead to where it is settled."""

    def __init__(self, session: Session, problems: ProblemsPane, side: "Mender") -> None:
        super().__init__(problems)
        self._session = session
        self._editing = session.editing
        self._problems = problems
        self._side = side
        problems.fixAsked.connect(self._offer)

    def _offer(self, problem: Problem, place: QPoint) -> None:
        """Offer what can be done at once about a problem, and the form of its event."""
        if not self._editing.is_on:
            return
        edition = self._edition_of(problem)
        if edition is not None:
            take_file(self._session, edition, self._problems.window())
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

    def _edition_of(self, problem: Problem) -> Path | None:
        """Return the attached text in which citations are not exact, if the problem is that."""
        paths = map(Path, self._session.shelf.paths().values())
        return next((path for path in paths if file_text(path) == problem.file), None)


class Mender(Protocol):
    """What carries fixes out."""

    def do(self, edit: Edit) -> None:
        """Carry out an edit."""
        ...

    def edit_event(self, event_id: str) -> None:
        """Show the form of an event."""
        ...
