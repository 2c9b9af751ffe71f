"""Reads one EDTF date (no interval, no set) into its bounds."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from timeline_app.core.dates.civil import (
    SECONDS_PER_DAY,
    days_from_civil,
    days_in_month,
    second_of,
)
from timeline_app.core.dates.long_years import BLURRED, read_long_year, whole_years
from timeline_app.core.dates.parsed_date import EdtfError, Precision, Single, quoted

SEASON_MONTHS = {
    # Spring, summer, autumn, winter. Those without a hemisphere (21 to 24) and the northern ones
    # (25 to 28) share their months; winter runs into February of the following year.
    **{"21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3)},
    **{"25": (3, 3), "26": (6, 3), "27": (9, 3), "28": (12, 3)},
    # The southern ones; here it is summer that runs into the following year.
    **{"29": (9, 3), "30": (12, 3), "31": (3, 3), "32": (6, 3)},
    # Quarters, thirds (quadrimesters) and halves (semesters).
    **{"33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3)},
    **{"37": (1, 4), "38": (5, 4), "39": (9, 4), "40": (1, 6), "41": (7, 6)},
}
"""First month and number of months of each sub-year grouping; a month above 12 is next year's."""

_MARKS = ("?", "~", "%")
_MARK = "[?~%]?"
_DATE = re.compile(
    rf"{_MARK}(-?)([0-9X]{{4}}){_MARK}"
    rf"(?:-{_MARK}([0-9X]{{2}}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK})?)?"
)
_PLAIN_CLOCK = re.compile(r"T([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?")
_CLOCK = re.compile(
    rf"([^T]+)T([0-9]{{2}}):([0-9]{{2}})(?::([0-9]{{2}}))?"
    rf"(?:Z|[+-]([0-9]{{2}})(?::?([0-9]{{2}}))?)?{_MARK}"
)
_CLOCK_UNITS = (("hour", 23), ("minute", 59), ("second", 59), ("hour", 23), ("minute", 59))

_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_MONTHS, _DAYS = range(1, 13), range(1, 32)
_ASCENDING, _DESCENDING = "0123456789", "9876543210"
_DAY, _MINUTE, _SECOND = Precision.DAY, Precision.MINUTE, Precision.SECOND


def read_single(text: str) -> Single:
    """The bounds of one date of any EDTF level; EdtfError if it is none."""
    unmarked = text[:-1] if text[-1:] in _MARKS else text
    return read_plain(unmarked) or _read_date(text) or _read_clock(text) or read_long_year(text)


def read_plain(text: str) -> Single | None:
    """The quick way for ``2025-12-03``, ``…T14:30`` and ``…T14:30:00``; None for all others."""
    if text[4:5] != "-" or text[7:8] != "-":
        return None
    try:
        start_s = (date.fromisoformat(text[:10]).toordinal() - _EPOCH_ORDINAL) * SECONDS_PER_DAY
    except ValueError:
        return None
    if not text[10:]:
        return Single(start_s, start_s + SECONDS_PER_DAY, _DAY)
    clock = _PLAIN_CLOCK.fullmatch(text, 10)
    return None if clock is None else _at_clock(start_s, *clock.groups())


def _at_clock(day_s: int, hour: str, minute: str, second: str | None) -> Single:
    start_s = day_s + int(hour) * 3600 + int(minute) * 60
    if second is None:
        return Single(start_s, start_s + 60, _MINUTE)
    return Single(start_s + int(second), start_s + int(second) + 1, _SECOND)


def _read_date(text: str) -> Single | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    minus, year, month, day = match.groups()
    if minus and year == "0000":
        raise EdtfError(f"{quoted(text)} has no year -0000: year 0, which is 1 BCE, is 0000")
    if month is None:
        return whole_years(*sorted(int(minus + year.replace("X", digit)) for digit in "09"))
    return _within_years(text, minus + year, month, day)


def _within_years(text: str, year: str, month: str, day: str | None) -> Single:
    if month in SEASON_MONTHS:
        return _season(text, year, month, day)
    months = _months(text, month)
    days = [1] if day is None else _days(text, day)
    first = _first_day(_readings(year), months, days)
    last = _first_day(_readings(year, latest=True), months[::-1], days[::-1])
    if first is None or last is None:
        raise EdtfError(f"{quoted(text)} does not exist: {_length_of(year, months)}")
    end = days_from_civil(*last) + 1 if day else days_from_civil(last[0], last[1] + 1, 1)
    start_s, end_s = days_from_civil(*first) * SECONDS_PER_DAY, end * SECONDS_PER_DAY
    return Single(start_s, end_s, _precision_of(year, month, day))


def _season(text: str, year: str, code: str, day: str | None) -> Single:
    if day is not None:
        raise EdtfError(f"{quoted(text)} gives a day in part {code} of a year: leave out the day")
    month, months = SEASON_MONTHS[code]
    first, last = next(_readings(year)), next(_readings(year, latest=True))
    precision = _year_precision(year) if "X" in year else Precision.SEASON
    return Single(second_of(first, month), second_of(last, month + months), precision)


def _readings(pattern: str, latest: bool = False) -> Iterator[int]:
    """Every number ``pattern`` can stand for with its X filled in, earliest or latest first."""
    if "X" not in pattern:
        return iter((int(pattern),))
    digits = _DESCENDING if latest != pattern.startswith("-") else _ASCENDING
    choices = (digits if character == "X" else character for character in pattern)
    return (int("".join(filled)) for filled in product(*choices))


def _months(text: str, pattern: str) -> list[int]:
    months = [month for month in _readings(pattern) if month in _MONTHS]
    if not months:
        raise EdtfError(
            f"{quoted(text)} has no month {pattern}: months run from 01 to 12,"
            " seasons and other parts of a year from 21 to 41"
        )
    return months


def _days(text: str, pattern: str) -> list[int]:
    days = [day for day in _readings(pattern) if day in _DAYS]
    if not days:
        raise EdtfError(f"{quoted(text)} has no day {pattern}: days run from 01 to 31")
    return days


def _first_day(
    years: Iterator[int], months: list[int], days: list[int]
) -> tuple[int, int, int] | None:
    """The first of the given dates, in the given order, that the calendar has."""
    for year, month, day in ((y, m, d) for y in years for m in months for d in days):
        if day <= days_in_month(year, month):
            return year, month, day
    return None


def _length_of(year: str, months: list[int]) -> str:
    if "X" in year or len(months) > 1:
        return "no year that it can stand for has that day"
    return f"{year}-{months[0]:02} has {days_in_month(int(year), months[0])} days"


def _precision_of(year: str, month: str, day: str | None) -> Precision:
    if "X" in year:
        return _year_precision(year)
    if "X" in month:
        return Precision.YEAR
    return Precision.MONTH if day is None or "X" in day else Precision.DAY


def _year_precision(year: str) -> Precision:
    return BLURRED[len(year) - year.index("X")]


def _read_clock(text: str) -> Single | None:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    day, *clock = match.groups()
    single = _read_date(day)
    if single is None or single.precision is not Precision.DAY:
        raise EdtfError(f"{quoted(text)} gives a time without a full date: write year, month, day")
    for (unit, limit), value in zip(_CLOCK_UNITS, clock, strict=True):
        if value is not None and int(value) > limit:
            raise EdtfError(f"{quoted(text)} has no {unit} {value}: {unit}s run from 00 to {limit}")
    return _at_clock(single.start_s, *clock[:3])
