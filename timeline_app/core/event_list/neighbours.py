"""Neighbours of an event: what else happens on its days, and where its people appear next."""

import numpy as np

from timeline_app.core.dates.civil import SECONDS_PER_DAY
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.table import Basis

# On the days of a visit something happens with it; in those of a five-year plan, everything.
_LONGEST_DAYS = 7


def same_day_rows(events: EventList, row: int) -> Rows:
    """Return the other rows that lie on the days of a row, in time order.

    Only rows known to within a week count: a plan for a decade is nobody's neighbour, and a
    long period has none. Events without a date have no day.
    """
    table = events.table
    undated = table.basis == Basis.UNDATED
    longest = _LONGEST_DAYS * SECONDS_PER_DAY
    lengths = table.draw_end_s - table.draw_start_s
    if undated[row] or lengths[row] > longest:
        return np.zeros(0, dtype=np.int64)
    first = int(table.draw_start_s[row]) // SECONDS_PER_DAY * SECONDS_PER_DAY
    end = -(-int(table.draw_end_s[row]) // SECONDS_PER_DAY) * SECONDS_PER_DAY
    mask = (table.draw_start_s < end) & (table.draw_end_s > first) & (lengths <= longest)
    mask &= ~undated
    mask[row] = False
    return np.flatnonzero(mask)


def step_with_leader(events: EventList, row: int, leader: str, step: int) -> int | None:
    """Return the next (1) or previous (-1) row in which a leader takes part, if there is one."""
    rows = np.flatnonzero(events.table.facets["leaders"].any_of([leader]))
    return stepped(rows, row, step)


def stepped(rows: Rows, row: int, step: int) -> int | None:
    """Return the next (1) or previous (-1) of some sorted rows, be the row one of them or not."""
    place = int(np.searchsorted(rows, row, side="left" if step < 0 else "right"))
    place += -1 if step < 0 else 0
    return int(rows[place]) if 0 <= place < len(rows) else None
