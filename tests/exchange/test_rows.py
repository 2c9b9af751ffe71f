"""Tables and lists as text: CSV, JSON and aligned columns."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import citation, event, full_list, ids, reading_of, sound_list, undated, write
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import Event, ListHead
from timeline_app.core.table.table import build_table
from timeline_app.core.wording.event_words import event_date_in_words
from timeline_app.exchange.csv_rows import COLUMNS, to_csv
from timeline_app.exchange.json_list import to_event_file, to_json_records
from timeline_app.exchange.text_table import to_table


def full(folder: Path) -> EventList:
    return reading_of(folder, full_list()).events


def rows_of(events: EventList) -> list[int]:
    return list(range(len(events.table)))


def test_csv_has_a_heading_and_a_record_for_each_row(tmp_path: Path) -> None:
    events = full(tmp_path)
    records = list(csv.DictReader(io.StringIO(to_csv(events, rows_of(events)), newline="")))
    assert tuple(records[0]) == COLUMNS
    assert [record["id"] for record in records] == ids(events)
    bridge = records[1]
    assert bridge["date_in_words"] == "3 December 2025, afternoon"
    assert bridge["leaders"] == "Ann Lee; Bo Vông"
    assert bridge["citations"] == "report ¶2 words 2–4; report ¶2 words 5–13"
    assert [record["date_basis"] for record in records] == ["undated", "stated", "inferred"]
    assert records[0]["date_in_words"] == "no date given (announced: December 2025)"
    assert (records[0]["date"], records[0]["part_of"]) == ("", "bridge-opened")


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs"]), min_size=1))
def test_csv_keeps_any_text(title: str) -> None:
    events = list_with_title(title)
    text = to_csv(events, [0])
    assert text.startswith("id,title,")
    assert text.endswith("\r\n")
    [record] = csv.DictReader(io.StringIO(text, newline=""))
    assert record["title"] == title


def list_with_title(title: str) -> EventList:
    head = ListHead("timeline-events/1", "x")
    table = build_table([Event(**event("a", title=title))], head)
    return EventList(Path("events.json"), head, table, {})


def test_csv_quotes_as_the_standard_has_it(tmp_path: Path) -> None:
    title = 'The "new" bridge, finally\nopen'
    text = to_csv(sound_list(tmp_path, event(title=title)), [0])
    assert '"The ""new"" bridge, finally\nopen"' in text
    assert text.count("\r\n") == 2


def test_the_exported_list_is_sound_again_in_the_same_folder(tmp_path: Path) -> None:
    events = full(tmp_path)
    text = to_event_file(events, rows_of(events), tmp_path)
    again = read_list(write(tmp_path / "copy.json", text))
    assert again.problems == ()
    assert again.events.head == events.head
    assert ids(again.events) == ids(events)
    assert again.events.table.events(rows_of(events)) == events.table.events(rows_of(events))
    assert again.events.paragraphs.keys() == {"report"}


@pytest.mark.parametrize("folder", [None, "elsewhere"])
def test_the_exported_list_is_sound_again_elsewhere(tmp_path: Path, folder: str | None) -> None:
    events = full(tmp_path / "list")
    target = tmp_path / "elsewhere"
    text = to_event_file(events, rows_of(events), target if folder else None)
    again = read_list(write(target / "events.json", text))
    assert again.problems == ()
    assert again.events.head.documents[0].paragraphs == ""
    assert again.events.table.event(1).citations == events.table.event(1).citations


def test_an_event_outside_the_rows_is_no_whole_any_more(tmp_path: Path) -> None:
    events = full(tmp_path)
    row = events.table.row_of_id["railway-promised"]
    again = read_list(write(tmp_path / "copy.json", to_event_file(events, [row], tmp_path)))
    assert again.problems == ()
    assert ids(again.events) == ["railway-promised"]
    assert again.events.table.event(0).part_of == ""


def test_records_are_events_as_the_file_has_them(tmp_path: Path) -> None:
    plain = undated(citations=[citation(supports=["terms"])])
    events = sound_list(tmp_path, plain)
    assert json.loads(to_json_records(events, [0])) == [plain]
    assert json.loads(to_json_records(events, [])) == []


def test_a_table_has_one_aligned_line_for_each_row(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event("a", title="Two\nlines \x1b[31m"), event("bb", date="2026"))
    assert to_table(events, [0, 1]) == (
        "3 December 2025  stated  Two lines [31m  a\n2026             stated  Title of bb     bb\n"
    )
    assert to_table(events, []) == ""


def test_dates_are_said_as_honestly_as_their_source(tmp_path: Path) -> None:
    events = full(tmp_path)
    assert [event_date_in_words(one) for one in events.table.events(rows_of(events))] == [
        "no date given (announced: December 2025)",
        "3 December 2025, afternoon",
        "about April 2026",
    ]
