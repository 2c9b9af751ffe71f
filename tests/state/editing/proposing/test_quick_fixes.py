"""What is offered at once for a problem of an event, and what becomes of it."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from tests.state.editing.proposing import minutes
from timeline_app.core.record.model import Event
from timeline_app.core.record.problems import Problem
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import applied
from timeline_app.state.editing.proposing.chosen import citation_of
from timeline_app.state.editing.proposing.quick_fixes import (
    QuickFix,
    event_of_problem,
    quick_fixes,
)

TODAY = datetime.date(2025, 3, 5)


def event(**changes: object) -> Event:
    sound = Event(
        id="reopened", title="Library reopened", kind="opening", date="2025-02-12",
        date_basis="stated",
    )  # fmt: skip
    return msgspec.structs.replace(sound, **changes)


def fixes(one: Event, path: str, message: str = "") -> tuple[Draft, tuple[QuickFix, ...]]:
    draft = minutes.draft("2025-03-05", one)
    problem = Problem("x.json", 1, path, message, "")
    return draft, quick_fixes(draft, problem, TODAY)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12 Feb 2025", ["2025-02-12"]),
        ("3/12/2025", ["2025-12-03", "2025-03-12"]),
        ("soon", []),
    ],
)
def test_given_a_date_that_is_no_edtf_then_what_it_may_mean_is_offered(
    text: str, wanted: list[str]
) -> None:
    draft, found = fixes(event(date=text), "$.events[0].date", "is not an EDTF date")
    dates = [applied(draft, fix.edit).event("reopened").date for fix in found]
    assert dates == wanted


def test_given_an_unknown_theme_then_it_can_be_added_or_the_one_meant_taken() -> None:
    draft, found = fixes(event(themes=("bridge",)), "$.events[0].themes[0]", "there is no theme")
    assert [fix.words for fix in found] == [
        "Take Bridge", "Add the theme “Bridge”", "Take it out",
    ]  # fmt: skip
    meant, added, out = (applied(draft, fix.edit) for fix in found)
    assert meant.event("reopened").themes == ("bridges",)
    assert added.file.themes[-1].id == "bridge"
    assert out.event("reopened").themes == ()


def test_given_no_announcement_then_the_date_of_a_cited_document_is_offered() -> None:
    cited = citation_of(minutes.chosen("The library reopened"))
    undated = event(date=None, date_basis="undated", citations=(cited,))
    draft, [fix] = fixes(undated, "$.events[0]", "an undated event has no 'announced'")
    assert fix.words == "Announced 5 March 2025, by Minutes"
    assert applied(draft, fix.edit).event("reopened").announced == "2025-03-05"


def test_given_another_problem_then_nothing_is_offered_but_its_event_is_known() -> None:
    draft, found = fixes(event(), "$.events[0].title", "is empty")
    assert found == ()
    assert event_of_problem(draft, Problem("x", 1, "$.events[0].title", "", "")) == event()
    assert event_of_problem(draft, Problem("x", 1, "$.events[7]", "", "")) is None
    assert event_of_problem(draft, Problem("x", 1, "$.title", "", "")) is None
