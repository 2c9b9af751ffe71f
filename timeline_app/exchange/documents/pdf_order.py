"""The order in which the lines of a page are read: column by column where there are columns."""

from collections.abc import Sequence
from itertools import pairwise

from timeline_app.exchange.documents.pdf_lines import Line

# Of the width in which the lines stand; a table's column or a picture's caption is narrower.
_LEAST_COLUMN = 0.2
# Four lines side by side may be a table or a letterhead; columns are longer.
_LEAST_LINES = 4
# Points: less is the gap between words of large print.
_LEAST_GUTTER = 6.0
# Lines of columns fill them, cells of tables do not.
_FILLED = 0.6


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in reading order.

    Without columns it is the order of the page's content, which its maker chose.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            # A line over both columns ends what stands above it.
            ordered += [*in_reading_order(left), *in_reading_order(right), line]
            left, right = [], []
    return [*ordered, *in_reading_order(left), *in_reading_order(right)]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where a gap runs down between columns, if there is one."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    narrow = [line for line in lines if line.width < (last - first) * 0.6]
    for begin, end in sorted(_gaps(narrow), key=lambda gap: gap[0] - gap[1]):
        middle = (begin + end) / 2
        sides = (
            [line for line in narrow if line.right <= middle],
            [line for line in narrow if line.left >= middle],
        )
        if all(_is_column(side, last - first) for side in sides) and _are_beside(*sides):
            return middle
    return None


def _gaps(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the strips that no line crosses."""
    gaps = []
    reach = float("-inf")
    for line in sorted(lines, key=lambda line: line.left):
        if line.left - reach >= _LEAST_GUTTER and reach > float("-inf"):
            gaps.append((reach, line.left))
        reach = max(reach, line.right)
    return gaps


def _is_column(lines: Sequence[Line], whole: float) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    widths = sorted(line.width for line in lines)
    return width >= whole * _LEAST_COLUMN and widths[len(widths) // 2] >= width * _FILLED


def _are_beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell whether two columns stand beside each other and not one below the other."""
    top = min(max(line.top for line in side) for side in (left, right))
    bottom = max(min(line.bottom for line in side) for side in (left, right))
    return (
        top > bottom and min(_inside(side, bottom, top) for side in (left, right)) >= _LEAST_LINES
    )


def _inside(lines: Sequence[Line], bottom: float, top: float) -> int:
    return sum(1 for line in lines if line.top >= bottom and line.bottom <= top)


def line_step(lines: Sequence[Line]) -> float:
    """Return how far the lines of running text usually stand from one another."""
    steps = sorted(
        before.bottom - after.bottom
        for before, after in pairwise(lines)
        if 0 < before.bottom - after.bottom < 4 * max(before.size, 1)
    )
    return steps[len(steps) // 2] if steps else 0.0
