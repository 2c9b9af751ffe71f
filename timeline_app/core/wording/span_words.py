"""A visible span in words."""

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days, second_of
from timeline_app.core.dates.edtf import parse
from timeline_app.core.wording.date_words import date_in_words

# In so long a span the days at its ends say nothing, and take room.
_YEARS_SHOWN_FROM_S = 3 * 366 * SECONDS_PER_DAY
# EDTF has days only in years of four digits.
_LAST_PLAIN_YEAR = 9999
_HOUR_S = 3_600
# Up to some more than a year, days are easier to picture than a fraction of years.
_DAYS_UP_TO = 400
# The mean year of the Gregorian calendar.
_DAYS_PER_YEAR = 365.2425


def span_in_words(start_s: float, end_s: float) -> str:
    """Return the days, or for long spans the years, of a half-open span of seconds."""
    first = civil_from_days(int(start_s // SECONDS_PER_DAY))
    last = civil_from_days(int((end_s - 1) // SECONDS_PER_DAY))
    if end_s - start_s >= _YEARS_SHOWN_FROM_S or not _is_plain(first[0], last[0]):
        return f"{_year(first[0])} – {_year(last[0])}"
    texts = [f"{year:04d}-{month:02d}-{day:02d}" for year, month, day in (first, last)]
    return date_in_words(parse(texts[0] if first == last else "/".join(texts)))


def _is_plain(first: int, last: int) -> bool:
    return first >= 0 and last <= _LAST_PLAIN_YEAR


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BCE"


def length_in_words(start_s: float, end_s: float) -> str:
    """Return how long a half-open span of seconds is: `3 days`, `5 years`, `about 14 years`."""
    seconds = end_s - start_s
    if seconds < SECONDS_PER_DAY:
        hours = round(seconds / _HOUR_S)
        return _counted(hours, "hour") if hours else _counted(max(1, round(seconds / 60)), "minute")
    days = round(seconds / SECONDS_PER_DAY)
    years = round(days / _DAYS_PER_YEAR)
    if _begins_a_year(start_s) and _begins_a_year(end_s):
        return _counted(years, "year")
    if days <= _DAYS_UP_TO:
        return _counted(days, "day")
    return f"about {_counted(years, 'year')}"


def _begins_a_year(second: float) -> bool:
    return second == second_of(civil_from_days(int(second // SECONDS_PER_DAY))[0])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
