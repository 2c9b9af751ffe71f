"""A brief of any list: everything once, nothing over another, every number leads somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lists import event, sound_list
from tests.scene.events import BUNDLED, HEAD, Listed, event_lists
from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.table import Basis
from timeline_app.scene.display import Label, Mark, TextStyle
from timeline_app.scene.paper.paging import Bookmark, Layout, Page, Paper, PaperDocument
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.job import BRIEF_MARGIN_MM, PrintJob, paper_of

A4 = paper_of("A4", is_portrait=True, margin_mm=BRIEF_MARGIN_MM)
PAPERS = (
    A4,
    paper_of("Letter", is_portrait=True, margin_mm=BRIEF_MARGIN_MM),
    paper_of("A3", is_portrait=False),
)
BUNDLED_LIST = read_list(BUNDLED).events


def brief(
    events: EventList, rows: list[int] | None = None, paper: Paper = A4,
    grouping: Grouping = Grouping.THEME,
) -> PaperDocument:  # fmt: skip
    chosen = list(range(len(events.table))) if rows is None else rows
    job = PrintJob(events, FilterRecord(), chosen, grouping)
    return job.document(paper, FakeMeasurer(), Layout.BRIEF)


def of_list(listed: Listed) -> EventList:
    return EventList(Path("list.json"), HEAD, listed.table, {})


def labels(page: Page) -> Iterator[Label]:
    return (item for item in page.primitives if isinstance(item, Label))


def names(document: PaperDocument) -> Counter[str]:
    return Counter(target.name for page in document.pages for target in page.targets)


def page_of(document: PaperDocument, name: str) -> int:
    return next(
        number
        for number, page in enumerate(document.pages, 1)
        if any(target.name == name for target in page.targets)
    )


def check_once(document: PaperDocument, rows: list[int]) -> None:
    found = {name: count for name, count in names(document).items() if name.startswith("note-")}
    assert found == {f"note-{row + 1}": 1 for row in rows}


def check_links(document: PaperDocument) -> None:
    known = names(document)
    lost = {link.target for page in document.pages for link in page.links} - set(known)
    assert not lost
    assert all(bookmark.target in known for bookmark in flat(document.bookmarks))


def flat(bookmarks: tuple[Bookmark, ...]) -> Iterator[Bookmark]:
    for bookmark in bookmarks:
        yield bookmark
        yield from flat(bookmark.children)


def check_inside(document: PaperDocument) -> None:
    for page in document.pages:
        width, height = (side / page.shrink for side in document.paper_of(page).content_px)
        for item in page.primitives:
            if isinstance(item, Label):
                assert item.x >= -0.5, item
                assert item.x + item.width <= width + 0.5, item
                assert 0 <= item.y <= height, item
            elif isinstance(item, Mark):
                assert -0.5 <= item.x - item.radius <= item.x + item.radius <= width + 0.5
                assert 0 <= item.y <= height


def check_apart(document: PaperDocument) -> None:
    """No two labels of a page lie over each other; lines of 11 px type may be 11 px apart."""
    for page in document.pages:
        found = sorted(labels(page), key=lambda label: label.y)
        for place, one in enumerate(found):
            for other in found[place + 1 :]:
                if other.y - one.y > 10.0:
                    break
                is_beside = (
                    one.x + one.width <= other.x + 0.6 or other.x + other.width <= one.x + 0.6
                )
                assert is_beside, (one, other)


def check_sections(document: PaperDocument, listed: EventList, rows: list[int]) -> None:
    """What has a date is in the chronology, what has none is a promise."""
    for bookmark in document.bookmarks:
        numbers = {
            int(one.target.removeprefix("note-"))
            for one in flat(bookmark.children)
            if one.target.startswith("note-")
        }
        is_undated = {row + 1 for row in rows if listed.table.basis[row] == Basis.UNDATED}
        if bookmark.target == "chronology":
            assert numbers == {row + 1 for row in rows} - is_undated
        elif bookmark.target == "promises":
            assert numbers == is_undated


def check_contents(document: PaperDocument) -> None:
    """The page that the contents name is the page on which a section begins."""
    first = document.pages[0]
    ends = [label for label in labels(first) if label.style is TextStyle.NOTE_STRONG]
    for bookmark in document.bookmarks:
        line = next(label for label in labels(first) if label.text.rstrip() == bookmark.title
                    and label.style is TextStyle.NOTE)  # fmt: skip
        number = next(label.text for label in ends if label.y == line.y)
        assert int(number) == page_of(document, bookmark.target)


@settings(max_examples=40, deadline=None)
@given(event_lists(max_size=25), st.sampled_from(PAPERS), st.sampled_from(Grouping), st.data())
def test_given_any_list_then_its_brief_holds_together(
    listed: Listed, paper: Paper, grouping: Grouping, data: st.DataObject
) -> None:
    events = of_list(listed)
    every = list(range(len(events.table)))
    rows = [row for row in every if data.draw(st.booleans())]
    if not rows:
        with pytest.raises(PaperError):
            brief(events, rows, paper, grouping)
        return
    document = brief(events, rows, paper, grouping)
    check_once(document, rows)
    check_links(document)
    check_inside(document)
    check_apart(document)
    check_sections(document, events, rows)
    check_contents(document)


@pytest.mark.parametrize("paper", PAPERS)
def test_given_the_bundled_list_then_its_brief_holds_together(paper: Paper) -> None:
    document, rows = brief(BUNDLED_LIST, paper=paper), list(range(225))
    check_once(document, rows)
    check_links(document)
    check_inside(document)
    check_apart(document)
    check_sections(document, BUNDLED_LIST, rows)
    check_contents(document)


def test_given_the_bundled_list_then_every_number_and_every_event_of_the_axis_is_linked() -> None:
    document = brief(BUNDLED_LIST)
    known = names(document)
    dated = [row for row in range(225) if BUNDLED_LIST.table.basis[row] != Basis.UNDATED]
    assert all(known[f"event-{row + 1}"] == 1 for row in dated)
    for page in document.pages:
        for target in page.targets:
            if target.name.startswith("note-"):
                leads = [link for link in page.links if abs(link.y - target.y) < 0.1]
                assert any(link.x >= target.x - 0.1 for link in leads)


def test_given_promises_of_a_track_then_its_line_on_the_axis_names_their_pages() -> None:
    document = brief(BUNDLED_LIST)
    axis = document.pages[1]
    for link in axis.links:
        said = [
            label.text
            for label in labels(axis)
            if "→ page" in label.text and link.x < label.x < link.x + link.width
            and link.y < label.y < link.y + link.height
        ]  # fmt: skip
        for text in said:
            first = int(text.split("page")[1].strip("s ").split("–")[0])
            assert first == page_of(document, link.target)


def test_given_a_filter_then_numbers_stay_and_the_axis_is_a_landscape_sheet() -> None:
    rows = list(range(0, 225, 7))
    document = brief(BUNDLED_LIST, rows)
    check_once(document, rows)
    papers = [document.paper_of(page) for page in document.pages]
    assert [paper.width_mm > paper.height_mm for paper in papers[:3]] == [False, True, False]


def test_given_any_page_but_the_first_then_its_head_names_section_and_numbers() -> None:
    document = brief(BUNDLED_LIST)
    for number, page in enumerate(document.pages, 1):
        texts = [label.text for label in labels(page)]
        assert f"page {number} of {len(document.pages)}" in texts
        if number > 1:
            head = " ".join(label.text for label in labels(page) if label.y < 18)
            assert any(
                name in head
                for name in ("The axis", "Chronology", "Promises without a date", "Sources")
            )


def test_given_paper_too_small_for_columns_then_that_is_said() -> None:
    with pytest.raises(PaperError, match="too small"):
        brief(BUNDLED_LIST, paper=paper_of("90x90mm", is_portrait=True))


@pytest.mark.parametrize(("count", "has_room"), [(14, True), (200, False)])
def test_given_events_then_the_first_page_names_as_many_as_have_room(
    tmp_path: Path, count: int, has_room: bool
) -> None:
    events = sound_list(tmp_path, *(event(f"e{number}") for number in range(count)))
    page = brief(events).pages[0]
    [heading] = [label.text for label in labels(page) if label.text.startswith("What happened")]
    named = [label for label in labels(page) if label.text.startswith("Title of e")]
    told = "" if has_room else f", {len(named)} of {count}"
    assert heading == f"What happened{told}"
    assert len(named) == count if has_room else 5 < len(named) < count
