"""Extents of many dates at once: the common forms in numpy, any other once for each text.

Common are a year, a month, a day and a minute; one of the first three with a mark behind it; an
interval of two of the same kind; and one of the days between two. What is none of these, or does
not hold in numpy, goes through the EDTF parser.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.dates.civil import SECONDS_PER_DAY
from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.table.arrays import Mask, Seconds
from timeline_app.core.table.extents import Extents, Form, Trait, extent_of

Numbers = NDArray[np.int32]

_BATCH = 65_536
"""So many dates are read at once: their columns fit in the processor's cache."""
_MANY_MONTHS = 10_000
"""From so many months on it is faster to work out all that there are, and look them up."""
_BREAK = "\n"
_LAST_HOUR, _LAST_MINUTE, _MONTHS, _EPOCH_YEAR = 23, 59, 12, 1970
# All that four digits can write; other years are read one by one.
_YEARS = 10_000
_MINUTE_S, _HOUR_S = 60, 3_600
_YEAR_LENGTH, _MONTH_LENGTH = len("2025"), len("2025-12")
_DAY_LENGTH, _MINUTE_LENGTH = len("2025-12-03"), len("2025-12-03T14:30")


class DateReader:
    """Gathers dates that come in chunks, and reads them."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self._count = 0
        self._read: list[Extents] = []

    def add(self, texts: Sequence[str]) -> None:
        """Take in the next dates. Raises EdtfError for one that is none, now or later."""
        if texts:
            self._waiting.append(_BREAK.join(texts).encode())
            self._count += len(texts)
            if self._count >= _BATCH:
                self._read_waiting()

    def extents(self) -> Extents:
        """Return the extents of all dates. Raises EdtfError for one that is none."""
        self._read_waiting()
        if not self._read:
            return Extents.of_nothing(0)
        return Extents(*map(np.concatenate, zip(*self._read, strict=True)))

    def _read_waiting(self) -> None:
        if self._waiting:
            self._read.append(_read(_BREAK.encode().join(self._waiting), self._count))
            self._waiting, self._count = [], 0


class _Texts(NamedTuple):
    """Texts of equal length: where each begins in an array of letters."""

    letters: NDArray[np.uint8]
    starts: Seconds

    def behind(self, length: int) -> "_Texts":
        """Return what follows behind the first letters."""
        return _Texts(self.letters, self.starts + length)

    def have(self, place: int, wanted: str) -> Mask:
        """Tell which of the texts have something at a place."""
        found = np.ones(len(self.starts), np.bool_)
        for offset, letter in enumerate(wanted):
            found &= self.letters[self.starts + (place + offset)] == ord(letter)
        return found

    def number(self, first: int, end: int) -> tuple[Numbers, Mask]:
        """Return the numbers at a place, and which of them are made of digits only."""
        value = np.zeros(len(self.starts), np.int32)
        sound = np.ones(len(self.starts), np.bool_)
        for place in range(first, end):
            # What stands before 0 wraps around to more than 9.
            digit = self.letters[self.starts + place] - np.uint8(ord("0"))
            sound &= digit <= 9  # noqa: PLR2004
            value = value * 10 + digit
        return value, sound


class _Spans(NamedTuple):
    """Half-open extents in seconds, and which of them could be read."""

    start_s: Seconds
    end_s: Seconds
    is_sound: Mask


_Read = Callable[[_Texts], _Spans]


class _Kind(NamedTuple):
    """How to read a common form, and what its dates have in common."""

    read: _Read
    form: Form = Form.POINT
    traits: Trait = Trait(0)
    is_one_day: bool = False


def _read(joined: bytes, count: int) -> Extents:
    letters = np.frombuffer(joined, np.uint8)
    breaks = np.flatnonzero(letters == ord(_BREAK))
    if len(breaks) != count - 1:
        raise EdtfError("a date holds a line break: write it on one line")
    starts = np.concatenate(([0], breaks + 1))
    lengths = np.concatenate((breaks, [len(letters)])) - starts
    found = Extents.of_nothing(count)
    is_read = np.zeros(count, np.bool_)
    for length, kind in _KINDS.items():
        places = np.flatnonzero(lengths == length)
        if len(places):
            spans = kind.read(_Texts(letters, starts[places]))
            looks = (kind.form, kind.traits, kind.is_one_day)
            found.put(places, (*spans[:2], *spans[:2], *looks))
            is_read[places] = spans.is_sound & (spans.start_s < spans.end_s)
    _read_others(joined, starts, lengths, np.flatnonzero(~is_read), found)
    return found


def _read_others(
    joined: bytes, starts: Seconds, lengths: Seconds, places: Seconds, found: Extents
) -> None:
    """Read the dates at some places with the parser, each text once."""
    if not len(places):
        return
    firsts = starts[places].tolist()
    ends = (starts[places] + lengths[places]).tolist()
    texts = [joined[first:end] for first, end in zip(firsts, ends, strict=True)]
    extents = {text: extent_of(parse(text.decode())) for text in set(texts)}
    found.put(places, zip(*map(extents.__getitem__, texts), strict=True))


def _year(texts: _Texts) -> _Spans:
    year, sound = texts.number(0, 4)
    return _whole_months(year * _MONTHS, _MONTHS, sound)


def _month(texts: _Texts) -> _Spans:
    months, sound = _months(texts)
    return _whole_months(months, 1, sound)


def _day(texts: _Texts) -> _Spans:
    months, sound = _months(texts)
    day, is_number = texts.number(8, 10)
    month_start, month_end = _month_days(months, 1, sound)
    sound &= is_number & texts.have(7, "-") & (day >= 1) & (day <= month_end - month_start)
    start_s = (month_start + day - 1).astype(np.int64) * SECONDS_PER_DAY
    return _Spans(start_s, start_s + SECONDS_PER_DAY, sound)


def _minute(texts: _Texts) -> _Spans:
    days = _day(texts)
    hour, is_hour = texts.number(11, 13)
    minute, is_minute = texts.number(14, 16)
    sound = days.is_sound & is_hour & is_minute & texts.have(10, "T") & texts.have(13, ":")
    sound &= (hour <= _LAST_HOUR) & (minute <= _LAST_MINUTE)
    start_s = days.start_s + hour * _HOUR_S + minute * _MINUTE_S
    return _Spans(start_s, start_s + _MINUTE_S, sound)


def _months(texts: _Texts) -> tuple[Numbers, Mask]:
    """Return months counted from January of year 0, and which could be read."""
    year, is_year = texts.number(0, 4)
    month, is_month = texts.number(5, 7)
    sound = is_year & is_month & texts.have(4, "-") & (month >= 1) & (month <= _MONTHS)
    return year * _MONTHS + month - 1, sound


def _whole_months(first: Numbers, count: int, sound: Mask) -> _Spans:
    start, end = (
        days.astype(np.int64) * SECONDS_PER_DAY for days in _month_days(first, count, sound)
    )
    return _Spans(start, end, sound)


def _month_days(first: Numbers, count: int, sound: Mask) -> tuple[Numbers, Numbers]:
    """Return the days since 1970 on which months begin and on which `count` months are over."""
    known = np.where(sound, first, 0)
    if len(known) < _MANY_MONTHS:
        return _first_days(known), _first_days(known + count)
    return _all_first_days()[known], _all_first_days()[known + count]


@cache
def _all_first_days() -> Numbers:
    """Return the days on which every month from year 0 to 10000 begins."""
    return _first_days(np.arange(_YEARS * _MONTHS + 1, dtype=np.int32))


def _first_days(months: Numbers) -> Numbers:
    """Return the days since 1970 on which months begin that are counted from year 0."""
    since_1970 = (months - _EPOCH_YEAR * _MONTHS).astype("datetime64[M]")
    return since_1970.astype("datetime64[D]").astype(np.int32)


def _doubtful(read: _Read, length: int) -> _Read:
    """Return a reader for texts with any mark of doubt behind them."""

    def read_doubtful(texts: _Texts) -> _Spans:
        spans = read(texts)
        is_marked = texts.have(length, "?") | texts.have(length, "~") | texts.have(length, "%")
        return spans._replace(is_sound=spans.is_sound & is_marked)

    return read_doubtful


def _between(read: _Read, length: int, separator: str) -> _Read:
    """Return a reader for two dates of a kind with a separator between them."""

    def read_both(texts: _Texts) -> _Spans:
        first, last = read(texts), read(texts.behind(length + len(separator)))
        sound = first.is_sound & last.is_sound & texts.have(length, separator)
        return _Spans(first.start_s, last.end_s, sound)

    return read_both


def _in_brackets(read: _Read, length: int) -> _Read:
    """Return a reader for texts in square brackets."""

    def read_inner(texts: _Texts) -> _Spans:
        spans = read(texts.behind(1))
        sound = spans.is_sound & texts.have(0, "[") & texts.have(length + 1, "]")
        return spans._replace(is_sound=sound)

    return read_inner


_DOUBT = Trait.FADE_START | Trait.FADE_END
# Two days with two dots between them; the brackets around them are two letters more.
_SET_LENGTH = 2 * _DAY_LENGTH + 2
_KINDS: dict[int, _Kind] = {
    _YEAR_LENGTH: _Kind(_year),
    _MONTH_LENGTH: _Kind(_month),
    _DAY_LENGTH: _Kind(_day, is_one_day=True),
    _MINUTE_LENGTH: _Kind(_minute),
    _YEAR_LENGTH + 1: _Kind(_doubtful(_year, _YEAR_LENGTH), traits=_DOUBT),
    _MONTH_LENGTH + 1: _Kind(_doubtful(_month, _MONTH_LENGTH), traits=_DOUBT),
    _DAY_LENGTH + 1: _Kind(_doubtful(_day, _DAY_LENGTH), traits=_DOUBT, is_one_day=True),
    2 * _YEAR_LENGTH + 1: _Kind(_between(_year, _YEAR_LENGTH, "/"), Form.PERIOD),
    2 * _MONTH_LENGTH + 1: _Kind(_between(_month, _MONTH_LENGTH, "/"), Form.PERIOD),
    2 * _DAY_LENGTH + 1: _Kind(_between(_day, _DAY_LENGTH, "/"), Form.PERIOD),
    2 * _MINUTE_LENGTH + 1: _Kind(_between(_minute, _MINUTE_LENGTH, "/"), Form.PERIOD),
    _SET_LENGTH + 2: _Kind(
        _in_brackets(_between(_day, _DAY_LENGTH, ".."), _SET_LENGTH),
        traits=Trait.WITHIN,
        is_one_day=True,
    ),
}
