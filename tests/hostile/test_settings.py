"""Settings that are broken, or JSON with values that do not hold, and two windows at once."""

from __future__ import annotations

import base64
import json
import os
import struct
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.lists import event, event_list, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.state.settings import Settings, load_settings, save_settings
from timeline_app.state.view_state import ViewState

SPAN = {"start_s": 1764542016.0, "end_s": 1764863424.0}
SOUND = {"span": SPAN, "filter": {"text": "aid"}, "grouping": "leaders", "selection": "a"}
A_VIEW = ViewState(TimeSpan(0.0, 1e6), FilterRecord(text="aid"))


def base64_of(layout: str, *numbers: int) -> str:
    return base64.b64encode(struct.pack(layout, *numbers)).decode()


def geometry_of(side_px: int) -> str:
    rectangle = (0, 0, side_px, side_px)
    numbers = (0x01D9D0CB, 3, 0, *rectangle, *rectangle, 0, 0, 0, side_px, *rectangle)
    return base64_of(">IHH4i4ii??i4i", *numbers)


UNSOUND_VALUES: dict[str, list[Any]] = {
    "geometry": ["no base64!", "AAAA", geometry_of(2**31 - 1), 5, "\ud800"],
    "pane_widths": [["reading"], "400", None, 400],
    "shows_list": ["yes", 1, None],
    "dims_others": [[], "true"],
    "wheel_zooms": [0],
    "save_folder": ["/" + "a" * 300, 5],
    "print_choice": [["brief"], "brief", None, 5],
    "list_columns": ["date", [["date"]], ["no-column"], [None], {"date": 1}],
    "last": ["/" + "a" * 300, "/a\0b", "/\ud800", 5, "/a" * 3_000],
    "theme": ["pink", None, ["dark"]],
    "recent": ["/a", {"a": 1}],
    "attached": [["/a"], "x"],
    "views": [[], 5],
}  # fmt: skip
UNSOUND_SPANS = [
    {"start_s": 5, "end_s": 1},
    {"start_s": 0, "end_s": 0},
    {"start_s": 1760000000.0, "end_s": 1760000000.000001},
    {"start_s": -1e308, "end_s": 1e308},
    {"start_s": "0", "end_s": "1e6"},
    {"start_s": float("nan"), "end_s": 1},
    {"start_s": float("-inf"), "end_s": float("inf")},
    {"start_s": 1e17, "end_s": 1e17 + 1e6},
    {"start_s": 10**400, "end_s": 10**401},
    {"start_s": True, "end_s": 1e6},
    {"start_s": 0},
    [0, 1e6],
    None,
]
UNSOUND_PARTS: dict[str, list[Any]] = {
    "filter": [5, []],
    "grouping": ["nonsense", 5],
    "collapsed": ["all", {"a": 1}],
    "selection": [5, "\udfff", "a" * 20_000],
}
UNSOUND_FACETS: dict[str, list[Any]] = {
    "from": ["garbage", 5, "2025-99-99", "9" * 600],
    "to": ["", None, "\ud800"][1:],
    "leaders": ["to-lam", ["No Slug"], {"to-lam": 1}],
    "basis": [["nonsense"]],
    "places": [5],
    "text": [5, "\ud800", "a" * 20_000],
    "all_leaders": ["yes"],
}


def loaded(folder: Path, plain: Any) -> tuple[Settings, list[str]]:
    path = folder / "settings.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    before = path.read_bytes()
    settings, problems = load_settings(path)
    assert path.read_bytes() == before
    return settings, [problem.sentence() for problem in problems]


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in UNSOUND_VALUES.items() for value in values],
)
def test_given_a_value_that_does_not_hold_then_it_alone_is_left_out(
    name: str, value: object, tmp_path: Path
) -> None:
    rest = {"shows_list": True, "dims_others": True, "attached": {"d": "/d"}, "recent": ["/r"]}
    settings, said = loaded(tmp_path, {**rest, name: value})
    assert getattr(settings, name) == getattr(Settings(), name)
    assert len(said) == 1
    assert f"$.{name}" in said[0]
    kept = [other for other in rest if other != name]
    assert all(getattr(settings, other) for other in kept)


@pytest.mark.parametrize("span", UNSOUND_SPANS, ids=repr)
def test_given_a_span_that_does_not_hold_then_its_view_alone_is_left_out(
    span: object, tmp_path: Path
) -> None:
    views = {"/a.json": {**SOUND, "span": span}, "/b.json": SOUND}
    settings, said = loaded(tmp_path, {"views": views, "theme": "dark"})
    assert (list(settings.views), settings.theme) == (["/b.json"], "dark")
    assert all("/a.json" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name in UNSOUND_PARTS for value in UNSOUND_PARTS[name]]
)
def test_given_a_part_of_a_view_that_does_not_hold_then_the_rest_of_it_is_kept(
    name: str, value: object, tmp_path: Path
) -> None:
    settings, said = loaded(tmp_path, {"views": {"/a.json": {**SOUND, name: value}}})
    [view] = settings.views.values()
    assert getattr(view, name) == getattr(ViewState(view.span), name)
    assert view.span == TimeSpan(**SPAN)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in UNSOUND_FACETS.items() for value in values],
)
def test_given_a_part_of_a_filter_that_does_not_hold_then_the_rest_of_it_is_kept(
    name: str, value: object, tmp_path: Path
) -> None:
    rest = {"themes": ["aid"], "documents": ["d"]}
    view = {**SOUND, "filter": {**rest, name: value}}
    settings, said = loaded(tmp_path, {"views": {"/a.json": view}})
    [view_state] = settings.views.values()
    assert view_state.filter == FilterRecord(themes=("aid",), documents=("d",))
    assert len(said) == 1


def test_given_entries_that_do_not_hold_then_the_others_are_kept(tmp_path: Path) -> None:
    plain = {
        "recent": ["/a", 5, "/" + "b" * 300, "/c"],
        "attached": {"d": "/d", "e": 5, "f": "/\0"},
        "views": {"/a.json": SOUND, "/" + "b" * 300: SOUND, "/c.json": 5},
    }
    settings, said = loaded(tmp_path, plain)
    assert settings.recent == ("/a", "/c")
    assert settings.attached == {"d": "/d"}
    assert list(settings.views) == ["/a.json"]
    assert len(said) == 6


@pytest.mark.parametrize(
    "data",
    [
        b"[]", b"null", b'"x"', b"5", b"", b"{", b"\xff\xfe", b"[" * 100_000, b"{\"a\":" * 100_000,
        b"\0" * 100, b"{}x", b" " * 5_000_000,
    ],
    ids=lambda data: repr(data[:8]),
)  # fmt: skip
def test_given_a_file_that_is_no_settings_then_one_sentence_says_so(
    data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert len(problems) == 1
    assert "could not be read" in problems[0].message
    assert path.read_bytes() == data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no FIFOs")
def test_given_a_fifo_for_settings_then_nothing_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert "no regular file" in problems[0].message


def test_given_a_thousand_values_that_do_not_hold_then_few_lines_say_so(tmp_path: Path) -> None:
    _settings, said = loaded(tmp_path, {"recent": [5] * 1_000})
    assert len(said) < 30


@pytest.mark.parametrize("name", ["", " ", "a" * 201, "\ud800"])
def test_given_a_view_without_a_name_that_can_be_shown_then_the_others_are_kept(
    name: str, tmp_path: Path
) -> None:
    settings, said = loaded(tmp_path, {"own_views": {"/a.json": {name: SOUND, "Mine": SOUND}}})
    assert list(settings.own_views["/a.json"]) == ["Mine"]
    assert len(said) == 1


plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
spans = st.fixed_dictionaries({"start_s": plain_values | st.floats(), "end_s": st.floats()})
any_view = st.fixed_dictionaries(
    {"span": spans | st.just(SPAN)},
    optional={
        "filter": st.dictionaries(st.sampled_from([*UNSOUND_FACETS, "x"]), plain_values)
        | plain_values,
        **dict.fromkeys(("grouping", "collapsed", "selection", "other"), plain_values),
    },
)
any_settings = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(UNSOUND_VALUES, plain_values),
        "views": st.dictionaries(st.text(min_size=1, max_size=300), any_view) | plain_values,
        "own_views": st.dictionaries(
            st.text(min_size=1, max_size=300),
            st.dictionaries(st.text(max_size=300), any_view) | plain_values,
        )
        | plain_values,
    },
)


@hypothesis_settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(any_settings)
def test_whatever_the_settings_hold_then_what_is_kept_can_be_saved_and_read(
    plain: dict[str, Any],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings, _said = loaded(Path(folder), plain)
        path = Path(folder, "again.json")
        assert save_settings(path, settings) == ""
        again, problems = load_settings(path)
    assert problems == []
    assert set(again.views) <= set(settings.views)
    assert again.with_(views={}, recent=()) == settings.with_(views={}, recent=())


def test_given_a_file_name_that_is_no_text_then_it_is_remembered(tmp_path: Path) -> None:
    path, odd = tmp_path / "settings.json", os.fsdecode(b"/\xff.json")
    assert save_settings(path, Settings(recent=(odd,), last=odd)) == ""
    assert load_settings(path) == (Settings(recent=(odd,), last=odd), [])


def test_given_two_windows_then_each_keeps_what_the_other_changed(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    before = Settings(recent=("/old",), attached={"d": "/d"}, views={"/old": A_VIEW})
    assert save_settings(path, before) == ""
    other_view = A_VIEW.with_(selection="x")
    one = before.with_(theme="dark", attached={"d": "/d", "e": "/e"}).with_recent("/one")
    other = before.with_(shows_list=True, attached={"d": "/other"}).with_recent("/other")
    one, other = one.with_view("/one", A_VIEW), other.with_view("/old", other_view)
    assert save_settings(path, one, before) == ""
    assert save_settings(path, other, before) == ""
    assert load_settings(path)[0] == Settings(
        theme="dark",
        shows_list=True,
        recent=("/other", "/one", "/old"),
        attached={"d": "/other", "e": "/e"},
        views={"/old": other_view, "/one": A_VIEW},
    )


recent_files = st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=8)


@given(recent_files, recent_files, st.lists(st.sampled_from("abcdefghijkl"), max_size=4))
def test_given_files_opened_in_one_window_then_they_come_first_and_the_others_stay(
    before: list[str], there: list[str], opened: list[str]
) -> None:
    old = mine = Settings(recent=tuple(before))
    theirs = expected = Settings(recent=tuple(there))
    for path in opened:
        mine = mine.with_recent(path)
    merged = theirs.merged(old, mine)
    for path in opened:
        expected = expected.with_recent(path)
    if mine.recent != old.recent:
        assert merged.recent[0] == mine.recent[0]
    assert len(merged.recent) <= 8
    if theirs == old:
        assert merged.recent == mine.recent


def test_given_two_real_windows_then_the_later_to_close_spoils_nothing(
    open_window: OpenWindow, own_settings: Path, tmp_path: Path
) -> None:
    paths = [write_list(tmp_path / name, event_list(event("one"), event("two"))) for name in "ab"]
    idle, busy = (open_window(path) for path in paths)
    busy.session.open(paths[0])
    busy.controller.select("two")
    busy.session.remember(dims_others=True)
    busy.close()
    idle.close()
    settings, problems = load_settings(own_settings / "settings.json")
    assert problems == []
    assert settings.dims_others
    assert settings.views[str(paths[0])].selection == "two"


@pytest.mark.parametrize(
    "plain",
    [
        {"views": {"events.json": {"span": {"start_s": 5, "end_s": 1}}}},
        {"theme": "pink", "last": "/" + "a" * 300, "attached": {"d": "/" + "a" * 300}},
        {"pane_widths": {"reading": 2**31}, "geometry": geometry_of(2**31 - 1)},
    ],
)
def test_given_unsound_settings_then_the_window_opens_says_so_and_leaves_them_alone(
    plain: dict[str, Any], open_window: OpenWindow, own_settings: Path
) -> None:
    path = own_settings / "settings.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    before = path.read_bytes()
    window = open_window(None)
    assert len(window.controller.events.table) > 0
    assert any("reset" in problem.message for problem in window.session.problems)
    window.close()
    assert path.read_bytes() == before
    again = open_window(None)
    again.session.remember(dims_others=True)
    again.close()
    assert load_settings(path) == (Settings(dims_others=True, last=""), [])
