"""A filter in words: one value or several, any or all, dates and text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import event, sound_list
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.state.filter_words import filter_in_words, labels_of, values_in_words


@pytest.fixture
def events(tmp_path: Path) -> EventList:
    people = ["ann-lee", "bo-vong"]
    everywhere = {"leaders": people, "themes": ["transport", "water"], "place": "Savan"}
    return sound_list(
        tmp_path,
        event("one", organisations=["commission"], **everywhere),
        event("two", kind="first-meeting", place="Pakse"),
    )


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (FilterRecord(), ""),
        (FilterRecord(leaders=("ann-lee",)), "Leader: Ann Lee"),
        (FilterRecord(leaders=("ann-lee", "bo-vong")), "Leaders: Ann Lee or Bo Vông"),
        (
            FilterRecord(leaders=("ann-lee", "bo-vong"), all_leaders=True),
            "Leaders: Ann Lee and Bo Vông",
        ),
        (FilterRecord(leaders=("bo-vong",), all_leaders=True), "Leader: Bo Vông"),
        (FilterRecord(themes=("water",)), "Theme: Water"),
        (FilterRecord(themes=("water", "transport")), "Themes: Water or Transport"),
        (
            FilterRecord(themes=("water", "transport"), all_leaders=True),
            "Themes: Water or Transport",
        ),
        (FilterRecord(kinds=("ceremony",)), "Kind: ceremony"),
        (FilterRecord(kinds=("ceremony", "first-meeting")), "Kinds: ceremony or first-meeting"),
        (FilterRecord(organisations=("commission",)), "Organisation: River Commission"),
        (
            FilterRecord(organisations=("commission", "x")),
            "Organisations: River Commission or x",
        ),
        (FilterRecord(documents=("report",)), "Document: Report"),
        (FilterRecord(documents=("report", "x")), "Documents: Report or x"),
        (FilterRecord(places=("Savan",)), "Place: Savan"),
        (FilterRecord(places=("Savan", "Pakse")), "Places: Savan or Pakse"),
        (FilterRecord(basis=("stated",)), "Date: stated"),
        (FilterRecord(basis=("stated", "undated")), "Dates: stated or no date given"),
        (FilterRecord(about=("bo-vong",)), "Spoken of: Bo Vông"),
        (
            FilterRecord(leaders=("ann-lee",), about=("bo-vong",)),
            "Leaders: Ann Lee or Bo Vông (spoken of)",
        ),
        (
            FilterRecord(leaders=("ann-lee",), spoken_of=True),
            "Leader: Ann Lee, also where spoken of",
        ),
        (FilterRecord(spoken_of=True), ""),
        (FilterRecord(from_="2025-12-03"), "from 3 December 2025"),
        (FilterRecord(to="2025"), "to 2025"),
        (FilterRecord(text="  river "), "text: “river”"),
        (FilterRecord(text="  "), ""),
    ],
)
def test_given_a_filter_then_it_is_said_in_words(
    events: EventList, record: FilterRecord, words: str
) -> None:
    assert filter_in_words(record, events) == words


def test_given_several_parts_then_they_stand_in_one_line(events: EventList) -> None:
    record = FilterRecord(
        leaders=("ann-lee",), themes=("water",), from_="2025", to="2026-01", text="bridge"
    )
    assert filter_in_words(record, events) == (
        "Leader: Ann Lee · Theme: Water · from 2025 · to January 2026 · text: “bridge”"
    )


def test_given_a_value_that_the_list_lacks_then_it_stands_for_itself(events: EventList) -> None:
    assert labels_of("leaders", ("ann-lee", "nobody"), events) == ["Ann Lee", "nobody"]
    assert labels_of("basis", ("inferred",), events) == ["inferred"]


@pytest.mark.parametrize(
    ("facet", "values", "most", "words"),
    [
        ("themes", ("water", "transport"), 40, "Water, Transport"),
        ("themes", ("water", "transport"), 10, "Water +1"),
        ("themes", ("water",), 4, "Wat…"),
        ("themes", ("water", "transport"), 6, "Wa… +1"),
        ("kinds", ("ceremony",), 40, "Ceremony"),
        ("basis", ("stated", "undated"), 40, "Date: stated, no date given"),
        ("only", ("sources-differ",), 40, "The sources differ"),
    ],
)
def test_given_values_then_they_are_named_as_far_as_there_is_room(
    events: EventList, facet: str, values: tuple[str, ...], most: int, words: str
) -> None:
    record = FilterRecord(**{facet: values})
    assert values_in_words(record, facet, events, most) == words


def test_given_leaders_that_must_all_be_there_then_their_names_say_so(events: EventList) -> None:
    record = FilterRecord(leaders=("ann-lee", "bo-vong"), all_leaders=True)
    assert values_in_words(record, "leaders", events, 40) == "Ann Lee and Bo Vông"


@pytest.mark.parametrize(
    ("record", "most", "words"),
    [
        (FilterRecord(about=("bo-vong",)), 40, "Spoken of: Bo Vông"),
        (FilterRecord(about=("bo-vong", "ann-lee")), 24, "Spoken of: Bo Vông +1"),
        (
            FilterRecord(leaders=("ann-lee",), about=("bo-vong",)),
            40,
            "Ann Lee, Bo Vông (spoken of)",
        ),
        (FilterRecord(leaders=("ann-lee",), spoken_of=True), 40, "Ann Lee, also where spoken of"),
    ],
)
def test_given_people_spoken_of_then_they_are_named_as_such(
    events: EventList, record: FilterRecord, most: int, words: str
) -> None:
    assert values_in_words(record, "leaders", events, most) == words
