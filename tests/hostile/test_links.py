"""Links with too much in them, with nonsense in them, and files that look like links."""

from __future__ import annotations

import os
import string
from math import inf
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import event, event_list, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.core.record.model import FilterRecord
from timeline_app.program.locations import bundled_list
from timeline_app.scene.axis.span import MAX_SPAN_S, MIN_SPAN_S, TimeSpan
from timeline_app.state.links import link_text, parse_link
from timeline_app.state.view_state import ViewState

MANY = tuple(f"leader-{'x' * 40}-{number}" for number in range(12))


def test_given_a_link_with_much_in_it_then_all_of_it_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("{}")
    state = ViewState(TimeSpan(0.0, 1e6), FilterRecord(leaders=MANY, themes=MANY))
    link = parse_link(link_text(path, state))
    assert link.path == path
    assert link.filter == state.filter
    assert link.complaint == ""


@pytest.mark.parametrize("tail", ["", "#event=b", "#", "#event=b&tracks=leaders"])
@pytest.mark.parametrize("name", ["plan #2.events.json", "#.json", "a#b#c.json", "#event=b"])
def test_given_a_file_with_a_mark_in_its_name_then_links_lead_into_it(
    name: str, tail: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text("{}")
    link = parse_link(f"{path}{tail}")
    assert link.path == path
    assert link.event == ("b" if "event=b" in tail else "")


def test_given_two_files_that_fit_then_the_longer_name_is_meant(tmp_path: Path) -> None:
    for name in ("a", "a#event=b"):
        (tmp_path / name).write_text("{}")
    assert parse_link(f"{tmp_path / 'a'}#event=b#event=c").path == tmp_path / "a#event=b"
    assert parse_link(f"{tmp_path / 'a'}#event=c").path == tmp_path / "a"


@pytest.mark.parametrize(
    ("span", "is_followed"),
    [
        ("1/0", False), ("0/0", False), ("nan/nan", False), ("nan/1", False), ("-inf/inf", False),
        ("0/inf", False), ("1e999/1e9999", False), ("/", False), ("1", False), ("1/2/3", False),
        ("0/0.000001", True), ("0/1", True), ("-1e308/1e308", True), ("1e300/1e301", True),
    ],
)  # fmt: skip
def test_given_a_span_in_a_link_then_it_is_clamped_or_left_out_with_a_word(
    span: str, is_followed: bool
) -> None:
    link = parse_link(f"a.json#span={span}")
    assert (link.span is not None) is is_followed
    assert ("without its span" in link.complaint) is not is_followed
    if link.span is not None:
        assert link.span == link.span.clamped(longest_s=inf)
        assert link.span.duration_s >= MIN_SPAN_S


hostile_text = st.text(
    st.characters() | st.sampled_from("#%&=/+;\0\n\\'\"") | st.just("\ud800"), max_size=60
)
keys = st.sampled_from(
    ["event", "span", "tracks", "leaders", "basis", "from", "to", "text", "all_leaders", "x", ""]
)
tails = st.lists(st.tuples(keys, hostile_text, st.booleans()), max_size=6).map(
    lambda parts: "&".join(
        f"{key}={quote(value, safe='', errors='replace') if is_quoted else value}"
        for key, value, is_quoted in parts
    )
)


@given(hostile_text, tails)
def test_whatever_a_link_says_then_it_can_be_read_and_written(name: str, tail: str) -> None:
    link = parse_link(f"{name}#{tail}")
    state = link.applied_to(ViewState(TimeSpan(0.0, 1e6)))
    again = parse_link(link_text(Path("a.json"), state))
    assert again.complaint == ""
    assert (again.filter or FilterRecord()) == state.filter
    assert (again.event, again.grouping) == (state.selection, state.grouping)


@given(st.text(string.printable, max_size=400).map(lambda text: text * 100))
def test_whatever_length_a_link_has_then_it_can_be_read(text: str) -> None:
    assert parse_link(text).path is not None


@pytest.mark.parametrize(
    "link",
    [
        "{list}#" + "&".join(f"leaders={leader}" for leader in MANY),
        "{list}#leaders=nobody&themes=nothing",
        "{list}#event=" + "a" * 300,
        "{list}#event=a%00b%ff",
        "{list}#text=%00%F0%9F%98",
        "{list}#",
        "#",
        "/" + "a" * 300 + "#event=one",
        "/" + "a" * 5_000,
        "a\0b#event=one",
        os.fsdecode(b"/nowhere/\xff.json#text=\xff"),
    ],
    ids=lambda link: repr(link[:20]),
)
def test_given_a_hostile_link_then_a_window_opens_and_closes(
    link: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = write_list(tmp_path, event_list(event("one")))
    window = open_window(Path(link.replace("{list}", str(path))))
    is_there = "{list}" in link
    assert window.controller.events.path == path or not is_there
    assert bool(window.session.problems) is not is_there
    window.session.open(Path(link.replace("{list}", str(path))))
    window.close()


def test_given_a_link_to_what_a_list_does_not_have_then_the_rest_is_shown_and_it_is_said(
    open_window: OpenWindow,
) -> None:
    window = open_window(Path(f"{bundled_list()}#leaders=nobody&leaders=to-lam&themes=nothing"))
    assert window.controller.state.filter == FilterRecord(leaders=("to-lam",))
    assert "does not have" in window.statusBar().currentMessage()


def test_given_an_endless_span_in_a_link_then_it_is_clamped_like_any_other(
    open_window: OpenWindow,
) -> None:
    window = open_window(Path(f"{bundled_list()}#span=-1e300/1e300"))
    assert window.controller.state.span.duration_s <= MAX_SPAN_S
