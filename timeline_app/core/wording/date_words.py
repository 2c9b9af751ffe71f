"""Dates, date bases and recurrences in plain English, never more precise than they are."""

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, Precision, Shape, parse
from timeline_app.core.dates.offsets import offset_minutes
from timeline_app.core.wording.calendar_words import (
    clock_words,
    day_words,
    days_words,
    month_words,
    months_words,
    offset_words,
    season_words,
    unit_words,
    year_words,
    years_words,
)
from timeline_app.core.wording.recurrence_words import recurrence_in_words

__all__ = ["basis_in_words", "date_in_words", "recurrence_in_words"]

_BASES = {
    "stated": "stated by the source",
    "inferred": "inferred",
    "derived": "derived by arithmetic",
    "undated": "no date given",
}
_LEADING_MARKS = {"~": "about", "?": "possibly", "%": "possibly about"}
_THIRDS = {"37": "early {}", "38": "mid-{}", "39": "late {}"}
_LEADS = {
    Precision.MINUTE: ("at some time on", "all of"),
    Precision.DAY: ("on one day of", "every day of"),
    Precision.MONTH: ("in one month of", "every month of"),
    Precision.YEAR: ("in one year of", "every year of"),
}
"""What stands before a run of such dates: for one of them, for all of them."""


def basis_in_words(basis: str) -> str:
    """How a date is known (``stated``, ``inferred``, …) in words; ValueError if unknown."""
    if basis not in _BASES:
        raise ValueError(f"{basis} is no date basis: use {', '.join(_BASES)}")
    return _BASES[basis]


def date_in_words(date: EdtfDate) -> str:
    """The date as a reader says it, such as ``1–2 December 2025`` or ``early 2026``."""
    if date.shape is Shape.POINT:
        return _point(date)
    if date.shape is Shape.INTERVAL:
        return _interval(*date.text.split("/"))
    return _set(date)


def _point(date: EdtfDate) -> str:
    words, vague = _bare_point(date)
    if date.approximate and not vague:
        words = f"about {words}"
    return f"possibly {words}" if date.uncertain else words


def _bare_point(date: EdtfDate) -> tuple[str, bool]:
    """The words without marks, and whether they already say that the date is approximate."""
    first_day, second = divmod(date.start_s, SECONDS_PER_DAY)
    year, month, day = civil_from_days(first_day)
    match date.precision:
        case Precision.SECOND | Precision.MINUTE:
            clock = f"{clock_words(second, date.precision)}{_zone(date)}"
            return f"{day_words(year, month, day)}, {clock}", False
        case Precision.DAY:
            return day_words(year, month, day), False
        case Precision.MONTH:
            return month_words(year, month), False
        case Precision.SEASON:
            return _season(date, year)
        case Precision.YEAR:
            return year_words(year), False
    return _many_years(date), False


def _zone(date: EdtfDate) -> str:
    """By which clock a time was read, in brackets; nothing if that is not said."""
    minutes = offset_minutes(date.text)
    return "" if minutes is None else f" ({offset_words(minutes)})"


def _season(date: EdtfDate, year: int) -> tuple[str, bool]:
    code = date.text.rstrip("?~%")[-2:]
    if date.approximate and code in _THIRDS:
        return _THIRDS[code].format(year_words(year)), True
    return season_words(code, year), False


def _many_years(date: EdtfDate) -> str:
    last = civil_from_days(date.end_s // SECONDS_PER_DAY - 1)[0]
    first = civil_from_days(date.start_s // SECONDS_PER_DAY)[0]
    estimate, significant, _ = date.text.strip("?~%").partition("S")
    if not significant:
        return unit_words(first, last, date.precision)
    year = civil_from_days(parse(estimate).start_s // SECONDS_PER_DAY)[0]
    return f"{years_words(first, last)}, by estimate {year_words(year)}"


def _interval(first: str, last: str) -> str:
    if first in ("", ".."):
        words = f"until {date_in_words(parse(last))}"
        return words if first else f"{words}, start unknown"
    if last in ("", ".."):
        words = f"from {date_in_words(parse(first))}"
        return words if last else f"{words}, end unknown"
    start, end = parse(first), parse(last)
    run = _run(start, end) or _marked_run(first, last)
    return run or f"from {date_in_words(start)} to {date_in_words(end)}"


def _marked_run(first: str, last: str) -> str | None:
    """Two dates with the same mark as one phrase: ``about 1–3 December 2025``."""
    mark = first[-1]
    run = _run(parse(first[:-1]), parse(last[:-1])) if mark == last[-1] in _LEADING_MARKS else None
    return run and f"{_LEADING_MARKS[mark]} {run}"


def _run(first: EdtfDate, last: EdtfDate) -> str | None:
    """Two dates of one kind as one phrase, such as ``January–March 2026``; None if they differ."""
    if first.precision is not last.precision or any(
        date.approximate or date.uncertain or "X" in date.text or "S" in date.text
        for date in (first, last)
    ):
        return None
    first_day, first_second = divmod(first.start_s, SECONDS_PER_DAY)
    last_day, last_second = divmod(last.start_s, SECONDS_PER_DAY)
    start, end = civil_from_days(first_day), civil_from_days(last_day)
    match first.precision:
        case Precision.DAY:
            return days_words(start, end)
        case Precision.MONTH:
            return months_words(start[:2], end[:2])
        case Precision.YEAR:
            return years_words(start[0], end[0])
        case Precision.MINUTE if (
            first_day == last_day and first_second < last_second and _zone(first) == _zone(last)
        ):
            clocks = (
                clock_words(second, Precision.MINUTE) for second in (first_second, last_second)
            )
            return f"{day_words(*start)}, {'–'.join(clocks)}{_zone(first)}"
    return None


def _set(date: EdtfDate) -> str:
    items = [item.strip(" ") for item in date.text[1:-1].split(",")]
    one_of = date.shape is Shape.ONE_OF
    if len(items) == 1 and ".." in items[0]:
        return _lone_run(items[0], one_of)
    words = [_item(item) for item in items]
    link = "or" if one_of else "and"
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {link} {words[-1]}"


def _item(item: str) -> str:
    first, dots, last = item.partition("..")
    if not dots:
        return date_in_words(parse(item))
    if not first:
        return f"{date_in_words(parse(last))} or earlier"
    if not last:
        return f"{date_in_words(parse(first))} or later"
    return _between(parse(first), parse(last))


def _between(first: EdtfDate, last: EdtfDate) -> str:
    return _run(first, last) or f"between {date_in_words(first)} and {date_in_words(last)}"


def _lone_run(item: str, one_of: bool) -> str:
    first, _, last = item.partition("..")
    if not first:
        return f"{'by' if one_of else 'all up to'} {date_in_words(parse(last))}"
    if not last:
        start = parse(first)
        preposition = "on" if start.precision <= Precision.DAY else "in"
        words = date_in_words(start)
        return f"{preposition} or after {words}" if one_of else f"all from {words} on"
    start, end = parse(first), parse(last)
    run = _run(start, end)
    if start == end:
        return date_in_words(start)
    if run is None:
        return f"{'' if one_of else 'all '}{_between(start, end)}"
    one, all_ = _LEADS[start.precision]
    return f"{one if one_of else all_} {run}"
