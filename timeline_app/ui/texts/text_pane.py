"""The widget that shows texts: nothing is ever loaded, and no link is followed unasked."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from timeline_app.core.finding.folding import FoldedText
from timeline_app.render.theme import ColorTheme

# More matches than anybody reads; each costs time whenever the text is drawn.
_MOST_MATCHES_MARKED = 400
_IMAGE = QTextDocument.ResourceType.ImageResource.value


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
        """Load nothing, whatever the text asks for; without an answer Qt would read the file."""
        if kind != _IMAGE:
            return QByteArray(b" ")
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing

    def mark_matches(self, query: str, theme: ColorTheme) -> None:
        """Mark the words of a search; the text stays as it is and where it is."""
        if not query:
            self.setExtraSelections([])
            return
        # Types of Qt take a start up to 2 ms each, so what is needed later is loaded later.
        from PySide6.QtGui import QTextCharFormat

        text = self.document().toPlainText()
        if self._folded is None:
            self._folded = FoldedText(text)
        place_of = _places_in_qt(text)
        mark = QTextCharFormat()
        mark.setBackground(theme.color("mark-match"))
        mark.setForeground(theme.color("ink"))
        selections = []
        for first, end in self._folded.ranges(query)[:_MOST_MATCHES_MARKED]:
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
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(url)

    def agrees_to_open(self, address: str, host: str) -> bool:
        """Ask whether to leave the program for an address."""
        from PySide6.QtWidgets import QMessageBox

        from timeline_app.ui.widgets.plain_message import PlainMessage

        question = PlainMessage("Open a link", f"This link leads to {host}.", self, address)
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


def link_parts(url: QUrl) -> tuple[str, str]:
    """Return scheme and target of a link made by `link`."""
    return url.scheme(), unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded))
