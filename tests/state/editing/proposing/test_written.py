"""What somebody has typed of an event becomes one, and adds whom it names for the first time."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.state.editing.proposing import minutes
from timeline_app.core.record.model import Event, Leader
from timeline_app.state.editing.edits import applied, inverse
from timeline_app.state.editing.proposing.written import (
    Written,
    date_as_typed,
    edit_of,
    edtf_of,
    faults_of,
    split_names,
    written_of,
)

REOPENED = Event(
    id="library-reopened", title="Library reopened", kind="opening", date="2025-02-12",
    date_basis="stated", leaders=("tom-hale",), themes=("bridges",),
)  # fmt: skip


def test_given_names_that_are_new_then_the_edit_adds_them_with_the_event() -> None:
    draft = minutes.draft()
    written = Written(
        title="Library reopened", kind="Re-opening", date="12 Feb 2025",
        leaders=("thomas hale", "Ana Mendes"), themes=("Books",),
    )  # fmt: skip
    edit = edit_of(draft, written)
    after = applied(draft, edit)
    event = after.event("library-reopened")
    assert (event.date, event.kind) == ("2025-02-12", "re-opening")
    assert event.leaders == ("tom-hale", "ana-mendes")
    assert [leader.name for leader in after.file.leaders][-1] == "Ana Mendes"
    assert event.themes == ("books",)
    assert edit.name == "new event Library reopened"
    assert edit.selects == "library-reopened"
    assert applied(after, inverse(edit)) == draft


def test_given_an_event_then_only_what_differs_is_changed() -> None:
    draft = minutes.draft("", REOPENED)
    written = written_of(draft, REOPENED)
    assert written.leaders == ("Thomas Hale",)
    assert not edit_of(draft, written, REOPENED.id)
    typed = {"title": "The library is open again"}
    changed = Written(**{**{n: getattr(written, n) for n in Written.__struct_fields__}, **typed})
    edit = edit_of(draft, changed, REOPENED.id)
    assert edit.name == "title of Library reopened"
    assert applied(draft, edit).event(REOPENED.id).title == "The library is open again"


def test_faults_are_those_of_check_and_stand_at_their_fields() -> None:
    draft = minutes.draft("", REOPENED)
    assert faults_of(draft, written_of(draft, REOPENED), REOPENED.id) == {}
    found = faults_of(draft, Written(title="", date="soon", basis="derived", kind="x"))
    assert set(found) == {"title", "date", "date_note"} or set(found) == {"title"}
    found = faults_of(draft, Written(title="A", date="soon", basis="derived", kind="x"))
    assert set(found) == {"date", "date_note"}
    assert found["date_note"].message == "Nothing says how the date was found"
    undated = faults_of(draft, Written(title="A", basis="undated", kind="x"))
    assert set(undated) == {"announced"}


def test_dates_may_be_typed_in_words() -> None:
    today = datetime.date(2025, 3, 5)
    assert edtf_of("3 Dec 2025", today) == "2025-12-03"
    assert edtf_of("2026/2030", today) == "2026/2030"
    assert edtf_of("soon", today) == "soon"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Bo Vong", ("Ann Lee", "Bo Vong")),
        ("Ann Lee; Ann Lee;", ("Ann Lee",)),
        ("Lee, Ann, Bo Vong", ("Lee, Ann", "Bo Vong")),
        ("", ()),
    ],
)
def test_names_are_parted_by_commas_but_for_those_in_known_names(
    text: str, names: tuple[str, ...]
) -> None:
    known = [Leader(id="ann-lee", name="Lee, Ann")] if "Lee, Ann" in text else []
    assert split_names(text, known) == names


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2025-02-12", "12 February 2025"),
        ("2030-39~", "late 2030"),
        ("[..2027-05]", "by May 2027"),
        ("2026/2030", "2026–2030"),
        ("2025-24", "winter 2025–2026"),
        ("[1960-24,1961-24]", "[1960-24,1961-24]"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_is_shown_in_words_that_mean_it(edtf: str, shown: str) -> None:
    assert date_as_typed(edtf) == shown


@given(
    st.builds(
        "{}{:04}{}{}".format,
        st.sampled_from(["", "-"]),
        st.integers(0, 9999),
        st.sampled_from(["", "-02", "-11-30", "-21", "-24", "-37", "-33", "-11-30T09:05"]),
        st.sampled_from(["", "?", "~", "%"]),
    ),
    st.sampled_from(["{}", "{}/..", "../{}", "[..{}]", "[{}..]"]),
)
def test_a_date_that_is_shown_and_not_touched_stays_what_it_is(text: str, shape: str) -> None:
    edtf = shape.format(text)
    assert edtf_of(date_as_typed(edtf)) == edtf


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("no later than 30 June 2028", "[..2028-06-30]"),
        ("by the end of the 1950s", "[..1959]"),
        ("by the end of 1959", "[..1959]"),
        ("the spring of 1923", "1923-21"),
        ("trước năm 2030", "[..2029]"),
        ("2011-12", "2011-12"),
    ],
)
def test_a_typed_date_means_what_it_does_in_a_document(typed: str, edtf: str) -> None:
    assert edtf_of(typed) == edtf


@pytest.mark.parametrize(
    "written",
    [
        Written(title="Fire", kind="event", date="1943", basis="undated", announced="2024"),
        Written(title="Fire", kind="event", basis="undated"),
        Written(title="Fire", kind="event", basis="stated"),
        Written(title="Fire", kind="event", date="1943", basis="inferred"),
    ],
)
def test_what_is_wrong_with_a_date_is_said_without_names_of_the_format(written: Written) -> None:
    [fault] = faults_of(minutes.draft(), written).values()
    assert not any(name in fault.sentence() for name in ("null", "_", "'", "EDTF"))
