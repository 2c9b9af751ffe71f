"""A sitting: the draft, what was done to it and taken back, and what of it is saved."""

import msgspec

from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import Edit, applied, combined, inverse


class Sitting(msgspec.Struct, frozen=True):
    """A draft with its whole history since it was opened; `saved` is what stands on disk."""

    draft: Draft
    saved: Draft
    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what is saved."""
        return self.draft != self.saved

    @property
    def undo_name(self) -> str:
        """What would be taken back next, if anything."""
        return self.done[-1].name if self.done else ""

    @property
    def redo_name(self) -> str:
        """What would be done again next, if anything."""
        return self.undone[-1].name if self.undone else ""

    def do(self, edit: Edit) -> "Sitting":
        """Return the sitting after an edit; one that goes on typing joins the one before."""
        if not edit:
            return self
        draft, done = applied(self.draft, edit), self.done
        if self._goes_on(edit):
            edit = combined(edit.name, (done[-1], edit), edit.target)
            done = done[:-1]
        return Sitting(draft, self.saved, (*done, edit), ())

    def undo(self) -> "Sitting":
        """Return the sitting without its last edit, if there is one."""
        if not self.done:
            return self
        *done, last = self.done
        draft = applied(self.draft, inverse(last))
        return Sitting(draft, self.saved, tuple(done), (*self.undone, last))

    def redo(self) -> "Sitting":
        """Return the sitting with what was taken back last, if there is anything."""
        if not self.undone:
            return self
        *undone, next_one = self.undone
        draft = applied(self.draft, next_one)
        return Sitting(draft, self.saved, (*self.done, next_one), tuple(undone))

    def after_saving(self, draft: Draft) -> "Sitting":
        """Return the sitting once a draft of it stands on disk."""
        return msgspec.structs.replace(self, saved=draft)

    def _goes_on(self, edit: Edit) -> bool:
        """Tell whether an edit goes on with the last one; not beyond what was saved."""
        return bool(
            edit.target
            and self.done
            and not self.undone
            and self.done[-1].target == edit.target
            and self.draft != self.saved
        )


def sitting_of(draft: Draft) -> Sitting:
    """Return the sitting that begins with a draft as it stands on disk."""
    return Sitting(draft, draft)
