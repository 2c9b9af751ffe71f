"""Tracks: what is worked out once about a band's rows."""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scene.events import BUNDLED
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.table.arrays import rows_where
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import BLOCK_ROWS, Grouping, Track, build_tracks, narrowed


@cache
def _bundled() -> EventList:
    return read_list(BUNDLED).events


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
    table = _bundled().table
    everything = np.ones(len(table), dtype=np.bool_)
    whole = build_tracks(table, np.arange(len(table)), grouping)
    for mask in (everything, np.arange(len(table)) % 7 == 0, ~everything):
        quick, anew = narrowed(whole, mask), build_tracks(table, rows_where(mask), grouping)
        assert [(track.id, track.rows.tolist()) for track in quick.tracks] == [
            (track.id, track.rows.tolist()) for track in anew.tracks
        ]
        for one, other in zip(quick.tracks, anew.tracks, strict=True):
            assert one.end_s.tolist() == other.end_s.tolist()


@given(chosen=st.sets(st.sampled_from([theme.id for theme in _bundled().head.themes])))
def test_given_themes_asked_for_then_an_event_stands_in_its_primary_or_first_one_of_them(
    chosen: set[str],
) -> None:
    table = _bundled().table
    tracks = build_tracks(table, np.arange(len(table)), Grouping.THEME, chosen=tuple(chosen))
    for track in tracks.tracks:
        for row in track.rows.tolist():
            themes = table.event(row).themes
            asked = [one for one in table.facets["themes"].values if one in chosen & {*themes}]
            is_elsewhere = asked and themes[0] not in chosen
            assert track.id == (asked[0] if is_elsewhere else themes[0])


@given(
    seed=st.integers(0, 2**32 - 1),
    rows=st.integers(0, 3 * BLOCK_ROWS),
    longest=st.sampled_from([2, 60, 90_000]),
    starts=st.lists(st.integers(-100, 90_100), min_size=2, max_size=4),
    lasts=st.integers(1, 5_000),
)
def test_given_more_rows_than_a_block_then_they_are_found_as_one_by_one(
    seed: int, rows: int, longest: int, starts: list[int], lasts: int
) -> None:
    numbers = np.random.default_rng(seed)
    all_start_s = np.sort(numbers.integers(0, 90_000, 2 * rows))
    places = np.sort(numbers.permutation(2 * rows)[:rows])
    start_s = all_start_s[places]
    end_s = start_s + numbers.integers(1, longest, rows)
    track = Track("all", "All", "theme-1", places, all_start_s, end_s)
    # More than once, as all but the first answer come from the ends in their order.
    for start in starts:
        span = TimeSpan(float(start), float(start + lasts))
        is_in = (start_s < span.end_s) & (end_s > span.start_s)
        assert track.has_some_in(span) == is_in.any()
        assert track.rows_in(span).tolist() == places[is_in].tolist()
        assert track.count_in(span) == is_in.sum()
        assert track.beside(span) == ((end_s <= start).sum(), (start_s >= start + lasts).sum())


def test_given_one_look_at_a_track_then_its_ends_are_not_sorted_before_the_next() -> None:
    start_s = np.arange(50, dtype=np.int64)
    track = Track("all", "All", "theme-1", np.arange(50), start_s, start_s + 1)
    for _ in range(2):
        assert track.beside(TimeSpan(10.0, 20.0)) == (10, 30)
    assert "sorted_end_s" not in vars(track)
    assert track.beside(TimeSpan(11.0, 21.0)) == (11, 29)
    assert "sorted_end_s" in vars(track)
