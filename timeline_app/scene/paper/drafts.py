"""What a document is made from, and pages before their numbers are known: drawing and notes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from timeline_app.scene.display import Line, Primitive
from timeline_app.scene.paper.columns import (
    Column,
    SetLines,
    columns_at,
    columns_of,
    placed,
    poured,
)
from timeline_app.scene.paper.notes import SOURCES_TITLE, Notes, set_notes
from timeline_app.scene.paper.page import (
    Bookmark,
    DocumentInfo,
    LinkArea,
    LinkTarget,
    Page,
    PaperDocument,
    event_target,
)
from timeline_app.scene.paper.refusals import TooFewSheetsError
from timeline_app.scene.paper.sheet import HeadingTags, Paper, Sheet
from timeline_app.scene.paper.timeline import SMALLEST_SHRINK, Drawing, PrintRequest, SheetBody
from timeline_app.scene.tags import HEAD, PLACE, TITLE, Role, Tag

# Paper is sharper than a screen: type a tenth smaller reads as well.
NORMAL_SHRINK = 0.9

NOTES_TITLE = "Notes"
"""What notes are called."""

# So many sizes from full to the smallest: neighbours differ by less than a point.
_FIT_STEPS = 6
# Long enough to be found at the edge of a sheet.
_MARK_PX = 9.0
# Short: it must not be taken for something of the timeline.
_MARK_REACH_PX = 4.0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a booklet: its heading, and the request for its drawing."""

    id: str
    title: str
    request: PrintRequest


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """What a document is made from.

    The whole drawing, the notes, and for a booklet the sections and some facts for its first page.
    """

    drawing: PrintRequest
    info: DocumentInfo
    notes: Notes = field(default_factory=Notes)
    sections: Sequence[Section] = ()
    facts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before its number is known; `heading` is what the name of its section is."""

    sheet: Sheet
    body: SheetBody
    mark: str = ""
    heading: Tag = PLACE


def drawing_drafts(
    request: PrintRequest, paper: Paper, section: str = "", prefix: str = ""
) -> Iterator[Draft]:
    """Yield the pages of one drawing."""
    sheet, drawing, cuts = _fitting(request, paper, section, prefix)
    down = len(cuts)
    heading = drawing.tag.holding(Role.HEADING_2)
    for row, cut in enumerate(cuts):
        for column in range(paper.across):
            body = drawing.body(cut, column)
            mark = ""
            if paper.across > 1:
                mark = f"sheet {_sheet_name(row, column)} of {paper.across}×{down}"
                crosses = _assembly_marks(sheet, row, column, paper, down)
                body = replace(body, primitives=(*body.primitives, *crosses))
            yield Draft(sheet, body, mark, heading)
            heading = PLACE


def _fitting(
    request: PrintRequest, paper: Paper, section: str, prefix: str
) -> tuple[Sheet, Drawing, list[tuple[float, float]]]:
    """Return the largest drawing that fits the sheets asked for."""
    shrinks = [NORMAL_SHRINK]
    if paper.down is not None:
        steps = range(_FIT_STEPS)
        shrinks = [1.0 - (1.0 - SMALLEST_SHRINK) * step / (_FIT_STEPS - 1) for step in steps]
    needed = 0
    for shrink in shrinks:
        sheet = Sheet(paper, shrink, request.words, request.measurer, section)
        level = Role.HEADING_3 if section else Role.HEADING_2
        drawing = Drawing(request, sheet, paper.across, prefix, level)
        cuts = drawing.cuts()
        needed = len(cuts)
        if paper.down is None or needed <= paper.down:
            return sheet, drawing, cuts
    raise TooFewSheetsError(
        f"the timeline needs {paper.across}x{needed} sheets of this paper: "
        f"ask for --pages {paper.across}x{needed}, use larger paper or filter more"
    )


def _sheet_name(row: int, column: int) -> str:
    letters, number = "", row
    while True:
        number, rest = divmod(number, 26)
        letters = chr(ord("A") + rest) + letters
        if number == 0:
            return f"{letters}{column + 1}"
        number -= 1


def _assembly_marks(
    sheet: Sheet, row: int, column: int, paper: Paper, down: int
) -> Iterator[Primitive]:
    """Yield strokes where a sheet meets another, above and below what is drawn."""
    bottom = sheet.body_top + sheet.body_px + _MARK_REACH_PX / 2
    top, middle = sheet.body_top - 2 * _MARK_REACH_PX, sheet.width / 2
    for y in (top, bottom):
        if column > 0:
            yield Line(0.0, y, _MARK_PX, y, "ink-soft")
        if column < paper.across - 1:
            yield Line(sheet.width - _MARK_PX, y, sheet.width, y, "ink-soft")
    for is_joined, y in ((row > 0, top), (row < down - 1, bottom)):
        if is_joined:
            yield Line(middle, y - _MARK_REACH_PX / 2, middle, y + _MARK_REACH_PX / 2, "ink-soft")


def note_drafts(
    notes: Notes, drawing: PrintRequest, paper: Paper, drafts: Sequence[Draft],
    first: int = 1, section: str = "",
) -> Iterator[Draft]:  # fmt: skip
    """Yield the pages of some notes, which name the pages that `drafts` will become."""
    if not notes.events and not notes.sources:
        return
    titles = [NOTES_TITLE] if notes.events else []
    titles += [SOURCES_TITLE] if notes.sources else []
    title = " and ".join((titles[0], *(word.lower() for word in titles[1:])))
    if section:
        title = f"{section}: {title.lower()}"
    sheet = Sheet(paper, NORMAL_SHRINK, drawing.words, drawing.measurer, title, has_legend=False)
    tag = Tag(Role.SECTION)
    heading = tag.holding(Role.HEADING_2)
    for body in _note_sheets(notes, sheet, drawing, page_words(drafts, first), tag):
        yield Draft(sheet, body, heading=heading)
        heading = PLACE


def _note_sheets(
    notes: Notes, sheet: Sheet, request: PrintRequest, page_of: Callable[[int], str], tag: Tag
) -> Iterator[SheetBody]:
    """Yield what stands on each sheet; `page_of` tells where an event of a number is drawn."""
    _, width = columns_of(sheet.width)
    blocks = set_notes(notes, width, request.measurer, page_of, tag)
    page: list[tuple[Column, SetLines]] = []
    across = len(columns_at(sheet.width, 0.0, 0.0))
    for column, lines in poured(blocks, _endless_columns(sheet)):
        page.append((column, lines))
        if len(page) == across:
            yield _body_of(page, sheet)
            page = []
    if page:
        yield _body_of(page, sheet)


def _endless_columns(sheet: Sheet) -> Iterator[Column]:
    """Yield the columns of one sheet after the other."""
    for _ in count():
        yield from columns_at(sheet.width, sheet.body_top, sheet.body_px)


def _body_of(columns: Sequence[tuple[Column, SetLines]], sheet: Sheet) -> SheetBody:
    primitives: list[Primitive] = []
    links: list[LinkArea] = []
    targets: list[LinkTarget] = []
    for column, lines in columns:
        items, its_links, its_targets = placed(column, lines)
        primitives += items
        links += its_links
        targets += its_targets
    return SheetBody(
        tuple(primitives), tuple(links), tuple(targets), sheet.body_top + sheet.body_px
    )


def page_words(drafts: Sequence[Draft], first: int) -> Callable[[int], str]:
    """Return what tells on which page an event is drawn."""
    pages = {
        target.name: number
        for number, draft in reversed(list(enumerate(drafts, first)))
        for target in draft.body.targets
    }

    def words(number: int) -> str:
        page = pages.get(event_target(number))
        return "" if page is None else f"page\u00a0{page}"

    return words


def finished(
    drafts: Sequence[Draft], paper: Paper, bookmarks: Iterable[Bookmark], info: DocumentInfo
) -> PaperDocument:
    """Put heading, legend and footer on every page."""
    pages = []
    for number, draft in enumerate(drafts, 1):
        sheet, body, is_first = draft.sheet, draft.body, number == 1
        title, chosen = (TITLE, HEAD) if number > 1 else (Tag(Role.HEADING_1), Tag(Role.PARAGRAPH))
        primitives = (
            *sheet.heading(HeadingTags(title, chosen, draft.heading)),
            *body.primitives,
            *sheet.legend(is_again=not is_first),
            *sheet.footer(f"page {number} of {len(drafts)}", draft.mark or body.remark),
        )
        pages.append(Page(primitives, sheet.shrink, body.links, body.targets))
    return PaperDocument(tuple(pages), paper, info, tuple(bookmarks))


def track_bookmarks(
    request: PrintRequest, prefix: str, named: Mapping[str, None]
) -> list[Bookmark]:
    """Return the tracks that are drawn somewhere among some names."""
    targets = [(track.label, f"{prefix}track-{track.id}") for track in request.track_set.tracks]
    return [Bookmark(label, target) for label, target in targets if target in named]
