"""Dates that are reckoned from the days of a document's date: `yesterday`, `five years ago`.

A document may be dated to a month or a year only. What is reckoned from it is then as wide.
"""

from collections.abc import Callable, Iterator
from datetime import date

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, EdtfError, Precision, edtf_day, parse
from timeline_app.core.dates.typed_calendar import blurred_edtf, in_year, year_edtf
from timeline_app.core.dates.typed_relative import from_today

Days = tuple[int, int]
"""The first and the last day of a document's date, counted from 1970."""

_YEARS_OF_DATES = range(2, 9998)
# The calendar.
_MONTHS_PER_YEAR = 12
_YEARS_PER = {"year": 1, "decade": 10, "century": 100}
# The calendar.
_DAYS_PER_WEEK = 7
# A season: what is nearer is told without its year even across the turn of the year.
_NEXT_DOOR_S = 100 * SECONDS_PER_DAY


def days_of_date(date: EdtfDate | None) -> Days | None:
    """Return the days of a date from which others can be reckoned; None for one without ends."""
    if date is None or date.open_start or date.open_end:
        return None
    days = date.start_s // SECONDS_PER_DAY, (date.end_s - 1) // SECONDS_PER_DAY
    return days if all(civil_from_days(day)[0] in _YEARS_OF_DATES for day in days) else None


def reckoned(words: str, days: Days) -> str | None:
    """Return the EDTF of English words that count from today; None if they do not."""
    return between(days, lambda day: from_today(words, date(*civil_from_days(day))))


def between(days: Days, reckon: Callable[[int], str | None]) -> str | None:
    """Return what is reckoned from each of the days, from the first to the last."""
    try:
        first, last = (reckon(day) for day in days)
    except (EdtfError, OverflowError):
        return None
    if first is None or last is None:
        return None
    if first == last and "/" not in first:
        return first
    # A week is some day of it; so is what may be reckoned from several days.
    return f"[{first.split('/')[0]}..{last.split('/')[-1]}]"


def shifted(unit: str, steps: int, days: Days) -> str | None:
    """Return the unit that lies so many units from the document's date, about so many if many."""
    text = between(days, lambda day: stepped(unit, steps, day))
    is_loose = abs(steps) > 1 and unit != "day"
    return roughly(text) if text and is_loose else text


def roughly(edtf: str) -> str:
    """Return a date or a run of dates as approximate."""
    if edtf.startswith("["):
        first, last = edtf[1:-1].split("..")
        return f"[{first}~..{last}~]"
    return edtf if edtf.endswith("~") else f"{edtf}~"


def period(unit: str, count: int, days: Days) -> tuple[str, str] | None:
    """Return the ends of so many units before (a negative count) or after the document's date."""
    first_day, last_day = days
    unit, count = ("day", count * _DAYS_PER_WEEK) if unit == "week" else (unit, count)
    here = last_day if count < 0 else first_day
    try:
        far, near = stepped(unit, count, here), stepped(unit, 0, here)
        parse(far), parse(near)
    except (EdtfError, OverflowError):
        return None
    ends = (far, near) if count < 0 else (near, far)
    return roughly(ends[0]), roughly(ends[1])


def stepped(unit: str, steps: int, day: int) -> str:
    """Return the unit that lies so many steps from the one that a day is in."""
    year, month, _ = civil_from_days(day)
    match unit:
        case "day":
            return edtf_day((day + steps) * SECONDS_PER_DAY)
        case "week":
            monday = day - (day + 3) % _DAYS_PER_WEEK + _DAYS_PER_WEEK * steps
            first, last = (edtf_day(d * SECONDS_PER_DAY) for d in (monday, monday + 6))
            return f"{first}/{last}"
        case "month":
            years, index = divmod(month - 1 + steps, _MONTHS_PER_YEAR)
            return in_year(year + years, f"{index + 1:02}")
        case "quarter":
            years, index = divmod((month - 1) // 3 + steps, 4)
            return in_year(year + years, f"{33 + index}")
        case "decade" | "century":
            return blurred_edtf(year + _YEARS_PER[unit] * steps, 1 if unit == "decade" else 2)
    return year_edtf(year + steps)


def nearest_years(form: str, days: Days) -> tuple[int, ...]:
    """Return the likeliest year of a date without one, then the other that it may be.

    Late in December “in January” is the coming one, and “in May” that of the document's own year;
    a person may see it otherwise.
    """
    year = civil_from_days(days[1])[0]
    middle_s = (days[0] + days[1] + 1) * SECONDS_PER_DAY / 2
    distances = [
        (abs((found.start_s + found.end_s) / 2 - middle_s), candidate)
        for candidate, found in _years_around(form, year)
    ]
    if not distances:
        return ()
    distance, nearest = min(distances, key=lambda item: item[0])
    own = [candidate for _, candidate in distances if candidate == year]
    is_next_door = distance <= _NEXT_DOOR_S
    return tuple(dict.fromkeys([nearest, *own] if is_next_door else [*own, nearest]))


def year_beside(form: str, days: Days, *, is_coming: bool) -> int | None:
    """Return the year of the next such date after the document's, or of the last one before."""
    around = list(_years_around(form, civil_from_days(days[1])[0]))
    if is_coming:
        own_end_s = (days[0] + 1) * SECONDS_PER_DAY
        return min((year for year, found in around if found.end_s > own_end_s), default=None)
    own_start_s = days[1] * SECONDS_PER_DAY
    return max((year for year, found in around if found.start_s < own_start_s), default=None)


def _years_around(form: str, year: int) -> Iterator[tuple[int, EdtfDate]]:
    """Yield the dates of a form in a year, and in those before and after it, if there are such."""
    for candidate in (year, year - 1, year + 1):
        try:
            yield candidate, parse(in_year(candidate, form.removeprefix("{}-")))
        except EdtfError:
            continue


def season_near(code: int, step: str, days: Days) -> str | None:
    """Return this, the last or the next season with an EDTF code, or the part of a year so."""
    year = civil_from_days(days[1])[0]
    seasons = [parse(in_year(y, f"{code}")) for y in range(year - 2, year + 3)]
    start_s, end_s = days[0] * SECONDS_PER_DAY, (days[1] + 1) * SECONDS_PER_DAY
    if step == "last":
        return max((s for s in seasons if s.end_s <= start_s), key=lambda s: s.end_s).text
    if step == "next":
        return min((s for s in seasons if s.start_s >= end_s), key=lambda s: s.start_s).text
    near = [s for s in seasons if s.start_s < end_s and start_s < s.end_s]
    return near[0].text if near else in_year(year, f"{code}")


def moved(edtf: str, unit: str, steps: int) -> str | None:
    """Return a date of the text moved by so many units; no finer than it is or the unit is."""
    found = parse(edtf)
    if found.open_start or found.open_end or found.precision > Precision.DECADE:
        return None
    last_day = (found.end_s - 1) // SECONDS_PER_DAY
    days = (found.start_s // SECONDS_PER_DAY, last_day)
    if not all(civil_from_days(day)[0] in _YEARS_OF_DATES for day in days):
        return None
    return shifted(unit, steps, days)
