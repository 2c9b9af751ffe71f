"""Annotations as events: cited exactly, and dated no better than their words."""

from __future__ import annotations

import json

import msgspec
import pytest

from tests.lists import DOCUMENT, PARAGRAPHS, event_list, paragraph_file
from tests.state.editing.test_event_edits import after
from timeline_app.core.citations.anchoring import attach
from timeline_app.core.citations.quotes import Quote, citations_of_quote
from timeline_app.core.record.model import Event, ParagraphFile
from timeline_app.state.editing.annotation_edits import (
    add_annotated,
    event_of_annotation,
    quoted_text,
)
from timeline_app.state.editing.draft import Draft, draft_of

FILE = msgspec.convert(paragraph_file(), ParagraphFile)
TEXT = attach("\n".join(PARAGRAPHS), FILE)


def draft() -> Draft:
    return draft_of(json.dumps(event_list()).encode(), {DOCUMENT: FILE})


def made(words: str, *tags: str) -> Event:
    citations = citations_of_quote([TEXT], Quote(words))
    return event_of_annotation(draft(), "Opening", quoted_text(TEXT, citations), citations, tags)


@pytest.mark.parametrize(
    ("words", "date", "basis"),
    [
        ("On 3 December 2025 the two ministers", "2025-12-03", "stated"),
        ("opened the new bridge", None, "undated"),
    ],
)
def test_an_event_has_the_date_of_its_words_or_none(
    words: str, date: str | None, basis: str
) -> None:
    event = made(words, "transport", "unknown")
    assert (event.date, event.date_basis) == (date, basis)
    assert event.themes == ("transport",)
    draft_after = after(draft(), add_annotated(draft(), [event]))
    assert draft_after.file.events[0].citations == event.citations


def test_several_are_one_step() -> None:
    events = [made("opened the new bridge"), made("agreed to build a railway")]
    edit = add_annotated(draft(), events)
    assert edit.name == "2 events of annotations"
    assert [event.id for event in after(draft(), edit).file.events] == ["opening", "opening-2"]
