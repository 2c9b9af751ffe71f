"""What the window copies: rows of the list, citations, and links to the present view."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from timeline_app.program.paths import resolved
from timeline_app.state.links import command_text
from timeline_app.ui.session.session import Session
from timeline_app.ui.texts.describe import citation_markdown, citation_text
from timeline_app.ui.window.layout import Panes


class Copying:
    """Puts things on the clipboard and says so."""

    def __init__(self, session: Session, panes: Panes, say: Callable[[str], None]) -> None:
        self._session = session
        self._panes = panes
        self._say = say

    def rows(self) -> None:
        """Copy the selected rows of the list as a table."""
        self._say(f"{self._panes.event_list.copy_rows():,} rows copied")

    def citation(self, kind: str) -> None:
        """Copy the selected event with its sources, as `text` or `markdown`."""
        controller = self._session.controller
        event = controller.selected
        if event is not None:
            write = citation_markdown if kind == "markdown" else citation_text
            QGuiApplication.clipboard().setText(write(event, controller.events))
            self._say("Citation copied")

    def link(self) -> None:
        """Copy the command that opens the present view again."""
        controller = self._session.controller
        command = command_text(resolved(controller.events.path), controller.state)
        QGuiApplication.clipboard().setText(command)
        self._say("Link copied: paste it into a terminal to open this view again")
