"""Facets: for each way of sorting events, the values there are and which rows have them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.record.event_columns import EventColumns
from timeline_app.core.record.facet_kinds import FacetKind
from timeline_app.core.record.model import ListHead
from timeline_app.core.table.arrays import Codes, Mask, Offsets, Rows
from timeline_app.core.table.row_values import RowValues, code_type, row_values


class FacetColumn(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One facet: values with their labels, and which of them each row has, by their places."""

    values: tuple[str, ...]
    labels: tuple[str, ...]
    held: RowValues

    def any_of(self, values: Iterable[str]) -> Mask:
        """Return which rows have at least one of the values."""
        return self.held.any_of(self.codes_of(values))

    def all_of(self, values: Iterable[str]) -> Mask:
        """Return which rows have every one of the values."""
        wanted = set(values)
        codes = self.codes_of(wanted)
        if len(codes) < len(wanted):
            return np.zeros(len(self.held), dtype=np.bool_)
        return self.held.all_of(codes)

    @cached_property
    def occurring(self) -> list[bool]:
        """Whether there is a row with it, for each value; worked out at first use."""
        return self.held.occurring()

    def occurs_in(self, rows: Rows) -> bool:
        """Whether any of some rows has a value."""
        return any(self.occurring) and self.held.any_in(rows)

    def counts(self, rows: Rows | None) -> list[int]:
        """Return for each value how many of some rows, each given once, have it; None for all."""
        return self.held.counts(rows)

    def codes_of(self, values: Iterable[str]) -> set[int]:
        """Return the places of some values; of those that are not there, none.

        In one look through all, as somebody may want as many as there are.
        """
        wanted = set(values)
        return {code for code, value in enumerate(self.values) if value in wanted}

    def labels_of(self, values: Iterable[str]) -> dict[str, str]:
        """Return the labels of some values, of those that are there."""
        return {self.values[code]: self.labels[code] for code in self.codes_of(values)}


class FacetBuilder:
    """Gathers one facet of events that come in chunks."""

    def __init__(self, kind: FacetKind, head: ListHead) -> None:
        self._kind = kind
        self._labels = {named.value: named.label for named in kind.named_by(head)}
        self._codes = {value: code for code, value in enumerate(self._labels)}
        self._flat: list[NDArray[np.int32]] = []
        self._counts: list[NDArray[np.int32]] = []

    def add(self, events: EventColumns) -> None:
        """Take in the next events."""
        flat, counts = self._kind.held_by(events)
        try:
            found = self._coded(flat)
        except KeyError:
            for value in flat:
                self._codes.setdefault(value, len(self._codes))
            found = self._coded(flat)
        self._flat.append(found)
        self._counts.append(counts)

    def value_count(self) -> int:
        """Return how many values the events added so far have, all told."""
        return sum(map(len, self._flat))

    def column(self, order: Offsets) -> FacetColumn:
        """Return the column with the events in an order."""
        values, recoded = self._sorted_values()
        flat, counts = recoded[_joined(self._flat)], _joined(self._counts)
        labels = tuple(self._labels.get(value, value) for value in values)
        return FacetColumn(values, labels, row_values(flat, counts, len(values), order))

    def first(self, order: Offsets) -> Codes:
        """Return the code of each event's first value, or -1, with the events in an order."""
        _, recoded = self._sorted_values()
        flat, counts = recoded[_joined(self._flat)], _joined(self._counts)
        has_value = np.flatnonzero(counts)
        first = np.full(len(counts), -1, recoded.dtype)
        first[has_value] = flat[(np.cumsum(counts) - counts)[has_value]]
        return first[order]

    def _coded(self, flat: Sequence[str]) -> NDArray[np.int32]:
        return np.fromiter(map(self._codes.__getitem__, flat), np.int32, len(flat))

    def _sorted_values(self) -> tuple[tuple[str, ...], Codes]:
        """Put the values that the head does not name in alphabetical order after those it does."""
        extra = sorted(value for value in self._codes if value not in self._labels)
        values = (*self._labels, *extra)
        recoded = np.zeros(max(1, len(values)), code_type(len(values)))
        for code, value in enumerate(values):
            recoded[self._codes[value]] = code
        return values, recoded


def _joined(chunks: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(chunks) if chunks else np.zeros(0, np.int32)
