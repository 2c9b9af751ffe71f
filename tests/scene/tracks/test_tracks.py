"""Tracks: what is worked out once about a band's rows."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.scene.tracks.tracks import Track

STARTS = st.lists(st.integers(-5_000, 5_000), max_size=60).map(sorted)


@given(starts=STARTS, power=st.integers(3, 12), most=st.integers(1, 6))
def test_crowded_cells_are_those_in_which_more_begin_than_allowed(
    starts: list[int], power: int, most: int
) -> None:
    start_s = np.array(starts, dtype=np.int64)
    track = Track("all", "All", "theme-1", np.arange(len(starts)), start_s, start_s + 1)
    counts = Counter(second // 2**power for second in starts)
    expected = sorted(cell for cell, count in counts.items() if count > most)
    assert track.crowded_cells(2**power, most).tolist() == expected
