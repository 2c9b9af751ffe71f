"""Sorting the rows of a table by what a list shows of them."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.folding import fold
from timeline_app.core.table.table import EventTable

_FACETS = {
    "people": "leaders",
    "place": "places",
    "kind": "kinds",
    "themes": "themes",
    "organisations": "organisations",
    "documents": "documents",
}
SORT_KEYS = ("date", "basis", "title", "announced", *_FACETS)
Ranks = NDArray[np.int64]


class _Title(msgspec.Struct, gc=False):
    title: str


class _Announcement(msgspec.Struct, gc=False):
    announced: str = ""


def sort_ranks(events: EventList, key: str) -> Ranks:
    """Return for every row its place when sorted by a key; equal rows have equal ranks.

    Dates are sorted by time, what can have several values by the first of them, and rows without a
    value come last. Sorting by title or announcement reads every event once.
    """
    table = events.table
    if key == "date":
        return np.arange(len(table), dtype=np.int64)
    if key == "basis":
        return table.basis.astype(np.int64)
    if key == "title":
        titles = table.decoded(range(len(table)), msgspec.json.Decoder(_Title))
        return _ranks([fold(event.title) for event in titles])
    if key == "announced":
        return _announced(table)
    column = table.facets[_FACETS[key]]
    by_code = np.append(_ranks([fold(label) for label in column.labels]), len(column.labels))
    first = table.first.get(_FACETS[key])
    return by_code[column.held.lowest if first is None else first]


def sorted_rows(rows: NDArray[np.int64], ranks: Ranks, is_descending: bool) -> NDArray[np.int64]:
    """Return rows in the order of their ranks; equal ones keep their order both ways."""
    wanted = ranks[rows]
    return rows[np.argsort(-wanted if is_descending else wanted, kind="stable")]


def _announced(table: EventTable) -> Ranks:
    told = table.decoded(range(len(table)), msgspec.json.Decoder(_Announcement))
    dates = {event.announced for event in told}
    second = {date: parse(date).start_s for date in dates if date}
    place = {start_s: rank for rank, start_s in enumerate(sorted(set(second.values())))}
    rank_of = {date: place[second[date]] if date else len(place) for date in dates}
    return np.array([rank_of[event.announced] for event in told], dtype=np.int64)


def _ranks(texts: Sequence[str]) -> Ranks:
    place = {text: rank for rank, text in enumerate(sorted(set(texts)))}
    return np.array([place[text] for text in texts], dtype=np.int64)
