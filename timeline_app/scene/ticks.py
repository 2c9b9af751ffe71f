"""The ruler: a ladder of tick steps from minutes to ages, in two tiers."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import NamedTuple

import msgspec

from timeline_app.core.dates.civil import (
    SECONDS_PER_DAY,
    TIME_MAX_S,
    TIME_MIN_S,
    civil_from_days,
    second_of,
    weekday,
)
from timeline_app.scene.axis.span import YEAR_S, TimeSpan


class Unit(IntEnum):
    """Calendar units of tick steps."""

    MINUTE = 0
    HOUR = 1
    DAY = 2
    MONTH = 3
    YEAR = 4


class Step(msgspec.Struct, frozen=True):
    """A distance between ticks, and the tier that goes above it."""

    unit: Unit
    count: int
    upper: "Step | None"
    duration_s: float


class Tick(NamedTuple):
    """A place on the ruler: when, and what is written there."""

    seconds: int
    label: str


class DateNames(msgspec.Struct, frozen=True):
    """How months, weekdays and hours are written; months and days from January and Monday."""

    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )  # fmt: skip
    short_months: tuple[str, ...] = (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    )  # fmt: skip
    short_days: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


ENGLISH = DateNames()
_DAY_S = float(SECONDS_PER_DAY)
_UNIT_S = {
    Unit.MINUTE: 60.0,
    Unit.HOUR: 3_600.0,
    Unit.DAY: _DAY_S,
    Unit.MONTH: YEAR_S / 12,
    Unit.YEAR: float(YEAR_S),
}


def _step(unit: Unit, count: int, upper: Step | None = None) -> Step:
    return Step(unit, count, upper, _UNIT_S[unit] * count)


_YEAR = _step(Unit.YEAR, 1)
_MONTH = _step(Unit.MONTH, 1, _YEAR)
_DAY = _step(Unit.DAY, 1, _MONTH)
LADDER: tuple[Step, ...] = (
    *(_step(Unit.MINUTE, count, _DAY) for count in (1, 5, 15, 30)),
    *(_step(Unit.HOUR, count, _DAY) for count in (1, 3, 6, 12)),
    *(_step(Unit.DAY, count, _MONTH) for count in (1, 2, 7)),
    *(_step(Unit.MONTH, count, _YEAR) for count in (1, 3, 6)),
    _step(Unit.YEAR, 1, _step(Unit.YEAR, 10)),
    *(_step(Unit.YEAR, count, _step(Unit.YEAR, 100)) for count in (2, 5, 10, 20, 50)),
    *(_step(Unit.YEAR, count) for count in (100, 200, 500, 1_000, 2_000, 5_000, 10_000)),
    *(_step(Unit.YEAR, 10**power * lead) for power in range(4, 9) for lead in (2, 5, 10)),
)
MIN_TICK_PX = {Unit.MINUTE: 46, Unit.HOUR: 46, Unit.DAY: 52, Unit.MONTH: 40, Unit.YEAR: 46}


_SHORTEST_MONTHS_DAYS = {1: 28, 3: 90, 6: 181}
# A year that is no leap year.
_SHORTEST_YEAR_DAYS = 365
# From so many years on, the years of our era begin with a tick at the year 1 and not at 0.
_YEAR_ONE_FROM = 10
# The days of a week.
_WEEK_DAYS = 7
# Years of four digits are read as one figure; longer ones need a comma.
_GROUPED_YEARS_FROM = 10_000


def step_for(seconds_per_px: float, least_px: Callable[[Step], float] | None = None) -> Step:
    """Return the finest step whose ticks are far enough apart, and have room for their labels."""
    for step in LADDER:
        least = float(MIN_TICK_PX[step.unit])
        if least_px is not None:
            least = max(least, least_px(step))
        if shortest_s(step) / seconds_per_px >= least:
            return step
    return LADDER[-1]


def shortest_s(step: Step) -> float:
    """Return the least distance that two ticks of a step may have, in seconds."""
    if step.unit is Unit.MONTH:
        return _SHORTEST_MONTHS_DAYS[step.count] * _DAY_S
    if step.unit is Unit.YEAR:
        years = step.count - 1 if step.count >= _YEAR_ONE_FROM else step.count
        return years * _SHORTEST_YEAR_DAYS * _DAY_S
    return step.duration_s


def ticks(span: TimeSpan, step: Step, names: DateNames = ENGLISH) -> list[Tick]:
    """Return the ticks of a step in a span and the one before it, in order."""
    return [Tick(second, _label(second, step, names)) for second in _seconds(span, step)]


def next_tick_s(tick: Tick, step: Step) -> int:
    """Return when the tick after a tick comes."""
    return next(second for second in _endless_seconds(tick.seconds, step) if second > tick.seconds)


def weekends(span: TimeSpan) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of Saturdays with their Sundays, in seconds."""
    day = int(span.start_s // SECONDS_PER_DAY) - 1
    day += (5 - weekday(day)) % 7
    day -= 7
    while day * SECONDS_PER_DAY < span.end_s:
        yield day * SECONDS_PER_DAY, (day + 2) * SECONDS_PER_DAY
        day += 7


def _seconds(span: TimeSpan, step: Step) -> Iterator[int]:
    first = max(span.start_s, float(TIME_MIN_S) + step.duration_s)
    for second in _endless_seconds(first, step):
        if second >= min(span.end_s, float(TIME_MAX_S)):
            return
        yield second


def _endless_seconds(start_s: float, step: Step) -> Iterator[int]:
    """Yield ticks from the last one at or before a second, without end."""
    day = int(start_s // SECONDS_PER_DAY)
    year, month, _ = civil_from_days(day)
    if step.unit is Unit.YEAR:
        for round_year in _endless_years(year, step.count):
            yield second_of(round_year)
    elif step.unit is Unit.MONTH:
        months = year * 12 + month - 1
        months -= months % step.count
        while True:
            yield second_of(months // 12, months % 12 + 1)
            months += step.count
    else:
        yield from _even_seconds(start_s, step, day)


def _endless_years(year: int, count: int) -> Iterator[int]:
    """Yield round years from the last one at or before a year; 100 BCE is round, as is 100."""
    has_year_one = count >= _YEAR_ONE_FROM
    number = year // count if year > 0 else (year - 1) // count
    if number == 0 and not has_year_one:
        number = -1
    while True:
        if number:
            yield number * count + (1 if number < 0 else 0)
        elif has_year_one:
            yield 1
        number += 1


def _even_seconds(start_s: float, step: Step, day: int) -> Iterator[int]:
    """Yield ticks of equal length; weeks begin on Monday, days of two on even day numbers."""
    length = int(step.duration_s)
    offset = 0
    if step.unit is Unit.DAY and step.count == _WEEK_DAYS:
        offset = (day - weekday(day)) % _WEEK_DAYS * SECONDS_PER_DAY
    second = int((start_s - offset) // length) * length + offset
    while True:
        yield second
        second += length


def _label(second: int, step: Step, names: DateNames) -> str:
    day, rest = divmod(second, SECONDS_PER_DAY)
    year, month, day_of_month = civil_from_days(day)
    if step.unit is Unit.YEAR:
        return year_label(year)
    if step.unit is Unit.MONTH:
        return names.short_months[month - 1]
    if step.unit is Unit.DAY:
        return f"{names.short_days[weekday(day)]} {day_of_month}"
    return f"{rest // 3600:02d}:{rest % 3600 // 60:02d}"


def upper_label(tick: Tick, step: Step, names: DateNames = ENGLISH, is_short: bool = False) -> str:
    """Return what the upper tier says of a tick: the whole date of its unit."""
    year, month, day = civil_from_days(tick.seconds // SECONDS_PER_DAY)
    month_name = (names.short_months if is_short else names.months)[month - 1]
    if step.unit is Unit.DAY:
        if is_short:
            return f"{day} {month_name}"
        name = names.short_days[weekday(tick.seconds // SECONDS_PER_DAY)]
        return f"{name} {day} {month_name} {year_label(year)}"
    if step.unit is Unit.MONTH:
        return f"{month_name} {year_label(year)}"
    if is_short:
        return year_label(year)
    if step.count >= _YEAR_ONE_FROM:
        last = year + step.count - (1 if year != 1 else 2)
        return f"{year_label(year)} – {year_label(last)}"
    return year_label(year)


def year_label(year: int) -> str:
    """Return an astronomical year as people write it: 0 is 1 BCE."""
    if year <= 0:
        return f"{1 - year} BCE"
    return str(year) if year < _GROUPED_YEARS_FROM else f"{year:,}".replace(",", "\u202f")
