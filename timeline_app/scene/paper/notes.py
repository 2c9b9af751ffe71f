"""The notes: one entry for each event, set in columns over as many sheets as they need."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline_app.scene.display import Label, Line, Primitive, TextMeasurer, TextStyle
from timeline_app.scene.paper import flow
from timeline_app.scene.paper.flow import Run, Setting
from timeline_app.scene.paper.page import Anchor, Link, event_anchor, note_anchor

NOTE_LINE_PX = 14.5
SMALL_STYLE = TextStyle.NOTE

_COLUMN_PX = 470.0
_COLUMN_GAP_PX = 28.0
_INDENT_PX = 34.0
_NOTE_GAP_PX = 8.0
_HEADING_PX = 27.0
_KEPT_LINES = 3


class Note(NamedTuple):
    """What is said of one event: its number and title, then paragraphs of runs.

    `brief` is what is left where room is short.
    """

    number: int
    title: str
    heading: str
    paragraphs: tuple[tuple[Run, ...], ...]
    brief: tuple[tuple[Run, ...], ...] = ()


class SetLine(NamedTuple):
    """A line of the notes as it is set, from the left edge of its column."""

    height: float
    labels: tuple[Label, ...]
    rules: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()


Block = tuple[SetLine, ...]


class Column(NamedTuple):
    """A column of a sheet: its top left corner and its height."""

    x: float
    y: float
    height: float


def columns_of(width_px: float) -> tuple[int, float]:
    """Return how many columns of notes stand side by side, and how wide each is."""
    count = max(1, round(width_px / (_COLUMN_PX + _COLUMN_GAP_PX)))
    return count, (width_px - (count - 1) * _COLUMN_GAP_PX) / count


def columns_at(width_px: float, top: float, height: float) -> list[Column]:
    """Return the columns of a sheet."""
    count, width = columns_of(width_px)
    return [Column(i * (width + _COLUMN_GAP_PX), top, height) for i in range(count)]


def anchor_of_heading(text: str) -> str:
    """Return the name of the place where a heading stands in the notes."""
    return f"notes-{text}"


def set_notes(
    notes: Sequence[Note], width_px: float, measurer: TextMeasurer,
    page_of: Callable[[int], str],
) -> Iterator[Block]:  # fmt: skip
    """Yield the blocks of the notes, each with the heading it begins under.

    `page_of` tells where an event of a number is drawn.
    """
    heading = ""
    setting = Setting(width_px - _INDENT_PX, measurer)
    for note in notes:
        block: list[SetLine] = []
        if note.heading != heading:
            heading = note.heading
            block.append(_heading_line(heading, width_px, measurer))
        yield (*block, *_note_lines(note, setting, page_of(note.number)))


def poured(blocks: Iterable[Block], columns: Iterator[Column]) -> Iterator[tuple[Column, Block]]:
    """Yield lines for one column after the other; a block keeps its first lines together."""
    column = next(columns)
    used = 0.0
    lines: list[SetLine] = []
    for block in blocks:
        kept = sum(line.height for line in block[:_KEPT_LINES])
        for number, line in enumerate(block):
            needed = kept if number == 0 else line.height
            if used + needed > column.height and lines:
                yield column, tuple(lines)
                column, used, lines = next(columns), 0.0, []
            if not lines and not line.labels:
                continue
            lines.append(line)
            used += line.height
    if lines:
        yield column, tuple(lines)


def height_of(blocks: Iterable[Block]) -> float:
    """Return how high some blocks are one below the other."""
    return sum(line.height for block in blocks for line in block)


def placed(column: Column, lines: Block) -> tuple[list[Primitive], list[Link], list[Anchor]]:
    """Return what a column holds, in px of its sheet."""
    primitives: list[Primitive] = []
    links: list[Link] = []
    anchors: list[Anchor] = []
    x, y = column.x, column.y
    for line in lines:
        primitives += [item._replace(x=item.x + x, y=item.y + y) for item in line.labels]
        primitives += [
            item._replace(x1=item.x1 + x, x2=item.x2 + x, y1=item.y1 + y, y2=item.y2 + y)
            for item in line.rules
        ]
        links += [item._replace(x=item.x + x, y=item.y + y) for item in line.links]
        anchors += [item._replace(x=item.x + x, y=item.y + y) for item in line.anchors]
        y += line.height
    return primitives, links, anchors


def _heading_line(text: str, width_px: float, measurer: TextMeasurer) -> SetLine:
    width = measurer.width(text, TextStyle.SECTION)
    label = Label(0.0, 10.0, text, TextStyle.SECTION, "accent", width)
    rule = Line(0.0, 21.0, width_px, 21.0, "grid-strong")
    anchor = Anchor(anchor_of_heading(text), 0.0, 0.0)
    return SetLine(_HEADING_PX, (label,), (rule,), (), (anchor,))


def _note_lines(note: Note, setting: Setting, page: str) -> Iterator[SetLine]:
    measurer, middle = setting.measurer, NOTE_LINE_PX / 2
    title = [Run(note.title, TextStyle.NOTE_STRONG, "ink")]
    if page:
        title.append(Run(f" {page}", SMALL_STYLE, "accent", event_anchor(note.number)))
    number_text = str(note.number)
    number_px = measurer.width(number_text, TextStyle.NUMBER)
    number: Label | None = Label(0.0, middle, number_text, TextStyle.NUMBER, "accent", number_px)
    for index, runs in enumerate([title, *note.paragraphs]):
        for line in setting.lines(tuple(runs)):
            labels = tuple(piece.label(_INDENT_PX, middle) for piece in line)
            links = tuple(_links(line))
            if index == 0 and number is not None:
                back = Link(0.0, 0.0, number_px, NOTE_LINE_PX, event_anchor(note.number))
                anchor = Anchor(note_anchor(note.number), 0.0, 0.0)
                yield SetLine(NOTE_LINE_PX, (number, *labels), (), (back, *links), (anchor,))
                number = None
            else:
                yield SetLine(NOTE_LINE_PX, labels, (), links)
    yield SetLine(_NOTE_GAP_PX, ())


def _links(line: flow.Line) -> Iterator[Link]:
    for piece in line:
        if piece.run.target:
            yield Link(_INDENT_PX + piece.x, 0.0, piece.width, NOTE_LINE_PX, piece.run.target)
