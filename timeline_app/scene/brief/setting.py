"""The small print of a brief set in lines: headings over a rule, and entries with their numbers."""

from collections.abc import Iterable, Iterator, Sequence

from timeline_app.scene.brief.leaf import LINE_PX
from timeline_app.scene.brief.request import Entry
from timeline_app.scene.display import Label, Line, Mark, TextMeasurer, TextStyle
from timeline_app.scene.paper.columns import SetLine, SetLines, labels_and_links
from timeline_app.scene.paper.flow import Run, RunLine, Runs, Setting
from timeline_app.scene.paper.page import LinkArea, LinkTarget, note_target
from timeline_app.scene.tags import Item, Role, Tag

# What is longer is parted rather than leave more than an eighth of a column white.
MOST_WHOLE_LINES = 8

# A mark as high as the small letters beside it.
_MARK_RADIUS_PX = 3.5
# A number, its mark and its words are one entry: half a letter between them.
_GAP_PX = 5.0
# A quarter of a line tells entries apart.
_BETWEEN_PX = 3.5
# A third of a line above what begins a new part.
_ABOVE_PX = 5.0
# From the rule of a heading to its first entry.
_BELOW_RULE_PX = 4.0
# Leads of a line of 11 px type under one of 12 px.
_HEADING_LINE_PX = 15.0


def gap(height: float) -> SetLine:
    """Return white that is left out at the top of a column."""
    return SetLine(height, ())


def heading(
    text: str, name: str, width_px: float, measurer: TextMeasurer, tag: Tag, color: str = "ink"
) -> Iterator[SetLine]:
    """Yield a heading over a rule, in as many lines as it needs."""
    yield gap(_ABOVE_PX)
    lines = Setting(width_px, measurer).lines((Run(text, TextStyle.HEADER, color),))
    for number, line in enumerate(lines):
        is_last = number == len(lines) - 1
        rule = Line(0.0, _HEADING_LINE_PX, width_px, _HEADING_LINE_PX, color)
        yield SetLine(
            _HEADING_LINE_PX + (_BELOW_RULE_PX if is_last else 0.0),
            tuple(piece.label(0.0, _HEADING_LINE_PX / 2, tag) for piece in line),
            (rule,) if is_last else (),
            targets=() if number else (LinkTarget(name, 0.0, 0.0, text),),
            keeps_next=True,
        )


def subheading(
    text: str, name: str, width_px: float, measurer: TextMeasurer, tag: Tag
) -> Iterator[SetLine]:
    """Yield a heading within a part."""
    runs = (Run(text, TextStyle.NOTE_STRONG, "accent"),)
    for number, line in enumerate(Setting(width_px, measurer).lines(runs)):
        targets = () if number else (LinkTarget(name, 0.0, 0.0, text),)
        yield _line(line, 0.0, tag)._replace(targets=targets, keeps_next=True)


def caption(runs: Runs, width_px: float, measurer: TextMeasurer, tag: Tag) -> Iterator[SetLine]:
    """Yield what is said of all entries below it."""
    for line in Setting(width_px, measurer).lines(runs):
        yield _line(line, 0.0, tag)._replace(keeps_next=True)
    yield SetLine(_BELOW_RULE_PX, (), keeps_next=True)


class EntrySetting:
    """Sets entries in a width: numbers and marks in the margin, which all entries share."""

    def __init__(self, width_px: float, entries: Iterable[Entry], measurer: TextMeasurer) -> None:
        found = list(entries)
        numbers = (str(entry.number) for entry in found)
        self._number_px = max(
            (measurer.width(number, TextStyle.NOTE_STRONG) for number in numbers), default=0.0
        )
        has_marks = any(entry.shape is not None for entry in found)
        self._indent_px = self._number_px + _GAP_PX
        if has_marks:
            self._indent_px += 2 * _MARK_RADIUS_PX + _GAP_PX
        self._setting = Setting(max(width_px - self._indent_px, 1.0), measurer)
        self._measurer = measurer

    def lines(self, entry: Entry, target: str, within: Tag) -> SetLines:
        """Return the lines of an entry of a list; its number leads to a target."""
        item = Item(within)
        tags = item.paragraphs(entry.paragraphs)
        found = [
            _line(line, self._indent_px, tag)
            for runs, tag in zip(entry.paragraphs, tags, strict=True)
            for line in self._setting.lines(runs)
        ] or [SetLine(LINE_PX, ())]
        found[0] = self._led(found[0], entry, target, item.label)
        is_whole = len(found) <= MOST_WHOLE_LINES
        last = len(found) - 1
        kept = [
            # Neither the first two lines nor the last two are parted.
            line._replace(keeps_next=number < last and (is_whole or number in (0, 1, last - 1)))
            for number, line in enumerate(found)
        ]
        return (*kept, gap(_BETWEEN_PX))

    def _led(self, line: SetLine, entry: Entry, target: str, within: Tag) -> SetLine:
        """Return the first line of an entry with what stands in its margin.

        Its mark says nothing that is not in its words.
        """
        text, tag = str(entry.number), within.holding(Role.LINK)
        width = self._measurer.width(text, TextStyle.NOTE_STRONG)
        label = Label(0.0, LINE_PX / 2, text, TextStyle.NOTE_STRONG, "accent", width, tag=tag)
        link = LinkArea(0.0, 0.0, self._number_px, LINE_PX, target, tag)
        marks: tuple[Mark, ...] = ()
        if entry.shape is not None:
            x = self._number_px + _GAP_PX + _MARK_RADIUS_PX
            marks = (Mark(entry.shape, x, LINE_PX / 2, _MARK_RADIUS_PX, entry.color),)
        return line._replace(
            labels=(label, *line.labels),
            links=(link, *line.links),
            targets=(LinkTarget(note_target(entry.number), 0.0, 0.0, _words_of(entry)),),
            marks=marks,
        )


def _words_of(entry: Entry) -> str:
    return f"entry {entry.number}: {entry.title}"


def paragraph(
    runs: Runs, place: LinkTarget, width_px: float, measurer: TextMeasurer, tag: Tag
) -> SetLines:
    """Return a paragraph of the sources, with its place."""
    found = [_line(line, 0.0, tag) for line in Setting(width_px, measurer).lines(runs)]
    if not found:
        return ()
    found[0] = found[0]._replace(targets=(place,))
    last = len(found) - 1
    is_whole = len(found) <= MOST_WHOLE_LINES
    kept: Sequence[SetLine] = [
        line._replace(keeps_next=number < last and (is_whole or number in (0, last - 1)))
        for number, line in enumerate(found)
    ]
    return (*kept, gap(_BETWEEN_PX / 2))


def _line(line: RunLine, indent_px: float, tag: Tag) -> SetLine:
    labels, links = labels_and_links(line, indent_px, LINE_PX, tag)
    return SetLine(LINE_PX, labels, (), links)
