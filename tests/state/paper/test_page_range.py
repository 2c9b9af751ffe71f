"""Which pages are wanted: as people write them, in order, and a word where there are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.scene.paper.paging import (
    Bookmark,
    DocumentInfo,
    LinkArea,
    LinkTarget,
    Page,
    Paper,
    PaperDocument,
)
from timeline_app.scene.paper.refusals import PaperChoiceError
from timeline_app.state.paper.page_range import check_page_range, narrowed_to


def document(count: int = 9) -> PaperDocument:
    """Each page has a place, and leads to the next one."""
    pages = tuple(
        Page(
            (), 1.0, (LinkArea(0, 0, 9, 9, f"place-{number + 1}"),),
            (LinkTarget(f"place-{number}", 0, 0),),
        )
        for number in range(1, count + 1)
    )  # fmt: skip
    marks = (
        Bookmark("First", "place-1", (Bookmark("Third", "place-3"),)),
        Bookmark("Second", "place-2"),
    )
    return PaperDocument(pages, Paper(210.0, 297.0), DocumentInfo("Pages"), marks)


def numbers(narrowed: PaperDocument) -> list[int]:
    return [int(page.targets[0].name.removeprefix("place-")) for page in narrowed.pages]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2-5", [2, 3, 4, 5]),
        ("2–3", [2, 3]),
        (" 7 ", [7]),
        ("1,4,8-", [1, 4, 8, 9]),
        ("-2", [1, 2]),
        ("5, 2-3", [2, 3, 5]),
        ("3,3-4", [3, 4]),
        ("8-40", [8, 9]),
        ("", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ],
)
def test_given_pages_as_people_write_them_then_these_are_there(
    text: str, wanted: list[int]
) -> None:
    assert numbers(narrowed_to(document(), text)) == wanted


@pytest.mark.parametrize("text", ["two", "0", "5-2", "1,,2", "-", "1-2-3", "2;3", "9" * 12])
def test_given_what_names_no_pages_then_an_example_is_given(text: str) -> None:
    with pytest.raises(PaperChoiceError, match="write for example 2-5"):
        check_page_range(text)


def test_given_pages_past_the_end_then_it_says_how_many_there_are() -> None:
    with pytest.raises(PaperChoiceError, match="there are 9 pages, and none of them is among 12-"):
        narrowed_to(document(), "12-")
    with pytest.raises(PaperChoiceError, match="there is 1 page"):
        narrowed_to(document(1), "2")


def test_given_some_pages_then_no_link_or_bookmark_leads_to_one_that_is_gone() -> None:
    narrowed = narrowed_to(document(), "3-4")
    assert [[link.target for link in page.links] for page in narrowed.pages] == [["place-4"], []]
    (mark,) = narrowed.bookmarks
    assert (mark.title, mark.target) == ("First", "place-3")


@given(st.text(alphabet="0123456789-–, x", max_size=12))
def test_given_any_text_then_it_names_pages_or_is_refused(text: str) -> None:
    try:
        narrowed = narrowed_to(document(), text)
    except PaperChoiceError:
        return
    found = numbers(narrowed)
    assert found == sorted(set(found))
    assert set(found) <= set(range(1, 10))
