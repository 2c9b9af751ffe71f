"""A date that is reckoned from another event, and never looks finer than what it rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days, days_from_civil
from timeline_app.core.dates.edtf import edtf_day, parse
from timeline_app.core.record.model import Event
from timeline_app.state.editing.derived import (
    DISTANCE_UNITS,
    Distance,
    UnreckonableError,
    derived_from,
    reckoned_from,
)

_LEAST_DAYS = {"day": 1, "week": 7, "month": 28, "year": 365}
# Some centuries around ours.
days = st.integers(days_from_civil(1600, 1, 1), days_from_civil(2300, 1, 1))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Days, months, years, decades, seasons, and runs and choices of them."""
    day = draw(days)
    year, month, _ = civil_from_days(day)
    forms = (f"{year}", f"{year}-{month:02}", edtf_day(day * SECONDS_PER_DAY), f"{year // 10}X",
             f"{year}-22")  # fmt: skip
    one = draw(st.sampled_from(forms))
    later = edtf_day((day + draw(st.integers(800, 4_000))) * SECONDS_PER_DAY)
    shape = draw(st.sampled_from(["{}", "{}", "{}~", "{}?"]))
    both = draw(st.sampled_from(["{}/{}", "[{}..{}]"]))
    return shape.format(one) if draw(st.booleans()) else both.format(forms[2], later)


distances = st.builds(
    Distance,
    count=st.integers(0, 400),
    unit=st.sampled_from(DISTANCE_UNITS),
    is_before=st.booleans(),
    is_about=st.booleans(),
)


def event(date: str | None, title: str = "Founding") -> Event:
    return Event(
        id="founding",
        title=title,
        kind="event",
        date=date,
        date_basis="stated" if date else "undated",
    )


@given(dates(), distances)
def test_it_is_no_finer_than_the_event_nor_than_the_unit(text: str, distance: Distance) -> None:
    base = parse(text)
    edtf = reckoned_from(base, distance)
    assert edtf is not None
    found = parse(edtf)
    length_days = (found.end_s - found.start_s) // SECONDS_PER_DAY
    assert length_days >= _LEAST_DAYS[distance.unit]
    if "/" not in text and distance.unit == "day":
        assert found.end_s - found.start_s >= base.end_s - base.start_s


@given(days, distances)
def test_what_is_counted_by_hand_lies_in_it(day: int, distance: Distance) -> None:
    edtf = reckoned_from(parse(edtf_day(day * SECONDS_PER_DAY)), distance)
    assert edtf is not None
    found, sign = parse(edtf), -1 if distance.is_before else 1
    year, month, _ = civil_from_days(day)
    if distance.unit in ("day", "week"):
        steps = distance.count * (7 if distance.unit == "week" else 1)
        second = (day + sign * steps) * SECONDS_PER_DAY
    else:
        months = year * 12 + month - 1
        months += sign * distance.count * (12 if distance.unit == "year" else 1)
        second = days_from_civil(months // 12, months % 12 + 1, 15) * SECONDS_PER_DAY
    assert found.start_s <= second < found.end_s


@pytest.mark.parametrize(
    ("date", "distance", "edtf"),
    [
        ("1975-12-02", Distance(2, "year"), "1977"),
        ("1975", Distance(2, "year", is_about=True), "1977~"),
        ("1975-12-02", Distance(1, "month"), "1976-01"),
        ("1975-12-02", Distance(10, "day"), "1975-12-12"),
        ("1975-12", Distance(10, "day"), "[1975-12-11..1976-01-10]"),
        ("2025-12-03", Distance(2, "week"), "[2025-12-15..2025-12-21]"),
        ("2025-12-01/2025-12-03", Distance(1, "day"), "2025-12-04"),
        ("2025-12-01/2025-12-03", Distance(1, "day", is_before=True), "2025-11-30"),
        ("1975~", Distance(2, "year"), "1977~"),
        ("2020/..", Distance(2, "year", is_before=True), "2018"),
    ],
)
def test_it_counts_as_people_do(date: str, distance: Distance, edtf: str) -> None:
    assert reckoned_from(parse(date), distance) == edtf


def test_the_note_names_the_event_and_the_arithmetic() -> None:
    derived = derived_from(event("1975-12-02"), Distance(2, "year"))
    assert derived.note == "Reckoned from “Founding”: 2 December 1975 + 2 years = 1977."


@pytest.mark.parametrize(
    ("date", "distance", "part"),
    [
        (None, Distance(2, "year"), "has no date"),
        ("soon", Distance(2, "year"), "mend it first"),
        ("2020/..", Distance(2, "year"), "beyond"),
        ("2020", Distance(99_999, "month"), "beyond"),
    ],
)
def test_given_what_cannot_be_reckoned_then_a_sentence_says_why(
    date: str | None, distance: Distance, part: str
) -> None:
    with pytest.raises(UnreckonableError, match=part):
        derived_from(event(date), distance)
