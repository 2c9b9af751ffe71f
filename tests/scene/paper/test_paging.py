"""Pages: every event on paper once, nothing over the edges, nothing overlapping, all signed."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scene.events import (
    DAY_S,
    Listed,
    bundled,
    event,
    event_lists,
    listed,
    made_of_numbers,
    span_of_days,
    span_of_years,
)
from tests.scene.fake_measurer import FakeMeasurer
from tests.scene.geometry import overlaps, rect_of, texts_of
from tests.scene.test_no_overlap import spans
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Box, Label, Line, Mark, Primitive, TextStyle
from timeline_app.scene.paper.paging import (
    MOST_EVENTS,
    NOTHING_TEXT,
    Page,
    Paper,
    PrintRequest,
    PrintWords,
    build_pages,
)
from timeline_app.scene.paper.refusals import (
    PaperTooSmallError,
    TooFewSheetsError,
    TooManyEventsError,
)
from timeline_app.scene.paper.sheet import HEADING_PX, PAPER
from timeline_app.scene.tracks.tracks import Grouping, build_tracks

A4 = Paper(297, 210)
A4_PORTRAIT = Paper(210, 297)
A5 = Paper(148, 210)
MEASURER = FakeMeasurer()
WORDS = PrintWords(
    "Title of the list", "All events, as of December 2025", "events.json · 229 events"
)
VISIT = span_of_days(2025, 12, 1, 3)
PLANS = span_of_years(2026, 2030)
EVERYTHING = span_of_years(1920, 2055)
# The symbol of an event may stand by its half on the line that ends the drawing.
EDGE_PX = 1.0


def request_of(
    of: Listed, span: TimeSpan, grouping: Grouping = Grouping.THEME, words: PrintWords = WORDS
) -> PrintRequest:
    tracks = build_tracks(of.table, of.all_rows, grouping)
    return PrintRequest(tracks, span, MEASURER, of.title_of, words)


def numbered(of: Listed) -> Listed:
    """The same events with short titles that tell them apart."""
    return Listed(of.table, lambda row: f"#{row}#")


def size_of(page: Page, paper: Paper) -> tuple[float, float]:
    width, height = paper.content_px
    return width / page.shrink, height / page.shrink


def body_of(page: Page, paper: Paper) -> list[Primitive]:
    """What stands between ruler and legend, without grid and headings of tracks."""
    top = HEADING_PX + PAPER.ruler_px
    bottom = size_of(page, paper)[1] - 50
    return [
        item
        for item in page.primitives
        if top <= rect_of(item, MEASURER).top
        and rect_of(item, MEASURER).bottom <= bottom
        and not (isinstance(item, Line) and item.color in ("grid", "today"))
        and not (isinstance(item, Box) and item.fill in ("weekend", "piece", "break"))
    ]


def assert_nothing_over_the_edges(page: Page, paper: Paper) -> None:
    width, height = size_of(page, paper)
    for item in page.primitives:
        rect = rect_of(item, MEASURER)
        assert rect.left >= -EDGE_PX, item
        assert rect.right <= width + EDGE_PX, item
        assert rect.top >= -EDGE_PX, item
        assert rect.bottom <= height + EDGE_PX, item


@pytest.mark.parametrize("span", [VISIT, PLANS, EVERYTHING], ids=["visit", "plans", "everything"])
@pytest.mark.parametrize("paper", [A4, A4_PORTRAIT, A5], ids=["A4", "A4-portrait", "A5"])
def test_every_event_has_its_label_on_one_page(span: TimeSpan, paper: Paper) -> None:
    request = request_of(numbered(bundled()), span)
    pages = build_pages(request, paper)
    found = Counter(
        text for page in pages for text in texts_of(page.primitives) if text.startswith("#")
    )
    expected = {
        f"#{row}#" for track in request.track_set.tracks for row in track.rows_in(span).tolist()
    }
    assert set(found) == expected
    assert set(found.values()) == {1}


@pytest.mark.parametrize("grouping", tuple(Grouping))
@pytest.mark.parametrize("across", [1, 2, 3])
def test_bundled_list_on_paper(grouping: Grouping, across: int) -> None:
    for span in (VISIT, PLANS, EVERYTHING):
        for size in (A4, A5):
            paper = Paper(size.width_mm, size.height_mm, across=across)
            pages = build_pages(request_of(bundled(), span, grouping), paper)
            assert len(pages) % across == 0
            for page in pages:
                assert_nothing_over_the_edges(page, paper)
                assert not overlaps(body_of(page, paper), MEASURER)


@settings(max_examples=30, deadline=None)
@given(of=event_lists(), span=spans(), across=st.integers(1, 3), portrait=st.booleans())
def test_random_events_on_paper(of: Listed, span: TimeSpan, across: int, portrait: bool) -> None:
    size = A4_PORTRAIT if portrait else A4
    paper = Paper(size.width_mm, size.height_mm, across=across)
    request = request_of(numbered(of), span, Grouping.LEADER)
    pages = build_pages(request, paper)
    for page in pages:
        assert_nothing_over_the_edges(page, paper)
        assert not overlaps(body_of(page, paper), MEASURER)
    drawn = {text for page in pages for text in texts_of(page.primitives)}
    for track in request.track_set.tracks:
        assert {f"#{row}#" for row in track.rows_in(span).tolist()} <= drawn


def test_every_page_has_head_ruler_legend_and_foot() -> None:
    pages = build_pages(request_of(bundled(), VISIT), A4)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        texts = texts_of(page.primitives)
        assert texts[:2] == [WORDS.title, WORDS.filter]
        assert texts[-2:] == [WORDS.source, f"page {number} of {len(pages)}"]
        for word in ("stated", "inferred", "derived", "no date given", "period"):
            assert word in texts
        styles = {item.style for item in page.primitives if isinstance(item, Label)}
        assert {TextStyle.RULER, TextStyle.RULER_UPPER, TextStyle.HEADER} <= styles


def test_a_track_that_goes_on_says_so_on_the_next_page() -> None:
    pages = build_pages(request_of(bundled(), VISIT, Grouping.NONE), A4)
    headers = [
        [i.text for i in page.primitives if isinstance(i, Label) and i.style is TextStyle.HEADER]
        for page in pages
    ]
    assert headers == [["All events"], *[["All events, continued"]] * (len(pages) - 1)]


def test_no_page_is_empty_and_no_heading_stands_alone() -> None:
    for span in (VISIT, PLANS, EVERYTHING):
        for page in build_pages(request_of(bundled(), span), A4):
            body = body_of(page, A4)
            headers = [i for i in body if isinstance(i, Label) and i.style is TextStyle.HEADER]
            lowest = max(i.y for i in body if isinstance(i, Label) and i.style is TextStyle.LABEL)
            assert all(header.y < lowest for header in headers)


def test_tracks_and_lanes_are_only_for_what_is_in_the_span() -> None:
    events = [event(number, "2025-12-03") for number in range(300)]
    events.append(event(300, "2027-05", "The one in the span", themes=("culture",)))
    (page,) = build_pages(request_of(listed(events), PLANS), A4)
    texts = texts_of(page.primitives)
    assert "The one in the span" in texts
    assert "Trade" not in texts


def test_labels_at_the_right_edge_stand_left_of_their_mark() -> None:
    of = listed([event(1, "2030-12-30", "Near the end of the paper", "undated")])
    (page,) = build_pages(request_of(of, PLANS), A4)
    (mark,) = (i for i in body_of(page, A4) if isinstance(i, Mark))
    (label, caption) = (
        i for i in body_of(page, A4) if isinstance(i, Label) and i.style is not TextStyle.HEADER
    )
    assert label.text == "Near the end of the paper"
    assert label.x + label.width < caption.x < mark.x


def test_nothing_to_print_is_said() -> None:
    for of in (listed([]), listed([event(1, "1999")])):
        (page,) = build_pages(request_of(of, PLANS), A4)
        assert NOTHING_TEXT in texts_of(page.primitives)
        assert "page 1 of 1" in texts_of(page.primitives)


def test_long_words_on_pages_are_cut() -> None:
    words = PrintWords("t" * 500, "f" * 500, "s" * 500)
    for page in build_pages(request_of(bundled(), PLANS, words=words), A5):
        assert_nothing_over_the_edges(page, A5)


def test_a_drawing_is_shrunk_to_fit_the_sheets_asked_for() -> None:
    request = request_of(bundled(), span_of_years(2025, 2030))
    sheets = len(build_pages(request, A4))
    pages = build_pages(request, Paper(297, 210, down=sheets - 1))
    assert len(pages) == sheets - 1
    assert 0.84 < pages[0].shrink < 1
    for page in pages:
        assert_nothing_over_the_edges(page, A4)


def test_too_few_sheets_are_refused_with_a_remedy_that_works() -> None:
    request = request_of(bundled(), VISIT)
    with pytest.raises(TooFewSheetsError) as caught:
        build_pages(request, Paper(297, 210, across=2, down=1))
    found = re.fullmatch(
        r"the timeline needs 2x(\d+) sheets of this paper: ask for --pages 2x\1, "
        r"use larger paper or filter more",
        str(caught.value),
    )
    assert found
    down = int(found[1])
    assert len(build_pages(request, Paper(297, 210, across=2, down=down))) == 2 * down


@pytest.mark.parametrize("size", [(60, 200), (297, 80), (20, 20)])
def test_paper_that_is_too_small(size: tuple[float, float]) -> None:
    with pytest.raises(PaperTooSmallError, match=r"the paper is too small .*: use A5 or larger"):
        build_pages(request_of(bundled(), VISIT), Paper(*size))


def test_too_many_events_are_refused() -> None:
    many = made_of_numbers(MOST_EVENTS * 2)
    with pytest.raises(
        TooManyEventsError, match=r"events are too many to print: .* at most 10,000"
    ):
        build_pages(request_of(many, EVERYTHING), A4)


def test_a_long_bar_is_labelled_on_every_sheet_it_crosses() -> None:
    paper = Paper(297, 210, across=3)
    pages = build_pages(request_of(listed([event(1, "2026/2030", "Long")]), PLANS), paper)
    assert [texts_of(body_of(page, paper)).count("Long") for page in pages] == [1, 1, 1]


@pytest.mark.parametrize("hour", range(0, 24, 2))
def test_a_short_bar_across_two_sheets_keeps_its_label(hour: int) -> None:
    paper = Paper(210, 297, across=2)
    middle_s = float(second_of(2025, 12, 15, hour))
    span = TimeSpan(middle_s - 16 * DAY_S, middle_s + 16 * DAY_S)
    pages = build_pages(request_of(listed([event(1, "2025-12-15/..", "#1#")]), span), paper)
    assert any("#1#" in texts_of(page.primitives) for page in pages)


@pytest.mark.parametrize("paper", [A4, A4_PORTRAIT], ids=["A4", "A4-portrait"])
def test_titles_take_two_lines_before_they_are_cut(paper: Paper) -> None:
    title = "Ministers of both countries sign an agreement on science"
    of = listed([event(number, f"2025-12-0{1 + number % 3}", title) for number in range(6)])
    pages = build_pages(request_of(of, VISIT), paper)
    texts = [text for page in pages for text in texts_of(page.primitives)]
    lines = [text for text in texts if text in title]
    assert len(lines) > 6
    assert sum(len(line) for line in lines) + len(lines) - 6 == 6 * len(title)
