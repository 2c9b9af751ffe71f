"""The elements of a tagged PDF: a tree made of the tags that primitives and links bear.

ISO 32000, 14.7 and 14.8; what ISO 14289-1 (PDF/UA-1) asks of it is checked by the tests.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline_app.render.pdf_update import PdfUpdate, text_string
from timeline_app.scene.tags import Role, Tag

_DOCUMENT, _TEXT = "Document", "Span"
_ARTIFACT = b"/Artifact BMC"
_HEADER = b"/Artifact <</Type/Pagination/Subtype/Header>> BDC"
_RUNNING = {
    Role.RUNNING_TITLE: _HEADER,
    Role.RUNNING_PLACE: _HEADER,
    Role.RUNNING_HEAD: _HEADER,
    Role.RUNNING_FOOT: b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC",
}
_KINDS = {
    Role.SECTION: "Sect",
    Role.RUNNING_TITLE: "H1",
    Role.RUNNING_PLACE: "H2",
    Role.HEADING_1: "H1",
    Role.HEADING_2: "H2",
    Role.HEADING_3: "H3",
    Role.HEADING_4: "H4",
    Role.PARAGRAPH: "P",
    Role.LIST: "L",
    Role.ITEM: "LI",
    Role.ITEM_LABEL: "Lbl",
    Role.ITEM_BODY: "LBody",
    Role.CONTENTS: "TOC",
    Role.CONTENTS_ITEM: "TOCI",
    Role.REFERENCE: "Reference",
    Role.TABLE: "Table",
    Role.ROW: "TR",
    Role.COLUMN_HEAD: "TH",
    Role.ROW_HEAD: "TH",
    Role.CELL: "TD",
    Role.FIGURE: "Figure",
    Role.LINK: "Link",
}
_ATTRIBUTES = {
    Role.COLUMN_HEAD: b"/A<</O/Table/Scope/Column>>",
    Role.ROW_HEAD: b"/A<</O/Table/Scope/Row>>",
}


class _Extent(NamedTuple):
    """Where something is on a page, in points."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


class _Child(NamedTuple):
    """What an element holds: another one, a part of a page by its number there, or a link."""

    page: int
    order: int
    element: "_Element | None" = None
    part: int = 0
    link: int = 0


@dataclass(slots=True, eq=False)
class _Element:
    tag: Tag | None
    number: int
    parent: int
    children: list[_Child] = field(default_factory=list)
    extents: list[_Extent] = field(default_factory=list)

    @property
    def has_link(self) -> bool:
        """Whether it has a link that can be followed."""
        return any(child.link for child in self.children)

    @property
    def kind(self) -> str:
        """What it is called in the file; a link to nowhere is only text."""
        if self.tag is None:
            return _DOCUMENT
        is_text = self.tag.role is Role.LINK and not self.has_link
        return _TEXT if is_text else _KINDS[self.tag.role]


class Structure:
    """Collects the parts of pages in the order in which they are read, then writes the elements.

    Pages are counted from 0, and so are the parts of each.
    """

    def __init__(self, update: PdfUpdate, pages: list[int]) -> None:
        self._update = update
        self._pages = pages
        self._root = update.add()
        self._document = _Element(None, update.add(), self._root)
        self._elements: dict[int, _Element] = {}
        self._parts: list[list[_Element]] = [[] for _ in pages]
        self._links: list[_Element] = []

    def begin_part(self, page: int, tag: Tag | None) -> bytes:
        """Return the words that begin the next part of a page."""
        if tag is None:
            return _ARTIFACT
        is_heading = page == 0 and tag.role in _KINDS
        if tag.role in _RUNNING and not is_heading:
            return _RUNNING[tag.role]
        element, parts = self._element(tag, page), self._parts[page]
        element.children.append(_Child(page, 0, part=len(parts)))
        parts.append(element)
        # Whether a link leads anywhere shows at the end; here all that counts is the number.
        kind = _TEXT if tag.role is Role.LINK else element.kind
        return b"/%b <</MCID %d>> BDC" % (kind.encode(), len(parts) - 1)

    def add_extent(self, page: int, tag: Tag, extent: tuple[float, float, float, float]) -> None:
        """Note where on a page a figure is, or a part of it."""
        self._element(tag, page).extents.append(_Extent(page, *extent))

    def add_link(self, page: int, tag: Tag, link: int) -> int:
        """Put a link into its element, and return the key by which it finds that."""
        element = self._element(tag, page)
        element.children.append(_Child(page, 0, link=link))
        self._links.append(element)
        return len(self._pages) + len(self._links) - 1

    def write(self) -> None:
        """Add all elements to the file, and what leads to them."""
        for element in (self._document, *self._elements.values()):
            self._update.replace(element.number, self._body(element))
        parts = [[element.number for element in parts] for parts in self._parts]
        entries = [b"%d[%b]" % (page, _references(numbers)) for page, numbers in enumerate(parts)]
        links = enumerate(self._links, len(self._pages))
        entries += [b"%d %d 0 R" % (key, element.number) for key, element in links]
        tree = self._update.add(b"<</Nums[%b]>>" % b"\n".join(entries))
        self._update.replace(
            self._root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self._document.number, tree, len(entries)),
        )
        self._update.extend_catalog(b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R" % self._root)

    def _element(self, tag: Tag, page: int) -> _Element:
        """Return the element of a tag, which begins where its first part is."""
        found = self._elements.get(id(tag))
        if found is None:
            within = self._document if tag.within is None else self._element(tag.within, page)
            found = _Element(tag, self._update.add(), within.number)
            self._elements[id(tag)] = found
            within.children.append(_Child(page, tag.order, element=found))
        return found

    def _body(self, element: _Element) -> bytes:
        tag, children = element.tag, element.children
        if len(children) > 1 and any(child.order for child in children):
            children = sorted(children, key=lambda child: (child.page, child.order))
        page = next((child.page for child in children if child.element is None), None)
        own = b"".join(self._attributes(tag, element.extents)) if tag is not None else b""
        if page is not None:
            own += b"/Pg %d 0 R" % self._pages[page]
        kids = list(self._kids(children, page))
        held = kids[0] if len(kids) == 1 else b"[%b]" % b" ".join(kids)
        kind = element.kind.encode()
        return b"<</Type/StructElem/S/%b/P %d 0 R%b/K %b>>" % (kind, element.parent, own, held)

    def _attributes(self, tag: Tag, extents: Sequence[_Extent]) -> Iterator[bytes]:
        if tag.words:
            yield b"/Alt%b" % text_string(tag.words)
        if tag.role in _ATTRIBUTES:
            yield _ATTRIBUTES[tag.role]
        if len({extent.page for extent in extents}) == 1:
            _, left, bottom, right, top = zip(*extents, strict=True)
            sides = min(left), min(bottom), max(right), max(top)
            yield b"/A<</O/Layout/BBox[%.1f %.1f %.1f %.1f]>>" % sides

    def _kids(self, children: Iterable[_Child], page: int | None) -> Iterator[bytes]:
        for child in children:
            at = self._pages[child.page]
            if child.element is not None:
                yield b"%d 0 R" % child.element.number
            elif child.link:
                yield b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (at, child.link)
            elif child.page == page:
                yield b"%d" % child.part
            else:
                yield b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (at, child.part)


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
