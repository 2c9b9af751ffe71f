"""The parts of the controller: visits, ways to events, and the filter by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from tests.lists import event, event_list, write_list
from timeline_app.core.event_list.neighbours import stepped
from timeline_app.core.open_list import open_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import MIN_SPAN_S
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.list_model import ListModel, SortedTracks
from timeline_app.state.view_state import span_of_rows, whole_span
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.navigation import NOTCH, zoom_of_wheel

COUNT = 5


@pytest.fixture
def controller(qapp: QObject, owned: Callable[[QObject], None], tmp_path: Path) -> Controller:
    """A controller of five events, one a month, that no widget shows."""
    assert qapp is not None
    events = [event(f"e{n}", date=f"2025-{n:02}-10") for n in range(1, COUNT + 1)]
    controller = Controller(open_list(write_list(tmp_path, event_list(*events))).events)
    owned(controller)
    return controller


@pytest.fixture
def even(controller: Controller) -> Controller:
    """The controller in even time, with nothing to go back to."""
    controller.set_span(span_of_rows(controller.events.table, [1, 2, 3]))
    controller.history.forget()
    return controller


def heard(controller: Controller) -> list[str]:
    told: list[str] = []
    for name in ("list", "filter", "span", "layout", "selection", "history"):
        signal = getattr(controller, f"{name}Changed")
        signal.connect(lambda name=name: told.append(name))
    return told


def test_given_steps_then_the_selection_goes_through_time_and_stays_at_the_ends(
    controller: Controller,
) -> None:
    controller.select("e2")
    seen = []
    for step in (1, 1, 1, 1, -1, -1, -1, -1, -1):
        controller.navigation.step_selection(step)
        seen.append(controller.state.selection)
    assert seen == ["e3", "e4", "e5", "e5", "e4", "e3", "e2", "e1", "e1"]


def test_given_a_selection_that_the_filter_hides_then_a_step_goes_to_what_is_shown(
    controller: Controller,
) -> None:
    controller.select("e3")
    controller.filtering.choose_days(0.0, float(controller.events.table.draw_start_s[1] + 1))
    controller.navigation.step_selection(1)
    assert controller.state.selection == "e2"
    controller.select("e3")
    controller.navigation.step_selection(-1)
    assert controller.state.selection == "e2"


def test_given_no_selection_then_a_step_takes_the_first_event_in_view(
    controller: Controller,
) -> None:
    table = controller.events.table
    controller.navigation.fit_rows([3])
    controller.navigation.step_selection(1)
    assert controller.state.selection == "e4"
    controller.select("")
    controller.set_span(controller.state.span.panned(float(table.draw_end_s[-1])))
    controller.navigation.step_selection(-1)
    assert controller.state.selection == "e5"


def test_given_an_event_in_view_then_revealing_it_moves_nothing_and_else_keeps_the_zoom(
    controller: Controller,
) -> None:
    controller.navigation.fit_rows([0, 1])
    before = controller.state.span
    controller.navigation.reveal_row(1)
    assert controller.state.span == before
    controller.navigation.reveal_row(4)
    start_s = float(controller.events.table.draw_start_s[4])
    assert controller.state.span.duration_s == pytest.approx(before.duration_s)
    assert controller.state.span.start_s < start_s < controller.state.span.middle_s


def test_given_no_rows_then_nothing_moves(controller: Controller) -> None:
    before = controller.state
    controller.navigation.fit_rows([])
    controller.set_filter(FilterRecord(text="occurs nowhere"))
    controller.navigation.step_selection(1)
    assert controller.state.span == before.span
    assert controller.selected is None


def test_given_the_wheel_then_the_place_under_it_stays_and_back_is_as_far_as_there(
    even: Controller,
) -> None:
    controller = even
    before = controller.state.span
    anchor_s = before.start_s + 0.25 * before.duration_s
    controller.navigation.zoom(zoom_of_wheel(NOTCH), anchor_s)
    nearer = controller.state.span
    assert nearer.duration_s == pytest.approx(before.duration_s / 1.25)
    assert (anchor_s - nearer.start_s) / nearer.duration_s == pytest.approx(0.25)
    controller.navigation.zoom(zoom_of_wheel(-NOTCH), anchor_s)
    assert controller.state.span.start_s == pytest.approx(before.start_s, abs=1.0)


def test_given_any_zoom_then_the_span_stays_between_the_shortest_and_the_story(
    even: Controller,
) -> None:
    even.navigation.zoom(1e-12)
    assert even.state.span.duration_s == pytest.approx(MIN_SPAN_S)
    even.navigation.zoom(1e12)
    even.navigation.zoom(2.0)
    assert even.state.story
    assert even.state.span == whole_span(even.events)


def test_given_a_way_by_many_steps_then_going_back_takes_one(even: Controller) -> None:
    controller = even
    before = controller.state.span
    for _ in range(4):
        controller.navigation.zoom(0.8)
    there = controller.state.span
    controller.history.go_back()
    assert controller.state.span == before
    controller.history.go_forward()
    assert controller.state.span == there
    assert not controller.history.can_go_forward


def test_given_a_view_that_rests_then_it_counts_as_a_visit(even: Controller) -> None:
    controller = even
    assert not controller.history.can_go_back
    controller.navigation.zoom(0.8)
    assert not controller.history.can_go_back
    QTest.qWait(700)
    assert controller.history.can_go_back


def test_given_a_selection_then_it_is_no_step_to_go_back(controller: Controller) -> None:
    controller.filtering.toggle("basis", "stated")
    controller.select("e2")
    controller.folding.collapse(frozenset({"x"}))
    controller.history.go_back()
    assert controller.state.filter == FilterRecord()
    controller.history.go_forward()
    assert controller.state.selection == "e2"
    assert controller.state.collapsed == frozenset({"x"})


def test_given_two_ticks_in_a_row_then_each_is_a_step_to_go_back(controller: Controller) -> None:
    controller.filtering.toggle("basis", "stated")
    one = controller.state.filter
    controller.filtering.toggle("basis", "inferred")
    controller.history.go_back()
    assert controller.state.filter == one
    controller.history.go_back()
    assert controller.state.filter == FilterRecord()


def test_given_days_chosen_then_one_step_leads_back_to_the_story(controller: Controller) -> None:
    before = controller.state
    march = controller.events.table.draw_start_s[2]
    controller.filtering.choose_days(float(march), float(march) + 86_400)
    assert not controller.state.story
    QTest.qWait(700)
    controller.history.go_back()
    assert controller.state == before


def test_given_only_a_last_day_then_the_view_begins_with_what_is_left(
    controller: Controller,
) -> None:
    whole = whole_span(controller.events)
    controller.set_filter(FilterRecord(to="2025-06", text="e4"))
    start_s = controller.events.table.draw_start_s[3]
    assert whole.start_s < controller.state.span.start_s <= start_s


def test_given_matches_out_of_view_then_showing_only_them_leads_to_all(even: Controller) -> None:
    even.set_span(span_of_rows(even.events.table, [2]))
    even.set_filter(FilterRecord(text="e"))
    assert even.state.story


def test_given_a_lent_track_then_it_is_closed_again_as_it_was(controller: Controller) -> None:
    controller.folding.lend("x", frozenset({"x", "y"}))
    assert controller.state.collapsed == frozenset({"y"})
    controller.folding.give_back(but="x")
    assert controller.state.collapsed == frozenset({"y"})
    controller.folding.give_back()
    assert controller.state.collapsed is None


def test_given_tracks_folded_since_then_a_lent_one_stays(controller: Controller) -> None:
    controller.folding.lend("x", frozenset({"x", "y"}))
    controller.folding.collapse({"z"})
    controller.folding.give_back()
    assert controller.state.collapsed == frozenset({"z"})


def test_given_a_list_that_is_read_again_then_the_way_back_stays(controller: Controller) -> None:
    controller.filtering.toggle("basis", "stated")
    told = heard(controller)
    controller.reload(controller.events)
    assert controller.history.can_go_back
    assert controller.state.filter.basis == ("stated",)
    assert told == ["list", "filter", "span", "layout", "selection", "history"]


def test_given_another_list_then_there_is_nothing_to_go_back_to(controller: Controller) -> None:
    controller.filtering.toggle("basis", "stated")
    controller.open(controller.events)
    assert not controller.history.can_go_back
    assert controller.state.filter == FilterRecord()


def test_given_a_change_then_only_who_shows_it_is_told(controller: Controller) -> None:
    told = heard(controller)
    controller.filtering.toggle("basis", "stated")
    controller.filtering.toggle("basis", "inferred")
    assert controller.state.filter.basis == ("stated", "inferred")
    assert set(told) == {"filter", "history"}
    told.clear()
    controller.filtering.clear()
    controller.filtering.clear()
    assert told.count("filter") == 1
    told.clear()
    controller.select("e1")
    controller.select("e1")
    assert told == ["selection"]


def test_given_dimming_then_all_rows_stay_on_the_canvas(controller: Controller) -> None:
    controller.set_filter(FilterRecord(text="occurs nowhere"))
    assert controller.tracks.row_count == 0
    controller.set_dims_others(True)
    assert controller.tracks.row_count == COUNT


def test_given_a_grouping_that_was_shown_then_its_tracks_are_not_sorted_again(
    controller: Controller,
) -> None:
    tracks = SortedTracks(controller.events)
    assert tracks.whole(Grouping.THEME) is tracks.whole(Grouping.THEME)
    nothing = ListModel(controller.events, FilterRecord(text="occurs nowhere"))
    assert tracks.narrowed(Grouping.THEME, nothing).row_count == 0


@pytest.mark.parametrize(
    ("row", "step", "found"),
    [(4, 1, 7), (4, -1, 2), (5, 1, 7), (5, -1, 4), (7, 1, None), (2, -1, None), (1, 1, 2)],
)
def test_given_sorted_rows_then_a_step_finds_the_next_one_on_its_side(
    row: int, step: int, found: int | None
) -> None:
    assert stepped(np.array([2, 4, 7]), row, step) == found
