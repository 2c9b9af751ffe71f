"""Lists that take a thread, opened, changed and closed in any order: no thread outlives its owner.

What still runs when its owner is gone ends the whole program with an error of Qt, and this test.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from PySide6.QtTest import QTest
from shiboken6 import delete

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow, waited_for
from timeline_app.ui.reading import opening

# Enough events for a thread of their own, and for being read when the next thing happens.
COUNT = 14_000
ROUNDS = 200
LONGEST_PAUSE_MS = 25


def write_lists(folder: Path) -> list[bytes]:
    """Write three lists that take a thread; return what they hold."""
    contents = [synthetic_bytes(COUNT + number, number) for number in range(3)]
    assert min(map(len, contents)) > opening._LARGE_BYTES
    for number, content in enumerate(contents):
        (folder / f"{number}.json").write_bytes(content)
    return contents


@pytest.fixture
def lists(tmp_path: Path) -> list[bytes]:
    return write_lists(tmp_path)


class Racer:
    """Does to a window whatever starts, ends or disturbs the reading of a list."""

    def __init__(
        self, open_window: OpenWindow, folder: Path, contents: list[bytes], seed: int
    ) -> None:
        self._open_window = open_window
        self._paths = [folder / f"{number}.json" for number in range(len(contents))]
        self._contents = contents
        self._random = Random(seed)
        self.window = open_window(self._paths[0])

    def step(self) -> None:
        random, session = self._random, self.window.session
        match random.randrange(9):
            case 0 | 1:
                session.reload()
            case 2:
                session.open(random.choice(self._paths))
            case 3:
                session.opening.cancel()
            case 4:
                random.choice(self._paths).write_bytes(random.choice(self._contents))
            case 5:
                whole = random.choice(self._contents)
                random.choice(self._paths).write_bytes(whole[: random.randrange(len(whole))])
            case 6 if random.random() < 0.2:
                self._reopen()
            case _:
                QTest.qWait(random.randrange(LONGEST_PAUSE_MS))

    def _reopen(self) -> None:
        """Close the window, or take it down without closing it, and open another."""
        window = self.window
        if self._random.random() < 0.5:
            window.close()
            assert not window.session.opening.is_running
        session = window.session
        delete(window)
        delete(session)
        self.window = self._open_window(self._random.choice(self._paths))


def test_given_lists_in_any_order_then_no_thread_is_lost_and_the_last_one_opens(
    open_window: OpenWindow, lists: list[bytes], tmp_path: Path
) -> None:
    racer = Racer(open_window, tmp_path, lists, seed=17)
    for _ in range(ROUNDS):
        racer.step()
    window = racer.window
    (tmp_path / "2.json").write_bytes(lists[2])
    window.session.open(tmp_path / "2.json")
    assert waited_for(lambda: len(window.controller.events.table) == COUNT + 2, 30_000)
    window.session.reload()
    window.close()
    assert not window.session.opening.is_running


def test_given_a_search_and_the_window_closes_then_nothing_goes_on_without_it(
    open_window: OpenWindow, lists: list[bytes], tmp_path: Path
) -> None:
    assert lists
    window = open_window(tmp_path / "0.json")
    assert waited_for(lambda: not window.session.opening.is_running, 30_000)
    window.finder.set_query("minister")
    window.controller.navigation.zoom(0.5)
    window.close()
    session = window.session
    delete(window)
    session.reload()
    session.opening.close()
    delete(session)
    QTest.qWait(600)
