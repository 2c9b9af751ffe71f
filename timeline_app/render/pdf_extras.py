"""What Qt's PDF writer leaves out: links, bookmarks, files, language and further metadata."""

import re
from collections.abc import Iterator, Sequence

from timeline_app.render.pdf_attachments import AttachedFile, attach
from timeline_app.render.pdf_update import PdfUpdate, text_string
from timeline_app.scene.paper.paging import (
    PX_PER_MM,
    Bookmark,
    LinkTarget,
    Page,
    Paper,
    PaperDocument,
)

_PT_PER_PX = 72 / 96
# A reader that jumps to a line does not show it glued to the edge of its window.
_ABOVE_PX = 6.0


def with_extras(
    data: bytes, document: PaperDocument, attached: Sequence[AttachedFile] = ()
) -> bytes:
    """Return a PDF of the document's pages with links, bookmarks, metadata and files added."""
    update = PdfUpdate(data)
    pages = update.pages()
    places = _places(pages, document)
    for number, page in zip(pages, document.pages, strict=True):
        links = b"\n".join(_links(page, document.paper_of(page), places))
        if links:
            annotations = re.search(rb"/Annots (\d+) 0 R", update.body(number))
            if annotations is None:
                update.extend(number, b"/Annots [%b]" % links)
            else:
                update.replace(int(annotations[1]), b"[%b]" % links)
    info = document.info
    subject, keywords = text_string(info.subject), text_string(info.keywords)
    update.extend_info(b"/Subject %b\n/Keywords %b" % (subject, keywords))
    update.extend_catalog(b"/ViewerPreferences << /DisplayDocTitle true >>")
    if info.language:
        update.extend_catalog(b"/Lang %b" % text_string(info.language))
    bookmarks = _landing(document.bookmarks, places)
    if bookmarks:
        outline = update.add()
        update.replace(outline, _hung(update, outline, bookmarks, places, is_open=True))
        update.extend_catalog(b"/Outlines %d 0 R\n/PageMode /UseOutlines" % outline)
    _name_subsets(update)
    attach(update, attached, info.printed_at)
    return update.finished()


def _places(numbers: Sequence[int], document: PaperDocument) -> dict[str, bytes]:
    """Return for each target the destination that it is; the first of a name holds."""
    places: dict[str, bytes] = {}
    for number, page in zip(numbers, document.pages, strict=True):
        for target in page.targets:
            if target.name not in places:
                x, y = _point(target, page, document.paper_of(page))
                places[target.name] = b"[%d 0 R/XYZ %.1f %.1f null]" % (number, max(x, 0.0), y)
    return places


def _point(target: LinkTarget, page: Page, paper: Paper) -> tuple[float, float]:
    return _x_pt(target.x, page, paper), _y_pt(target.y - _ABOVE_PX, page, paper)


def _x_pt(x: float, page: Page, paper: Paper) -> float:
    return (x * page.shrink + paper.margin_mm * PX_PER_MM) * _PT_PER_PX


def _y_pt(y: float, page: Page, paper: Paper) -> float:
    from_top = y * page.shrink + paper.margin_mm * PX_PER_MM
    return (paper.height_mm * PX_PER_MM - from_top) * _PT_PER_PX


def _links(page: Page, paper: Paper, places: dict[str, bytes]) -> Iterator[bytes]:
    for link in page.links:
        place = places.get(link.target)
        if place is not None:
            left, right = (_x_pt(x, page, paper) for x in (link.x, link.x + link.width))
            top, bottom = (_y_pt(y, page, paper) for y in (link.y, link.y + link.height))
            yield (
                b"<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[%.1f %.1f %.1f %.1f]/Dest%b>>"
                % (left, bottom, right, top, place)
            )


def _landing(bookmarks: Sequence[Bookmark], places: dict[str, bytes]) -> list[Bookmark]:
    return [bookmark for bookmark in bookmarks if bookmark.target in places]


def _hung(
    update: PdfUpdate, parent: int, bookmarks: Sequence[Bookmark], places: dict[str, bytes],
    is_open: bool,
) -> bytes:  # fmt: skip
    """Add bookmarks below a parent, each linked with its neighbours; return the parent's body."""
    numbers = [update.add() for _ in bookmarks]
    for index, (number, bookmark) in enumerate(zip(numbers, bookmarks, strict=True)):
        children = _landing(bookmark.children, places)
        below = b"<<\n>>"
        if children:
            below = _hung(update, number, children, places, is_open=False)
        update.replace(number, below)
        update.extend(
            number,
            b"/Title %b\n/Parent %d 0 R\n/Dest %b"
            % (text_string(bookmark.title), parent, places[bookmark.target]),
        )
        if index:
            update.extend(number, b"/Prev %d 0 R" % numbers[index - 1])
        if index + 1 < len(numbers):
            update.extend(number, b"/Next %d 0 R" % numbers[index + 1])
    shown = len(numbers) if is_open else -len(numbers)
    return b"<<\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n>>" % (numbers[0], numbers[-1], shown)


def _name_subsets(update: PdfUpdate) -> None:
    """Give fonts the name that their descriptor has, which says that they are subsets."""
    names: dict[int, bytes] = {}
    for number in update.fonts():
        described = re.search(rb"/FontDescriptor (\d+) 0 R", update.body(number))
        if described is not None:
            found = re.search(rb"/FontName /(\S+)", update.body(int(described[1])))
            if found is not None:
                names[number] = found[1]
    for number in update.fonts():
        body = update.body(number)
        descendant = re.search(rb"/DescendantFonts \[(\d+) 0 R\]", body)
        name = names.get(int(descendant[1]) if descendant is not None else number)
        if name is not None:
            update.replace(number, re.sub(rb"/BaseFont /\S+", b"/BaseFont /" + name, body))
