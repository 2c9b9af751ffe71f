"""A whole document on paper: drawing, sections and notes put on sheets, with bookmarks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from timeline_app.scene.display import Line, Primitive
from timeline_app.scene.paper.columns import Column, SetLines, columns_at, columns_of, poured
from timeline_app.scene.paper.notes import SOURCES_TITLE, Notes, anchor_of_heading, set_notes
from timeline_app.scene.paper.overview import ContentsEntry, overview_part
from timeline_app.scene.paper.page import (
    Bookmark,
    DocumentInfo,
    LinkTarget,
    Page,
    PaperDocument,
    event_target,
    note_target,
    source_target,
)
from timeline_app.scene.paper.poster import (
    body_of,
    endless_columns,
    fits_poster,
    poster_body,
)
from timeline_app.scene.paper.refusals import TooFewSheetsError
from timeline_app.scene.paper.sheet import Paper, Sheet
from timeline_app.scene.paper.timeline import (
    SMALLEST_SHRINK,
    Drawing,
    PrintRequest,
    SheetBody,
    check_count,
)

# Paper is sharper than a screen: type a tenth smaller reads as well.
NORMAL_SHRINK = 0.9

_NOTES_TITLE = "Notes"
# So many sizes from full to the smallest: neighbours differ by less than a point.
_FIT_STEPS = 6
# Long enough to be found at the edge of a sheet.
_MARK_PX = 9.0
# Short: it must not be taken for something of the timeline.
_MARK_REACH_PX = 4.0


class Layout(StrEnum):
    """How a timeline is put on paper; a brief is laid out by `scene.brief`."""

    BRIEF = "brief"
    PAGES = "pages"
    POSTER = "poster"
    BOOKLET = "booklet"


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
    `larger_papers` are papers to suggest for a poster.
    """

    drawing: PrintRequest
    info: DocumentInfo
    notes: Notes = field(default_factory=Notes)
    sections: Sequence[Section] = ()
    facts: Sequence[str] = ()
    larger_papers: Mapping[str, Paper] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A page before its number is known."""

    sheet: Sheet
    body: SheetBody
    mark: str = ""


def build_document(request: DocumentRequest, layout: Layout, paper: Paper) -> PaperDocument:
    """Lay a document out. Raises PaperError with a way out if it does not fit."""
    check_count(request.drawing)
    if layout is Layout.POSTER:
        return _poster(request, paper)
    if layout is Layout.BOOKLET and request.sections:
        return _booklet(request, paper)
    drafts = list(drawing_drafts(request.drawing, paper))
    drafts += _note_drafts(request, paper, drafts)
    return _finished(drafts, paper, _bookmarks(request, drafts), request.info)


def build_pages(request: PrintRequest, paper: Paper) -> list[Page]:
    """Lay a drawing alone out, line by line and from left to right.

    Raises PaperError when it does not fit the number of sheets asked for.
    """
    check_count(request)
    drafts = list(drawing_drafts(request, paper))
    return list(_finished(drafts, paper, (), DocumentInfo(request.words.title)).pages)


def drawing_drafts(
    request: PrintRequest, paper: Paper, section: str = "", prefix: str = ""
) -> Iterator[_Draft]:
    """Yield the pages of one drawing."""
    sheet, drawing, cuts = _fitting(request, paper, section, prefix)
    down = len(cuts)
    for row, cut in enumerate(cuts):
        for column in range(paper.across):
            body = drawing.body(cut, column)
            mark = ""
            if paper.across > 1:
                mark = f"sheet {_sheet_name(row, column)} of {paper.across}×{down}"
                crosses = _assembly_marks(sheet, row, column, paper, down)
                body = replace(body, primitives=(*body.primitives, *crosses))
            yield _Draft(sheet, body, mark)


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
        drawing = Drawing(request, sheet, paper.across, prefix)
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


def _note_drafts(
    request: DocumentRequest, paper: Paper, drafts: Sequence[_Draft], first: int = 1
) -> Iterator[_Draft]:
    """Yield the pages of the notes, which name the pages that `drafts` will become."""
    if not request.notes.events:
        return
    drawing = request.drawing
    title = f"{_NOTES_TITLE} and sources" if request.notes.sources else _NOTES_TITLE
    sheet = Sheet(paper, NORMAL_SHRINK, drawing.words, drawing.measurer, title, has_legend=False)
    _, width = columns_of(sheet.width)
    blocks = set_notes(request.notes, width, drawing.measurer, page_words(drafts, first))
    page: list[tuple[Column, SetLines]] = []
    across = len(columns_at(sheet.width, 0.0, 0.0))
    for column, lines in poured(blocks, endless_columns(sheet)):
        page.append((column, lines))
        if len(page) == across:
            yield _Draft(sheet, body_of(page, sheet))
            page = []
    if page:
        yield _Draft(sheet, body_of(page, sheet))


def page_words(drafts: Sequence[_Draft], first: int) -> Callable[[int], str]:
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


def _finished(
    drafts: Sequence[_Draft], paper: Paper, bookmarks: Iterable[Bookmark], info: DocumentInfo
) -> PaperDocument:
    """Put heading, legend and footer on every page."""
    pages = []
    for number, draft in enumerate(drafts, 1):
        sheet, body = draft.sheet, draft.body
        primitives = (
            *sheet.heading(),
            *body.primitives,
            *sheet.legend(),
            *sheet.footer(f"page {number} of {len(drafts)}", draft.mark or body.remark),
        )
        pages.append(Page(primitives, sheet.shrink, body.links, body.targets))
    return PaperDocument(tuple(pages), paper, info, tuple(bookmarks))


def _bookmarks(request: DocumentRequest, drafts: Sequence[_Draft]) -> Iterator[Bookmark]:
    """Yield the outline: the tracks of the drawing, and the years of the notes."""
    named = {target.name: None for draft in drafts for target in draft.body.targets}
    tracks = _track_bookmarks(request.drawing, "", named)
    if tracks:
        yield Bookmark("Timeline", tracks[0].target, tuple(tracks))
    yield from _note_bookmarks(request)


def _track_bookmarks(
    request: PrintRequest, prefix: str, named: Mapping[str, None]
) -> list[Bookmark]:
    targets = [(track.label, f"{prefix}track-{track.id}") for track in request.track_set.tracks]
    return [Bookmark(label, target) for label, target in targets if target in named]


def _note_bookmarks(request: DocumentRequest) -> Iterator[Bookmark]:
    """Yield the notes with their years and events, and the sources with their documents."""
    by_heading: dict[str, list[Bookmark]] = {}
    for note in request.notes.events:
        mark = Bookmark(f"{note.number} {note.title}", note_target(note.number))
        by_heading.setdefault(note.heading, []).append(mark)
    years = [
        Bookmark(text, anchor_of_heading(text), tuple(marks))
        for text, marks in by_heading.items()
        if text
    ]
    if years:
        yield Bookmark(_NOTES_TITLE, years[0].target, tuple(years))
    sources = [Bookmark(one.title, source_target(one.id)) for one in request.notes.sources]
    if sources:
        yield Bookmark(SOURCES_TITLE, anchor_of_heading(SOURCES_TITLE), tuple(sources))


def _booklet(request: DocumentRequest, paper: Paper) -> PaperDocument:
    """Return an overview page, the sections one after the other, and the notes."""
    drafts: list[_Draft] = []
    entries: list[ContentsEntry] = []
    bookmarks = [Bookmark("Overview", "overview")]
    loose = replace(paper, across=1, down=None)
    for section in request.sections:
        prefix = f"{section.id}-"
        pages = list(drawing_drafts(section.request, loose, section.title, prefix))
        target = LinkTarget(f"section-{section.id}", 0.0, 0.0)
        pages[0] = replace(
            pages[0], body=replace(pages[0].body, targets=(target, *pages[0].body.targets))
        )
        rows = {row for t in section.request.track_set.tracks for row in t.rows.tolist()}
        entries.append(ContentsEntry(section.title, len(rows), len(drafts) + 2, target.name))
        named = {item.name: None for page in pages for item in page.body.targets}
        tracks = _track_bookmarks(section.request, prefix, named)
        below = tuple(tracks) if len(tracks) > 1 else ()
        bookmarks.append(Bookmark(section.title, target.name, below))
        drafts += pages
    notes = list(_note_drafts(request, loose, drafts, first=2))
    note_bookmarks = list(_note_bookmarks(request))
    page_of = {
        a.name: n for n, draft in enumerate(notes, len(drafts) + 2) for a in draft.body.targets
    }
    for mark in note_bookmarks:
        entries.append(ContentsEntry(mark.title, 0, page_of[mark.target], mark.target))
    sheet = Sheet(loose, NORMAL_SHRINK, request.drawing.words, request.drawing.measurer, "Overview")
    overview = overview_part(request.drawing, request.facts, entries, sheet)
    pages = [_Draft(sheet, overview), *drafts, *notes]
    return _finished(pages, loose, [*bookmarks, *note_bookmarks], request.info)


def _poster(request: DocumentRequest, paper: Paper) -> PaperDocument:
    """Return one page with drawing and notes, as large as they fit."""
    found = poster_body(request.drawing, request.notes, paper)
    if found is None:
        for name, larger in request.larger_papers.items():
            if fits_poster(request.drawing, request.notes, larger):
                way = f"use {name} paper or the layout in pages, or filter more"
                break
        else:
            way = "use the layout in pages, or filter more"
        raise TooFewSheetsError(
            f"the timeline with its notes does not fit one sheet of this paper: {way}"
        )
    draft = _Draft(*found)
    return _finished([draft], paper, _bookmarks(request, [draft]), request.info)
