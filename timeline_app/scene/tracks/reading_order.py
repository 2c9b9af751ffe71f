"""In which order the events of a track are to be read from the top."""

import numpy as np

from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.extents import Trait
from timeline_app.core.table.table import EventTable
from timeline_app.scene.tracks.tracks import lasting_ends_s

_VAGUE_START = np.uint8(Trait.FADE_START | Trait.OPEN_START)


def reading_order(table: EventTable, rows: Rows) -> Rows:
    """Return rows by where they start; of those that start at once, what is firm and short first.

    So a visit of two days comes before the aid of "about" the years that begin with it.
    """
    is_vague = table.traits[rows] & _VAGUE_START > 0
    keys = (table.basis[rows], lasting_ends_s(table, rows), is_vague, table.draw_start_s[rows])
    in_order: Rows = rows[np.lexsort(keys)]
    return in_order
