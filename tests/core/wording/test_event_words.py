"""How long events are, in words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.lists import event
from timeline_app.core.record.model import Event
from timeline_app.core.wording.event_words import length_of_event_in_words


def an_event(**fields: Any) -> Event:
    return msgspec.convert(event("one", **fields), Event)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-12-01/2025-12-03", "3 days"),
        ("2025-12-01T09:00/2025-12-01T11:00", "2 hours"),
        ("2026/2030", "at most 5 years"),
        ("2026-03/2026-04", "at most 61 days"),
        ("2027/2027", "within one year"),
        ("2027-02/2027-02", "within one month"),
    ],
)
def test_given_a_period_then_its_length_is_no_more_precise_than_its_dates(
    date: str, words: str
) -> None:
    assert length_of_event_in_words(an_event(date=date)) == words


@pytest.mark.parametrize("date", ["2026", "2025-12-03", "2026/..", "[2026..2030]", "2026~/2030"])
def test_given_no_known_first_and_last_day_then_no_length_is_claimed(date: str) -> None:
    assert length_of_event_in_words(an_event(date=date)) == ""
