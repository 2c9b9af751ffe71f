"""What goes on paper: the paper itself, the rows in the span, and what the pages say of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.lists import event, sound_list
from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Label
from timeline_app.scene.paper.paging import Bookmark, Layout, PaperDocument, PaperError
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.job import PAPER_SIZES_MM, PrintJob, SectionBy, paper_of
from timeline_app.state.paper.stamp import Stamp

A4 = paper_of("A4", is_portrait=True)


@pytest.fixture
def days(tmp_path: Path) -> EventList:
    """Three events on three days in a row, and one a year later."""
    return sound_list(
        tmp_path,
        event("first", date="2025-12-02", themes=["transport"]),
        event("second", date="2025-12-03", themes=["water"]),
        event("third", date="2025-12-04", date_basis="inferred", date_note="A guess."),
        event("later", date="2026-12-04", themes=["water"]),
        description="Three days at the river.",
    )


def job(events: EventList, grouping: Grouping = Grouping.THEME, span: str = "") -> PrintJob:
    found = None
    if span:
        date = parse(span)
        found = TimeSpan(float(date.start_s), float(date.end_s))
    return PrintJob(events, FilterRecord(), range(len(events.table)), grouping, found)


def texts(document: PaperDocument) -> str:
    labels = (item for page in document.pages for item in page.primitives)
    return " ".join(item.text for item in labels if isinstance(item, Label))


def noted(document: PaperDocument) -> list[str]:
    names = (target.name for page in document.pages for target in page.targets)
    return sorted(name for name in names if name.startswith("note-"))


def titles(bookmarks: tuple[Bookmark, ...]) -> list[str]:
    return [bookmark.title for bookmark in bookmarks]


@pytest.mark.parametrize("name", PAPER_SIZES_MM)
def test_given_a_name_then_the_paper_has_its_size_either_way(name: str) -> None:
    upright, sideways = (paper_of(name, is_portrait) for is_portrait in (True, False))
    assert (upright.width_mm, upright.height_mm) == PAPER_SIZES_MM[name]
    assert (sideways.height_mm, sideways.width_mm) == PAPER_SIZES_MM[name]


@pytest.mark.parametrize(
    ("name", "margin_mm", "words"),
    [
        ("B7", 14.0, "there is no paper 'B7'"),
        ("89x200mm", 14.0, "cannot be used"),
        ("200x2001mm", 14.0, "cannot be used"),
        ("A4", 53.0, "take 0 to 52 mm"),
        ("A4", -1.0, "a margin of -1 mm"),
    ],
)
def test_given_a_paper_that_is_none_then_the_reason_is_said(
    name: str, margin_mm: float, words: str
) -> None:
    with pytest.raises(PaperError, match=words):
        paper_of(name, is_portrait=True, margin_mm=margin_mm)


@pytest.mark.parametrize(("name", "margin_mm"), [("90x2000mm", 14.0), ("A4", 52.5), ("A4", 0.0)])
def test_given_a_paper_at_the_limit_then_it_is_taken(name: str, margin_mm: float) -> None:
    assert paper_of(name, is_portrait=True, margin_mm=margin_mm).margin_mm == margin_mm


def test_given_a_span_then_what_only_touches_it_is_left_out(days: EventList) -> None:
    document = job(days, span="2025-12-03").document(A4, FakeMeasurer())
    assert noted(document) == ["note-2"]
    assert "Title of second" in texts(document)
    assert "Title of third" not in texts(document)


def test_given_no_event_in_the_span_then_it_is_refused(days: EventList) -> None:
    with pytest.raises(PaperError, match="take a wider span"):
        job(days, span="2030").document(A4, FakeMeasurer())


def test_given_a_filter_then_an_event_keeps_the_number_it_has_in_the_list(days: EventList) -> None:
    some = PrintJob(days, FilterRecord(), [1, 3]).document(A4, FakeMeasurer())
    assert noted(some) == ["note-2", "note-4"]


def test_given_rows_then_they_are_numbered_in_time_order(days: EventList) -> None:
    document = job(days).document(A4, FakeMeasurer())
    assert noted(document) == ["note-1", "note-2", "note-3", "note-4"]


def test_given_all_events_then_the_pages_say_so_and_else_how_many(days: EventList) -> None:
    assert "all 4 events" in texts(job(days).document(A4, FakeMeasurer()))
    some = texts(job(days, span="2025").document(A4, FakeMeasurer()))
    assert "4 events, 3 on these pages" in some


def test_given_a_stamp_then_every_page_bears_it_but_no_picture(days: EventList) -> None:
    stamp = Stamp("0123456789abcdef", datetime(2026, 1, 2), "9.9")
    stamped = PrintJob(days, FilterRecord(), [0, 1], stamp=stamp)
    for layout in (Layout.BRIEF, Layout.PAGES, Layout.BOOKLET):
        paper = paper_of("A3", is_portrait=False)
        for page in stamped.document(paper, FakeMeasurer(), layout).pages:
            said = " ".join(item.text for item in page.primitives if isinstance(item, Label))
            assert "sha256 0123456789ab · " in said
            assert "printed 2 January 2026 by timeline-app 9.9" in said
    picture, _ = stamped.picture(FakeMeasurer())
    assert not [i for i in picture.primitives if isinstance(i, Label) and "sha256" in i.text]


def test_given_a_booklet_by_themes_then_each_has_its_section(days: EventList) -> None:
    document = job(days).document(A4, FakeMeasurer(), Layout.BOOKLET, SectionBy.THEME)
    found = {title for one in document.bookmarks for title in (one.title, *titles(one.children))}
    assert {"Transport", "Water"} <= found


def test_given_a_booklet_by_years_then_each_year_has_its_events(days: EventList) -> None:
    document = job(days).document(A4, FakeMeasurer(), Layout.BOOKLET, SectionBy.YEAR)
    found = {title for one in document.bookmarks for title in (one.title, *titles(one.children))}
    assert {"2025", "2026"} <= found


def test_given_a_booklet_then_it_tells_what_the_list_is_and_how_dates_are_known(
    days: EventList,
) -> None:
    said = texts(job(days).document(A4, FakeMeasurer(), Layout.BOOKLET))
    assert "Three days at the river." in said
    assert "3 stated by the source, 1 inferred" in said


def test_given_a_filter_then_the_file_says_what_it_is(days: EventList) -> None:
    record = FilterRecord(themes=("water",))
    info = PrintJob(days, record, [1, 3]).document(A4, FakeMeasurer()).info
    assert info.title == "The bridge"
    assert info.language == "en"
    assert info.subject.startswith("Theme: Water · ")
    assert info.subject.endswith("as of December 2025")
    assert info.keywords == "events.json, timeline-events/1, as of 2025-12"


@pytest.mark.parametrize(
    ("grouping", "has_colors", "times"),
    [(Grouping.LEADER, True, 1), (Grouping.LEADER, False, 0), (Grouping.THEME, True, 1)],
)
def test_given_tracks_then_a_theme_is_named_once_by_its_heading_or_its_colour(
    days: EventList, grouping: Grouping, has_colors: bool, times: int
) -> None:
    printed = PrintJob(days, FilterRecord(), [0, 1, 2, 3], grouping, has_colors=has_colors)
    page, _ = printed.picture(FakeMeasurer())
    said = [item.text for item in page.primitives if isinstance(item, Label)]
    assert said.count("Water") == times


def test_given_an_even_scale_then_the_span_is_taken_as_it_is(days: EventList) -> None:
    span = TimeSpan(float(parse("2020").start_s), float(parse("2030").end_s))
    even = PrintJob(days, FilterRecord(), [0, 1, 2, 3], span=span, is_even=True)
    page, _ = even.picture(FakeMeasurer())
    said = " ".join(item.text for item in page.primitives if isinstance(item, Label))
    assert "2021" in said
    assert "2029" in said
