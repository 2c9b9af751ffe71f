"""What a spreadsheet shows of a date that it holds to the second."""

import re
from datetime import date, datetime, time

from timeline_app.core.dates.civil import MONTH_NAMES
from timeline_app.exchange.incoming.dates.forms import NO_YEAR
from timeline_app.exchange.incoming.tables.table import Cell, DateCell

# Colours, conditions and languages in brackets, texts in quotes, and letters that stand for
# themselves, fill or keep room.
_NO_PARTS = re.compile(r'"[^"]*"|\[(?!h|m|s)[^\]]*\]|[\\_*].|AM/PM|A/P', re.IGNORECASE)
_RUNS = re.compile(r"y+|m+|d+|h+|s+|e+", re.IGNORECASE)
# Of d and dd; ddd and dddd are weekdays.
_LONGEST_DAY = 2
# As spreadsheets shorten the names of months.
_LETTERS_OF_MONTH = 3


def shown_date(value: datetime | date | time, number_format: str) -> Cell:
    """Return a date as precisely as the number format of its cell shows it."""
    if isinstance(value, time):
        return f"{value:%H:%M:%S}".removesuffix(":00")
    parts = _shown_parts(number_format)
    day = f"{value.year:04}-{value.month:02}-{value.day:02}"
    name = MONTH_NAMES[value.month - 1][:_LETTERS_OF_MONTH]
    if "y" not in parts:
        shown = {"d": str(value.day), "m": name, "h": ""}
        words = " ".join(shown[part] for part in "dm" if part in parts) or _clock(value)
        # Excel gives a day that was typed without a year the year of that time.
        return DateCell(None, words or day, f"{NO_YEAR}, though the sheet holds {day}")
    if "m" not in parts and "d" not in parts:
        return DateCell(f"{value.year:04}", f"{value.year}")
    if "d" not in parts:
        return DateCell(day[: len("2025-12")], f"{name} {value.year}")
    clock = _clock(value) if "h" in parts else ""
    return DateCell(f"{day}T{clock}" if clock else day, f"{day} {clock}".rstrip())


def _clock(value: datetime | date) -> str:
    """Return a time of day; midnight is what days have that were given no time."""
    if not isinstance(value, datetime) or value.time() == time():
        return ""
    return f"{value:%H:%M:%S}".removesuffix(":00")


def _shown_parts(number_format: str) -> set[str]:
    """Return which of y, m, d and h a number format shows."""
    format_of_dates = _NO_PARTS.sub("", number_format.partition(";")[0])
    runs = [run.lower() for run in _RUNS.findall(format_of_dates)]
    found = set()
    for index, run in enumerate(runs):
        before, after = runs[index - 1 : index] or [""], runs[index + 1 : index + 2] or [""]
        if run[0] == "m" and (before[0].startswith("h") or after[0].startswith("s")):
            # Behind hours and before seconds the letter means minutes.
            continue
        if run[0] == "d" and len(run) > _LONGEST_DAY:
            continue
        found.add("y" if run[0] == "e" else run[0])
    return found
