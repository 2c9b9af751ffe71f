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
from timeline_app.core.table.arrays import Bits, Codes, Mask, Rows

_WORDS: tuple[type[np.unsignedinteger[Any]], ...] = (np.uint8, np.uint16, np.uint32, np.uint64)
_CODES: tuple[type[np.signedinteger[Any]], ...] = (np.int8, np.int16, np.int32)
# Most facets have a value in one of the first hundred rows already.
_FEW_ROWS = 1_000


class FacetColumn(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One facet: values with their labels, one bit per value and row, and each row's first value.

    `bits` has shape (rows, words), of the narrowest unsigned type that holds a bit for each value,
    or several 64-bit words; `first` is the code of a row's first value or -1, of a type that also
    holds the number of values.
    """

    values: tuple[str, ...]
    labels: tuple[str, ...]
    bits: Bits
    first: Codes

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

    @cached_property
    def occurring(self) -> list[bool]:
        """Whether there is a row with it, for each value; worked out at first use."""
        some = np.bitwise_or.reduce(self.bits, axis=0)
        places = (self.place(code) for code in range(len(self.values)))
        return [bool(some[word] & bit) for word, bit in places]

    def occurs_in(self, rows: Rows) -> bool:
        """Whether any of some rows has a value, asked of few rows first: one is enough."""
        if not any(self.occurring):
            return False
        return any(np.any(self.bits[some]) for some in (rows[:_FEW_ROWS], rows[_FEW_ROWS:]))

    def counts(self, rows: Rows | None) -> list[int]:
        """Return for each value how many of some rows, each given once, have it; None for all."""
        if rows is None or len(rows) == len(self.bits):
            return [*self._all_counts]
        return self._counts(self.bits.take(rows, axis=0))

    @cached_property
    def _all_counts(self) -> list[int]:
        """How many rows have each value: most often asked for, and the most to count."""
        return self._counts(self.bits)

    def _counts(self, bits: Bits) -> list[int]:
        # Looked through byte by byte, in a third of the time that words of eight bytes take.
        octets = bits.astype(bits.dtype.newbyteorder("<"), copy=False).view(np.uint8)
        width = bits.shape[1] * bits.dtype.itemsize
        columns = octets.reshape(len(bits), width).T[: -(-len(self.values) // 8)]
        return [
            int(np.count_nonzero(column & (1 << place)))
            for column in map(np.ascontiguousarray, columns)
            for place in range(8)
        ][: len(self.values)]

    def has(self, rows: Rows, code: int) -> Mask:
        """Return which of some rows, each given once, have a value."""
        word, bit = self.place(code)
        bits = self.bits[:, word]
        its: Mask = (bits if len(rows) == len(bits) else bits.take(rows)) & bit > 0
        return its

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

    def column(self, order: NDArray[np.integer[Any]]) -> FacetColumn:
        """Return the column with the events in an order."""
        flat, counts = _joined(self._flat), _joined(self._counts)
        values, recoded = self._sorted_values()
        flat = recoded[flat]
        labels = tuple(self._labels.get(value, value) for value in values)
        starts = np.cumsum(counts) - counts
        has_value = np.flatnonzero(counts)
        first = np.full(len(counts), -1, recoded.dtype)
        first[has_value] = flat if len(flat) == len(has_value) else flat[starts[has_value]]
        bits = _bits(flat, counts, starts, len(values))
        # Zeros that nobody has written to take no memory, and put in another order they would.
        bits = bits[order] if len(flat) else bits
        return FacetColumn(values, labels, bits, first[order])

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


def _joined(chunks: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate(chunks) if chunks else np.zeros(0, np.int32)


def code_type(values: int) -> type[np.signedinteger[Any]]:
    """Return the narrowest type of codes for so many values."""
    return next(kind for kind in _CODES if values <= np.iinfo(kind).max)


def bits_shape(values: int) -> tuple[type[np.unsignedinteger[Any]], int]:
    """Return of which type, and how many of them a row, the bits of so many values are."""
    kind = next((kind for kind in _WORDS if values <= 8 * kind().itemsize), np.uint64)
    return kind, max(1, -(-values // (8 * kind().itemsize)))


def _bits(flat: Codes, counts: NDArray[np.int32], starts: NDArray[np.int64], values: int) -> Bits:
    """Return a bit for each value and event; the values of an event stand together in `flat`."""
    kind, words = bits_shape(values)
    word_bits = 8 * kind().itemsize
    bits = np.zeros((len(counts), words), dtype=kind)
    single = np.array([1 << shift for shift in range(word_bits)], dtype=kind)
    if bits.shape[1] == 1:
        has_value = np.flatnonzero(counts)
        if len(has_value) == len(flat):
            bits[has_value, 0] = single[flat]
        else:
            bits[has_value, 0] = np.bitwise_or.reduceat(single[flat], starts[has_value])
    else:
        rows = np.repeat(np.arange(len(counts)), counts)
        np.bitwise_or.at(bits, (rows, flat // word_bits), single[flat % word_bits])
    return bits
