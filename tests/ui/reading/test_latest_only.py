"""Work beside the window: the latest counts, and no thread outlives whoever waits for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from random import Random

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from tests.ui.conftest import run_ms, waited_for
from timeline_app.ui.reading.latest_only import LatestOnly, Worker

SEED = 11
ROUNDS = 400


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    assert qapp is not None
    thing = QObject()
    yield thing
    delete(thing)


@pytest.fixture
def work(parent: QObject) -> LatestOnly:
    return LatestOnly(parent)


def heard(work: LatestOnly) -> list[object]:
    things: list[object] = []
    work.came.connect(things.append)
    work.ended.connect(lambda: things.append("ended"))
    return things


def counting(alive: list[int], name: str) -> Callable[[Worker], None]:
    """Work that goes on until it is given up, and counts itself while it does."""

    def task(worker: Worker) -> None:
        alive.append(1)
        try:
            worker.deliver(name)
            while True:
                worker.stop_if_given_up()
                time.sleep(0.0005)
        finally:
            alive.pop()

    return task


def test_given_work_that_ends_then_its_things_come_in_order_and_then_the_end(
    work: LatestOnly,
) -> None:
    things = heard(work)

    def task(worker: Worker) -> None:
        worker.deliver("a")
        worker.deliver("b")

    work.start(task)
    assert work.is_running
    assert waited_for(lambda: not work.is_running)
    assert things == ["a", "b", "ended"]


def test_given_patience_then_what_is_quick_is_there_at_once(work: LatestOnly) -> None:
    things = heard(work)
    work.start(lambda worker: worker.deliver("a"), patience_ms=5_000)
    assert things == ["a", "ended"]
    QApplication.processEvents()
    assert things == ["a", "ended"]


def test_given_newer_work_then_nothing_comes_of_the_older_even_if_it_was_handed_over(
    work: LatestOnly,
) -> None:
    things, was_delivered = heard(work), threading.Event()

    def older(worker: Worker) -> None:
        worker.deliver("old")
        was_delivered.set()

    work.start(older)
    assert was_delivered.wait(5)
    work.start(lambda worker: worker.deliver("new"))
    assert waited_for(lambda: not work.is_running)
    assert things == ["new", "ended"]


def test_given_cancel_then_the_owner_does_not_wait_and_hears_of_one_end(work: LatestOnly) -> None:
    things, may_end = heard(work), threading.Event()
    work.start(lambda _worker: may_end.wait(10))
    work.cancel()
    assert not work.is_running
    may_end.set()
    work.close()
    QApplication.processEvents()
    assert things == ["ended"]


def test_given_work_that_starts_other_work_when_it_comes_then_the_other_counts(
    work: LatestOnly,
) -> None:
    things = heard(work)

    def again(thing: object) -> None:
        if thing == "first":
            work.start(lambda worker: worker.deliver("second"))

    def task(worker: Worker) -> None:
        worker.deliver("first")
        worker.deliver("lost")

    work.came.connect(again)
    work.start(task)
    assert waited_for(lambda: not work.is_running)
    assert things == ["first", "second", "ended"]


@pytest.mark.parametrize("end", ["close", "delete", "quit"])
def test_given_the_owner_ends_then_no_thread_is_left(parent: QObject, end: str) -> None:
    alive: list[int] = []
    work = LatestOnly(parent)
    for _ in range(5):
        work.start(counting(alive, "x"))
    assert waited_for(lambda: bool(alive))
    if end == "close":
        work.close()
    elif end == "delete":
        delete(work)
    else:
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.emit()
    assert not alive


def test_given_hundreds_of_starts_and_ends_in_any_order_then_no_thread_is_lost(
    parent: QObject,
) -> None:
    random, alive = Random(SEED), list[int]()
    work = LatestOnly(parent)
    for number in range(ROUNDS):
        match random.randrange(6):
            case 0 | 1 | 2:
                work.start(counting(alive, str(number)), random.choice((0, 0, 1)))
            case 3:
                work.cancel()
            case 4:
                work.close()
                assert not alive
            case 5 if random.random() < 0.3:
                delete(work)
                assert not alive
                work = LatestOnly(parent)
            case _:
                QApplication.processEvents()
    work.close()
    assert not alive
    assert not work.is_running


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is not enough memory for it"),
        (RuntimeError("odd\nnumber"), "RuntimeError at test_latest_only.py"),
        (SyntaxError("bad"), "SyntaxError"),
    ],
)
def test_given_work_that_fails_then_it_is_said_after_what_came_and_before_the_end(
    work: LatestOnly, error: Exception, said: str
) -> None:
    things = heard(work)
    work.failed.connect(things.append)

    def task(worker: Worker) -> None:
        worker.deliver("half")
        raise error

    work.start(task)
    assert waited_for(lambda: not work.is_running)
    half, failure, end = things
    assert (half, end) == ("half", "ended")
    assert said in str(failure)
    assert "\n" not in str(failure)


def test_given_work_that_fails_when_given_up_then_nobody_is_told(work: LatestOnly) -> None:
    things = heard(work)
    work.failed.connect(things.append)

    def task(_worker: Worker) -> None:
        raise RuntimeError

    work.start(task)
    work.cancel()
    work.close()
    QApplication.processEvents()
    assert things == ["ended"]


def test_given_work_that_retires_then_nobody_waits_and_it_goes_when_its_thread_has_ended(
    parent: QObject,
) -> None:
    work, go_on = LatestOnly(parent), threading.Event()
    things, gone = heard(work), [0]
    work.destroyed.connect(lambda: gone.append(1))

    def late(worker: Worker) -> None:
        go_on.wait(20)
        worker.deliver("late")

    work.start(late)
    began = time.monotonic()
    work.retire()
    took_s = time.monotonic() - began
    del work
    assert took_s < 0.5
    assert parent.children()
    go_on.set()
    assert waited_for(lambda: not parent.children())
    assert things == ["ended"]
    assert gone == [0, 1]


def test_given_nothing_to_do_when_it_retires_then_it_goes_at_once(parent: QObject) -> None:
    LatestOnly(parent).retire()
    assert waited_for(lambda: not parent.children())


def test_given_work_that_makes_way_then_it_goes_on_when_it_is_called_back(work: LatestOnly) -> None:
    steps: list[int] = []

    def task(worker: Worker) -> None:
        while True:
            steps.append(1)
            time.sleep(0.001)
            worker.stop_if_given_up()

    work.start(task)
    assert waited_for(lambda: len(steps) > 3)

    def is_still() -> bool:
        before = len(steps)
        run_ms(100)
        return len(steps) == before

    work.make_way(60_000)
    # A step that had begun is ended.
    assert waited_for(is_still)
    before = len(steps)
    work.make_way(0)
    assert waited_for(lambda: len(steps) > before)


def test_given_work_that_makes_way_then_it_can_be_given_up_at_once(work: LatestOnly) -> None:
    alive: list[int] = []
    work.start(counting(alive, "a"))
    assert waited_for(lambda: bool(alive))
    work.make_way(60_000)
    began_s = time.monotonic()
    work.close()
    assert not alive
    assert time.monotonic() - began_s < 30
