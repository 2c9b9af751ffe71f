"""Events split, merged and made of annotations, and a new edition settled: by mouse and keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import Program, Start
from tests.journeys.test_editing import await_title
from tests.journeys.test_questions import attach
from tests.lists import PARAGRAPHS, full_list, write_list

FIRST = "An introduction that nobody has read before, added by the editors."
Plain = dict[str, Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A list, with its document beside it as `report.txt`."""
    (tmp_path / "report.txt").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    return write_list(tmp_path / "lists", full_list())


@pytest.fixture
def program(start: Start, path: Path, tmp_path: Path) -> Program:
    """The program editing that list, the document attached."""
    program = start(str(path))
    attach(program, tmp_path / "report.txt")
    program.await_window("mainWindow")
    program.hands.keys("ctrl+shift+e")
    await_title(program, "The bridge [editing] – Timeline")
    return program


def choose_file(program: Program, file: Path, *keys: str) -> None:
    """Choose a file in the dialog that a command of the menu opens."""
    program.hands.keys(*keys)
    program.await_window("QFileDialog")
    program.hands.type(str(file))
    program.hands.keys("Return")


def select(program: Program, title: str) -> None:
    program.click("place_of_event", title)
    program.await_that(lambda: program.ask("selected") == title, f"{title} was never selected")


def await_selected(program: Program, title: str) -> None:
    program.await_that(lambda: program.ask("selected") == title, f"{title} was never selected")


def saved(program: Program, path: Path) -> list[Plain]:
    """The events in the file, once it is saved by key."""
    program.await_window("mainWindow")
    program.hands.keys("ctrl+s")
    await_title(program, "The bridge [editing] – Timeline")
    events: list[Plain] = json.loads(path.read_text(encoding="utf-8"))["events"]
    return events


def test_an_event_that_is_two_is_split_and_made_one_again(program: Program, path: Path) -> None:
    select(program, "Title of bridge-opened")
    program.hands.keys("alt+e", "g", "s")
    program.await_window("splitDialog")
    program.await_focus("splitTitle")
    program.hands.type("Ministers meet")
    program.await_text("splitTitle", "Ministers meet")
    program.hands.keys("Tab", "Tab", "space", "Return")
    await_selected(program, "Ministers meet")
    program.await_window("mainWindow")
    program.hands.keys("ctrl+z")
    await_selected(program, "Title of bridge-opened")
    program.await_that(lambda: program.ask("told").startswith("Undone: split"), "never undone")
    program.hands.keys("ctrl+shift+z")
    await_selected(program, "Ministers meet")
    first, second, *_ = saved(program, path)
    assert [len(one["citations"]) for one in (first, second)] == [1, 1]
    program.hands.keys("alt+e", "g", "m")
    program.await_window("mergeDialog")
    program.await_focus("mergeTitle")
    program.hands.type("Title of bridge")
    program.hands.keys("Down", "Return")
    program.await_text("mergeTitle", "Title of bridge-opened")
    program.await_window("mergeDialog")
    program.hands.keys("Return")
    program.await_that(lambda: "merge" in program.ask("told"), "they were never merged")
    merged, *others = saved(program, path)
    assert merged["title"] == "Ministers meet"
    assert len(merged["citations"]) == 2
    assert [one["id"] for one in others] == ["railway-promised", "spring-meeting"]


def test_a_new_edition_is_settled_by_keys(program: Program, path: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.txt"
    newer.write_text("\n".join([FIRST, *PARAGRAPHS]), encoding="utf-8")
    choose_file(program, newer, "alt+f", "w")
    program.await_window("editionDialog")
    program.hands.keys("d", "a", "Return")
    await_title(program, "The bridge* [editing] – Timeline")
    opened, promised, _ = saved(program, path)
    assert [one["paragraph"] for one in opened["citations"]] == [3]
    assert [one["paragraph"] for one in promised["citations"]] == [4]


def test_annotations_become_events(program: Program, path: Path, tmp_path: Path) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "agreed to build a railway by 2030"}
    row = {"text": "Railway agreed", "target": [{"source": "x", "selector": [selector]}]}
    file = tmp_path / "annotations.json"
    file.write_text(json.dumps({"rows": [row]}), encoding="utf-8")
    choose_file(program, file, "alt+f", "t")
    program.await_window("annotationsDialog")
    program.hands.keys("alt+m")
    await_selected(program, "Railway agreed")
    event = saved(program, path)[-1]
    assert (event["title"], event["date"]) == ("Railway agreed", "[..2030]")
    assert event["citations"][0]["paragraph"] == 3
