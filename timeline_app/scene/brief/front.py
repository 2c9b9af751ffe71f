"""The first page of a brief: what it is, the whole at a glance, what matters, and the contents."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from timeline_app.scene.brief.glance import draw_glance
from timeline_app.scene.brief.leaf import GUTTER_PX, LINE_PX, Leaf
from timeline_app.scene.brief.pages import Draft
from timeline_app.scene.brief.request import BriefRequest, Choice, ChoiceColumn, Entry
from timeline_app.scene.brief.setting import EntrySetting, heading
from timeline_app.scene.cutting import fitted_label, spaced
from timeline_app.scene.display import Label, Line, Primitive, TextStyle
from timeline_app.scene.paper.columns import Column, SetLine, placed
from timeline_app.scene.paper.flow import Run, first_lines
from timeline_app.scene.paper.page import LinkArea, LinkTarget, note_target
from timeline_app.scene.tags import Role, Tag, contents_link

GLANCE = "glance"

# A headline of 28 px with a fifth of that between its lines.
_HEADLINE_PX = 33.0
# A title without end must not take the page.
_MOST_TITLE_LINES = 2
# A label of 13 px with a third of that between lines.
_DECK_LINE_PX = 17.0
# A sentence of some thirty words; the filter has as much.
_MOST_DECK_LINES = 3
# A section's type with air above and below.
_SECTION_PX = 26.0
# A line of white between the parts of the page.
_GAP_PX = 14.0
# Half of the page at most: the columns below are what is read first.
_GLANCE_SHARE = 0.5
# What happened, what was agreed, what comes next.
_COLUMNS = 3
# Dots would be read out one by one; a thin line leads the eye as well.
_LEADER_GAP_PX = 6.0


class ContentsLine(NamedTuple):
    """What begins on which page."""

    title: str
    page: int
    target: str


def front_page(request: BriefRequest, contents: Sequence[ContentsLine], leaf: Leaf) -> Draft:
    """Return the first page."""
    place = LinkTarget(GLANCE, 0.0, 0.0, request.glance.title)
    draft = Draft(leaf, is_front=True, targets=[place])
    y = _head(request, draft)
    contents_px = _SECTION_PX + len(contents) * LINE_PX
    bottom = leaf.bottom - contents_px - _GAP_PX
    y = _glance(request, draft, y, (bottom - y) * _GLANCE_SHARE)
    y = _choices(request, draft, y + _GAP_PX, bottom)
    _contents(contents, draft, y + _GAP_PX)
    return draft


def _head(request: BriefRequest, draft: Draft) -> float:
    """Put title and deck on the page, and return where they end."""
    leaf, y, tag = draft.leaf, 0.0, Tag(Role.HEADING_1)
    title = Run(request.imprint.title, TextStyle.HEADLINE, "ink")
    for line in first_lines((title,), leaf.width, _MOST_TITLE_LINES, leaf.measurer):
        draft.primitives += [piece.label(0.0, y + _HEADLINE_PX / 2, tag) for piece in line]
        y += _HEADLINE_PX
    for text in request.deck:
        runs, tag = (Run(text, TextStyle.LABEL, "ink-soft"),), Tag(Role.PARAGRAPH)
        for line in first_lines(runs, leaf.width, _MOST_DECK_LINES, leaf.measurer):
            draft.primitives += [piece.label(0.0, y + _DECK_LINE_PX / 2, tag) for piece in line]
            y += _DECK_LINE_PX
    return y + _GAP_PX / 2


def _glance(request: BriefRequest, draft: Draft, y: float, room: float) -> float:
    leaf, tag, title = draft.leaf, Tag(Role.SECTION), request.glance.title
    middle, heading = y + _SECTION_PX / 2, tag.holding(Role.HEADING_2)
    draft.primitives.append(
        fitted_label(
            0.0, middle, title, TextStyle.SECTION, "ink", leaf.width, leaf.measurer, heading
        )
    )
    y += _SECTION_PX
    drawn = draw_glance(request.glance, y, leaf.width, room - _SECTION_PX, leaf.measurer, tag)
    draft.primitives += drawn.primitives
    draft.links += drawn.links
    return drawn.bottom


def _choices(request: BriefRequest, draft: Draft, top: float, bottom: float) -> float:
    """Put the columns on the page with as many entries as have room; return where they end."""
    columns = [column for column in request.choices if column.choices]
    end = top
    leaf = draft.leaf
    # One column alone would be too wide to be read.
    width = leaf.column_px(_COLUMNS)
    for number, column in enumerate(columns):
        lines = _fitting(column, width, bottom - top, leaf)
        place = Column(number * (width + GUTTER_PX), top, bottom - top)
        items, links, targets = placed(place, lines)
        draft.primitives += items
        draft.links += links
        draft.targets += targets
        end = max(end, top + sum(line.height for line in lines))
    return end


def _fitting(column: ChoiceColumn, width: float, room: float, leaf: Leaf) -> tuple[SetLine, ...]:
    """Return heading and entries, as many of the most important as there is room for."""

    def height(count: int) -> float:
        return sum(line.height for line in _lines_of(column, count, width, leaf))

    count = bisect_right(range(1, len(column.choices) + 1), room, key=height)
    # A number leads to its entry further on, which is the one place of that name.
    lines = _lines_of(column, count, width, leaf) if count else []
    return tuple(line._replace(targets=()) for line in lines)


def _lines_of(column: ChoiceColumn, count: int, width: float, leaf: Leaf) -> list[SetLine]:
    """Return heading and the most important entries, in the order of time."""
    by_rank, tag = sorted(column.choices, key=lambda choice: choice.rank), Tag(Role.SECTION)
    kept = {choice.number for choice in by_rank[:count]}
    entries = [_entry(choice) for choice in column.choices if choice.number in kept]
    setting = EntrySetting(width, entries, leaf.measurer)
    its_tag, within = tag.holding(Role.HEADING_2), tag.holding(Role.LIST)
    # What is left out is told, or the page would seem to name them all.
    chosen = f", {count:,} of {column.total:,}" if count < column.total else ""
    lines = list(heading(f"{column.title}{chosen}", "", width, leaf.measurer, its_tag))
    for entry in entries:
        lines += setting.lines(entry, note_target(entry.number), within)
    return lines


def _entry(choice: Choice) -> Entry:
    when = Run(choice.when, TextStyle.NOTE_STRONG, "ink")
    basis = Run(f" {choice.basis}", TextStyle.NOTE, "ink-soft")
    title = Run(choice.title, TextStyle.NOTE, "ink")
    return Entry(choice.number, choice.title, ((when, basis), (title,)), choice.color, choice.shape)


def _contents(contents: Sequence[ContentsLine], draft: Draft, y: float) -> None:
    leaf, tag = draft.leaf, Tag(Role.SECTION)
    width, heading = leaf.measurer.width("Contents", TextStyle.HEADER), tag.holding(Role.HEADING_2)
    draft.primitives.append(
        Label(0.0, y + _SECTION_PX / 2, "Contents", TextStyle.HEADER, "ink", width, tag=heading)
    )
    y += _SECTION_PX
    draft.primitives.append(Line(0.0, y - 4, leaf.width, y - 4, "ink"))
    whole = tag.holding(Role.CONTENTS)
    for line in contents:
        link = contents_link(whole)
        draft.primitives += _contents_line(line, y + LINE_PX / 2, leaf, link)
        draft.links.append(LinkArea(0.0, y, leaf.width, LINE_PX, line.target, link))
        y += LINE_PX


def _contents_line(line: ContentsLine, y: float, leaf: Leaf, tag: Tag) -> list[Primitive]:
    page = str(line.page)
    page_px = leaf.measurer.width(page, TextStyle.NOTE_STRONG)
    room = leaf.width - page_px - 2 * _LEADER_GAP_PX
    label = fitted_label(0.0, y, line.title, TextStyle.NOTE, "ink", room, leaf.measurer, tag)
    x = leaf.width - page_px
    rule = Line(label.width + _LEADER_GAP_PX, y + 4, x - _LEADER_GAP_PX, y + 4, "grid-strong", True)
    number = Label(x, y, page, TextStyle.NOTE_STRONG, "accent", page_px, tag=tag)
    return [spaced(label), rule, number]
