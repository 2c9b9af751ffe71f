"""The real window in the hands of a monkey: no warning, no message of Qt, no error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.monkey import Monkey, MonkeyError
from tests.ui.conftest import OpenWindow, waited_for

SEED = 4
# A minute where every change is tried out; elsewhere so long that the tests stay quick.
SECONDS = float(os.environ.get("MONKEY_S", "12"))


def test_given_a_monkey_at_the_window_then_nothing_complains(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    monkey = Monkey(window, tmp_path, SEED)
    monkey.play(SECONDS)
    assert monkey.steps > SECONDS
    assert waited_for(lambda: not window.session.opening.is_running, 60_000)
    window.close()


def test_given_a_part_of_the_window_that_fails_then_the_monkey_says_what_and_when(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)

    def fail() -> None:
        raise RuntimeError("found")

    window.controller.filterChanged.connect(fail)
    with pytest.raises(MonkeyError, match=r"(?s)after \d+ steps.*RuntimeError: found.*last: \w+"):
        Monkey(window, tmp_path, SEED).play(60)
    window.controller.filterChanged.disconnect(fail)
