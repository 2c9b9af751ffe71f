"""Large lists open beside the window: it stays usable, shows progress, and can cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow, waited_for
from timeline_app.core.bulk import door
from timeline_app.core.event_list import settling
from timeline_app.core.open_list import open_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.table.table import EventTable
from timeline_app.ui.reading import opening
from timeline_app.ui.window.main_window import MainWindow

COUNT = 20_000
PATIENCE_MS = 60_000
ROUNDS = 200


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.json"
    path.write_bytes(synthetic_bytes(COUNT, 5))
    assert path.stat().st_size > 4_000_000
    return path


def wait_for_end(window: MainWindow) -> None:
    loop = QEventLoop()
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(PATIENCE_MS)
    window.session.opening.ended.connect(loop.quit)
    if window.session.opening.is_running:
        loop.exec()
    assert timer.isActive()
    timer.stop()
    QApplication.processEvents()


def count_of(window: MainWindow) -> int:
    return len(window.controller.events.table)


def bar_of(window: MainWindow) -> QWidget:
    bar = window.findChild(QWidget, "openingBar")
    assert isinstance(bar, QWidget)
    return bar


@pytest.fixture
def may_read(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading begins only when this is set."""
    event = threading.Event()

    def read_later(path: Path, tell: Callable[[int, int], None], cache_folder: Path) -> Reading:
        event.wait(PATIENCE_MS / 1_000)
        return open_list(path, tell, cache_folder)

    monkeypatch.setattr(opening, "open_list", read_later)
    return event


def test_given_a_large_list_then_the_window_is_there_before_it_is_read(
    open_window: OpenWindow, large: Path, may_read: threading.Event
) -> None:
    window = open_window(large)
    assert count_of(window) == 0
    assert bar_of(window).isVisible()
    may_read.set()
    wait_for_end(window)
    assert count_of(window) == COUNT
    assert not bar_of(window).isVisible()
    assert window.session.problems == ()


def test_given_a_large_list_then_the_window_has_no_need_to_look_through_all_events(
    open_window: OpenWindow, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    real = settling.rows_to_settle

    def look(table: EventTable) -> list[int]:
        threads.append(threading.current_thread())
        return real(table)

    monkeypatch.setattr(settling, "rows_to_settle", look)
    window = open_window(large)
    wait_for_end(window)
    assert "to_settle" in vars(window.controller.events)
    assert threads.count(threading.main_thread()) <= 1
    assert len(threads) == 1 + threads.count(threading.main_thread())


def test_given_a_list_that_is_being_read_then_the_canvas_does_not_call_it_empty(
    open_window: OpenWindow, large: Path, may_read: threading.Event
) -> None:
    window = open_window(large)
    assert window.timeline.empty_text().startswith("Reading ")
    may_read.set()
    wait_for_end(window)
    assert window.timeline.empty_text() == ""


def test_given_cancel_then_the_list_that_is_open_stays(
    open_window: OpenWindow, large: Path
) -> None:
    window = open_window(None)
    before = count_of(window)
    window.session.open(large)
    cancel = window.findChild(QPushButton, "openingCancel")
    assert isinstance(cancel, QPushButton)
    cancel.click()
    QApplication.processEvents()
    assert not window.session.opening.is_running
    assert count_of(window) == before
    assert not bar_of(window).isVisible()


def test_given_a_large_broken_list_then_its_sound_part_opens_with_the_problems(
    open_window: OpenWindow, large: Path
) -> None:
    data = large.read_bytes()
    large.write_bytes(data[: len(data) - 400])
    window = open_window(large)
    wait_for_end(window)
    assert 0 < count_of(window) < COUNT
    assert window.session.problems


def test_given_a_list_that_was_opened_then_it_comes_from_the_cache_the_next_time(
    open_window: OpenWindow, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(large)
    wait_for_end(window)
    window.close()
    monkeypatch.setattr(door, "read_bulk", None)
    again = open_window(large)
    wait_for_end(again)
    assert count_of(again) == COUNT


def test_given_the_window_is_closed_while_reading_then_nothing_is_left_running(
    open_window: OpenWindow, large: Path, owned: Callable[[object], None]
) -> None:
    window = open_window(large)
    window.close()
    assert not window.session.opening.is_running


def test_given_lists_opened_reloaded_and_cancelled_in_any_order_then_the_window_closes_cleanly(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What still runs when the window closes would end the program with an error of Qt."""
    monkeypatch.setattr(opening, "_LARGE_BYTES", 1)
    paths = [tmp_path / f"{number}.json" for number in range(2)]
    for number, path in enumerate(paths):
        path.write_bytes(synthetic_bytes(600 + number, number))
    random = Random(5)
    window = open_window(paths[0])
    session = window.session
    for _ in range(ROUNDS):
        match random.randrange(5):
            case 0:
                session.reload()
            case 1:
                session.open(random.choice(paths))
            case 2:
                session.opening.cancel()
            case 3:
                session.opening.close()
            case _:
                QTest.qWait(random.randrange(15))
    session.open(paths[1])
    wait_for_end(window)
    assert count_of(window) == 601
    session.reload()
    window.close()
    assert not session.opening.is_running


def test_given_a_reading_that_came_just_before_cancel_then_it_is_not_shown(
    open_window: OpenWindow, large: Path
) -> None:
    window = open_window(None)
    before = count_of(window)
    window.session.open(large)
    [worker] = window.session.opening._work._running
    assert worker.wait(PATIENCE_MS)
    window.session.opening.cancel()
    QApplication.processEvents()
    assert count_of(window) == before


@pytest.mark.parametrize("error", [MemoryError(), NotImplementedError("strange"), RecursionError()])
def test_given_a_reader_that_fails_then_canvas_and_problems_say_why_and_reload_mends_it(
    error: Exception, open_window: OpenWindow, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> Reading:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(opening, "open_list", fail)
        window = open_window(large)
        wait_for_end(window)
    [problem] = window.session.problems
    assert problem.remedy
    assert window.timeline.empty_text() == problem.sentence()
    window.session.reload()
    wait_for_end(window)
    assert count_of(window) == COUNT
    assert window.session.problems == ()
    assert window.timeline.empty_text() == ""


def test_given_the_first_reading_is_cancelled_then_the_canvas_says_so_and_not_that_it_is_empty(
    open_window: OpenWindow, large: Path, may_read: threading.Event
) -> None:
    window = open_window(large)
    window.session.opening.cancel()
    may_read.set()
    assert "not read to its end" in window.timeline.empty_text()
    window.session.reload()
    wait_for_end(window)
    assert count_of(window) == COUNT


def test_given_a_large_list_cut_off_on_disk_then_the_last_good_state_stays(
    open_window: OpenWindow, large: Path
) -> None:
    window = open_window(large)
    wait_for_end(window)
    data = large.read_bytes()
    large.write_bytes(data[: len(data) - 400])
    window.session.reload()
    assert waited_for(lambda: bool(window.session.problems), PATIENCE_MS)
    assert count_of(window) == COUNT
    assert "last good state" in window.session.problems[0].remedy
    window.session.opening.close()


@pytest.mark.parametrize("end", ["taken", "cancelled", "refused"])
def test_given_the_open_list_changes_while_another_is_read_then_neither_is_lost(
    end: str, open_window: OpenWindow, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(large)
    wait_for_end(window)
    other = large.with_name("other.json")
    other.write_bytes(synthetic_bytes(COUNT + 1, 6) if end != "refused" else b" " * 5_000_000)
    large.write_bytes(synthetic_bytes(COUNT + 2, 7))
    window.session.open(other)
    window.session.reload()
    if end == "cancelled":
        window.session.opening.cancel()
    expected = COUNT + 1 if end == "taken" else COUNT + 2
    assert waited_for(lambda: count_of(window) == expected, PATIENCE_MS)
    window.session.opening.close()
