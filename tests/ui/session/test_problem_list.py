"""Problems are listed once each, and those of another list take their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from timeline_app.core.record.problems import Problem
from timeline_app.ui.session.problem_list import ProblemList


@pytest.fixture
def problems(qapp: QObject, owned: Callable[[QObject], None]) -> ProblemList:
    assert qapp is not None
    parent = QObject()
    owned(parent)
    return ProblemList(parent)


def problem(name: str, line: int) -> Problem:
    return Problem(name, line, "", "wrong", "mend it")


def test_given_problems_then_each_is_there_once_and_told_once(problems: ProblemList) -> None:
    told: list[int] = []
    problems.changed.connect(lambda: told.append(len(problems.problems)))
    problems.add([problem("a", 1), problem("a", 2)])
    problems.add([problem("a", 2)])
    problems.add([])
    assert told == [2]
    problems.replace([problem("b", 1)])
    assert told == [2, 1]
    assert problems.problems == (problem("b", 1),)


def test_given_a_file_then_its_first_problem_is_found(problems: ProblemList) -> None:
    problems.complain("It cannot be saved", "Nothing to do", Path("settings"))
    problems.add([problem("a", 2), problem("a", 1)])
    assert problems.first_of(Path("a")) == problem("a", 2)
    assert problems.first_of(Path("none")) is None
    found = problems.first_of(Path("settings"))
    assert found is not None
    assert found.message == "It cannot be saved"
