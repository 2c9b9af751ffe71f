"""Reading small files of other programs, as the program itself does it."""

from __future__ import annotations

from pathlib import Path

from timeline_app.core.dates.edtf import parse
from timeline_app.core.wording.recurrence_words import recurrence_in_words
from timeline_app.exchange.incoming.draft import DraftList
from timeline_app.exchange.incoming.readers import read_draft
from timeline_app.exchange.incoming.reading_options import ReadOptions


def draft_of(folder: Path, name: str, content: str | bytes) -> DraftList:
    """What the program makes of a file; whatever it is, it must be sound and counted."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    draft = read_draft(path, ReadOptions())
    assert_sound(draft)
    return draft


def assert_sound(draft: DraftList) -> None:
    """Every entry is an event or said to be left out, and every date can be read."""
    assert draft.count_read == len(draft.events) + len(draft.left_out)
    for event in draft.events:
        assert event.title.strip()
        if event.date.edtf is not None:
            parse(event.date.edtf)
        if event.recurrence:
            recurrence_in_words(event.recurrence)
        # What a list holds can be written as UTF-8.
        repr(event).encode()
    for remark in (*draft.changed, *draft.left_out):
        assert remark.place
        assert "\n" not in remark.text
