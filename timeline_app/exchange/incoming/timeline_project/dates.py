"""The dates of The Timeline Project, as EDTF.

They are kept to the second, and midnight stands for a day without a time. Years are counted as in
EDTF, with a year 0; the last day of a period belongs to it, as that program shows it.
"""

import re
from typing import NamedTuple

from timeline_app.core.dates.edtf import parse
from timeline_app.exchange.incoming.draft import DraftDate
from timeline_app.program.plain_text import one_line

_MOMENT = re.compile(
    r"(-?[0-9]{1,9})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?)?"
)
# EDTF has months and days only in years of four digits.
_LAST_SHORT_YEAR = 9_999


class Extent(NamedTuple):
    """When an event is, as its file has it."""

    start: str
    end: str
    is_start_fuzzy: bool = False
    is_end_fuzzy: bool = False
    ends_today: bool = False


def date_of(extent: Extent) -> DraftDate:
    """Return a date; without EDTF where it is none, and without an end that is none."""
    start, end = one_line(extent.start).strip(), one_line(extent.end).strip()
    words = start if end in ("", start) else f"{start} to {end}"
    is_period = extent.ends_today or end not in ("", start)
    is_fuzzy = extent.is_start_fuzzy or (extent.is_end_fuzzy and not is_period)
    try:
        first = _edtf(start, is_fuzzy=is_fuzzy)
    except ValueError as error:
        return DraftDate(None, words, str(error) if words else "", is_settled=not words)
    if extent.ends_today:
        return DraftDate(f"{first}/..", "", "it goes on: there it ends today")
    if not is_period:
        return DraftDate(first, words if "Y" in first else "")
    try:
        last = _edtf(end, is_fuzzy=extent.is_end_fuzzy)
        # Two times of one day, or one day and midnight: what is left is one date.
        date = first if last == first else f"{first}/{last}"
        parse(date)
    except ValueError:
        return DraftDate(first, words, f"{end} is no date after the start", is_settled=False)
    return DraftDate(date, words if "Y" in date else "")


def _edtf(moment: str, *, is_fuzzy: bool) -> str:
    """Return a date. Raises ValueError for what is none, with the reason."""
    match = _MOMENT.fullmatch(moment)
    if match is None:
        raise ValueError("it is no date of that program")
    year, month, day, *clock = (int(part or 0) for part in match.groups())
    if abs(year) > _LAST_SHORT_YEAR:
        text = f"Y{year}"
    else:
        text = f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"
        if any(clock):
            hour, minute, second = clock
            text += f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")
    text += "~" if is_fuzzy else ""
    parse(text)
    return text
