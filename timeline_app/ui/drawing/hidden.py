"""What is hidden above and below a frame: tracks, and parts of the track that its edge cuts."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from timeline_app.core.table.arrays import Rows
from timeline_app.scene.display import Band, Hit, Scene
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.drawing.frame import Frame

# As high as a collapsed track: what tells of the events below the view.
CHIP_PX = 22.0
# Of a scene that just fits, rounding leaves less below the view.
_LEAST_BELOW_PX = 1.0
# The most that is covered of a view's end: the chip, and the name of a track that it would cut.
MOST_COVERED_PX = CHIP_PX + SCREEN.collapsed_px
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


def floor_of(scene: Scene, scroll: float, height_px: float) -> float:
    """Return how far down the tracks are shown in a view that is scrolled to a y.

    Where the chip on what lies below would cut the name of a track, that is left out as a whole.
    """
    if scene.height_px - SCREEN.band_gap_px <= scroll + height_px + _LEAST_BELOW_PX:
        return height_px
    chip_top = height_px - CHIP_PX
    names = ((band.y - scroll, min(band.height, SCREEN.collapsed_px)) for band in scene.bands)
    cut = (y for y, name_px in names if max(0.0, chip_top - name_px) < y < height_px)
    top = next(cut, None)
    return height_px if top is None else min(top, chip_top)


def hidden_above(frame: Frame) -> Hidden:
    """Return what lies above the view of the tracks."""
    top = frame.scroll
    whole = [band for band in frame.scene.bands if band.y + band.height <= top]
    cut = (band for band in frame.scene.bands if band.y < top < band.y + band.height)
    return _hidden(frame, whole, next(cut, None), lambda hit: hit.y + hit.height <= top)


def hidden_below(frame: Frame) -> Hidden:
    """Return what lies below the view of the tracks."""
    bottom = frame.scroll + floor_of(frame.scene, frame.scroll, frame.tracks_height)
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
