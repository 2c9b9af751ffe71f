"""Says which letters of the open list no font on this machine can draw."""

from PySide6.QtCore import QObject, QTimer

from timeline_app.ui.session.session import Session

# The list stands on the screen by then.
_AFTER_MS = 500


class LetterWatch(QObject):
    """Lists missing letters among the problems of a session, whenever a list was opened."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self.look)
        session.controller.listChanged.connect(self._later.start)
        self._later.start()

    def look(self) -> None:
        """Look at the letters now."""
        from timeline_app.core.table.letters import unusual_letters
        from timeline_app.render.glyphs import missing_letters, missing_remedy, missing_sentence

        events = self._session.controller.events
        missing = missing_letters(unusual_letters(events.table.store))
        if missing:
            place = events.path
            self._session.complain(missing_sentence(missing), missing_remedy(missing), place)
