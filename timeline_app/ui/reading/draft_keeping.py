"""Keeping a draft beside its list while it is edited, and the list held for this window alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.program.file_lock import Hold


class DraftKeeping(QObject):
    """Writes the draft at once, but after what an edit has changed is drawn.

    `write` writes it, or takes it away if all is saved, and may raise OSError; `failed` says why it
    did, once for each reason.
    """

    failed = Signal(str)

    def __init__(self, write: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._write = write
        self._hold = Hold()
        # A window that goes without being closed holds its list no longer.
        self.destroyed.connect(self._hold.release)
        self._complaint = ""
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.now)

    def hold(self, path: Path) -> bool:
        """Hold a list for this window; tell whether no other has it."""
        return self._hold.take(path)

    def let_go(self) -> None:
        """Keep nothing and hold nothing any more."""
        self._soon.stop()
        self._hold.release()

    def soon(self) -> None:
        """Keep the draft as soon as the window is drawn."""
        self._soon.start()

    def now(self) -> bool:
        """Keep the draft; tell whether it is on disk."""
        self._soon.stop()
        try:
            self._write()
        except OSError as error:
            reason = error.strerror or "no reason is known"
            if reason != self._complaint:
                self._complaint = reason
                self.failed.emit(reason)
            return False
        self._complaint = ""
        return True
