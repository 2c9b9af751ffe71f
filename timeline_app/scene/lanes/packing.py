"""Lane packing: putting items on lines so that none touches another."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

# No lane has this number.
OVERFLOW_LANE = -1
# A pan moves every x by the same distance, but for rounding: what fits by less than this, fits.
EPSILON_PX = 0.01
# What begins at the same x is told apart by its order, and not by rounding errors.
_TIE_PX = 1e-5
_NOWHERE = float("-inf")
_EVERYWHERE = float("inf")
# No row has this number.
_BLOCK_ROW = -1


class Item(NamedTuple):
    """What has to be placed: a row and the range of x it needs, label included.

    At need its label may be cut, so that it ends anywhere from `x_short` on.
    """

    row: int
    x_start: float
    x_short: float
    x_end: float


class Block(NamedTuple):
    """A range of x that is taken in every lane from `first_lane` on."""

    x_start: float
    x_end: float
    first_lane: int


class Packing(NamedTuple):
    """The lane of each placed row, where the rows that were cut end, and what found no lane."""

    lanes: dict[int, int]
    cut_ends: dict[int, float]
    overflow: list[int]


class _Promise(NamedTuple):
    """Room that is kept free in a lane for a row that has been there before, or for a block."""

    x_start: float
    x_end: float
    row: int


def pack(
    items: Sequence[Item],
    lane_limit: int,
    gap_px: float,
    kept: Mapping[int, int] | None = None,
    blocks: Sequence[Block] = (),
    limits: Mapping[int, int] | None = None,
    is_sorted: bool = True,
) -> Packing:
    """Put each item, from left to right, into the first lane that is free for it.

    Some rows may have a lower limit of lanes (`limits`). Unless `is_sorted`, the items are taken
    in the order in which they are given.

    An item that had a lane (`kept`) gets it again. Where no lane is free, labels are cut, first
    the item's own, then one before it; what still finds no room is left over.
    """
    packer = _Packer(lane_limit, gap_px)
    items = [
        Item(item.row, item.x_start + number * _TIE_PX, item.x_short, item.x_end)
        for number, item in enumerate(items)
    ]
    packer.promise(items, kept or {}, blocks, limits or {})
    for item in sorted(items, key=_by_start) if is_sorted else items:
        packer.place(item)
    return Packing(packer.lanes, packer.cut_ends, packer.overflow)


def _by_start(item: Item) -> float:
    return item.x_start


class _Packer:
    """The lanes while they are filled from left to right; `ends` are the gaps' far sides."""

    def __init__(self, lane_limit: int, gap_px: float) -> None:
        self._lane_limit = lane_limit
        self._gap_px = gap_px
        self._ends: list[float] = []
        self._lasts: list[Item | None] = []
        self._ahead: list[list[_Promise]] = []
        self._kept: Mapping[int, int] = {}
        self._limits: Mapping[int, int] = {}
        self.lanes: dict[int, int] = {}
        self.cut_ends: dict[int, float] = {}
        self.overflow: list[int] = []

    def promise(
        self,
        items: Sequence[Item],
        kept: Mapping[int, int],
        blocks: Sequence[Block],
        limits: Mapping[int, int],
    ) -> None:
        """Keep room free for what has its lane already, and lanes for those that need them."""
        if not kept and not blocks and not limits:
            return
        self._kept, self._limits = kept, limits
        self._ahead = [[] for _ in range(self._lane_limit)]
        self._ends = [_NOWHERE] * self._lane_limit
        self._lasts = [None] * self._lane_limit
        for item in items:
            lane = kept.get(item.row, OVERFLOW_LANE)
            if 0 <= lane < self._limits.get(item.row, self._lane_limit):
                self._ahead[lane].append(_Promise(item.x_start, item.x_short, item.row))
        for block in blocks:
            for ahead in self._ahead[block.first_lane :]:
                ahead.append(_Promise(block.x_start, block.x_end, _BLOCK_ROW))
        for ahead in self._ahead:
            ahead.sort(reverse=True)

    def place(self, item: Item) -> None:
        """Find a lane for an item that begins no earlier than those before it."""
        limits = [self._limit(lane, item) for lane in range(len(self._ahead))]
        first_barred = self._limits.get(item.row, self._lane_limit)
        limits[first_barred:] = [_NOWHERE] * len(limits[first_barred:])
        kept = self._kept.get(item.row)
        lane: int | None = None
        if kept is not None and 0 <= kept < self._lane_limit:
            lane = self._crowded_lane(item, [kept], limits)
        if lane is None and kept != OVERFLOW_LANE:
            lane = self._free_lane(item, limits)
            if lane is None:
                lane = self._crowded_lane(item, range(len(self._ends)), limits)
        if lane is None:
            self.overflow.append(item.row)
        else:
            self._put(item, lane, limits[lane] if limits else _EVERYWHERE)

    def _limit(self, lane: int, item: Item) -> float:
        """Return how far an item may reach in a lane, having let pass what it has overtaken."""
        ahead = self._ahead[lane]
        while ahead and (ahead[-1].row == item.row or ahead[-1].x_start < item.x_start):
            passed = ahead.pop()
            if passed.row == _BLOCK_ROW:
                self._ends[lane] = max(self._ends[lane], passed.x_end + self._gap_px)
                self._lasts[lane] = None
        return ahead[-1].x_start - self._gap_px if ahead else _EVERYWHERE

    def _free_lane(self, item: Item, limits: Sequence[float]) -> int | None:
        x_start, x_end = item.x_start + EPSILON_PX, item.x_end - EPSILON_PX
        for lane, end in enumerate(self._ends):
            if end <= x_start and (not limits or x_end <= limits[lane]):
                return lane
        if len(self._ends) >= self._lane_limit:
            return None
        self._ends.append(_NOWHERE)
        self._lasts.append(None)
        return len(self._ends) - 1

    def _crowded_lane(
        self, item: Item, lanes: Sequence[int], limits: Sequence[float]
    ) -> int | None:
        """Return the lane with most room left of the item, if cutting labels makes it free."""
        best, best_start = None, _EVERYWHERE
        for lane in lanes:
            if limits and item.x_short - EPSILON_PX > limits[lane]:
                continue
            if self._ends[lane] <= item.x_start + EPSILON_PX:
                return lane
            last = self._lasts[lane]
            if last is None or last.x_start >= best_start:
                continue
            if last.x_short + self._gap_px <= item.x_start + EPSILON_PX:
                best, best_start = lane, last.x_start
        return best

    def _put(self, item: Item, lane: int, limit: float) -> None:
        last = self._lasts[lane]
        if last is not None and self._ends[lane] > item.x_start + EPSILON_PX:
            self.cut_ends[last.row] = item.x_start - self._gap_px
        x_end = item.x_end
        if x_end - EPSILON_PX > limit:
            x_end = self.cut_ends[item.row] = limit
        self.lanes[item.row] = lane
        self._lasts[lane] = item
        self._ends[lane] = x_end + self._gap_px


class Union(NamedTuple):
    """Ranges that touch, taken as one, with how many events and which rows lie in it."""

    x_start: float
    x_end: float
    rows: tuple[int, ...]


def unions(ranges: Sequence[Union]) -> list[Union]:
    """Join the ranges that touch, whatever their order."""
    joined: list[Union] = []
    for part in sorted(ranges):
        if joined and part.x_start <= joined[-1].x_end + EPSILON_PX:
            last = joined[-1]
            x_end = max(last.x_end, part.x_end)
            joined[-1] = Union(last.x_start, x_end, last.rows + part.rows)
        else:
            joined.append(part)
    return joined
