"""What is hidden above and below a frame: tracks, and parts of the track that its edge cuts."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from timeline_app.core.table.arrays import Rows
from timeline_app.scene.display import Band, Hit
from timeline_app.ui.drawing.frame import Frame

_NO_ROWS: Rows = np.zeros(0, np.int64)


class Hidden(NamedTuple):
    """How many whole tracks are out of view on a side, and how many events, each once, in any."""

    tracks: int
    events: int

    def in_words(self, joint: str) -> str:
        """Return both numbers in words, as far as there are any."""
        parts = ((self.tracks, "track"), (self.events, "event"))
        return joint.join(
            f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
            for count, noun in parts
            if count
        )


def hidden_above(frame: Frame) -> Hidden:
    """Return what lies above the view of the tracks."""
    top = frame.scroll
    whole = [band for band in frame.scene.bands if band.y + band.height <= top]
    cut = (band for band in frame.scene.bands if band.y < top < band.y + band.height)
    return _hidden(frame, whole, next(cut, None), lambda hit: hit.y + hit.height <= top)


def hidden_below(frame: Frame) -> Hidden:
    """Return what lies below the view of the tracks."""
    bottom = frame.scroll + frame.tracks_height
    whole = [band for band in frame.scene.bands if band.y >= bottom]
    cut = (band for band in frame.scene.bands if band.y < bottom < band.y + band.height)
    return _hidden(frame, whole, next(cut, None), lambda hit: hit.y >= bottom)


def _hidden(
    frame: Frame, whole: list[Band], cut: Band | None, is_hidden: Callable[[Hit], bool]
) -> Hidden:
    rows, others = (_NO_ROWS, 0) if cut is None else _hidden_in(frame, cut, is_hidden)
    tracks = tuple(band.track for band in whole)
    events = frame.tracks.count_in_any(tracks, rows) if frame.tracks is not None else 0
    return Hidden(len(whole), events + others)


def _hidden_in(frame: Frame, band: Band, is_hidden: Callable[[Hit], bool]) -> tuple[Rows, int]:
    """Return the rows of a track that are hidden wherever they stand; beside the view none is.

    What has no rows, such as density, is counted by its number.
    """
    left, right = frame.offset, frame.offset + frame.width - frame.gutter
    seen: set[int] = set()
    hidden: set[int] = set()
    others = 0
    for hit in frame.scene.hits:
        if hit.track == band.track and hit.x < right and hit.x + hit.width > left:
            (hidden if is_hidden(hit) else seen).update(hit.rows)
            others += hit.count - len(hit.rows) if is_hidden(hit) else 0
    return np.array(sorted(hidden - seen), dtype=np.int64), others
