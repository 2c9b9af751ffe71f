"""A date that is reckoned from another event: so many years after the founding."""

import msgspec

from timeline_app.core.dates.edtf import EdtfDate, EdtfError, Shape, parse
from timeline_app.core.record.model import Event
from timeline_app.core.spotting.reckoning import between, days_of_date, roughly, stepped
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.program.plain_text import short

DISTANCE_UNITS = ("day", "week", "month", "year")
"""What a distance between events is counted in."""

# As much of a title as a note on a date has room for.
_TITLE_LETTERS = 60


class UnreckonableError(ValueError):
    """Nothing can be reckoned from an event: one sentence, fault and remedy."""


class Distance(msgspec.Struct, frozen=True):
    """So many units before or after."""

    count: int
    unit: str
    is_before: bool = False
    is_about: bool = False

    @property
    def words(self) -> str:
        """The distance as it is read: `about 2 years`."""
        noun = self.unit if self.count == 1 else f"{self.unit}s"
        return f"{'about ' if self.is_about else ''}{self.count:,} {noun}"


class Derived(msgspec.Struct, frozen=True):
    """A date with the note that names the event and the arithmetic."""

    edtf: str
    note: str


def derived_from(event: Event, distance: Distance) -> Derived:
    """Return the date at a distance from an event. Raises UnreckonableError.

    It is no finer than the date of the event, nor than the unit: two years after a day are a year.
    """
    date = _date_of(event)
    edtf = reckoned_from(date, distance)
    if edtf is None:
        raise UnreckonableError("This is beyond the dates that can be reckoned: take a smaller one")
    title, sign = short(event.title, _TITLE_LETTERS), "−" if distance.is_before else "+"
    result = date_in_words(parse(edtf))
    note = f"Reckoned from “{title}”: {date_in_words(date)} {sign} {distance.words} = {result}."
    return Derived(edtf, note)


def reckoned_from(date: EdtfDate, distance: Distance) -> str | None:
    """Return the EDTF of what lies at a distance from a date; None beyond the calendar.

    From what went on for a while one counts from its end, or back from its beginning.
    """
    end = _end_of(date, is_first=distance.is_before)
    days = days_of_date(end)
    if days is None:
        return None
    steps = -distance.count if distance.is_before else distance.count
    text = between(days, lambda day: stepped(distance.unit, steps, day))
    is_loose = distance.is_about or end.approximate or end.uncertain
    try:
        return parse(roughly(text) if is_loose else text).text if text else None
    except EdtfError:
        return None


def _date_of(event: Event) -> EdtfDate:
    title = short(event.title, _TITLE_LETTERS)
    if event.date is None:
        raise UnreckonableError(f"“{title}” has no date: choose an event that has one")
    try:
        return parse(event.date)
    except EdtfError as error:
        raise UnreckonableError(f"The date of “{title}” is none: mend it first") from error


def _end_of(date: EdtfDate, *, is_first: bool) -> EdtfDate:
    """Return the end of an interval from which one counts; any other date as it is."""
    if date.shape is not Shape.INTERVAL:
        return date
    first, _, last = date.text.partition("/")
    side = first if is_first else last
    return parse(side) if side not in ("", "..") else date
