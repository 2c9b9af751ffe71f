"""How surely events fall in a part of time: a date may leave open on which of its days it was."""

from typing import NamedTuple

import numpy as np

from timeline_app.core.table.arrays import Mask
from timeline_app.core.table.extents import Trait
from timeline_app.core.table.table import Basis, EventTable, Form

_RECURRING = np.uint8(Trait.RECURRING)
_VAGUE = np.uint8(Trait.FADE_START | Trait.FADE_END)


class Tally(NamedTuple):
    """How many events fall in a part of time: surely, possibly, or only by their announcement."""

    certain: int
    possible: int = 0
    undated: int = 0


def tally(table: EventTable, mask: Mask, start_s: float, end_s: float) -> Tally:
    """Count some events that may fall in a part of time, seconds, half-open.

    What goes on or recurs does so in it. What happens once surely does if every day that its
    date allows lies in it, and of an approximate one as much time again on either side. An event
    without a date was announced then, and no more, unless it recurs: then it may.
    """
    recurs = table.traits & _RECURRING > 0
    has_no_date = table.basis == Basis.UNDATED
    undated = mask & has_no_date & ~recurs
    lasts = (table.form == Form.PERIOD) | recurs
    # Added to the span: open ends are sentinels, to which nothing can be added.
    about_s = np.where(table.traits & _VAGUE > 0, table.draw_end_s - table.draw_start_s, 0)
    is_inside = (table.start_s >= start_s + about_s) & (table.end_s <= end_s - about_s)
    certain = mask & ~has_no_date & (lasts | is_inside)
    counts = (int(np.count_nonzero(which)) for which in (certain, undated, mask))
    sure, hanging, together = counts
    return Tally(sure, together - sure - hanging, hanging)
