"""A new edition of a document: every citation is settled by somebody, none silently."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.lists import (
    DOCUMENT,
    PARAGRAPHS,
    citation,
    event,
    event_list,
    full_list,
    paragraph_file,
)
from tests.state.editing.test_event_edits import after
from timeline_app.core.citations.anchoring import CitationStatus, attach
from timeline_app.core.citations.paragraphs import paragraph_file as paragraphs_of
from timeline_app.core.record.model import ParagraphFile
from timeline_app.state.editing.draft import Draft, draft_of
from timeline_app.state.editing.editions import (
    Edition,
    UnsettledEditionError,
    edition_of,
    take_edition,
)

FIRST = "An introduction that nobody has read before, added by the editors."
EXACT, MOVED = CitationStatus.EXACT, CitationStatus.MOVED
CHANGED, LOST = CitationStatus.CHANGED, CitationStatus.LOST


def draft() -> Draft:
    cited = [citation(), citation(3, (0, 8), supports=["event"])]
    plain = event_list(event(citations=cited))
    plain["leaders"][0]["variants"] = [
        {"text": "the two ministers", "document": DOCUMENT, "paragraph": 2}
    ]
    file = msgspec.convert(paragraph_file(), ParagraphFile)
    return draft_of(json.dumps(plain).encode(), {DOCUMENT: file})


def edition(before: Draft, *lines: str) -> Edition:
    file = paragraphs_of(DOCUMENT, [(line, "body") for line in lines])
    return edition_of(before, "\n".join(lines), file)


def test_the_same_text_has_nothing_to_settle() -> None:
    found = edition(draft(), *PARAGRAPHS)
    assert [one.status for one in found.findings] == [EXACT, EXACT]
    assert found.open_findings == ()
    assert found.file.paragraphs[1].gist == "Gist 2"


def test_moved_words_are_taken_only_when_somebody_says_so() -> None:
    before = draft()
    found = edition(before, FIRST, *PARAGRAPHS)
    assert [one.status for one in found.findings] == [MOVED, MOVED]
    with pytest.raises(UnsettledEditionError):
        take_edition(before, found, {})
    edit = take_edition(before, found, {one.place: "take" for one in found.findings})
    taken = after(before, edit)
    assert edit.name == "new edition of Report"
    assert [one.paragraph for one in taken.file.events[0].citations] == [3, 4]
    assert taken.file.leaders[0].variants[0].paragraph == 3
    assert [one.gist for one in taken.paragraphs[DOCUMENT].paragraphs[:3]] == [
        "",
        "Gist 1",
        "Gist 2",
    ]
    again = attach(found.text, taken.paragraphs[DOCUMENT])
    assert {again.anchor(one).status for one in taken.file.events[0].citations} == {EXACT}


def test_changed_words_stay_to_be_mended_or_go() -> None:
    before = draft()
    lines = list(PARAGRAPHS)
    lines[1] = lines[1].replace("3 December", "the third of May")
    found = edition(before, *lines)
    changed, exact = found.findings
    assert (changed.status, exact.status) == (CHANGED, EXACT)
    assert changed.choices == ("keep", "drop")
    assert "third of May" in changed.now
    kept = after(before, take_edition(before, found, {changed.place: "keep"}))
    one = kept.file.events[0].citations[0]
    assert one.sha256 == changed.citation.sha256
    assert attach(found.text, kept.paragraphs[DOCUMENT]).anchor(one).status is CHANGED
    dropped = after(before, take_edition(before, found, {changed.place: "drop"}))
    assert dropped.file.events[0].citations == (exact.citation,)


def test_what_is_lost_can_only_go() -> None:
    before = draft()
    found = edition(before, PARAGRAPHS[0], PARAGRAPHS[1])
    assert [one.status for one in found.findings] == [EXACT, LOST]
    assert found.findings[1].choices == ("drop",)
    taken = after(before, take_edition(before, found, {found.findings[1].place: "drop"}))
    assert len(taken.file.events[0].citations) == 1


def test_words_that_the_new_edition_parts_are_no_citation() -> None:
    before = draft()
    head, tail = PARAGRAPHS[2].split(" railway ")
    found = edition(before, *PARAGRAPHS[:2], head + " railway", tail, *PARAGRAPHS[3:])
    assert found.findings[1].new is None
    assert found.findings[1].status is not EXACT


def test_citations_of_discrepancies_are_settled_too() -> None:
    file = msgspec.convert(paragraph_file(), ParagraphFile)
    before = draft_of(json.dumps(full_list()).encode(), {DOCUMENT: file})
    found = edition(before, FIRST, *PARAGRAPHS)
    paths = [one.path for one in found.findings]
    assert ("discrepancies", 0, "citations", 0) in paths
    decisions = {one.place: one.choices[0] for one in found.open_findings}
    after(before, take_edition(before, found, decisions))
