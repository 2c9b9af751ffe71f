"""Columns of small print: entries set line by line and poured from one column into the next."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline_app.scene.cutting import moved
from timeline_app.scene.display import Label, Line, Mark, Primitive, TextMeasurer, TextStyle
from timeline_app.scene.paper import flow
from timeline_app.scene.paper.flow import Runs, Setting
from timeline_app.scene.paper.page import LinkArea, LinkTarget
from timeline_app.scene.tags import Role, Tag

# Notes of 11 px with a third of that between their lines.
LINE_PX = 14.5
# Room for a number of four digits.
INDENT_PX = 34.0

# Some 80 letters of a note: what the eye finds the next line from.
_COLUMN_PX = 470.0
# Two lines' worth of white keeps columns apart without a rule.
_COLUMN_GAP_PX = 28.0
# Half a line: notes are told apart, and a column still reads as one text.
_ENTRY_GAP_PX = 8.0
# A section's type with the air above it that ties it to what follows.
_HEADING_PX = 27.0
# Half a line, so that a number does not run into its note.
_LEAD_GAP_PX = 8.0


class SetLine(NamedTuple):
    """A line as it is set, from the left edge of its column.

    A line that `keeps_next` never ends a column.
    """

    height: float
    labels: tuple[Label, ...]
    rules: tuple[Line, ...] = ()
    links: tuple[LinkArea, ...] = ()
    targets: tuple[LinkTarget, ...] = ()
    keeps_next: bool = False
    marks: tuple[Mark, ...] = ()


SetLines = tuple[SetLine, ...]


class Column(NamedTuple):
    """A column of a sheet: its top left corner and its height."""

    x: float
    y: float
    height: float


class Lead(NamedTuple):
    """What stands in the margin of an entry, what it links to, and the name of its place.

    `words` say what is there, the tag is for what stands in the margin.
    """

    text: str
    name: str
    words: str
    tag: Tag
    target: str = ""


def columns_of(width_px: float) -> tuple[int, float]:
    """Return how many columns stand side by side, and how wide each is."""
    count = max(1, round(width_px / (_COLUMN_PX + _COLUMN_GAP_PX)))
    return count, (width_px - (count - 1) * _COLUMN_GAP_PX) / count


def columns_at(width_px: float, top: float, height: float) -> list[Column]:
    """Return the columns of a sheet."""
    count, width = columns_of(width_px)
    return [Column(i * (width + _COLUMN_GAP_PX), top, height) for i in range(count)]


def indent_for(leads: Iterable[str], measurer: TextMeasurer) -> float:
    """Return how far entries stand in, so that each of some leads has room beside them."""
    widest = max((measurer.width(text, TextStyle.NUMBER) for text in leads), default=0.0)
    return max(INDENT_PX, widest + _LEAD_GAP_PX)


def heading_line(
    text: str, name: str, width_px: float, measurer: TextMeasurer, tag: Tag
) -> SetLine:
    """Return a heading over a rule."""
    width = measurer.width(text, TextStyle.SECTION)
    label = Label(0.0, 10.0, text, TextStyle.SECTION, "accent", width, tag=tag)
    rule = Line(0.0, 21.0, width_px, 21.0, "grid-strong")
    place = LinkTarget(name, 0.0, 0.0, text)
    return SetLine(_HEADING_PX, (label,), (rule,), (), (place,), keeps_next=True)


def labels_and_links(
    line: flow.RunLine, x: float, height: float, tag: Tag
) -> tuple[tuple[Label, ...], tuple[LinkArea, ...]]:
    """Return what stands on a line of a paragraph from an x on; each link is a part of its own."""
    labels: list[Label] = []
    links: list[LinkArea] = []
    for piece in line:
        target = piece.run.target
        own_tag = tag.holding(Role.LINK) if target else tag
        labels.append(piece.label(x, height / 2, own_tag))
        if target:
            links.append(LinkArea(x + piece.x, 0.0, piece.width, height, target, own_tag))
    return tuple(labels), tuple(links)


class EntrySetter:
    """Sets entries in columns of one width: paragraphs, and in their margin what leads them."""

    def __init__(self, width_px: float, indent_px: float, measurer: TextMeasurer) -> None:
        self._indent_px = indent_px
        self._setting = Setting(width_px - indent_px, measurer)

    def lines(
        self, lead: Lead, paragraphs: Sequence[Runs], tags: Sequence[Tag]
    ) -> Iterator[SetLine]:
        """Yield the lines of an entry, each paragraph with its tag.

        The first paragraph stays with the one below it.
        """
        labels, links, targets = self._margin(lead)
        for index, (runs, tag) in enumerate(zip(paragraphs, tags, strict=True)):
            lines = self._setting.lines(runs)
            for number, line in enumerate(lines):
                is_led = index == 0 and len(paragraphs) > 1
                # Neither the first nor the last line of a paragraph stands alone in a column.
                is_edge = len(lines) > 1 and number in (0, len(lines) - 2)
                texts, areas = labels_and_links(line, self._indent_px, LINE_PX, tag)
                yield SetLine(
                    LINE_PX, (*labels, *texts), (), (*links, *areas), targets, is_led or is_edge
                )
                labels, links, targets = (), (), ()
        yield SetLine(_ENTRY_GAP_PX, ())

    def _margin(
        self, lead: Lead
    ) -> tuple[tuple[Label, ...], tuple[LinkArea, ...], tuple[LinkTarget, ...]]:
        targets = (LinkTarget(lead.name, 0.0, 0.0, lead.words),)
        if not lead.text:
            return (), (), targets
        width = self._setting.measurer.width(lead.text, TextStyle.NUMBER)
        links: tuple[LinkArea, ...] = ()
        tag = lead.tag
        if lead.target:
            tag = tag.holding(Role.LINK)
            links = (LinkArea(0.0, 0.0, width, LINE_PX, lead.target, tag),)
        label = Label(0.0, LINE_PX / 2, lead.text, TextStyle.NUMBER, "accent", width, tag=tag)
        return (label,), links, targets


def poured(
    blocks: Iterable[SetLines], columns: Iterator[Column]
) -> Iterator[tuple[Column, SetLines]]:
    """Yield lines for one column after the other, those that belong together in one."""
    column = next(columns)
    used = 0.0
    lines: list[SetLine] = []
    for block in blocks:
        for line, needed in zip(block, _heights_kept(block), strict=True):
            # What belongs together but fits no column is parted where the column ends.
            room_needed = needed if needed <= column.height else line.height
            if lines and used + room_needed > column.height:
                yield column, tuple(lines)
                column, used, lines = next(columns), 0.0, []
            if not lines and not line.labels:
                continue
            lines.append(line)
            used += line.height
    if lines:
        yield column, tuple(lines)


def _heights_kept(block: SetLines) -> list[float]:
    """Return for each line how high it is with those after it that it keeps in its column."""
    heights: list[float] = []
    below = 0.0
    for line in reversed(block):
        below = line.height + (below if line.keeps_next else 0.0)
        heights.append(below)
    heights.reverse()
    return heights


def height_of(blocks: Iterable[SetLines]) -> float:
    """Return how high some lines are one below the other."""
    return sum(line.height for block in blocks for line in block)


def placed(
    column: Column, lines: SetLines
) -> tuple[list[Primitive], list[LinkArea], list[LinkTarget]]:
    """Return what a column holds, in px of its sheet."""
    primitives: list[Primitive] = []
    links: list[LinkArea] = []
    targets: list[LinkTarget] = []
    x, y = column.x, column.y
    for line in lines:
        primitives += [moved(item, x, y) for item in line.marks]
        primitives += [Label(label.x + x, label.y + y, *label[2:]) for label in line.labels]
        primitives += [moved(item, x, y) for item in line.rules]
        links += [link._replace(x=link.x + x, y=link.y + y) for link in line.links]
        targets += [place._replace(x=place.x + x, y=place.y + y) for place in line.targets]
        y += line.height
    return primitives, links, targets
