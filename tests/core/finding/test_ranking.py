"""Ranking: which of the events that match a query comes first."""

from __future__ import annotations

import pytest

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.query import parse_query
from timeline_app.core.finding.ranking import ranking
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import Event
from timeline_app.program.locations import bundled_list


@pytest.fixture(scope="module")
def bundled() -> EventList:
    return read_list(bundled_list()).events


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("investment conference", "investment-conference-2025"),
        ("Investment Promotion Conference", "investment-conference-2025"),
        ("48th meeting", "meeting-48"),
        ("Strategic connection: the two Prime Ministers agree to deepen", "deepen-strategic-"),
    ],
)
def test_given_words_of_a_title_then_that_event_comes_first(
    bundled: EventList, query: str, first: str
) -> None:
    rows = bundled.text_index.find(query).rows
    assert bundled.table.event(int(rows[0])).id.startswith(first)


def test_given_titles_then_closer_ones_come_first_and_equals_stay_in_order() -> None:
    titles = (
        "It says so",
        "So a talk was held",
        "A talk on aid",
        "So-called talks of a kind",
        "A talk",
    )
    events = [
        Event(id=title, title=title, kind="x", date="2025", date_basis="stated") for title in titles
    ]
    order = [titles[place] for place in ranking(events, parse_query("a talk"))]
    assert order == [
        "A talk",
        "So a talk was held",
        "A talk on aid",
        "So-called talks of a kind",
        "It says so",
    ]


def test_given_a_long_query_and_title_then_it_is_quick() -> None:
    title = "a b c d e f g h " * 2_000
    event = Event(id="x", title=title, kind="x", date="2025", date_basis="stated")
    assert ranking([event], parse_query("a b c d e f g h i j k l m")) == [0]
