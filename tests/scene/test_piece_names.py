"""Each piece of the story has a name, however narrow it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scene.events import Listed, bundled, event_lists, span_of_days, span_of_years
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.test_story import story_of
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.display import Label
from timeline_app.scene.layout import build_scene
from timeline_app.scene.piece_names import headings_of, place_in_words, short_names_of
from timeline_app.scene.ticks import ENGLISH

UPPER_PX = 24.0


@pytest.mark.parametrize(
    ("span", "heading", "short"),
    [
        (span_of_years(2045, 2055), "2045 – 2055", "2045–55"),
        (span_of_years(1920, 2025), "1920 – 2025", "106 years"),
        (span_of_years(1920, 2025), "1920 – 2025", "106y"),
        (span_of_years(2026, 2026), "2026", "1 year"),
        (span_of_days(2025, 12, 1, 3), "1–3 December 2025", "1–3 Dec"),
        (span_of_days(2025, 12, 1, 3), "1–3 December 2025", "3 d"),
        (span_of_days(2025, 12, 30, 4), "30 December 2025 – 2 January 2026", "4 days"),
    ],
)
def test_given_a_piece_then_short_names_follow_its_heading(
    span: TimeSpan, heading: str, short: str
) -> None:
    assert headings_of(span, ENGLISH)[0] == heading
    assert short in short_names_of(span, ENGLISH)


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), width=st.floats(240, 900))
def test_given_any_story_then_each_piece_has_a_name_within_it(listed: Listed, width: float) -> None:
    assert_all_are_named(listed, width)


@pytest.mark.parametrize("width", [360.0, 430.0, 500.0, 560.0, 700.0])
def test_given_the_bundled_list_then_each_piece_has_a_name_within_it(width: float) -> None:
    assert_all_are_named(bundled(), width)


def assert_all_are_named(listed: Listed, width: float) -> None:
    request = story_of(listed, width, is_open=False)
    scale = request.scale
    if not isinstance(scale, PiecewiseScale):
        return
    labels = [
        item
        for item in build_scene(request).ruler.items
        if isinstance(item, Label) and item.y < UPPER_PX
    ]
    for piece in scale.pieces:
        names = {*headings_of(piece.span, ENGLISH), *short_names_of(piece.span, ENGLISH)}
        mine = [label for label in labels if piece.x_start <= label.x < piece.x_end]
        assert mine
        assert mine[0].text in names
        assert all(label.x + label.width <= piece.x_end for label in mine)
        assert mine[0].width == FakeMeasurer().width(mine[0].text, mine[0].style)


def test_given_a_place_on_the_axis_then_its_piece_or_what_is_skipped_is_told_whole() -> None:
    scale = story_of(bundled(), 430.0).scale
    assert isinstance(scale, PiecewiseScale)
    told = [
        place_in_words(scale, (piece.x_start + piece.x_end) / 2, ENGLISH) for piece in scale.pieces
    ]
    assert "1–3 December 2025, 3 days" in told
    assert "2045 – 2055, 11 years" in told
    gaps = [gap for gap in scale.breaks() if gap.skipped is not None]
    assert gaps
    for gap in gaps:
        words = place_in_words(scale, (gap.x_start + gap.x_end) / 2, ENGLISH)
        assert words.endswith(" not shown")
    assert not place_in_words(LinearScale(span_of_years(2025, 2026), 400.0), 100.0, ENGLISH)
