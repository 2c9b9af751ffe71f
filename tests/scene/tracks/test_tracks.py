"""Tracks: what is worked out once about a band's rows."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scene.events import BUNDLED
from timeline_app.core.open_list import read_list
from timeline_app.scene.tracks.tracks import Grouping, Track, build_tracks, narrowed

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


@pytest.mark.parametrize("grouping", Grouping)
def test_tracks_that_are_narrowed_are_those_that_are_sorted_anew(grouping: Grouping) -> None:
    table = read_list(BUNDLED).events.table
    everything = np.ones(len(table), dtype=np.bool_)
    whole = build_tracks(table, everything, grouping)
    for mask in (everything, np.arange(len(table)) % 7 == 0, ~everything):
        quick, anew = narrowed(whole, mask), build_tracks(table, mask, grouping)
        assert [(track.id, track.rows.tolist()) for track in quick.tracks] == [
            (track.id, track.rows.tolist()) for track in anew.tracks
        ]
        for one, other in zip(quick.tracks, anew.tracks, strict=True):
            assert one.start_s.tolist() == other.start_s.tolist()
            assert one.end_s.tolist() == other.end_s.tolist()
