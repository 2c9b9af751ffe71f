"""Work beside the window of which only the latest counts: newer work takes the place of older.

A thread must not be taken down while it runs, whatever happens to those who wait for it. So every
worker is kept here until it has finished, also after it was given up; and whatever ends the owner
(closing, its own deletion, the end of the program) waits for them all. What fails in a thread is
told here too: beyond it nobody would hear of it, and would wait for ever.
"""

import time
import traceback
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

# Often enough to end or to go on at once, as far as somebody can tell.
_LOOK_AGAIN_S = 0.02


class GivenUpError(Exception):
    """Nobody waits for this work any more."""


class Worker(QThread):
    """One piece of work in a thread of its own; it hands over what it has as often as it likes."""

    delivered = Signal()

    def __init__(self, task: Callable[["Worker"], object]) -> None:
        super().__init__()
        self._task = task
        self._things: deque[Any] = deque()
        self.is_given_up = False
        self.makes_way_until_s = 0.0
        self.failure = ""

    def run(self) -> None:
        """Do the work, in the thread; `failure` says why it did not come to its end."""
        try:
            self._task(self)
        except GivenUpError:
            return
        except MemoryError:
            self.failure = "there is not enough memory for it"
        except Exception as error:  # noqa: BLE001  at the border of a thread, see above
            self.failure = f"the program met what it did not foresee ({_described(error)})"

    def deliver(self, thing: Any) -> None:
        """Hand something over to whoever waits."""
        self._things.append(thing)
        self.delivered.emit()

    def stop_if_given_up(self) -> None:
        """End the work here if nobody waits for it, and wait while it makes way.

        To be called often while it goes on.
        """
        while not self.is_given_up and time.monotonic() < self.makes_way_until_s:
            time.sleep(_LOOK_AGAIN_S)
        if self.is_given_up:
            raise GivenUpError

    def taken(self) -> Any:
        """Return the first thing that was handed over and not taken yet, None if there is none."""
        return self._things.popleft() if self._things else None


class LatestOnly(QObject):
    """At most one worker that somebody waits for, and those given up that have not ended yet."""

    came = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._latest: Worker | None = None
        self._running: list[Worker] = []
        self._is_retired = False
        # Python's side of this object may be gone before Qt's: so only the list is held.
        running = self._running
        self.destroyed.connect(lambda: _end_all(running))
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def is_running(self) -> bool:
        """Whether there is work that somebody waits for."""
        return self._latest is not None

    def start(self, task: Callable[[Worker], object], patience_ms: int = 0) -> None:
        """Do some work in place of all before it.

        `came` tells each thing it hands over, `failed` why it could not go on, and `ended` that it
        is done, all in the thread of the owner; what is done within some patience is told before
        this returns.
        """
        self._give_up()
        worker = self._latest = Worker(task)
        self._running.append(worker)
        worker.delivered.connect(self._tell)
        worker.finished.connect(self._reap)
        worker.start()
        if patience_ms and worker.wait(patience_ms):
            self._reap()

    def make_way(self, for_ms: int) -> None:
        """Let the work pause for a while from now on, as long as a hand moves something; 0 ends it.

        A thread that works takes the interpreter from the window, a few times in each frame.
        """
        if self._latest is not None:
            self._latest.makes_way_until_s = time.monotonic() + for_ms / 1_000

    def cancel(self) -> None:
        """Give up the work; its thread ends by itself, at its next look."""
        if self._give_up():
            self.ended.emit()

    def retire(self) -> None:
        """Give up the work, and go when its threads have ended: whoever closes need not wait."""
        self._is_retired = True
        self.cancel()
        for worker in self._running:
            # Holds this object, which nobody else may hold any more.
            worker.finished.connect(partial(self._reap))
        self._reap()

    def close(self) -> None:
        """Give up the work and wait until no thread is left."""
        self.cancel()
        _end_all(self._running)

    def _give_up(self) -> bool:
        worker, self._latest = self._latest, None
        if worker is not None:
            worker.is_given_up = True
        return worker is not None

    def _tell(self) -> None:
        """Tell what the latest work has handed over; what is told may start other work."""
        worker = self._latest
        while worker is not None and worker is self._latest:
            thing = worker.taken()
            if thing is None:
                return
            self.came.emit(thing)

    def _reap(self) -> None:
        """Let go of the workers that have finished."""
        done = [worker for worker in self._running if worker.isFinished()]
        self._tell()
        for worker in done:
            if worker in self._running:
                _let_go(worker, self._running)
        latest = self._latest
        if latest is not None and latest in done:
            self._latest = None
            if latest.failure:
                self.failed.emit(latest.failure)
            self.ended.emit()
        if self._is_retired and not self._running:
            self.deleteLater()


def _described(error: Exception) -> str:
    """Return what an error says and where it was raised, for who mends it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return " ".join(f"{type(error).__name__}{place}: {error}".split())


def _end_all(running: list[Worker]) -> None:
    for worker in running:
        worker.is_given_up = True
    while running:
        _let_go(running[0], running)


def _let_go(worker: Worker, running: list[Worker]) -> None:
    """Drop a worker once its thread is no more: `finished` is told a moment before that."""
    worker.wait()
    if worker in running:
        running.remove(worker)
    worker.deleteLater()
