"""Whose a primitive is: the parts of a drawing sorted by the events they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline_app.scene.cutting import middle_of
from timeline_app.scene.display import Box, Hit, Line, Mark, Primitive

# About a lane, so that few hits share a cell.
_CELL_PX = 24.0


def by_event(
    items: Iterable[Primitive], hits: Iterable[Hit]
) -> Iterator[tuple[Hit | None, list[Primitive]]]:
    """Yield what is drawn in its order, what stands for one event together with its hit."""
    cells: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        if len(hit.rows) == 1:
            for cell in range(_cell(hit.y), _cell(hit.y + hit.height) + 1):
                cells[cell].append(hit)
    owned = ((_owner(item, cells[_cell(middle_of(item))]), item) for item in items)
    for _, group in groupby(owned, lambda pair: id(pair[0])):
        pairs = list(group)
        yield pairs[0][0], [item for _, item in pairs]


def _cell(y: float) -> int:
    return int(y // _CELL_PX)


def _owner(item: Primitive, hits: Iterable[Hit]) -> Hit | None:
    """Return the nearest of the hits on the lines of a primitive; the grid runs through all lines.

    A thread begins or ends at its event, and no other event stands beside it.
    """
    (x, x_end), (y, y_end) = _across(item), _down(item)
    there = [hit for hit in hits if hit.y <= y and y_end <= hit.y + hit.height]
    return min(there, key=lambda hit: max(hit.x - x_end, x - hit.x - hit.width), default=None)


def _across(item: Primitive) -> tuple[float, float]:
    if isinstance(item, Line):
        return item.x1, item.x2
    if isinstance(item, Mark):
        return item.x - item.radius, item.x + item.radius
    return item.x, item.x + item.width


def _down(item: Primitive) -> tuple[float, float]:
    if isinstance(item, Line):
        return min(item.y1, item.y2), max(item.y1, item.y2)
    return (item.y, item.y + item.height) if isinstance(item, Box) else (item.y, item.y)
