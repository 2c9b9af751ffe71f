"""The line of the present crosses out no letter, and can be seen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.scene.events import Listed, bundled, event_lists, made_of_numbers, span_of_years
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import labels_of, rect_of, request_for
from tests.scene.test_story import story_of
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.display import Box, Label, Line, Scene
from timeline_app.scene.layout import build_scene
from timeline_app.scene.present import is_present
from timeline_app.scene.tracks.request import SceneRequest

NOW_S = float(second_of(2026, 6, 15))


def scene_now(request: SceneRequest, now_s: float = NOW_S) -> Scene:
    return build_scene(replace(request, now_s=now_s))


def parts_of(scene: Scene) -> list[Line]:
    return [item for item in scene.ruler.grid if is_present(item)]


def assert_no_letter_is_crossed_out(scene: Scene) -> None:
    for label in labels_of(scene.items):
        rect = rect_of(label, FakeMeasurer())
        for part in parts_of(scene):
            is_beside = not rect.left < part.x1 < rect.right or label.x_end > 0
            # A line's height holds some air above and below its letters.
            half = min(8.0, (rect.bottom - rect.top) / 2)
            assert is_beside or part.y2 <= label.y - half or part.y1 >= label.y + half


@settings(max_examples=60, deadline=None)
@given(listed=event_lists(), days=st.floats(-300, 300), is_story=st.booleans())
def test_given_any_list_then_the_present_runs_behind_labels(
    listed: Listed, days: float, is_story: bool
) -> None:
    now_s = second_of(2025, 12, 8) + days * 86_400
    even = request_for(listed, span_of_years(2025, 2026))
    assert_no_letter_is_crossed_out(scene_now(story_of(listed, 900.0) if is_story else even, now_s))


@pytest.mark.parametrize("listed", [bundled(), made_of_numbers(5_000)])
def test_given_the_present_in_view_then_it_has_a_mark_on_the_ruler_and_reaches_the_end(
    listed: Listed,
) -> None:
    scene = scene_now(request_for(listed, span_of_years(2026, 2028)))
    parts = parts_of(scene)
    assert parts[-1].y2 == scene.height_px
    marks = [item for item in scene.ruler.items if isinstance(item, Box) and item.fill == "today"]
    assert len(marks) == 1
    assert marks[0].x < parts[0].x1 < marks[0].x + marks[0].width
    assert marks[0].y + marks[0].height == scene.ruler.height_px
    assert_no_letter_is_crossed_out(scene)


def test_given_labels_over_the_present_then_the_line_is_in_parts() -> None:
    scene = scene_now(story_of(bundled(), 820.0))
    assert len(parts_of(scene)) > 3
    assert_no_letter_is_crossed_out(scene)


def test_given_the_present_out_of_view_then_there_is_none_of_it() -> None:
    scene = scene_now(request_for(bundled(), span_of_years(2030, 2040)))
    assert not parts_of(scene)
    assert all(item.fill != "today" for item in scene.ruler.items if isinstance(item, Box))


def words_of(scene: Scene) -> list[Label]:
    return [item for item in labels_of(scene.ruler.items) if item.text == "today"]


@settings(max_examples=40, deadline=None)
@given(listed=event_lists(), days=st.floats(-300, 300), is_story=st.booleans(),
       width=st.floats(240, 1_600))  # fmt: skip
def test_given_any_ruler_then_the_present_is_named_beside_its_line_and_on_no_other_words(
    listed: Listed, days: float, is_story: bool, width: float
) -> None:
    now_s = second_of(2025, 12, 8) + days * 86_400
    even = request_for(listed, span_of_years(2025, 2026), width)
    scene = scene_now(story_of(listed, width) if is_story else even, now_s)
    for word in words_of(scene):
        [x] = {part.x1 for part in parts_of(scene)}
        assert min(abs(word.x - x), abs(word.x + word.width - x)) < 5
        rect = rect_of(word, FakeMeasurer())
        for label in labels_of(scene.ruler.items):
            other = rect_of(label, FakeMeasurer())
            is_beside = rect.right <= other.left or other.right <= rect.left
            assert label is word or is_beside or abs(label.y - word.y) >= 14


def test_given_room_on_the_ruler_then_the_present_is_named() -> None:
    assert len(words_of(scene_now(request_for(bundled(), span_of_years(2026, 2028))))) == 1
    assert len(words_of(scene_now(story_of(bundled(), 1_400.0), second_of(2028, 3)))) == 1
