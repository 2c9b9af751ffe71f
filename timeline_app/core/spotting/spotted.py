"""A date that was found in running text: where, what, and how it is known."""

from typing import Literal

import msgspec

SpottedBasis = Literal["stated", "inferred", "derived"]
"""The bases of the format that a date in a text can have; to be undated is to have none."""


class SpottedDate(msgspec.Struct, frozen=True, kw_only=True):
    """A suggestion for a person to confirm.

    `[begin, end)` are the characters of the words that yield it. `note` says how it was reckoned
    where the words do not give it whole, and `rests_on` which other characters of the text it
    rests on, such as a date before it that gives the year. Where `is_settled` is false a person has
    to choose: among `edtf` and `other_readings`, or because something is missing, as the note says.
    `part_of_day` is one of the format or empty.
    """

    begin: int
    end: int
    edtf: str
    basis: SpottedBasis
    note: str = ""
    rests_on: tuple[tuple[int, int], ...] = ()
    rests_on_document: bool = False
    other_readings: tuple[str, ...] = ()
    is_settled: bool = True
    part_of_day: str = ""
