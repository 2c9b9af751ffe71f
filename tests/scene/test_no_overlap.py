"""No mark, bar, label or cluster overlaps another, whatever the events, span, size and font."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.scene.events import (
    Listed,
    bundled,
    event,
    event_lists,
    listed,
    made_of_numbers,
    span_of_years,
)
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import TOLERANCE_PX, large, overlaps, rect_of, request_for
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Scene
from timeline_app.scene.layout import build_scene
from timeline_app.scene.metrics import SCREEN, Metrics
from timeline_app.scene.tracks.tracks import Grouping

GROUPINGS = st.sampled_from(tuple(Grouping))
FACTORS = st.sampled_from((0.75, 1.0, 1.3, 2.0))
METRICS = st.sampled_from((SCREEN, replace(SCREEN, lane_limit=3, whole_rows=0), large()))


@st.composite
def spans(draw: st.DrawFn) -> TimeSpan:
    """Mostly around the days on which most random events lie; from hours to ages."""
    middle = second_of(2025, 12, 8) + draw(st.sampled_from((0, 0, 0, 90, -40_000))) * 86_400
    half = 3_600 * 10 ** draw(st.floats(0.2, 7))
    shift = draw(st.floats(-0.9, 0.9)) * half
    return TimeSpan(middle + shift - half, middle + shift + half)


def assert_nothing_overlaps(scene: Scene, measurer: FakeMeasurer) -> None:
    assert not overlaps(scene.items, measurer)
    for band in scene.bands:
        top = band.y + (0 if band.is_collapsed else band.header_height)
        inside = [
            i for i in scene.items if band.y <= rect_of(i, measurer).top < band.y + band.height
        ]
        for item in inside:
            rect = rect_of(item, measurer)
            assert top <= rect.top
            assert rect.bottom <= band.y + band.height + TOLERANCE_PX
    hits = sorted(scene.hits, key=lambda hit: (hit.y, hit.x))
    for hit, after in pairwise(hits):
        same_line = abs(hit.y - after.y) < 1
        assert not same_line or hit.x + hit.width <= after.x + TOLERANCE_PX


@settings(max_examples=70, deadline=None)
@given(
    listed=event_lists(), span=spans(), width=st.floats(150, 3_000), grouping=GROUPINGS,
    factor=FACTORS, metrics=METRICS, within=st.none() | spans(),
)  # fmt: skip
def test_random_events(
    listed: Listed, span: TimeSpan, width: float, grouping: Grouping, factor: float,
    metrics: Metrics, within: TimeSpan | None,
) -> None:  # fmt: skip
    request = request_for(listed, span, width, grouping, factor, metrics)
    scene = build_scene(replace(request, labels_within=within))
    assert_nothing_overlaps(scene, FakeMeasurer(factor))


@settings(max_examples=30, deadline=None)
@given(
    listed=event_lists(), span=spans(), grouping=GROUPINGS, metrics=METRICS,
    share=st.floats(-1, 1), factor=st.floats(0.2, 5),
)  # fmt: skip
def test_random_events_with_lanes_kept_from_elsewhere(
    listed: Listed, span: TimeSpan, grouping: Grouping, metrics: Metrics, share: float,
    factor: float,
) -> None:  # fmt: skip
    before = build_scene(request_for(listed, span, 1_000.0, grouping, 1.0, metrics))
    span = span.panned(share * span.duration_s).zoomed(factor, span.middle_s)
    request = request_for(listed, span, 1_000.0, grouping, 1.0, metrics)
    scene = build_scene(replace(request, kept_lanes=before.lanes))
    assert_nothing_overlaps(scene, FakeMeasurer())


@pytest.mark.parametrize("grouping", tuple(Grouping))
@pytest.mark.parametrize("days", [0.05, 1, 4, 30, 400, 4_000, 60_000])
def test_bundled_list_at_every_zoom(grouping: Grouping, days: float) -> None:
    middle = float(second_of(2025, 12, 2, 12))
    span = TimeSpan(middle - days * 43_200, middle + days * 43_200)
    for factor in (1.0, 1.5):
        for width in (400.0, 1_600.0):
            scene = build_scene(request_for(bundled(), span, width, grouping, factor))
            assert_nothing_overlaps(scene, FakeMeasurer(factor))


@pytest.mark.parametrize("power", range(-2, 12))
def test_many_events_at_every_zoom(power: int) -> None:
    middle = float(second_of(2025, 12, 2))
    half = 86_400 * 3.0**power
    request = request_for(made_of_numbers(20_000), TimeSpan(middle - half, middle + half), 1_600.0)
    assert_nothing_overlaps(build_scene(request), FakeMeasurer())


def test_given_a_large_track_then_what_recurs_keeps_off_what_follows_in_its_lane() -> None:
    recurring = event(0, "2025-01-01/2025-01-20", recurrence="FREQ=MONTHLY")
    followers = [event(number, f"2025-{number + 2:02d}") for number in range(1, 10)]
    request = request_for(
        listed([recurring, *followers]), span_of_years(2025, 2025), 6_000.0, metrics=large()
    )
    scene = build_scene(request)
    lanes = {row: lane for (_, row), lane in scene.lanes.items()}
    assert lanes[0] in [lanes[row] for row in range(1, 10)]
    assert_nothing_overlaps(scene, FakeMeasurer())


def test_the_check_itself_finds_overlaps() -> None:
    scene = build_scene(request_for(bundled(), span_of_years(2020, 2030)))
    doubled = [*scene.items, *scene.items]
    assert overlaps(doubled, FakeMeasurer())
