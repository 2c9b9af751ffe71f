"""What Qt's PDF writer leaves out: tags, links, bookmarks, files, language and metadata."""

import re
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from timeline_app.render.pdf_attachments import AttachedFile, attach
from timeline_app.render.pdf_update import PdfUpdate, UnexpectedPdfError, found, text_string
from timeline_app.render.tagging.fonts import mend_fonts
from timeline_app.render.tagging.marks import parts_of, with_parts
from timeline_app.render.tagging.metadata import add_metadata, claim_tags
from timeline_app.render.tagging.places import Place, link_areas, places_of, rectangle_of
from timeline_app.render.tagging.structure import Structure
from timeline_app.scene.paper.paging import Bookmark, PaperDocument
from timeline_app.scene.tags import Role

_UNTAGGED = "The PDF has no tags for screen readers"
_BARE = "The PDF has pages alone, no links, bookmarks, files or tags for screen readers"
_REASON = "since Qt did not write it in the way that is known here"
# What may go wrong where bytes are not what they should be.
_UNFORESEEN = (UnexpectedPdfError, LookupError, ValueError, OverflowError, zlib.error)


class PdfFile(NamedTuple):
    """A PDF, and a sentence without a full stop on what it lacks, if it lacks some."""

    data: bytes
    remark: str = ""


def with_extras(
    data: bytes, document: PaperDocument, attached: Sequence[AttachedFile] = ()
) -> PdfFile:
    """Return a PDF of the document's pages with files and all else that can be added to it.

    Qt is not ours: if it wrote a page in another way than the one known here, that page still
    is there to be read.
    """
    for remark, is_tagged in (("", True), (f"{_UNTAGGED}, {_REASON}", False)):
        try:
            return PdfFile(_extended(data, document, attached, is_tagged=is_tagged), remark)
        except _UNFORESEEN:
            continue
    return PdfFile(data, f"{_BARE}, {_REASON}")


def _extended(
    data: bytes, document: PaperDocument, attached: Sequence[AttachedFile], *, is_tagged: bool
) -> bytes:
    update = PdfUpdate(data)
    pages = update.pages()
    places = places_of(pages, document)
    structure = Structure(update, pages) if is_tagged else None
    if structure is not None:
        _tag_pages(update, pages, document, structure)
    for index, number in enumerate(pages):
        _add_links(update, number, index, document, places, structure)
    if structure is not None:
        structure.write()
        claim_tags(update)
    add_metadata(update, document.info)
    bookmarks = _landing(document.bookmarks, places)
    if bookmarks:
        outline = update.add()
        entries = _hung(update, outline, bookmarks, places, is_open=True)
        update.replace(outline, b"<<%b>>" % entries)
        update.extend_catalog(b"/Outlines %d 0 R\n/PageMode /UseOutlines" % outline)
    mend_fonts(update)
    attach(update, attached, document.info.printed_at)
    return update.finished()


def _tag_pages(
    update: PdfUpdate, pages: Sequence[int], document: PaperDocument, structure: Structure
) -> None:
    """Let each part of each page begin with what it is."""
    for index, (number, page) in enumerate(zip(pages, document.pages, strict=True)):
        paper = document.paper_of(page)
        openings: list[bytes] = []
        for tag, items in parts_of(page):
            openings.append(structure.begin_part(index, tag))
            if tag is not None and tag.role is Role.FIGURE:
                structure.add_extent(index, tag, rectangle_of(items, page, paper))
        stream = int(found(rb"/Contents (\d+) 0 R", update.body(number)))
        update.replace_stream(stream, with_parts(update.stream(stream), openings))
        update.extend(number, b"/StructParents %d" % index)


def _add_links(
    update: PdfUpdate, number: int, index: int, document: PaperDocument,
    places: dict[str, Place], structure: Structure | None,
) -> None:  # fmt: skip
    """Put the links of a page on it, each with what it leads to in words."""
    page = document.pages[index]
    links: list[int] = []
    for area in link_areas(page, document.paper_of(page)):
        place = places.get(area.target)
        if place is None:
            continue
        link = update.add()
        key = b""
        if structure is not None and area.tag is not None:
            key = b"/StructParent %d" % structure.add_link(index, area.tag, link)
        update.replace(
            link,
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.1f %.1f %.1f %.1f]"
            b"/Dest%b/Contents%b%b>>" % (*area.sides, place.destination, place.words, key),
        )
        links.append(link)
    if links:
        listed = b"[%b]" % b" ".join(b"%d 0 R" % link for link in links)
        annotations = re.search(rb"/Annots (\d+) 0 R", update.body(number))
        if annotations is None:
            update.extend(number, b"/Annots %b" % listed)
        else:
            update.replace(int(annotations[1]), listed)
        update.extend(number, b"/Tabs/S")


def _landing(bookmarks: Sequence[Bookmark], places: dict[str, Place]) -> list[Bookmark]:
    return [bookmark for bookmark in bookmarks if bookmark.target in places]


def _hung(
    update: PdfUpdate, parent: int, bookmarks: Sequence[Bookmark], places: dict[str, Place],
    is_open: bool,
) -> bytes:  # fmt: skip
    """Add bookmarks below a parent, each linked with its neighbours; return entries for it."""
    numbers = [update.add() for _ in bookmarks]
    for index, (number, bookmark) in enumerate(zip(numbers, bookmarks, strict=True)):
        title, destination = text_string(bookmark.title), places[bookmark.target].destination
        entries = [b"/Title%b/Parent %d 0 R/Dest%b" % (title, parent, destination)]
        if index:
            entries.append(b"/Prev %d 0 R" % numbers[index - 1])
        if index + 1 < len(numbers):
            entries.append(b"/Next %d 0 R" % numbers[index + 1])
        children = _landing(bookmark.children, places)
        if children:
            entries.append(_hung(update, number, children, places, is_open=False))
        update.replace(number, b"<<%b>>" % b"".join(entries))
    shown = len(numbers) if is_open else -len(numbers)
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[0], numbers[-1], shown)
