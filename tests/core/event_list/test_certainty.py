"""How many events surely fall on some days, and how many only may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.lists import event, sound_list, undated
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.certainty import Tally, tally
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.record.model import FilterRecord

CERTAIN, POSSIBLE, UNDATED = Tally(1), Tally(0, 1), Tally(0, 0, 1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"date": "2025-12-03"}, CERTAIN),
        ({"date": "2025-12-03", "part_of_day": "morning"}, CERTAIN),
        ({"date": "[2025-12-02..2025-12-03]"}, POSSIBLE),
        ({"date": "[..2025-12-03]"}, POSSIBLE),
        ({"date": "2025-12"}, POSSIBLE),
        ({"date": "2025-12-03~"}, POSSIBLE),
        ({"date": "2025-12-01/2025-12-03"}, CERTAIN),
        ({"date": "2025/.."}, CERTAIN),
        ({"date": "2025-11-26", "recurrence": "FREQ=WEEKLY"}, CERTAIN),
        ({"date": "2025-12-04"}, Tally(0)),
    ],
)
def test_given_a_date_then_it_falls_on_a_day_surely_or_possibly(
    tmp_path: Path, changes: dict[str, Any], expected: Tally
) -> None:
    assert _on("2025-12-03", tmp_path, event(**changes)) == expected


def test_given_the_days_that_a_date_leaves_open_then_it_surely_falls_on_these(
    tmp_path: Path,
) -> None:
    open_date = event(date="[2025-12-02..2025-12-03]")
    assert _on("2025-12-02/2025-12-03", tmp_path, open_date) == CERTAIN


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("2025-12-03", POSSIBLE),
        ("2025-12-03/2025-12-04", POSSIBLE),
        ("2025-12-02/2025-12-04", CERTAIN),
    ],
)
def test_given_about_a_day_then_it_surely_falls_on_that_with_those_around(
    tmp_path: Path, days: str, expected: Tally
) -> None:
    assert _on(days, tmp_path, event(date="2025-12-03~")) == expected


def test_given_no_date_then_only_the_announcement_falls_on_a_day(tmp_path: Path) -> None:
    assert _on("2025-12-03", tmp_path, undated(announced="2025-12-03")) == UNDATED


def test_given_a_rhythm_without_a_date_then_it_may_fall_on_a_later_day(tmp_path: Path) -> None:
    quarterly = undated(announced="2025-12-03", recurrence="FREQ=MONTHLY;INTERVAL=3")
    assert _on("2027-07-01", tmp_path, quarterly) == POSSIBLE


def _on(days: str, folder: Path, listed: dict[str, Any]) -> Tally:
    events, date = sound_list(folder, listed), parse(days)
    first, last = days.split("/", maxsplit=1)[0], days.rsplit("/", maxsplit=1)[-1]
    mask = filter_of(FilterRecord(from_=first, to=last)).to_mask(events)
    return tally(events.table, mask, date.start_s, date.end_s)
