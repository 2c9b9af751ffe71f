"""Reads the dates people type: ``3 Dec 2025``, ``next quarter``, ``2030s``, or any EDTF.

Nothing is made up: a month stays a month, and a day without a year is refused.
"""

import re
from datetime import date, datetime

from timeline_app.core.dates.edtf import EdtfDate, EdtfError, parse
from timeline_app.core.dates.offsets import offset_text
from timeline_app.core.dates.parsed_date import quoted
from timeline_app.core.dates.typed_calendar import from_calendar
from timeline_app.core.dates.typed_relative import from_today

# Room for two dates in full words with weekdays; guessing at a pasted page would take long.
_LONGEST_TEXT = 100
_EDTF_LOOK = re.compile(r"[-0-9XxYySsEeTtZz?~%.,/\[\]{}:+]*[0-9][-0-9XxSsEeTtZz?~%.,/\[\]{}:+]*")
_DASHES = str.maketrans("–—−‒", "----")
_MARKS = (
    (re.compile(r"(?:possibly|perhaps|maybe|probably) (.+)"), "?"),
    (re.compile(r"(?:about|around|approximately|circa|ca\.?|c\.) ?(.+)"), "~"),
)
_OPEN = (
    (re.compile(r"(?:from|since|starting) (.+)"), "{}/.."),
    (re.compile(r"(?:until|till|up to) (.+)"), "../{}"),
    (re.compile(r"by (.+)"), "[..{}]"),
    (re.compile(r"(?:on|in) or after (.+)"), "[{}..]"),
)
_RUNS = (
    re.compile(r"(?:from |between )?(.+?) (?:to|until|till|and|-) (.+)"),
    re.compile(r"([^-]+)-([^-]+)"),
)
_TIMES = re.compile(r"(.+) ([0-9]{1,2}:[0-9]{2})-([0-9]{1,2}:[0-9]{2})( [-+].+| z)?")
_UTC = re.compile(r" ?\(?\butc(?:([+-])([0-9]{1,2})(?::?([0-9]{2}))?)?\)?")
_REMEDY = "write it like 3 Dec 2025, Dec 2025, 2027 or next quarter"
# Two days that share no part: what differs between the readings was not typed.
_GUESSES = (datetime(2000, 1, 1, 0, 0, 0), datetime(2004, 3, 2, 1, 1, 1))
_PARTS = ("year", "month", "day", "hour", "minute", "second")
# Year, month and day: from here on a weekday can be checked.
_PARTS_OF_A_DAY = 3
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORMS = {
    1: "{:04}",
    2: "{:04}-{:02}",
    3: "{:04}-{:02}-{:02}",
    4: "[{0:04}-{1:02}-{2:02}T{3:02}:00{zone}..{0:04}-{1:02}-{2:02}T{3:02}:59{zone}]",
    5: "{:04}-{:02}-{:02}T{:02}:{:02}{zone}",
    6: "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{zone}",
}
"""The EDTF of a date by how many of its parts were typed."""


def parse_typed_date(text: str, today: date) -> EdtfDate:
    """The date that was typed, seen from ``today``; EdtfError, in one sentence, if it is none."""
    words = " ".join(text.replace(",", " ").translate(_DASHES).casefold().split())
    words = _UTC.sub(_offset, words)
    if not words:
        raise EdtfError(f"No date was typed: {_REMEDY}")
    if len(text) > _LONGEST_TEXT:
        raise EdtfError(f"{quoted(text)} is too long for a date: {_REMEDY}")
    try:
        return parse(text.strip().upper())
    except EdtfError as error:
        edtf_error = error
    edtf = _phrase(words, today)
    if edtf is not None:
        return parse(edtf)
    raise edtf_error if _EDTF_LOOK.fullmatch(text.strip()) else _complaint(text.strip(), words)


def _offset(match: re.Match[str]) -> str:
    """What date_in_words says of a zone, as an offset that stands behind a time."""
    sign, hours, minutes = match.groups()
    return f" {sign}{int(hours):02}:{minutes or '00'}" if sign else " z"


def _phrase(words: str, today: date) -> str | None:
    """The EDTF of a date, of an open side or of a run from one date to another."""
    return _times(words, today) or _date(words, today) or _open(words, today) or _run(words, today)


def _times(words: str, today: date) -> str | None:
    """The EDTF of a run of times on one day, of which the second is no offset of the first."""
    match = _TIMES.fullmatch(words)
    if match is None:
        return None
    day, first, last, zone = match.groups(default="")
    sides = [_date(f"{day} {clock}{zone}", today) for clock in (first, last)]
    return "/".join(side for side in sides if side) if all(sides) else None


def _date(words: str, today: date) -> str | None:
    for pattern, mark in _MARKS:
        if match := pattern.fullmatch(words):
            edtf = _date(match[1], today)
            return edtf and _marked(edtf, mark)
    if _is_edtf(words.upper()):
        return words.upper()
    return from_today(words, today) or from_calendar(words, today) or _by_dateutil(words)


def _is_edtf(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def _marked(edtf: str, mark: str) -> str | None:
    if "/" in edtf or "[" in edtf:
        return None
    bare = edtf.rstrip("?~%")
    return bare + (mark if edtf in (bare, bare + mark) else "%")


def _open(words: str, today: date) -> str | None:
    for pattern, form in _OPEN:
        match = pattern.fullmatch(words)
        edtf = _date(match[1], today) if match else None
        if edtf and "/" not in edtf:
            return form.format(edtf)
    return None


def _run(words: str, today: date) -> str | None:
    for pattern in _RUNS:
        match = pattern.fullmatch(words)
        last = _date(match[2], today) if match else None
        if match and last and "/" not in last:
            first = _start_of_run(match[1], match[2].split(), today)
            return f"{first}/{last}" if first and "/" not in first else None
    return None


def _start_of_run(words: str, last_words: list[str], today: date) -> str | None:
    """The EDTF of the first date; it may leave month and year to the last one: ``1-2 Dec 2025``."""
    for borrowed in ([], last_words[-1:], last_words[-2:]):
        if edtf := _date(" ".join([words, *borrowed]), today):
            return edtf
    return None


def _by_dateutil(words: str) -> str | None:
    """What python-dateutil reads, cut down to the parts that were typed."""
    if not re.search("[a-z]", words):
        return None
    first, second = (_guess(words, default) for default in _GUESSES)
    if first is None or second is None:
        return None
    typed = [getattr(first, part) == getattr(second, part) for part in _PARTS]
    count = typed.index(False) if False in typed else len(typed)
    # A part after a gap ("3 2025") or a year of two digits would need a guess.
    if any(typed[count:]) or f"{first.year:04}" not in words or not count:
        return None
    if count >= _PARTS_OF_A_DAY:
        _check_weekday(words, first)
    parts = (getattr(first, part) for part in _PARTS[:count])
    return _FORMS[count].format(*parts, zone=_zone(first))


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    return "" if offset is None else offset_text(int(offset.total_seconds()) // 60)


def _check_weekday(words: str, day: date) -> None:
    match = re.search(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*", words)
    if match and _WEEKDAYS[day.weekday()] != match[1]:
        raise EdtfError(f"{day:%Y-%m-%d} is no {match[0]}: leave out the weekday or correct it")


def _guess(words: str, default: datetime) -> datetime | None:
    from dateutil import parser

    try:
        moment = parser.parse(words, default=default)
        moment.utcoffset()
    except (ValueError, OverflowError, ArithmeticError, LookupError, TypeError, AttributeError):
        return None
    return moment


def _complaint(text: str, words: str) -> EdtfError:
    if _guess(words, _GUESSES[0]) and not re.search("[0-9]{4}", words):
        return EdtfError(f"{quoted(text)} has no year of four digits: add one, as in 3 Dec 2025")
    return EdtfError(f"{quoted(text)} is not a date that can be placed: {_REMEDY}")
