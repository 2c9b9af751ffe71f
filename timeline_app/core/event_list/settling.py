"""Which events of a list have a date that somebody has yet to settle."""

import re

import numpy as np

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.problems import Problem
from timeline_app.core.record.settling import BEGINNING, is_to_settle
from timeline_app.core.wording.plain_text import one_line

_NOTE = re.compile(rb'"date_note"\s*:\s*"' + re.escape(BEGINNING.encode()))
_REMEDY = "Give the date, or say in the note why it stays open"


def rows_to_settle(events: EventList) -> list[int]:
    """Return the rows of events whose date is to be settled, in the order of time.

    The encoded events are looked through as one text: no others are decoded.
    """
    store = events.table.store
    places = [match.start() for match in _NOTE.finditer(store.buffer)]
    if not places:
        return []
    indices = np.unique(np.searchsorted(store.starts, places, side="right") - 1)
    rows = events.table.rows_of(indices[indices >= 0])
    return [row for row in rows.tolist() if is_to_settle(events.table.event(row).date_note)]


def settling_advice(events: EventList) -> list[Problem]:
    """Return one piece of advice for each date to settle; the list is sound all the same."""
    found = events.table.events(rows_to_settle(events))
    return [
        Problem(str(events.path), 0, f"event {event.id}", one_line(event.date_note), _REMEDY)
        for event in found
    ]
