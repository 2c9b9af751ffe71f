"""The event table: numpy columns over all events, `Event` objects made only when asked for.

A `row` is an index into the table; rows are sorted by where an event begins on the time axis.
Seconds are counted from 1970-01-01 without a time zone.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.dates.civil import TIME_MAX_S
from timeline_app.core.dates.rhythm import last_s
from timeline_app.core.record.event_columns import EventColumns, columns_of
from timeline_app.core.record.facet_kinds import COLUMNS
from timeline_app.core.record.model import UNSET, Event, ListHead
from timeline_app.core.table.arrays import Codes, Mask, Offsets, Rows, Seconds
from timeline_app.core.table.date_columns import DateReader
from timeline_app.core.table.event_store import Decoded, EventStore, stored
from timeline_app.core.table.extents import PART_CODES, Form, Trait, time_order
from timeline_app.core.table.facets import FacetBuilder, FacetColumn
from timeline_app.core.table.row_values import united

__all__ = ["Basis", "EventTable", "Form", "TableBuilder", "Trait", "build_table"]

_ROWS_BY_ID = 20_000
"""Up to so many events all ids are kept; beyond, each is looked for when it is needed."""


class Basis(IntEnum):
    """The date basis as a code, in the order of `DATE_BASES`."""

    STATED = 0
    INFERRED = 1
    DERIVED = 2
    UNDATED = 3


# Where an event may have several values, their order tells: its first theme is its primary one, and
# the list is sorted by what stands first.
ORDERED_FACETS = ("themes", "leaders", "organisations", "documents")


class EventTable(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Columns over all events; every array has one entry per row.

    `start_s`/`end_s` bound what a date covers (sentinels where it is open), and for an event that
    recurs all its occurrences; `draw_start_s`/`draw_end_s` the finite extent that is drawn, all
    half-open. Of the facets in which order counts, `first` holds what stands first in each event,
    by its place in the facet, or -1.
    """

    store: EventStore
    order: Offsets
    start_s: Seconds
    end_s: Seconds
    draw_start_s: Seconds
    draw_end_s: Seconds
    form: NDArray[np.uint8]
    basis: NDArray[np.uint8]
    traits: NDArray[np.uint8]
    first: Mapping[str, Codes]
    facets: Mapping[str, FacetColumn]

    def __len__(self) -> int:
        return len(self.order)

    def event(self, row: int) -> Event:
        """Return the event of a row, decoded anew."""
        return self.store[int(self.order[row])]

    def events(self, rows: Iterable[int]) -> list[Event]:
        """Return the events of some rows, in the given order."""
        return [self.event(int(row)) for row in rows]

    def decoded(self, rows: range, decoder: msgspec.json.Decoder[Decoded]) -> list[Decoded]:
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

    def people(self, *, with_subjects: bool) -> FacetColumn:
        """Return who took part in events, with those who are spoken of or without."""
        return self._all_people if with_subjects else self.facets["leaders"]

    @cached_property
    def _all_people(self) -> FacetColumn:
        there, subjects = self.facets["leaders"], self.facets["subjects"]
        return FacetColumn(there.values, there.labels, united(there.held, subjects.held))

    @cached_property
    def row_of_id(self) -> dict[str, int]:
        """Rows by event id; built at first use."""
        ids = self.store.ids
        if ids is not None:
            return {ids[index]: row for row, index in enumerate(self.order.tolist())}
        return {self.event(row).id: row for row in range(len(self))}

    @cached_property
    def extent_s(self) -> tuple[int, int]:
        """The finite span that holds everything drawn; one day in 1970 if there is nothing."""
        if not len(self):
            return 0, 86_400
        return int(self.draw_start_s.min()), int(self.draw_end_s.max())


def build_table(events: Sequence[Event], head: ListHead) -> EventTable:
    """Build the table of some sound events; `head` names what facets may hold."""
    builder = TableBuilder(head)
    builder.add(columns_of(events))
    return builder.table(stored(events))


class TableBuilder:
    """Gathers the columns of events that come in chunks."""

    def __init__(self, head: ListHead) -> None:
        self._facets = {id: FacetBuilder(kind, head) for id, kind in COLUMNS.items()}
        self._dates = DateReader()
        self._parts: list[NDArray[np.uint8]] = []
        self._rules: list[tuple[int, str]] = []
        self._count = 0
        self._is_recurring: list[Mask] = []
        self._is_key: list[Mask] = []

    def add(self, events: EventColumns) -> None:
        """Take in the next events. Raises EdtfError for a date that is none, now or later."""
        count = len(events.id)
        self._dates.add(_anchors(events))
        parts, is_recurring = np.zeros(count, np.uint8), np.zeros(count, np.bool_)
        if events.part_of_day.count(UNSET) < count:
            parts[:] = list(map(PART_CODES.__getitem__, events.part_of_day))
        if any(events.recurrence):
            is_recurring[:] = list(map(bool, events.recurrence))
            rules = enumerate(events.recurrence, self._count)
            self._rules += [(index, rule) for index, rule in rules if rule]
        self._count += count
        self._is_key.append(np.fromiter(events.key, np.bool_, count))
        self._parts.append(parts)
        self._is_recurring.append(is_recurring)
        for facet in self._facets.values():
            facet.add(events)

    def value_count(self, facet: str) -> int:
        """Return how many values the events added so far have in a facet, all told."""
        return self._facets[facet].value_count()

    def table(self, store: EventStore) -> EventTable:
        """Return the table of all events, in the order of time. Raises EdtfError."""
        extents = self._dates.extents()
        extents.within_parts(_joined(self._parts))
        draw_start_s, draw_end_s, start_s, end_s, form, traits, _ = extents
        traits |= _joined(self._is_recurring) * np.uint8(Trait.RECURRING)
        for index, rule in self._rules:
            last = last_s(rule, int(draw_start_s[index]))
            lasting_s = int(draw_end_s[index] - draw_start_s[index])
            end_s[index] = max(int(end_s[index]), min(last + lasting_s, TIME_MAX_S))
        traits |= _joined(self._is_key) * np.uint8(Trait.KEY)
        order = time_order(draw_start_s, draw_end_s).astype(_order_type(len(form)))
        facets = {name: facet.column(order) for name, facet in self._facets.items()}
        first = {name: self._facets[name].first(order) for name in ORDERED_FACETS}
        basis = facets["basis"].held.lowest.astype(np.uint8)
        form = np.where(basis == Basis.UNDATED, np.uint8(Form.POINT), form[order])
        start_s, draw_start_s = _in_order(start_s, draw_start_s, order)
        end_s, draw_end_s = _in_order(end_s, draw_end_s, order)
        return EventTable(
            store, order, start_s, end_s, draw_start_s, draw_end_s,
            form, basis, traits[order], first, facets,
        )  # fmt: skip


def _anchors(events: EventColumns) -> list[str]:
    """Return the dates that place events: for an undated one, when it was announced."""
    dates = events.date
    pairs = zip(dates, events.announced, strict=True)
    return [announced if date is None else date for date, announced in pairs]


def _joined(chunks: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(chunks) if chunks else np.zeros(0, np.uint8)


def _order_type(count: int) -> type[np.integer[Any]]:
    return np.int32 if count <= np.iinfo(np.int32).max else np.int64


def _in_order(covered: Seconds, drawn: Seconds, order: Offsets) -> tuple[Seconds, Seconds]:
    """Return two columns in an order, as one array if they say the same."""
    drawn_in_order = drawn[order]
    if np.array_equal(covered, drawn):
        return drawn_in_order, drawn_in_order
    return covered[order], drawn_in_order
