"""Opening large lists beside the window: in a thread, with progress, and a way to cancel."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timeline_app.core.bulk.door import keep_for_next_opening
from timeline_app.core.event_list.event_list import EventList, empty_list
from timeline_app.core.open_list import open_list
from timeline_app.core.reading.files import file_text
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.problems import Problem, UnreadableFileError
from timeline_app.program.regular_file import LARGEST_LIST_BYTES, read_regular
from timeline_app.ui.reading.latest_only import LatestOnly, Worker

# Some 13,000 events. What is smaller and sound is there at once; a broken one takes longer.
_LARGE_BYTES = 4_000_000

Progress = Callable[[int, int], None]


def is_large(path: Path) -> bool:
    """Tell whether a file takes long enough to be read beside the window."""
    try:
        return path.stat().st_size >= _LARGE_BYTES
    except (OSError, ValueError):
        return False


def read_or_empty(path: Path) -> tuple[EventList, Sequence[Problem]]:
    """Read a list; if that is impossible, return an empty one with the problem that says why."""
    try:
        reading = open_list(path)
    except UnreadableFileError as error:
        return empty_list(path), [error.problem]
    return reading.events, reading.problems


def read_again(
    path: Path, tell: Progress = lambda _done, _total: None, cache_folder: Path | None = None
) -> Reading | Problem:
    """Read a list that has changed, or return why it is worth less than what is open.

    One that is cut off was caught in the middle of a save.
    """
    try:
        reading = open_list(path, tell, cache_folder)
    except UnreadableFileError as error:
        return error.problem
    is_whole = not reading.problems or _is_whole_json(path)
    return reading if is_whole else reading.problems[0]


def _is_whole_json(path: Path) -> bool:
    """Tell whether a file is JSON to its end."""
    try:
        json.loads(read_regular(path, LARGEST_LIST_BYTES))
    except (OSError, ValueError, RecursionError):
        return False
    return True


class Opening(QObject):
    """At most one list that is being read; a new one takes the place of the one before.

    What makes the next opening faster is kept after the list was handed over, while the window
    draws.
    """

    began = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, cache_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._cache_folder = cache_folder
        self._path = Path()
        self._take: Callable[[Reading], None] = _nothing
        self._refuse: Callable[[Problem], None] = _nothing
        self._later: Callable[[], None] | None = None
        self._is_reading = False
        self._work = LatestOnly(self)
        self._work.came.connect(self._came)
        self._work.failed.connect(self._tell_failure)
        self._work.ended.connect(self._tell_end)

    @property
    def is_running(self) -> bool:
        """Whether a list is being read."""
        return self._is_reading

    def start(
        self,
        path: Path,
        take: Callable[[Reading], None],
        refuse: Callable[[Problem], None],
        *,
        is_again: bool = False,
    ) -> None:
        """Read a list, and hand over what came of it in the window's thread.

        Reading what is open again waits for another list that is being read, in whose place it may
        no longer be wanted.
        """
        if is_again and self._is_reading and path != self._path:
            self._later = partial(self.start, path, take, refuse, is_again=True)
            return
        self.give_up()
        self._path, self._take, self._refuse = path, take, refuse
        self._is_reading = True
        self.began.emit(path.name)
        self._work.start(partial(_read, path, self._cache_folder, is_again))

    def cancel(self) -> None:
        """Stop reading after the present chunk; what is open stays open, as it is on disk."""
        later = self._later
        self.give_up()
        if later is not None:
            later()

    def give_up(self) -> None:
        """Stop reading, and read nothing that waits for it either."""
        self._later = None
        self._work.cancel()
        self._tell_end()

    def close(self) -> None:
        """Stop reading, and wait until that is done and a cache entry is written to its end."""
        self.give_up()
        self._work.close()

    def _came(self, thing: Reading | Problem | tuple[int, int]) -> None:
        if isinstance(thing, tuple):
            self.progressed.emit(*thing)
            return
        # Taking it may begin to read another list.
        self._tell_end()
        if isinstance(thing, Problem):
            self._refuse_and_go_on(thing)
        else:
            self._later = None
            self._take(thing)

    def _refuse_and_go_on(self, problem: Problem) -> None:
        later, self._later = self._later, None
        self._refuse(problem)
        if later is not None:
            later()

    def _tell_failure(self, failure: str) -> None:
        """Say why nothing was handed over; a cache entry that fails is missed by nobody."""
        if self._is_reading:
            self._tell_end()
            remedy = "Open it again, or have `timeline-app check` look at the file"
            self._refuse_and_go_on(Problem(file_text(self._path), 0, "", failure, remedy))

    def _tell_end(self) -> None:
        if self._is_reading:
            self._is_reading = False
            self.ended.emit()


def _read(path: Path, cache_folder: Path, is_again: bool, worker: Worker) -> None:
    """Read a list and hand over how far it is, and at last the reading or why there is none."""

    def tell(done: int, total: int) -> None:
        worker.stop_if_given_up()
        worker.deliver((done, total))

    read = read_again if is_again else _read_once
    found = read(path, tell, cache_folder)
    if isinstance(found, Reading):
        # The window tells it as soon as it has the list; to look for it takes 0.3 s at a million.
        _ = found.events.to_settle
    worker.deliver(found)
    if isinstance(found, Reading):
        keep_for_next_opening(found, cache_folder)


def _read_once(path: Path, tell: Progress, cache_folder: Path) -> Reading | Problem:
    try:
        return open_list(path, tell, cache_folder)
    except UnreadableFileError as error:
        return error.problem


def _nothing(_thing: object) -> None:
    """Take what nobody asked for."""
