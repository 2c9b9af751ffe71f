"""A sitting: whatever is done can be undone and done again, and the bytes are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.state.editing.drafts import full_draft, new_event, some_edit
from timeline_app.core.writing.list_text import list_text
from timeline_app.state.editing.edits import StaleEditError, applied, combined, inverse
from timeline_app.state.editing.entry_edits import merge_entries
from timeline_app.state.editing.event_edits import add_event, change_event, delete_event
from timeline_app.state.editing.sitting import sitting_of


@settings(deadline=None)
@given(st.data())
def test_any_edits_and_undos_give_back_the_same_bytes(data: st.DataObject) -> None:
    sitting = sitting_of(full_draft())
    texts = [list_text(sitting.draft.file)]
    for _ in range(data.draw(st.integers(1, 8))):
        sitting = sitting.do(some_edit(sitting.draft, data))
        if len(sitting.done) < len(texts):
            texts.pop()
        if len(sitting.done) == len(texts):
            texts.append(list_text(sitting.draft.file))
    for text in reversed(texts):
        assert list_text(sitting.draft.file) == text
        sitting = sitting.undo()
    assert not sitting.is_changed
    for text in texts:
        assert list_text(sitting.draft.file) == text
        sitting = sitting.redo()


@settings(deadline=None)
@given(st.data())
def test_combined_edits_do_what_they_do_one_by_one(data: st.DataObject) -> None:
    start = draft = full_draft()
    edits = []
    for _ in range(3):
        edits.append(some_edit(draft, data))
        draft = applied(draft, edits[-1])
    together = combined("all of it", edits)
    assert applied(start, together) == draft
    assert applied(draft, inverse(together)) == start


def test_steps_have_names_for_the_menu() -> None:
    sitting = sitting_of(full_draft())
    sitting = sitting.do(change_event(sitting.draft, "bridge-opened", title="Meeting"))
    sitting = sitting.do(change_event(sitting.draft, "bridge-opened", date="2025-12-04"))
    assert sitting.undo_name == "date of Meeting"
    sitting = sitting.undo()
    assert sitting.undo_name == "title of Title of bridge-opened"
    assert sitting.redo_name == "date of Meeting"


def test_what_is_typed_into_one_field_is_one_step() -> None:
    sitting = sitting_of(full_draft())
    for title in ("M", "Me", "Meeting"):
        edit = change_event(sitting.draft, "bridge-opened", is_typing=True, title=title)
        sitting = sitting.do(edit)
    assert len(sitting.done) == 1
    assert sitting.draft.event("bridge-opened").title == "Meeting"
    assert not sitting.undo().is_changed


def test_a_saved_draft_is_unchanged_and_can_be_undone() -> None:
    sitting = sitting_of(full_draft())
    sitting = sitting.do(add_event(sitting.draft, new_event()))
    sitting = sitting.after_saving(sitting.draft)
    assert not sitting.is_changed
    assert sitting.undo().is_changed


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    sitting = sitting_of(full_draft())
    title = sitting.draft.event("bridge-opened").title
    assert sitting.do(change_event(sitting.draft, "bridge-opened", title=title)) is sitting


def test_something_new_cuts_off_what_was_taken_back() -> None:
    sitting = sitting_of(full_draft())
    sitting = sitting.do(delete_event(sitting.draft, "bridge-opened")).undo()
    sitting = sitting.do(merge_entries(sitting.draft, "themes", "water", "transport"))
    assert sitting.redo_name == ""


def test_an_edit_of_another_draft_is_refused() -> None:
    draft = full_draft()
    edit = change_event(draft, "bridge-opened", title="Meeting")
    with pytest.raises(StaleEditError):
        applied(applied(draft, delete_event(draft, "railway-promised")), inverse(edit))
