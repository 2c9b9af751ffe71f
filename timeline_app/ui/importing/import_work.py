"""The work of an import, beside the window: reading, looking, writing; only the latest counts."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from timeline_app.exchange.incoming.draft import UnknownFileError
from timeline_app.exchange.incoming.importing import bring_in, remembered_orders
from timeline_app.exchange.incoming.intake import Intake, Look
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.report import Report
from timeline_app.ui.reading.latest_only import LatestOnly, Worker

_PATIENCE_MS = 100
"""What is done within this time is shown at once, without a word that it takes time."""


class Step(NamedTuple):
    """How far the work is."""

    done: int
    total: int


class Seen(NamedTuple):
    """A file that was read, and a look at it.

    `orders` tells in which columns the day stands first, as it was chosen when it was last
    imported.
    """

    intake: Intake
    look: Look
    orders: Mapping[str, bool] = {}


class Refusal(NamedTuple):
    """Why something could not be done, in a sentence."""

    sentence: str


class ImportWork(QObject):
    """Reads a file, looks at it and brings it in; each in a thread."""

    seen = Signal(object)
    written = Signal(object)
    refused = Signal(str)
    progressed = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = LatestOnly(self)
        self._work.came.connect(self._came)
        self._work.failed.connect(self.refused)

    @property
    def is_running(self) -> bool:
        """Whether something is being done."""
        return self._work.is_running

    def read(self, path: Path, options: ReadOptions) -> None:
        """Read a file and look at it."""
        self._work.start(partial(_read, path, options), _PATIENCE_MS)

    def look(self, intake: Intake, options: ReadOptions) -> None:
        """Look at a file again, with other answers."""
        self._work.start(partial(_look, intake, options), _PATIENCE_MS)

    def write(self, intake: Intake, options: ReadOptions, out: Path) -> None:
        """Bring a file in."""
        self._work.start(partial(_write, intake, options, out), _PATIENCE_MS)

    def close(self) -> None:
        """Give up what is being done, and wait until that has ended."""
        self._work.close()

    def _came(self, thing: Step | Seen | Report | Refusal) -> None:
        match thing:
            case Step(done, total):
                self.progressed.emit(done, total)
            case Seen():
                self.seen.emit(thing)
            case Report():
                self.written.emit(thing)
            case Refusal(sentence):
                self.refused.emit(sentence)


def _read(path: Path, options: ReadOptions, worker: Worker) -> None:
    try:
        orders = {**remembered_orders(path), **options.is_day_first_in}
        told = _telling(options.with_(is_day_first_in=orders), worker)
        intake = Intake(path, told)
        worker.deliver(Seen(intake, intake.look(told), orders))
    except (UnknownFileError, OSError, ValueError) as error:
        worker.deliver(Refusal(_sentence(path, error)))


def _look(intake: Intake, options: ReadOptions, worker: Worker) -> None:
    try:
        worker.deliver(Seen(intake, intake.look(_telling(options, worker))))
    except (UnknownFileError, ValueError) as error:
        worker.deliver(Refusal(_sentence(intake.path, error)))


def _write(intake: Intake, options: ReadOptions, out: Path, worker: Worker) -> None:
    told = _telling(options, worker)
    try:
        draft = intake.whole(told)
        worker.deliver(bring_in(intake.path, draft, out, told.progress))
    except (UnknownFileError, OSError, ValueError) as error:
        worker.deliver(Refusal(_sentence(out, error)))


def _telling(options: ReadOptions, worker: Worker) -> ReadOptions:
    """Return the options with a progress that is told, and stops what nobody waits for."""

    def tell(done: int, total: int) -> None:
        worker.stop_if_given_up()
        worker.deliver(Step(done, total))

    return options.with_(progress=tell)


def _sentence(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or path} cannot be read or written ({error.strerror or error})"
    return str(error)
