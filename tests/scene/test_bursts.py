"""The story of many events that come in bursts: its pieces follow them, and it tells all."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from msgspec.structs import replace

from tests.scene.events import DAY_S, Listed, made_of_bursts
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import overlaps
from tests.scene.test_story import assert_labels_are_on_screen, story_of
from tests.synthetic import BURST_DAYS, BURST_SHARES, BURST_SPREADS
from timeline_app.scene.axis.blending import BlendedScale
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.display import Scene
from timeline_app.scene.layout import build_scene
from timeline_app.scene.tracks.request import SceneRequest

COUNT = 50_000
# Pieces are rounded to years.
YEAR_S = 366 * DAY_S
# Fourteen tracks with a column for each few px of the axis, however many events there are.
MOST_ITEMS_PER_PX = 2.0


@pytest.fixture(scope="module")
def bursts() -> Listed:
    return made_of_bursts(COUNT)


def spans_of_bursts() -> list[TimeSpan]:
    starts = np.array(BURST_DAYS, "datetime64[s]").astype(np.int64).tolist()
    spreads = zip(starts, BURST_SPREADS, strict=True)
    return [TimeSpan(float(start), float(start + days * DAY_S)) for start, days in spreads]


def assert_pieces_follow_bursts(scale: object) -> None:
    assert isinstance(scale, PiecewiseScale)
    busiest = int(np.argmax(BURST_SHARES))
    widest = max(scale.pieces, key=lambda piece: piece.x_end - piece.x_start)
    for number, burst in enumerate(spans_of_bursts()):
        piece = next(
            piece for piece in scale.pieces if piece.span.overlaps(burst.start_s, burst.end_s)
        )
        assert piece.span.start_s <= burst.start_s + DAY_S
        assert (piece == widest) is (number == busiest)
        # Empty decades beside a burst are no part of its piece.
        assert piece.span.duration_s <= burst.duration_s + 2 * YEAR_S
    assert sum(gap.skipped is not None for gap in scale.breaks()) >= len(BURST_DAYS) - 2


def assert_story_holds(request: SceneRequest, scene: Scene) -> None:
    assert not overlaps(scene.items, FakeMeasurer())
    assert_labels_are_on_screen(request, scene)
    assert len(scene.items) < MOST_ITEMS_PER_PX * request.scale.width_px
    counts = Counter[str]()
    for hit in scene.hits:
        counts[hit.track] += hit.count
        assert hit.x < request.scale.width_px
        assert hit.x + hit.width > 0
    assert counts == {track.id: len(track.rows) for track in request.track_set.tracks}


@pytest.mark.parametrize("width", [820.0, 1_072.0, 1_712.0])
def test_given_bursts_then_pieces_follow_them(bursts: Listed, width: float) -> None:
    assert_pieces_follow_bursts(story_of(bursts, width).scale)


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("width", [820.0, 1_712.0])
def test_given_bursts_then_their_story_tells_every_event_and_nothing_overlaps(
    bursts: Listed, width: float, is_open: bool
) -> None:
    request = story_of(bursts, width, is_open=is_open)
    assert_story_holds(request, build_scene(request))


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_given_the_way_into_bursts_then_a_frame_lays_out_no_more_than_a_screen(
    bursts: Listed, share: float, is_open: bool
) -> None:
    request = story_of(bursts, 1_072.0, is_open=is_open)
    there = LinearScale(spans_of_bursts()[2], 1_072.0)
    scene = build_scene(replace(request, scale=BlendedScale(request.scale, there, share)))
    assert len(scene.items) < MOST_ITEMS_PER_PX * 1_072.0
    assert not overlaps(scene.items, FakeMeasurer())
