"""One sheet in one size: head, axis, entries in columns and legend, if they fit."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from timeline_app.scene.brief.axis import AXIS, Axis
from timeline_app.scene.brief.brief import AXIS_TITLE
from timeline_app.scene.brief.filling import Filling
from timeline_app.scene.brief.leaf import GUTTER_PX, LINE_PX, Leaf
from timeline_app.scene.brief.pages import Draft, pages_of
from timeline_app.scene.brief.request import BriefRequest
from timeline_app.scene.brief.sections import Section, chronology, promises
from timeline_app.scene.brief.setting import caption, heading, paragraph
from timeline_app.scene.cutting import moved
from timeline_app.scene.display import TEXT_SIZES_PX, Primitive, TextStyle
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.paper.columns import Column, SetLines, placed
from timeline_app.scene.paper.flow import Run, first_lines
from timeline_app.scene.paper.legend import LEGEND_LINE_PX, legend_lines
from timeline_app.scene.paper.page import (
    Bookmark,
    LinkTarget,
    PaperDocument,
    landing,
    source_target,
)
from timeline_app.scene.paper.refusals import PaperTooSmallError
from timeline_app.scene.paper.sheet import Paper
from timeline_app.scene.tags import Role, Tag

# Some forty-five letters a line: short texts in the type of a page, many side by side.
_COLUMN_PX = 265.0
# A title of 22 px with a fifth of that between its lines.
_TITLE_PX = 27.0
# A label of 13 px with a third of that between lines.
_DECK_PX = 17.0
# A title without end must not take the sheet, nor a filter of many values.
_MOST_TITLE_LINES, _MOST_DECK_LINES = 2, 3
# A line of white below the head, and between axis and columns.
_GAP_PX = 12.0
SOURCES = "sources"

# As many digits as the widest number of titles that are cut.
_MANY_TITLES = 999


class SheetPlan(NamedTuple):
    """What is on the sheet; `left_out` says what is not, with so many titles that are cut."""

    words: BriefRequest
    tells_promises: bool
    colors: tuple[tuple[str, str], ...]
    left_out: Callable[[int], str]


class LoneSheet(NamedTuple):
    """A sheet that fits: how many titles are cut on it, and how large its labels are in px."""

    document: PaperDocument
    cut_titles: int
    label_px: float

    @property
    def merit(self) -> tuple[int, float]:
        """What is larger, the better the sheet is."""
        return -self.cut_titles, self.label_px


def lone_sheet(
    plan: SheetPlan, paper: Paper, shrink: float, metrics: Metrics | None
) -> LoneSheet | None:
    """Return the sheet, or None if it would need more than one; an axis has some metrics."""
    words = plan.words
    try:
        leaf = Leaf(paper, words.imprint, words.measurer, shrink)
    except PaperTooSmallError:
        return None
    draft = Draft(leaf, is_front=True)
    # How many titles are cut is known once the axis is laid out below the head.
    cut_titles = _MANY_TITLES if words.axis is not None else 0
    leaf.top = _head(plan, Draft(leaf), cut_titles) + _GAP_PX
    legend = legend_lines(plan.colors, leaf.width, words.measurer, Tag(Role.SECTION))
    top, bottom = leaf.top, leaf.bottom - len(legend) * LEGEND_LINE_PX
    axis: Axis | None = None
    if words.axis is not None:
        axis = _axis(plan, leaf, metrics)
        if axis is None:
            return None
        top, bottom = axis.end + _GAP_PX, axis.bottom
        axis.put_on(draft, 0, lambda _: "below" if plan.tells_promises else "")
    sections = list(_sections(plan, leaf, axis))
    if sections and not _fill(sections, words, draft, top, bottom):
        return None
    cut_titles = axis.cut_titles() if axis is not None else 0
    head = Draft(leaf)
    _head(plan, head, cut_titles)
    # In the order in which it is read.
    draft.primitives[:0] = head.primitives
    if axis is None:
        draft.primitives += _legend(legend, bottom)
    bookmarks = [Bookmark(AXIS_TITLE, AXIS)] if axis is not None else []
    bookmarks += [section.bookmark for section in sections]
    pages = tuple(pages_of([draft]))
    document = landing(PaperDocument(pages, paper, words.info, tuple(bookmarks)))
    label_px = axis.label_px if axis is not None else TEXT_SIZES_PX[TextStyle.NOTE]
    return LoneSheet(document, cut_titles, label_px * shrink)


def _axis(plan: SheetPlan, leaf: Leaf, metrics: Metrics | None) -> Axis | None:
    """Return the axis if it fits above the legend."""
    drawing = plan.words.axis
    if drawing is None or leaf.height <= 0:
        return None
    axis = Axis(plan.words, drawing, leaf, metrics, Role.HEADING_2)
    return axis if len(axis.cuts) == 1 and axis.end <= axis.bottom else None


def _head(plan: SheetPlan, draft: Draft, cut_titles: int) -> float:
    """Put title, deck and what is left out on a sheet, and return where they end."""
    leaf, y = draft.leaf, 0.0
    lines = [(plan.words.imprint.title, TextStyle.TITLE, "ink", _TITLE_PX, _MOST_TITLE_LINES)]
    lines += [
        (text, TextStyle.LABEL, "ink-soft", _DECK_PX, _MOST_DECK_LINES) for text in plan.words.deck
    ]
    left_out = plan.left_out(cut_titles)
    lines.append((left_out, TextStyle.NOTE_STRONG, "ink", LINE_PX, _MOST_DECK_LINES))
    tag = Tag(Role.HEADING_1)
    for text, style, color, height, most in lines:
        for line in first_lines((Run(text, style, color),), leaf.width, most, leaf.measurer):
            draft.primitives += [piece.label(0.0, y + height / 2, tag) for piece in line]
            y += height
        tag = Tag(Role.PARAGRAPH)
    return y


def _legend(legend: Sequence[Sequence[Primitive]], y: float) -> Iterator[Primitive]:
    for number, line in enumerate(legend):
        for item in line:
            yield moved(item, 0.0, y + (number + 0.5) * LEGEND_LINE_PX)


def _sections(plan: SheetPlan, leaf: Leaf, axis: Axis | None) -> Iterator[Section]:
    """Yield what is told below the axis, in columns as wide as they are pleasant to read."""
    columns = leaf.columns(_COLUMN_PX)
    places = axis.places() if axis is not None else {}
    if plan.words.dates:
        yield chronology(plan.words, leaf, columns, places)
    if plan.words.acts and plan.tells_promises:
        yield promises(plan.words, leaf, columns, places)


def _blocks(sections: Sequence[Section], width: float, words: BriefRequest) -> Iterator[SetLines]:
    """Yield the lines of sections that share their columns, and what their codes stand for."""
    measurer = words.measurer
    for section in sections:
        tag = section.tag.holding(Role.HEADING_2)
        lead = list(heading(section.title, section.id, width, measurer, tag, "accent"))
        if section.caption:
            tag = section.tag.holding(Role.PARAGRAPH)
            lead += caption(section.caption, width, measurer, tag)
        for block in section.blocks:
            yield (*lead, *_glued(block)) if lead else block
            lead = []
    tag = Tag(Role.SECTION)
    its_tag = tag.holding(Role.HEADING_2)
    lead = list(heading("Sources", SOURCES, width, measurer, its_tag, "accent"))
    for source in words.sources:
        code = Run(f"{source.code}\u00a0", TextStyle.NOTE_STRONG, "accent")
        title = Run(f"{source.title}. {source.details}".strip(), TextStyle.NOTE, "ink-soft")
        place = LinkTarget(source_target(source.id), 0.0, 0.0, source.title)
        its_tag = tag.holding(Role.PARAGRAPH)
        yield (*lead, *paragraph((code, title), place, width, measurer, its_tag))
        lead = []


def _glued(block: SetLines) -> SetLines:
    """Return a block that stays with what heads it."""
    return (block[0]._replace(keeps_next=True), *block[1:])


def _fill(
    sections: Sequence[Section], words: BriefRequest, draft: Draft, top: float, bottom: float
) -> bool:
    """Put sections into columns that end level, if they have room."""
    leaf, room = draft.leaf, bottom - top
    count = sections[0].columns
    width = leaf.column_px(count)
    filling = Filling(_blocks(sections, width, words), room)
    level_px = filling.level_px(0, count, room) if room > 0 else None
    if level_px is None:
        return False
    columns, _ = filling.columns(0, count, level_px)
    for number, lines in enumerate(columns):
        items, links, targets = placed(Column(number * (width + GUTTER_PX), top, level_px), lines)
        draft.primitives += items
        draft.links += links
        draft.targets += targets
    return True
