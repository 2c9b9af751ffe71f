"""A file brought in, and brought in again: a sound list, the same ids, and edits that stay."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.core.dates.edtf import parse
from timeline_app.core.open_list import open_list, read_list
from timeline_app.core.record.model import Event, EventFile
from timeline_app.core.wording.event_words import announced_in_words, short_date
from timeline_app.exchange.incoming.assembling import assemble
from timeline_app.exchange.incoming.draft import (
    DraftDate,
    DraftEvent,
    DraftList,
    DraftSource,
    UnknownFileError,
)
from timeline_app.exchange.incoming.event_ids import event_ids
from timeline_app.exchange.incoming.importing import (
    bring_in,
    list_bytes,
    memory_of,
    prepare,
    usual_out,
)
from timeline_app.exchange.incoming.readers import read_draft
from timeline_app.exchange.incoming.reading_options import CancelledError, ReadOptions
from timeline_app.exchange.incoming.report import Report
from timeline_app.exchange.incoming.slugs import Slugs, slug
from timeline_app.exchange.incoming.wholes import cut_circles

SAVED = date(2025, 6, 1)
Written = Callable[..., Report]


@pytest.fixture
def bring(tmp_path: Path) -> Written:
    """Writes a CSV file and brings it in; the list lies beside it."""

    def written(*lines: str) -> Report:
        path = tmp_path / "t.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        os.utime(path, (1_750_000_000, 1_750_000_000))
        return bring_in(path, read_draft(path, ReadOptions()))

    return written


def events_of(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / "t.events.json"
    assert not read_list(path).problems
    return {event["id"]: event for event in json.loads(path.read_text("utf-8"))["events"]}


def edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "t.events.json"
    value = json.loads(path.read_text("utf-8"))
    change(value)
    path.write_text(json.dumps(value), encoding="utf-8")


def draft(**parts: Any) -> DraftEvent:
    return DraftEvent(**{"place_in_file": "row 2", "title": "a", **parts})


def assembled(*events: DraftEvent) -> EventFile:
    found = assemble(DraftList(title="t", events=events, count_read=len(events)), "t.csv", SAVED)
    return found.file


def test_given_a_date_without_a_source_then_it_is_inferred_from_the_file() -> None:
    [event] = assembled(draft(date=DraftDate("1999"))).events
    assert (event.date_basis, event.date_note) == ("inferred", "As in t.csv, row 2")


def test_given_a_source_then_the_date_is_stated_and_the_source_cited_by_its_title() -> None:
    source = DraftSource("The Times, 3 May", "https://example.org/x", "The Times")
    file = assembled(draft(date=DraftDate("1999"), sources=(source,)))
    [event], [document] = file.events, file.documents
    assert event.date_basis == "stated"
    assert document.url == "https://example.org/x"
    [citation] = event.citations
    assert (citation.document, citation.paragraph) == (document.id, 1)
    assert citation.words == (0, 4)


def test_given_a_date_that_cannot_be_read_then_its_words_ask_to_be_settled() -> None:
    found = assemble(
        DraftList(
            title="t",
            events=(
                draft(date=DraftDate("1815-12-10")),
                draft(title="b", date=DraftDate(None, "some day", "why", is_settled=False)),
            ),
            count_read=2,
        ),
        "t.csv",
        SAVED,
    )
    event = found.file.events[1]
    assert (event.date, event.date_basis) == (None, "undated")
    assert event.date_note.startswith("To settle: “some day” (why), as in t.csv, row 2")
    assert event.announced == "1815~"
    assert event.date_note.endswith("; until then at 1815, by the date above it")
    assert [remark.place for remark in found.to_settle] == ["row 2"]


def test_given_dates_not_read_then_each_waits_at_its_own_year_or_that_beside_it() -> None:
    unread = DraftDate(None, "some day", "why", is_settled=False)
    year = DraftDate(None, "7/8 2021", "why", is_settled=False)
    events = assembled(
        draft(title="a", date=unread),
        draft(title="b", date=DraftDate("2019-04-03")),
        draft(title="c", date=year),
        draft(title="d", date=unread),
        draft(title="e", date=DraftDate("2023/2025")),
    ).events
    assert [event.announced for event in events] == ["2019~", "", "2021~", "2019~", ""]
    assert short_date(events[2]) == "date not read: “7/8 2021”"
    assert announced_in_words(events[2]) == ""
    assert assembled(draft(date=unread)).events[0].announced == SAVED.isoformat()


def test_given_people_under_two_spellings_then_each_is_there_once() -> None:
    file = assembled(
        draft(people=("Ada  Lovelace", "To Lam")), draft(title="b", people=("ada lovelace",))
    )
    assert [leader.id for leader in file.leaders] == ["ada-lovelace", "to-lam"]
    assert file.events[1].leaders == ("ada-lovelace",)


def test_given_events_that_are_part_of_each_other_then_the_circle_is_cut() -> None:
    file = assembled(
        draft(title="a", key="k1", part_of_key="b"),
        draft(title="b", key="k2", part_of_key="k1"),
        draft(title="c", key="k3", part_of_key="nobody"),
    )
    assert [event.part_of for event in file.events].count("") == 2
    chain = {"a": "b", "b": "c", "c": "a", "d": "a"}
    assert len(cut_circles(chain)) == 1
    assert chain["d"] == "a"


def test_given_names_then_ids_are_read_off_them_in_any_script() -> None:
    assert slug("Hà Nội, Việt Nam: đường", "x") == "ha-noi-viet-nam-duong"
    assert slug("ລາວ", "event").startswith("event-")
    assert slug("ລາວ", "event") != slug("ໄທ", "event")
    slugs = Slugs("x")
    assert [slugs.of(name) for name in ("A b", "a-b", "A b")] == ["a-b", "a-b-2", "a-b"]
    assert [slugs.of(name) for name in ("A\u00a0B", "Ａ\u200b b")] == ["a-b", "a-b"]


def test_given_events_of_one_title_then_their_ids_have_dates_and_numbers() -> None:
    drafts = [draft(date=DraftDate(edtf)) for edtf in ("1999", "2000", "2000", None)]
    assert event_ids(drafts, ()) == ["a", "a-2000", "a-2000-2", "a-undated"]


def test_given_earlier_events_then_ids_follow_title_date_and_then_the_rest() -> None:
    def event(id_: str, title: str, when: str, summary: str = "") -> Event:
        return Event(id_, title, "event", when, "stated", summary)

    before = [event("x", "a", "1999"), event("y", "a", "2000"), event("z", "old", "2001", "text")]
    drafts = [
        draft(date=DraftDate("2000")),
        draft(date=DraftDate("1998")),
        draft(title="new", summary="text", date=DraftDate("2001")),
        draft(title="other"),
    ]
    assert event_ids(drafts, before) == ["y", "x", "z", "other"]


def test_given_a_file_then_its_list_stands_beside_it_with_what_it_gave(
    bring: Written, tmp_path: Path
) -> None:
    report = bring("Date,Title,Source", "1999,a,A book", "some day,b,", ",,")
    assert (report.count_read, report.count_events, report.count_undated) == (2, 2, 1)
    assert list(events_of(tmp_path)) == ["a", "b"]
    assert (tmp_path / "t.imported.json").is_file()
    assert "2 rows read, 2 events written to t.events.json, 1 date to settle" in report.text()
    assert "row 3: “some day”" in report.text()
    assert list(report.as_dict()["to_settle"]) == [
        {"place": "row 3", "text": "“some day”: it is not read as a date"}
    ]


def test_given_a_file_brought_in_twice_then_nothing_changes(bring: Written, tmp_path: Path) -> None:
    lines = ("Date,Title,Source", "1999,a,A book", "some day,b,")
    bring(*lines)
    before = (tmp_path / "t.events.json").read_bytes()
    report = bring(*lines)
    assert (report.added, report.updated, report.removed, report.kept) == (0, 0, (), ())
    assert (tmp_path / "t.events.json").read_bytes() == before


def test_given_edits_then_they_stay_and_the_rest_follows_the_file(
    bring: Written, tmp_path: Path
) -> None:
    bring("Date,Title,Notes,Who", "some day,a,one,Ada", "2000,b,two,", "2001,c,,", "2002,d,,")

    def change(value: dict[str, Any]) -> None:
        a, b, *_ = value["events"]
        a |= {"date": "1999", "date_basis": "derived", "date_note": "counted", "announced": ""}
        b["summary"] = "edited"
        value["events"] = [a, b, value["events"][3], b | {"id": "own", "title": "own"}]
        value["leaders"][0]["role"] = "countess"

    edit(tmp_path, change)
    report = bring("Date,Title,Notes,Who", "someday,a,new,Ada", "1990,b,2,", "2001,c,,", "3,e,,")
    found = events_of(tmp_path)
    assert list(found) == ["a", "b", "e", "own"]
    assert (found["a"]["date"], found["a"]["date_note"]) == ("1999", "counted")
    assert found["a"]["summary"] == "new"
    assert (found["b"]["date"], found["b"]["summary"]) == ("1990", "edited")
    told = " ".join(f"{one.place} {one.text}" for one in (*report.kept, *report.removed))
    for words in ("event c was taken out of the list", "event d is no longer in the file"):
        assert words in told
    assert "event b keeps what was edited in the list: summary" in told
    leaders = json.loads((tmp_path / "t.events.json").read_text("utf-8"))["leaders"]
    assert leaders[0]["role"] == "countess"


def test_given_no_memory_of_last_time_then_what_differs_counts_as_edited(
    bring: Written, tmp_path: Path
) -> None:
    bring("Date,Title,Notes", "1999,a,one")
    memory_of(tmp_path / "t.events.json").unlink()
    report = bring("Date,Title,Notes", "1999,a,two")
    assert events_of(tmp_path)["a"]["summary"] == "one"
    assert report.kept


def test_given_an_edited_event_that_is_gone_from_the_file_then_it_stays(
    bring: Written, tmp_path: Path
) -> None:
    bring("Date,Title", "1999,a", "2000,b")
    edit(tmp_path, lambda value: value["events"][1].update(summary="mine", part_of="a"))
    bring("Date,Title", "2001,c")
    assert set(events_of(tmp_path)) == {"b", "c"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"format": "timeline-events/1", "titel": 1}', "is not sound"),
        (
            '{"format": "timeline-events/1", "title": "t", "events": [{"id": "z", "title": "z",'
            ' "kind": "k", "date": "1999", "date_basis": "stated"}]}',
            "list of something else",
        ),
    ],
)
def test_given_another_list_in_its_place_then_it_is_left_alone(
    text: str, sentence: str, bring: Written, tmp_path: Path
) -> None:
    (tmp_path / "t.events.json").write_text(text)
    with pytest.raises(UnknownFileError, match=sentence):
        bring("Date,Title", "1999,a")
    assert (tmp_path / "t.events.json").read_text() == text


def test_given_the_file_itself_as_output_then_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Date,Title\n1999,a\n")
    with pytest.raises(UnknownFileError, match="name another one"):
        prepare(path, read_draft(path, ReadOptions()), path)
    assert usual_out(path).name == "t.events.json"


def test_given_somebody_stops_then_nothing_is_written(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    path = tmp_path / "t.csv"
    path.write_text("Date,Title\n1999,a\n")
    with pytest.raises(CancelledError):
        bring_in(path, read_draft(path, ReadOptions()), progress=stop)
    assert [file.name for file in tmp_path.iterdir()] == ["t.csv"]


def test_given_an_older_import_of_a_broken_memory_then_the_list_is_still_sound(
    bring: Written, tmp_path: Path
) -> None:
    bring("Date,Title", "1999,a")
    memory_of(tmp_path / "t.events.json").write_text("{")
    bring("Date,Title", "1999,a")
    assert list(events_of(tmp_path)) == ["a"]


DATES = st.sampled_from([None, "1999", "2025-12-03", "1999~", "[..2000]", "1999/..", "-0043"])
NAMES = st.lists(st.text(min_size=1, max_size=8), max_size=3).map(tuple)
DRAFTS = st.builds(
    DraftEvent,
    place_in_file=st.just("row 2"),
    title=st.text(min_size=1, max_size=12).filter(str.strip),
    date=st.builds(DraftDate, DATES, st.text(max_size=8), st.text(max_size=8), st.booleans()),
    key=st.text(max_size=4),
    kind=st.text(max_size=5),
    part_of_day=st.sampled_from([None, "morning"]),
    recurrence=st.sampled_from(["", "FREQ=DAILY", "nonsense"]),
    announced=st.sampled_from(["", "1999", "nonsense"]),
    people=NAMES,
    themes=NAMES,
    organisations=NAMES,
    part_of_key=st.text(max_size=4),
    sources=st.lists(st.builds(DraftSource, st.text(min_size=1, max_size=5)), max_size=2).map(
        tuple
    ),
)


@settings(deadline=None)
@given(drafts=st.lists(DRAFTS, max_size=6))
def test_given_any_drafts_then_the_list_is_sound_and_no_date_is_more_precise(
    drafts: list[DraftEvent], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = assembled(*drafts)
    path = tmp_path_factory.getbasetemp() / "any.events.json"
    path.write_bytes(list_bytes(file))
    assert not read_list(path).problems
    assert len(open_list(path).events.table) == len(drafts)
    for event, one in zip(file.events, drafts, strict=True):
        assert event.date == one.date.edtf
        if event.date is None:
            assert parse(event.announced)
            assert one.date.words in event.date_note
