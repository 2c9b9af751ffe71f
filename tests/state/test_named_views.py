"""What the view that is shown is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import event, sound_list
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.named_views import (
    NamedView,
    kept,
    name_of,
    named_views,
    view_called,
)
from timeline_app.state.view_state import ViewState, first_state

SPAN = TimeSpan(0.0, 1e6)
WATER = FilterRecord(themes=("water",))
OWN = ViewState(SPAN, WATER, Grouping.LEADER)
VIEWS = [
    {"id": "days", "label": "The days", "span": "2025-12", "pieces": ["2025-12-01", "2025-12-03"]},
    {"id": "plans", "label": "Plans", "span": "2026/2030"},
]


@pytest.fixture
def events(tmp_path: Path) -> EventList:
    return sound_list(tmp_path, event(themes=["water"]), views=VIEWS)


@pytest.fixture
def views(events: EventList) -> list[NamedView]:
    return named_views(events, {"Mine": OWN})


def test_given_a_list_then_its_views_stand_before_ones_own(views: list[NamedView]) -> None:
    assert [(view.label, view.is_own) for view in views] == [
        ("The days", False),
        ("Plans", False),
        ("Mine", True),
    ]


def test_given_the_first_state_of_a_list_then_it_is_the_whole_story(
    events: EventList, views: list[NamedView]
) -> None:
    state = first_state(events)
    assert name_of(state, views) == "Whole story"
    assert name_of(state.with_span(SPAN), views) == "Even time"


def test_given_a_filter_without_a_name_then_the_name_says_that_it_is_not_all(
    events: EventList, views: list[NamedView]
) -> None:
    state = first_state(events).with_(filter=WATER)
    assert name_of(state, views) == "Whole story, filtered"
    assert name_of(state.with_span(SPAN), views) == "Even time, filtered"
    asks_nothing = FilterRecord(text="  ", all_leaders=True)
    assert name_of(state.with_(filter=asks_nothing), views) == "Whole story"


def test_given_a_list_then_no_name_speaks_of_a_time_that_it_does_not_show(
    events: EventList, views: list[NamedView]
) -> None:
    state = first_state(events).with_span(SPAN)
    assert name_of(state, views, is_list=True) == "All events"
    assert name_of(state.with_(filter=WATER), views, is_list=True) == "Filtered events"
    assert name_of(views[1].state, views, is_list=True) == "Plans"


def test_given_a_named_view_then_it_has_its_name_whatever_is_selected(
    views: list[NamedView],
) -> None:
    for view in views:
        assert name_of(view.state.with_(selection="a", collapsed=frozenset()), views) == view.label


def test_given_a_filter_in_pieces_of_the_story_then_they_keep_their_name(
    views: list[NamedView],
) -> None:
    days = views[0].state
    assert name_of(days.with_(filter=WATER), views) == "The days, filtered"
    assert name_of(days.with_(pieces=(SPAN,)), views) == "Parts of the story"


def test_given_other_tracks_then_a_view_of_ones_own_is_not_what_is_shown(
    views: list[NamedView],
) -> None:
    assert name_of(OWN.with_(grouping=Grouping.THEME), views) == "Even time, filtered"
    plans = views[1].state
    assert name_of(plans.with_(grouping=Grouping.LEADER), views) == "Plans"


def test_given_the_story_saved_for_a_list_then_it_is_known_when_the_list_grew() -> None:
    own = NamedView("Mine", OWN.with_(story=True), True)
    grown = OWN.with_(story=True, span=TimeSpan(0.0, 2e6))
    assert name_of(grown, [own]) == "Mine"


def test_given_a_state_then_filter_time_and_tracks_are_kept_of_it() -> None:
    state = OWN.with_(selection="a", collapsed=frozenset({"x"}), open_folds=frozenset({"y"}))
    assert kept(state) == OWN


@pytest.mark.parametrize(
    ("name", "label"), [("plans", "Plans"), ("PLANS", "Plans"), ("mine", "Mine"), ("x", "")]
)
def test_given_a_name_or_an_id_then_the_view_is_found(
    events: EventList, views: list[NamedView], name: str, label: str
) -> None:
    found = view_called(name, events, {"Mine": OWN, "Plans": OWN})
    assert found == next((view.state for view in views if view.label == label), None)
