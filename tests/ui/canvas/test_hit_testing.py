"""Where things lie in the viewport, and what lies at a place of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF

from tests.scene.events import event, listed, span_of_days
from tests.scene.geometry import scene_of
from timeline_app.scene.display import Hit
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.canvas.hit_testing import PlacedScene

EVENTS = listed([event(n, f"2025-12-{n:02}", f"Event {n}") for n in range(1, 10)])
GUTTER_PX = 100.0
SCENE = scene_of(EVENTS, span_of_days(2025, 12, 1, 10))
PLACED = PlacedScene(SCENE, offset=30.0, scroll=10.0, gutter=GUTTER_PX)


@pytest.mark.parametrize("hit", PLACED.scene.hits, ids=str)
def test_a_hit_is_found_at_its_place_up_to_its_edges_and_not_beyond(
    hit: Hit,
) -> None:
    place = PLACED.place_of(hit)
    inside = place.adjusted(0.5, 0.5, -0.5, -0.5)
    # What goes on behind the gutter is hit from its edge on.
    inside.setLeft(max(inside.left(), GUTTER_PX))
    below = QPointF(place.center().x(), place.bottom() + 0.5)
    assert PLACED.hit_at(place.center()) == hit
    assert PLACED.hit_at(inside.bottomRight()) == hit
    assert PLACED.hit_at(inside.bottomLeft()) == hit
    assert PLACED.hit_at(below) != hit


def test_a_scene_that_is_scrolled_lies_higher_and_one_that_is_panned_more_to_the_left() -> None:
    hit = PLACED.scene.hits[0]
    place = PLACED.place_of(hit)
    assert place == QRectF(
        hit.x - 30.0 + GUTTER_PX, hit.y + SCREEN.ruler_px - 10.0, hit.width, hit.height
    )  # fmt: skip
    assert PLACED._replace(scroll=15.0).place_of(hit) == place.translated(0.0, -5.0)
    assert PLACED._replace(offset=37.0).place_of(hit) == place.translated(-7.0, 0.0)


def test_nothing_is_hit_on_the_ruler_or_on_a_name_in_the_gutter() -> None:
    [band] = PLACED.scene.bands
    heading = QPointF(5.0, SCREEN.ruler_px + 2.0)
    assert PLACED.heading_at(heading) is band
    assert PLACED.hit_at(heading) is None
    assert PLACED.heading_at(QPointF(5.0, SCREEN.ruler_px - 1.0)) is None
    assert PLACED.heading_at(QPointF(GUTTER_PX, SCREEN.ruler_px + 2.0)) is None
    assert PLACED.hit_at(QPointF(PLACED.place_of(PLACED.scene.hits[0]).x() + 1, 5.0)) is None


def test_a_row_is_found_by_itself_or_in_its_cluster() -> None:
    hit = next(hit for hit in PLACED.scene.hits if hit.rows == (3,))
    place = PLACED.place_of_row(3)
    assert isinstance(place, QRect)
    assert QRectF(place).intersects(PLACED.place_of(hit))
    assert PLACED.hits_of_row(3) == [hit]
    assert PLACED.cluster_of_row(3) is None
    assert PLACED.place_of_row(99) is None
    assert PLACED.hits_of_row(99) == []
    assert PLACED.hits_of_row(None) == []
    assert PLACED.cluster_of_row(99) is None
