"""Every visible event is drawn, in a cluster or in the density, once, and counts are true."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scene.events import (
    DAY_S,
    Listed,
    bundled,
    event_lists,
    made_of_numbers,
    of_columns,
    span_of_years,
)
from tests.scene.geometry import request_for
from tests.scene.test_no_overlap import FACTORS, GROUPINGS, METRICS, spans
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Scene
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.tracks.tracks import Grouping, Track


def assert_all_accounted_for(request: SceneRequest, scene: Scene) -> None:
    span = request.scale.span
    for track in request.track_set.tracks:
        found: Counter[int] = Counter()
        for hit in scene.hits:
            if hit.track == track.id:
                rows = request.track_set.rows_of(hit).tolist()
                assert hit.count == len(rows) > 0
                found.update(rows)
        assert not [row for row, times in found.items() if times > 1]
        visible = _overlapping(track, span)
        assert visible <= set(found)
        assert len(visible) == track.count_in(span)
        assert bool(visible) == track.has_some_in(span)


def _overlapping(track: Track, span: TimeSpan) -> set[int]:
    """What the span shows of a track, found the slow way."""
    starts_s = track.all_start_s[track.rows].tolist()
    ends = zip(track.rows.tolist(), starts_s, track.end_s.tolist(), strict=True)
    return {row for row, start_s, end_s in ends if span.overlaps(start_s, end_s)}


@settings(max_examples=30, deadline=None)
@given(
    listed=event_lists(), span=spans(), width=st.floats(150, 3_000), grouping=GROUPINGS,
    factor=FACTORS, metrics=METRICS,
)  # fmt: skip
def test_random_events(
    listed: Listed, span: TimeSpan, width: float, grouping: Grouping, factor: float,
    metrics: Metrics,
) -> None:  # fmt: skip
    request = request_for(listed, span, width, grouping, factor, metrics)
    assert_all_accounted_for(request, build_scene(request))


@pytest.mark.parametrize("power", range(-2, 12))
def test_many_events(power: int) -> None:
    middle = float(second_of(2025, 12, 2))
    half = DAY_S * 3.0**power
    request = request_for(made_of_numbers(20_000), TimeSpan(middle - half, middle + half), 1_600.0)
    assert_all_accounted_for(request, build_scene(request))


def test_long_bars_that_began_before_the_view() -> None:
    random = np.random.default_rng(3)
    start_s = random.integers(second_of(1950), second_of(2020), 3_000)
    length_s = random.integers(DAY_S, 40 * 365 * DAY_S, 3_000)
    listed = of_columns(start_s, length_s, random, themes=2)
    for year in (1949, 1960, 1990, 2019, 2030, 2050):
        request = request_for(listed, span_of_years(year, year), 1_200.0)
        assert_all_accounted_for(request, build_scene(request))


def test_rows_and_counts_in_a_span_agree_with_the_slow_way() -> None:
    listed = made_of_numbers(3_000)
    tracks = request_for(listed, span_of_years(2000, 2001)).track_set.tracks
    for span in (span_of_years(1930, 1931), TimeSpan(1.7e9 + 0.5, 1.7e9 + 9_999.5)):
        for track in tracks:
            expected = _overlapping(track, span)
            assert set(track.rows_in(span).tolist()) == expected
            assert track.count_in(span) == len(expected)
            assert track.has_some_in(span) == bool(expected)


@settings(max_examples=25, deadline=None)
@given(listed=event_lists(), grouping=GROUPINGS, data=st.data())
def test_tracks_hold_every_row_of_the_mask(
    listed: Listed, grouping: Grouping, data: st.DataObject
) -> None:
    from timeline_app.scene.tracks.tracks import build_tracks

    count = len(listed.table)
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)), np.bool_)
    tracks = build_tracks(listed.table, np.flatnonzero(mask), grouping).tracks
    in_tracks = Counter(row for track in tracks for row in track.rows.tolist())
    assert set(in_tracks) == set(np.flatnonzero(mask).tolist())
    for row, times in in_tracks.items():
        event = listed.table.event(row)
        documents = {citation.document for citation in event.citations}
        members = {Grouping.LEADER: len(event.leaders), Grouping.DOCUMENT: len(documents)}
        assert times == max(1, members.get(grouping, 1))
    for track in tracks:
        assert track.rows.tolist() == sorted(track.rows.tolist())


def test_an_event_of_several_leaders_is_in_the_track_of_each() -> None:
    request = request_for(bundled(), span_of_years(1920, 2055), grouping=Grouping.LEADER)
    table = bundled().table
    row = next(row for row in range(len(table)) if len(table.event(row).leaders) > 1)
    owners = {track.id for track in request.track_set.tracks if row in track.rows.tolist()}
    assert owners == set(table.event(row).leaders)
    scene = build_scene(request)
    hits = {hit.track for hit in scene.hits if row in request.track_set.rows_of(hit).tolist()}
    assert hits == owners
