"""Pages laid out beside the window: in a thread, and given up when other ones are wanted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from timeline_app.core.dates.edtf import EdtfError
from timeline_app.program.memory import without_collector
from timeline_app.render.fonts import FontMeasurer
from timeline_app.scene.display import TextMeasurer, TextStyle
from timeline_app.scene.paper.paging import PaperDocument, PaperTooSmallError

MakePages = Callable[[TextMeasurer], PaperDocument]

_PATIENCE_MS = 150
"""What is done within this time is shown at once, without a word that it takes time."""


class _GivenUpError(Exception):
    """Nobody wants these pages any more."""


class _Maker(QThread):
    """Lays out one document; afterwards it has the document, or a sentence why there is none."""

    def __init__(self, make: MakePages, parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self.document: PaperDocument | None = None
        self.refusal = ""
        self.is_given_up = False

    def run(self) -> None:
        """Lay out the pages; called by Qt in the thread."""
        try:
            with without_collector():
                self.document = self._make(_Measurer(self))
        except _GivenUpError:
            return
        except (PaperTooSmallError, EdtfError) as error:
            self.refusal = str(error)


class _Measurer(FontMeasurer):
    """Measures for a thread, and stops it when it is given up."""

    def __init__(self, maker: _Maker) -> None:
        super().__init__()
        self._maker = maker

    def width(self, text: str, style: TextStyle) -> float:
        if self._maker.is_given_up:
            raise _GivenUpError
        return super().width(text, style)


class PageMaking(QObject):
    """At most one document that is being laid out; a new one takes the place of the one before."""

    made = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._maker: _Maker | None = None
        parent.destroyed.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Whether pages are being laid out."""
        return self._maker is not None

    def start(self, make: MakePages) -> None:
        """Lay out pages; what is quick is there when this returns."""
        self.cancel()
        self._maker = _Maker(make, self)
        self._maker.finished.connect(self._end)
        self._maker.start()
        if self._maker.wait(_PATIENCE_MS):
            self._end()

    def cancel(self) -> None:
        """Give up what is being laid out."""
        maker, self._maker = self._maker, None
        if maker is not None:
            maker.is_given_up = True
            maker.wait()
            maker.deleteLater()

    def _end(self) -> None:
        maker = self._maker
        if maker is None or not maker.isFinished():
            return
        self._maker = None
        maker.deleteLater()
        if maker.document is not None:
            self.made.emit(maker.document)
        else:
            self.refused.emit(maker.refusal)
