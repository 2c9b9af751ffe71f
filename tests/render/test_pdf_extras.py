"""Links and bookmarks of a PDF: where they lie on a page, and where they lead."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pypdf
import pytest

from timeline_app.render.paper import pdf_of
from timeline_app.render.paper_theme import paper_theme
from timeline_app.scene.display import Label, TextStyle
from timeline_app.scene.paper.paging import (
    Bookmark,
    DocumentInfo,
    LinkArea,
    LinkTarget,
    Page,
    Paper,
    PaperDocument,
)

pytestmark = pytest.mark.usefixtures("qapp")

PT_PER_MM = 72 / 25.4
PT_PER_PX = 0.75
PAPER = Paper(200.0, 100.0, margin_mm=10.0)
MARGIN_PT = 10 * PT_PER_MM
HEIGHT_PT = 100 * PT_PER_MM
WORD = (Label(40.0, 30.0, "word", TextStyle.NOTE, "ink", 30.0),)
OVER_WORD = LinkArea(40.0, 20.0, 30.0, 12.0, "nowhere")


def read(*pages: Page, bookmarks: tuple[Bookmark, ...] = ()) -> pypdf.PdfReader:
    document = PaperDocument(pages, PAPER, DocumentInfo("Title"), bookmarks)
    return pypdf.PdfReader(io.BytesIO(pdf_of(document, paper_theme(False)).data))


def links(reader: pypdf.PdfReader, page: int) -> list[Any]:
    return [link.get_object() for link in reader.pages[page].get("/Annots", ())]


@pytest.mark.parametrize("shrink", [1.0, 0.5])
def test_given_a_link_then_it_lies_over_its_words(shrink: float) -> None:
    page = Page(WORD, shrink, (OVER_WORD._replace(target="there"),), (LinkTarget("there", 0, 0),))
    (link,) = links(read(page), 0)
    left, bottom, right, top = (float(side) for side in link["/Rect"])
    assert left == pytest.approx(MARGIN_PT + 40 * shrink * PT_PER_PX, abs=0.1)
    assert right == pytest.approx(MARGIN_PT + 70 * shrink * PT_PER_PX, abs=0.1)
    assert top == pytest.approx(HEIGHT_PT - MARGIN_PT - 20 * shrink * PT_PER_PX, abs=0.1)
    assert bottom == pytest.approx(HEIGHT_PT - MARGIN_PT - 32 * shrink * PT_PER_PX, abs=0.1)


@pytest.mark.parametrize("target", [0, 1, 2])
def test_given_a_link_then_it_leads_to_the_page_and_just_above_its_anchor(target: int) -> None:
    y_px = 100.0
    pages = [
        Page(
            WORD, 1.0,
            (OVER_WORD._replace(target=f"place-{target}"),) if number == 1 else (),
            (LinkTarget(f"place-{number}", 5.0, y_px),),
        )
        for number in range(3)
    ]  # fmt: skip
    reader = read(*pages)
    (link,) = links(reader, 1)
    page, _, _, top, _ = link["/Dest"]
    assert page.get_object() == reader.pages[target].get_object()
    above_px = (HEIGHT_PT - MARGIN_PT - float(top)) / PT_PER_PX
    assert y_px - 15 < above_px < y_px


def test_given_an_anchor_twice_then_a_link_leads_to_the_first() -> None:
    anchored = Page(WORD, 1.0, (OVER_WORD._replace(target="same"),), (LinkTarget("same", 0, 50),))
    reader = read(anchored, anchored)
    for number in (0, 1):
        (link,) = links(reader, number)
        assert link["/Dest"][0].get_object() == reader.pages[0].get_object()


def test_given_a_link_or_a_bookmark_to_nowhere_then_it_is_left_out() -> None:
    page = Page(WORD, 1.0, (OVER_WORD,), (LinkTarget("there", 0, 0),))
    lost, found = Bookmark("Lost", "nowhere"), Bookmark("Found", "there")
    reader = read(page, bookmarks=(lost, found))
    assert links(reader, 0) == []
    assert [str(item.title) for item in reader.outline if not isinstance(item, list)] == ["Found"]


def test_given_bookmarks_then_each_knows_its_neighbours_and_parent_and_leads_to_its_page() -> None:
    pages = [Page(WORD, 1.0, (), (LinkTarget(f"place-{number}", 0, 50),)) for number in range(3)]
    children = tuple(Bookmark(f"Part {number}", f"place-{number}") for number in range(3))
    tops = (Bookmark("All", "place-0", children), Bookmark("Đặt & 寮", "place-2"))
    reader = read(*pages, bookmarks=tops)
    root: Any = reader.root_object["/Outlines"]
    first, last = root["/First"], root["/Last"]
    assert (first["/Title"], last["/Title"]) == ("All", "Đặt & 寮")
    assert (first["/Next"]["/Title"], last["/Prev"]["/Title"]) == ("Đặt & 寮", "All")
    assert ("/Prev" in first, "/Next" in last) == (False, False)
    one = first["/First"]
    two = one["/Next"]
    assert (two["/Prev"]["/Title"], two["/Next"]["/Title"]) == ("Part 0", "Part 2")
    assert two["/Parent"]["/Title"] == "All"
    assert two["/Dest"][0].get_object() == reader.pages[1].get_object()
    assert (root["/Count"], first["/Count"]) == (2, -3)


def test_given_the_same_pages_twice_then_the_file_is_the_same_to_the_byte() -> None:
    info = DocumentInfo("Title", printed_at=datetime(2023, 11, 14, 22, 13, 20))
    words = [Label(0.0, 20.0 * n, "word", style, "ink", 30.0) for n, style in enumerate(TextStyle)]
    document = PaperDocument((Page(tuple(words), 1.0),), PAPER, info)
    files = {pdf_of(document).data for _ in range(2)}
    assert len(files) == 1
    metadata = pypdf.PdfReader(io.BytesIO(files.pop())).metadata
    assert metadata is not None
    assert metadata.creation_date == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_given_other_pages_then_the_id_of_the_file_is_another() -> None:
    ids = {str(read(Page(WORD, shrink)).trailer["/ID"]) for shrink in (1.0, 0.5)}
    assert len(ids) == 2


def test_given_a_page_with_a_sheet_of_its_own_then_it_is_drawn_on_that() -> None:
    turned = replace(PAPER, width_mm=100.0, height_mm=200.0)
    reader = read(Page(WORD, 1.0), Page(WORD, 1.0, paper=turned), Page(WORD, 1.0))
    widths = [round(float(page.mediabox.width) / PT_PER_MM) for page in reader.pages]
    assert widths == [200, 100, 200]
