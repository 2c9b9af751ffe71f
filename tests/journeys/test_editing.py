"""A list of one's own, by mouse and keys: edited, undone, saved, and found again after a crash."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.conftest import Program, Start
from tests.lists import full_list, write_list


def edit_a_name(program: Program, name: str) -> None:
    """Rename the first leader in the dialog of names, opened from the menu."""
    program.hands.keys("alt+e", "v")
    program.await_window("namesDialog")
    program.click("place", "leaders-name")
    program.await_focus("leaders-name")
    program.hands.keys("ctrl+a")
    program.hands.type(name)
    program.await_text("leaders-name", name)
    program.hands.keys("Tab", "Escape")
    program.await_window("mainWindow")


def await_title(program: Program, title: str) -> None:
    program.await_that(lambda: program.ask("title") == title, f"the title was never {title}")


def test_who_was_misspelt_is_renamed_undone_and_saved(start: Start, tmp_path: Path) -> None:
    path = write_list(tmp_path / "lists", full_list())
    program = start(str(path))
    await_title(program, "The bridge – Timeline")
    program.hands.keys("ctrl+shift+e")
    await_title(program, "The bridge [editing] – Timeline")
    edit_a_name(program, "Anne Lee")
    await_title(program, "The bridge* [editing] – Timeline")
    program.hands.keys("ctrl+z")
    await_title(program, "The bridge [editing] – Timeline")
    program.hands.keys("ctrl+shift+z")
    await_title(program, "The bridge* [editing] – Timeline")
    before = path.read_text(encoding="utf-8").splitlines()
    program.hands.keys("ctrl+s")
    await_title(program, "The bridge [editing] – Timeline")
    after = path.read_text(encoding="utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ['   "name": "Anne Lee",']


def test_a_second_window_is_told_and_a_killed_one_loses_nothing(
    start: Start, tmp_path: Path
) -> None:
    path = write_list(tmp_path / "lists", full_list())
    program = start(str(path))
    program.hands.keys("ctrl+shift+e")
    await_title(program, "The bridge [editing] – Timeline")
    edit_a_name(program, "Anne Lee")
    await_title(program, "The bridge* [editing] – Timeline")
    other = start(str(path))
    other.hands.keys("ctrl+shift+e")
    other.await_that(lambda: "another window" in other.ask("told"), "it was never told")
    other.quit()
    program.process.kill()
    program.process.communicate()
    again = start(str(path), "draftQuestion")
    again.hands.keys("Return")
    await_title(again, "The bridge* [editing] – Timeline")
    again.await_window("mainWindow")
    again.hands.keys("ctrl+s")
    await_title(again, "The bridge [editing] – Timeline")
    assert "Anne Lee" in path.read_text(encoding="utf-8")
