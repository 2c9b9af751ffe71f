"""Neighbours of a date in its own unit: the day before, the year after."""

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, Precision, edtf_day, parse
from timeline_app.core.dates.typed_calendar import year_edtf


def unit_before(edtf: str) -> str:
    """Return the last unit before a date: `2019` for `2020`, a month for a season."""
    date = parse(edtf)
    return _unit(date, date.start_s - SECONDS_PER_DAY, edtf)


def unit_after(edtf: str) -> str:
    """Return the first unit after a date: `2021` for `2020`, a month for a season."""
    date = parse(edtf)
    return _unit(date, date.end_s, edtf)


def _unit(date: EdtfDate, second: int, edtf: str) -> str:
    if date.open_start or date.open_end or date.approximate:
        # Nothing is just before or after what has no sharp edge.
        return edtf if "/" not in edtf and "[" not in edtf else edtf_day(second)
    year, month, _ = civil_from_days(second // SECONDS_PER_DAY)
    if date.precision <= Precision.DAY:
        return edtf_day(second)
    if date.precision <= Precision.SEASON:
        return f"{year_edtf(year)}-{month:02}"
    return year_edtf(year)


def said(date: EdtfDate) -> str:
    """Return a date as a note says it."""
    from timeline_app.core.dates.civil import MONTH_NAMES

    year, month, day = civil_from_days(date.start_s // SECONDS_PER_DAY)
    if date.text == f"{year_edtf(year)}-{month:02}-{day:02}":
        return f"{day} {MONTH_NAMES[month - 1]} {year}"
    if date.text == f"{year_edtf(year)}-{month:02}":
        return f"{MONTH_NAMES[month - 1]} {year}"
    return date.text
