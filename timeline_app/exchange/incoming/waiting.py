"""Where an event stands whose date was not read: it needs a place until somebody settles it.

A list gives an undated event a time at which it was announced. A file does not say that, so the
year is a makeshift, and the note of the event says where it is from.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from timeline_app.core.dates.typed_calendar import year_edtf

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class Place(NamedTuple):
    """A time as EDTF, and why it was chosen."""

    edtf: str
    reason: str


class WaitingPlaces:
    """Gives places by the years of the rows of a file; None is a row without a date."""

    def __init__(self, years: Sequence[int | None], saved: date) -> None:
        self._saved = saved
        known = [year for year in years if year is not None]
        self._first = min(known, default=saved.year)
        self._above = _carried_on(years)
        self._below = _carried_on(reversed(years))[::-1]

    def of(self, index: int, words: str) -> Place:
        """Return the place of a row: the one year in its words, else that of the row beside it."""
        named = set(map(int, _YEAR.findall(words)))
        if len(named) == 1 and self._first <= (year := named.pop()) <= self._saved.year:
            return _about(year, "by the year in it")
        for year_beside, side in ((self._above[index], "above"), (self._below[index], "below")):
            if year_beside is not None:
                return _about(year_beside, f"by the date {side} it")
        day = self._saved.isoformat()
        return Place(day, f"until then at {day}, when the file was saved")


def _about(year: int, why: str) -> Place:
    return Place(f"{year_edtf(year)}~", f"until then at {year_edtf(year)}, {why}")


def _carried_on(years: Iterable[int | None]) -> list[int | None]:
    """Return for each row the last year up to it."""
    last, found = None, []
    for year in years:
        last = last if year is None else year
        found.append(last)
    return found
