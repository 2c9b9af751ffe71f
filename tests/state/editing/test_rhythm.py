"""A recurrence as it is chosen, in units and not in the code of its rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.wording.recurrence_words import recurrence_in_words
from timeline_app.state.editing.rhythm import UNITS, Rhythm, rhythm_of

RULES = [
    "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=DAILY;COUNT=4",
    "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3;UNTIL=20301231", "FREQ=MONTHLY;BYDAY=1MO",
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_given_a_rule_then_its_rhythm_is_the_same_rule(rule: str) -> None:
    rhythm = rhythm_of(rule)
    assert rhythm is not None
    assert rhythm.rule == rule


@given(st.sampled_from(RULES), st.integers(1, 99), st.sampled_from(sorted(UNITS)))
def test_given_another_choice_then_it_is_still_a_rule(rule: str, interval: int, unit: str) -> None:
    rhythm = rhythm_of(rule)
    assert rhythm is not None
    chosen = rhythm.every(interval, unit)
    assert recurrence_in_words(chosen.rule)
    assert rhythm_of(chosen.rule) == chosen


def test_given_another_unit_then_days_go_and_the_end_stays() -> None:
    rhythm = rhythm_of("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3;UNTIL=20301231")
    assert rhythm is not None
    assert rhythm.every(1, "week") == Rhythm("week", 1, (("UNTIL", "20301231"),))
    assert rhythm.every(2, "year").rest == rhythm.rest


@pytest.mark.parametrize("rule", ["", "often", "FREQ=HOURLY"])
def test_given_what_is_no_rhythm_then_there_is_none(rule: str) -> None:
    assert rhythm_of(rule) is None
