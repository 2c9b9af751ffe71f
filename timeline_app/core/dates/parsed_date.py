"""What a parsed EDTF date is made of; ``timeline_app.core.dates.edtf`` reads texts into it."""

from enum import IntEnum, StrEnum
from typing import NamedTuple

import msgspec

from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S

# Holds an interval of minutes whole, 33 letters, and leaves the sentence room on its line.
_LONGEST_SHOWN = 40


class Shape(StrEnum):
    """How the extent of a date is meant."""

    POINT = "point"
    """One date: the event took place within it."""
    INTERVAL = "interval"
    """Went on from the start to the end: ``a/b``."""
    ONE_OF = "one_of"
    """At some moment within: ``[a..b]``, ``[..b]``, ``[a..]``, ``[a,b,c]``."""
    ALL_OF = "all_of"
    """At each of several dates: ``{a,b,c}``, ``{a..b}``."""


class Precision(IntEnum):
    """The unit a date is known to; coarser is larger."""

    SECOND = 1
    MINUTE = 2
    DAY = 3
    MONTH = 4
    SEASON = 5
    """Any part of a year of three to six months: season, quarter, third, half."""
    YEAR = 6
    DECADE = 7
    CENTURY = 8
    MILLENNIUM = 9
    AGE = 10
    """Coarser than a millennium."""


class EdtfError(ValueError):
    """A text that is no usable date; its message is one plain sentence: fault and remedy."""


class EdtfDate(msgspec.Struct, frozen=True):
    """One EDTF date on the time axis.

    Times are zone-less seconds since 1970-01-01 00:00; every extent is half-open. An interval
    or set has the precision of its coarsest member.
    """

    text: str
    start_s: int
    """First second; ``TIME_MIN_S`` where the start is open or unknown."""
    end_s: int
    """Second after the last; ``TIME_MAX_S`` where the end is open or unknown."""
    anchor_start_s: int
    """Like ``start_s``, but always finite: the bounds of the dates that are written."""
    anchor_end_s: int
    shape: Shape
    precision: Precision
    approximate: bool = False
    """Any part is marked ``~`` or ``%``."""
    uncertain: bool = False
    """Any part is marked ``?`` or ``%``."""
    approximate_start: bool = False
    """The part that gives the start is marked ``~`` or ``%``."""
    approximate_end: bool = False

    @property
    def open_start(self) -> bool:
        """Whether the start is open or unknown."""
        return self.start_s == TIME_MIN_S

    @property
    def open_end(self) -> bool:
        """Whether the end is open or unknown."""
        return self.end_s == TIME_MAX_S

    def means(self, other: "EdtfDate") -> bool:
        """Tell whether it says just what another date says, however both are written."""
        return msgspec.structs.replace(self, text="") == msgspec.structs.replace(other, text="")


class Single(NamedTuple):
    """The bounds of one date (half-open, seconds since 1970) and the unit it is known to."""

    start_s: int
    end_s: int
    precision: Precision


def quoted(text: str) -> str:
    """``text`` as an error message quotes it: short, printable, quoted where it is not plain."""
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    plain = short.isascii() and short.isprintable() and " " not in short
    if plain and short[0] not in ".,:;?":
        return short
    return f"“{short if short.isprintable() else ascii(short)[1:-1]}”"
