"""Sorting the rows of a table by what a list shows of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.folding import fold

SORT_KEYS = ("date", "basis", "title", "leaders", "place")


def sort_ranks(events: EventList, key: str) -> NDArray[np.int64]:
    """Return for every row its place when sorted by a key; equal rows have equal ranks.

    Rows without a value come last. Sorting by title reads every event once.
    """
    table = events.table
    if key == "date":
        return np.arange(len(table), dtype=np.int64)
    if key == "basis":
        return table.basis.astype(np.int64)
    if key == "title":
        return _ranks([fold(table.event(row).title) for row in range(len(table))])
    column = table.facets["leaders" if key == "leaders" else "places"]
    by_code = np.append(_ranks([fold(label) for label in column.labels]), len(column.labels))
    return by_code[column.first]


def _ranks(texts: Sequence[str]) -> NDArray[np.int64]:
    place = {text: rank for rank, text in enumerate(sorted(set(texts)))}
    return np.array([place[text] for text in texts], dtype=np.int64)
