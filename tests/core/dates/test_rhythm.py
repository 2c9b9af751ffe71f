"""Occurrences of rhythms: none too many, none too few, whatever part of time is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.civil import SECONDS_PER_DAY, TIME_MAX_S, second_of
from timeline_app.core.dates.rhythm import MOST_SHOWN, last_s, occurrences

FIRST = second_of(2025, 12, 3)


def test_given_a_quarterly_rhythm_then_each_quarter_has_one() -> None:
    found = occurrences("FREQ=MONTHLY;INTERVAL=3", FIRST, second_of(2027), second_of(2028))
    assert found == [second_of(2027, month, 3) for month in (3, 6, 9, 12)]


def test_given_the_first_time_then_it_is_not_an_occurrence() -> None:
    assert occurrences("FREQ=YEARLY", FIRST, FIRST, second_of(2026, 12, 3)) == []
    assert occurrences("FREQ=YEARLY", FIRST, 0, second_of(2026, 12, 4)) == [second_of(2026, 12, 3)]


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=YEARLY;COUNT=3", second_of(2027, 12, 3)),
        ("FREQ=DAILY;UNTIL=20251205", second_of(2025, 12, 5)),
        ("RRULE:FREQ=DAILY;UNTIL=20251205T120000Z;INTERVAL=2", second_of(2025, 12, 5)),
        ("FREQ=MONTHLY", TIME_MAX_S),
    ],
)
def test_given_a_rule_then_its_end_is_found(rule: str, last: int) -> None:
    assert last_s(rule, FIRST) == last


def test_given_a_rule_by_the_minute_then_no_more_are_found_than_can_be_shown() -> None:
    assert len(occurrences("FREQ=MINUTELY", FIRST, FIRST, TIME_MAX_S)) == MOST_SHOWN


def test_given_a_time_no_calendar_has_then_there_are_no_occurrences() -> None:
    assert occurrences("FREQ=YEARLY", second_of(-5000), second_of(2025), second_of(2030)) == []
    assert last_s("FREQ=YEARLY;COUNT=2", second_of(-5000)) == TIME_MAX_S


@given(st.integers(-(10**10), 10**11), st.integers(0, 10**9))
def test_given_any_span_then_what_is_found_lies_in_it_in_order(start_s: int, length_s: int) -> None:
    found = occurrences("FREQ=WEEKLY;BYDAY=MO,TH", FIRST, start_s, start_s + length_s)
    assert found == sorted(set(found))
    assert all(max(start_s, FIRST) <= second < start_s + length_s for second in found)
    assert all((second - FIRST) % SECONDS_PER_DAY == 0 for second in found)
