"""Where things of a page are in a PDF: its links, the places they lead to, and figures."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline_app.program.plain_text import short
from timeline_app.render.pdf_update import text_string
from timeline_app.scene.cutting import extent_of
from timeline_app.scene.display import Primitive
from timeline_app.scene.paper.paging import PX_PER_MM, LinkTarget, Page, Paper, PaperDocument
from timeline_app.scene.tags import Tag

_PT_PER_PX = 72 / 96
# A reader that jumps to a line does not show it glued to the edge of its window.
_ABOVE_PX = 6.0

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


class Place(NamedTuple):
    """Where a link leads, as the format has it, and what is there in words."""

    destination: bytes
    words: bytes


class Area(NamedTuple):
    """Where a link is on its page."""

    sides: Sides
    target: str
    tag: Tag | None


def places_of(numbers: Sequence[int], document: PaperDocument) -> dict[str, Place]:
    """Return for each target the place that it is; the first of a name holds.

    The numbers are those of the objects that the pages are.
    """
    places: dict[str, Place] = {}
    for index, (number, page) in enumerate(zip(numbers, document.pages, strict=True), 1):
        for target in page.targets:
            if target.name not in places:
                x, y = _point(target, page, document.paper_of(page))
                destination = b"[%d 0 R/XYZ %.1f %.1f null]" % (number, max(x, 0.0), y)
                at = f"page {index}"
                words = f"{short(target.words)}, {at}" if target.words else at
                places[target.name] = Place(destination, text_string(words))
    return places


def link_areas(page: Page, paper: Paper) -> Iterator[Area]:
    """Yield the links of a page."""
    for link in page.links:
        sides = _sides(link.x, link.y, link.x + link.width, link.y + link.height, page, paper)
        yield Area(sides, link.target, link.tag)


def rectangle_of(items: Sequence[Primitive], page: Page, paper: Paper) -> Sides:
    """Return what some primitives reach over."""
    lefts, tops, rights, bottoms = zip(*map(extent_of, items), strict=True)
    return _sides(min(lefts), min(tops), max(rights), max(bottoms), page, paper)


def _sides(left: float, top: float, right: float, bottom: float, page: Page, paper: Paper) -> Sides:
    return (
        _x_pt(left, page, paper), _y_pt(bottom, page, paper),
        _x_pt(right, page, paper), _y_pt(top, page, paper),
    )  # fmt: skip


def _point(target: LinkTarget, page: Page, paper: Paper) -> tuple[float, float]:
    return _x_pt(target.x, page, paper), _y_pt(target.y - _ABOVE_PX, page, paper)


def _x_pt(x: float, page: Page, paper: Paper) -> float:
    return (x * page.shrink + paper.margin_mm * PX_PER_MM) * _PT_PER_PX


def _y_pt(y: float, page: Page, paper: Paper) -> float:
    from_top = y * page.shrink + paper.margin_mm * PX_PER_MM
    return (paper.height_mm * PX_PER_MM - from_top) * _PT_PER_PX
