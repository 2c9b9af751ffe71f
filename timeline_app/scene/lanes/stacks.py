"""Marks on one line: those that coincide are stacked, each stack with its count.

A collapsed track and a fold are such lines. What stands on them keeps its place in time as far as
its neighbours leave room for it.
"""

from collections.abc import Iterable, Sequence

import msgspec

from timeline_app.core.table.table import Basis
from timeline_app.scene.display import TextMeasurer, TextStyle

# A stack and its neighbour are told apart by so much paper between them.
STACK_GAP_PX = 4.0
# A count stands so close behind its mark that nobody takes it for the neighbour's.
_COUNT_GAP_PX = 2.0


class Spot(msgspec.Struct, frozen=True, gc=False):
    """Where the mark of one event is to stand: the middle of it."""

    row: int
    basis: Basis
    x: float
    color: str


class Stack(msgspec.Struct, frozen=True):
    """Marks of one basis that are too close to tell apart, drawn as one with their count.

    `x` is the left end of the mark, `width` what mark and count take.
    """

    rows: tuple[int, ...]
    basis: Basis
    x: float
    width: float
    color: str

    @property
    def x_end(self) -> float:
        """The right end of mark and count."""
        return self.x + self.width

    @property
    def count_text(self) -> str:
        """What stands behind the mark; nothing behind a single one."""
        return f"{len(self.rows):,}" if len(self.rows) > 1 else ""


def stacked(
    spots: Iterable[Spot], radius_px: float, width_px: float, measurer: TextMeasurer
) -> list[Stack]:
    """Stack the marks that coincide, and put the stacks side by side where they would touch.

    Marks of different bases are never stacked: a count must not lend one the look of another.
    """
    open_stacks: dict[Basis, list[Spot]] = {}
    found: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda spot: (spot.x, spot.basis, spot.row)):
        begun = open_stacks.get(spot.basis)
        if begun is not None:
            reach = begun[0].x - radius_px + stack_px(len(begun) + 1, radius_px, measurer)
            if spot.x - radius_px < reach + STACK_GAP_PX:
                begun.append(spot)
                continue
        open_stacks[spot.basis] = [spot]
        found.append(open_stacks[spot.basis])
    return _side_by_side([_stack(group, radius_px, measurer) for group in found], width_px)


def stack_px(count: int, radius_px: float, measurer: TextMeasurer) -> float:
    """Return the width of a mark with the count behind it."""
    if count == 1:
        return 2 * radius_px
    return 2 * radius_px + _COUNT_GAP_PX + measurer.width(f"{count:,}", TextStyle.COUNT)


def count_x(stack: Stack, radius_px: float) -> float:
    """Return where the count of a stack begins."""
    return stack.x + 2 * radius_px + _COUNT_GAP_PX


def _stack(spots: Sequence[Spot], radius_px: float, measurer: TextMeasurer) -> Stack:
    rows = tuple(sorted(spot.row for spot in spots))
    width = stack_px(len(spots), radius_px, measurer)
    return Stack(rows, spots[0].basis, spots[0].x - radius_px, width, spots[0].color)


def _side_by_side(stacks: Sequence[Stack], width_px: float) -> list[Stack]:
    """Move stacks to the right of those before them, then back from the end of the line."""
    placed: list[Stack] = []
    x_free = float("-inf")
    in_order = sorted(stacks, key=lambda stack: stack.x)
    for stack in in_order:
        placed.append(msgspec.structs.replace(stack, x=max(stack.x, x_free)))
        x_free = placed[-1].x_end + STACK_GAP_PX
    x_limit = width_px
    for place in range(len(placed) - 1, -1, -1):
        stack = placed[place]
        if stack.x_end <= x_limit or in_order[place].x >= width_px:
            break
        placed[place] = msgspec.structs.replace(stack, x=x_limit - stack.width)
        x_limit = placed[place].x - STACK_GAP_PX
    return placed
