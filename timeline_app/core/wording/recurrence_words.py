"""Recurrence rules (RFC 5545) in plain English."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from timeline_app.core.dates.civil import MONTH_NAMES
from timeline_app.core.wording.calendar_words import day_words

# Rules that people make have fewer than a hundred letters; each value in one is looked at.
_LONGEST_RULE = 500
_UNITS = {
    "YEARLY": "year",
    "MONTHLY": "month",
    "WEEKLY": "week",
    "DAILY": "day",
    "HOURLY": "hour",
    "MINUTELY": "minute",
    "SECONDLY": "second",
}
_WEEKDAYS = {
    **{"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday"},
    **{"FR": "Friday", "SA": "Saturday", "SU": "Sunday"},
}
_PLACES = {
    **{1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"},
    **{-1: "last", -2: "second to last"},
}
_NUMBER = "[1-9][0-9]{0,3}"
_DAY_CODE = rf"(?:[+-]?[1-9][0-9]?)?(?:{'|'.join(_WEEKDAYS)})"
_MONTH, _MONTH_DAY = "(?:0?[1-9]|1[0-2])", "[+-]?(?:0?[1-9]|[12][0-9]|3[01])"
_FORMS = {
    "FREQ": "|".join(_UNITS),
    "INTERVAL": _NUMBER,
    "COUNT": _NUMBER,
    "UNTIL": "[0-9]{8}(?:T[0-9]{6}Z?)?",
    "BYDAY": f"{_DAY_CODE}(?:,{_DAY_CODE})*",
    "BYMONTH": f"{_MONTH}(?:,{_MONTH})*",
    "BYMONTHDAY": f"{_MONTH_DAY}(?:,{_MONTH_DAY})*",
}
_ANY_FORM = "[-+0-9A-Z,]+"
# The day weeks begin on changes nothing a reader would notice.
_SILENT = {"WKST"}


def recurrence_in_words(rrule: str) -> str:
    """An RRULE such as ``FREQ=MONTHLY;INTERVAL=3`` as ``every 3 months``.

    Raises ValueError, with one plain sentence, for a text that is no such rule.
    """
    parts = _checked_parts(rrule)
    words = [_frequency(parts)]
    if "BYDAY" in parts:
        words.append("on " + _listed(_weekday(code) for code in parts["BYDAY"].split(",")))
    if _names_one_day(parts):
        month, day = MONTH_NAMES[int(parts["BYMONTH"]) - 1], int(parts["BYMONTHDAY"])
        return " ".join([*words, f"on {day} {month}"]) + _limits(parts)
    if "BYMONTHDAY" in parts:
        words.append("on " + _listed(_month_day(day) for day in parts["BYMONTHDAY"].split(",")))
    if "BYMONTH" in parts:
        names = (MONTH_NAMES[int(month) - 1] for month in parts["BYMONTH"].split(","))
        words.append("in " + _listed(names))
    return " ".join(words) + _limits(parts)


def _names_one_day(parts: dict[str, str]) -> bool:
    """Tell whether a rule names one day of one month, such as 3 May."""
    day, month = parts.get("BYMONTHDAY", ""), parts.get("BYMONTH", "")
    return day.isdecimal() and month.isdecimal()


def _checked_parts(rrule: str) -> dict[str, str]:
    """The parts of the rule by name, all in capitals."""
    text = rrule.upper().removeprefix("RRULE:")
    pairs = [part.partition("=")[::2] for part in text.split(";")]
    parts = dict(pairs)
    well_formed = all(re.fullmatch(_FORMS.get(name, _ANY_FORM), value) for name, value in pairs)
    ends_twice = {"COUNT", "UNTIL"} <= parts.keys()
    if len(rrule) > _LONGEST_RULE or len(parts) < len(pairs) or "FREQ" not in parts or ends_twice:
        raise ValueError(_complaint(rrule))
    if not well_formed or not _is_accepted(text, parts.get("UNTIL", "")):
        raise ValueError(_complaint(rrule))
    return parts


def _is_accepted(text: str, until: str) -> bool:
    if _is_plain(text):
        return True
    from dateutil.rrule import rrulestr

    # A rule that ends at a UTC time may only be checked against a start in UTC.
    start = datetime(2000, 1, 1, tzinfo=UTC if until.endswith("Z") else None)
    try:
        rrulestr(text, dtstart=start)
        _last_day(until or "20000101")
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return False
    return True


def _is_plain(text: str) -> bool:
    """Tell whether a well-formed rule has no more than a frequency and an interval.

    That cannot be wrong; dateutil, which knows about all else, takes a start 5 ms to load.
    """
    return {part.partition("=")[0] for part in text.split(";")} <= {"FREQ", "INTERVAL"}


def _last_day(until: str) -> date:
    return date.fromisoformat(until[:8])


def _complaint(rrule: str) -> str:
    short = ascii(rrule[:40])[1:-1]
    return f"“{short}” is not a recurrence rule: write one such as FREQ=MONTHLY;INTERVAL=3"


def _frequency(parts: dict[str, str]) -> str:
    unit, interval = _UNITS[parts["FREQ"]], int(parts.get("INTERVAL", "1"))
    return f"every {unit}" if interval == 1 else f"every {interval} {unit}s"


def _weekday(code: str) -> str:
    place = code[:-2]
    if not place:
        return _WEEKDAYS[code[-2:]]
    number = int(place)
    return f"the {_PLACES.get(number, f'number {number}')} {_WEEKDAYS[code[-2:]]}"


def _month_day(day: str) -> str:
    return "the last day" if int(day) == -1 else f"day {int(day)}"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _limits(parts: dict[str, str]) -> str:
    limits = ""
    if "COUNT" in parts:
        limits += ", once" if int(parts["COUNT"]) == 1 else f", {int(parts['COUNT'])} times"
    if "UNTIL" in parts:
        until = _last_day(parts["UNTIL"])
        limits += f", until {day_words(until.year, until.month, until.day)}"
    unsaid = set(parts) - set(_FORMS) - _SILENT
    return f"{limits}, with further conditions" if unsaid else limits
