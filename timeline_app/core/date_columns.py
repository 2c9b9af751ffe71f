"""Extents of many events at once: the common forms of dates in numpy, the others one by one.

The common forms are a day, a minute, and an interval of two of either; anything else, and
anything that does not hold in numpy, goes through the EDTF parser.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.civil import SECONDS_PER_DAY
from timeline_app.core.model import UNSET, Event

Seconds = NDArray[np.int64]
Bools = NDArray[np.bool_]

_DAY_TEXT, _MINUTE_TEXT = len("2025-12-03"), len("2025-12-03T14:30")
_LAST_HOUR, _LAST_MINUTE, _LAST_MONTH, _FEBRUARY = 23, 59, 12, 2
_MONTH_LENGTHS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_EPOCH_DAY_OF_ERAS = 719_468
_MINUTE_S, _HOUR_S = 60, 3_600


class Spans(NamedTuple):
    """Half-open extents in seconds, and which of them could be read."""

    start_s: Seconds
    end_s: Seconds
    is_sound: Bools


def read_common(texts: Sequence[str]) -> tuple[Spans, Bools]:
    """Return the extents of dates in common forms, and which of them are intervals.

    What is not sound has to be read by the EDTF parser.
    """
    count = len(texts)
    start_s, end_s = np.zeros(count, np.int64), np.zeros(count, np.int64)
    sound, interval = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=count)
    for length, read in _READERS.items():
        places = np.flatnonzero(lengths == length)
        spans = _read_matrix([texts[place] for place in places.tolist()], length, read)
        if spans is not None:
            start_s[places], end_s[places], sound[places] = spans
            interval[places] = length > _MINUTE_TEXT
    return Spans(start_s, end_s, sound & (start_s < end_s)), interval


def plain_dates(events: Sequence[Event]) -> Bools:
    """Tell for which events the date says all of the extent, without part of day or rhythm."""
    parts = list(map(attrgetter("part_of_day"), events))
    rhythms = list(map(attrgetter("recurrence"), events))
    if not any(rhythms) and parts.count(UNSET) == len(parts):
        return np.ones(len(events), np.bool_)
    pairs = zip(parts, rhythms, strict=True)
    return np.array([part is UNSET and not rhythm for part, rhythm in pairs], np.bool_)


def _read_matrix(
    texts: list[str], length: int, read: Callable[[NDArray[np.uint8]], Spans]
) -> Spans | None:
    if not texts:
        return None
    joined = "".join(texts)
    if not joined.isascii():
        return None
    letters = np.frombuffer(joined.encode("ascii"), dtype=np.uint8)
    return read(letters.reshape(-1, length))


def _day(letters: NDArray[np.uint8]) -> Spans:
    year, month, day = (_number(letters, *part) for part in ((0, 4), (5, 7), (8, 10)))
    sound = (letters[:, 4] == ord("-")) & (letters[:, 7] == ord("-"))
    sound &= _is_digits(letters, (0, 1, 2, 3, 5, 6, 8, 9))
    sound &= (month >= 1) & (month <= _LAST_MONTH)
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    last_day = _MONTH_LENGTHS[np.where(sound, month, 0)] + (leap & (month == _FEBRUARY))
    sound &= (day >= 1) & (day <= last_day)
    start_s = _days_from_civil(year, month, day) * SECONDS_PER_DAY
    return Spans(start_s, start_s + SECONDS_PER_DAY, sound)


def _minute(letters: NDArray[np.uint8]) -> Spans:
    days = _day(letters[:, :_DAY_TEXT])
    hour, minute = _number(letters, 11, 13), _number(letters, 14, 16)
    sound = days.is_sound & (letters[:, 10] == ord("T")) & (letters[:, 13] == ord(":"))
    sound &= _is_digits(letters, (11, 12, 14, 15))
    sound &= (hour <= _LAST_HOUR) & (minute <= _LAST_MINUTE)
    start_s = days.start_s + hour * _HOUR_S + minute * _MINUTE_S
    return Spans(start_s, start_s + _MINUTE_S, sound)


def _interval_of(
    read: Callable[[NDArray[np.uint8]], Spans], length: int
) -> Callable[[NDArray[np.uint8]], Spans]:
    def read_interval(letters: NDArray[np.uint8]) -> Spans:
        first, last = read(letters[:, :length]), read(letters[:, length + 1 :])
        sound = first.is_sound & last.is_sound & (letters[:, length] == ord("/"))
        return Spans(first.start_s, last.end_s, sound)

    return read_interval


_READERS: dict[int, Callable[[NDArray[np.uint8]], Spans]] = {
    _DAY_TEXT: _day,
    _MINUTE_TEXT: _minute,
    2 * _DAY_TEXT + 1: _interval_of(_day, _DAY_TEXT),
    2 * _MINUTE_TEXT + 1: _interval_of(_minute, _MINUTE_TEXT),
}


def _number(letters: NDArray[np.uint8], first: int, end: int) -> Seconds:
    value = np.zeros(len(letters), np.int64)
    for column in range(first, end):
        value = value * 10 + (letters[:, column].astype(np.int64) - ord("0"))
    return value


def _is_digits(letters: NDArray[np.uint8], columns: tuple[int, ...]) -> Bools:
    chosen = letters[:, columns]
    sound: Bools = np.all((chosen >= ord("0")) & (chosen <= ord("9")), axis=1)
    return sound


def _days_from_civil(year: Seconds, month: Seconds, day: Seconds) -> Seconds:
    """Count days since 1970-01-01 as `civil.days_from_civil` does, for whole columns."""
    months = year * 12 + month - 3
    year_from_march, month_from_march = months // 12, months % 12
    leap_days = year_from_march // 4 - year_from_march // 100 + year_from_march // 400
    day_of_year = (153 * month_from_march + 2) // 5 + day - 1
    days: Seconds = year_from_march * 365 + leap_days + day_of_year - _EPOCH_DAY_OF_ERAS
    return days
