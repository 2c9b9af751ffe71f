"""What is chosen for a print: which paper it means, and which span."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.brief.request import Detail
from timeline_app.scene.paper.paging import Layout, PaperError
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.choice import (
    CUSTOM_PAPER,
    PrintChoice,
    Scope,
    recalled,
    remembered,
)
from timeline_app.state.paper.job import BRIEF_MARGIN_MM, SectionBy

VISIBLE = TimeSpan(0.0, 86_400.0)


def sizes(choice: PrintChoice) -> tuple[float, float]:
    paper = choice.paper()
    return paper.width_mm, paper.height_mm


def test_given_nothing_chosen_then_it_is_a_brief_on_a4_held_upright() -> None:
    paper = PrintChoice().paper()
    assert PrintChoice().layout is Layout.BRIEF
    assert sizes(PrintChoice()) == (210.0, 297.0)
    assert (paper.margin_mm, paper.across, paper.down) == (BRIEF_MARGIN_MM, 1, None)


def test_given_a_paper_held_upright_then_its_short_side_is_its_width() -> None:
    assert sizes(PrintChoice(paper_name="A3", is_portrait=True)) == (297.0, 420.0)


def test_given_a_size_of_ones_own_then_the_paper_has_it() -> None:
    choice = PrintChoice(paper_name=CUSTOM_PAPER, custom_size="400x150mm", margin_mm=5.0)
    assert sizes(choice) == (150.0, 400.0)
    assert choice.paper().margin_mm == 5.0


def test_given_sheets_across_then_only_pages_are_cut_into_them() -> None:
    choice = PrintChoice(across=2, down=3, layout=Layout.PAGES)
    assert (choice.paper().across, choice.paper().down) == (2, 3)
    poster = PrintChoice(across=2, down=3, layout=Layout.POSTER).paper()
    assert (poster.across, poster.down) == (1, None)


@pytest.mark.parametrize("scope", [Scope.FILTER, Scope.EVERYTHING])
def test_given_no_span_in_the_scope_then_there_is_none(scope: Scope) -> None:
    assert PrintChoice(scope=scope, first="2025", last="2026").span(VISIBLE) is None


def test_given_what_is_visible_then_that_is_the_span() -> None:
    assert PrintChoice(scope=Scope.VISIBLE, first="2025").span(VISIBLE) == VISIBLE


def test_given_a_range_then_its_last_day_is_in_it() -> None:
    choice = PrintChoice(scope=Scope.RANGE, first="2025-12-02", last="2025-12-03")
    assert choice.span(VISIBLE) == TimeSpan(
        float(parse("2025-12-02").start_s), float(parse("2025-12-04").start_s)
    )


def test_given_half_a_range_then_the_view_gives_the_other_half() -> None:
    first = PrintChoice(scope=Scope.RANGE, first="1969").span(VISIBLE)
    last = PrintChoice(scope=Scope.RANGE, last="1970").span(VISIBLE)
    assert first == TimeSpan(float(parse("1969").start_s), VISIBLE.end_s)
    assert last == TimeSpan(VISIBLE.start_s, float(parse("1971").start_s))


@pytest.mark.parametrize(("first", "last"), [("2026", "2025"), ("1970-01-02", "")])
def test_given_a_range_that_ends_before_it_begins_then_it_is_refused(first: str, last: str) -> None:
    with pytest.raises(PaperError, match="exchange its dates"):
        PrintChoice(scope=Scope.RANGE, first=first, last=last).span(VISIBLE)


def test_given_a_bad_date_then_it_is_refused() -> None:
    with pytest.raises(EdtfError):
        PrintChoice(scope=Scope.RANGE, first="soon").span(VISIBLE)


def test_given_a_choice_then_what_belongs_to_no_list_is_recalled_as_it_was() -> None:
    choice = PrintChoice(
        layout=Layout.BOOKLET, section_by=SectionBy.LEADER, detail=Detail.SHORT,
        grouping=Grouping.KIND, is_one_page=True, paper_name="A1", is_portrait=False,
        margin_mm=9.0, across=3, down=2, is_greyscale=True, has_list=True,
    )  # fmt: skip
    assert recalled(json.loads(json.dumps(remembered(choice)))) == choice
    elsewhere = replace(choice, scope=Scope.RANGE, first="2025", last="2026", page_range="2-3")
    assert recalled(remembered(elsewhere)) == choice


@pytest.mark.parametrize(
    "plain",
    [
        {"layout": "scroll"}, {"layout": None}, {"grouping": 5}, {"margin_mm": "wide"},
        {"across": 1.5}, {"is_greyscale": "perhaps"}, {"of another version": 1},
    ],
)  # fmt: skip
def test_given_what_makes_no_sense_then_it_is_as_if_nothing_had_been_chosen(
    plain: dict[str, object],
) -> None:
    assert recalled(plain) == PrintChoice()
    assert recalled({**plain, "paper_name": "A2"}) == PrintChoice(paper_name="A2")


def test_given_one_page_then_it_holds_in_a_layout_that_one_sheet_can_have() -> None:
    assert PrintChoice(layout=Layout.AXIS, is_one_page=True).fits_one_page
    assert not PrintChoice(layout=Layout.BRIEF, is_one_page=True).fits_one_page
    assert not PrintChoice(layout=Layout.AXIS).fits_one_page
