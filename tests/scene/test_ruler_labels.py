"""No label of a ruler is cut by an edge of the view, wherever that lies on the ruler."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scene.events import bundled
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import labels_of, request_for
from tests.scene.test_no_overlap import spans
from tests.scene.test_story import story_of
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Label, Primitive
from timeline_app.scene.layout import build_scene
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.ruler import ruler_primitives, with_whole_labels


def assert_whole_labels_alone(items: Sequence[Primitive], left: float, right: float) -> None:
    drawn = list(with_whole_labels(items, left, right))
    for label in labels_of(drawn):
        x = label.x_seen_from(left)
        assert left <= x <= x + label.width <= right
    # All that was whole, and all that is no label, is drawn still.
    for item in items:
        if not isinstance(item, Label) or left <= item.x <= item.x + item.width <= right:
            assert item in drawn


@given(span=spans(), left=st.floats(0, 600), width=st.floats(60, 900))
def test_given_any_part_of_even_time_then_its_labels_are_whole(
    span: TimeSpan, left: float, width: float
) -> None:
    scale = request_for(bundled(), span, 1_500.0).scale
    items = list(ruler_primitives(scale, FakeMeasurer(), SCREEN))
    assert_whole_labels_alone(items, left, left + width)


@settings(max_examples=20, deadline=None)
@given(width=st.floats(800, 1_900))
def test_given_the_story_in_any_width_then_no_label_of_its_ruler_is_left_out(width: float) -> None:
    items = build_scene(story_of(bundled(), width)).ruler.items
    assert list(with_whole_labels(items, 0.0, width)) == list(items)
