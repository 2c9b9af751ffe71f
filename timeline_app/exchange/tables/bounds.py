"""The first and the last day or time that a date can mean, for sorting and for real date cells."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from timeline_app.core.dates.civil import SECONDS_PER_DAY
from timeline_app.core.dates.edtf import EdtfDate, Precision, edtf_day, outer_dates
from timeline_app.core.dates.offsets import offset_minutes, offset_text

_EPOCH = datetime(1970, 1, 1)
# Spreadsheets count days from 1900 on, and take that for a leap year.
_FIRST_CELL_DAY, _LAST_CELL_DAY = date(1900, 3, 1), date(9999, 12, 31)
_UNIT_S = {Precision.SECOND: 1, Precision.MINUTE: 60}


class Bound(NamedTuple):
    """A bound in ISO 8601, and as a value where the list names that very day without doubt."""

    text: str = ""
    value: date | None = None


def bounds_of(when: EdtfDate) -> tuple[Bound, Bound]:
    """Return the earliest and the latest that a date can mean; of an open side, nothing."""
    first, last = outer_dates(when)
    earliest = _bound(first, first.start_s) if first else Bound()
    latest = _bound(last, last.end_s - _UNIT_S.get(last.precision, 1)) if last else Bound()
    return earliest, latest


def _bound(side: EdtfDate, second: int) -> Bound:
    day = edtf_day(second)
    if side.precision not in _UNIT_S:
        return Bound(day, _value(second).date() if _is_known(side, second) else None)
    clock = second % SECONDS_PER_DAY
    text = f"{day}T{clock // 3600:02}:{clock // 60 % 60:02}"
    if side.precision is Precision.SECOND:
        text += f":{clock % 60:02}"
    minutes = offset_minutes(side.text)
    if minutes is not None:
        # A cell that holds a time has no room for its zone.
        return Bound(text + offset_text(minutes))
    return Bound(text, _value(second) if _is_known(side, second) else None)


def _is_known(side: EdtfDate, second: int) -> bool:
    is_vague = side.approximate or side.uncertain or side.precision > Precision.DAY
    days = second // SECONDS_PER_DAY
    first, last = ((day - _EPOCH.date()).days for day in (_FIRST_CELL_DAY, _LAST_CELL_DAY))
    return not is_vague and first <= days <= last


def _value(second: int) -> datetime:
    return _EPOCH + timedelta(seconds=second)
