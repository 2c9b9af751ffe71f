"""Head and table of a list as arrays and text, and back: what is read is trusted in nothing.

A table is only made of arrays that fit together and to the bytes of its list, so that the worst
entry of a cache is as good as none.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.bulk.array_file import Arrays
from timeline_app.core.dates.civil import TIME_MAX_S, TIME_MIN_S
from timeline_app.core.record.facet_kinds import CLOSED_FACETS, COLUMNS, SUBJECTS, FacetKind
from timeline_app.core.record.model import ListHead
from timeline_app.core.table.event_store import EventStore
from timeline_app.core.table.extents import Form, Trait
from timeline_app.core.table.facets import FacetColumn
from timeline_app.core.table.row_values import code_type, row_values_of
from timeline_app.core.table.table import ORDERED_FACETS, Basis, EventTable

_SECONDS = ("start_s", "end_s", "draw_start_s", "draw_end_s")
_MOST_OF_SMALL = {"form": max(Form), "basis": max(Basis), "traits": int(~Trait(0))}
_COLUMNS = (*_SECONDS, *_MOST_OF_SMALL, "order")
# Dates that are drawn as they are share a column, here as in memory.
_DRAWN = {"start_s": "draw_start_s", "end_s": "draw_end_s"}
_OFFSETS = ("starts", "ends")
# Whether events begin and end where an entry says is only certain when all are decoded, which
# would take as long as reading the list anew; a few tell an entry of another list.
_TRIED_EVENTS = 32


class KeptList(msgspec.Struct, frozen=True, eq=False):
    """What an entry holds: head, table, and the key of the paragraph files it was checked by."""

    head: ListHead
    table: EventTable
    paragraphs_key: str


class _Names(msgspec.Struct):
    """What of an entry is text: the head, each facet's values and labels, and a key."""

    head: ListHead
    values: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]
    paragraphs_key: str


def taken_apart(kept: KeptList) -> tuple[Arrays, str]:
    """Return a list as arrays and a text."""
    table = kept.table
    names = _Names(
        kept.head,
        {facet: table.facets[facet].values for facet in COLUMNS},
        {facet: table.facets[facet].labels for facet in COLUMNS},
        kept.paragraphs_key,
    )
    arrays: Arrays = {name: getattr(table, name) for name in _COLUMNS}
    for name, drawn in _DRAWN.items():
        if np.array_equal(arrays[name], arrays[drawn]):
            del arrays[name]
    arrays |= {f"{facet}.first": table.first[facet] for facet in ORDERED_FACETS}
    arrays["starts"], arrays["ends"] = table.store.starts, table.store.ends
    for facet in COLUMNS:
        held = table.facets[facet].held.arrays()
        arrays |= {f"{facet}.{name}": array for name, array in held.items()}
    return arrays, msgspec.json.encode(names).decode()


def put_together(arrays: Arrays, text: str, data: bytes) -> KeptList:
    """Return a list over its bytes. Raises KeyError or ValueError if anything does not fit."""
    names = msgspec.json.decode(text, type=_Names)
    count = len(arrays["order"])
    arrays = {name: arrays[drawn] for name, drawn in _DRAWN.items()} | arrays
    columns = {name: _column(arrays, name, count) for name in _COLUMNS}
    _check_times(columns)
    for name, most in _MOST_OF_SMALL.items():
        _need(columns[name].dtype == np.uint8 and _is_within(columns[name], 0, most))
    _need(columns["order"].dtype in (np.int32, np.int64) and _is_permutation(columns["order"]))
    starts, ends = (_column(arrays, name, count) for name in _OFFSETS)
    store = EventStore(data, starts, ends)
    _check_offsets(store)
    facets = {kind.id: _facet(arrays, names, kind, count) for kind in COLUMNS.values()}
    first = {name: _column(arrays, f"{name}.first", count) for name in ORDERED_FACETS}
    for name, codes in first.items():
        values = len(facets[name].values)
        _need(codes.dtype == code_type(values) and _is_within(codes, -1, values - 1))
    return KeptList(
        names.head,
        EventTable(store=store, first=first, facets=facets, **columns),
        names.paragraphs_key,
    )


def _need(holds: object) -> None:
    if not holds:
        raise ValueError("what is kept does not fit together")


def _column(arrays: Mapping[str, NDArray[Any]], name: str, count: int) -> NDArray[Any]:
    _need(arrays[name].shape == (count,))
    return arrays[name]


def _check_times(columns: Mapping[str, NDArray[Any]]) -> None:
    for name in _SECONDS:
        _need(columns[name].dtype == np.int64 and _is_within(columns[name], TIME_MIN_S, TIME_MAX_S))
    start_s, end_s = columns["draw_start_s"], columns["draw_end_s"]
    _need(np.all(start_s <= end_s) and np.all(start_s[1:] >= start_s[:-1]))


def _check_offsets(store: EventStore) -> None:
    starts, ends = store.starts, store.ends
    for offsets in (starts, ends):
        _need(offsets.dtype in (np.uint32, np.int64) and _is_within(offsets, 0, len(store.buffer)))
    _need(np.all(starts < ends) and np.all(starts[1:] >= ends[:-1]))
    tried = np.unique(np.linspace(0, len(starts) - 1, _TRIED_EVENTS).astype(np.int64))
    for index in tried.tolist() if len(starts) else ():
        store[index]


def _facet(
    arrays: Mapping[str, NDArray[Any]], names: _Names, kind: FacetKind, rows: int
) -> FacetColumn:
    values, labels = names.values[kind.id], names.labels[kind.id]
    _check_names(values, labels, kind, names.head)
    own = {name.removeprefix(f"{kind.id}."): array for name, array in arrays.items()}
    held = row_values_of(own, len(values), rows)
    if held is None:
        raise ValueError(f"the values of {kind.id} do not fit together")
    return FacetColumn(values, labels, held)


def _check_names(
    values: tuple[str, ...], labels: tuple[str, ...], kind: FacetKind, head: ListHead
) -> None:
    """Make sure that a facet begins with what the head names, and goes on where it may."""
    named = [(name.value, name.label) for name in kind.named_by(head)]
    _need(len(labels) == len(values) == len(set(values)))
    found = list(zip(values, labels, strict=True))
    _need(found[: len(named)] == named)
    _need(values[len(named) :] == labels[len(named) :])
    _need(len(values) == len(named) or kind not in (*CLOSED_FACETS, SUBJECTS))


def _is_within(array: NDArray[Any], least: int, most: int) -> bool:
    return not len(array) or (int(array.min()) >= least and int(array.max()) <= most)


def _is_permutation(order: NDArray[Any]) -> bool:
    if not _is_within(order, 0, len(order) - 1):
        return False
    is_there = np.zeros(len(order), np.bool_)
    is_there[order] = True
    return bool(is_there.all())
