"""The event table: rows in time order, extents, and events made on demand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.table.one_by_one import Extent, extent_of
from tests.lists import event, ids, sound_list, undated
from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S, second_of
from timeline_app.core.record.model import UNSET, Event, ListHead
from timeline_app.core.table.table import Basis, Form, Trait, build_table

HEAD = ListHead("timeline-events/1", "List")
DATES = (
    *("2025", "2025-12-03", "2025-12-03?", "2026/2030", "-0500", "2026-37~", "2026/..", "2025-12~"),
    *("[..2025-12-02]", "[2025-12-01..2025-12-09]", "{2025-12-01,2026-01-01}", "2025-12-03T14:30"),
    *("2025-12-03T14:30:00+07:00", "2025-12-03T23:30+07:00/2025-12-03T13:00-08:00"),
)


def made(date: str | None = "2025-12-03", **changes: Any) -> Event:
    basis = "undated" if date is None else "stated"
    return Event(**{**event("e"), "date": date, "date_basis": basis, **changes})


def extent_in_table(one: Event) -> Extent:
    table = build_table([one], HEAD)
    seconds = (table.draw_start_s, table.draw_end_s, table.start_s, table.end_s)
    start_s, end_s, *hull = (int(column[0]) for column in seconds)
    return Extent(start_s, end_s, hull[0], hull[1], Form(table.form[0]), Trait(table.traits[0]))


def test_an_empty_table_has_no_rows() -> None:
    table = build_table([], HEAD)
    assert len(table) == 0
    assert table.extent_s == (0, 86_400)
    assert table.row_of_id == {}
    assert table.facets["leaders"].counts(np.arange(0)) == []


PARTS = st.sampled_from((UNSET, UNSET, "night", "morning", "afternoon", "evening"))
RHYTHMS = st.sampled_from(("", "", "FREQ=YEARLY"))


@st.composite
def several(draw: st.DrawFn) -> list[Event]:
    return [
        made(
            draw(st.sampled_from((*DATES, None))),
            id=f"e{number}",
            announced=draw(st.sampled_from(DATES)),
            part_of_day=draw(PARTS),
            recurrence=draw(RHYTHMS),
        )
        for number in range(draw(st.integers(0, 20)))
    ]


@given(several())
def test_rows_are_in_time_order_and_hold_their_events(events: list[Event]) -> None:
    table = build_table(events, HEAD)
    assert sorted(table.event(row).id for row in range(len(table))) == sorted(
        event.id for event in events
    )
    keys = [(s, -e) for s, e in zip(table.draw_start_s, table.draw_end_s, strict=True)]
    assert keys == sorted(keys)
    for row in range(len(table)):
        extent = extent_of(table.event(row))
        assert (table.draw_start_s[row], table.draw_end_s[row]) == extent[:2]
        assert table.start_s[row] == extent.start_s
        lasts = bool(table.event(row).recurrence) and extent.end_s < TIME_MAX_S
        assert (table.end_s[row] > extent.end_s) if lasts else (table.end_s[row] == extent.end_s)
        assert table.form[row] == extent.form
        assert table.traits[row] == extent.traits
        assert table.row_of_id[table.event(row).id] == row


def test_events_come_back_as_they_were() -> None:
    one = made(summary="Thông tin", leaders=("a",), part_of_day="morning")
    assert build_table([one], HEAD).events([0, 0]) == [one, one]


@pytest.mark.parametrize(
    ("date", "start", "end", "form", "traits"),
    [
        ("2025-12-03", (2025, 12, 3), (2025, 12, 4), Form.POINT, Trait(0)),
        ("2025-12-01/2025-12-02", (2025, 12, 1), (2025, 12, 3), Form.PERIOD, Trait(0)),
        ("2026", (2026,), (2027,), Form.POINT, Trait(0)),
        ("2026/..", (2026,), None, Form.PERIOD, Trait.OPEN_END),
        ("../2026", None, (2027,), Form.PERIOD, Trait.OPEN_START),
        ("[2025-12-01..2025-12-02]", (2025, 12, 1), (2025, 12, 3), Form.POINT, Trait.WITHIN),
        ("[..2025-12-02]", None, (2025, 12, 3), Form.POINT, Trait.OPEN_START | Trait.WITHIN),
        ("2026-37~", (2026, 1), (2026, 5), Form.POINT, Trait.FADE_START | Trait.FADE_END),
        ("2025~/2030", (2025,), (2031,), Form.PERIOD, Trait.FADE_START),
        ("2025/2030?", (2025,), (2031,), Form.PERIOD, Trait.FADE_START | Trait.FADE_END),
    ],
)
def test_a_date_covers_its_extent_and_shows_its_doubt(
    date: str, start: tuple[int, ...] | None, end: tuple[int, ...] | None, form: Form, traits: Trait
) -> None:
    extent = extent_in_table(made(date))
    assert extent.start_s == (second_of(*start) if start else TIME_MIN_S)
    assert extent.end_s == (second_of(*end) if end else TIME_MAX_S)
    assert (extent.form, extent.traits) == (form, traits)
    assert TIME_MIN_S < extent.draw_start_s < extent.draw_end_s < TIME_MAX_S


@pytest.mark.parametrize(
    ("part", "hours"),
    [("night", (0, 6)), ("morning", (6, 12)), ("afternoon", (12, 18)), ("evening", (18, 24))],
)
def test_a_part_of_the_day_narrows_a_day(part: str, hours: tuple[int, int]) -> None:
    extent = extent_in_table(made(part_of_day=part))
    midnight = second_of(2025, 12, 3)
    expected = (midnight + hours[0] * 3600, midnight + hours[1] * 3600)
    assert (extent.start_s, extent.end_s) == expected
    assert (extent.draw_start_s, extent.draw_end_s) == expected


def test_a_part_of_one_of_several_days_bounds_all_of_them() -> None:
    extent = extent_in_table(made("[2025-12-01..2025-12-02]", part_of_day="afternoon"))
    assert extent.start_s == second_of(2025, 12, 1, 12)
    assert extent.end_s == second_of(2025, 12, 2, 18)
    assert extent_in_table(made("[..2025-12-02]", part_of_day="night")).start_s == TIME_MIN_S


def test_a_part_of_the_day_does_not_touch_a_year() -> None:
    assert extent_in_table(made("2025", part_of_day="night")) == extent_in_table(made("2025"))


def test_an_undated_event_hangs_at_its_announcement() -> None:
    extent = extent_in_table(made(None, announced="2025-12-01/2025-12-02"))
    assert (extent.start_s, extent.end_s) == (second_of(2025, 12, 1), second_of(2025, 12, 3))
    assert extent.form is Form.POINT


def test_basis_and_recurrence_are_columns(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event(recurrence="FREQ=YEARLY"), undated())
    rows = events.table.row_of_id
    assert events.table.basis[rows["railway-promised"]] == Basis.UNDATED
    assert events.table.traits[rows["bridge-opened"]] == Trait.RECURRING
    assert ids(events) == ["railway-promised", "bridge-opened"]


def test_the_extent_holds_everything_that_is_drawn(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event("a", date="1975"), event("b", date="2026/.."))
    assert events.table.extent_s == (second_of(1975), second_of(2027))


def test_an_event_is_found_by_its_id_with_and_without_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = [event("b", title='"a" is no id', date="2020"), event("a", date="2021")]
    table = sound_list(tmp_path, *events).table
    for most in (20_000, 0):
        monkeypatch.setattr("timeline_app.core.table.table._ROWS_BY_ID", most)
        assert table.row_with_id("b") == 0
        assert table.row_with_id("a") == 1
        assert table.row_with_id("c") is None
        assert table.row_with_id("") is None
