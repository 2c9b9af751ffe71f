"""Columns filled with lines: what belongs together stays in one, and the last ones end level."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline_app.scene.paper.columns import SetLine, SetLines

# Halving a column so often finds where it ends to less than a line.
_HALVINGS = 12
# Above what rounding adds up to over a column, and below what is seen.
_EPSILON_PX = 0.01


class _Unit(NamedTuple):
    """Lines that stay in one column, and how high they are; a gap is left out where one begins."""

    lines: SetLines
    height: float
    is_gap: bool


class Filling:
    """Lines cut into columns that are so high at most, from front to back."""

    def __init__(self, blocks: Iterable[SetLines], most_px: float) -> None:
        self._most_px = most_px
        self._units = [unit for block in blocks for unit in _units(block, most_px)]

    @property
    def count(self) -> int:
        """How many units there are."""
        return len(self._units)

    def columns(self, first: int, count: int, height: float) -> tuple[list[SetLines], int]:
        """Return as many columns from a unit on, and the unit with which the next one begins."""
        found: list[SetLines] = []
        for _ in range(count):
            lines, first = self._column(first, height)
            found.append(lines)
        return found, first

    def level_px(self, first: int, count: int, most_px: float) -> float | None:
        """Return the least height in which the rest fits some columns, or None if in none."""
        if self.columns(first, count, most_px)[1] < self.count:
            return None
        low, high = 0.0, most_px
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if self._fits(first, count, middle):
                high = middle
            else:
                low = middle
        return high

    def _fits(self, first: int, count: int, height: float) -> bool:
        highest = max((unit.height for unit in self._units[first:]), default=0.0)
        return highest <= height and self.columns(first, count, height)[1] == self.count

    def _column(self, first: int, height: float) -> tuple[SetLines, int]:
        while first < self.count and self._units[first].is_gap:
            first += 1
        lines: list[SetLine] = []
        used = 0.0
        for at in range(first, self.count):
            unit = self._units[at]
            # What a short column cannot hold waits for a whole one.
            is_movable = lines or height < self._most_px - _EPSILON_PX
            if is_movable and used + unit.height > height + _EPSILON_PX:
                return tuple(lines), at
            lines += unit.lines
            used += unit.height
        return tuple(lines), self.count


def _units(block: SetLines, most_px: float) -> Iterable[_Unit]:
    """Yield what of a block stays together; what would be higher than a column is parted."""
    chain: list[SetLine] = []
    for line in block:
        if chain and _height(chain) + line.height > most_px:
            yield _Unit(tuple(chain), _height(chain), False)
            chain = []
        chain.append(line)
        if not line.keeps_next:
            yield _Unit(tuple(chain), _height(chain), _is_gap(chain))
            chain = []
    if chain:
        yield _Unit(tuple(chain), _height(chain), _is_gap(chain))


def _height(lines: Sequence[SetLine]) -> float:
    return sum(line.height for line in lines)


def _is_gap(lines: Sequence[SetLine]) -> bool:
    return not any(line.labels or line.rules for line in lines)
