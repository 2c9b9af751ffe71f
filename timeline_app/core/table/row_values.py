"""Which values of a facet each row has: as bits where there are few values, else as a list.

A bit for each row and value would take a gigabyte where ten thousand villages have an event each
and a hundred thousand events are told.
"""

from abc import abstractmethod
from collections.abc import Iterator, Set
from functools import cached_property
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.table.arrays import Bits, Codes, Mask, Offsets, Rows

_WORDS: tuple[type[np.unsignedinteger[Any]], ...] = (np.uint8, np.uint16, np.uint32, np.uint64)
_CODES: tuple[type[np.signedinteger[Any]], ...] = (np.int8, np.int16, np.int32)
# The widest number that numpy reckons with.
_MOST_BITS = 64
# Most facets have a value in one of the first hundred rows already.
_FEW_ROWS = 1_000


class RowValues(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The values of each row, by their codes: those from 0 up to `value_count`.

    Rows that are asked about are given in rising order, each once.
    """

    value_count: int

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of rows."""

    @abstractmethod
    def any_of(self, codes: Set[int]) -> Mask:
        """Return which rows have at least one of some values."""

    @abstractmethod
    def occurring(self) -> list[bool]:
        """Return for each value whether there is a row with it."""

    @abstractmethod
    def has(self, rows: Rows, code: int) -> Mask:
        """Return which of some rows have a value."""

    @abstractmethod
    def has_some(self, rows: Rows) -> Mask:
        """Return which of some rows have any value."""

    @abstractmethod
    def of_row(self, row: int) -> list[int]:
        """Return the values of a row."""

    @property
    @abstractmethod
    def lowest(self) -> Codes:
        """The lowest value of each row, or -1; where rows have but one, it is that."""

    @abstractmethod
    def counts(self, rows: Rows | None) -> list[int]:
        """Return for each value how many of some rows have it; None stands for all rows."""

    @abstractmethod
    def rows_of_each(self, rows: Rows) -> Iterator[Rows]:
        """Yield for each value those of some rows that have it."""

    @abstractmethod
    def pair_count(self) -> int:
        """Return how many values the rows have, those of each row added up."""

    @abstractmethod
    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that `row_values_of` needs, by name."""

    def all_of(self, codes: Set[int]) -> Mask:
        """Return which rows have every one of some values."""
        mask = np.ones(len(self), dtype=np.bool_)
        for code in codes:
            mask &= self.any_of({code})
        return mask

    def any_in(self, rows: Rows) -> bool:
        """Tell whether any of some rows has a value, asked of few rows first: one is enough."""
        return any(np.any(self.has_some(some)) for some in (rows[:_FEW_ROWS], rows[_FEW_ROWS:]))


class PackedValues(RowValues, frozen=True, eq=False, dict=True):
    """One number a row, of the narrowest type that has a bit for each value."""

    bits: Bits

    def __len__(self) -> int:
        return len(self.bits)

    def any_of(self, codes: Set[int]) -> Mask:
        """Return which rows have at least one of some values."""
        wanted = self.bits.dtype.type(sum(1 << code for code in codes))
        mask: Mask = self.bits & wanted != 0
        return mask

    def occurring(self) -> list[bool]:
        """Return for each value whether there is a row with it."""
        some = int(np.bitwise_or.reduce(self.bits))
        return [bool(some >> code & 1) for code in range(self.value_count)]

    def has(self, rows: Rows, code: int) -> Mask:
        """Return which of some rows have a value."""
        bit = self.bits.dtype.type(1 << code)
        mask: Mask = self._bits_of(rows) & bit != 0
        return mask

    def has_some(self, rows: Rows) -> Mask:
        """Return which of some rows have any value."""
        mask: Mask = self._bits_of(rows) != 0
        return mask

    def of_row(self, row: int) -> list[int]:
        """Return the values of a row."""
        bits = int(self.bits[row])
        return [code for code in range(self.value_count) if bits >> code & 1]

    @property
    def lowest(self) -> Codes:
        """The lowest value of each row, or -1; where rows have but one, it is that."""
        # Below the lowest bit there are as many as its place tells.
        below = np.bitwise_count((self.bits & (~self.bits + 1)) - 1)
        lowest: Codes = np.where(self.bits, below, -1).astype(np.int8)
        return lowest

    def counts(self, rows: Rows | None) -> list[int]:
        """Return for each value how many of some rows have it; None stands for all rows."""
        if rows is None or len(rows) == len(self):
            return [*self._counts_of_all]
        return self._counts(self.bits.take(rows))

    def rows_of_each(self, rows: Rows) -> Iterator[Rows]:
        """Yield for each value those of some rows that have it."""
        for code in range(self.value_count):
            yield rows.take(np.flatnonzero(self.has(rows, code)))

    def pair_count(self) -> int:
        """Return how many values the rows have, those of each row added up."""
        return int(np.bitwise_count(self.bits).sum())

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that `row_values_of` needs, by name."""
        return {"bits": self.bits}

    @cached_property
    def _counts_of_all(self) -> list[int]:
        """How many rows have each value: most often asked for, and the most to count."""
        return self._counts(self.bits)

    def _counts(self, bits: Bits) -> list[int]:
        # Looked through byte by byte, in a third of the time that words of eight bytes take.
        octets = bits.astype(bits.dtype.newbyteorder("<"), copy=False).view(np.uint8)
        columns = octets.reshape(len(bits), bits.dtype.itemsize).T[: -(-self.value_count // 8)]
        return [
            int(np.count_nonzero(column & (1 << place)))
            for column in map(np.ascontiguousarray, columns)
            for place in range(8)
        ][: self.value_count]

    def _bits_of(self, rows: Rows) -> Bits:
        return self.bits if len(rows) == len(self.bits) else self.bits.take(rows)


class ListedValues(RowValues, frozen=True, eq=False, dict=True):
    """The codes of all rows one after the other, in rising order within each.

    Those of row n are `codes[ends[n - 1] : ends[n]]`.
    """

    codes: Codes
    ends: Offsets

    def __len__(self) -> int:
        return len(self.ends)

    def any_of(self, codes: Set[int]) -> Mask:
        """Return which rows have at least one of some values."""
        is_wanted = np.zeros(self.value_count, dtype=np.bool_)
        is_wanted[list(codes)] = True
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[self.row_of_each[is_wanted[self.codes]]] = True
        return mask

    def occurring(self) -> list[bool]:
        """Return for each value whether there is a row with it."""
        return [count > 0 for count in self.counts(None)]

    def has(self, rows: Rows, code: int) -> Mask:
        """Return which of some rows have a value."""
        return self.any_of({code}).take(rows)

    def has_some(self, rows: Rows) -> Mask:
        """Return which of some rows have any value."""
        mask: Mask = self._lengths.take(rows) > 0
        return mask

    def of_row(self, row: int) -> list[int]:
        """Return the values of a row."""
        end = int(self.ends[row])
        found: list[int] = self.codes[end - int(self._lengths[row]) : end].tolist()
        return found

    @property
    def lowest(self) -> Codes:
        """The lowest value of each row, or -1; where rows have but one, it is that."""
        lowest = np.full(len(self), -1, self.codes.dtype)
        has_some = np.flatnonzero(self._lengths)
        lowest[has_some] = self.codes[self.ends[has_some] - self._lengths[has_some]]
        return lowest

    def counts(self, rows: Rows | None) -> list[int]:
        """Return for each value how many of some rows have it; None stands for all rows."""
        codes = self.codes if rows is None else self.codes[self._is_of(rows)]
        counts: list[int] = np.bincount(codes, minlength=self.value_count).tolist()
        return counts

    def rows_of_each(self, rows: Rows) -> Iterator[Rows]:
        """Yield for each value those of some rows that have it."""
        is_of = self._is_of(rows)
        codes, its_rows = self.codes[is_of], self.row_of_each[is_of].astype(rows.dtype)
        order = np.argsort(codes, kind="stable")
        bounds = np.searchsorted(codes[order], np.arange(self.value_count + 1, dtype=codes.dtype))
        for low, high in pairwise(bounds.tolist()):
            yield its_rows.take(order[low:high])

    def pair_count(self) -> int:
        """Return how many values the rows have, those of each row added up."""
        return len(self.codes)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that `row_values_of` needs, by name."""
        return {"codes": self.codes, "ends": self.ends}

    @cached_property
    def _lengths(self) -> Rows:
        return np.diff(self.ends, prepend=self.ends.dtype.type(0)).astype(np.int32)

    @cached_property
    def row_of_each(self) -> Rows:
        """The row that each code belongs to."""
        return np.repeat(np.arange(len(self), dtype=np.int32), self._lengths)

    def _is_of(self, rows: Rows) -> Mask:
        """Return which codes belong to some rows."""
        is_in = np.zeros(len(self), dtype=np.bool_)
        is_in[rows] = True
        return np.repeat(is_in, self._lengths)


def code_type(values: int) -> type[np.signedinteger[Any]]:
    """Return the narrowest type of codes for so many values."""
    return next(kind for kind in _CODES if values <= np.iinfo(kind).max)


def row_values(
    flat: Codes, counts: NDArray[np.int32], value_count: int, order: Offsets | None = None
) -> RowValues:
    """Return the values of rows, `counts` of `flat` for each, with the rows in an order.

    What stands twice in a row counts once.
    """
    if value_count > _MOST_BITS:
        rows = np.repeat(np.arange(len(counts)), counts)
        if order is not None:
            rank = np.empty(len(order), np.int64)
            rank[order] = np.arange(len(order))
            rows = rank[rows]
        return _listed(rows, flat, value_count, len(counts))
    bits = _bits(flat, counts, value_count)
    # Zeros that nobody has written to take no memory, and put in another order they would.
    return PackedValues(value_count, bits if order is None or not len(flat) else bits[order])


def united(one: RowValues, other: RowValues) -> RowValues:
    """Return rows that have the values of both; they are of as many rows and values."""
    if isinstance(one, PackedValues) and isinstance(other, PackedValues):
        return PackedValues(one.value_count, one.bits | other.bits)
    pairs = [_pairs(values) for values in (one, other)]
    rows, codes = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    return _listed(rows, codes, one.value_count, len(one))


def row_values_of(
    arrays: dict[str, NDArray[Any]], value_count: int, row_count: int
) -> RowValues | None:
    """Return the values that some arrays make; None if they make none. Raises KeyError."""
    if value_count <= _MOST_BITS:
        bits = arrays["bits"]
        is_sound = bits.dtype == _word(value_count) and bits.shape == (row_count,)
        return PackedValues(value_count, bits) if is_sound else None
    codes, ends = arrays["codes"], arrays["ends"]
    is_sound = codes.dtype == code_type(value_count) and codes.ndim == 1
    is_sound = is_sound and ends.dtype == np.uint32 and ends.shape == (row_count,)
    if not is_sound or np.any(ends[1:] < ends[:-1]) or len(codes) != (ends[-1] if row_count else 0):
        return None
    if len(codes) and not 0 <= int(codes.min()) <= int(codes.max()) < value_count:
        return None
    found = ListedValues(value_count, codes, ends)
    rows = found.row_of_each
    is_rising = (rows[1:] > rows[:-1]) | (codes[1:] > codes[:-1])
    return found if np.all(is_rising) else None


def _pairs(values: RowValues) -> tuple[Rows, Codes]:
    """Return the row and the code of each value of listed ones."""
    assert isinstance(values, ListedValues), "of one facet all have as many values"
    return values.row_of_each, values.codes


def _listed(rows: Rows, codes: Codes, value_count: int, row_count: int) -> ListedValues:
    pairs = np.sort(rows.astype(np.int64) * value_count + codes)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    ends = np.searchsorted(pairs, np.arange(1, row_count + 1) * value_count)
    codes = (pairs % value_count).astype(code_type(value_count))
    return ListedValues(value_count, codes, ends.astype(np.uint32))


def _word(value_count: int) -> type[np.unsignedinteger[Any]]:
    return next(kind for kind in _WORDS if value_count <= 8 * kind().itemsize)


def _bits(flat: Codes, counts: NDArray[np.int32], value_count: int) -> Bits:
    """Return a bit for each value and row; the values of a row stand together in `flat`."""
    kind = _word(value_count)
    bits = np.zeros(len(counts), dtype=kind)
    single = np.array([1 << shift for shift in range(8 * kind().itemsize)], kind)
    has_value = np.flatnonzero(counts)
    if len(has_value) == len(flat):
        bits[has_value] = single[flat]
    elif len(flat):
        starts = (np.cumsum(counts) - counts)[has_value]
        bits[has_value] = np.bitwise_or.reduceat(single[flat], starts)
    return bits
