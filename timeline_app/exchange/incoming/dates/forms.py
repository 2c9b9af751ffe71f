"""The forms that one date takes in a cell, once its words are signs: each a pattern and a rule.

A rule gives EDTF that says no more than the text does, or says why the text cannot be read.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from timeline_app.core.dates.civil import SECONDS_PER_DAY, days_from_civil
from timeline_app.core.dates.edtf import edtf_day
from timeline_app.core.dates.parsed_date import EdtfError
from timeline_app.core.dates.typed_calendar import blurred_edtf, in_year, year_edtf


class UnreadableDateError(ValueError):
    """A text that is no date that can be read; the message is the reason, in a few words."""


class DateRules(NamedTuple):
    """What a cell does not say itself, and its column or a person does.

    `is_day_first` decides 3/4/2025 (with full stops the day always stands first), `century_ends`
    is the last year that two digits can mean, `is_edtf` tells that years before 1 are counted as
    EDTF does and that seasons may be codes, and `is_1904` when the day numbers of the spreadsheet
    begin.
    """

    is_day_first: bool | None = None
    century_ends: int | None = None
    is_edtf: bool = False
    is_1904: bool = False


Rule = Callable[[re.Match[str], DateRules], str]

TWO_WAYS = "day or month may stand first"
NO_YEAR = "it gives no year"
TWO_DIGITS = "its year has two digits"
_MONTHS = range(1, 13)
_PART_CODES = {"quarter": 32, "half": 39, "early": 37, "mid": 38, "late": 39}
# The day numbers of spreadsheets begin so that 60 would be 29 February 1900, which never was.
_EPOCHS = {False: days_from_civil(1899, 12, 30), True: days_from_civil(1904, 1, 1)}
# So many years have the same last two digits.
_YEARS_APART = 100

_D = r"(?P<d>\d{1,2})"
_M = r"m(?P<m>\d{1,2})(?!\d)"
_GAP = r"[ ./-]*"
_ERA_YEAR = r"(?:ad )?\d{4}(?: (?:bc|ad))?|\d{1,9} (?:bc|ad)|ad \d{1,3}|\d{3}"
_YEAR = rf"(?P<y>{_ERA_YEAR}|'\d{{2}})"
_ANY_YEAR = rf"(?P<y>{_ERA_YEAR}|'?\d{{2}})"
_PART = r"(?:\d{1,2}|\?{1,2}|x{1,2}|-{2}|_{1,2}|u{2})"
_STEP = r" ?[./-] ?"
_UNKNOWN = r"(?:\?{1,2}|x{1,2}|0{1,2}|-{2}|_{1,2})"
_ERA = r"(?: (?P<era>bc|ad))?"
_STAGE = r"(?:(?:early|mid|late|[1-4] half|[1-4] quarter|h[12]) ?-? ?)?"


def date_of(signs: str, rules: DateRules) -> str | None:
    """Return the EDTF of a text in signs; None if it has no form of a single date.

    Raises UnreadableDateError for a form of a date that says too little to be placed.
    """
    for pattern, rule in _FORMS:
        if match := pattern.fullmatch(signs):
            try:
                return rule(match, rules)
            except EdtfError as error:
                raise UnreadableDateError(str(error)) from error
    return None


def year_number(text: str, rules: DateRules) -> int:
    """Return the astronomical year of a text such as `44 bc`, `2026` or `'99`."""
    digits = "".join(filter(str.isdigit, text))
    number = int(digits)
    if "bc" in text:
        if not number:
            raise UnreadableDateError("there is no year 0 BC")
        return 1 - number
    if len(digits) > len("99") or "ad" in text:
        return number
    if rules.century_ends is None:
        raise UnreadableDateError(TWO_DIGITS)
    return rules.century_ends - (rules.century_ends - number) % _YEARS_APART


def _day(match: re.Match[str], rules: DateRules) -> str:
    return _ymd(year_number(match["y"], rules), int(match["m"]), int(match["d"]))


def _ymd(year: int, month: int, day: int) -> str:
    if month not in _MONTHS:
        raise UnreadableDateError(f"there is no month {month}")
    return in_year(year, f"{month:02}-{day:02}")


def _month(match: re.Match[str], rules: DateRules) -> str:
    year, month = year_number(match["y"], rules), int(match["m"])
    if month not in _MONTHS:
        raise UnreadableDateError(f"there is no month {month}")
    return in_year(year, f"{month:02}")


def _year(match: re.Match[str], rules: DateRules) -> str:
    return year_edtf(year_number(match["y"], rules))


def _minus_year(match: re.Match[str], rules: DateRules) -> str:
    number = int(match["n"])
    # People count -44 as 44 BC; EDTF counts a year 0.
    return year_edtf(-number if rules.is_edtf or not number else 1 - number)


def _no_year(_match: re.Match[str], _rules: DateRules) -> str:
    raise UnreadableDateError(NO_YEAR)


def _two_numbers(match: re.Match[str], rules: DateRules) -> str:
    """`3/4/2025`: by what is proven or chosen; in both orders, if nothing is.

    What does not fit a known order is never turned round: it may be a slip of another kind.
    """
    first, second = int(match["a"]), int(match["b"])
    year = year_number(match["y"], rules)
    is_day_first = _is_day_first(match, rules)
    if is_day_first is not None:
        month, day = (second, first) if is_day_first else (first, second)
        if month not in _MONTHS:
            order = "day" if is_day_first else "month"
            raise UnreadableDateError(f"with the {order} first there is no month {month}")
        return _ymd(year, month, day)
    if first > _MONTHS[-1]:
        return _ymd(year, second, first)
    if second > _MONTHS[-1] or first == second:
        return _ymd(year, first, second)
    either = sorted((_ymd(year, first, second), _ymd(year, second, first)))
    return f"[{','.join(either)}]"


def _is_day_first(match: re.Match[str], rules: DateRules) -> bool | None:
    """Tell which stands first; nearly all who write full stops put the day there."""
    return True if "." in match[0] else rules.is_day_first


def _partly_known(match: re.Match[str], rules: DateRules) -> str:
    """`08/??/1999`, `00/00/1999`, `1999-??-??`: a month, a day of some month, or the year."""
    known = [_known(match["a"]), _known(match["b"])]
    year = year_number(match["y"], rules)
    is_year_first = match.start("y") == 0
    is_day_first = _is_day_first(match, rules)
    if not any(known):
        return year_edtf(year)
    if is_year_first:
        month, day = known
    elif is_day_first or (is_day_first is None and (known[0] or 0) > _MONTHS[-1]):
        day, month = known
    elif known[0] is None:
        # With the day unknown the month is left, wherever it stands.
        day, month = (None, known[1]) if is_day_first is None else (known[1], None)
    else:
        month, day = known
    if month is None:
        return in_year(year, f"XX-{day:02}")
    if month not in _MONTHS:
        raise UnreadableDateError(f"there is no month {month}")
    return in_year(year, f"{month:02}") if day is None else _ymd(year, month, day)


def _known(part: str) -> int | None:
    return int(part) or None if part.isdigit() else None


def _year_first(match: re.Match[str], rules: DateRules) -> str:
    return _ymd(year_number(match["y"], rules), int(match["a"]), int(match["b"]))


def _unknown_digits(match: re.Match[str], _rules: DateRules) -> str:
    return match["known"].ljust(len("1999"), "X")


def _decade(match: re.Match[str], _rules: DateRules) -> str:
    """The 1920s are a decade; the 1900s, which may be meant as either, the whole century."""
    year = int(match["n"])
    return blurred_edtf(year, 1 if year % 100 else 2)


def _century(match: re.Match[str], _rules: DateRules) -> str:
    number = int(match["n"])
    if not number:
        raise UnreadableDateError("there is no century 0")
    minus = "-" if match["era"] == "bc" else ""
    if match["unit"] == "century":
        return f"{minus}{number - 1:02}XX"
    return f"{minus}{number - 1}XXX"


def _season(match: re.Match[str], rules: DateRules) -> str:
    return in_year(year_number(match["y"], rules), match["s"])


def _winter(match: re.Match[str], rules: DateRules) -> str:
    first, second = match["y"], match["next"]
    if int(second) != (int(first) + 1) % 10 ** len(second):
        raise UnreadableDateError("the years of the season do not follow each other")
    return in_year(year_number(first, rules), match["s"])


def _part(match: re.Match[str], rules: DateRules) -> str:
    code = _PART_CODES[match["part"]] + int(match["n"])
    if match["part"] == "half" and int(match["n"]) not in (1, 2):
        raise UnreadableDateError("a year has two halves")
    return in_year(year_number(match["y"], rules), str(code))


def _half(match: re.Match[str], rules: DateRules) -> str:
    return in_year(year_number(match["y"], rules), str(_PART_CODES["half"] + int(match["n"])))


def _third(match: re.Match[str], rules: DateRules) -> str:
    return in_year(year_number(match["y"], rules), f"{_PART_CODES[match['part']]}~")


def _day_number(match: re.Match[str], rules: DateRules) -> str:
    days = _EPOCHS[rules.is_1904] + int(match["n"])
    return edtf_day(days * SECONDS_PER_DAY)


_PATTERNS: tuple[tuple[str, Rule], ...] = (
    (rf"(?P<y>{_ERA_YEAR})", _year),
    (r"-(?P<n>\d{1,10})", _minus_year),
    (rf"{_D}{_GAP}{_M}{_GAP}{_ANY_YEAR}", _day),
    (rf"{_M}{_GAP}{_D}[ ./-]+{_ANY_YEAR}", _day),
    (rf"(?P<y>\d{{4}}){_GAP}{_M}{_GAP}{_D}", _day),
    (rf"{_STAGE}{_M}{_GAP}{_YEAR}", _month),
    (rf"(?P<y>\d{{4}}){_GAP}{_M}", _month),
    (rf"{_M} ?- ?(?P<y>\d{{2}})", _month),
    (rf"{_M}(?: \d{{1,2}})?|\d{{1,2}}[ ./-]*m\d{{1,2}}", _no_year),
    (r"(?P<y>'?\d{2})", _year),
    (rf"(?P<a>0?[1-9]|[1-3]\d){_STEP}(?P<b>0?[1-9]|[1-3]\d){_STEP}{_ANY_YEAR}", _two_numbers),
    (rf"(?P<y>\d{{4}}){_STEP}(?P<a>0?[1-9]|1\d){_STEP}(?P<b>0?[1-9]|[1-3]\d)", _year_first),
    (rf"(?P<a>{_PART}){_STEP}(?P<b>{_PART}){_STEP}(?P<y>\d{{4}})", _partly_known),
    (rf"(?P<y>\d{{4}}){_STEP}(?P<a>{_PART}){_STEP}(?P<b>{_PART})", _partly_known),
    (rf"{_UNKNOWN}{_GAP}{_M}{_GAP}{_YEAR}", _month),
    (rf"{_UNKNOWN}[./-]{_YEAR}", _year),
    (rf"(?P<y>\d{{4}})[./-]{_UNKNOWN}", _year),
    (r"(?P<m>\d{1,2})[./-](?P<y>\d{4})", _month),
    (r"(?P<m>\d{1,2})/(?P<y>'\d{2}|[4-9]\d)", _month),
    (r"(?P<y>\d{4})[./](?P<m>\d{1,2})", _month),
    (r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])", _month),
    (r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", _day),
    (r"(?P<known>\d{2})(?:\?\?|xx|--|__)", _unknown_digits),
    (r"(?P<known>\d{3})[?x_-]", _unknown_digits),
    (rf"{_STAGE}decade (?P<n>\d{{3}}0)", _decade),
    (rf"{_STAGE}(?P<n>\d{{1,2}})[ -]+(?P<unit>century|millennium){_ERA}", _century),
    (rf"{_STAGE}(?P<unit>century|millennium) (?P<n>\d{{1,2}}){_ERA}", _century),
    (rf"s(?P<s>2[1-4]){_GAP}{_YEAR}", _season),
    (rf"(?P<y>\d{{4}}){_GAP}s(?P<s>2[1-4])", _season),
    (r"s(?P<s>2[1-4]) (?P<y>\d{4}) ?[/–-] ?(?P<next>\d{4}|\d{2})", _winter),
    (rf"(?P<part>quarter|half) (?P<n>[1-4]){_GAP}{_YEAR}", _part),
    (rf"(?P<n>[1-4]) (?P<part>quarter|half){_GAP}{_YEAR}", _part),
    (rf"(?P<y>\d{{4}}){_GAP}(?P<part>quarter|half) (?P<n>[1-4])", _part),
    (rf"h(?P<n>[12]) {_YEAR}", _half),
    (rf"(?P<part>early|mid|late)[ -]*{_YEAR}", _third),
    (r"(?P<n>\d{5})(?:\.\d+)?", _day_number),
)
_FORMS = tuple((re.compile(pattern), rule) for pattern, rule in _PATTERNS)
