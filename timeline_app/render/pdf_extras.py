"""What Qt's PDF writer leaves out: links, bookmarks, language and further metadata."""

import io
from collections.abc import Iterable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from timeline_app.scene.paging import PX_PER_MM, Anchor, Bookmark, Page, Paper, PaperDocument

_PT_PER_PX = 72 / 96
_ABOVE_PX = 6.0

Place = tuple[IndirectObject, float, float]


def with_extras(data: bytes, document: PaperDocument) -> bytes:
    """Return a PDF of the document's pages with links, bookmarks and metadata added."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    root, info = writer.root_object, document.info
    if info.language:
        root[NameObject("/Lang")] = TextStringObject(info.language)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): NameObject("/true")}
    )
    writer.add_metadata({"/Subject": info.subject, "/Keywords": info.keywords})
    places = _places(writer, document)
    for sheet, page in zip(writer.pages, document.pages, strict=True):
        links = _links(page, document.paper, places)
        if links:
            sheet[NameObject("/Annots")] = links
    if document.bookmarks:
        root[NameObject("/Outlines")] = _outline(writer, document.bookmarks, places)
        root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _places(writer: PdfWriter, document: PaperDocument) -> dict[str, Place]:
    """Return for each anchor its sheet and its place on it in points; the first of a name holds."""
    places: dict[str, Place] = {}
    for sheet, page in zip(writer.pages, document.pages, strict=True):
        reference = sheet.indirect_reference
        if reference is None:
            continue
        for anchor in page.anchors:
            x, y = _point(anchor, page, document.paper)
            places.setdefault(anchor.name, (reference, x, y))
    return places


def _point(anchor: Anchor, page: Page, paper: Paper) -> tuple[float, float]:
    return _x_pt(anchor.x, page, paper), _y_pt(anchor.y - _ABOVE_PX, page, paper)


def _x_pt(x: float, page: Page, paper: Paper) -> float:
    return (x * page.shrink + paper.margin_mm * PX_PER_MM) * _PT_PER_PX


def _y_pt(y: float, page: Page, paper: Paper) -> float:
    from_top = y * page.shrink + paper.margin_mm * PX_PER_MM
    return (paper.height_mm * PX_PER_MM - from_top) * _PT_PER_PX


def _links(page: Page, paper: Paper, places: dict[str, Place]) -> ArrayObject:
    links = ArrayObject()
    for link in page.links:
        place = places.get(link.target)
        if place is None:
            continue
        left, right = (_x_pt(x, page, paper) for x in (link.x, link.x + link.width))
        top, bottom = (_y_pt(y, page, paper) for y in (link.y, link.y + link.height))
        links.append(
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject("/Link"),
                    NameObject("/Rect"): _numbers(left, bottom, right, top),
                    NameObject("/Border"): ArrayObject([NumberObject(0)] * 3),
                    NameObject("/Dest"): _destination(place),
                }
            )
        )
    return links


def _destination(place: Place) -> ArrayObject:
    sheet, x, y = place
    return ArrayObject([sheet, NameObject("/XYZ"), *_numbers(max(x, 0.0), y), NullObject()])


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(f"{value:.1f}") for value in values])


def _outline(
    writer: PdfWriter, bookmarks: Iterable[Bookmark], places: dict[str, Place]
) -> IndirectObject:
    root = DictionaryObject({NameObject("/Type"): NameObject("/Outlines")})
    reference = writer._add_object(root)
    _fill(writer, root, reference, bookmarks, places, is_open=True)
    return reference


def _fill(
    writer: PdfWriter, parent: DictionaryObject, reference: IndirectObject,
    bookmarks: Iterable[Bookmark], places: dict[str, Place], is_open: bool,
) -> None:  # fmt: skip
    """Hang bookmarks below a parent, each linked with its neighbours."""
    references: list[IndirectObject] = []
    before = parent
    for bookmark in bookmarks:
        if bookmark.target not in places:
            continue
        item = DictionaryObject(
            {
                NameObject("/Title"): TextStringObject(bookmark.title),
                NameObject("/Parent"): reference,
                NameObject("/Dest"): _destination(places[bookmark.target]),
            }
        )
        its_reference = writer._add_object(item)
        if bookmark.children:
            _fill(writer, item, its_reference, bookmark.children, places, is_open=False)
        if references:
            item[NameObject("/Prev")] = references[-1]
            before[NameObject("/Next")] = its_reference
        references.append(its_reference)
        before = item
    if references:
        parent[NameObject("/First")], parent[NameObject("/Last")] = references[0], references[-1]
        count = len(references) if is_open else -len(references)
        parent[NameObject("/Count")] = NumberObject(count)
