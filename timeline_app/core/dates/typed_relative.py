"""Typed dates that count from today: ``tomorrow``, ``next quarter``, ``3 months ago``."""

import re
from datetime import date

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days, second_of, weekday
from timeline_app.core.dates.typed_calendar import blurred_edtf, in_year, year_edtf

_DAYS = {
    **{"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1},
    **{"day after tomorrow": 2, "day before yesterday": -2},
}
_STEPS = {
    **{"this": 0, "current": 0, "next": 1, "coming": 1},
    **{"last": -1, "previous": -1, "past": -1},
}
_UNIT = "(?P<unit>day|week|month|quarter|year|decade|century)"
_COUNT = "(?P<count>[0-9]{1,6}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_COUNTS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_STEP = f"(?P<step>{'|'.join(_STEPS)})"
_STEPPED = re.compile(f"{_STEP} {_UNIT}")
_STEPPED_WEEKDAY = re.compile(f"(?P<step>this|next|last) (?P<day>{'|'.join(_WEEKDAYS)})")
_AHEAD = re.compile(f"(?:in {_COUNT} {_UNIT}s?)")
_FROM_NOW = re.compile(f"{_COUNT} {_UNIT}s? from (?:now|today)")
_AGO = re.compile(f"{_COUNT} {_UNIT}s? ago")


def from_today(words: str, today: date) -> str | None:
    """The EDTF of lower-case ``words`` that count from ``today``; None if they do not."""
    words = words.removeprefix("the ").replace("centuries", "century")
    days = second_of(today.year, today.month, today.day) // SECONDS_PER_DAY
    if words in _DAYS:
        return _day(days + _DAYS[words])
    if match := _STEPPED.fullmatch(words):
        return _shifted(match["unit"], _STEPS[match["step"]], days)
    if match := _STEPPED_WEEKDAY.fullmatch(words):
        return _day(_nearest(days, _WEEKDAYS.index(match["day"]), match["step"]))
    if match := _AHEAD.fullmatch(words) or _FROM_NOW.fullmatch(words):
        return _shifted(match["unit"], _count(match["count"]), days)
    if match := _AGO.fullmatch(words):
        return _shifted(match["unit"], -_count(match["count"]), days)
    return None


def _count(words: str) -> int:
    return _COUNTS[words] if words in _COUNTS else int(words)


def _nearest(days: int, wanted: int, step: str) -> int:
    """The wanted weekday in this week (Monday first), or the nearest before or after today."""
    if step == "this":
        return days - weekday(days) + wanted
    if step == "next":
        return days + 1 + (wanted - weekday(days) - 1) % 7
    return days - 1 - (weekday(days) - wanted - 1) % 7


def _shifted(unit: str, steps: int, days: int) -> str:
    """The whole day, week, month, … that lies ``steps`` units from the day ``days``."""
    year, month, _ = civil_from_days(days)
    match unit:
        case "day":
            return _day(days + steps)
        case "week":
            monday = days - weekday(days) + 7 * steps
            return f"{_day(monday)}/{_day(monday + 6)}"
        case "month":
            years, index = divmod(month - 1 + steps, 12)
            return in_year(year + years, f"{index + 1:02}")
        case "quarter":
            years, index = divmod((month - 1) // 3 + steps, 4)
            return in_year(year + years, f"{33 + index}")
        case "decade":
            return blurred_edtf(year + 10 * steps, 1)
        case "century":
            return blurred_edtf(year + 100 * steps, 2)
    return year_edtf(year + steps)


def _day(days: int) -> str:
    year, month, day = civil_from_days(days)
    return in_year(year, f"{month:02}-{day:02}")
