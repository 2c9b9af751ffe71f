"""Pages as values: what is drawn, what links where, and the bookmarks of the whole."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from timeline_app.scene.display import Hit, Primitive
from timeline_app.scene.paper.sheet import Paper
from timeline_app.scene.tags import Tag


class LinkArea(NamedTuple):
    """A place on a page that leads to a target; its tag is that of what is drawn there."""

    x: float
    y: float
    width: float
    height: float
    target: str
    tag: Tag | None = None


class LinkTarget(NamedTuple):
    """A place on a page that links and bookmarks lead to; `words` say what is there."""

    name: str
    x: float
    y: float
    words: str = ""


class Bookmark(NamedTuple):
    """An entry of the outline, with those below it."""

    title: str
    target: str
    children: tuple["Bookmark", ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its display list in px between the margins, and the factor to shrink it by.

    Its `paper` is that of the document, unless it has one of its own. A picture has `hits`: where
    events are drawn.
    """

    primitives: tuple[Primitive, ...]
    shrink: float
    links: tuple[LinkArea, ...] = ()
    targets: tuple[LinkTarget, ...] = ()
    paper: Paper | None = None
    hits: tuple[Hit, ...] = ()


class DocumentInfo(NamedTuple):
    """What a file says of itself: `subject` names the filter, `keywords` list and version.

    `printed_at` is the time that it bears, in UTC.
    """

    title: str
    language: str = ""
    subject: str = ""
    keywords: str = ""
    printed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """All pages for one kind of paper, and the bookmarks that lead into them."""

    pages: tuple[Page, ...]
    paper: Paper
    info: DocumentInfo
    bookmarks: tuple[Bookmark, ...] = ()

    def paper_of(self, page: Page) -> Paper:
        """Return the sheet that a page is drawn on."""
        return page.paper or self.paper

    @property
    def first_paper(self) -> Paper:
        """The sheet of the first page."""
        return self.paper_of(self.pages[0]) if self.pages else self.paper


def landing(document: PaperDocument) -> PaperDocument:
    """Return a document without the links and bookmarks that lead to what is on none of its pages.

    A bookmark stays where some below it lead somewhere: it goes where the first of them does.
    """
    names = {target.name for page in document.pages for target in page.targets}
    pages = (
        replace(page, links=tuple(link for link in page.links if link.target in names))
        for page in document.pages
    )
    bookmarks = tuple(_landing(document.bookmarks, names))
    return replace(document, pages=tuple(pages), bookmarks=bookmarks)


def _landing(bookmarks: Iterable[Bookmark], names: Set[str]) -> Iterator[Bookmark]:
    for bookmark in bookmarks:
        below = tuple(_landing(bookmark.children, names))
        if bookmark.target in names:
            yield bookmark._replace(children=below)
        elif below:
            yield bookmark._replace(target=below[0].target, children=below)


def event_target(number: int) -> str:
    """Return the name of the place where an event is drawn."""
    return f"event-{number}"


def note_target(number: int) -> str:
    """Return the name of the note of an event."""
    return f"note-{number}"


def source_target(document: str, paragraph: int | None = None) -> str:
    """Return the name of the place of a document among the sources, or of a paragraph of it."""
    return f"source-{document}" if paragraph is None else f"source-{document}-{paragraph}"
