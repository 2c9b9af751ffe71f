"""The dates of TimelineJS: numbers in parts, of which any but the year may be missing.

Words may be shown in their place, and then say how exact a date is. A negative year is one before
our era, counted without a year 0, as TimelineJS shows it. An hour without minutes is kept in words
only: a date says no more than the file does.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from timeline_app.core.dates.civil import YEAR_LIMIT
from timeline_app.core.dates.edtf import parse
from timeline_app.core.record.problems import shown
from timeline_app.exchange.incoming.cell_dates import read_cell
from timeline_app.exchange.incoming.draft import DraftDate
from timeline_app.exchange.incoming.web_text import plain_text
from timeline_app.program.plain_text import short

# EDTF has months and days only in years of four digits.
_LAST_SHORT_YEAR = 9_999
# A number of more digits is no year of any calendar, and no part of a date at all.
_NUMBER = re.compile(r"[-+\u2212]?[0-9]{1,15}(?:\.0+)?")
# Words that stand for a date are shown in a note, on a line or two.
_LONGEST_WORDS = 120
_DAY_PARTS, _CLOCK_PARTS = ("year", "month", "day"), ("hour", "minute", "second")
_PARTS = (*_DAY_PARTS, *_CLOCK_PARTS)


def date_of(slide: Mapping[str, Any]) -> DraftDate:
    """Return when a slide or an era is; without EDTF where its numbers are no date.

    The words are those that the program shows in place of the date, or the numbers of which some
    are not in the EDTF.
    """
    start, end = _moment(slide.get("start_date")), _moment(slide.get("end_date"))
    words, display = written_date(slide), _display(slide, start, end)
    try:
        first = _edtf(start)
    except ValueError as error:
        return DraftDate(None, words or display, str(error), is_settled=False)
    try:
        date, is_whole = _until(first, _edtf(end) if _written(end) else first)
    except ValueError:
        note = f"{_written(end)} is no date after the start"
        return DraftDate(first.edtf, words, note, is_settled=False)
    return DraftDate(_as_shown(date, display), display or ("" if is_whole else words))


def _as_shown(date: str, display: str) -> str:
    """Return what the words say that are shown for a date, if it lies in that; else the date.

    Numbers have to be put in for a date such as “c. 1850”; only its words say how sure it is.
    """
    shown = read_cell(display)
    if not display or shown.edtf is None or not shown.is_settled:
        return date
    wide, narrow = parse(shown.edtf), parse(date)
    is_within = wide.start_s <= narrow.start_s and narrow.end_s <= wide.end_s
    return shown.edtf if is_within else date


def written_date(slide: Mapping[str, Any]) -> str:
    """Return the numbers of a date as they stand in the file; nothing if there are none."""
    moments = (_moment(slide.get(name)) for name in ("start_date", "end_date"))
    return " to ".join(filter(None, map(_written, moments)))


class _Read(NamedTuple):
    """A date, and whether it says all that the file does."""

    edtf: str
    is_whole: bool


def _until(first: _Read, last: _Read) -> _Read:
    """Return a date with its end, if it has one. Raises ValueError for an end before it."""
    date = first.edtf if last.edtf == first.edtf else f"{first.edtf}/{last.edtf}"
    parse(date)
    return _Read(date, first.is_whole and last.is_whole)


def _edtf(moment: Mapping[str, Any]) -> _Read:
    """Return a date. Raises ValueError, also for a year that the axis does not reach."""
    numbers = [_number(moment.get(part)) for part in _PARTS]
    year, month, day, hour, minute, second = numbers
    if not year:
        raise ValueError("there is no year, or it is the year 0, which no such calendar has")
    if abs(year) >= YEAR_LIMIT:
        raise ValueError(f"years reach {YEAR_LIMIT // 10**6} million either way")
    text, count_kept = _year_text(year if year > 0 else year + 1), 1
    if month is not None and not text.startswith("Y"):
        text, count_kept = f"{text}-{month:02d}", 2
        if day is not None:
            text, count_kept = f"{text}-{day:02d}", 3
            if hour is not None and minute is not None:
                text, count_kept = f"{text}T{hour:02d}:{minute:02d}", len(_PARTS)
                text += f":{second:02d}" if second else ""
    parse(text)
    return _Read(text, all(number is None for number in numbers[count_kept:]))


def _year_text(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}" if abs(year) <= _LAST_SHORT_YEAR else f"Y{year}"


def _number(value: Any) -> int | None:
    """Return a part of a date; None if it is missing. Raises ValueError for what is no number."""
    text = _text(value)
    if not text:
        return None
    if isinstance(value, bool) or not _NUMBER.fullmatch(text):
        raise ValueError(f"{shown(text)} is no part of a date")
    return int(text.partition(".")[0].replace("\u2212", "-"))


def _written(moment: Mapping[str, Any]) -> str:
    """Return the parts of a date as they stand in the file."""
    parts = ("-".join(_parts(moment, _DAY_PARTS)), ":".join(_parts(moment, _CLOCK_PARTS)))
    return short(" ".join(filter(None, parts)), _LONGEST_WORDS)


def _parts(moment: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    return [text for text in (_text(moment.get(name)) for name in names) if text]


def _display(slide: Mapping[str, Any], start: Mapping[str, Any], end: Mapping[str, Any]) -> str:
    """Return the words that stand in place of the date, if there are any."""
    texts = [_text(slide.get("display_date"))]
    texts = texts if any(texts) else [_text(moment.get("display_date")) for moment in (start, end)]
    return short(plain_text(" to ".join(filter(None, texts))).text, _LONGEST_WORDS)


def _moment(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {"year": value}


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, list | dict) else str(value).strip()
