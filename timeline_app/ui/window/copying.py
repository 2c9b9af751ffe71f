"""What the window copies: events as one pastes them into a letter, rows, links to the view."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from timeline_app.core.table.arrays import Rows
from timeline_app.program.paths import resolved
from timeline_app.state.links import command_text
from timeline_app.ui.session.session import Session
from timeline_app.ui.texts.text_pane import TextPane
from timeline_app.ui.window.layout import Panes

# A second or two, in which the window waits, and a letter of thousands of pages.
_MOST_EVENTS = 10_000
# Reading them takes as long; an export has no limit.
_MOST_ROWS = 100_000


class Copying:
    """Puts things on the clipboard and says so."""

    def __init__(self, session: Session, panes: Panes, say: Callable[[str], None]) -> None:
        self._session = session
        self._panes = panes
        self._say = say

    def as_asked(self, kind: str) -> None:
        """Copy what is selected as `text` or `markdown`, or the `link` to it."""
        if kind == "link":
            self.link()
        else:
            self.events(kind)

    def events(self, kind: str = "text") -> None:
        """Copy what is selected as rich and plain text, or as `markdown`."""
        # It loads what reads originals, which no start needs.
        from timeline_app.state.excerpts import ExcerptWriter, as_html, as_markdown, as_text

        rows, table = self._rows(), self._session.controller.events.table
        if not len(rows):
            self._say("Select an event to copy it")
            return
        writer = ExcerptWriter(self._session.controller.events, self._session.shelf.text_of)
        excerpts = [writer.excerpt(event) for event in table.events(rows[:_MOST_EVENTS])]
        data = QMimeData()
        if kind == "markdown":
            data.setText(as_markdown(excerpts))
        else:
            data.setText(as_text(excerpts))
            data.setHtml(as_html(excerpts))
        QGuiApplication.clipboard().setMimeData(data)
        self._say(f"{_told(len(excerpts), len(rows), 'event')} copied")

    def rows(self) -> None:
        """Copy the selected rows of the list as a table."""
        table = self._panes.event_list
        rows = table.chosen_rows()
        if not len(rows):
            self._say("Select rows of the list to copy them")
            return
        lines = table.lines(rows[:_MOST_ROWS])
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._say(f"{_told(len(lines) - 1, len(rows), 'row')} copied")

    def link(self) -> None:
        """Copy the command that opens the present view again."""
        controller = self._session.controller
        command = command_text(resolved(controller.events.path), controller.state)
        QGuiApplication.clipboard().setText(command)
        self._say("Link copied: paste it into a terminal to open this view again")

    def _rows(self) -> Rows | list[int]:
        """Return the rows chosen in the list if that is in use, else that of the event read."""
        panes, selected = self._panes, self._session.controller.selected_row
        is_reading = isinstance(panes.columns.focusWidget(), TextPane)
        if panes.list_page.isVisible() and not is_reading:
            chosen = panes.event_list.chosen_rows()
            if len(chosen):
                return chosen
        return [] if selected is None else [selected]


def _told(copied: int, asked: int, noun: str) -> str:
    what = f"{copied:,} {noun}{'' if copied == 1 else 's'}"
    return what if copied == asked else f"The first {what} of {asked:,}"
