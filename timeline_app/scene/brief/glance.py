"""The brief at a glance: a mark for each event, themes down and time across."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline_app.scene.brief.leaf import LINE_PX
from timeline_app.scene.brief.request import Glance, GlanceMark, GlanceRow
from timeline_app.scene.cutting import fitted_label, moved, spaced
from timeline_app.scene.display import (
    Label,
    Line,
    Mark,
    MarkShape,
    Primitive,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.legend import LOOKS
from timeline_app.scene.paper.flow import Run, Setting, first_lines
from timeline_app.scene.paper.page import LinkArea, note_target
from timeline_app.scene.tags import Item, Role, Tag

# Nearly three to a letter: thirty events of a theme are seen as thirty.
_MARK_PX = 8.4
# A fifth of a mark's room is white, so that neighbours do not touch.
_RADIUS_PX = 3.3
# Marks on two lines do not touch.
_MARK_LINE_PX = 9.0
# A line of marks with air around it, so that an eye keeps to its row.
_ROW_AIR_PX = 5.0
# A third of the width holds the names of most themes on one line.
_LABEL_SHARE = 0.3
# More than between two marks, so that columns are told apart.
_COLUMN_GAP_PX = 12.0
# The head of a column takes days of a year on three lines.
_MOST_HEAD_LINES = 3
# More lines of marks than this are counted faster than they are seen.
_MOST_MARK_LINES = 4
# A third of a line of white above the legend.
_LEGEND_GAP_PX = 5.0
# A mark belongs to the words behind it: nearer than half a letter.
_TEXT_GAP_PX = 4.0
# Three times that between an entry of the legend and the next.
_BETWEEN_PX = 14.0
# The rule below the heads, with a hair of white.
_HEAD_RULE_PX = 3.0


Extent = tuple[float, float]


class Drawn(NamedTuple):
    """What was drawn from a y on, and where it ends."""

    primitives: list[Primitive]
    links: list[LinkArea]
    bottom: float


class _CellLine(NamedTuple):
    """A line of a cell, drawn around y = 0."""

    primitives: list[Primitive]
    links: list[LinkArea]


def draw_glance(
    glance: Glance, top: float, width: float, room: float, measurer: TextMeasurer, tag: Tag
) -> Drawn:
    """Draw it from a y downwards: in marks, or in counts where these would not fit the room.

    It is a table and a legend within an element.
    """
    columns = _columns(glance, width * _LABEL_SHARE, width)
    legend = _legend(glance, width, measurer, tag)
    table = _Table(glance, columns, width, measurer, tag, is_counted=False)
    room_px = room - table.head_px - _height(legend)
    shown = len(glance.rows)
    if table.height(shown) > room_px or table.most_lines > _MOST_MARK_LINES:
        table = _Table(glance, columns, width, measurer, tag, is_counted=True)
    while shown > 1 and table.height(shown) > room_px:
        shown -= 1
    drawn = table.drawn(top, shown)
    y = drawn.bottom + _LEGEND_GAP_PX
    for line in legend:
        drawn.primitives.extend(moved(item, 0.0, y + LINE_PX / 2) for item in line)
        y += LINE_PX
    return drawn._replace(bottom=y)


class _Table:
    """Rows and columns, in marks or counted."""

    def __init__(
        self, glance: Glance, columns: Sequence[Extent], width: float, measurer: TextMeasurer,
        tag: Tag, *, is_counted: bool,
    ) -> None:  # fmt: skip
        self._tag = tag.holding(Role.TABLE)
        self._head_tag = self._tag.holding(Role.ROW)
        self._row_tags = [self._tag.holding(Role.ROW) for _ in glance.rows]
        self._glance = glance
        self._columns = columns
        self._width = width
        self._measurer = measurer
        self._is_counted = is_counted
        zipped = zip(glance.columns, columns, strict=True)
        self._corner = self._head_tag.holding(Role.CELL)
        self._heads = [
            _head(text, *extent, measurer, self._head_tag.holding(Role.COLUMN_HEAD))
            for text, extent in zipped
        ]
        self._row_heads = [row.holding(Role.ROW_HEAD) for row in self._row_tags]
        self._cells = [
            [
                self._cell(cell, extent, tag.holding(Role.CELL))
                for cell, extent in zip(row.cells, columns, strict=True)
            ]
            for row, tag in zip(glance.rows, self._row_tags, strict=True)
        ]

    @property
    def head_px(self) -> float:
        """How high the heads of the columns are."""
        return max(map(len, self._heads), default=0) * LINE_PX + _HEAD_RULE_PX

    @property
    def most_lines(self) -> int:
        """How many lines the highest cell has."""
        return max((len(cell) for row in self._cells for cell in row), default=1)

    def height(self, rows: int) -> float:
        """Return how high some rows are, and the one that counts the others."""
        rest_px = self._row_px(1) if rows < len(self._cells) else 0.0
        return rest_px + sum(map(self._height_of, range(rows)))

    def drawn(self, top: float, rows: int) -> Drawn:
        """Draw heads and some rows; what is left over is counted in one more."""
        primitives: list[Primitive] = []
        links: list[LinkArea] = []
        primitives.append(_empty(0.0, top, self._corner))
        for head in self._heads:
            # Short heads stand on the line of the long ones.
            y = top + self.head_px - _HEAD_RULE_PX - len(head) * LINE_PX
            for number, labels in enumerate(head):
                middle = y + (number + 0.5) * LINE_PX
                primitives += [label._replace(y=middle) for label in labels]
        y = top + self.head_px
        primitives.append(Line(0.0, y - 1, self._width, y - 1, "grid-strong"))
        for number in range(rows):
            height = self._height_of(number)
            row = self._glance.rows[number]
            tag = self._row_heads[number]
            primitives += self._row_label(row.label, row.total, y + height / 2, tag)
            for cell in self._cells[number]:
                for place, line in enumerate(cell):
                    down = y + _ROW_AIR_PX / 2 + (place + 0.5) * self._line_px
                    primitives += [moved(item, 0.0, down) for item in line.primitives]
                    links += [link._replace(y=link.y + down) for link in line.links]
            y += height
            primitives.append(Line(0.0, y, self._width, y, "grid"))
        left = self._glance.rows[rows:]
        if left:
            primitives += self._rest(left, y + self._row_px(1) / 2)
            y += self._row_px(1)
        return Drawn(primitives, links, y)

    def _rest(self, left: Sequence[GlanceRow], y: float) -> Iterator[Primitive]:
        """Yield how many events the rows have that are left over, column by column untold."""
        tag, count = self._tag.holding(Role.ROW), sum(row.total for row in left)
        yield from self._row_label(f"{len(left):,} more", count, y, tag.holding(Role.ROW_HEAD))
        for x, _ in self._columns:
            yield _empty(x, y, tag.holding(Role.CELL))

    @property
    def _line_px(self) -> float:
        return LINE_PX if self._is_counted else _MARK_LINE_PX

    def _row_px(self, lines: int) -> float:
        return max(lines * self._line_px + _ROW_AIR_PX, LINE_PX)

    def _height_of(self, number: int) -> float:
        return self._row_px(max((len(cell) for cell in self._cells[number]), default=1))

    def _row_label(self, text: str, count: int, y: float, tag: Tag) -> Iterator[Primitive]:
        counted = f"{count:,}"
        count_px = self._measurer.width(counted, TextStyle.NOTE)
        room = self._width * _LABEL_SHARE - count_px - 3 * _TEXT_GAP_PX
        label = fitted_label(0.0, y, text, TextStyle.NOTE, "ink", room, self._measurer, tag)
        yield spaced(label)
        x = label.width + _TEXT_GAP_PX
        yield Label(x, y, counted, TextStyle.NOTE, "ink-soft", count_px, tag=tag)

    def _cell(self, cell: Sequence[GlanceMark], extent: Extent, tag: Tag) -> list[_CellLine]:
        if not cell:
            return [_CellLine([_empty(extent[0], 0.0, tag)], [])]
        if self._is_counted:
            return list(_counted(cell, *extent, self._measurer, tag))
        return list(_marked(cell, *extent, tag))


def _columns(glance: Glance, label_px: float, width: float) -> list[Extent]:
    """Return from where to where each column goes; more events get more room."""
    weights = [
        max((len(row.cells[number]) for row in glance.rows), default=0) ** 0.5 + 2.0
        for number in range(len(glance.columns))
    ]
    room = width - label_px - _COLUMN_GAP_PX * max(len(weights) - 1, 0)
    found: list[Extent] = []
    x = label_px
    for weight in weights:
        share = room * weight / sum(weights)
        found.append((x, x + share))
        x += share + _COLUMN_GAP_PX
    return found


def _empty(x: float, y: float, tag: Tag) -> Label:
    """Return a cell that says nothing: without it a table would have a hole."""
    return Label(x, y, "", TextStyle.NOTE, "ink", 0.0, tag=tag)


def _head(text: str, x: float, x_end: float, measurer: TextMeasurer, tag: Tag) -> list[list[Label]]:
    runs = (Run(text, TextStyle.NOTE_STRONG, "ink"),)
    lines = first_lines(runs, x_end - x, _MOST_HEAD_LINES, measurer)
    return [[piece.label(x, 0.0, tag) for piece in line] for line in lines]


def _marked(cell: Sequence[GlanceMark], x: float, x_end: float, tag: Tag) -> Iterator[_CellLine]:
    """Yield the marks of a cell in lines around y = 0, each linked to its note."""
    per_line = max(1, int((x_end - x) / _MARK_PX))
    for first in range(0, len(cell), per_line):
        primitives: list[Primitive] = []
        links: list[LinkArea] = []
        for across, mark in enumerate(cell[first : first + per_line]):
            left = x + across * _MARK_PX
            link = tag.holding(Role.LINK)
            figure = link.holding(Role.FIGURE, mark.words)
            middle = left + _RADIUS_PX
            primitives.append(Mark(mark.shape, middle, 0.0, _RADIUS_PX, mark.color, figure))
            area = left, -_MARK_LINE_PX / 2, _MARK_PX, _MARK_LINE_PX
            links.append(LinkArea(*area, note_target(mark.number), link))
        yield _CellLine(primitives, links)


def _counted(
    cell: Sequence[GlanceMark], x: float, x_end: float, measurer: TextMeasurer, tag: Tag
) -> Iterator[_CellLine]:
    """Yield a mark and a count for each shape: so many marks would no longer be seen."""
    line, at = _CellLine([], []), x
    for shape in MarkShape:
        found = [mark for mark in cell if mark.shape is shape]
        if not found:
            continue
        text = f"{len(found):,}"
        width = measurer.width(text, TextStyle.NOTE)
        needed = 2 * _RADIUS_PX + _TEXT_GAP_PX / 2 + width
        if at > x and at + needed > x_end:
            yield line
            line, at = _CellLine([], []), x
        figure = tag.holding(Role.FIGURE, LOOKS[shape])
        line.primitives.append(
            Mark(shape, at + _RADIUS_PX, 0.0, _RADIUS_PX, found[0].color, figure)
        )
        label = Label(at + needed - width, 0.0, text, TextStyle.NOTE, "ink", width, tag=tag)
        line.primitives.append(label)
        at += needed + 2 * _TEXT_GAP_PX
    if line.primitives:
        yield line


def _legend(
    glance: Glance, width: float, measurer: TextMeasurer, tag: Tag
) -> list[list[Primitive]]:
    """Return what shapes stand for, in lines around y = 0, and then the remark."""
    entries, its_tag = tag.holding(Role.LIST), tag.holding(Role.PARAGRAPH)
    lines: list[list[Primitive]] = [[]]
    x = 0.0
    for shape, text in glance.legend:
        lead_px = 2 * _RADIUS_PX + _TEXT_GAP_PX
        label = fitted_label(0.0, 0.0, text, TextStyle.NOTE, "ink-soft", width - lead_px, measurer)
        if x and x + lead_px + label.width > width:
            lines.append([])
            x = 0.0
        item = Item(entries)
        figure = item.label.holding(Role.FIGURE, LOOKS[shape])
        lines[-1].append(Mark(shape, x + _RADIUS_PX, 0.0, _RADIUS_PX, "theme-none", figure))
        lines[-1].append(label._replace(x=x + lead_px, tag=item.paragraph()))
        x += lead_px + label.width + _BETWEEN_PX
    remark = (Run(glance.remark, TextStyle.NOTE, "ink-soft"),)
    for line in Setting(width, measurer).lines(remark):
        lines.append([piece.label(0.0, 0.0, its_tag) for piece in line])
    return lines


def _height(legend: Sequence[list[Primitive]]) -> float:
    return _LEGEND_GAP_PX + len(legend) * LINE_PX
