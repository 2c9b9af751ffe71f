"""The menu of files that were open before."""

from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.program.paths import is_file
from timeline_app.program.plain_text import LONGEST_LABEL
from timeline_app.ui.session.session import Session
from timeline_app.ui.widgets.plain_widgets import name_action


class RecentMenu(QMenu):
    """Lists recent files that are still there; choosing one opens it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Open re&cent", parent)
        self.setObjectName("recentMenu")
        self._session = session
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the files as they are now."""
        self.clear()
        recent = [Path(name) for name in self._session.settings.recent]
        for path in (path for path in recent if is_file(path)):
            action = self.addAction("")
            name_action(action, str(path), LONGEST_LABEL)
            action.triggered.connect(lambda _checked, path=path: self._session.open(path))
        if self.isEmpty():
            self.addAction("No file yet").setEnabled(False)
