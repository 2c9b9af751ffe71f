"""Tables and lists as text: CSV, JSON and aligned columns."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import (
    PARAGRAPHS,
    citation,
    event,
    full_list,
    ids,
    paragraph_file,
    reading_of,
    sound_list,
    undated,
    write,
    write_list,
)
from timeline_app.core.citations.sources import attach_folder
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import Event, ListHead
from timeline_app.core.table.table import build_table
from timeline_app.core.wording.event_words import event_date_in_words
from timeline_app.exchange.content import Content
from timeline_app.exchange.formats import write_file
from timeline_app.exchange.json_list import to_event_file, to_json_records
from timeline_app.exchange.tables.csv_rows import to_csv
from timeline_app.exchange.tables.harmless import harmless
from timeline_app.exchange.tables.records import COLUMNS
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
    promise, bridge, spring = records
    assert (bridge["date"], bridge["edtf"]) == ("3 December 2025, afternoon", "2025-12-03")
    assert (bridge["people"], bridge["subjects"]) == ("Ann Lee; Bo Vông", "Bo Vông")
    assert bridge["sources"] == "Report ¶ 2, words 2–4, 5–13: gist: Gist 2"
    assert bridge["discrepancies"] == "Remark on the source: Two names (Report ¶ 4)"
    assert [record["basis"] for record in records] == ["undated", "stated", "inferred"]
    assert promise["date"] == "no date given (announced: December 2025)"
    assert (promise["edtf"], promise["earliest"], promise["latest"]) == ("", "", "")
    assert (promise["announced"], promise["part_of"]) == ("2025-12", "bridge-opened")
    assert (spring["earliest"], spring["latest"]) == ("2026-04-01", "2026-04-30")
    assert (spring["approximate"], spring["recurrence"]) == ("approximate", "FREQ=YEARLY")


def test_given_the_originals_then_csv_quotes_them(tmp_path: Path) -> None:
    write(tmp_path / "originals" / "report.txt", "\n".join(PARAGRAPHS))
    events = full(tmp_path)
    originals = {
        document: item.text
        for document, item in attach_folder(tmp_path / "originals", events.paragraphs).items()
    }
    [_, bridge, _] = csv.DictReader(
        io.StringIO(to_csv(events, rows_of(events), originals=originals), newline="")
    )
    quotation = "“3 December 2025 the two ministers opened the new bridge at Savan”"
    assert bridge["sources"] == f"Report ¶ 2, words 2–4, 5–13: {quotation}"


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs"]), min_size=1))
def test_csv_keeps_any_text(title: str) -> None:
    events = list_with_title(title)
    text = to_csv(events, [0])
    assert text.startswith("id,title,")
    assert text.endswith("\r\n")
    [record] = csv.DictReader(io.StringIO(text, newline=""))
    assert record["title"] == harmless(title)


@pytest.mark.parametrize("title", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "'=1", "＝1"])
def test_csv_has_no_cell_that_a_spreadsheet_runs(title: str) -> None:
    [record] = csv.DictReader(io.StringIO(to_csv(list_with_title(title), [0]), newline=""))
    assert record["title"] == f"'{title}"


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
    write_file(tmp_path / "copy.json", Content(events, rows_of(events)))
    again = read_list(tmp_path / "copy.json")
    assert again.problems == ()
    assert again.events.head == events.head
    assert ids(again.events) == ids(events)
    assert again.events.table.events(rows_of(events)) == events.table.events(rows_of(events))
    assert again.events.paragraphs == events.paragraphs
    assert not (tmp_path / "paragraphs").exists()


def test_the_exported_list_can_be_checked_elsewhere(tmp_path: Path) -> None:
    events = full(tmp_path / "list")
    target = tmp_path / "elsewhere"
    target.mkdir()
    for name in ("one.json", "two.json"):
        assert write_file(target / name, Content(events, rows_of(events))) == ""
        again = read_list(target / name)
        assert again.problems == ()
        assert again.events.paragraphs == events.paragraphs
        assert again.events.table.event(1).citations == events.table.event(1).citations
    assert len(list((target / "paragraphs").iterdir())) == 1


def test_given_another_version_then_the_first_export_keeps_its_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    first = full(tmp_path / "list")
    write_file(tmp_path / "out" / "first.json", Content(first, rows_of(first)))
    changed = paragraph_file()
    changed["paragraphs"][0]["gist"] = "Another gist"
    second = read_list(write_list(tmp_path / "list", full_list(), report=changed)).events
    write_file(tmp_path / "out" / "second.json", Content(second, rows_of(second)))
    for name, events in (("first", first), ("second", second)):
        assert read_list(tmp_path / "out" / f"{name}.json").events.paragraphs == events.paragraphs


def test_given_paragraphs_that_could_not_be_read_then_it_says_so(tmp_path: Path) -> None:
    events = read_list(write_list(tmp_path / "list", full_list(), report="{")).events
    (tmp_path / "out").mkdir()
    remark = write_file(tmp_path / "out" / "copy.json", Content(events, rows_of(events)))
    assert remark.endswith("those of\nReport")
    assert read_list(tmp_path / "out" / "copy.json").problems == ()


def test_an_event_outside_the_rows_is_no_whole_any_more(tmp_path: Path) -> None:
    events = full(tmp_path)
    row = events.table.row_of_id["railway-promised"]
    again = read_list(write(tmp_path / "copy.json", to_event_file(events, [row])))
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


def test_a_table_says_in_which_rhythm_an_event_comes_again(tmp_path: Path) -> None:
    events = sound_list(tmp_path, undated(recurrence="FREQ=MONTHLY;INTERVAL=3"))
    assert ", repeats every 3 months  undated  " in to_table(events, [0])


def test_dates_are_said_as_honestly_as_their_source(tmp_path: Path) -> None:
    events = full(tmp_path)
    assert [event_date_in_words(one) for one in events.table.events(rows_of(events))] == [
        "no date given (announced: December 2025)",
        "3 December 2025, afternoon",
        "about April 2026",
    ]
