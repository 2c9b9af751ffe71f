"""Lanes: first come, first served; labels are cut before anything is left over."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.scene.lanes.packing import Block, Item, Union, pack, unions

GAP = 8.0


def test_the_first_free_lane_is_taken() -> None:
    items = [Item(0, 0, 50, 50), Item(1, 10, 60, 60), Item(2, 70, 90, 90)]
    assert pack(items, 5, GAP).lanes == {0: 0, 1: 1, 2: 0}


def test_items_keep_a_gap() -> None:
    items = [Item(0, 0, 50, 50), Item(1, 57, 60, 60), Item(2, 68, 70, 70)]
    assert pack(items, 5, GAP).lanes == {0: 0, 1: 1, 2: 0}


def test_a_label_is_cut_for_the_next_item_only_at_need() -> None:
    items = [Item(0, 0, 40, 100), Item(1, 60, 80, 80)]
    packing = pack(items, 2, GAP)
    assert (packing.lanes, packing.cut_ends) == ({0: 0, 1: 1}, {})
    packing = pack(items, 1, GAP)
    assert packing.lanes == {0: 0, 1: 0}
    assert round(packing.cut_ends[0], 3) == 52.0
    assert pack([Item(0, 0, 55, 100), items[1]], 1, GAP).overflow == [1]


def test_an_item_gets_the_lane_it_had() -> None:
    items = [Item(0, 0, 50, 50), Item(1, 10, 60, 60), Item(2, 70, 90, 90)]
    assert pack(items, 5, GAP, {1: 0, 2: 3}).lanes == {0: 1, 1: 0, 2: 3}


def test_what_had_no_lane_gets_none() -> None:
    assert pack([Item(0, 0, 50, 50)], 5, GAP, {0: -1}).overflow == [0]


def test_blocks_keep_lanes_free() -> None:
    items = [Item(0, 0, 50, 50), Item(1, 20, 40, 200), Item(2, 120, 130, 130)]
    packing = pack(items, 3, GAP, blocks=[Block(100, 300, 1)])
    assert packing.lanes == {0: 0, 1: 1, 2: 0}
    assert packing.cut_ends == {1: 92.0}
    packing = pack(items[1:], 3, GAP, blocks=[Block(100, 300, 0)])
    assert packing.overflow == [2]


@st.composite
def item_lists(draw: st.DrawFn) -> list[Item]:
    numbers = st.integers(0, 60).map(lambda n: n * 10.0)
    items = []
    for row in range(draw(st.integers(0, 40))):
        start, short, more = draw(numbers), draw(numbers), draw(numbers)
        items.append(Item(row, start, start + short / 4 + 1, start + short / 4 + 1 + more / 2))
    return items


@settings(max_examples=150)
@given(
    items=item_lists(),
    lane_limit=st.integers(1, 6),
    kept=st.dictionaries(st.integers(0, 40), st.integers(-1, 7), max_size=20),
    blocks=st.lists(st.integers(0, 9).map(lambda n: Block(n * 70.0, n * 70.0 + 70, 2)), max_size=3),
)
def test_nothing_touches_and_nothing_is_lost(
    items: list[Item], lane_limit: int, kept: dict[int, int], blocks: list[Block]
) -> None:
    packing = pack(items, lane_limit, GAP, kept, blocks)
    assert sorted([*packing.lanes, *packing.overflow]) == [item.row for item in items]
    taken = [
        (packing.lanes[item.row], item.x_start, packing.cut_ends.get(item.row, item.x_end))
        for item in items
        if item.row in packing.lanes
    ]
    for item in items:
        if item.row in packing.cut_ends:
            assert item.x_short - 0.1 <= packing.cut_ends[item.row] <= item.x_end
    taken += [(lane, b.x_start, b.x_end) for b in set(blocks) for lane in range(2, lane_limit)]
    taken.sort()
    for (lane, _, end), (other, start, _) in pairwise(taken):
        is_block = (other, start) in {(lane, block.x_start) for block in blocks}
        assert lane != other or end + (0 if is_block else GAP - 0.1) <= start
    assert all(lane < lane_limit for lane in packing.lanes.values())


def test_ranges_that_touch_become_one() -> None:
    parts = [Union(50, 60, (1,)), Union(0, 20, (2,)), Union(10, 30, (3,)), Union(30, 40, (4,))]
    assert unions(parts) == [Union(0, 40, (2, 3, 4)), Union(50, 60, (1,))]
