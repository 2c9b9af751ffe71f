"""Closing up: lanes in which nothing is shown take no room, and what is shown keeps its order."""

from collections.abc import Mapping, Set
from typing import Protocol

from timeline_app.scene.lanes.packing import Item, Packing, pack


class Placed(Protocol):
    """What has been given a lane."""

    @property
    def threaded_item(self) -> Item:
        """The room that it needs."""


def closed_up(
    packing: Packing, figures: Mapping[int, Placed], shown: Set[int], gap_px: float
) -> Packing:
    """Return a packing without the lanes in which nothing is shown.

    What stood in them moves to lanes that are left as far as there is room. If that is not enough
    for all, it keeps off the last lane, where what is left over can be counted.
    """
    used = sorted({lane for row, lane in packing.lanes.items() if row in shown})
    if not used or len(used) > max(packing.lanes.values()):
        return packing
    place = {lane: number for number, lane in enumerate(used)}
    kept = {row: place[lane] for row, lane in packing.lanes.items() if lane in place}
    items = [_as_shown(figures[row].threaded_item, packing, row in shown) for row in packing.lanes]
    found = pack(items, len(used), gap_px, kept)
    if found.overflow:
        beside = packing.lanes.keys() - shown
        limits = dict.fromkeys(beside, len(used) - 1)
        found = pack(items, len(used), gap_px, kept, limits=limits)
    if not shown.isdisjoint(found.overflow):
        return packing
    cut_ends = {row: packing.cut_ends[row] for row in shown & packing.cut_ends.keys()}
    return Packing(found.lanes, found.cut_ends | cut_ends, [*packing.overflow, *found.overflow])


def _as_shown(item: Item, packing: Packing, is_shown: bool) -> Item:
    """Return the room of an item, whose label is cut no further if it is shown."""
    x_end = packing.cut_ends.get(item.row, item.x_end)
    return item._replace(x_end=x_end, x_short=x_end if is_shown else min(item.x_short, x_end))
