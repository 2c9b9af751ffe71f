"""What is written comes back by import, as far as a format can carry it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import (
    UNSET,
    Discrepancy,
    Event,
    Leader,
    ListHead,
    Organisation,
    Theme,
)
from timeline_app.core.table.table import build_table
from timeline_app.exchange.content import Content
from timeline_app.exchange.formats import write_file
from timeline_app.exchange.incoming.draft import DraftEvent
from timeline_app.exchange.incoming.readers import read_draft
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.program.locations import bundled_list

HEAD = ListHead(
    "timeline-events/1",
    "The bridge",
    leaders=(Leader("ann", "Ann Lee"), Leader("bo", "Bo Vông, minister")),
    organisations=(Organisation("body", "River Commission"), Organisation("eu", "E.U.")),
    themes=(Theme("water", "Water, ways and weirs"), Theme("aid", "Aid")),
)
DATES = st.sampled_from(
    (
        *("2025-12-03", "2025-12", "2025", "2026/2030", "2025-12-01/2025-12-03", "2025-12-03~"),
        *("[2025-12-01..2025-12-02]", "2026-37~", "203X", "2025-12-03?", "2025-12-03T14:30"),
        *("2025-12-03T09:00:00+07:00", "2025-12-03T09:00+07:00/2025-12-03T11:00+07:00"),
    )
)
UNCALENDARED = st.sampled_from(("2026/..", "[..2025]", "-0043-03-15", "{2025,2027}", "Y12000"))
LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"])
# Spaces at the ends, and runs of them, are none of what a text says.
TEXTS = st.one_of(
    st.sampled_from(("=1+1", "-2", "@x", "'=1", "“Road”; rail, and\\or", "3/4/2025", "a | b")),
    st.text(LETTERS, max_size=40).map(lambda text: " ".join(text.split())),
)
TITLES = TEXTS.filter(lambda text: any(letter.isalnum() for letter in text))


def several(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


@st.composite
def lists(draw: st.DrawFn, dates: st.SearchStrategy[str]) -> EventList:
    events = [draw(event(f"e{number}", dates)) for number in range(draw(st.integers(1, 4)))]
    return EventList(Path("events.json"), HEAD, build_table(events, HEAD), {})


@st.composite
def event(draw: st.DrawFn, id: str, dates: st.SearchStrategy[str]) -> Event:
    date = draw(st.one_of(st.none(), dates))
    is_day = date is not None and len(date) == len("2025-12-03")
    return Event(
        id=id,
        title=draw(TITLES),
        kind=draw(st.sampled_from(("visit", "state-visit"))),
        date=date,
        date_basis="undated" if date is None else draw(st.sampled_from(("stated", "derived"))),
        summary=draw(TEXTS),
        date_note=draw(TEXTS),
        announced=draw(st.sampled_from(("2025-11", "2025-11-03~"))),
        part_of_day=draw(st.sampled_from((UNSET, "night"))) if is_day else UNSET,
        recurrence=draw(st.sampled_from(("", "FREQ=MONTHLY;INTERVAL=3"))),
        leaders=draw(several(("ann", "bo"))),
        subjects=draw(several(("ann", "bo"))),
        organisations=draw(several(("body", "eu"))),
        place=draw(TEXTS),
        themes=draw(several(("water", "aid"))),
        discrepancies=(Discrepancy("Two names"),) if draw(st.booleans()) else (),
        key=draw(st.booleans()),
    )


def drafts_of(events: EventList, ending: str) -> Iterator[tuple[Event, DraftEvent]]:
    """Write a list and read it; yield each event with its draft."""
    rows = range(len(events.table))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"x{ending}")
        write_file(path, Content(events, rows, has_promises=True, has_long=True))
        read = read_draft(path, ReadOptions())
    assert not read.left_out
    drafts = {draft.key: draft for draft in read.events}
    written = {one.id: one for one in events.table.events(rows)}
    assert drafts.keys() == written.keys()
    yield from ((one, drafts[id]) for id, one in written.items())


def said_by(one: Event, events: EventList) -> dict[str, Any]:
    names = events.name_of_id
    return {
        "title": one.title,
        "date": one.date,
        "basis": one.date_basis,
        "summary": one.summary,
        "date_note": one.date_note,
        "kind": one.kind,
        "part_of_day": None if one.part_of_day is UNSET else one.part_of_day,
        "recurrence": one.recurrence,
        "announced": one.announced,
        "place": one.place,
        "people": tuple(names[id] for id in one.leaders),
        "subjects": tuple(names[id] for id in one.subjects),
        "organisations": tuple(names[id] for id in one.organisations),
        "themes": tuple(names[id] for id in one.themes),
        "part_of_key": one.part_of,
        "is_key": one.key,
        "sources": tuple(dict.fromkeys(names[c.document] for c in one.citations)),
        "discrepancies": tuple(discrepancy.text for discrepancy in one.discrepancies),
    }


def brought_in(draft: DraftEvent) -> dict[str, Any]:
    fields = said_by_draft(draft)
    fields["date"] = draft.date.edtf
    fields["sources"] = tuple(source.title for source in draft.sources)
    return fields


def said_by_draft(draft: DraftEvent) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in draft.__struct_fields__ if name in FIELDS}


FIELDS = {
    *("title", "date", "basis", "summary", "date_note", "kind", "part_of_day", "recurrence"),
    *("announced", "place", "people", "subjects", "organisations", "themes", "part_of_key"),
    *("is_key", "sources", "discrepancies"),
}


@settings(deadline=None)
@given(lists(st.one_of(DATES, UNCALENDARED)))
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_table_brings_every_event_back(ending: str, events: EventList) -> None:
    for one, draft in drafts_of(events, ending):
        assert brought_in(draft) == said_by(one, events)


@settings(deadline=None)
@given(lists(DATES))
def test_a_calendar_brings_every_event_back(events: EventList) -> None:
    for one, draft in drafts_of(events, ".ics"):
        assert brought_in(draft) == said_by(one, events)


@settings(deadline=None)
@given(lists(st.one_of(DATES, UNCALENDARED)))
def test_a_list_brings_everything_back(events: EventList) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.json")
        write_file(path, Content(events, range(len(events.table))))
        reading = read_list(path)
    rows = range(len(events.table))
    assert reading.events.head == events.head
    assert reading.events.table.events(rows) == events.table.events(rows)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_bundled_list_comes_back_from_a_table(ending: str) -> None:
    events = read_list(bundled_list()).events
    for one, draft in drafts_of(events, ending):
        assert brought_in(draft) == said_by(one, events)
