"""What makes an axis fit one sheet: wide crowded days, and two events of one extent side by side.

Where a dozen events may each have been on any of two days, a dozen boxes say twelve times the same.
Two share a box and its mark then, each in its half with a number of its own.
"""

from collections.abc import Mapping

import numpy as np

from timeline_app.core.table.arrays import distinct
from timeline_app.core.table.table import Basis, EventTable, Form, Trait
from timeline_app.scene.axis.pieces import BREAK_PX
from timeline_app.scene.axis.piecewise import PiecewiseScale, laid_out
from timeline_app.scene.axis.span import TimeScale
from timeline_app.scene.tracks.tracks import Track, TrackSet, narrowed

# Mark, number and the first words of a title, twice.
_LEAST_SHARED_PX = 260.0
# A year over its piece, and a label that begins there.
_LEAST_PIECE_PX = 90.0


def by_count(scale: TimeScale, track_set: TrackSet) -> TimeScale:
    """Return a scale whose pieces are as wide as events begin in them."""
    if not isinstance(scale, PiecewiseScale):
        return scale
    rows = distinct(np.concatenate([track.rows for track in track_set.tracks]))
    starts = track_set.table.draw_start_s[rows]
    parts = [piece.span for piece in scale.pieces]
    counts = [np.count_nonzero((starts >= p.start_s) & (starts < p.end_s)) for p in parts]
    weights = [1.0 + float(count) for count in counts]
    return laid_out(parts, weights, scale.width_px, BREAK_PX, _LEAST_PIECE_PX)


def partners_of(track_set: TrackSet, scale: TimeScale) -> dict[int, int]:
    """Return which row shares the box of which: neighbours in a track that have one extent."""
    found: dict[int, int] = {}
    for track in track_set.tracks:
        found |= _partners_in(track, track_set.table, scale)
    return found


def without_partners(track_set: TrackSet, partners: Mapping[int, int]) -> TrackSet:
    """Return the tracks without the rows that stand in the box of another."""
    mask = np.ones(len(track_set.table), dtype=np.bool_)
    mask[list(partners.values())] = False
    return narrowed(track_set, mask)


def _partners_in(track: Track, table: EventTable, scale: TimeScale) -> dict[int, int]:
    """Return partners in the order of time, each the last before it that is drawn as it is."""
    found: dict[int, int] = {}
    alone: dict[tuple[int, ...], int] = {}
    for row in track.rows.tolist():
        is_filled = table.form[row] == Form.PERIOD and table.basis[row] == Basis.STATED
        if is_filled or not _is_wide(table, row, scale):
            continue
        look = _look(table, row)
        first = alone.pop(look, None)
        if first is None:
            alone[look] = row
        else:
            found[first] = row
    return found


def _look(table: EventTable, row: int) -> tuple[int, ...]:
    """Return what makes two rows the same box, one in the other's place."""
    columns = (table.draw_start_s, table.draw_end_s, table.form, table.basis, table.first["themes"])
    traits = int(table.traits[row]) & ~int(Trait.KEY)
    return *(int(column[row]) for column in columns), traits


def _is_wide(table: EventTable, row: int, scale: TimeScale) -> bool:
    start_s, end_s = float(table.draw_start_s[row]), float(table.draw_end_s[row])
    if isinstance(scale, PiecewiseScale):
        spans = (piece.span for piece in scale.pieces)
        if not any(span.start_s <= start_s and end_s <= span.end_s for span in spans):
            return False
    return float(scale.x_of(end_s) - scale.x_of(start_s)) >= _LEAST_SHARED_PX
