"""What this program writes as CSV and XLSX comes back by import, as far as they can carry it."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.fixture(scope="module", params=["csv", "xlsx"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Event], dict[str, Event]]:
    before = open_list(bundled_list()).events
    path: Path = tmp_path_factory.mktemp("round") / f"list.{request.param}"
    write_file(path, Content(before, range(len(before.table))))
    bring_in(path, read_draft(path, ReadOptions()))
    after = open_list(path.with_name("list.events.json")).events
    tables = [one.table.events(range(len(one.table))) for one in (before, after)]
    found = [{event.id: event for event in events} for events in tables]
    return found[0], found[1]


def test_given_our_own_table_then_every_event_comes_back_under_its_id(
    both: tuple[dict[str, Event], dict[str, Event]],
) -> None:
    before, after = both
    assert set(after) == set(before)


@pytest.mark.parametrize("name", CARRIED)
def test_given_our_own_table_then_what_it_carries_is_as_it_was(
    name: str, both: tuple[dict[str, Event], dict[str, Event]]
) -> None:
    before, after = both
    differing = {
        id_: (getattr(event, name), getattr(after[id_], name))
        for id_, event in before.items()
        if getattr(event, name) != getattr(after[id_], name)
    }
    assert not differing


def test_given_our_own_table_then_people_and_themes_come_back(
    both: tuple[dict[str, Event], dict[str, Event]],
) -> None:
    before, after = both
    for id_, event in before.items():
        assert len(after[id_].leaders) == len(event.leaders)
        assert len(after[id_].subjects) == len(event.subjects)
        assert len(after[id_].themes) == len(event.themes)
        assert len(after[id_].organisations) == len(event.organisations)
        cited = {citation.document for citation in event.citations}
        assert len(after[id_].citations) == len(cited)
        assert [one.text for one in after[id_].discrepancies] == [
            one.text for one in event.discrepancies
        ]
