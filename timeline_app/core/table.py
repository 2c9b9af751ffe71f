"""The event table: numpy columns over all events, `Event` objects made only when asked for.

A `row` is an index into the table; rows are sorted by where an event begins on the time axis.
Seconds are counted from 1970-01-01 without a time zone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.date_columns import plain_dates, read_common
from timeline_app.core.dating import is_one_day
from timeline_app.core.edtf import EdtfDate, Shape, parse
from timeline_app.core.facets import FACETS, FacetBuilder, FacetColumn
from timeline_app.core.model import DATE_BASES, UNSET, Event, ListHead

Seconds = NDArray[np.int64]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
Part = TypeVar("Part")

_HOURS_OF_PART = {"night": (0, 6), "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24)}
_HOUR_S = 3600
_KNOWN_EXTENTS = 100_000
_ROWS_BY_ID = 20_000
"""Up to so many events all ids are kept; beyond, each is looked for when it is needed."""
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
    """The events as encoded bytes, decoded one at a time; `starts` and `ends` are offsets."""

    def __init__(self, buffer: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
        self._data = buffer
        self._buffer = memoryview(buffer)
        self.starts = starts
        self.ends = ends
        self._decoder = msgspec.json.Decoder(Event)

    def __len__(self) -> int:
        return len(self.starts)

    def index_of_id(self, event_id: str) -> int | None:
        """Find an event by its id in the encoded bytes, without decoding the others."""
        sought = msgspec.json.encode(event_id)
        position = self._data.find(sought)
        while position >= 0:
            index = int(np.searchsorted(self.starts, position, side="right")) - 1
            if index >= 0 and position < self.ends[index] and self[index].id == event_id:
                return index
            position = self._data.find(sought, position + 1)
        return None

    def parts_of(self, event_id: str) -> Rows:
        """Find the events that are part of another, without decoding them."""
        named = re.escape(msgspec.json.encode(event_id))
        parts = re.finditer(rb'"part_of"\s*:\s*' + named, self._data)
        positions = [part.start() for part in parts]
        return np.searchsorted(self.starts, positions, side="right") - 1

    def __getitem__(self, index: int) -> Event:
        return self._decoder.decode(self._buffer[int(self.starts[index]) : int(self.ends[index])])

    def decoded(self, indices: Rows, decoder: msgspec.json.Decoder[Part]) -> list[Part]:
        """Return some events as another type, for instance one with fewer fields."""
        buffer, decode = self._buffer, decoder.decode
        places = zip(self.starts[indices].tolist(), self.ends[indices].tolist(), strict=True)
        return [decode(buffer[start:end]) for start, end in places]


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

    def decoded(self, rows: range, decoder: msgspec.json.Decoder[Part]) -> list[Part]:
        """Return the events of a run of rows as another type."""
        return self.store.decoded(self.order[rows.start : rows.stop], decoder)

    def rows_of(self, indices: Rows) -> Rows:
        """Return the rows of some events of the store, in order."""
        return np.flatnonzero(np.isin(self.order, indices)) if len(indices) else indices

    def row_with_id(self, event_id: str) -> int | None:
        """Return the row of an event, or None if the list has no such event."""
        if not event_id:
            return None
        if len(self) <= _ROWS_BY_ID:
            return self.row_of_id.get(event_id)
        index = self.store.index_of_id(event_id)
        return None if index is None else int(np.flatnonzero(self.order == index)[0])

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


class Extent(NamedTuple):
    """Where one event lies on the axis and how it is drawn there, in seconds."""

    draw_start_s: int
    draw_end_s: int
    start_s: int
    end_s: int
    form: Form
    traits: Trait


def build_table(events: Sequence[Event], head: ListHead) -> EventTable:
    """Build the table of some sound events; `head` names what facets may hold."""
    builder = TableBuilder(head)
    builder.add(events)
    encoder = msgspec.json.Encoder()
    pieces = [encoder.encode(event) for event in events]
    ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    starts = ends - np.fromiter(map(len, pieces), np.int64, len(pieces))
    return builder.table(EventStore(b"".join(pieces), starts, ends))


class TableBuilder:
    """Gathers the columns of events that come in chunks."""

    def __init__(self, head: ListHead) -> None:
        self._facets = {facet: FacetBuilder(facet, head) for facet in FACETS}
        self._numbers: list[NDArray[np.int64]] = []
        self._codes: list[NDArray[np.uint8]] = []
        self._known: dict[tuple[str, bool], Extent] = {}

    def add(self, events: Sequence[Event]) -> None:
        """Take in the next events. Raises EdtfError for a date that is none."""
        numbers, forms, traits = self._extents(events)
        basis = list(map(_BASIS_CODES.__getitem__, map(attrgetter("date_basis"), events)))
        self._numbers.append(numbers)
        codes = np.stack([forms, np.array(basis, dtype=np.uint8), traits], axis=1)
        self._codes.append(codes)
        for facet in self._facets.values():
            facet.add(events)

    def value_count(self, facet: str) -> int:
        """Return how many values the events added so far have in a facet, all told."""
        return self._facets[facet].value_count()

    def table(self, store: EventStore) -> EventTable:
        """Return the table of everything added, in the order of time."""
        numbers = np.concatenate(self._numbers) if self._numbers else np.zeros((0, 4), np.int64)
        codes = np.concatenate(self._codes) if self._codes else np.zeros((0, 3), np.uint8)
        order = np.lexsort((-numbers[:, 1], numbers[:, 0]))
        columns = [np.ascontiguousarray(numbers[order, column]) for column in range(4)]
        looks = [np.ascontiguousarray(codes[order, column]) for column in range(3)]
        draw_start_s, draw_end_s, start_s, end_s = columns
        facets = {name: facet.column(order) for name, facet in self._facets.items()}
        return EventTable(
            store, order, _shared(start_s, draw_start_s), _shared(end_s, draw_end_s),
            draw_start_s, draw_end_s, looks[0], looks[1], looks[2], facets,
        )  # fmt: skip

    def _extents(
        self, events: Sequence[Event]
    ) -> tuple[NDArray[np.int64], NDArray[np.uint8], NDArray[np.uint8]]:
        """Return four columns of seconds (drawn, then covered), the forms and the traits."""
        dates = list(map(attrgetter("date"), events))
        texts = [
            event.announced if date is None else date
            for event, date in zip(events, dates, strict=True)
        ]
        spans, is_interval = read_common(texts)
        numbers = np.stack([spans.start_s, spans.end_s, spans.start_s, spans.end_s], axis=1)
        is_dated = np.array([date is not None for date in dates], np.bool_)
        forms = (is_interval & is_dated).astype(np.uint8) * np.uint8(Form.PERIOD)
        traits = np.zeros(len(events), np.uint8)
        is_special = ~plain_dates(events)
        places = np.flatnonzero(is_special | ~spans.is_sound)
        special = is_special[places].tolist()
        if len(places):
            found = [
                self._extent(events[place], texts[place], is_one)
                for place, is_one in zip(places.tolist(), special, strict=True)
            ]
            numbers[places] = [extent[:4] for extent in found]
            looks = np.array([extent[4:] for extent in found], np.uint8)
            forms[places], traits[places] = looks[:, 0], looks[:, 1]
        return numbers, forms, traits

    def _extent(self, event: Event, text: str, is_special: bool) -> Extent:
        """Return an event's extent, the same for all events with the same plain date."""
        if is_special:
            return extent_of(event)
        key = (text, event.date is None)
        if key not in self._known:
            if len(self._known) >= _KNOWN_EXTENTS:
                self._known.clear()
            self._known[key] = extent_of(event)
        return self._known[key]


def _shared(column: Seconds, other: Seconds) -> Seconds:
    """Return one array for two columns that say the same."""
    return other if np.array_equal(column, other) else column


_BASIS_CODES = {basis: code for code, basis in enumerate(DATE_BASES)}


def extent_of(event: Event) -> Extent:
    """Return where an event lies: its date, or for an undated one when it was announced."""
    if event.date is None:
        return _extent_of_date(parse(event.announced), event)._replace(form=Form.POINT)
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
    return Extent(draw_start_s, draw_end_s, start_s, end_s, form, _traits(date, event))


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
