"""The calendar, for years a computer's own date type does not know."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.civil import (
    SECONDS_PER_DAY,
    TIME_MAX_S,
    TIME_MIN_S,
    YEAR_LIMIT,
    civil_from_days,
    days_from_civil,
    days_in_month,
    is_leap_year,
    second_of,
    weekday,
)

any_day = st.integers(TIME_MIN_S // SECONDS_PER_DAY, TIME_MAX_S // SECONDS_PER_DAY)


@given(any_day)
def test_a_day_survives_the_way_to_the_calendar_and_back(days: int) -> None:
    assert days_from_civil(*civil_from_days(days)) == days


@given(any_day)
def test_the_day_after_is_the_next_in_its_month_or_a_first(days: int) -> None:
    year, month, day = civil_from_days(days)
    following = civil_from_days(days + 1)
    if day < days_in_month(year, month):
        assert following == (year, month, day + 1)
    else:
        assert following == ((year, month + 1, 1) if month < 12 else (year + 1, 1, 1))


@given(st.dates())
def test_the_calendar_agrees_with_datetime_where_that_reaches(day: date) -> None:
    days = (day - date(1970, 1, 1)).days
    assert days_from_civil(day.year, day.month, day.day) == days
    assert civil_from_days(days) == (day.year, day.month, day.day)
    assert weekday(days) == day.weekday()


@given(st.integers(-YEAR_LIMIT, YEAR_LIMIT), st.integers(1, 12), st.integers(-1000, 1000))
def test_months_that_run_over_fall_into_the_next_years(year: int, month: int, more: int) -> None:
    years, index = divmod(month - 1 + more, 12)
    assert days_from_civil(year, month + more, 1) == days_from_civil(year + years, index + 1, 1)


@pytest.mark.parametrize(
    ("year", "leap"), [(2024, True), (2025, False), (1900, False), (2000, True), (0, True)]
)
def test_leap_years_follow_the_gregorian_rule(year: int, leap: bool) -> None:
    assert is_leap_year(year) is leap
    assert days_in_month(year, 2) == 28 + leap


def test_seconds_count_from_1970_on_the_wall_clock() -> None:
    assert second_of(1970) == 0
    assert second_of(1970, 1, 2, 3, 4, 5) == 86_400 + 3 * 3600 + 4 * 60 + 5
    assert second_of(1969, 12, 31, 23, 59, 59) == -1


def test_every_year_within_the_limit_lies_between_the_sentinels_and_fits_a_float() -> None:
    assert TIME_MIN_S < second_of(-YEAR_LIMIT) < second_of(YEAR_LIMIT + 1) < TIME_MAX_S
    assert TIME_MAX_S < 2**53
