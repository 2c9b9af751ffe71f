"""Compact packing: events that can be drawn in several ways, put on as little height as may be.

It is for few items of a view that is never moved: each may have its label on either side and on
one line or more, and what saves height for all is chosen.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline_app.scene.lanes.packing import EPSILON_PX


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


def compact(
    items: Sequence[Sequence[Choice]], lane_px: float, line_px: float, gap_px: float
) -> list[tuple[Choice, ...]]:
    """Return the lanes from the top, each with the choices that stand in it.

    Items are given in the order in which they are to be read, the ways of each from the best on.
    Each lane begins with the first item that is left; others are added that fit beside it.
    """
    left = {number: ways for number, ways in enumerate(items) if ways}
    by_end = sorted((choice for ways in items for choice in ways), key=_by_end)
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
