"""Which events of a list have a date that somebody has yet to settle."""

import re
from pathlib import Path
from typing import NamedTuple

import numpy as np

from timeline_app.core.record.problems import Problem
from timeline_app.core.record.settling import BEGINNING, REMEDY
from timeline_app.core.table.table import EventTable
from timeline_app.core.wording.plain_text import one_line

# As they stand in JSON: within a text the quotation marks would have a backslash before them.
_NOTE = re.compile(rb'"date_note"\s*:\s*"' + re.escape(BEGINNING.encode()))
# A third of a millisecond, in which no other thread can draw.
_EVENTS_AT_ONCE = 1_000
# More than anybody settles at one go; of 100,000 the window would wait for the last.
_MOST_ADVISED = 2_000


class DatesToSettle(NamedTuple):
    """How many dates are to be settled, and a piece of advice on each of the first."""

    how_many: int = 0
    advice: tuple[Problem, ...] = ()

    @property
    def words(self) -> str:
        """How many there are, as a sentence without a full stop begins or goes on."""
        if self.how_many == 1:
            return "1 date waits to be settled"
        return f"{self.how_many:,} dates wait to be settled"


def rows_to_settle(table: EventTable) -> list[int]:
    """Return the rows of events whose date is to be settled, in the order of time.

    The encoded events are looked through as they are, and none is decoded.
    """
    store, places = table.store, list[int]()
    for first in range(0, len(store), _EVENTS_AT_ONCE):
        last = min(first + _EVENTS_AT_ONCE, len(store)) - 1
        begin, end = int(store.starts[first]), int(store.ends[last])
        places += [match.start() for match in _NOTE.finditer(store.buffer, begin, end)]
    if not places:
        return []
    indices = np.unique(np.searchsorted(store.starts, places, side="right") - 1)
    rows: list[int] = table.rows_of(indices).tolist()
    return rows


def dates_to_settle(path: Path, table: EventTable) -> DatesToSettle:
    """Return what is to be settled; the list is sound all the same."""
    rows = rows_to_settle(table)
    advice = (
        Problem(str(path), 0, f"event {event.id}", one_line(event.date_note), REMEDY)
        for event in table.events(rows[:_MOST_ADVISED])
    )
    return DatesToSettle(len(rows), tuple(advice))
