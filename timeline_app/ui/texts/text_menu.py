"""The context menu of a text: what the link under the cursor does, and copying."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMenu, QTextBrowser

from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.ui.widgets.passing_menu import passing_menu

_WORDS = {
    "cite": "Read on in the document",
    "document": "Open the document",
    "event": "Go to this event",
    "step": "Go to this event",
    "before": "Go to this person's event before",
    "after": "Go to this person's next event",
    "events": "List the events of the paragraph",
    "view": "Go to this view",
    "compare": "Compare the documents",
    "attach": "Attach the originals",
    "unfilter": "Clear the filter",
    "web": "Open it in the browser",
    "copy": "Copy the event so",
    "about": "Show where this person is spoken of",
    **dict.fromkeys(FACETS, "Filter by it, or take it out of the filter"),
}


class LinkAt(NamedTuple):
    """A link, and where on the screen its menu opens."""

    address: str
    place: QPoint


def link_at(pane: QTextBrowser, event: QContextMenuEvent) -> LinkAt:
    """Return the link under the cursor, or by key the one that the arrows have selected."""
    if event.reason() is not QContextMenuEvent.Reason.Keyboard:
        return LinkAt(pane.anchorAt(event.pos()), event.globalPos())
    cursor = pane.textCursor()
    start = QTextCursor(cursor)
    start.setPosition(cursor.selectionStart() + int(cursor.hasSelection()))
    place = pane.viewport().mapToGlobal(pane.cursorRect(start).bottomLeft())
    return LinkAt(start.charFormat().anchorHref(), place)


def text_menu(pane: QTextBrowser, address: str) -> QMenu:
    """Return the menu of a text, whose own actions stand at its end."""
    menu = passing_menu(pane, "textMenu")
    url = QUrl(address)
    if address:
        follow = menu.addAction(_WORDS.get(url.scheme(), "Follow the link"))
        follow.triggered.connect(lambda _on: pane.anchorClicked.emit(url))
    if url.scheme() == "web":
        copy = menu.addAction("Copy the address")
        copy.triggered.connect(lambda _on: QGuiApplication.clipboard().setText(url.path()))
    menu.addSeparator()
    if pane.textCursor().hasSelection():
        menu.addAction("Copy the selected text").triggered.connect(lambda _on: pane.copy())
    menu.addAction("Select all").triggered.connect(lambda _on: pane.selectAll())
    menu.addSeparator()
    menu.addActions(pane.actions())
    return menu
