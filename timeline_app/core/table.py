"""The event table: numpy columns over all events, `Event` objects made only when asked for.

A `row` is an index into the table; rows are sorted by where an event begins on the time axis.
Seconds are counted from 1970-01-01 without a time zone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, IntFlag
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.dating import is_one_day
from timeline_app.core.edtf import EdtfDate, Shape, parse
from timeline_app.core.facets import FacetColumn, facet_columns
from timeline_app.core.model import DATE_BASES, UNSET, Event, ListHead

Seconds = NDArray[np.int64]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

_HOURS_OF_PART = {"night": (0, 6), "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24)}
_HOUR_S = 3600
_DAY_HOURS = 24


class Form(IntEnum):
    """How an event fills its extent: somewhere within it, or all along."""

    POINT = 0
    PERIOD = 1


class Basis(IntEnum):
    """The date basis as a code, in the order of `DATE_BASES`."""

    STATED = 0
    INFERRED = 1
    DERIVED = 2
    UNDATED = 3


class Trait(IntFlag):
    """What else must show in the drawing of an event."""

    OPEN_START = 1
    OPEN_END = 2
    FADE_START = 4
    FADE_END = 8
    RECURRING = 16
    WITHIN = 32


class EventStore:
    """The events as encoded bytes, decoded one at a time."""

    def __init__(self, buffer: bytes, offsets: NDArray[np.int64]) -> None:
        self._buffer = memoryview(buffer)
        self._offsets = offsets
        self._decoder = msgspec.json.Decoder(Event)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, index: int) -> Event:
        begin, end = int(self._offsets[index]), int(self._offsets[index + 1])
        return self._decoder.decode(self._buffer[begin:end])


@dataclass(frozen=True, eq=False)
class EventTable:
    """Columns over all events; every array has one entry per row.

    `start_s`/`end_s` bound what a date covers (sentinels where it is open), `draw_start_s`/
    `draw_end_s` the finite extent that is drawn, all half-open.
    """

    store: EventStore
    order: Rows
    start_s: Seconds
    end_s: Seconds
    draw_start_s: Seconds
    draw_end_s: Seconds
    form: NDArray[np.uint8]
    basis: NDArray[np.uint8]
    traits: NDArray[np.uint8]
    facets: Mapping[str, FacetColumn]

    def __len__(self) -> int:
        return len(self.order)

    def event(self, row: int) -> Event:
        """Return the event of a row, decoded anew."""
        return self.store[int(self.order[row])]

    def events(self, rows: Iterable[int]) -> list[Event]:
        """Return the events of some rows, in the given order."""
        return [self.event(int(row)) for row in rows]

    @cached_property
    def row_of_id(self) -> dict[str, int]:
        """Rows by event id; built at first use."""
        return {self.event(row).id: row for row in range(len(self))}

    @cached_property
    def extent_s(self) -> tuple[int, int]:
        """The finite span that holds everything drawn; one day in 1970 if there is nothing."""
        if not len(self):
            return 0, 86_400
        return int(self.draw_start_s.min()), int(self.draw_end_s.max())


@dataclass(frozen=True, slots=True)
class Extent:
    """Where one event lies on the axis and how it is drawn there, in seconds."""

    start_s: int
    end_s: int
    draw_start_s: int
    draw_end_s: int
    form: Form
    traits: Trait


def build_table(events: Sequence[Event], head: ListHead) -> EventTable:
    """Build the table of some sound events; `head` names what facets may hold."""
    extents = [extent_of(event) for event in events]
    numbers = np.array(
        [(e.draw_start_s, e.draw_end_s, e.start_s, e.end_s) for e in extents], dtype=np.int64
    ).reshape(-1, 4)
    order = np.lexsort((-numbers[:, 1], numbers[:, 0]))
    numbers = numbers[order]
    codes = np.array(
        [
            (e.form, DATE_BASES.index(event.date_basis), e.traits)
            for e, event in zip(extents, events, strict=True)
        ],
        dtype=np.uint8,
    ).reshape(-1, 3)[order]
    encoder = msgspec.json.Encoder()
    pieces = [encoder.encode(event) for event in events]
    offsets = np.cumsum([0, *map(len, pieces)], dtype=np.int64)
    return EventTable(
        EventStore(b"".join(pieces), offsets),
        order,
        numbers[:, 2],
        numbers[:, 3],
        numbers[:, 0],
        numbers[:, 1],
        codes[:, 0],
        codes[:, 1],
        codes[:, 2],
        facet_columns([events[i] for i in order], head),
    )


def extent_of(event: Event) -> Extent:
    """Return where an event lies: its date, or for an undated one when it was announced."""
    if event.date is None:
        return replace(_extent_of_date(parse(event.announced), event), form=Form.POINT)
    return _extent_of_date(parse(event.date), event)


def _extent_of_date(date: EdtfDate, event: Event) -> Extent:
    draw_start_s, draw_end_s = date.anchor_start_s, date.anchor_end_s
    start_s, end_s = date.start_s, date.end_s
    if event.part_of_day is not UNSET and is_one_day(date):
        # Of one of several days, the part can bound the hull only at its ends.
        first_hour, end_hour = _HOURS_OF_PART[event.part_of_day]
        draw_start_s += first_hour * _HOUR_S
        draw_end_s -= (_DAY_HOURS - end_hour) * _HOUR_S
        start_s = start_s if date.open_start else draw_start_s
        end_s = end_s if date.open_end else draw_end_s
    form = Form.PERIOD if date.shape is Shape.INTERVAL else Form.POINT
    return Extent(start_s, end_s, draw_start_s, draw_end_s, form, _traits(date, event))


def _traits(date: EdtfDate, event: Event) -> Trait:
    traits = Trait(0)
    for holds, trait in (
        (date.open_start, Trait.OPEN_START),
        (date.open_end, Trait.OPEN_END),
        (date.approximate_start or date.uncertain, Trait.FADE_START),
        (date.approximate_end or date.uncertain, Trait.FADE_END),
        (bool(event.recurrence), Trait.RECURRING),
        (date.shape is Shape.ONE_OF, Trait.WITHIN),
    ):
        if holds:
            traits |= trait
    return traits
