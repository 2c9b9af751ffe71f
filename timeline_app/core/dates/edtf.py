"""Reads EDTF (ISO 8601-2, levels 0, 1 and the forms of level 2 that fit a time axis).

Three decisions the standard leaves open: the wall clock that is written counts, whatever the
zone behind it, which stays in the text; seasons without a hemisphere have the northern months,
so winter 2025 runs from December 2025 to February 2026; and a date with X digits reaches from
the first to the last day that it can stand for.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline_app.core.dates.civil import (
    SECONDS_PER_DAY,
    TIME_MAX_S,
    TIME_MIN_S,
    civil_from_days,
)
from timeline_app.core.dates.offsets import offset_minutes
from timeline_app.core.dates.parsed_date import (
    EdtfDate,
    EdtfError,
    Precision,
    Shape,
    Single,
    quoted,
)
from timeline_app.core.dates.single_date import read_plain, read_single

__all__ = ["EdtfDate", "EdtfError", "Precision", "Shape", "edtf_day", "outer_dates", "parse"]

# Room for a set of 45 days; nobody writes a longer date by hand.
LONGEST_TEXT = 500
# EDTF's years have four digits; longer ones, after a Y, have no months and days.
LAST_YEAR_OF_DAYS = 9_999
# The days of some 45 years: large lists repeat their dates.
_CACHED_DATES = 16_384
_SET_SHAPES = {"[": ("]", Shape.ONE_OF), "{": ("}", Shape.ALL_OF)}
_POINT = Shape.POINT


def parse(text: str) -> EdtfDate:
    """The date that the EDTF ``text`` means; EdtfError if it means none."""
    if len(text) > LONGEST_TEXT:
        raise EdtfError(f"{quoted(text)} is too long: a date has at most {LONGEST_TEXT} characters")
    return _parse(text)


@lru_cache(maxsize=_CACHED_DATES)
def _parse(text: str) -> EdtfDate:
    plain = read_plain(text)
    if plain is not None:
        start_s, end_s, precision = plain
        return EdtfDate(text, start_s, end_s, start_s, end_s, _POINT, precision)
    if text[:1] in _SET_SHAPES:
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    return _joined(text, Shape.POINT, [_Member.read(text)])


class _Member(NamedTuple):
    """One date, or one run of dates, inside a text; an open side is a sentinel."""

    start_s: int
    end_s: int
    first: Single
    last: Single
    first_text: str
    last_text: str

    @classmethod
    def read(cls, text: str) -> "_Member":
        single = read_single(text)
        return cls(single.start_s, single.end_s, single, single, text, text)

    @classmethod
    def between(cls, text: str, first_text: str, last_text: str) -> "_Member":
        """From one date to another; one of the two may be empty, which leaves that side open."""
        first = read_single(first_text or last_text)
        last = read_single(last_text or first_text)
        if last.end_s <= first.start_s:
            last = _by_one_clock(last, first_text, last_text)
        if last.end_s <= first.start_s:
            raise EdtfError(f"{quoted(text)} ends before it starts: write the earlier date first")
        start_s = first.start_s if first_text else TIME_MIN_S
        end_s = last.end_s if last_text else TIME_MAX_S
        return cls(start_s, end_s, first, last, first_text, last_text)


def _by_one_clock(last: Single, first_text: str, last_text: str) -> Single:
    """The last date by the clock of the first one, if both say how they differ from UTC.

    Who flies east over the date line lands on a clock that shows less than when they left.
    """
    here, there = offset_minutes(first_text), offset_minutes(last_text)
    if here is None or there is None:
        return last
    later_s = (here - there) * 60
    return last._replace(start_s=last.start_s + later_s, end_s=last.end_s + later_s)


def _joined(text: str, shape: Shape, members: Sequence[_Member]) -> EdtfDate:
    """The hull of the members."""
    earliest = min(members, key=lambda member: member.start_s)
    latest = max(members, key=lambda member: member.end_s)
    return EdtfDate(
        text=text,
        start_s=earliest.start_s,
        end_s=latest.end_s,
        anchor_start_s=min(member.first.start_s for member in members),
        anchor_end_s=max(member.last.end_s for member in members),
        shape=shape,
        precision=max(max(member.first.precision, member.last.precision) for member in members),
        approximate=_is_approximate(text),
        uncertain="?" in text or "%" in text,
        approximate_start=_is_approximate(earliest.first_text),
        approximate_end=_is_approximate(latest.last_text),
    )


def _is_approximate(text: str) -> bool:
    return "~" in text or "%" in text


def _read_interval(text: str) -> EdtfDate:
    if text.count("/") > 1:
        raise EdtfError(f"{quoted(text)} has more than one slash: write a day like 2025-12-03")
    first, last = ("" if side == ".." else side for side in text.split("/"))
    if not first and not last:
        raise EdtfError(f"{quoted(text)} has no date on either side: give at least one")
    return _joined(text, Shape.INTERVAL, [_Member.between(text, first, last)])


def _read_set(text: str) -> EdtfDate:
    closing, shape = _SET_SHAPES[text[0]]
    if not text.endswith(closing):
        raise EdtfError(f"{quoted(text)} is not closed: end it with {closing}")
    items = [item.strip(" ") for item in text[1:-1].split(",")]
    return _joined(text, shape, [_read_item(text, item, items) for item in items])


def _read_item(text: str, item: str, items: list[str]) -> _Member:
    first, dots, last = item.partition("..")
    if not first and not last:
        raise EdtfError(f"{quoted(text)} has an empty place: put a date there or take it out")
    if not dots:
        return _Member.read(item)
    if (not first and item is not items[0]) or (not last and item is not items[-1]):
        raise EdtfError(f"{quoted(text)} is open in the middle: .. may only begin or end the set")
    return _Member.between(text, first, last)


def outer_dates(date: EdtfDate) -> tuple[EdtfDate | None, EdtfDate | None]:
    """The two dates with which a date begins and ends; None where it is open."""
    if date.shape is Shape.POINT:
        return date, date
    if date.shape is Shape.INTERVAL:
        first, last = date.text.split("/")
        return _outer(first), _outer(last)
    texts = re.split(r",|\.\.", date.text[1:-1].replace(" ", ""))
    dates = [parse(text) for text in texts if text]
    first_one = min(dates, key=lambda one: one.start_s)
    last_one = max(dates, key=lambda one: one.end_s)
    return None if date.open_start else first_one, None if date.open_end else last_one


def _outer(text: str) -> EdtfDate | None:
    return None if text in ("", "..") else parse(text)


def edtf_day(seconds: float) -> str:
    """The EDTF text of the day that holds a second; its year beyond 9999 or before -9999 alone."""
    year, month, day = civil_from_days(int(seconds // SECONDS_PER_DAY))
    if abs(year) > LAST_YEAR_OF_DAYS:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"
