"""Edits of events: nothing that somebody else refers to breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import citation
from tests.state.editing.drafts import full_draft, new_event
from timeline_app.core.open_list import list_of
from timeline_app.core.record.model import Citation, Discrepancy
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import Edit, applied
from timeline_app.state.editing.event_edits import (
    add_citations,
    add_discrepancy,
    add_event,
    change_event,
    delete_event,
    differing_fields,
    duplicate_event,
    make_part_of,
    merge_events,
    remove_citation,
    split_event,
)


def after(draft: Draft, edit: Edit) -> Draft:
    """The draft after an edit, which must leave it sound."""
    draft = applied(draft, edit)
    assert list_of(Path("list.json"), draft.file, draft.paragraphs).problems == ()
    return draft


def quote(*words: int) -> Citation:
    plain = citation(2, (words[0], words[1]))
    return Citation(plain["document"], 2, (words[0], words[1]), plain["sha256"])


def test_a_new_event_gets_an_id_of_its_title_that_is_free() -> None:
    draft = full_draft()
    for wanted in ("meeting-in-ha-noi", "meeting-in-ha-noi-2"):
        edit = add_event(draft, new_event("Meeting in Hà Nội"))
        draft = after(draft, edit)
        assert edit.selects == draft.file.events[-1].id == wanted


def test_a_title_without_latin_letters_gets_an_id_too() -> None:
    assert add_event(full_draft(), new_event("ການປະຊຸມ")).selects == "event"


def test_a_citation_is_added_once() -> None:
    draft = after(full_draft(), add_citations(full_draft(), "spring-meeting", quote(0, 3)))
    assert draft.event("spring-meeting").citations == (quote(0, 3),)
    assert not add_citations(draft, "spring-meeting", quote(0, 3))
    assert after(draft, remove_citation(draft, "spring-meeting", 0)).file == full_draft().file


def test_a_twin_stands_behind_its_event() -> None:
    draft = after(full_draft(), duplicate_event(full_draft(), "bridge-opened"))
    first, second = draft.file.events[:2]
    assert first.id == "bridge-opened" != second.id
    assert first.title == second.title


def test_what_was_part_of_a_deleted_event_is_part_of_its_whole() -> None:
    draft = after(full_draft(), make_part_of(full_draft(), "bridge-opened", "spring-meeting"))
    draft = after(draft, delete_event(draft, "bridge-opened"))
    assert draft.event("railway-promised").part_of == "spring-meeting"
    draft = after(draft, delete_event(draft, "spring-meeting"))
    assert draft.event("railway-promised").part_of == ""


def test_a_split_shares_the_citations_out() -> None:
    whole = full_draft().event("bridge-opened")
    draft = after(full_draft(), split_event(full_draft(), "bridge-opened", "Speech", {1}))
    first, second = draft.file.events[:2]
    assert (first.citations, second.citations) == (whole.citations[:1], whole.citations[1:])
    assert (second.id, second.date, second.leaders) == ("speech", whole.date, whole.leaders)
    assert (first.discrepancies, second.discrepancies) == (whole.discrepancies, ())


def test_merged_events_keep_all_that_they_cite() -> None:
    before = full_draft()
    one, other = before.event("spring-meeting"), before.event("bridge-opened")
    assert differing_fields(one, other) == ("title", "date")
    draft = after(before, merge_events(before, one.id, other.id))
    merged = draft.event(one.id)
    assert merged.citations == other.citations
    assert merged.discrepancies == other.discrepancies
    assert (merged.title, merged.date, merged.place) == (one.title, one.date, other.place)
    assert draft.event("railway-promised").part_of == one.id
    assert len(draft.file.events) == len(before.file.events) - 1


def test_a_merge_takes_what_was_chosen_from_the_other() -> None:
    before = full_draft()
    edit = merge_events(before, "spring-meeting", "bridge-opened", {"title", "date"})
    merged = after(before, edit).event("spring-meeting")
    assert merged.title == before.event("bridge-opened").title
    assert (merged.date, merged.date_basis) == ("2025-12-03", "stated")


@pytest.mark.parametrize("ids", [("bridge-opened", "railway-promised")] * 2)
def test_an_event_merged_with_its_whole_is_part_of_nothing(ids: tuple[str, str]) -> None:
    for one, other in (ids, ids[::-1]):
        draft = after(full_draft(), merge_events(full_draft(), one, other))
        assert draft.event(one).part_of == ""


def test_edits_are_named_after_what_they_do() -> None:
    draft = full_draft()
    draft = applied(draft, change_event(draft, "bridge-opened", title="Opening"))
    names = [
        change_event(draft, "bridge-opened", date="2025", part_of_day=None).name,
        change_event(draft, "bridge-opened", title="A", place="B", summary="C").name,
        add_citations(draft, "bridge-opened", quote(0, 3)).name,
        add_discrepancy(draft, "bridge-opened", Discrepancy("Two days")).name,
        delete_event(draft, "bridge-opened").name,
    ]
    assert names == [
        "date and part of the day of Opening",
        "details of Opening",
        "citation for Opening",
        "discrepancy of Opening",
        "delete Opening",
    ]
