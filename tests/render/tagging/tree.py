"""The elements of a tagged PDF as another program reads them, checked against its pages."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, ContentStream, IndirectObject

# What shows on paper: text, paths and shades.
PAINTING = {b"Tj", b"TJ", b"S", b"s", b"f", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do"}


@dataclass(eq=False)
class Element:
    """An element with what it holds: others, parts of pages by page and number, links."""

    kind: str
    words: str
    object: Any
    parent: Element | None
    children: list[Element] = field(default_factory=list)
    parts: list[tuple[int, int]] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()


class TaggedPdf:
    """A PDF with its elements."""

    def __init__(self, data: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(data))
        self.pages = [number_of(page.indirect_reference) for page in self.reader.pages]
        root: Any = self.reader.root_object["/StructTreeRoot"]
        self.document = self._element(root.raw_get("/K"), None)
        nums: list[Any] = list(list.__iter__(root["/ParentTree"]["/Nums"]))
        self.parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))

    def elements(self, kind: str = "") -> list[Element]:
        return [one for one in self.document.walk() if kind in ("", one.kind)]

    def _element(self, reference: IndirectObject, parent: Element | None) -> Element:
        plain: Any = reference.get_object()
        found = Element(plain["/S"][1:], str(plain.get("/Alt", "")), reference, parent)
        page = number_of(plain.raw_get("/Pg")) if "/Pg" in plain else 0
        kids = plain.raw_get("/K")
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            inner: Any = kid.get_object()
            if isinstance(inner, int):
                found.parts.append((self.pages.index(page), int(inner)))
            elif inner.get("/Type") == "/MCR":
                place = self.pages.index(number_of(inner.raw_get("/Pg")))
                found.parts.append((place, int(inner["/MCID"])))
            elif inner.get("/Type") == "/OBJR":
                found.links.append(inner.raw_get("/Obj"))
            else:
                found.children.append(self._element(kid, found))
        return found

    def check(self) -> None:
        """Every part of a page and every link is in one element, which the file leads back to."""
        parts = Counter(part for one in self.elements() for part in one.parts)
        links = Counter(number_of(link) for one in self.elements() for link in one.links)
        assert set(parts.values()) | set(links.values()) <= {1}
        for one in self.elements():
            if one.parent is not None:
                above = one.object.get_object().raw_get("/P")
                assert number_of(above) == number_of(one.parent.object)
            for place, number in one.parts:
                page: Any = self.reader.pages[place]
                key = int(page["/StructParents"])
                above = list(list.__iter__(self.parents[key]))[number]
                assert number_of(above) == number_of(one.object)
            for link in one.links:
                assert one.kind == "Link"
                plain: Any = link.get_object()
                assert plain["/Contents"]
                above = self.parents[int(plain["/StructParent"])]
                assert number_of(above) == number_of(one.object)
        for place, sheet in enumerate(self.reader.pages):
            self._check_page(place, sheet, parts, links)
        assert not parts
        assert not links

    def _check_page(
        self, place: int, page: Any, parts: Counter[tuple[int, int]], links: Counter[int]
    ) -> None:
        found: list[int] = []
        depth = states = 0
        for operands, operator in ContentStream(page["/Contents"], self.reader).operations:
            if operator == b"BDC" and "/MCID" in operands[1]:
                found.append(int(operands[1]["/MCID"]))
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            states += (operator == b"q") - (operator == b"Q")
            assert states >= 0
            assert depth or operator not in PAINTING, "neither read nor for the eye"
        assert (depth, states) == (0, 0)
        assert found == list(range(len(found)))
        for number in found:
            assert parts.pop((place, number)) == 1
        annotations = page["/Annots"] if "/Annots" in page else ArrayObject()
        for annotation in annotations:
            assert links.pop(number_of(annotation)) == 1
        assert not annotations or page["/Tabs"] == "/S"


def number_of(reference: IndirectObject | None) -> int:
    assert reference is not None
    return reference.idnum
