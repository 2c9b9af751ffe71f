"""What primitives on paper are parts of: every layout says it of all that is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from tests.lists import Plain, event, full_list, sound_list, undated
from tests.lists import reading_of as read_of
from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.program.locations import bundled_list
from timeline_app.scene.display import Label
from timeline_app.scene.paper.paging import Layout, Page, PaperDocument
from timeline_app.scene.tags import Role, Tag
from timeline_app.state.paper.job import PrintJob, SectionBy, paper_of

HEADINGS = [Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4]
RUNNING = {Role.RUNNING_TITLE, Role.RUNNING_PLACE, Role.RUNNING_HEAD, Role.RUNNING_FOOT}
# What is said above every page is read on the first of a file.
LEADING = {Role.RUNNING_TITLE: Role.HEADING_1, Role.RUNNING_PLACE: Role.HEADING_2}
# What may stand in what, as PDF has it; None is the document.
FREE: set[Role | None] = {None, Role.SECTION}
TEXTS: set[Role | None] = {
    Role.PARAGRAPH, Role.ITEM_LABEL, Role.ITEM_BODY, Role.CELL, Role.REFERENCE,
}  # fmt: skip
WITHIN: dict[Role, set[Role | None]] = {
    Role.SECTION: FREE,
    **dict.fromkeys(HEADINGS, FREE),
    Role.PARAGRAPH: FREE | {Role.ITEM_BODY},
    Role.LIST: FREE,
    Role.ITEM: {Role.LIST},
    Role.ITEM_LABEL: {Role.ITEM},
    Role.ITEM_BODY: {Role.ITEM},
    Role.CONTENTS: FREE,
    Role.CONTENTS_ITEM: {Role.CONTENTS},
    Role.REFERENCE: {Role.CONTENTS_ITEM},
    Role.TABLE: FREE,
    Role.ROW: {Role.TABLE},
    Role.COLUMN_HEAD: {Role.ROW},
    Role.ROW_HEAD: {Role.ROW},
    Role.CELL: {Role.ROW},
    Role.FIGURE: FREE | TEXTS | {Role.LINK},
    Role.LINK: TEXTS,
}


def printed(events: EventList, layout: Layout, name: str = "A4") -> PaperDocument:
    rows = list(range(len(events.table)))
    paper = paper_of(name, is_portrait=layout is Layout.BRIEF)
    job = PrintJob(events, FilterRecord(), rows)
    return job.document(paper, FakeMeasurer(), layout, SectionBy.THEME)


def parts(page: Page) -> Iterator[tuple[Tag, list[Label]]]:
    """What is read on a page, part by part."""
    for tag, items in groupby(page.primitives, lambda item: item.tag):
        if tag is not None and tag.role not in RUNNING:
            yield tag, [item for item in items if isinstance(item, Label)]


def up(tag: Tag | None) -> Iterator[Tag]:
    while tag is not None:
        yield tag
        tag = tag.within


def crowd(folder: Path) -> EventList:
    """So many events and promises that each section takes several columns and pages."""
    summary = "What was said there takes several lines of a column, all of them in words. " * 3
    made: list[Plain] = []
    for number in range(60):
        changes = {"summary": summary, "themes": ["transport" if number % 3 else "water"]}
        made.append(event(f"event-{number}", date=f"2025-12-{1 + number // 3:02}", **changes))
        made.append(undated(f"promise-{number}", **changes))
    return sound_list(folder, *made)


@pytest.fixture(scope="module", params=["full", "bundled"])
def events(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> EventList:
    if request.param == "bundled":
        return read_list(bundled_list()).events
    return read_of(tmp_path_factory.mktemp("list"), full_list()).events


@pytest.fixture(scope="module", params=list(Layout))
def document(request: pytest.FixtureRequest, events: EventList) -> PaperDocument:
    layout: Layout = request.param
    return printed(events, layout, "A0" if layout is Layout.POSTER else "A4")


def test_given_any_layout_then_all_that_is_written_is_part_of_something(
    document: PaperDocument,
) -> None:
    for number, page in enumerate(document.pages, 1):
        loose = [item for item in page.primitives if isinstance(item, Label) and item.tag is None]
        assert not loose, (number, loose)


def test_given_any_layout_then_each_part_stands_where_it_may(document: PaperDocument) -> None:
    for page in document.pages:
        for tag, _ in parts(page):
            for one in up(tag):
                role = None if one.within is None else one.within.role
                assert role in WITHIN[one.role], [part.role for part in up(tag)]


def test_given_any_layout_then_headings_go_down_step_by_step_from_one_title(
    document: PaperDocument,
) -> None:
    first = [item.tag for item in document.pages[0].primitives if item.tag is not None]
    seen = {id(tag): LEADING[tag.role] for tag in first if tag.role in LEADING}
    for page in document.pages:
        for tag, _ in parts(page):
            if tag.role in HEADINGS:
                seen.setdefault(id(tag), tag.role)
    levels = [HEADINGS.index(role) for role in seen.values()]
    assert levels.count(0) == 1
    assert levels[0] == 0
    assert all(later - level <= 1 for level, later in pairwise(levels))


def test_given_any_layout_then_every_figure_has_words(document: PaperDocument) -> None:
    for page in document.pages:
        for tag, _ in parts(page):
            assert (tag.role is Role.FIGURE) == bool(tag.words), tag.role


def test_given_any_layout_then_each_link_is_a_part_of_its_own_that_is_on_its_page(
    document: PaperDocument,
) -> None:
    for page in document.pages:
        here = {id(one) for tag, _ in parts(page) for one in up(tag)}
        for link in page.links:
            assert link.tag is not None, link
            assert link.tag.role is Role.LINK
            assert id(link.tag) in here, link


def test_given_any_layout_then_every_place_that_is_linked_says_what_is_there(
    document: PaperDocument,
) -> None:
    targets = {link.target for page in document.pages for link in page.links}
    for page in document.pages:
        for target in page.targets:
            assert target.words or target.name not in targets, target


@pytest.mark.parametrize("layout", [Layout.BRIEF, Layout.PAGES])
def test_given_columns_then_entries_are_read_down_one_and_then_down_the_next(
    tmp_path: Path, layout: Layout
) -> None:
    document = printed(crowd(tmp_path), layout)
    places: dict[int, list[tuple[int, float, float]]] = {}
    numbers = 0
    for number, page in enumerate(document.pages[1:]):
        for tag, labels in parts(page):
            is_number = tag.role is Role.LINK and tag.within is not None
            if is_number and tag.within is not None and tag.within.role is Role.ITEM_LABEL:
                numbers += 1
                top = [one for one in up(tag)][-1]
                places.setdefault(id(top), []).append((number, labels[0].x, labels[0].y))
    assert numbers >= 120
    for found in places.values():
        assert found == sorted(found)
    assert len({x for found in places.values() for _, x, _ in found}) >= 2


def test_given_an_entry_over_two_columns_then_its_text_is_one_paragraph(tmp_path: Path) -> None:
    summary = "This goes on and on, over more lines than are kept together in a column. " * 40
    long = [event(f"event-{number}", summary=summary) for number in range(6)]
    document = printed(sound_list(tmp_path, *long), Layout.BRIEF)
    texts: dict[int, list[str]] = {}
    columns: dict[int, set[tuple[int, float]]] = {}
    for number, page in enumerate(document.pages):
        for tag, labels in parts(page):
            if tag.role is Role.PARAGRAPH:
                texts.setdefault(id(tag), []).extend(label.text for label in labels)
                columns.setdefault(id(tag), set()).update((number, one.x) for one in labels)
    bodies = [key for key, words in texts.items() if "".join(words).count("This goes") == 40]
    assert len(bodies) == 6
    assert any(len(columns[key]) > 1 for key in bodies)
    assert all("".join(texts[key]).rstrip() == summary.strip() for key in bodies)


def test_given_an_axis_then_a_mark_is_told_by_number_title_date_and_basis(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        event("one", title="The bridge is opened", date="2025-12-03", date_basis="stated"),
        event("two", title="The railway is built", date="2026/2030", date_basis="inferred",
              date_note="Said so."),
        undated("three", title="A school is promised"),
    )  # fmt: skip
    told = {
        tag.words
        for layout in (Layout.BRIEF, Layout.PAGES)
        for page in printed(events, layout).pages
        for tag, _ in parts(page)
        if tag.role is Role.FIGURE
    }
    numbered = {title: number for number, title in enumerate(titles(events), 1)}
    bridge, railway, school = "The bridge is opened", "The railway is built", "A school is promised"
    assert f"{numbered[bridge]} {bridge}: 3 December 2025, stated" in told
    assert f"{numbered[railway]} {railway}: 2026–2030, inferred" in told
    assert f"{numbered[school]} {school}: no date given (announced: December 2025)" in told


def titles(events: EventList) -> list[str]:
    return [one.title for one in events.table.events(range(len(events.table)))]


def test_given_the_glance_then_its_rows_have_a_cell_for_every_column() -> None:
    first = printed(read_list(bundled_list()).events, Layout.BRIEF).pages[0]
    rows: dict[int, set[int]] = {}
    for tag, _ in parts(first):
        for one in up(tag):
            if one.within is not None and one.within.role is Role.ROW:
                rows.setdefault(id(one.within), set()).add(id(one))
    assert len(rows) > 10
    assert len({len(cells) for cells in rows.values()}) == 1
