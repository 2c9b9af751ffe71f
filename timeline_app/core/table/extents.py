"""Where events lie on the time axis, as columns, and how that is drawn."""

from collections.abc import Iterable
from enum import IntEnum, IntFlag
from typing import Any, NamedTuple

import numpy as np
from msgspec import UnsetType
from numpy.typing import NDArray

from timeline_app.core.dates.edtf import EdtfDate, Precision, Shape
from timeline_app.core.record.model import UNSET, PartOfDay
from timeline_app.core.table.arrays import Flags, Mask, Seconds

_HOUR_S = 3_600
_DAY_HOURS = 24
_HOURS_OF_PART = {"night": (0, 6), "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24)}
PART_CODES: dict[PartOfDay | UnsetType, int] = {
    UNSET: 0, "night": 1, "morning": 2, "afternoon": 3, "evening": 4
}  # fmt: skip
_CUT_BEFORE_S = np.array([0, *(first * _HOUR_S for first, _ in _HOURS_OF_PART.values())])
_CUT_AFTER_S = np.array([0, *((_DAY_HOURS - end) * _HOUR_S for _, end in _HOURS_OF_PART.values())])


class Form(IntEnum):
    """How an event fills its extent: somewhere within it, or all along."""

    POINT = 0
    PERIOD = 1


class Trait(IntFlag):
    """What else must show in the drawing of an event."""

    OPEN_START = 1
    OPEN_END = 2
    FADE_START = 4
    FADE_END = 8
    RECURRING = 16
    WITHIN = 32
    KEY = 64


class Extents(NamedTuple):
    """Columns of where events lie, in seconds, and how they are drawn there.

    `draw_start_s`/`draw_end_s` are finite, `start_s`/`end_s` bound what a date covers.
    `is_one_day` tells whether a part of the day can be named.
    """

    draw_start_s: Seconds
    draw_end_s: Seconds
    start_s: Seconds
    end_s: Seconds
    form: Flags
    traits: Flags
    is_one_day: Mask

    @classmethod
    def of_nothing(cls, count: int) -> "Extents":
        """Return columns to be filled in."""
        kinds = (*[np.int64] * 4, *[np.uint8] * 2, np.bool_)
        return cls(*(np.zeros(count, kind) for kind in kinds))

    def put(self, places: Seconds, values: Iterable[Any]) -> None:
        """Fill in each column at some places, from what is given for each."""
        columns: tuple[NDArray[Any], ...] = self
        for column, value in zip(columns, values, strict=True):
            column[places] = value

    def within_parts(self, parts: Flags) -> None:
        """Narrow single days to the parts of the day that are given, by `PART_CODES`."""
        places = np.flatnonzero((parts > 0) & self.is_one_day)
        # Of one of several days, the part can bound the hull only at its ends.
        self.draw_start_s[places] += _CUT_BEFORE_S[parts[places]]
        self.draw_end_s[places] -= _CUT_AFTER_S[parts[places]]
        traits = self.traits[places]
        starts, ends = (places[(traits & t) == 0] for t in (Trait.OPEN_START, Trait.OPEN_END))
        self.start_s[starts] = self.draw_start_s[starts]
        self.end_s[ends] = self.draw_end_s[ends]


def time_order(start_s: Seconds, end_s: Seconds) -> NDArray[np.int64]:
    """Return places by where they start; the longer ones first, and else as they come."""
    count = len(start_s)
    if not count:
        return np.zeros(0, np.int64)
    lengths = end_s - start_s
    first, longest = int(start_s.min()), int(lengths.max())
    if (int(start_s.max()) - first + 1) * (longest + 1) > np.iinfo(np.int64).max:
        return np.lexsort((-end_s, start_s))
    # As one number for each, and with equal ones put right behind, it takes a third of the time.
    keys = (start_s - first) * (longest + 1) + (longest - lengths)
    order = np.argsort(keys)
    keys = keys[order]
    ranks = np.concatenate(([0], np.cumsum(keys[1:] > keys[:-1])))
    in_order: NDArray[np.int64] = np.sort(ranks * count + order) % count
    return in_order


def extent_of(date: EdtfDate) -> tuple[int, int, int, int, Form, Trait, bool]:
    """Return what one date puts into the columns of `Extents`."""
    return (
        date.anchor_start_s,
        date.anchor_end_s,
        date.start_s,
        date.end_s,
        Form.PERIOD if date.shape is Shape.INTERVAL else Form.POINT,
        _traits(date),
        is_one_day(date),
    )


def is_one_day(date: EdtfDate) -> bool:
    """Whether a date is a day or one of several days, so that a part of it can be named."""
    return date.precision is Precision.DAY and date.shape in (Shape.POINT, Shape.ONE_OF)


def _traits(date: EdtfDate) -> Trait:
    traits = Trait(0)
    for holds, trait in (
        (date.open_start, Trait.OPEN_START),
        (date.open_end, Trait.OPEN_END),
        (date.approximate_start or date.uncertain, Trait.FADE_START),
        (date.approximate_end or date.uncertain, Trait.FADE_END),
        (date.shape is Shape.ONE_OF, Trait.WITHIN),
    ):
        if holds:
            traits |= trait
    return traits
