"""A brief put together: first the sections behind, since the pages in front name theirs."""

from collections.abc import Iterator, Mapping, Sequence

from timeline_app.scene.brief.axis import AXIS, Axis, axis_leaf
from timeline_app.scene.brief.front import GLANCE, ContentsLine, front_page
from timeline_app.scene.brief.leaf import Leaf
from timeline_app.scene.brief.pages import Draft, PageRun, pages_of
from timeline_app.scene.brief.request import BriefRequest, Fold
from timeline_app.scene.brief.sections import Section, sections_of
from timeline_app.scene.paper.page import Bookmark, PaperDocument, landing, note_target
from timeline_app.scene.paper.sheet import Paper

AXIS_TITLE = "The axis: what has a date"
"""What the axis is called in contents and bookmarks."""


def build_brief(request: BriefRequest, paper: Paper) -> PaperDocument:
    """Lay a brief out. Raises PaperTooSmallError if the paper has no room for its columns."""
    leaf = Leaf(paper, request.imprint, request.measurer)
    axis = None
    if request.axis is not None:
        axis = Axis(request, request.axis, axis_leaf(request, leaf))
    run = PageRun(leaf)
    sections = list(sections_of(request, leaf, axis.places() if axis is not None else {}))
    for section in sections:
        run.add(section)
    first = 1 + int(request.has_front) + (len(axis.cuts) if axis is not None else 0)
    page_of = _pages_by_name(run.drafts, first)
    axis_drafts: Sequence[Draft] = ()
    if axis is not None:
        axis_drafts = list(axis.drafts(lambda fold: _page_words(fold, page_of)))
    drafts = [*axis_drafts, *run.drafts]
    bookmarks: list[Bookmark] = []
    if request.has_front:
        contents = list(_contents(request, sections, page_of))
        drafts.insert(0, front_page(request, contents, leaf))
        bookmarks.append(Bookmark(request.glance.title, GLANCE))
    if axis is not None:
        bookmarks.append(Bookmark(AXIS_TITLE, AXIS))
    bookmarks += [section.bookmark for section in sections]
    return landing(PaperDocument(tuple(pages_of(drafts)), paper, request.info, tuple(bookmarks)))


def _pages_by_name(drafts: Sequence[Draft], first: int) -> dict[str, int]:
    """Return on which page each place is."""
    return {
        target.name: number
        for number, draft in enumerate(drafts, first)
        for target in draft.targets
    }


def _page_words(fold: Fold, page_of: Mapping[str, int]) -> str:
    """Return on which pages the promises of a track are."""
    pages = [page_of[note_target(number)] for number in fold.numbers]
    first, last = min(pages), max(pages)
    return f"page {first}" if first == last else f"pages {first}–{last}"


def _contents(
    request: BriefRequest, sections: Sequence[Section], page_of: Mapping[str, int]
) -> Iterator[ContentsLine]:
    yield ContentsLine(request.glance.title, 1, GLANCE)
    if request.axis is not None:
        yield ContentsLine(AXIS_TITLE, 2, AXIS)
    for section in sections:
        yield ContentsLine(section.title, page_of[section.id], section.id)
