"""Compact packing: events that can be drawn in several ways, put on as little height as may be.

It is for few items of a view that is never moved: each may have its label on either side and on
one line or more, and what saves height for all is chosen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from timeline_app.scene.lanes.packing import EPSILON_PX

# To weigh so many lanes takes some milliseconds; beyond, the window would be felt to wait.
_MOST_ROWS = 1_000
# Of what has been placed up to an item, so many are followed further; more found nothing better.
_FOLLOWED = 30
# So much height is a label worth that stands in its best place, and each line that it has less.
# With more, the first view of a common window would not fit; with less, labels with room would
# be broken.
_WAY_PX, _LINE_PX = 2.0, 4.0


class Choice(NamedTuple):
    """A way to draw an item: the range of x it takes, and how many lines its label has.

    `item` and `way` say which item that is, and the how many-th of its ways.
    """

    item: int
    way: int
    x_start: float
    x_end: float
    lines: int


class _Lane(NamedTuple):
    choices: tuple[Choice, ...]
    height_px: float

    @property
    def cost_px(self) -> float:
        """The height that each item in it takes."""
        return self.height_px / len(self.choices)

    @property
    def members(self) -> int:
        """Which items stand in it: for each a bit."""
        return sum(1 << choice.item for choice in self.choices)

    @property
    def strain_px(self) -> float:
        """Its height, and more for labels that stand where they are read less well."""
        worse = (_WAY_PX * (choice.way > 0) + _LINE_PX * choice.lines for choice in self.choices)
        return self.height_px + sum(worse)


def compact(
    items: Sequence[Sequence[Choice]], lane_px: float, line_px: float, gap_px: float
) -> list[tuple[Choice, ...]]:
    """Return the lanes from the top, each with the choices that stand in it.

    Items are given in the order in which they are to be read, the ways of each from the best on.
    Each lane begins with the first item that is left; others are added that fit beside it.
    """
    by_end = sorted((choice for ways in items for choice in _useful(ways)), key=_by_end)
    rows = [*islice(_rows(by_end, gap_px), _MOST_ROWS + 1)]
    if len(rows) > _MOST_ROWS:
        return _one_by_one(items, by_end, lane_px, line_px, gap_px)
    return _least_high([_lane(row, lane_px, line_px) for row in rows])


def _useful(ways: Sequence[Choice]) -> Iterator[Choice]:
    """Yield the ways of an item that save width or lines against each better one."""
    for place, way in enumerate(ways):
        if not any(_holds(way, better) for better in ways[:place]):
            yield way


def _holds(way: Choice, better: Choice) -> bool:
    """Tell whether another way takes no more room on any side."""
    is_within = better.x_start >= way.x_start and better.x_end <= way.x_end
    return is_within and better.lines <= way.lines


def _rows(
    by_end: Sequence[Choice], gap_px: float, before: tuple[Choice, ...] = ()
) -> Iterator[tuple[Choice, ...]]:
    """Yield all that can stand in one lane, each from left to right."""
    x_free = before[-1].x_end + gap_px - EPSILON_PX if before else float("-inf")
    for choice in by_end:
        if choice.x_start >= x_free and all(choice.item != other.item for other in before):
            row = (*before, choice)
            yield row
            yield from _rows(by_end, gap_px, row)


class _Placed(NamedTuple):
    """Lanes that hold all items up to one, and some behind it."""

    lanes: tuple[_Lane, ...] = ()
    strain_px: float = 0.0

    def with_(self, lane: _Lane) -> "_Placed":
        """Return it with another lane."""
        return _Placed((*self.lanes, lane), self.strain_px + lane.strain_px)


def _least_high(lanes: Sequence[_Lane]) -> list[tuple[Choice, ...]]:
    """Return those lanes that hold each item once and take least height together."""
    best: dict[int, _Lane] = {}
    for lane in lanes:
        members = lane.members
        if members not in best or lane.strain_px < best[members].strain_px:
            best[members] = lane
    # What an item adds to the height at least: so those can be compared that hold different ones.
    least_px = {
        1 << item: min(lane.strain_px / len(lane.choices) for lane in its_lanes)
        for item, its_lanes in _by_item(best.values()).items()
    }
    found = {0: _Placed()}
    for bit in sorted(least_px):
        beginning = [(members, lane) for members, lane in best.items() if members & -members == bit]
        found = _with_item(bit, found, beginning)
        in_order = sorted(found, key=lambda held: found[held].strain_px - _sum(least_px, held))
        found = {held: found[held] for held in in_order[:_FOLLOWED]}
    [placed] = found.values()
    return [tuple(sorted(lane.choices)) for lane in placed.lanes]


def _by_item(lanes: Iterable[_Lane]) -> Mapping[int, list[_Lane]]:
    """Return the lanes in which each item stands."""
    found = defaultdict(list)
    for lane in lanes:
        for choice in lane.choices:
            found[choice.item].append(lane)
    return found


def _with_item(
    bit: int, found: Mapping[int, _Placed], beginning: Sequence[tuple[int, _Lane]]
) -> dict[int, _Placed]:
    """Return what has been placed with one more item: in a lane that begins with it, if need be."""
    after: dict[int, _Placed] = {}
    for held, placed in found.items():
        if held & bit:
            options = [(held, placed)]
        else:
            options = [(held | m, placed.with_(lane)) for m, lane in beginning if not held & m]
        for now_held, option in options:
            if now_held not in after or option.strain_px < after[now_held].strain_px:
                after[now_held] = option
    return after


def _sum(least_px: Mapping[int, float], held: int) -> float:
    return sum(px for bit, px in least_px.items() if held & bit)


def _one_by_one(
    items: Sequence[Sequence[Choice]],
    by_end: Sequence[Choice],
    lane_px: float,
    line_px: float,
    gap_px: float,
) -> list[tuple[Choice, ...]]:
    """Return lanes of which each is the best that can be made of what the ones before it left."""
    left = {number: ways for number, ways in enumerate(items) if ways}
    lanes: list[tuple[Choice, ...]] = []
    while left:
        by_end = [choice for choice in by_end if choice.item in left]
        first = left[min(left)]
        most_lines = sorted({choice.lines for ways in left.values() for choice in ways})
        options = [
            _lane(_filled(choice, by_end, lines, gap_px), lane_px, line_px)
            for choice in first
            for lines in most_lines
            if choice.lines <= lines
        ]
        best = min(options, key=lambda lane: lane.cost_px)
        lanes.append(best.choices)
        for choice in best.choices:
            del left[choice.item]
    return lanes


def _by_end(choice: Choice) -> tuple[float, int, int]:
    return choice.x_end, choice.item, choice.way


def _lane(choices: tuple[Choice, ...], lane_px: float, line_px: float) -> _Lane:
    lines = max(choice.lines for choice in choices)
    return _Lane(choices, lane_px + (lines - 1) * line_px)


def _filled(
    first: Choice, by_end: Sequence[Choice], most_lines: int, gap_px: float
) -> tuple[Choice, ...]:
    """Return the first item of a lane with as many others as fit before and after it."""
    return (first, *_others(first, by_end, most_lines, gap_px))


def _others(
    first: Choice, by_end: Sequence[Choice], most_lines: int, gap_px: float
) -> Iterator[Choice]:
    """Yield what ends first of what still fits, again and again: so most find room."""
    used, x_free = {first.item}, float("-inf")
    for choice in by_end:
        if choice.item in used or choice.lines > most_lines:
            continue
        is_clear = (
            choice.x_end + gap_px <= first.x_start + EPSILON_PX
            or choice.x_start >= first.x_end + gap_px - EPSILON_PX
        )
        if is_clear and choice.x_start >= x_free - EPSILON_PX:
            yield choice
            used.add(choice.item)
            x_free = choice.x_end + gap_px
