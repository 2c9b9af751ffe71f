"""The whole story on one axis: its scale, and which tracks begin collapsed so that it fits."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from timeline_app.core.table.arrays import Rows, rows_where
from timeline_app.core.table.table import Basis
from timeline_app.scene.axis.pieces import event_spans_of, story_scale
from timeline_app.scene.axis.span import LinearScale, TimeScale, TimeSpan
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.tracks.tracks import KEY_TRACK, Track, TrackSet

# Marks at either end of the axis are drawn whole.
STORY_MARGIN_PX = 10.0
# An axis without pieces leaves some ground before its first event and behind its last.
_EVEN_PADDING = 0.03
# What takes more scrolling than this is better told at a glance first.
_MOST_SCREENS = 2.0
# Among so many there are nearly always enough with a date to fill the lanes of a track.
_FEW_ROWS = 1_000


def scale_of_story(
    track_set: TrackSet, width_px: float, pieces: Sequence[TimeSpan] = ()
) -> TimeScale:
    """Return the scale that shows all events of some tracks, or the pieces that are named."""
    rows = rows_of_story(track_set)
    spans, span = event_spans_of(track_set.table, rows), span_of_story(track_set)
    named = pieces if len(rows) else ()
    scale = story_scale(spans, span, width_px, _EVEN_PADDING, STORY_MARGIN_PX, named)
    if isinstance(scale, LinearScale):
        return LinearScale(scale.span.clamped(longest_s=float("inf")), width_px)
    return scale


def span_of_story(track_set: TrackSet, pieces: Sequence[TimeSpan] = ()) -> TimeSpan:
    """Return the time that a story tells: from its first event to the end of the last."""
    if pieces:
        return TimeSpan(pieces[0].start_s, pieces[-1].end_s)
    if track_set.drawn_span is not None:
        return track_set.drawn_span
    start_s, end_s = track_set.table.extent_s
    return TimeSpan(float(start_s), float(end_s))


def rows_of_story(track_set: TrackSet) -> Rows:
    """Return the rows of all tracks, each once, in time order."""
    rows = [track.rows for track in track_set.tracks if track.id != KEY_TRACK]
    if len(rows) == 1:
        return rows[0]
    is_shown = np.zeros(len(track_set.table), dtype=np.bool_)
    for its_rows in rows:
        is_shown[its_rows] = True
    return rows_where(is_shown)


def collapsed_at_first(
    track_set: TrackSet, metrics: Metrics, page_px: float, open_folds: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the tracks to collapse as long as nobody chose: all but the key events, or none.

    All are open if that takes no more than two screens, even if no two events shared a line.
    """
    heights_px = (_height_px(track, track_set, metrics, open_folds) for track in track_set.tracks)
    # As far as needed only: to tell how many of a track's rows have no date takes a look at all.
    if all(height_px <= _MOST_SCREENS * page_px for height_px in accumulate(heights_px)):
        return frozenset()
    return frozenset(track.id for track in track_set.tracks if track.id != KEY_TRACK)


def _height_px(
    track: Track, track_set: TrackSet, metrics: Metrics, open_folds: frozenset[str]
) -> float:
    """Return how high a track is at most when it is open."""
    is_limited = track_set.row_count > metrics.whole_rows
    dated = _dated(track, track_set, metrics.lane_limit if is_limited else len(track.rows))
    undated = len(track.rows) - dated
    lanes = dated + (undated if track.id in open_folds else 0) + bool(undated)
    lanes = min(lanes, metrics.lane_limit) if is_limited else lanes
    return lanes * metrics.lane_px + metrics.band_gap_px


def _dated(track: Track, track_set: TrackSet, enough: int) -> int:
    """Count the rows that have a date; where the first few have `enough`, no further."""
    basis, dated = track_set.table.basis, 0
    for rows in (track.rows[:_FEW_ROWS], track.rows):
        dated = int(np.count_nonzero(basis[rows] != Basis.UNDATED))
        if dated >= enough:
            break
    return dated
