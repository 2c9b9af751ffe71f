"""The history: a line of views, and a place on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.state.history import History

LONGER_THAN_KEPT = 500


def visited(*states: int) -> History[int]:
    history = History((states[0],))
    for state in states[1:]:
        history = history.visited(state)
    return history


def test_given_one_state_then_there_is_nowhere_to_go() -> None:
    history = visited(1)
    assert not history.can_go_back
    assert not history.can_go_forward
    assert history.back() == history.forward() == history


def test_given_states_when_going_back_and_forward_then_each_is_met_in_turn() -> None:
    history = visited(1, 2, 3)
    assert [history.current, history.back().current, history.back().back().current] == [3, 2, 1]
    assert history.back().can_go_forward
    assert history.back().forward() == history


def test_given_a_step_back_when_something_new_is_visited_then_what_lay_ahead_is_gone() -> None:
    history = visited(1, 2, 3).back().back().visited(4)
    assert history.states == (1, 4)
    assert history.current == 4
    assert not history.can_go_forward
    assert history.forward() == history


def test_given_a_step_back_when_the_same_is_visited_then_what_lies_ahead_stays() -> None:
    history = visited(1, 2, 3).back()
    assert history.visited(2) == history
    assert history.visited(2).forward().current == 3


def test_given_a_step_back_when_its_state_is_replaced_then_both_sides_stay() -> None:
    history = visited(1, 2, 3).back().replaced(9)
    assert (history.back().current, history.current, history.forward().current) == (1, 9, 3)


def test_given_very_many_states_then_the_oldest_are_forgotten() -> None:
    history = visited(*range(LONGER_THAN_KEPT))
    assert 100 < len(history.states) < LONGER_THAN_KEPT
    assert history.current == LONGER_THAN_KEPT - 1
    assert history.back().current == LONGER_THAN_KEPT - 2


@given(st.lists(st.integers(0, 3) | st.sampled_from(["back", "forward"]), max_size=40))
def test_given_any_steps_then_the_place_is_on_the_line(steps: list[int | str]) -> None:
    history = visited(0)
    for step in steps:
        if isinstance(step, int):
            history = history.visited(step)
            assert history.current == step
        else:
            history = history.back() if step == "back" else history.forward()
        assert 0 <= history.place < len(history.states)
        assert history.can_go_back is (history.back() != history)
        assert history.can_go_forward is (history.forward() != history)
