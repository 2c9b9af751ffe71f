"""Links into a list: written, read back, and read in part where they are broken."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.record.model import DATE_BASES, FilterRecord
from timeline_app.scene.axis.span import MIN_SPAN_S, TimeSpan
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.links import Link, command_text, link_text, parse_link
from timeline_app.state.view_state import ViewState

SLUGS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
VALUES = st.lists(SLUGS, max_size=3).map(tuple)
TEXTS = st.text(max_size=12)
DATES = st.sampled_from(["", "2025", "2025-12", "2025-12-03", "2025-12-02/2025-12-08"])
FILTERS = st.builds(
    FilterRecord,
    leaders=VALUES,
    themes=VALUES,
    kinds=VALUES,
    organisations=VALUES,
    documents=VALUES,
    places=st.lists(TEXTS.filter(bool), max_size=2).map(tuple),
    basis=st.lists(st.sampled_from(DATE_BASES), max_size=2, unique=True).map(tuple),
    from_=DATES,
    to=DATES,
    text=TEXTS,
    all_leaders=st.booleans(),
)
SPANS = st.builds(
    lambda start_s, length_s: TimeSpan(float(start_s), float(start_s + length_s)),
    st.integers(-(10**10), 10**10),
    # Shorter ones than a view may show are lengthened on the way.
    st.integers(int(MIN_SPAN_S), 10**10),
)
STATES = st.builds(
    ViewState,
    span=SPANS,
    filter=FILTERS,
    grouping=st.sampled_from(Grouping),
    selection=SLUGS,
    story=st.booleans(),
    open_folds=st.frozensets(SLUGS, max_size=2),
)
STATE = ViewState(TimeSpan(0.0, 86_400.0))


@given(STATES)
def test_given_any_view_then_its_link_leads_back(state: ViewState) -> None:
    link = parse_link(link_text(Path("/lists/a b.json"), state))
    assert link.complaint == ""
    assert link.path == Path("/lists/a b.json")
    # The story shows the span of the list, whatever it is.
    before = STATE.with_(filter=FilterRecord(text="other"), span=state.span)
    assert link.applied_to(before if state.story else STATE.with_(story=True)) == state


@given(STATES)
def test_given_any_view_then_a_shell_takes_its_command_as_one_link(state: ViewState) -> None:
    path = Path("/lists/it's $HOME.json")
    assert shlex.split(command_text(path, state)) == ["timeline-app", link_text(path, state)]


def test_given_a_plain_file_name_then_the_view_stays_as_it_is() -> None:
    link = parse_link("a.json")
    assert link == Link(Path("a.json"))
    assert link.applied_to(STATE) == STATE


def test_given_the_story_then_the_link_says_so_and_every_event_is_meant() -> None:
    assert link_text(Path("a.json"), STATE.with_(story=True)).startswith("a.json#view=story&")
    link = parse_link("a.json#view=story")
    assert link.names_a_view
    named = STATE.with_(filter=FilterRecord(text="bridge"), pieces=(STATE.span,))
    assert link.applied_to(named) == STATE.with_(story=True)


def test_given_the_name_of_a_view_then_its_filter_stays_unless_another_is_given() -> None:
    named = STATE.with_(filter=FilterRecord(text="bridge"))
    link = parse_link("a.json#view=Due+dates&event=one")
    assert (link.view, link.names_a_view, link.complaint) == ("Due dates", True, "")
    assert link.applied_to(named) == named.with_(selection="one")
    other = parse_link("a.json#view=Due+dates&text=road").applied_to(named)
    assert other == named.with_(filter=FilterRecord(text="road"))


def test_given_a_span_then_the_link_leads_out_of_the_story() -> None:
    named = STATE.with_(story=True, pieces=(STATE.span,))
    assert parse_link("a.json#span=0/7200").applied_to(named) == STATE.with_span(
        TimeSpan(0.0, 7_200.0)
    )


def test_given_an_event_alone_then_span_and_filter_stay() -> None:
    state = STATE.with_(filter=FilterRecord(text="bridge"), grouping=Grouping.LEADER)
    link = parse_link("a.json#event=bridge-opened")
    assert link.applied_to(state) == state.with_(selection="bridge-opened")


def test_given_a_span_without_a_filter_then_every_event_is_meant() -> None:
    link = parse_link("a.json#span=0/7200")
    state = link.applied_to(STATE.with_(filter=FilterRecord(text="bridge")))
    assert state == STATE.with_(span=TimeSpan(0.0, 7_200.0))


@pytest.mark.parametrize(
    ("tail", "complaint"),
    [
        ("span=1/0", "its span"),
        ("span=5/5", "its span"),
        ("span=x", "its span"),
        ("span=0/inf", "its span"),
        ("basis=nonsense", "its filter"),
        ("from=xyz", "its filter"),
        ("to=2025-13", "its filter"),
        ("leaders=Not a slug", "its filter"),
        ("tracks=x", "its tracks"),
        ("span=x&tracks=x", "its span and its tracks"),
    ],
)
def test_given_a_part_that_makes_no_sense_then_it_is_named_and_the_rest_kept(
    tail: str, complaint: str
) -> None:
    link = parse_link(f"a.json#event=one&{tail}")
    assert link.complaint == f"The link was followed without {complaint}."
    assert link.event == "one"
    assert link.applied_to(STATE).span == STATE.span
    assert link.applied_to(STATE).grouping is STATE.grouping


def test_given_a_tail_that_is_no_link_then_all_of_it_is_a_file_name() -> None:
    endless = parse_link("a.json#" + "event=one&" * 10_000)
    assert (endless.path, endless.event) == (Path("a.json"), "")
    assert "too long" in endless.complaint
    assert parse_link("#event=one") == Link(Path("#event=one"))
    assert parse_link("a.json#") == Link(Path("a.json"))


def test_given_a_file_whose_name_holds_the_mark_then_it_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "list#event=1.json"
    path.write_text("{}", encoding="utf-8")
    assert parse_link(str(path)) == Link(path)
