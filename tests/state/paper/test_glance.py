"""The list at a glance: each event in one column of time, crowded days in columns of their own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from tests.lists import event, sound_list, undated
from tests.scene.events import HEAD, Listed, event_lists
from timeline_app.core.event_list.event_list import EventList
from timeline_app.scene.brief.request import Glance
from timeline_app.scene.display import MarkShape
from timeline_app.state.paper.glance import glance_of


def glance(events: EventList) -> Glance:
    rows = np.arange(len(events.table))
    return glance_of(events, rows, {row: row + 1 for row in rows.tolist()})


@settings(deadline=None)
@given(event_lists(max_size=60))
def test_given_any_list_then_every_event_has_one_mark(listed: Listed) -> None:
    if not len(listed.table):
        return
    found = glance(EventList(Path("list.json"), HEAD, listed.table, {}))
    numbers = [mark.number for row in found.rows for cell in row.cells for mark in cell]
    assert sorted(numbers) == list(range(1, len(listed.table) + 1))
    assert all(len(row.cells) == len(found.columns) for row in found.rows)
    assert len(found.columns) <= 8


def test_given_crowded_days_then_they_have_columns_and_the_rest_lies_around(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        event("old", date="1950"),
        *(event(f"a{n}", date="2025-12-01/2025-12-02") for n in range(6)),
        *(undated(f"b{n}", announced="2025-12-03") for n in range(6)),
        event("about", date="2025-12-01/2025-12-03"),
        event("new", date="2030"),
    )
    found = glance(events)
    assert found.columns == (
        "before", "1–2 Dec 2025", "3 Dec 2025", "else", "after",
    )  # fmt: skip
    assert [len(cell) for cell in found.rows[0].cells] == [1, 6, 6, 1, 1]
    assert {mark.shape for mark in found.rows[0].cells[2]} == {MarkShape.OPEN_RING}


@pytest.mark.parametrize(
    ("dates", "columns"),
    [
        (["2025-12-03", "2025-12-05"], ("3 Dec 2025", "5 Dec 2025")),
        (["2025-12-03", "2026-02-05"], ("Dec 2025", "Feb 2026")),
        (["1950", "1999", "2024"], ("1940–1959", "1980–1999", "2020–2039")),
        (["-0044", "2024"], ("501–2 BCE", "2000–2499")),
    ],
)
def test_given_nothing_that_crowds_then_columns_are_of_the_calendar(
    dates: list[str], columns: tuple[str, ...], tmp_path: Path
) -> None:
    events = sound_list(tmp_path, *(event(f"e{n}", date=date) for n, date in enumerate(dates)))
    assert glance(events).columns == columns
