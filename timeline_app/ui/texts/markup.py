"""HTML for the text panes: everything from a file is escaped, nothing is ever loaded."""

import re
from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import quote, unquote

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMessageBox, QTextBrowser, QTextEdit, QWidget

from timeline_app.core.finding.folding import FoldedText
from timeline_app.render.theme import ColorTheme

_BIDI_CONTROLS = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
)
_CONTROLS = {
    code: "\ufffd" for code in [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
}
_MOST_MARKED = 400
_WEB_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'“”]+[^\s<>\"'“”.,;:!?)\]]", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text without control characters and direction overrides."""
    return text.translate(_BIDI_CONTROLS).translate(_CONTROLS)


def html(text: str) -> str:
    """Return a text from a file as HTML that shows it as it is."""
    return escape(plain(text), quote=True)


def html_with_links(text: str) -> str:
    """Return a text from a file as HTML, with its http(s) addresses as links."""
    pieces, position = [], 0
    for match in _WEB_ADDRESS.finditer(text):
        pieces.append(html(text[position : match.start()]))
        pieces.append(link("web", match.group(), match.group()))
        position = match.end()
    return "".join([*pieces, html(text[position:])])


def link(scheme: str, target: str, text: str) -> str:
    """Return a link that the window understands; both parts may come from a file."""
    return f'<a href="{scheme}:{quote(target, safe="")}">{html(text)}</a>'


def link_parts(url: QUrl) -> tuple[str, str]:
    """Return scheme and target of a link made by `link`."""
    return url.scheme(), unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded))


def shared_style(theme: ColorTheme) -> str:
    """Return the style rules that all text panes share."""
    hexes = theme.hex
    return (
        f"a {{color:{hexes('accent')};text-decoration:none}} body {{color:{hexes('ink')}}}"
        f" .soft {{color:{hexes('ink-soft')}}} .faint {{color:{hexes('ink-faint')}}}"
        f" .warn {{color:{hexes('warning')}}}"
    )


class TextPane(QTextBrowser):
    """Shows HTML made by the program; follows no link by itself and loads nothing."""

    linkChosen = Signal(str, str)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self._folded: FoldedText | None = None
        self.anchorClicked.connect(self._follow)
        self.document().contentsChanged.connect(self._forget_text)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Refuse to load anything, whatever the text asks for."""
        return None

    def mark_matches(self, query: str, theme: ColorTheme) -> None:
        """Mark the words of a search; the text stays as it is and where it is."""
        if not query:
            self.setExtraSelections([])
            return
        text = self.document().toPlainText()
        if self._folded is None:
            self._folded = FoldedText(text)
        place_of = _places_in_qt(text)
        mark = QTextCharFormat()
        mark.setBackground(theme.color("mark-match"))
        mark.setForeground(theme.color("ink"))
        selections = []
        for first, end in self._folded.ranges(query)[:_MOST_MARKED]:
            part = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(place_of(first))
            cursor.setPosition(place_of(end), QTextCursor.MoveMode.KeepAnchor)
            part.cursor, part.format = cursor, mark
            selections.append(part)
        self.setExtraSelections(selections)

    def _forget_text(self) -> None:
        self._folded = None

    def _follow(self, url: QUrl) -> None:
        scheme, target = link_parts(url)
        if scheme == "web":
            self.open_web(target)
        else:
            self.linkChosen.emit(scheme, target)

    def open_web(self, address: str) -> None:
        """Open an http(s) address after showing where it leads; refuse every other one."""
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if url.scheme() not in ("http", "https") or not url.host():
            return
        shown = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if self.agrees_to_open(shown, url.host(QUrl.ComponentFormattingOption.FullyEncoded)):
            QDesktopServices.openUrl(url)

    def agrees_to_open(self, address: str, host: str) -> bool:
        """Ask whether to leave the program for an address."""
        question = QMessageBox(self)
        question.setWindowTitle("Open a link")
        question.setText(f"This link leads to {escape(host)}.")
        question.setInformativeText(escape(address))
        question.setStandardButtons(
            QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel
        )
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return question.exec() == QMessageBox.StandardButton.Open.value


def _places_in_qt(text: str) -> Callable[[int], int]:
    """Return how to turn a place in a text into Qt's, which counts UTF-16 units."""
    if max(text, default="") <= "\uffff":
        return lambda place: place
    return lambda place: len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
