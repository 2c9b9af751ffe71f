"""Settings: what is remembered, for how long, and what becomes of a broken file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline_app.scene.axis.span import TimeSpan
from timeline_app.state.settings import Settings, load_settings, save_settings, writing_obstacle
from timeline_app.state.view_state import ViewState

MANY = 100
VIEW = ViewState(TimeSpan(0.0, 86_400.0))


def with_recent_files(count: int) -> Settings:
    settings = Settings()
    for number in range(count):
        settings = settings.with_recent(f"/{number}.json")
    return settings


def test_given_another_file_then_it_is_the_first_of_the_recent_ones() -> None:
    assert with_recent_files(3).recent == ("/2.json", "/1.json", "/0.json")


def test_given_a_recent_file_is_opened_again_then_it_moves_up_and_stands_once() -> None:
    assert with_recent_files(3).with_recent("/0.json").recent == ("/0.json", "/2.json", "/1.json")


def test_given_many_files_then_a_menu_of_the_latest_is_kept() -> None:
    recent = with_recent_files(MANY).recent
    assert 5 <= len(recent) <= 10
    assert recent == tuple(f"/{MANY - 1 - number}.json" for number in range(len(recent)))


def test_given_a_view_then_it_is_kept_by_its_file() -> None:
    assert Settings().with_view("/a.json", VIEW).views == {"/a.json": VIEW}


def test_given_views_of_many_files_then_the_oldest_are_forgotten() -> None:
    settings = Settings()
    for number in range(MANY):
        settings = settings.with_view("/first.json", VIEW).with_view(f"/{number}.json", VIEW)
    assert 10 <= len(settings.views) < MANY
    assert {"/first.json", f"/{MANY - 1}.json"} <= set(settings.views)
    assert "/0.json" not in settings.views


def test_given_saved_settings_then_they_are_read_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "there" / "settings.json"
    settings = (
        with_recent_files(2)
        .with_view("/a.json", VIEW)
        .with_(theme="dark", pane_widths={"reading": 400})
    )
    assert save_settings(path, settings) == ""
    assert load_settings(path) == (settings, [])


STORY = VIEW.with_(
    story=True,
    pieces=(TimeSpan(0.0, 86_400.0), TimeSpan(1e6, 2e6)),
    collapsed=frozenset({"aid"}),
    open_folds=frozenset({"trade", "energy"}),
)


@pytest.mark.parametrize("view", [STORY, STORY.with_(collapsed=None), VIEW.with_(collapsed=None)])
def test_given_a_view_of_any_kind_then_it_is_read_as_it_was_left(
    tmp_path: Path, view: ViewState
) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings().with_view("/a.json", view))
    assert load_settings(path) == (Settings().with_view("/a.json", view), [])


def test_given_pieces_that_overlap_then_they_are_reset_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    view = STORY.with_(pieces=(TimeSpan(0.0, 1e6), TimeSpan(9e5, 2e6)))
    save_settings(path, Settings().with_view("/a.json", view))
    settings, problems = load_settings(path)
    assert settings.views["/a.json"] == view.with_(pieces=())
    assert [problem.path for problem in problems] == ["$.views['/a.json'].pieces"]


def test_given_no_settings_then_there_are_those_of_the_start_and_nothing_is_said(
    tmp_path: Path,
) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), [])


def test_given_a_key_of_another_version_then_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"wheel_zooms": true, "colour_of_the_moon": "blue"}', encoding="utf-8")
    assert load_settings(path) == (Settings(wheel_zooms=True), [])


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"theme": "pink"}', b"\xff\xfe"])
def test_given_broken_settings_then_they_are_reset_and_it_is_said(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert [problem.file for problem in problems] == [str(path)]
    assert "reset" in problems[0].message


def test_given_a_file_where_the_folder_should_be_then_saving_says_so(tmp_path: Path) -> None:
    in_the_way = tmp_path / "settings"
    in_the_way.write_text("", encoding="utf-8")
    complaint = save_settings(in_the_way / "settings.json", Settings())
    assert complaint.startswith("The settings could not be saved")
    assert in_the_way.read_text(encoding="utf-8") == ""


def test_given_a_folder_that_can_be_written_then_nothing_stands_in_the_way(
    tmp_path: Path,
) -> None:
    assert writing_obstacle(tmp_path / "settings.json") == ""
    assert writing_obstacle(tmp_path / "not" / "yet" / "settings.json") == ""


def test_given_a_file_in_the_way_then_it_is_named_as_the_obstacle(tmp_path: Path) -> None:
    in_the_way = tmp_path / "settings"
    in_the_way.write_text("", encoding="utf-8")
    assert str(in_the_way) in writing_obstacle(in_the_way / "settings.json")


def test_given_a_full_disk_then_it_is_named_as_the_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 0

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage())
    assert "full" in writing_obstacle(tmp_path / "settings.json")


def saved_with(path: Path, names: str) -> Settings:
    """Settings on disk with a view for each letter."""
    settings = Settings().with_own_views("/a.json", dict.fromkeys(names, VIEW))
    assert save_settings(path, settings) == ""
    return settings


def test_given_views_of_ones_own_then_they_are_read_as_they_were_saved(tmp_path: Path) -> None:
    saved = saved_with(tmp_path / "settings.json", "ab")
    assert load_settings(tmp_path / "settings.json") == (saved, [])
    assert saved.with_own_views("/a.json", {}) == Settings()


def test_given_two_windows_then_each_keeps_what_the_other_saved_and_deleted(
    tmp_path: Path,
) -> None:
    path = tmp_path / "settings.json"
    before = saved_with(path, "abc")
    mine = before.with_own_views("/a.json", dict.fromkeys("abx", VIEW))
    theirs = before.with_own_views("/a.json", dict.fromkeys("bcy", VIEW))
    assert save_settings(path, theirs, before) == ""
    assert save_settings(path, mine, before) == ""
    settings, _problems = load_settings(path)
    assert sorted(settings.own_views["/a.json"]) == ["b", "x", "y"]


def test_given_a_view_with_another_name_then_it_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    before = saved_with(path, "abc")
    mine = before.with_own_views("/a.json", dict.fromkeys("axc", VIEW))
    assert save_settings(path, mine, before) == ""
    settings, _problems = load_settings(path)
    assert list(settings.own_views["/a.json"]) == ["a", "x", "c"]


@pytest.mark.parametrize("px", [-5, 0, 0.5, 2**31, 1e400, "400", None, True])
def test_given_a_width_that_no_screen_has_then_the_other_panes_keep_theirs(
    tmp_path: Path, px: object
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"pane_widths": {"filters": 200, "reading": px}}))
    settings, problems = load_settings(path)
    assert settings.pane_widths == {"filters": 200}
    assert len(problems) == 1
    assert "reading" in problems[0].path


def test_given_columns_by_hand_then_those_of_the_last_tables_are_kept() -> None:
    settings = Settings()
    for number in range(30):
        settings = settings.with_columns(["Date", f"h{number}"], {"Date": "start"})
    assert settings.columns_of(["Date", "h29"]) == {"Date": "start"}
    assert settings.columns_of(["Date", "h0"]) == {}
    assert settings.with_columns(["Date", "h29"], {}).columns_of(["Date", "h29"]) == {}


def test_given_unsound_columns_then_only_those_are_reset(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"import_columns": {"Date": {"Date": 5, "What": "title"}, "x": 3}}')
    settings, problems = load_settings(path)
    assert settings.import_columns == {"Date": {"What": "title"}}
    assert len(problems) == 2
