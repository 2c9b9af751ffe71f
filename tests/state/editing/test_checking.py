"""What `check` says of an event stands beside the field in which it is wrong."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.lists import full_list
from tests.state.editing.drafts import draft_of_plain, full_draft
from timeline_app.core.record.model import Citation
from timeline_app.state.editing.checking import (
    edit_faults,
    event_field_faults,
    new_faults,
)
from timeline_app.state.editing.edits import applied
from timeline_app.state.editing.event_edits import change_event
from timeline_app.state.editing.head_edits import change_head


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"date": "3 Dec"}, "date", "EDTF"),
        ({"date": None}, "date", "missing"),
        ({"date_basis": "inferred"}, "date_note", "how the date was found"),
        ({"date_basis": "undated", "date": None, "announced": ""}, "announced", "Announced"),
        ({"title": ""}, "title", "empty"),
        ({"kind": "Big Day"}, "kind", "no id"),
        ({"date": "2025"}, "part_of_day", "no single day"),
        ({"themes": ("watr",)}, "themes", "water"),
        ({"leaders": ("ann-lee", "ann-lee")}, "leaders", "twice"),
        ({"part_of": "nothing"}, "part_of", "no event"),
        ({"part_of": "railway-promised"}, "part_of", "part of itself"),
        ({"recurrence": "SOMETIMES"}, "recurrence", ""),
        ({"citations": (Citation("report", 2, (5, 99), "0" * 64),)}, "citations", "outside"),
    ],
)
def test_a_fault_is_told_in_its_field(changes: dict[str, Any], field: str, said: str) -> None:
    draft = full_draft()
    event = msgspec.structs.replace(draft.event("bridge-opened"), **changes)
    faults = event_field_faults(draft, event)
    assert faults[0].field == field
    assert said in faults[0].sentence()
    edit = change_event(draft, event.id, **changes)
    assert edit_faults(applied(draft, edit), edit) == faults


def test_sound_events_have_no_faults() -> None:
    draft = full_draft()
    assert not any(event_field_faults(draft, event) for event in draft.file.events)


def test_the_head_is_checked_too() -> None:
    edit = change_head(full_draft(), as_of="soon", title="")
    faults = edit_faults(applied(full_draft(), edit), edit)
    assert [fault.field for fault in faults] == ["title"]
    edit = change_head(full_draft(), as_of="soon")
    faults = edit_faults(applied(full_draft(), edit), edit)
    assert [fault.field for fault in faults] == ["as_of"]


def test_a_sound_head_has_no_faults() -> None:
    edit = change_head(full_draft(), title="Mine")
    assert edit_faults(applied(full_draft(), edit), edit) == ()


def test_what_was_wrong_before_is_mended_step_by_step() -> None:
    plain = full_list()
    plain["events"][1] |= {"themes": ["watr"], "leaders": ["nobody"]}
    plain["as_of"] = "soon"
    draft = draft_of_plain(plain)
    mended = change_event(draft, "railway-promised", themes=("water",))
    assert new_faults(draft, mended) == ()
    assert new_faults(draft, change_head(draft, title="Mine")) == ()
    worse = change_event(draft, "railway-promised", announced="later")
    assert [fault.field for fault in new_faults(draft, worse)] == ["announced"]
