"""Drafts for tests of editing, and random edits of them."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from hypothesis import strategies as st

from tests.lists import DOCUMENT, full_list, paragraph_file
from timeline_app.core.record.model import Event, Leader, ParagraphFile, Theme, View
from timeline_app.state.editing.draft import Draft, draft_of
from timeline_app.state.editing.edits import Edit
from timeline_app.state.editing.entry_edits import (
    add_entry,
    change_entry,
    delete_entry,
    merge_entries,
    move_entry,
    uses_of,
)
from timeline_app.state.editing.event_edits import (
    add_event,
    change_event,
    delete_event,
    duplicate_event,
    make_part_of,
    merge_events,
    split_event,
)
from timeline_app.state.editing.head_edits import change_head

WORDS = st.text("abc é“", min_size=1, max_size=8)


def draft_of_plain(plain: Any) -> Draft:
    file = msgspec.convert(paragraph_file(), ParagraphFile)
    return draft_of(json.dumps(plain).encode(), {DOCUMENT: file})


def full_draft() -> Draft:
    return draft_of_plain(full_list())


def new_event(title: str = "Meeting", **changes: Any) -> Event:
    values = {"kind": "meeting", "date": "2025-12-04", "date_basis": "stated", **changes}
    return Event(id=values.pop("id", ""), title=title, **values)


def some_edit(draft: Draft, data: st.DataObject) -> Edit:
    """Draw an edit that fits a draft."""
    makers = [_new_event, _head, _leader, _theme]
    if draft.file.events:
        makers += [_field, _twin, _gone, _split, _merge, _part]
    return data.draw(st.sampled_from(makers))(draft, data)


def _event_id(draft: Draft, data: st.DataObject) -> str:
    return data.draw(st.sampled_from([event.id for event in draft.file.events]))


def _new_event(draft: Draft, data: st.DataObject) -> Edit:
    return add_event(draft, new_event(data.draw(WORDS)))


def _head(draft: Draft, data: st.DataObject) -> Edit:
    field = data.draw(st.sampled_from(["title", "description", "as_of", "language"]))
    return change_head(draft, **{field: data.draw(WORDS)})


def _leader(draft: Draft, data: st.DataObject) -> Edit:
    return add_entry(draft, "leaders", Leader("", data.draw(WORDS)))


def _theme(draft: Draft, data: st.DataObject) -> Edit:
    ids = [theme.id for theme in draft.file.themes]
    act = data.draw(st.sampled_from(["add", "rename", "move", "merge", "delete", "view"]))
    if act == "view":
        return add_entry(draft, "views", View("", data.draw(WORDS), "2025"))
    if act == "add" or not ids:
        return add_entry(draft, "themes", Theme("", data.draw(WORDS)))
    one, other = (data.draw(st.sampled_from(ids)) for _ in range(2))
    if act == "merge":
        return merge_entries(draft, "themes", one, other)
    if act == "move":
        return move_entry(draft, "themes", one, data.draw(st.integers(-2, 2)))
    if act == "delete" and not uses_of(draft, "themes", one):
        return delete_entry(draft, "themes", one)
    return change_entry(draft, "themes", one, label=data.draw(WORDS))


def _field(draft: Draft, data: st.DataObject) -> Edit:
    field = data.draw(st.sampled_from(["title", "summary", "place", "date_note", "announced"]))
    is_typing = data.draw(st.booleans())
    event_id = _event_id(draft, data)
    return change_event(draft, event_id, is_typing=is_typing, **{field: data.draw(WORDS)})


def _twin(draft: Draft, data: st.DataObject) -> Edit:
    return duplicate_event(draft, _event_id(draft, data))


def _gone(draft: Draft, data: st.DataObject) -> Edit:
    return delete_event(draft, _event_id(draft, data))


def _split(draft: Draft, data: st.DataObject) -> Edit:
    return split_event(draft, _event_id(draft, data), data.draw(WORDS), {0})


def _merge(draft: Draft, data: st.DataObject) -> Edit:
    one, other = _event_id(draft, data), _event_id(draft, data)
    return merge_events(draft, one, other) if one != other else _twin(draft, data)


def _part(draft: Draft, data: st.DataObject) -> Edit:
    return make_part_of(draft, _event_id(draft, data), _event_id(draft, data))
