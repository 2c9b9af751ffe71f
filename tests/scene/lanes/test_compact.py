"""Compact packing: all find a place, none touches another, and less height is taken than alone."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.scene.lanes.compact import Choice, compact
from timeline_app.scene.lanes.packing import EPSILON_PX

GAP, LANE, LINE = 8.0, 24.0, 16.0


@st.composite
def items(draw: st.DrawFn) -> list[list[Choice]]:
    """Some items with one to five ways each, as marks with labels on either side have them."""
    count = draw(st.integers(0, 12))
    drawn = []
    for item in range(count):
        ways = []
        for way in range(draw(st.integers(1, 5))):
            start, width = draw(st.floats(0, 600)), draw(st.floats(5, 400))
            ways.append(Choice(item, way, start, start + width, draw(st.integers(1, 3))))
        drawn.append(ways)
    return drawn


def height(lanes: list[tuple[Choice, ...]]) -> float:
    return sum(LANE + LINE * (max(choice.lines for choice in lane) - 1) for lane in lanes)


@given(items())
def test_given_any_items_then_each_stands_once_in_one_of_its_ways(
    items: list[list[Choice]],
) -> None:
    placed = [choice for lane in compact(items, LANE, LINE, GAP) for choice in lane]
    assert sorted(choice.item for choice in placed) == list(range(len(items)))
    assert all(choice == items[choice.item][choice.way] for choice in placed)


@given(items())
def test_given_any_items_then_none_comes_closer_to_another_than_the_gap(
    items: list[list[Choice]],
) -> None:
    for lane in compact(items, LANE, LINE, GAP):
        for one, other in combinations(sorted(lane, key=lambda choice: choice.x_start), 2):
            assert one.x_end + GAP <= other.x_start + 2 * EPSILON_PX


@given(items())
def test_given_any_items_then_they_are_no_higher_than_one_by_one_and_lanes_begin_in_order(
    items: list[list[Choice]],
) -> None:
    lanes = compact(items, LANE, LINE, GAP)
    alone = sum(LANE + LINE * (min(choice.lines for choice in ways) - 1) for ways in items)
    assert height(lanes) <= alone + EPSILON_PX
    firsts = [lane[0].item for lane in lanes]
    assert firsts == sorted(firsts)
    assert all(lane[0].item == min(choice.item for choice in lane) for lane in lanes)


def test_given_room_beside_on_two_lines_then_two_share_a_lane_instead_of_taking_two() -> None:
    left = [Choice(0, 0, 0, 400, 1), Choice(0, 1, 0, 200, 2)]
    right = [Choice(1, 0, 300, 700, 1), Choice(1, 1, 300, 500, 2)]
    assert compact([left, right], LANE, LINE, GAP) == [(left[1], right[0])]


def test_given_partners_for_two_then_each_has_the_one_that_saves_most_in_all() -> None:
    """The first could stand beside either of the last two, the second beside the last only."""
    first, second = [Choice(0, 0, 0, 300, 1)], [Choice(1, 0, 0, 380, 1)]
    third, last = [Choice(2, 0, 320, 500, 1)], [Choice(3, 0, 400, 490, 1)]
    assert len(compact([first, second, third, last], LANE, LINE, GAP)) == 2


def test_given_more_than_can_be_weighed_then_much_height_is_saved_all_the_same() -> None:
    items = [[Choice(item, 0, 10.0 * item, 10.0 * item + 2, 1)] for item in range(60)]
    assert len(compact(items, LANE, LINE, GAP)) == 1


def test_given_one_alone_then_it_takes_the_way_with_fewest_lines() -> None:
    ways = [Choice(0, 0, 0, 200, 2), Choice(0, 1, 0, 400, 1)]
    assert compact([ways], LANE, LINE, GAP) == [(ways[1],)]
