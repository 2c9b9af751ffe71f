"""The whole story on one axis: nothing overlaps, nothing is cut off and nothing is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.scene.events import Listed, bundled, event_lists, made_of_numbers, span_of_years
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import TOLERANCE_PX, labels_of, overlaps, rect_of, request_for
from timeline_app.core.dates.civil import SECONDS_PER_DAY, second_of
from timeline_app.core.table.table import Basis
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import HitKind, Scene, TextStyle
from timeline_app.scene.layout import build_scene
from timeline_app.scene.story import collapsed_at_first, scale_of_story
from timeline_app.scene.tracks.request import SceneRequest
from timeline_app.scene.tracks.tracks import KEY_TRACK, Grouping, build_tracks, reading_order

GROUPINGS = st.sampled_from(tuple(Grouping))
WIDTHS = st.floats(300, 2_000)


@st.composite
def named_pieces(draw: st.DrawFn) -> tuple[TimeSpan, ...]:
    """One to four parts of time in order, from days to decades."""
    start = second_of(2025, 11, 20) + draw(st.integers(-30, 30)) * SECONDS_PER_DAY
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        end = start + draw(st.integers(1, 4_000)) * SECONDS_PER_DAY
        pieces.append(TimeSpan(float(start), float(end)))
        start = end + draw(st.integers(1, 4_000)) * SECONDS_PER_DAY
    return tuple(pieces)


def story_of(
    listed: Listed,
    width_px: float,
    grouping: Grouping = Grouping.THEME,
    factor: float = 1.0,
    pieces: Sequence[TimeSpan] = (),
    is_open: bool = True,
) -> SceneRequest:
    request = request_for(listed, span_of_years(2025, 2026), width_px, grouping, factor)
    scale = scale_of_story(request.track_set, width_px, pieces)
    tracks = request.track_set.tracks
    collapsed = frozenset[str]() if is_open else frozenset(track.id for track in tracks)
    return replace(request, scale=scale, labels_within=scale.span, collapsed=collapsed)


def assert_all_is_told(request: SceneRequest, scene: Scene) -> None:
    for track in request.track_set.tracks:
        found: Counter[int] = Counter()
        for hit in scene.hits:
            if hit.track == track.id:
                found.update(request.track_set.rows_of(hit).tolist())
        assert set(found) == set(track.rows.tolist())
        assert set(found.values()) <= {1}


def assert_labels_are_on_screen(request: SceneRequest, scene: Scene) -> None:
    for label in labels_of(scene.items):
        rect = rect_of(label, FakeMeasurer())
        assert rect.left >= -TOLERANCE_PX
        assert rect.right <= request.scale.width_px + TOLERANCE_PX


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), width=WIDTHS, grouping=GROUPINGS, is_open=st.booleans())
def test_given_any_list_then_its_story_holds_every_event_and_nothing_overlaps(
    listed: Listed, width: float, grouping: Grouping, is_open: bool
) -> None:
    request = story_of(listed, width, grouping, is_open=is_open)
    scene = build_scene(request)
    assert not overlaps(scene.items, FakeMeasurer())
    assert_all_is_told(request, scene)
    if isinstance(request.scale, PiecewiseScale):
        assert_labels_are_on_screen(request, scene)


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), width=WIDTHS, pieces=named_pieces())
def test_given_named_pieces_then_nothing_overlaps_in_them(
    listed: Listed, width: float, pieces: tuple[TimeSpan, ...]
) -> None:
    request = story_of(listed, width, pieces=pieces)
    assert not overlaps(build_scene(request).items, FakeMeasurer())


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), width=WIDTHS, pieces=st.just(()) | named_pieces())
def test_given_any_story_then_later_is_never_further_left_and_x_leads_back_to_its_second(
    listed: Listed, width: float, pieces: tuple[TimeSpan, ...]
) -> None:
    scale = story_of(listed, width, pieces=pieces).scale
    seconds = np.linspace(scale.span.start_s, scale.span.end_s, 200)
    xs = np.asarray(scale.x_of(seconds))
    assert np.all(np.diff(xs) >= 0)
    for x in np.linspace(0.0, width, 60).tolist():
        assert scale.x_of(scale.seconds_of(x)) == pytest.approx(x, abs=0.5)


@pytest.mark.parametrize("width", [820.0, 1_072.0, 1_232.0, 1_712.0])
def test_given_the_bundled_list_then_every_dated_event_has_its_own_mark_and_most_labels_are_whole(
    width: float,
) -> None:
    request = story_of(bundled(), width)
    scene = build_scene(request)
    assert not overlaps(scene.items, FakeMeasurer())
    assert_labels_are_on_screen(request, scene)
    dated = [hit for hit in scene.hits if hit.kind in (HitKind.MARK, HitKind.BAR)]
    assert {hit.count for hit in dated} == {1}
    assert len({row for hit in dated for row in hit.rows}) == 88
    whole = sum(hit.label_is_whole for hit in dated)
    assert whole >= 0.9 * len(dated)


# The width of the axis, and the most that fourteen key events may take there. First come, first
# served takes 60 to 100 px more, and cuts labels in the narrow ones.
KEY_HEIGHTS_PX = {503.0: 480.0, 552.0: 430.0, 614.0: 390.0, 792.0: 350.0, 1_024.0: 290.0}


@pytest.mark.parametrize("width", KEY_HEIGHTS_PX)
def test_given_the_bundled_list_then_its_key_events_stand_whole_on_little_height(
    width: float,
) -> None:
    request = story_of(bundled(), width)
    tracks = build_tracks(bundled().table, bundled().all_rows, Grouping.THEME, has_key_track=True)
    # About as wide as the letters of the program's own typeface.
    scene = build_scene(replace(request, track_set=tracks, measurer=FakeMeasurer(0.85)))
    key = [hit for hit in scene.hits if hit.track == KEY_TRACK]
    assert [hit.label for hit in key if not hit.label_is_whole] == []
    lanes = Counter(hit.lane for hit in key)
    assert scene.bands[0].height < KEY_HEIGHTS_PX[width]
    rows = np.array([hit.rows[0] for hit in key])
    order = reading_order(bundled().table, rows).tolist()
    places = [(hit.lane, order.index(hit.rows[0])) for hit in key]
    firsts = [min(place for at, place in places if at == lane) for lane in sorted(lanes)]
    assert firsts == sorted(firsts)
    assert bundled().title_of(order[firsts[0]]).startswith("To Lam pays a state visit")


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), width=WIDTHS)
def test_given_any_story_then_no_label_is_cut_that_has_room_on_a_side_of_its_mark(
    listed: Listed, width: float
) -> None:
    request = story_of(listed, width)
    by_row = {hit.rows[0]: hit for hit in build_scene(request).hits if hit.kind is HitKind.MARK}
    for row, hit in by_row.items():
        label_px = FakeMeasurer().width(listed.title_of(row), TextStyle.LABEL)
        basis = listed.table.basis[row]
        room_px = max(hit.x, request.scale.width_px - hit.x - hit.width)
        if basis != Basis.UNDATED and label_px + 40 < room_px and hit.label:
            assert hit.label_is_whole or listed.table.traits[row]


def test_given_many_events_then_their_story_holds_all_and_nothing_overlaps() -> None:
    request = story_of(made_of_numbers(20_000), 1_600.0)
    scene = build_scene(request)
    assert not overlaps(scene.items, FakeMeasurer())
    counts = Counter[str]()
    for hit in scene.hits:
        counts[hit.track] += hit.count
    assert counts == {track.id: len(track.rows) for track in request.track_set.tracks}


def test_given_more_than_two_screens_then_a_list_begins_with_its_tracks_collapsed() -> None:
    tracks = story_of(bundled(), 1_000.0).track_set
    request = story_of(bundled(), 1_000.0)
    assert len(collapsed_at_first(tracks, request.metrics, 800.0)) == 14
    assert collapsed_at_first(tracks, request.metrics, 1e6) == frozenset()
