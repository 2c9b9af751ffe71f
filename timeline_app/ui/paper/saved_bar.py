"""Says in the status bar where a file was saved, and opens it or its folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QToolButton, QWidget

from timeline_app.program.plain_text import one_line
from timeline_app.ui.widgets.elided_label import ElidedLabel

OpenUrl = Callable[[QUrl], bool]
# Against that of hints, which give way to what was saved.
_STRETCH = 100


class SavedBar(QWidget):
    """Stays until it is dismissed, since nobody should have to hurry; `told` says what failed."""

    told = Signal(str)

    def __init__(self, parent: QStatusBar, open_url: OpenUrl = QDesktopServices.openUrl) -> None:
        super().__init__(parent)
        self.setObjectName("savedBar")
        self._open_url = open_url
        self._path = Path()
        # Name and folder stay known where the middle is left out.
        self._label = ElidedLabel(Qt.TextElideMode.ElideMiddle, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label, 1)
        for name, text, act in (
            ("openSaved", "Open", self._open),
            ("openSavedFolder", "Show folder", self._open_folder),
            ("dismissSaved", "Dismiss", self.hide),
        ):
            button = QToolButton(self)
            button.setObjectName(name)
            button.setText(text)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(act)
            layout.addWidget(button)
        parent.addPermanentWidget(self, _STRETCH)

    def show_saved(self, path: Path) -> None:
        """Say where a file is."""
        self._path = path
        sentence = f"Saved {path.name} in {path.parent}"
        self._label.show_whole(sentence)
        self.setAccessibleName(one_line(sentence))
        self.show()

    def _open(self) -> None:
        self._open_on_desktop(self._path)

    def _open_folder(self) -> None:
        self._open_on_desktop(self._path.parent)

    def _open_on_desktop(self, path: Path) -> None:
        if not self._open_url(QUrl.fromLocalFile(str(path))):
            self.told.emit(f"Nothing on this machine opens {path.name}. It lies in {path.parent}")
