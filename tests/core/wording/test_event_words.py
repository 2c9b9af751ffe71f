"""When events are and how long, in words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.lists import event
from timeline_app.core.record.model import Event
from timeline_app.core.record.settling import settling_note
from timeline_app.core.wording.event_words import (
    announced_in_words,
    basis_of_event_in_words,
    event_date_in_words,
    length_of_event_in_words,
    short_date,
)


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


@pytest.mark.parametrize("reason", ["", "it is “odd”"])
def test_given_a_date_that_was_not_read_then_its_own_words_stand_for_it(reason: str) -> None:
    note = settling_note("7/8 2021", reason, "t.csv, row 6")
    unread = an_event(date=None, date_basis="undated", announced="2021~", date_note=note)
    for words in (short_date, event_date_in_words, basis_of_event_in_words):
        assert words(unread) == "date not read: “7/8 2021”"
    assert announced_in_words(unread) == ""
    rewritten = msgspec.structs.replace(unread, date_note="To settle: who knows")
    assert short_date(rewritten) == "date not read"
    settled = msgspec.structs.replace(unread, date_note="Said that year")
    assert short_date(settled) == "announced about 2021"
