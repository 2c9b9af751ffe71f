"""Where files are saved: asks for it in the folder used last, with a name that says what it is."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app.exchange.formats import Format
from timeline_app.program.paths import is_folder


def _nobody(_path: Path) -> None:
    """Tell nobody."""


class Saving:
    """Asks where to save a file; `saved` is told where each one is."""

    def __init__(
        self, window: QWidget, folder: str = "", saved: Callable[[Path], object] = _nobody
    ) -> None:
        self._window = window
        self._folder = folder
        self.saved = saved

    def ask(self, title: str, name: str, among: Sequence[Format]) -> Path | None:
        """Return the file that somebody wants, with an ending; None if they want none."""
        patterns = ";;".join(one.pattern for one in among)
        proposed = str(self._start() / f"{name}{among[0].ending}")
        chosen, pattern = QFileDialog.getSaveFileName(self._window, title, proposed, patterns)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(pattern.rpartition("*")[2].rstrip(")"))

    def _start(self) -> Path:
        """Return the folder used last, else the usual one for documents, if they are there."""
        places = QStandardPaths.StandardLocation
        documents = QStandardPaths.writableLocation(places.DocumentsLocation)
        there = next(filter(is_folder, (self._folder, documents)), "")
        return Path(there or QStandardPaths.writableLocation(places.HomeLocation))
