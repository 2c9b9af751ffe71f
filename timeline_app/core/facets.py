"""Facets: for each way of sorting events, the values there are and which rows have them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.model import DATE_BASES, Event, ListHead

Mask = NDArray[np.bool_]

_WORD_BITS = 64
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

    `bits` has shape (rows, words of 64 bits); `first` is the code of a row's first value or -1.
    """

    values: tuple[str, ...]
    labels: tuple[str, ...]
    bits: NDArray[np.uint64]
    first: NDArray[np.int32]

    def any_of(self, values: Iterable[str]) -> Mask:
        """Return which rows have at least one of the values."""
        wanted = self._wanted(values)
        mask: Mask = np.any(self.bits & wanted, axis=1)
        return mask

    def all_of(self, values: Iterable[str]) -> Mask:
        """Return which rows have every one of the values."""
        known = list(values)
        if any(value not in self.values for value in known):
            return np.zeros(len(self.bits), dtype=np.bool_)
        wanted = self._wanted(known)
        lacks: Mask = np.any(wanted & ~self.bits, axis=1)
        return ~lacks

    def none(self) -> Mask:
        """Return which rows have no value at all."""
        some: Mask = np.any(self.bits, axis=1)
        return ~some

    def counts(self, mask: Mask) -> list[int]:
        """Return for each value how many rows of the mask have it."""
        kept = self.bits[mask]
        return [
            int(np.count_nonzero(kept[:, code // _WORD_BITS] & _bit(code)))
            for code in range(len(self.values))
        ]

    def _wanted(self, values: Iterable[str]) -> NDArray[np.uint64]:
        wanted = np.zeros(self.bits.shape[1], dtype=np.uint64)
        for value in values:
            if value in self.values:
                code = self.values.index(value)
                wanted[code // _WORD_BITS] |= _bit(code)
        return wanted


def facet_columns(events: Sequence[Event], head: ListHead) -> Mapping[str, FacetColumn]:
    """Build every facet of some events, in the order of the events."""
    members = {facet: [values_of(event, facet) for event in events] for facet in FACETS}
    return {facet: _column(members[facet], _labels(facet, head)) for facet in FACETS}


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


def _column(members: Sequence[tuple[str, ...]], labels: dict[str, str]) -> FacetColumn:
    found = dict.fromkeys(value for values in members for value in values)
    extra = sorted(value for value in found if value not in labels)
    values = (*labels, *extra)
    codes = {value: code for code, value in enumerate(values)}
    owners = np.repeat(np.arange(len(members)), [len(values) for values in members])
    flat = np.array([codes[v] for values in members for v in values], dtype=np.int64)
    bits = np.zeros((len(members), max(1, -(-len(values) // _WORD_BITS))), dtype=np.uint64)
    places = (owners, flat // _WORD_BITS)
    np.bitwise_or.at(bits, places, np.uint64(1) << (flat % _WORD_BITS).astype(np.uint64))
    first = np.array([codes[values[0]] if values else -1 for values in members], dtype=np.int32)
    return FacetColumn(values, tuple(labels.get(v, v) for v in values), bits, first)


def _bit(code: int) -> np.uint64:
    return np.uint64(1 << (code % _WORD_BITS))
