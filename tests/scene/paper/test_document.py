"""Documents on paper: everything once, nothing over the edge, nothing on top of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from tests.scene.events import BUNDLED
from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.display import TEXT_SIZES_PX, Label, TextStyle
from timeline_app.scene.paper.paging import (
    SMALLEST_TEXT_PT,
    Layout,
    Page,
    Paper,
    PaperDocument,
)
from timeline_app.scene.paper.refusals import PaperChoiceError
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.job import PrintJob, SectionBy, paper_of

PT_PER_PX = 0.75
A4 = paper_of("A4", is_portrait=False)


@cache
def bundled() -> EventList:
    return read_list(BUNDLED).events


def job(count: int = 225, grouping: Grouping = Grouping.THEME) -> PrintJob:
    return PrintJob(bundled(), FilterRecord(), list(range(count)), grouping)


@cache
def document(
    layout: Layout = Layout.PAGES,
    paper: Paper = A4,
    count: int = 225,
    section_by: SectionBy = SectionBy.THEME,
) -> PaperDocument:
    return job(count).document(paper, FakeMeasurer(), layout, section_by)


CASES = [
    (Layout.PAGES, paper_of("A4", is_portrait=False), 225),
    (Layout.PAGES, paper_of("A5", is_portrait=True), 60),
    (Layout.PAGES, paper_of("Letter", is_portrait=True), 40),
    (Layout.PAGES, paper_of("A3", False, (2, 12)), 225),
    (Layout.BOOKLET, paper_of("A4", is_portrait=True), 225),
]


def labels(page: Page) -> Iterator[Label]:
    return (item for item in page.primitives if isinstance(item, Label))


def anchor_names(pages: PaperDocument) -> Counter[str]:
    return Counter(target.name for page in pages.pages for target in page.targets)


@pytest.mark.parametrize(("layout", "paper", "count"), CASES)
def test_given_a_layout_then_every_event_is_drawn_and_noted_once(
    layout: Layout, paper: Paper, count: int
) -> None:
    pages = document(layout, paper, count)
    names = anchor_names(pages)
    for number in range(1, count + 1):
        assert names[f"event-{number}"] == 1
        assert names[f"note-{number}"] == 1
    assert f"note-{count + 1}" not in names


@pytest.mark.parametrize(("layout", "paper", "count"), CASES)
def test_given_a_layout_then_every_link_and_bookmark_lands(
    layout: Layout, paper: Paper, count: int
) -> None:
    pages = document(layout, paper, count)
    names = anchor_names(pages)
    links = [link.target for page in pages.pages for link in page.links]
    assert set(links) <= set(names)
    assert {f"note-{n}" for n in range(1, count + 1)} <= set(links)
    assert {f"event-{n}" for n in range(1, count + 1)} <= set(links)
    for bookmark in pages.bookmarks:
        assert bookmark.target in names
        assert all(child.target in names for child in bookmark.children)


def test_given_notes_then_each_citation_leads_to_its_paragraph_and_back() -> None:
    pages = document(count=60)
    names = anchor_names(pages)
    links = {link.target for page in pages.pages for link in page.links}
    for event in bundled().table.events(range(60)):
        for citation in event.citations:
            place = f"source-{citation.document}-{citation.paragraph}"
            assert names[place] == 1
            assert place in links
    words = [label.text for page in pages.pages for label in labels(page)]
    gist = bundled().paragraph("joint-statement-2025-12-03", 13)
    assert gist is not None
    assert sum(text.startswith(gist.gist[:40]) for text in words) == 1


def test_given_notes_then_no_column_ends_with_a_heading() -> None:
    pages = document(count=225)
    for page in pages.pages:
        for column in {label.x for label in labels(page) if label.style is TextStyle.SECTION}:
            inside = [label for label in labels(page) if column <= label.x < column + 400]
            below = max(label.y for label in inside if label.style is TextStyle.NOTE)
            headings = (label.y for label in inside if label.style is TextStyle.SECTION)
            assert max(headings) < below


@pytest.mark.parametrize(("layout", "paper", "count"), CASES)
def test_given_a_layout_then_text_is_large_enough_and_inside_the_margins(
    layout: Layout, paper: Paper, count: int
) -> None:
    pages = document(layout, paper, count)
    width, height = pages.paper.content_px
    for page in pages.pages:
        for label in labels(page):
            size_pt = TEXT_SIZES_PX[label.style] * page.shrink * PT_PER_PX
            assert size_pt >= SMALLEST_TEXT_PT - 1e-6
            assert label.x >= -1
            assert (label.x + label.width) * page.shrink <= width + 2, label
            assert 0 <= label.y * page.shrink <= height


@pytest.mark.parametrize(("layout", "paper", "count"), CASES)
def test_given_a_layout_then_no_text_lies_on_another(
    layout: Layout, paper: Paper, count: int
) -> None:
    for page in document(layout, paper, count).pages:
        lines: dict[int, list[Label]] = {}
        for label in labels(page):
            lines.setdefault(round(label.y / 4), []).append(label)
        for line in lines.values():
            line.sort(key=lambda label: label.x)
            for before, after in pairwise(line):
                assert before.x + before.width <= after.x + 0.6, (before, after)


def test_given_any_layout_then_every_page_has_its_head_and_number() -> None:
    for layout in (Layout.PAGES, Layout.BOOKLET):
        pages = document(layout, count=60).pages
        for number, page in enumerate(pages, 1):
            texts = [label.text for label in labels(page)]
            assert texts[0].startswith("Laos–Viet Nam")
            assert any("All events · " in text and "as of" in text for text in texts)
            assert f"page {number} of {len(pages)}" in texts


def test_given_notes_then_each_names_the_page_on_which_its_event_is_drawn() -> None:
    pages = document(count=60).pages
    drawn = {
        target.name: number
        for number, page in enumerate(pages, 1)
        for target in page.targets
        if target.name.startswith("event-")
    }
    for page in pages:
        for link in page.links:
            if link.target in drawn:
                named = f"page\u00a0{drawn[link.target]}"
                assert any(
                    label.text.endswith(named) or label.style is TextStyle.NUMBER
                    for label in labels(page)
                )


def test_given_a_booklet_by_year_then_its_sections_are_years() -> None:
    booklet = document(Layout.BOOKLET, count=60, section_by=SectionBy.YEAR)
    titles = [bookmark.title for bookmark in booklet.bookmarks]
    assert titles[0] == "Overview"
    assert titles[-1] == "Sources"
    assert "2025" in titles
    assert all(title.isdecimal() for title in titles[1:-1])


def test_given_a_booklet_by_leader_then_each_section_has_the_notes_of_all_its_events() -> None:
    booklet = document(Layout.BOOKLET, section_by=SectionBy.LEADER)
    leaders = bundled().table.facets["leaders"]
    for bookmark in booklet.bookmarks[1:-1]:
        (notes,) = (mark for mark in bookmark.children if mark.title == "Notes")
        titles = [f"{mark.title.partition(' ')[2]}" for mark in notes.children]
        if bookmark.title in leaders.labels:
            leader = leaders.values[leaders.labels.index(bookmark.title)]
            rows = leaders.any_of([leader]).nonzero()[0].tolist()
            assert titles == [bundled().table.event(row).title for row in rows]


def test_given_an_event_in_two_sections_then_each_has_a_note_that_its_drawing_leads_to() -> None:
    booklet = document(Layout.BOOKLET, section_by=SectionBy.LEADER)
    places = {
        target.name: number for number, page in enumerate(booklet.pages) for target in page.targets
    }
    names = anchor_names(booklet)
    assert set(names.values()) == {1}
    both = [name for name in names if name.endswith("-note-20")]
    assert both
    for name in both:
        section = name.removesuffix("-note-20")
        leading = [
            number
            for number, page in enumerate(booklet.pages)
            for link in page.links
            if link.target == name
        ]
        assert places[f"section-{section}"] == min(leading)
        assert places[name] > min(leading)


def test_given_sheets_side_by_side_then_each_says_where_it_belongs() -> None:
    pages = document(Layout.PAGES, paper_of("A3", False, (2, 12)), 225).pages
    feet = [label.text for page in pages for label in labels(page) if "sheet " in label.text]
    assert "sheet A1 of 2×" in feet[0]
    assert "sheet A2 of 2×" in feet[1]
    assert "sheet B1 of 2×" in feet[2]


def test_given_tracks_of_leaders_then_the_legend_names_the_colours() -> None:
    pages = job(40, Grouping.LEADER).document(paper_of("A4", is_portrait=False), FakeMeasurer())
    texts = {label.text for label in labels(pages.pages[0])}
    assert "Parties and political trust" in texts
    assert "no date given" in texts


@pytest.mark.parametrize("name", ["A9", "10x10mm", "9000x200mm", "big"])
def test_given_a_paper_that_is_none_then_it_is_refused(name: str) -> None:
    with pytest.raises(PaperChoiceError):
        paper_of(name, is_portrait=True)


def test_given_a_size_in_millimetres_then_the_paper_has_it() -> None:
    paper = paper_of("300x200mm", is_portrait=True)
    assert (paper.width_mm, paper.height_mm) == (200.0, 300.0)
