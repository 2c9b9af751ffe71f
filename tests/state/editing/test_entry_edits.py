"""Edits of people, organisations, themes, views, documents and the head: ids never break."""

from __future__ import annotations

import msgspec
import pytest

from tests.lists import DOCUMENT, paragraph_file
from tests.state.editing.drafts import full_draft
from tests.state.editing.test_event_edits import after
from timeline_app.core.record.model import Document, Leader, ParagraphFile, View
from timeline_app.state.editing.edits import applied
from timeline_app.state.editing.entry_edits import (
    add_entry,
    change_entry,
    delete_entry,
    merge_entries,
    move_entry,
    uses_of,
)
from timeline_app.state.editing.head_edits import (
    add_document,
    change_document,
    change_head,
    delete_document,
)


def test_whoever_is_renamed_keeps_the_id() -> None:
    edit = change_entry(full_draft(), "leaders", "ann-lee", name="Anne Lee")
    draft = after(full_draft(), edit)
    assert edit.name == "rename leader Ann Lee"
    assert draft.event("bridge-opened").leaders == ("ann-lee", "bo-vong")
    assert draft.file.leaders[0].name == "Anne Lee"


def test_merged_people_are_one_wherever_they_are_named() -> None:
    draft = after(full_draft(), merge_entries(full_draft(), "leaders", "ann-lee", "bo-vong"))
    assert [leader.id for leader in draft.file.leaders] == ["bo-vong"]
    assert draft.event("bridge-opened").leaders == ("bo-vong",)
    assert draft.file.views[0].filter.leaders == ("bo-vong",)
    assert [one.text for one in draft.file.leaders[0].variants] == ["Minister Lee"]


def test_only_what_nothing_names_is_deleted() -> None:
    draft = after(full_draft(), add_entry(full_draft(), "leaders", Leader("", "Cao Văn Đức")))
    assert draft.file.leaders[-1].id == "cao-van-duc"
    assert uses_of(draft, "leaders", "ann-lee") == 2
    with pytest.raises(ValueError, match="still named"):
        delete_entry(draft, "leaders", "ann-lee")
    assert after(draft, delete_entry(draft, "leaders", "cao-van-duc")) == full_draft()


def test_entries_move_as_far_as_there_is_room() -> None:
    draft = full_draft()
    moved = after(draft, move_entry(draft, "themes", "water", -5))
    assert [theme.id for theme in moved.file.themes] == ["water", "transport"]
    assert not move_entry(draft, "themes", "water", 1)


def test_views_are_entries_too() -> None:
    draft = after(full_draft(), add_entry(full_draft(), "views", View("", "Spring", "2026-04")))
    assert draft.file.views[-1].id == "spring"
    assert after(draft, delete_entry(draft, "views", "spring")) == full_draft()


def test_a_document_comes_with_its_paragraphs() -> None:
    file = msgspec.convert(paragraph_file(document="x"), ParagraphFile)
    edit = add_document(full_draft(), Document("", "Minutes"), file)
    draft = after(full_draft(), edit)
    assert draft.file.documents[-1].paragraphs == "sources/minutes.json"
    assert draft.paragraphs["minutes"].document == "minutes"
    assert after(draft, delete_document(draft, "minutes")) == full_draft()
    renamed = after(draft, change_document(draft, "minutes", title="Minutes of May"))
    assert renamed.file.documents[-1].id == "minutes"
    with pytest.raises(ValueError, match="still cited"):
        delete_document(draft, DOCUMENT)


def test_the_head_is_changed() -> None:
    edit = change_head(full_draft(), title="Mine", as_of="2026")
    assert edit.name == "title and state of knowledge of the list"
    draft = applied(full_draft(), edit)
    assert (draft.file.title, draft.file.as_of) == ("Mine", "2026")
