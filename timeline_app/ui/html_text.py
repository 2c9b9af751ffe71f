"""HTML for the text panes: everything from a file is escaped, nothing is ever loaded."""

from html import escape
from typing import Any
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

_BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
_CONTROLS = {code: "\ufffd" for code in [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F]}


def plain(text: str) -> str:
    """Return a text without control characters and direction overrides."""
    return text.translate(_BIDI_CONTROLS).translate(_CONTROLS)


def html(text: str) -> str:
    """Return a text from a file as HTML that shows it as it is."""
    return escape(plain(text), quote=True)


def link(scheme: str, target: str, text: str) -> str:
    """Return a link that the window understands; both parts may come from a file."""
    return f'<a href="{scheme}:{quote(target, safe="")}">{html(text)}</a>'


class TextPane(QTextBrowser):
    """Shows HTML made by the program; follows no link by itself and loads nothing."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Refuse to load anything, whatever the text asks for."""
        return None
