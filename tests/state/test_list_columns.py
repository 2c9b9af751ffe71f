"""The columns of the list: which are shown, and what their cells say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import citation, event, sound_list, undated
from timeline_app.core.event_list.sorting import SORT_KEYS
from timeline_app.core.record.model import FilterRecord
from timeline_app.state.list_columns import (
    COLUMN_IDS,
    COLUMNS,
    PEOPLE_HEADING,
    left_out,
    shown_columns,
    toggled,
)

ALWAYS = {"date", "basis", "title"}


@pytest.mark.parametrize(
    ("width_px", "more"),
    [
        (0, set()),
        (600, set()),
        (700, {"people"}),
        (900, {"people", "place"}),
        (950, {"people", "place", "organisations"}),
    ],
)
def test_given_a_width_then_people_and_place_are_shown_where_there_is_room(
    width_px: int, more: set[str]
) -> None:
    assert shown_columns((), width_px) == ALWAYS | more


@pytest.mark.parametrize(
    ("width_px", "headings"),
    [(600, (PEOPLE_HEADING, "Place", "Organisations")), (900, ("Organisations",)), (950, ())],
)
def test_given_a_width_then_columns_without_room_are_named(
    width_px: int, headings: tuple[str, ...]
) -> None:
    assert left_out((), width_px) == headings
    assert left_out(("themes",), width_px) == ()


def test_given_an_empty_column_then_one_that_says_something_gets_its_room() -> None:
    empty = {"people"}
    assert shown_columns((), 700, empty) == ALWAYS | {"place"}
    assert left_out((), 700, empty) == ("Organisations",)
    assert shown_columns((), 950, empty) == shown_columns((), 950)


def test_given_chosen_columns_then_they_and_the_event_are_shown_at_any_width() -> None:
    for width_px in (0, 10_000):
        assert shown_columns(("themes",), width_px) == {"themes", "title"}


def test_given_a_column_is_ticked_and_unticked_then_the_others_stay_in_their_order() -> None:
    ticked = toggled(frozenset(ALWAYS), "kind")
    assert ticked == ("date", "basis", "title", "kind")
    assert toggled(frozenset(ticked), "basis") == ("date", "title", "kind")


def test_every_column_can_be_sorted_and_has_a_heading_of_its_own() -> None:
    assert set(COLUMN_IDS) == set(SORT_KEYS)
    assert len({column.heading for column in COLUMNS}) == len(COLUMNS)


def test_given_an_event_then_its_cells_are_words(tmp_path: Path) -> None:
    events = sound_list(
        tmp_path,
        undated(
            leaders=["ann-lee", "bo-vong"], themes=["water"], organisations=["commission"],
            place="Savan", citations=[citation(), citation(3)],
        ),
        event("dated", date="2026-04~", date_basis="inferred", date_note="So."),
    )  # fmt: skip
    promise, dated = (
        {column.id: column.text(one, events, FilterRecord()) for column in COLUMNS}
        for one in events.table.events(range(2))
    )
    assert promise == {
        "date": "Announced December 2025",
        "basis": "No date given",
        "title": "Title of railway-promised",
        "people": "Ann Lee, Bo Vông",
        "place": "Savan",
        "themes": "Water",
        "kind": "Commitment",
        "organisations": "River Commission",
        "documents": "Report",
        "announced": "December 2025",
    }
    assert (dated["date"], dated["announced"], dated["people"]) == ("About April 2026", "", "")


def test_given_somebody_spoken_of_then_the_people_say_so_where_he_is_asked_for(
    tmp_path: Path,
) -> None:
    events = sound_list(tmp_path, event("a", leaders=["ann-lee"], subjects=["bo-vong"]))
    people = next(column for column in COLUMNS if column.id == "people")
    one = events.table.event(0)
    asked = FilterRecord(about=("bo-vong",))
    assert people.text(one, events, asked) == "Ann Lee, spoken of: Bo Vông"
    asked = FilterRecord(leaders=("bo-vong",), spoken_of=True)
    assert people.text(one, events, asked) == "Ann Lee, spoken of: Bo Vông"
    assert people.text(one, events, FilterRecord()) == "Ann Lee"
