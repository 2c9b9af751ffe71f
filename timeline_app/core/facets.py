"""Facets: for each way of sorting events, the values there are and which rows have them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.model import DATE_BASES, Event, ListHead

Mask = NDArray[np.bool_]
Bits = NDArray[np.unsignedinteger[Any]]

_WORDS: tuple[type[np.unsignedinteger[Any]], ...] = (np.uint8, np.uint16, np.uint32, np.uint64)
FACETS = ("leaders", "organisations", "themes", "kinds", "places", "documents", "basis")
BASIS_LABELS = {
    "stated": "Stated",
    "inferred": "Inferred",
    "derived": "Derived",
    "undated": "No date given",
}


@dataclass(frozen=True, eq=False)
class FacetColumn:
    """One facet: values with their labels, one bit per value and row, and each row's first value.

    `bits` has shape (rows, words), of the narrowest unsigned type that holds a bit for each value,
    or several 64-bit words; `first` is the code of a row's first value or -1.
    """

    values: tuple[str, ...]
    labels: tuple[str, ...]
    bits: Bits
    first: NDArray[np.int32]

    def any_of(self, values: Iterable[str]) -> Mask:
        """Return which rows have at least one of the values."""
        wanted = self._wanted(values)
        return self._some(self.bits & wanted)

    def all_of(self, values: Iterable[str]) -> Mask:
        """Return which rows have every one of the values."""
        known = list(values)
        if any(value not in self.values for value in known):
            return np.zeros(len(self.bits), dtype=np.bool_)
        wanted = self._wanted(known)
        return ~self._some(wanted & ~self.bits)

    def none(self) -> Mask:
        """Return which rows have no value at all."""
        return ~self._some(self.bits)

    def counts(self, mask: Mask) -> list[int]:
        """Return for each value how many rows of the mask have it."""
        kept = self.bits[mask]
        return [
            int(np.count_nonzero(kept[:, word] & bit))
            for word, bit in (self.place(code) for code in range(len(self.values)))
        ]

    def _some(self, bits: Bits) -> Mask:
        """Return which rows have a bit; one word a row is the common case, and quick."""
        some: Mask = bits[:, 0] != 0 if bits.shape[1] == 1 else np.any(bits, axis=1)
        return some

    def _wanted(self, values: Iterable[str]) -> Bits:
        wanted = np.zeros(self.bits.shape[1], dtype=self.bits.dtype)
        for value in values:
            if value in self.values:
                word, bit = self.place(self.values.index(value))
                wanted[word] |= bit
        return wanted

    def place(self, code: int) -> tuple[int, np.unsignedinteger[Any]]:
        """Return the word and the bit in it that stand for a value."""
        word_bits = self.bits.dtype.itemsize * 8
        return code // word_bits, self.bits.dtype.type(1 << (code % word_bits))


class FacetBuilder:
    """Gathers one facet of events that come in chunks."""

    def __init__(self, facet: str, head: ListHead) -> None:
        self._facet = facet
        self._labels = _labels(facet, head)
        self._codes = {value: code for code, value in enumerate(self._labels)}
        self._flat: list[NDArray[np.int32]] = []
        self._counts: list[NDArray[np.int32]] = []

    def add(self, events: Sequence[Event]) -> None:
        """Take in the next events."""
        flat, counts = _flat_members(events, self._facet)
        codes = self._codes
        try:
            found = np.array(list(map(codes.__getitem__, flat)), np.int32)
        except KeyError:
            for value in flat:
                codes.setdefault(value, len(codes))
            found = np.array(list(map(codes.__getitem__, flat)), np.int32)
        self._flat.append(found)
        self._counts.append(counts)

    def value_count(self) -> int:
        """Return how many values the events added so far have, all told."""
        return sum(map(len, self._flat))

    def column(self, order: NDArray[np.int64]) -> FacetColumn:
        """Return the column with the events in an order."""
        flat, counts = _joined(self._flat), _joined(self._counts)
        values, recoded = self._sorted_values()
        flat = recoded[flat]
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        first = np.full(len(order), -1, np.int32)
        starts = np.cumsum(counts) - counts
        has_value = counts > 0
        first[rank[has_value]] = flat[starts[has_value]]
        labels = tuple(self._labels.get(value, value) for value in values)
        bits = _bits(np.repeat(rank, counts), flat, len(order), len(values))
        return FacetColumn(values, labels, bits, first)

    def _sorted_values(self) -> tuple[tuple[str, ...], NDArray[np.int32]]:
        """Put the values that the head does not name in alphabetical order after those it does."""
        extra = sorted(value for value in self._codes if value not in self._labels)
        values = (*self._labels, *extra)
        recoded = np.zeros(max(1, len(values)), np.int32)
        for code, value in enumerate(values):
            recoded[self._codes[value]] = code
        return values, recoded


def values_of(event: Event, facet: str) -> tuple[str, ...]:
    """Return an event's values in a facet, the primary one first, each once."""
    if facet == "documents":
        return tuple(dict.fromkeys(citation.document for citation in event.citations))
    if facet == "places":
        return (event.place,) if event.place else ()
    if facet == "kinds":
        return (event.kind,)
    if facet == "basis":
        return (event.date_basis,)
    values: tuple[str, ...] = getattr(event, facet)
    return values


def kind_label(kind: str) -> str:
    """Return a kind's slug as people read it."""
    return kind.replace("-", " ").capitalize()


def _labels(facet: str, head: ListHead) -> dict[str, str]:
    """Return the values that the head names for a facet, in its order."""
    if facet in ("leaders", "organisations"):
        return {item.id: item.name for item in getattr(head, facet)}
    if facet == "themes":
        return {theme.id: theme.label for theme in head.themes}
    if facet == "documents":
        return {document.id: document.title for document in head.documents}
    return {basis: BASIS_LABELS[basis] for basis in DATE_BASES} if facet == "basis" else {}


def _flat_members(events: Sequence[Event], facet: str) -> tuple[list[str], NDArray[np.int32]]:
    """Return the values of all events in one list, and how many each event has."""
    if facet in ("kinds", "basis"):
        name = "kind" if facet == "kinds" else "date_basis"
        return list(map(attrgetter(name), events)), np.ones(len(events), np.int32)
    if facet == "places":
        places = list(map(attrgetter("place"), events))
        counts = np.array(list(map(bool, places)), np.int32)
        return list(filter(None, places)), counts
    if facet == "documents":
        if not any(map(attrgetter("citations"), events)):
            return [], np.zeros(len(events), np.int32)
        members = [values_of(event, facet) for event in events]
    else:
        members = list(map(attrgetter(facet), events))
    counts = np.array(list(map(len, members)), np.int32)
    return list(chain.from_iterable(members)), counts


def _joined(chunks: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate(chunks) if chunks else np.zeros(0, np.int32)


def _bits(
    rows: NDArray[np.int64], codes: NDArray[np.int32], row_count: int, value_count: int
) -> Bits:
    kind = next((kind for kind in _WORDS if value_count <= 8 * kind().itemsize), np.uint64)
    word_bits = 8 * kind().itemsize
    bits = np.zeros((row_count, max(1, -(-value_count // word_bits))), dtype=kind)
    single = np.array([1 << shift for shift in range(word_bits)], dtype=kind)
    np.bitwise_or.at(bits, (rows, codes // word_bits), single[codes % word_bits])
    return bits


def facet_columns(events: Sequence[Event], head: ListHead) -> dict[str, FacetColumn]:
    """Build every facet of some events, in the order of the events."""
    builders = {facet: FacetBuilder(facet, head) for facet in FACETS}
    for builder in builders.values():
        builder.add(events)
    order = np.arange(len(events))
    return {facet: builder.column(order) for facet, builder in builders.items()}
