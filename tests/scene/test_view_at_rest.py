"""Where a view rests: what is in it is named, and nothing else takes room or is cut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.scene.events import Listed, bundled, event, event_lists, listed, span_of_years
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import TOLERANCE_PX, labels_of, overlaps, request_for
from tests.scene.test_no_overlap import GROUPINGS, spans
from tests.scene.test_stability import panned
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.display import Label, Scene, TextStyle
from timeline_app.scene.lanes.sliding import in_sight
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.tracks.tracks import Grouping, Track, rows_within

# As much as a scene reaches beyond its view on either side.
BESIDE = 0.6
WIDTHS = st.floats(420, 1_600)
NEW_YEAR = TimeSpan(float(second_of(2025, 12, 31, 22)), float(second_of(2026, 1, 2)))
THIRD = TimeSpan(float(second_of(2025, 12, 2, 23)), float(second_of(2025, 12, 4, 4)))
MIDSUMMER = TimeSpan(float(second_of(2027, 6, 30, 23)), float(second_of(2027, 7, 2, 5)))
SPANS = (NEW_YEAR, THIRD, MIDSUMMER, span_of_years(2026, 2030), span_of_years(2027, 2027))


def at_rest(
    listed: Listed, span: TimeSpan, width: float, grouping: Grouping = Grouping.THEME
) -> SceneRequest:
    """A scene that reaches beyond its view, with all folds open."""
    request = request_for(listed, span, width, grouping)
    folds = frozenset(track.id for track in request.track_set.tracks)
    scale = LinearScale(span, width).widened(BESIDE)
    return replace(request, scale=scale, labels_within=span, shown_span=span, open_folds=folds)


def edges_of(request: SceneRequest) -> tuple[float, float]:
    assert request.shown_span is not None
    ends_s = request.shown_span.start_s, request.shown_span.end_s
    left, right = (request.scale.x_of(second) for second in ends_s)
    return left, right


def shown_rows(request: SceneRequest, track: Track) -> set[int]:
    assert request.shown_span is not None
    return set(rows_within(request.track_set.table, track.rows, request.shown_span).tolist())


def labels_in_sight(scene: Scene, left: float) -> list[Label]:
    pinned = [label for label in labels_of(scene.items) if not label.x_end]
    sliding = in_sight(scene.sliding, left, FakeMeasurer())
    return [*pinned, *(label._replace(x=label.x_seen_from(left)) for label in sliding)]


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), span=spans(), width=WIDTHS, grouping=GROUPINGS)
def test_given_any_view_at_rest_then_all_in_it_is_there_and_no_lane_is_empty(
    listed: Listed, span: TimeSpan, width: float, grouping: Grouping
) -> None:
    request = at_rest(listed, span, width, grouping)
    scene = build_scene(request)
    for band, track in zip(scene.bands, request.track_set.tracks, strict=True):
        shown = shown_rows(request, track)
        hits = [hit for hit in scene.hits if hit.track == track.id]
        assert shown <= {row for hit in hits for row in hit.rows}
        if shown:
            lanes = {hit.lane for hit in hits if not shown.isdisjoint(hit.rows)}
            assert lanes == set(range(len(band.lane_edges) - 1))


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), span=spans(), width=WIDTHS, grouping=GROUPINGS)
def test_given_any_view_at_rest_then_nothing_overlaps_in_it_or_beside(
    listed: Listed, span: TimeSpan, width: float, grouping: Grouping
) -> None:
    scene = build_scene(at_rest(listed, span, width, grouping))
    assert not overlaps(scene.items, FakeMeasurer())


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), span=spans(), width=WIDTHS, grouping=GROUPINGS)
def test_given_any_view_at_rest_then_no_label_is_cut_at_its_left(
    listed: Listed, span: TimeSpan, width: float, grouping: Grouping
) -> None:
    request = at_rest(listed, span, width, grouping)
    left, _ = edges_of(request)
    for label in labels_in_sight(build_scene(request), left):
        is_cut = label.x < left - TOLERANCE_PX and label.x + label.width > left + TOLERANCE_PX
        assert not is_cut, label


@settings(max_examples=40, deadline=None)
@given(listed=event_lists(), span=spans(), share=st.floats(-0.5, 0.5))
def test_given_a_pan_then_what_was_shown_keeps_its_lane_until_the_view_rests(
    listed: Listed, span: TimeSpan, share: float
) -> None:
    request = at_rest(listed, span, 900.0)
    before, after = build_scene(request), build_scene(panned(request, share))
    assert [(b.y, b.height) for b in before.bands] == [(b.y, b.height) for b in after.bands]
    both = before.lanes.keys() & after.lanes.keys()
    assert {key: before.lanes[key] for key in both} == {key: after.lanes[key] for key in both}


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("width", [620.0, 820.0, 1_200.0])
def test_given_the_bundled_list_then_all_that_is_in_view_is_named_in_view(
    span: TimeSpan, width: float
) -> None:
    request = at_rest(bundled(), span, width)
    scene = build_scene(request)
    left, right = edges_of(request)
    seen = [
        label
        for label in labels_in_sight(scene, left)
        if label.style is TextStyle.LABEL and left - 1 <= label.x < right
    ]
    for track in request.track_set.tracks:
        for row in shown_rows(request, track):
            hits = [hit for hit in scene.hits if hit.rows == (row,) and hit.track == track.id]
            tops = [(hit.y, hit.y + hit.height) for hit in hits if hit.label]
            assert any(top <= label.y < end for top, end in tops for label in seen), row


def test_given_what_recurs_without_a_date_then_its_words_stay_together_along_its_thread() -> None:
    announced = "[2027-01-01..2027-12-31]"
    promised = [
        event(number, announced, f"Meeting {number}", "undated", recurrence="FREQ=MONTHLY")
        for number in range(3)
    ]
    request = at_rest(listed(promised), MIDSUMMER, 900.0)
    left, _ = edges_of(request)
    seen = [label for label in labels_in_sight(build_scene(request), left) if label.x >= left]
    titles = [label for label in seen if label.text.startswith("Meeting")]
    captions = [label for label in seen if label.text == "no date given"]
    assert len(titles) == len(captions) == 3
    for title, caption in zip(titles, captions, strict=True):
        assert title.y == caption.y
        assert caption.x > title.x + FakeMeasurer().width(title.text, TextStyle.LABEL)


def test_given_a_label_that_slides_then_it_is_shortened_at_its_end_and_then_gone() -> None:
    text = "a label of some length"
    width = FakeMeasurer().width(text, TextStyle.LABEL)
    label = Label(0.0, 0.0, text, TextStyle.LABEL, "ink", width, 400.0)
    [whole] = in_sight([label], 100.0, FakeMeasurer())
    assert whole.text == text
    [cut] = in_sight([label], 300.0, FakeMeasurer())
    assert cut.text.endswith("…")
    assert cut.x >= 300.0
    assert cut.x + cut.width <= 400.0
    assert not [*in_sight([label], 380.0, FakeMeasurer())]


def test_given_a_label_that_cannot_slide_then_it_is_whole_or_gone() -> None:
    label = Label(50.0, 0.0, "words", TextStyle.LABEL, "ink", 60.0, 110.0)
    assert [*in_sight([label], 40.0, FakeMeasurer())] == [label]
    assert not [*in_sight([label], 60.0, FakeMeasurer())]


@settings(max_examples=40, deadline=None)
@given(listed=event_lists())
def test_given_events_that_start_at_once_then_the_firm_and_short_come_first(listed: Listed) -> None:
    from timeline_app.core.table.extents import Trait
    from timeline_app.scene.tracks.tracks import reading_order

    table, rows = listed.table, np.arange(len(listed.table))
    order = reading_order(table, rows)
    assert sorted(order.tolist()) == rows.tolist()
    vague = table.traits[order] & np.uint8(Trait.FADE_START | Trait.OPEN_START) > 0
    keys = [*zip(table.draw_start_s[order].tolist(), vague.tolist(), strict=True)]
    assert keys == sorted(keys)
