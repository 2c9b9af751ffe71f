"""Panning moves everything alike and nothing up or down; zooming back brings all back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.scene.events import DAY_S, Listed, bundled, event_lists, made_of_numbers
from tests.scene.geometry import large, request_for
from tests.scene.test_no_overlap import GROUPINGS, METRICS, spans
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.display import Hit, Scene
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.metrics import SCREEN, Metrics
from timeline_app.scene.tracks.tracks import Grouping


def panned(request: SceneRequest, share: float, kept: Scene | None = None) -> SceneRequest:
    """The same request for a view moved to the right by a share of its width."""
    span = request.scale.span.panned(share * request.scale.span.duration_s)
    scale = LinearScale(span, request.scale.width_px)
    lanes = kept.lanes_at(scale) if kept is not None else {}
    return replace(request, scale=scale, kept_lanes=lanes)


def wholly_in_view(scene: Scene, shift: float = 0.0) -> Iterator[Hit]:
    """What lies in the view and stays there when the view moves."""
    low, high = max(0.0, shift), scene.scale.width_px + min(0.0, shift)
    return (hit for hit in scene.hits if low <= hit.x and hit.x + hit.width <= high)


def assert_moved(before: Scene, after: Scene, share: float) -> None:
    shift = share * before.scale.width_px
    assert [(b.track, b.y, b.height) for b in before.bands] == [
        (b.track, b.y, b.height) for b in after.bands
    ]
    places = {(hit.track, hit.rows, hit.starts_in_s): hit for hit in after.hits}
    for hit in wholly_in_view(before, shift):
        moved = places[hit.track, hit.rows, hit.starts_in_s]
        assert moved.x == pytest.approx(hit.x - shift, abs=0.02)
        assert moved.y == hit.y
        assert moved.count == hit.count
        assert moved.width == pytest.approx(hit.width, abs=0.02)


SHARES = st.floats(-0.9, 0.9)


@settings(max_examples=40, deadline=None)
@given(
    listed=event_lists(), span=spans(), width=st.floats(300, 3_000), grouping=GROUPINGS,
    share=SHARES, within=st.none() | spans(),
)  # fmt: skip
def test_panning_small_tracks(
    listed: Listed, span: TimeSpan, width: float, grouping: Grouping, share: float,
    within: TimeSpan | None,
) -> None:  # fmt: skip
    request = replace(request_for(listed, span, width, grouping), labels_within=within)
    after = panned(request, share)
    assert_moved(build_scene(request), build_scene(after), share)


@pytest.mark.parametrize("grouping", tuple(Grouping))
@pytest.mark.parametrize("share", [-0.37, 0.001, 0.1, 0.8])
def test_panning_the_bundled_list(grouping: Grouping, share: float) -> None:
    start_s = float(second_of(2025, 11, 30))
    for days in (3, 40, 3_000):
        span = TimeSpan(start_s, start_s + days * DAY_S)
        request = request_for(bundled(), span, 1_200.0, grouping)
        assert_moved(build_scene(request), build_scene(panned(request, share)), share)


def lane_changes(before: Scene, after: Scene) -> list[tuple[str, int]]:
    both = before.lanes.keys() & after.lanes.keys()
    return [key for key in both if before.lanes[key] != after.lanes[key]]


@settings(max_examples=40, deadline=None)
@given(listed=event_lists(), span=spans(), share=SHARES)
def test_panning_large_tracks_keeps_lanes_and_bins(
    listed: Listed, span: TimeSpan, share: float
) -> None:
    request = request_for(listed, span, 1_000.0, Grouping.NONE, metrics=large())
    before = build_scene(request)
    after = build_scene(panned(request, share, before))
    assert not lane_changes(before, after)
    assert_large_moved(before, after, share)


def assert_large_moved(before: Scene, after: Scene, share: float) -> None:
    assert [(b.y, b.height) for b in before.bands] == [(b.y, b.height) for b in after.bands]
    shift = share * before.scale.width_px
    places = {
        (hit.track, hit.rows or hit.starts_in_s): hit
        for hit in after.hits
        if hit.starts_in_s is not None or len(hit.rows) == 1
    }
    for hit in wholly_in_view(before, shift):
        moved = places.get((hit.track, hit.rows or hit.starts_in_s))
        if moved is not None:
            assert moved.x == pytest.approx(hit.x - shift, abs=0.02)
            assert moved.y == hit.y
            assert moved.count == hit.count
        else:
            assert len(hit.rows) > 1 or after.lanes.get((hit.track, hit.rows[0]), -1) == -1


@pytest.mark.parametrize("power", range(-2, 11))
def test_panning_many_events_step_by_step(power: int) -> None:
    half = DAY_S * 3.0**power
    middle = float(second_of(2025, 12, 20))
    request = request_for(made_of_numbers(20_000), TimeSpan(middle - half, middle + half), 1_600.0)
    before = build_scene(request)
    for _ in range(4):
        request = panned(request, 0.21, before)
        after = build_scene(request)
        assert not lane_changes(before, after)
        assert_large_moved(before, after, 0.21)
        before = after


@settings(max_examples=25, deadline=None)
@given(listed=event_lists(), span=spans(), grouping=GROUPINGS, metrics=METRICS,
       factor=st.floats(0.1, 10))  # fmt: skip
def test_zoom_and_unzoom_return(
    listed: Listed, span: TimeSpan, grouping: Grouping, metrics: Metrics, factor: float
) -> None:
    request = request_for(listed, span, 1_000.0, grouping, metrics=metrics)
    before = build_scene(request)
    zoomed = LinearScale(span.zoomed(factor, span.middle_s), 1_000.0)
    between = build_scene(replace(request, scale=zoomed, kept_lanes=before.lanes_at(zoomed)))
    kept = between.lanes_at(request.scale)
    after = build_scene(replace(request, kept_lanes=kept))
    if abs(factor - 1) > 1e-5:
        assert not kept
        assert (after.items, after.hits, after.bands) == (before.items, before.hits, before.bands)


def test_a_track_keeps_its_height_when_its_events_leave_the_view() -> None:
    here = request_for(bundled(), TimeSpan(1.7646e9, 1.7646e9 + 3 * DAY_S), 1_000.0)
    far = panned(here, 10_000.0)
    heights = [band.height for band in build_scene(here).bands]
    assert [band.height for band in build_scene(far).bands] == heights
    many = request_for(made_of_numbers(20_000), here.scale.span, 1_000.0)
    heights = [band.height for band in build_scene(many).bands]
    assert [band.height for band in build_scene(panned(many, 1e6)).bands] == heights
    assert len(set(heights)) == 1


def test_lanes_are_kept_at_the_same_zoom_only() -> None:
    request = request_for(bundled(), TimeSpan(1.7646e9, 1.7646e9 + 3 * DAY_S), 1_000.0)
    scene = build_scene(request)
    assert scene.lanes
    assert scene.lanes_at(panned(request, 0.5).scale) is scene.lanes
    span = request.scale.span
    assert not scene.lanes_at(LinearScale(span.zoomed(1.01, span.middle_s), 1_000.0))


def test_tracks_out_of_sight_are_measured_but_not_drawn() -> None:
    for listed in (bundled(), made_of_numbers(20_000)):
        request = request_for(listed, TimeSpan(1.7646e9, 1.7646e9 + 3 * DAY_S), 1_000.0)
        whole = build_scene(request)
        part = build_scene(replace(request, view_y=(0.0, 300.0)))
        assert part.bands == whole.bands
        assert {hit.track for hit in part.hits} < {hit.track for hit in whole.hits}
        shown = [hit for hit in whole.hits if hit.y < 300.0]
        assert set(shown) <= set(part.hits)


def test_screen_metrics_are_the_default() -> None:
    request = request_for(bundled(), TimeSpan(0.0, 1e6))
    assert request.metrics == SCREEN
