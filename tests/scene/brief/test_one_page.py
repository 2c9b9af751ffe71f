"""All on one sheet: nothing over another, in type that can be read, and honest on what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.scene.events import BUNDLED, HEAD, Listed, event_lists
from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.table import Basis
from timeline_app.scene.brief.one_page import smallest_text_pt
from timeline_app.scene.brief.request import Detail
from timeline_app.scene.display import TEXT_SIZES_PX, Label
from timeline_app.scene.paper.paging import Layout, Page, Paper, PaperDocument
from timeline_app.scene.paper.refusals import PaperError, TooFewSheetsError
from timeline_app.state.paper.job import PrintJob, paper_of

A4 = paper_of("A4", is_portrait=False)
PT_PER_PX = 72 / 96
POSTERS = ("A3", "A2", "A1", "A0")


@cache
def bundled() -> EventList:
    return read_list(BUNDLED).events


def with_theme(theme: str) -> list[int]:
    table = bundled().table
    return [row for row in range(len(table)) if theme in table.event(row).themes]


def sheet(
    rows: list[int], layout: Layout = Layout.AXIS, paper: Paper = A4,
    detail: Detail = Detail.FULL, events: EventList | None = None,
) -> PaperDocument:  # fmt: skip
    job = PrintJob(events or bundled(), FilterRecord(), rows, detail=detail, is_one_page=True)
    return job.document(paper, FakeMeasurer(), layout)


def labels(page: Page) -> Iterator[Label]:
    return (item for item in page.primitives if isinstance(item, Label))


def text_of(document: PaperDocument) -> str:
    return " ".join(label.text for label in labels(document.pages[0]))


def numbers_on(document: PaperDocument) -> set[int]:
    names = (target.name for target in document.pages[0].targets)
    found = (re.fullmatch(r"(?:event|note)-(\d+)", name) for name in names)
    return {int(match[1]) for match in found if match}


@pytest.mark.parametrize("layout", [Layout.AXIS, Layout.CHRONOLOGY])
@pytest.mark.parametrize("theme", ["aid", "transport", "digital-cyber"])
def test_given_one_theme_then_all_its_events_are_on_one_sheet(layout: Layout, theme: str) -> None:
    rows = with_theme(theme)
    document = sheet(rows, layout)
    assert len(document.pages) == 1
    assert numbers_on(document) == {row + 1 for row in rows}
    assert "page 1 of 1" in text_of(document)


def test_given_few_events_then_the_sheet_says_that_all_of_them_are_there() -> None:
    rows = with_theme("aid")
    said = text_of(sheet(rows, Layout.CHRONOLOGY))
    assert f"All {len(rows)} events that were asked for are on this sheet." in said
    assert "Left out" not in said


def test_given_more_notes_than_have_room_then_the_sheet_says_that_they_are_left_out() -> None:
    document = sheet(list(range(30)), Layout.CHRONOLOGY)
    assert "Left out, for want of room in type of 7 pt: the notes" in text_of(document)
    assert numbers_on(document) == set(range(1, 31))


def test_given_notes_that_were_not_asked_for_then_they_are_not_called_left_out() -> None:
    said = text_of(sheet(with_theme("aid"), detail=Detail.NONE))
    assert "Left out" not in said
    assert "ND\u00a0" not in said


def test_given_more_events_than_have_room_then_the_sheet_says_how_many_and_key_ones_stay() -> None:
    document = sheet(list(range(60)), Layout.CHRONOLOGY)
    left_out = re.search(r"(\d+) of 60 events, those that matter least", text_of(document))
    assert left_out is not None
    kept = numbers_on(document)
    assert len(kept) == 60 - int(left_out[1])
    assert {row + 1 for row in range(60) if bundled().table.event(row).key} <= kept


def test_given_promises_without_room_for_their_titles_then_they_are_counted_on_the_axis() -> None:
    document = sheet(list(range(225)), Layout.POSTER, paper_of("A2", is_portrait=False))
    undated = int((bundled().table.basis == Basis.UNDATED).sum())
    assert f"the titles of {undated} promises without a date, counted on the axis" in text_of(
        document
    )
    assert len(numbers_on(document)) == 225 - undated


@pytest.mark.parametrize("name", POSTERS)
def test_given_a_poster_of_all_then_its_type_grows_with_the_paper(name: str) -> None:
    paper = paper_of(name, is_portrait=False)
    page = sheet(list(range(225)), Layout.POSTER, paper).pages[0]
    sizes = [TEXT_SIZES_PX[label.style] * page.shrink * PT_PER_PX for label in labels(page)]
    wanted = {"A3": 7.0, "A2": 8.9, "A1": 12.7, "A0": 18.0}[name]
    assert min(sizes) >= wanted - 1e-6


@pytest.mark.parametrize("layout", [Layout.AXIS, Layout.CHRONOLOGY, Layout.POSTER])
def test_given_a_sheet_then_everything_on_it_is_inside_the_margins(layout: Layout) -> None:
    page = sheet(with_theme("coordination"), layout).pages[0]
    width, height = (side / page.shrink for side in A4.content_px)
    for label in labels(page):
        assert label.x >= -1
        assert label.x + label.width <= width + 1, label
        assert 0 <= label.y <= height, label


@pytest.mark.parametrize("layout", [Layout.AXIS, Layout.CHRONOLOGY])
def test_given_a_sheet_then_every_link_and_bookmark_lands(layout: Layout) -> None:
    document = sheet(with_theme("transport"), layout)
    names = {target.name for target in document.pages[0].targets}
    assert {link.target for link in document.pages[0].links} <= names
    marks = list(document.bookmarks)
    assert marks
    while marks:
        mark = marks.pop()
        assert mark.target in names
        marks += mark.children


def test_given_nothing_with_a_date_then_an_axis_is_refused_and_the_chronology_named() -> None:
    undated = [row for row in range(225) if bundled().table.basis[row] == Basis.UNDATED][:5]
    with pytest.raises(TooFewSheetsError, match="take the chronology"):
        sheet(undated)
    assert len(sheet(undated, Layout.CHRONOLOGY).pages) == 1


def test_given_a_small_paper_then_one_that_fits_is_named() -> None:
    with pytest.raises(TooFewSheetsError, match="use A4 paper, filter more"):
        sheet(list(range(225)), Layout.POSTER, paper_of("A5", is_portrait=False))


@pytest.mark.parametrize("layout", [Layout.PAGES, Layout.BRIEF, Layout.BOOKLET])
def test_given_a_layout_of_several_parts_then_one_page_is_refused(layout: Layout) -> None:
    with pytest.raises(PaperError, match="take axis or chronology"):
        sheet([0, 1], layout)


def test_given_a_paper_then_its_smallest_type_is_that_of_a_page_or_grows_with_it() -> None:
    assert smallest_text_pt(paper_of("A5", is_portrait=True)) == 7.0
    assert smallest_text_pt(paper_of("A0", is_portrait=True)) == pytest.approx(18.0)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(listed=event_lists(max_size=30))
def test_given_any_events_then_there_is_one_sheet_or_one_sentence(listed: Listed) -> None:
    events = EventList(Path("list.json"), HEAD, listed.table, {})
    for layout in (Layout.AXIS, Layout.CHRONOLOGY):
        try:
            (page,) = sheet(list(range(len(listed.table))), layout, events=events).pages
        except PaperError:
            continue
        width = A4.content_px[0] / page.shrink
        assert all(label.x + label.width <= width + 1 for label in labels(page))
