"""Typed dates that name their place in the calendar: days, months, quarters, decades."""

import re
from collections.abc import Callable
from datetime import date

from timeline_app.core.dates.civil import MONTH_NAMES
from timeline_app.core.dates.edtf import EdtfError

_YEAR = (
    r"(?P<year>[0-9]{4}|[0-9]{1,6} ?(?:bce?|ce|ad)|ad ?[0-9]{1,4}"
    r"|(?:this|next|last) year)"
)
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?: (?:at )?(?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?))?"
_NTH = r"(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last|middle)"
_NUMBERS = {
    **{"first": 1, "1st": 1, "second": 2, "2nd": 2, "middle": 2, "third": 3, "3rd": 3},
    **{"fourth": 4, "4th": 4},
}
_MONTHS = range(1, 13)
# EDTF's years have four digits; longer ones, after a Y, have no months and days.
_LAST_PLAIN_YEAR = 9999
_PARTS_OF_YEAR = {"quarter": (33, 4), "four months": (37, 3), "half": (40, 2)}
_THIRDS = {
    **dict.fromkeys(("early", "beginning of", "start of"), 37),
    **dict.fromkeys(("mid", "middle of"), 38),
    **dict.fromkeys(("late", "end of"), 39),
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

Rule = Callable[[re.Match[str], int], str | None]
"""Turns a match, and the year it names, into EDTF; None if it is no such date after all."""


def from_calendar(words: str, today: date) -> str | None:
    """The EDTF of lower-case ``words`` that name a date; None if no rule fits them."""
    words = words.removeprefix("the ").removeprefix("year ")
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(words):
            year = match.groupdict().get("year")
            edtf = rule(match, _year_number(year, today) if year else 0)
            if edtf is not None:
                return edtf
    return None


def year_edtf(year: int) -> str:
    """The EDTF of an astronomical year of any size."""
    digits = f"{abs(year):04}"
    return ("Y" if abs(year) > _LAST_PLAIN_YEAR else "") + ("-" if year < 0 else "") + digits


def in_year(year: int, part: str) -> str:
    """The EDTF of a part of a year, such as ``12-03``; EdtfError where EDTF has only the year."""
    if abs(year) > _LAST_PLAIN_YEAR:
        raise EdtfError(f"The year {year} is too far away for months and days: give it alone")
    return f"{year_edtf(year)}-{part}"


def blurred_edtf(year: int, unknown: int) -> str:
    """The EDTF of the decade (1 ``unknown`` digit) or century (2) that ``year`` lies in."""
    if abs(year) <= _LAST_PLAIN_YEAR:
        return year_edtf(year)[:-unknown] + "X" * unknown
    # Long years have no X: the first and the last year stand for it.
    length = 10**unknown
    low = abs(year) // length * length
    first, last = (low, low + length - 1) if year > 0 else (1 - low - length, -low)
    return f"{year_edtf(first)}/{year_edtf(last)}"


def _year_number(words: str, today: date) -> int:
    if words.endswith("year"):
        return today.year + {"this": 0, "next": 1, "last": -1}[words.split(maxsplit=1)[0]]
    number = int("".join(character for character in words if character.isdigit()))
    return 1 - number if "b" in words else number


def _month_number(word: str) -> int | None:
    numbers = (n for n, name in enumerate(MONTH_NAMES, 1) if name.casefold().startswith(word))
    return next(numbers, None)


def _day(match: re.Match[str], year: int) -> str | None:
    month = _month_number(match["month"])
    if month is None:
        return None
    clock = f"T{match['time']}" if match["time"] else ""
    return in_year(year, f"{month:02}-{int(match['day']):02}{clock}")


def _month(match: re.Match[str], year: int) -> str | None:
    month = _month_number(match["month"])
    return None if month is None else in_year(year, f"{month:02}")


def _whole_year(_match: re.Match[str], year: int) -> str:
    return year_edtf(year)


def _part_of_year(match: re.Match[str], year: int) -> str:
    """Quarters, thirds and halves counted by a word: ``second half of 2026``."""
    first_code, count = _PARTS_OF_YEAR[match["part"]]
    number = _NUMBERS.get(match["nth"], count)
    if number > count:
        raise EdtfError(f"{match[0]} does not exist: a year has {count} of these")
    return in_year(year, f"{first_code + number - 1}")


def _lettered_part(match: re.Match[str], year: int) -> str:
    """``Q3 2026`` and ``H1 2026``."""
    first_code = 33 if match["letter"] == "q" else 40
    return in_year(year, f"{first_code + int(match['nth']) - 1}")


def _third(match: re.Match[str], year: int) -> str:
    return in_year(year, f"{_THIRDS[match['third']]}~")


def _season(match: re.Match[str], year: int) -> str:
    return in_year(year, f"{_SEASONS[match['season']]}")


def _winter(match: re.Match[str], _year: int) -> str | None:
    """``winter 2025-26``, by both its years."""
    first = int(match["first"])
    is_one = match["last"] in (str(first + 1), f"{(first + 1) % 100:02}")
    return in_year(first, f"{_SEASONS['winter']}") if is_one else None


def _decade(match: re.Match[str], _year: int) -> str:
    """The 2030s are a decade; the 1900s, which may be meant as either, the whole century."""
    year = int(match["first"])
    return blurred_edtf(year, 1 if year % 100 else 2)


def _century(match: re.Match[str], _year: int) -> str:
    digits = f"{int(match['number']) - 1:02}XX"
    return f"-{digits}" if match["era"] and "b" in match["era"] else digits


def _in_order(match: re.Match[str], _year: int) -> str:
    """``3.12.2025`` is always the day first; ``2025/12/3`` the year first."""
    clock = match.groupdict().get("time")
    day = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
    return f"{day}T{clock}" if clock else day


def _slashed(match: re.Match[str], _year: int) -> str:
    """``12/31/2025`` or ``31/12/2025``; refused where both readings are dates."""
    first, second, year = int(match["first"]), int(match["second"]), match["y"]
    if first != second and first in _MONTHS and second in _MONTHS:
        raise EdtfError(
            f"{match[0]} can be read in two ways:"
            f" write {year}-{first:02}-{second:02} or {year}-{second:02}-{first:02}"
        )
    day, month = (first, second) if second in _MONTHS else (second, first)
    return f"{year}-{month:02}-{day:02}"


def _numbered_month(match: re.Match[str], _year: int) -> str:
    return f"{match['y']}-{int(match['m']):02}"


_Y, _M, _D = "(?P<y>[0-9]{4})", "(?P<m>[0-9]{1,2})", "(?P<d>[0-9]{1,2})"
_FORMS: tuple[tuple[str, Rule], ...] = (
    (_YEAR, _whole_year),
    (r"(?P<first>[0-9]{3}0)s", _decade),
    (r"(?P<number>[1-9][0-9]?)(?:st|nd|rd|th) century(?P<era> (?:bce?|ce|ad))?", _century),
    (rf"(?P<letter>q)(?P<nth>[1-4])[ /-]?{_YEAR}", _lettered_part),
    (rf"(?P<letter>h)(?P<nth>[12])[ /-]?{_YEAR}", _lettered_part),
    (rf"{_YEAR}[ /-]?(?P<letter>q)(?P<nth>[1-4])", _lettered_part),
    (rf"{_YEAR}[ /-]?(?P<letter>h)(?P<nth>[12])", _lettered_part),
    (rf"{_NTH} (?P<part>{'|'.join(_PARTS_OF_YEAR)})(?: of)? {_YEAR}", _part_of_year),
    (rf"(?P<third>{'|'.join(_THIRDS)})[ -](?:in )?{_YEAR}", _third),
    (rf"(?P<season>{'|'.join(_SEASONS)})(?: of)? {_YEAR}", _season),
    (r"winter(?: of)? (?P<first>[0-9]{4})[-/](?P<last>[0-9]{4}|[0-9]{2})", _winter),
    (rf"{_MONTH}(?: of)?[ -]{_YEAR}", _month),
    (rf"{_YEAR}[ -]{_MONTH}", _month),
    (rf"{_DAY}(?: of)?[ -]?{_MONTH}[ -]{_YEAR}{_TIME}", _day),
    (rf"{_MONTH}[ -]?{_DAY} {_YEAR}{_TIME}", _day),
    (rf"{_YEAR}[ -]{_MONTH}[ -]{_DAY}{_TIME}", _day),
    (rf"{_D}\.{_M}\.{_Y}", _in_order),
    (rf"{_Y}[-/.]{_M}[-/.]{_D}{_TIME}", _in_order),
    (r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", _in_order),
    (rf"(?P<first>[0-9]{{1,2}})[/-](?P<second>[0-9]{{1,2}})[/-]{_Y}", _slashed),
    (rf"{_M}[/.]{_Y}", _numbered_month),
    (rf"{_Y}[/.]{_M}", _numbered_month),
)
_RULES = tuple((re.compile(pattern), rule) for pattern, rule in _FORMS)
