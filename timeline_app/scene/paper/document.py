"""A whole document on paper: drawing, sections and notes put on sheets, with bookmarks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from timeline_app.scene.paper.drafts import (
    NORMAL_SHRINK,
    NOTES_TITLE,
    DocumentRequest,
    Draft,
    Section,
    drawing_drafts,
    finished,
    note_drafts,
    track_bookmarks,
)
from timeline_app.scene.paper.notes import SOURCES_TITLE, Note, Notes, anchor_of_heading
from timeline_app.scene.paper.overview import ContentsEntry, overview_part
from timeline_app.scene.paper.page import (
    Bookmark,
    DocumentInfo,
    LinkTarget,
    Page,
    PaperDocument,
    note_target,
    source_target,
)
from timeline_app.scene.paper.sheet import Paper, Sheet
from timeline_app.scene.paper.timeline import PrintRequest, check_count
from timeline_app.scene.tags import Role, Tag


class Layout(StrEnum):
    """How a timeline is put on paper; all but pages and booklet are laid out by `scene.brief`."""

    BRIEF = "brief"
    AXIS = "axis"
    CHRONOLOGY = "chronology"
    PAGES = "pages"
    POSTER = "poster"
    BOOKLET = "booklet"


def build_document(request: DocumentRequest, layout: Layout, paper: Paper) -> PaperDocument:
    """Lay a document out. Raises PaperError with a way out if it does not fit."""
    check_count(request.drawing)
    if layout is Layout.BOOKLET and request.sections:
        return _booklet(request, paper)
    drafts = list(drawing_drafts(request.drawing, paper))
    drafts += note_drafts(request.notes, request.drawing, paper, drafts)
    return finished(drafts, paper, _bookmarks(request, drafts), request.info)


def build_pages(request: PrintRequest, paper: Paper) -> list[Page]:
    """Lay a drawing alone out, line by line and from left to right.

    Raises PaperError when it does not fit the number of sheets asked for.
    """
    check_count(request)
    drafts = list(drawing_drafts(request, paper))
    return list(finished(drafts, paper, (), DocumentInfo(request.words.title)).pages)


def _bookmarks(request: DocumentRequest, drafts: Sequence[Draft]) -> Iterator[Bookmark]:
    """Yield the outline: the tracks of the drawing, and the years of the notes."""
    named = {target.name: None for draft in drafts for target in draft.body.targets}
    tracks = track_bookmarks(request.drawing, "", named)
    if tracks:
        yield Bookmark("Timeline", tracks[0].target, tuple(tracks))
    by_heading: dict[str, list[Bookmark]] = {}
    for note in request.notes.events:
        by_heading.setdefault(note.heading, []).append(_note_bookmark(note))
    years = [
        Bookmark(text, anchor_of_heading(text), tuple(marks))
        for text, marks in by_heading.items()
        if text
    ]
    if years:
        yield Bookmark(NOTES_TITLE, years[0].target, tuple(years))
    yield from _source_bookmarks(request.notes)


def _booklet(request: DocumentRequest, paper: Paper) -> PaperDocument:
    """Return an overview page, the sections one after the other, and the sources."""
    drafts: list[Draft] = []
    entries: list[ContentsEntry] = []
    bookmarks = [Bookmark("Overview", "overview")]
    loose = replace(paper, across=1, down=None)
    places = _Places()
    for section in request.sections:
        first = len(drafts) + 2
        notes = _notes_of(section, request.notes)
        pages = list(_section_pages(section, notes, loose, first))
        target = f"section-{section.id}"
        entries.append(ContentsEntry(section.title, _count(section), first, target))
        below = _section_bookmarks(section, notes, pages)
        names = places.new_names(pages, f"{section.id}-")
        drafts += [_renamed(page, names) for page in pages]
        mark = Bookmark(section.title, target, tuple(below))
        bookmarks.append(_renamed_bookmark(mark, names))
    sources = Notes((), request.notes.sources)
    of_sources = list(note_drafts(sources, request.drawing, loose, drafts, first=2))
    for mark in _source_bookmarks(request.notes):
        entries.append(ContentsEntry(mark.title, 0, len(drafts) + 2, mark.target))
        bookmarks.append(mark)
    sheet = Sheet(loose, NORMAL_SHRINK, request.drawing.words, request.drawing.measurer, "Overview")
    tag = Tag(Role.SECTION)
    overview = overview_part(request.drawing, request.facts, entries, sheet, tag)
    heading = tag.holding(Role.HEADING_2)
    pages = [Draft(sheet, overview, heading=heading), *drafts, *of_sources]
    return finished(pages, loose, bookmarks, request.info)


def _source_bookmarks(notes: Notes) -> Iterator[Bookmark]:
    """Yield the sources with their documents, if there are any."""
    sources = [Bookmark(one.title, source_target(one.id)) for one in notes.sources]
    if sources:
        yield Bookmark(SOURCES_TITLE, anchor_of_heading(SOURCES_TITLE), tuple(sources))


def _note_bookmark(note: Note) -> Bookmark:
    """Return what leads to a note."""
    return Bookmark(f"{note.number} {note.title}", note_target(note.number))


class _Places:
    """Names of places: one that an earlier section has gets another in the later one.

    So a link within a section stays there, and one from elsewhere leads to the first.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()

    def new_names(self, pages: Sequence[Draft], prefix: str) -> dict[str, str]:
        """Return the names that are taken, with new ones, and take the others."""
        names = {target.name for page in pages for target in page.body.targets}
        taken = names & self._known
        self._known |= names
        return {name: f"{prefix}{name}" for name in taken}


def _count(section: Section) -> int:
    return len({row for track in section.request.track_set.tracks for row in track.rows.tolist()})


def _notes_of(section: Section, notes: Notes) -> Notes:
    rows = {row for track in section.request.track_set.tracks for row in track.rows.tolist()}
    numbers = {section.request.number_of[row] for row in rows}
    return Notes([note for note in notes.events if note.number in numbers])


def _section_pages(section: Section, notes: Notes, paper: Paper, first: int) -> Iterator[Draft]:
    """Yield the drawing of a section and its notes, on pages from a number on."""
    pages = list(drawing_drafts(section.request, paper, section.title, f"{section.id}-"))
    target = LinkTarget(f"section-{section.id}", 0.0, 0.0, section.title)
    body = pages[0].body
    pages[0] = replace(pages[0], body=replace(body, targets=(target, *body.targets)))
    yield from pages
    yield from note_drafts(notes, section.request, paper, pages, first, section.title)


def _section_bookmarks(
    section: Section, notes: Notes, pages: Sequence[Draft]
) -> Iterator[Bookmark]:
    named = {target.name: None for page in pages for target in page.body.targets}
    tracks = track_bookmarks(section.request, f"{section.id}-", named)
    if len(tracks) > 1:
        yield from tracks
    if notes.events:
        marks = tuple(_note_bookmark(note) for note in notes.events)
        yield Bookmark(NOTES_TITLE, marks[0].target, marks)


def _renamed(page: Draft, names: Mapping[str, str]) -> Draft:
    body = page.body
    links = tuple(link._replace(target=names.get(link.target, link.target)) for link in body.links)
    targets = tuple(
        place._replace(name=names.get(place.name, place.name)) for place in body.targets
    )
    return replace(page, body=replace(body, links=links, targets=targets))


def _renamed_bookmark(mark: Bookmark, names: Mapping[str, str]) -> Bookmark:
    children = tuple(_renamed_bookmark(child, names) for child in mark.children)
    return mark._replace(target=names.get(mark.target, mark.target), children=children)
