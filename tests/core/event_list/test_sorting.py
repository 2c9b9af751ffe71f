"""Sorting: by time where it is about time, by folded letters else, and stable both ways."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.lists import citation, event, ids, sound_list, undated
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.sorting import SORT_KEYS, sort_ranks, sorted_rows


def order_by(events: EventList, key: str, is_descending: bool = False) -> list[str]:
    names, rows = ids(events), np.arange(len(events.table))
    ordered = sorted_rows(rows, sort_ranks(events, key), is_descending)
    return [names[row] for row in ordered]


def test_given_texts_then_case_and_diacritics_do_not_matter_and_nothing_comes_last(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        event("b", title="Émigré", place="Zoo"),
        event("a", title="zebra", leaders=["bo-vong"]),
        event("c", title="Apple", leaders=["ann-lee"], place="Abbey"),
    )
    assert order_by(events, "title") == ["c", "b", "a"]
    assert order_by(events, "place") == ["c", "b", "a"]
    assert order_by(events, "people") == ["c", "a", "b"]


def test_given_dates_then_they_are_sorted_by_time_and_not_by_their_words(tmp_path: Path) -> None:
    dates = ("2025-12-03", "2025-02-10", "0900", "2026~", "1999/2004")
    events = sound_list(tmp_path, *(event(f"e{n}", date=date) for n, date in enumerate(dates)))
    assert order_by(events, "date") == ["e2", "e4", "e1", "e0", "e3"]
    assert order_by(events, "date", is_descending=True) == ["e3", "e0", "e1", "e4", "e2"]


def test_given_announcements_then_they_are_sorted_by_time_and_none_comes_last(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        event("never"),
        undated("december", announced="2025-12"),
        undated("april", announced="2025-04-30"),
        undated("long-ago", announced="0998"),
    )
    assert order_by(events, "announced") == ["long-ago", "april", "december", "never"]


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize("key", [key for key in SORT_KEYS if key != "date"])
def test_given_equal_rows_then_they_stay_in_the_order_of_time_either_way(
    tmp_path: Path, key: str, is_descending: bool
) -> None:
    same = {"title": "Same", "citations": [citation()], "announced": "2025"}
    events = sound_list(
        tmp_path, *(event(f"e{year}", date=f"20{year}", **same) for year in range(10, 20))
    )
    assert order_by(events, key, is_descending) == ids(events)
