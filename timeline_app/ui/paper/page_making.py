"""Pages laid out beside the window: in a thread, and given up when other ones are wanted."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from timeline_app.core.dates.edtf import EdtfError
from timeline_app.program.memory import without_collector
from timeline_app.render.fonts import FontMeasurer
from timeline_app.scene.display import TextMeasurer, TextStyle
from timeline_app.scene.paper.paging import PaperDocument
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.ui.reading.latest_only import LatestOnly, Worker

MakePages = Callable[[TextMeasurer], PaperDocument]

_PATIENCE_MS = 150
"""What is done within this time is shown at once, without a word that it takes time."""


class Refusal(NamedTuple):
    """Why there are no pages, in a sentence."""

    sentence: str


class _Measurer(FontMeasurer):
    """Measures for a worker, and ends its work when it is given up."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self._worker = worker

    def width(self, text: str, style: TextStyle) -> float:
        self._worker.stop_if_given_up()
        return super().width(text, style)

    def elided(self, text: str, style: TextStyle, width_px: float) -> str:
        self._worker.stop_if_given_up()
        return super().elided(text, style, width_px)


class PageMaking(QObject):
    """At most one document that is being laid out; a new one takes the place of the one before.

    The `keeper` outlives this object, and keeps threads that have not ended yet when it closes.
    """

    made = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject, keeper: QObject) -> None:
        super().__init__(parent)
        self._work = LatestOnly(keeper)
        self._work.came.connect(self._came)
        self._work.failed.connect(self._tell_failure)

    @property
    def is_running(self) -> bool:
        """Whether pages are being laid out."""
        return self._work.is_running

    def start(self, make: MakePages) -> None:
        """Lay out pages; what is quick is there when this returns."""
        self._work.start(partial(_lay_out, make), _PATIENCE_MS)

    def cancel(self) -> None:
        """Give up what is being laid out."""
        self._work.cancel()

    def close(self) -> None:
        """Give up what is being laid out, without waiting for it."""
        self._work.retire()

    def _came(self, thing: PaperDocument | Refusal) -> None:
        # Done, though its thread may take a moment to end.
        self._work.cancel()
        if isinstance(thing, Refusal):
            self.refused.emit(thing.sentence)
        else:
            self.made.emit(thing)

    def _tell_failure(self, failure: str) -> None:
        self.refused.emit(f"No pages could be made: {failure}. Choose another layout or fewer days")


def _lay_out(make: MakePages, worker: Worker) -> None:
    """Lay out one document, and hand it over or say why there is none."""
    try:
        with without_collector():
            document = make(_Measurer(worker))
    except (PaperError, EdtfError) as error:
        worker.deliver(Refusal(str(error)))
    else:
        worker.deliver(document)
