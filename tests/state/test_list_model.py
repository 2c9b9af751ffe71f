"""What is worked out from a list and a filter."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import event, sound_list
from timeline_app.core.dates.civil import second_of
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import open_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.program.locations import bundled_list
from timeline_app.scene.tracks.tracks import MOST_TRACKS, OTHERS_TRACK, Grouping
from timeline_app.state.list_model import ListModel, SortedTracks

EVENTS = open_list(bundled_list()).events
NOW_S = float(second_of(2025, 12, 2))
SECONDS = st.one_of(st.floats(-3e9, 3e9), st.floats(-9e5, 9e5).map(lambda off_s: NOW_S + off_s))


@pytest.mark.parametrize("record", [FilterRecord(), FilterRecord(basis=("stated",))])
@given(ends=st.lists(SECONDS, min_size=2, max_size=2, unique=True), count=st.integers(2, 300))
def test_given_any_edges_then_each_event_is_counted_between_those_where_it_begins(
    record: FilterRecord, ends: list[float], count: int
) -> None:
    model = ListModel(EVENTS, record)
    edges_s = np.linspace(min(ends), max(ends), count)
    starts_s = EVENTS.table.draw_start_s[model.mask]
    if np.all(np.diff(edges_s) > 0):
        expected = [
            np.count_nonzero((starts_s >= low) & (starts_s < high))
            for low, high in pairwise(edges_s.tolist())
        ]
        expected[-1] += np.count_nonzero(starts_s == edges_s[-1])
        assert model.counts_between(edges_s).tolist() == expected


@pytest.fixture
def villages(tmp_path: Path) -> EventList:
    """A list with some more kinds than there can be tracks; the last of them has two events."""
    kinds = [f"kind-{number:03}" for number in range(MOST_TRACKS + 5)]
    found = [event(kind, kind=kind) for kind in kinds]
    return sound_list(tmp_path, *found, event("twice", kind=kinds[-1], key=True))


def test_given_more_values_than_tracks_then_those_of_the_fewest_events_share_one(
    villages: EventList,
) -> None:
    tracks = SortedTracks(villages).whole(Grouping.KIND)
    labels = [track.label for track in tracks.tracks]
    assert labels[0] == "Key events"
    assert labels[-1] == "5 other kinds"
    assert len(labels) == 1 + MOST_TRACKS + 1
    assert f"kind-{MOST_TRACKS + 4:03}" in tracks.track_of_id
    shown = np.concatenate([track.rows for track in tracks.tracks[1:]])
    assert sorted(shown.tolist()) == list(range(len(villages.table)))


def test_given_a_filter_that_leaves_few_of_them_then_each_has_its_own_track(
    villages: EventList,
) -> None:
    sorted_tracks, whole = SortedTracks(villages), SortedTracks(villages).whole(Grouping.KIND)
    rare = villages.table.event(int(whole.tracks[-1].rows[0])).title
    model = ListModel(villages, FilterRecord(text=f'"{rare}"'))
    tracks = sorted_tracks.narrowed(Grouping.KIND, model)
    assert [len(track.rows) for track in tracks.tracks] == [1]
    assert tracks.tracks[0].id != OTHERS_TRACK
