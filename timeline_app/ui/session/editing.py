"""Editing: the sitting at the open list, shown after every edit and kept on disk as a draft.

What edits are is only loaded when editing is turned on.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from timeline_app.core.open_list import list_of
from timeline_app.core.record.problems import UnreadableFileError
from timeline_app.state.view_state import known_filter
from timeline_app.ui.reading.draft_keeping import DraftKeeping
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.problem_list import ProblemList

if TYPE_CHECKING:
    from timeline_app.state.editing.checking import FieldFault
    from timeline_app.state.editing.draft import Draft
    from timeline_app.state.editing.edits import Edit
    from timeline_app.state.editing.sitting import Sitting
    from timeline_app.state.editing.storage import KeptDraft


class Editing(QObject):
    """Nothing changes a list until this is turned on; every change goes through `do`.

    `settling` asks to take over what is being typed, before the list is saved or closed;
    `changed` tells that anything of it is another: on or off, what can be undone, what is saved.
    `paragraphsChanged` tells that originals are to be looked at anew, `moved` that the list has
    another path.
    """

    changed = Signal()
    settling = Signal()
    paragraphsChanged = Signal()
    moved = Signal(Path)
    told = Signal(str)

    def __init__(self, controller: Controller, problems: ProblemList, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._problems = problems
        self._sitting: Sitting | None = None
        self._text = ""
        # Another one beside the list, of a program that was killed, is not this sitting's to drop.
        self._has_draft = False
        self._keeping = DraftKeeping(self._write_draft, self)
        self._keeping.failed.connect(self._complain)

    @property
    def path(self) -> Path:
        """The list that is edited, or could be."""
        return self._controller.events.path

    @property
    def is_on(self) -> bool:
        """Whether the list can be changed."""
        return self._sitting is not None

    @property
    def sitting(self) -> "Sitting":
        """What was done so far. Raises RuntimeError while editing is off."""
        if self._sitting is None:
            raise RuntimeError("editing is off")
        return self._sitting

    @property
    def draft(self) -> "Draft":
        """The list as it is now. Raises RuntimeError while editing is off."""
        return self.sitting.draft

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved."""
        return self._sitting is not None and self._sitting.is_changed

    def turn_on(self) -> bool:
        """Begin a sitting; if that cannot be, say why."""
        from timeline_app.state.editing.sitting import sitting_of
        from timeline_app.state.editing.storage import NotEditableError, read_to_edit

        if self.is_on:
            return True
        why_not = ""
        if self._keeping.hold(self.path):
            try:
                found = read_to_edit(self.path, self._controller.events.paragraphs)
                self._text, self._sitting = found.text, sitting_of(found.draft)
            except NotEditableError as error:
                self._keeping.let_go()
                why_not = str(error)
        else:
            why_not = f"{self.path.name} is being edited in another window: save and close it there"
        if why_not:
            self.told.emit(why_not)
        self.changed.emit()
        return self.is_on

    def turn_off(self, *, forgets: bool = False) -> bool:
        """End the sitting; a draft keeps what is not saved, unless that is to be forgotten.

        If the draft cannot be kept the sitting goes on.
        """
        from timeline_app.state.editing.storage import drop_draft

        if self._sitting is None:
            return True
        self.settling.emit()
        if forgets:
            with suppress(OSError):
                drop_draft(self.path)
        elif not self._keeping.now() and self.is_changed:
            return False
        sitting, self._sitting, self._has_draft = self._sitting, None, False
        self._keeping.let_go()
        if sitting.is_changed:
            self._show(sitting.saved, sitting.draft)
            if not forgets:
                self.told.emit(f"A draft keeps what was not saved of {self.path.name}")
        self.changed.emit()
        return True

    def do(self, edit: "Edit") -> "tuple[FieldFault, ...]":
        """Carry out an edit, unless `check` would find new faults after it; return those."""
        from timeline_app.state.editing.checking import new_faults

        faults = new_faults(self.draft, edit)
        if not faults:
            self._go_to(self.sitting.do(edit), edit.selects)
        return faults

    def undo(self) -> None:
        """Take the last edit back."""
        if self.is_on and self.sitting.done:
            edit = self.sitting.done[-1]
            self._go_to(self.sitting.undo(), edit.selects_before or edit.selects)
            self.told.emit(f"Undone: {edit.name}")

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.is_on and self.sitting.undone:
            edit = self.sitting.undone[-1]
            self._go_to(self.sitting.redo(), edit.selects)
            self.told.emit(f"Redone: {edit.name}")

    def save(self, path: Path | None = None, *, over_theirs: bool = False) -> None:
        """Write the list, to another place if one is given, and go on there.

        Raises OSError, and ChangedOnDiskError unless it is to be written over theirs.
        """
        from timeline_app.state.editing.storage import OnDisk, drop_draft, save_list, settled

        self.settling.emit()
        before, target = self.path, path or self.path
        self._sitting = settled(self.sitting, target, is_elsewhere=path is not None)
        on_disk = OnDisk(self._text, self.sitting.saved)
        written = save_list(
            target, self.draft, on_disk, is_elsewhere=path is not None, over_theirs=over_theirs
        )
        self._text, self._sitting = written.text, self.sitting.after_saving(self.draft)
        if target != before:
            if self._has_draft:
                with suppress(OSError):
                    drop_draft(before)
            self._has_draft = False
            self._show(self.draft, self.draft, target)
            self.moved.emit(target)
        # The file that was held is another one now.
        self._keeping.hold(target)
        self._keeping.now()
        self.changed.emit()

    def look_at_disk(self) -> None:
        """See whether the list was changed on disk; nothing of one's own is lost by that."""
        from timeline_app.state.editing.storage import text_on_disk

        text = text_on_disk(self.path)
        if text in (self._text, None):
            return
        if self.is_changed:
            self.told.emit(f"{self.path.name} was changed on disk: saving will ask what to keep")
        else:
            self.take_theirs()

    def take_theirs(self) -> None:
        """Take the list as it stands on disk, as an edit that can be taken back."""
        from timeline_app.state.editing.storage import NotEditableError, difference, read_to_edit

        try:
            theirs = read_to_edit(self.path, self._controller.events.paragraphs)
        except NotEditableError as error:
            self.told.emit(f"{error}. What is open stays")
            return
        self._text = theirs.text
        after = self.sitting.after_saving(theirs.draft)
        self._go_to(after.do(difference("changes on disk", self.draft, theirs.draft)))
        self._keeping.hold(self.path)
        self.told.emit(f"{self.path.name} was changed on disk and read again")

    def recover(self, kept: "KeptDraft") -> None:
        """Go on with a draft that was kept, as an edit that can be taken back."""
        from timeline_app.state.editing.storage import difference

        if self.turn_on():
            self._has_draft = True
            self._go_to(self.sitting.do(difference("recovered draft", self.draft, kept.draft)))

    def _write_draft(self) -> None:
        from timeline_app.state.editing.storage import drop_draft, keep_draft

        if self.is_changed:
            keep_draft(self.path, self.draft, self._text)
            self._has_draft = True
        elif self._has_draft:
            drop_draft(self.path)
            self._has_draft = False

    def _complain(self, reason: str) -> None:
        remedy = "Make room or save the list elsewhere; until then it is in this window only"
        self._problems.complain(f"The draft cannot be kept ({reason})", remedy, self.path)
        self.told.emit(f"The draft of {self.path.name} cannot be kept ({reason}). {remedy}")

    def _go_to(self, sitting: "Sitting", selects: str = "") -> None:
        before, self._sitting = self.draft, sitting
        if sitting.draft != before:
            self._show(sitting.draft, before)
            self._keeping.soon()
        if selects and self._controller.events.table.row_with_id(selects) is not None:
            self._controller.select(selects)
        self.changed.emit()

    def _show(self, draft: "Draft", before: "Draft", path: Path | None = None) -> None:
        """Show a draft in place of another, in the same view."""
        try:
            reading = list_of(path or self.path, draft.file, draft.paragraphs)
        except UnreadableFileError as error:
            self._problems.add([error.problem])
            return
        self._problems.exchange(self.path, reading.problems)
        self._controller.reload(reading.events)
        if _names_of(before) - _names_of(draft):
            # Who was merged or deleted can be filtered by no more.
            state = self._controller.state
            self._controller.set_filter(known_filter(reading.events, state.filter))
        if draft.paragraph_files != before.paragraph_files:
            self.paragraphsChanged.emit()


def _names_of(draft: "Draft") -> set[str]:
    file = draft.file
    leaders, themes = {one.id for one in file.leaders}, {one.id for one in file.themes}
    organisations = {one.id for one in file.organisations}
    return leaders | themes | organisations | {one.id for one in file.documents}
