"""The bounds of a drawing: sheets of paper side by side, and the edge behind which nothing is."""

from __future__ import annotations

import math

import pytest

from timeline_app.scene.tracks.room import Room

SHEETS = Room(sheet_px=100.0, paper_px=300.0)


@pytest.mark.parametrize(
    ("x", "start"), [(-5.0, 0.0), (0.0, 0.0), (99.9, 0.0), (100.0, 100.0), (300.0, 200.0)]
)
def test_a_place_lies_on_the_sheet_around_it_and_the_last_one_ends_the_paper(
    x: float, start: float
) -> None:
    assert SHEETS.sheet_of(x) == start


@pytest.mark.parametrize(
    ("x_start", "x_end", "widest"),
    [(10.0, 60.0, 50.0), (40.0, 130.0, 60.0), (90.0, 210.0, 100.0), (80.0, 140.0, 40.0)],
)
def test_the_widest_piece_of_a_box_lies_between_two_edges(
    x_start: float, x_end: float, widest: float
) -> None:
    assert SHEETS.widest_piece_px(x_start, x_end) == widest
    assert Room().widest_piece_px(x_start, x_end) == x_end - x_start


def test_an_extent_is_cut_at_the_paper_and_something_is_always_left() -> None:
    assert SHEETS.on_paper(-50.0, 400.0, 9.0) == (0.0, 300.0)
    assert SHEETS.on_paper(299.0, 320.0, 9.0) == (291.0, 300.0)
    assert SHEETS.on_paper(-80.0, -50.0, 9.0) == (0.0, 0.0)


def test_a_label_stands_on_the_right_unless_there_is_more_room_on_the_left() -> None:
    assert SHEETS.side_of(10.0, 20.0, 50.0, 50.0) == (False, 10.0, 70.0)
    assert SHEETS.side_of(60.0, 90.0, 50.0, 50.0) == (True, 10.0, 90.0)
    assert SHEETS.side_of(10.0, 60.0, 70.0, 70.0) == (False, 10.0, 100.0)


def test_a_label_that_wants_little_room_stands_on_the_right_and_is_cut_there() -> None:
    assert SHEETS.side_of(60.0, 70.0, 50.0, 30.0) == (False, 60.0, 100.0)
    assert SHEETS.side_of(60.0, 75.0, 50.0, 30.0) == (True, 10.0, 75.0)


def test_a_screen_has_no_edges() -> None:
    assert not Room().is_paper
    assert not Room().has_sheets
    assert Room(paper_px=math.inf, edges_px=(0.0, 10.0)) == Room(edges_px=(0.0, 10.0))
