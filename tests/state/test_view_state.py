"""The view: the spans that show a date, an extent or a list, and changes of its filter."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import event, sound_list
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import MIN_SPAN_S, TimeSpan
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.view_state import (
    ViewState,
    first_state,
    span_of_date,
    state_of_view,
    whole_span,
    with_all_leaders,
    with_dates,
    with_facet,
    with_room,
)

DAY_S = 86_400.0
STATE = ViewState(TimeSpan(0.0, DAY_S))


@pytest.fixture
def events(tmp_path: Path) -> EventList:
    return sound_list(tmp_path, event("one", date="2025-12-03"), event("two", date="2030-01"))


def test_given_some_changes_then_the_rest_of_a_view_stays() -> None:
    state = STATE.with_(selection="one", grouping=Grouping.LEADER)
    assert (state.selection, state.grouping, state.span) == ("one", Grouping.LEADER, STATE.span)
    assert STATE.selection == ""


def test_given_a_view_then_it_survives_a_file() -> None:
    record = FilterRecord(leaders=("ann-lee",), from_="2025", all_leaders=True)
    state = STATE.with_(filter=record, collapsed=frozenset({"water"}), selection="one")
    assert msgspec.json.decode(msgspec.json.encode(state), type=ViewState) == state


def test_given_a_change_of_the_filter_then_the_rest_of_it_stays() -> None:
    record = FilterRecord(leaders=("ann-lee",), text="bridge")
    assert with_facet(record, "themes", ("water",)) == FilterRecord(
        leaders=("ann-lee",), themes=("water",), text="bridge"
    )
    assert with_dates(record, "2025", "") == FilterRecord(
        leaders=("ann-lee",), text="bridge", from_="2025"
    )
    assert with_dates(with_dates(record, "2025", "2026"), "", "") == record
    assert with_all_leaders(record, together=True).all_leaders
    assert with_all_leaders(with_all_leaders(record, together=True), together=False) == record


@pytest.mark.parametrize("text", ["2025-12-03", "2025", "2025-12-02/2025-12-08", "-0100"])
def test_given_a_date_then_its_span_holds_it_with_little_more(text: str) -> None:
    date = parse(text)
    span = span_of_date(date)
    assert span.start_s < date.anchor_start_s
    assert date.anchor_end_s < span.end_s
    assert span.duration_s < 1.1 * (date.anchor_end_s - date.anchor_start_s)


def test_given_a_moment_then_its_span_is_no_shorter_than_may_be_shown() -> None:
    assert span_of_date(parse("2025-12-03T10:00:00")).duration_s == pytest.approx(MIN_SPAN_S)


def test_given_a_list_then_the_whole_of_it_lies_in_its_spans(events: EventList) -> None:
    first, last = parse("2025-12-03").start_s, parse("2030-01").end_s
    span = whole_span(events)
    assert span.start_s < first
    assert last < span.end_s


@given(st.floats(-1e11, 1e11), st.floats(0.0, 1e10))
def test_given_any_extent_then_it_is_shown_with_more_room_after_it_for_labels(
    start_s: float, length_s: float
) -> None:
    span = with_room(start_s, start_s + length_s)
    before_s, after_s = start_s - span.start_s, span.end_s - start_s - length_s
    assert 0 < before_s < after_s
    assert span.duration_s >= MIN_SPAN_S


def test_given_any_list_then_it_opens_with_the_whole_story(tmp_path: Path) -> None:
    views = [{"id": "all", "label": "All", "span": "2025/2030"}]
    events = sound_list(tmp_path, event(), event("late", date="2040"), views=views)
    state = first_state(events)
    assert state == ViewState(whole_span(events), story=True)


def test_given_a_view_with_pieces_then_it_is_a_story_in_these(tmp_path: Path) -> None:
    pieces = ["2026-03", "2030/2031"]
    view = {"id": "two", "label": "Two", "span": "2026/2031", "pieces": pieces}
    state = state_of_view(sound_list(tmp_path, event(), views=[view]).head.views[0])
    assert state.story
    ends = [(piece.start_s, piece.end_s) for piece in state.pieces]
    wanted = (("2026-03", "2026-03"), ("2030", "2031"))
    assert ends == [(parse(first).start_s, parse(last).end_s) for first, last in wanted]


def test_given_a_story_then_a_span_leads_into_even_time(tmp_path: Path) -> None:
    state = first_state(sound_list(tmp_path, event())).with_span(TimeSpan(0.0, 9e4))
    assert (state.story, state.pieces, state.span) == (False, (), TimeSpan(0.0, 9e4))
