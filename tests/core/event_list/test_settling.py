"""Dates that wait for somebody: found by the fixed words of their notes, and advised on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import event, event_list, write_list
from timeline_app.core.citations.curation import curation_advice
from timeline_app.core.event_list import settling
from timeline_app.core.open_list import open_list, read_list
from timeline_app.core.record.settling import REMEDY, is_to_settle, settling_note

NOTE = settling_note("some day", "it is not read as a date", "t.csv, row 7")


def written(folder: Path) -> Path:
    undated = {"date": None, "date_basis": "undated", "announced": "2025"}
    events = [
        event("a", date="2025-12-03"),
        event("b", **undated, date_note=NOTE),
        event("c", **undated, date_note=f"Settled. It was: {NOTE}"),
        event("d", date="2024", date_note=NOTE, summary=f'"date_note": "{NOTE}'),
        event("e", date="2023", summary=f'"date_note": "{NOTE}'),
    ]
    return write_list(folder, event_list(*events))


def test_given_notes_that_ask_for_it_then_these_events_are_to_settle(tmp_path: Path) -> None:
    path = written(tmp_path)
    for events in (open_list(path).events, read_list(path).events):
        found = events.to_settle
        assert found.how_many == 2
        assert {problem.path for problem in found.advice} == {"event b", "event d"}
        assert all(problem.remedy == REMEDY for problem in found.advice)


def test_given_more_events_than_are_looked_through_at_once_then_none_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_EVENTS_AT_ONCE", 2)
    path = written(tmp_path)
    for events in (open_list(path).events, read_list(path).events):
        found = [events.table.event(row).id for row in settling.rows_to_settle(events.table)]
        assert sorted(found) == ["b", "d"]


def test_given_dates_to_settle_then_they_are_advice_and_no_problems(tmp_path: Path) -> None:
    reading = read_list(written(tmp_path))
    assert not reading.problems
    told = [problem for problem in curation_advice(reading.events) if problem.remedy == REMEDY]
    assert len(told) == 2


def test_given_a_note_then_it_says_words_reason_and_place() -> None:
    assert NOTE == "To settle: “some day” (it is not read as a date), as in t.csv, row 7"
    assert is_to_settle(NOTE)
    assert not is_to_settle("About then")
