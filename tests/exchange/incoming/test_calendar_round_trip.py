"""What this program writes to a calendar comes back by import, but for what that cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.core.dates.edtf import parse
from timeline_app.core.dates.parsed_date import Shape
from timeline_app.core.open_list import open_list
from timeline_app.core.record.model import Event
from timeline_app.exchange.content import Content
from timeline_app.exchange.formats import write_file
from timeline_app.exchange.incoming.importing import bring_in
from timeline_app.exchange.incoming.readers import read_draft
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.program.locations import bundled_list

CARRIED = (
    *("title", "date", "date_basis", "date_note", "announced", "part_of_day", "recurrence"),
    *("kind", "place", "part_of", "summary", "key"),
)
Events = dict[str, Event]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Events, Events]:
    before = open_list(bundled_list()).events
    path: Path = tmp_path_factory.mktemp("round") / "list.ics"
    rows = range(len(before.table))
    write_file(path, Content(before, rows, has_promises=True, has_long=True))
    report = bring_in(path, read_draft(path, ReadOptions()))
    assert not report.left_out
    after = open_list(path.with_name("list.events.json"))
    assert not after.problems
    tables = [one.table.events(range(len(one.table))) for one in (before, after.events)]
    found = [{event.id: event for event in events} for events in tables]
    return found[0], found[1]


def test_given_our_own_calendar_then_all_that_it_can_hold_comes_back(
    both: tuple[Events, Events],
) -> None:
    before, after = both
    assert set(after) == {id_ for id_, event in before.items() if fits(event.date)}


def fits(date: str | None) -> bool:
    when = parse(date) if date else None
    if when is None:
        return True
    return not (when.open_start or when.open_end or when.shape is Shape.ALL_OF)


@pytest.mark.parametrize("name", CARRIED)
def test_given_our_own_calendar_then_what_it_carries_is_as_it_was(
    name: str, both: tuple[Events, Events]
) -> None:
    before, after = both
    differing = {
        id_: (getattr(before[id_], name), getattr(event, name))
        for id_, event in after.items()
        if getattr(before[id_], name) != getattr(event, name)
        # What it is part of may be what a calendar cannot hold.
        and not (name == "part_of" and before[id_].part_of not in after)
    }
    assert not differing


def test_given_our_own_calendar_then_people_and_themes_come_back(
    both: tuple[Events, Events],
) -> None:
    before, after = both
    for id_, event in after.items():
        for name in ("leaders", "subjects", "themes", "organisations", "discrepancies"):
            assert len(getattr(event, name)) == len(getattr(before[id_], name)), (id_, name)
