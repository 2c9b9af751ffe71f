"""The widget that shows texts: nothing is ever loaded, and no link is followed unasked."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QEvent, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from timeline_app.core.finding.query import Query
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.texts.text_matches import TextMatches
from timeline_app.ui.texts.text_menu import link_at, text_menu

_IMAGE = QTextDocument.ResourceType.ImageResource.value
# How far down in the pane something is brought into sight: one sees what leads to it.
_SIGHT_SHARE = 0.25
_SAMPLE = "A Committee of Laos and Viet Nam meets; both sides agree that, by 2030, "
# Between 60 and 75 letters the eye finds the next line without effort; most lines are not full.
_READABLE_LETTERS = 71


class TextPane(QTextBrowser):
    """Shows HTML made by the program; follows no link by itself and loads nothing.

    Tab goes on to the next widget; ← and → go from link to link, Enter follows one. The actions
    it is given stand in its context menu. Where `columns_of_text` are given, they get no wider
    than is read well, with `beside_text_px` for what stands beside them.
    """

    linkChosen = Signal(str, str)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.columns_of_text = 0
        self.beside_text_px = 0
        self.matches = TextMatches(self)
        self._held: QTextCursor | None = None
        self._is_in_sight = False
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().actionTriggered.connect(self._note_scroll)

    def event(self, event: QEvent) -> bool:
        """Take the key for copying while text is selected here; else it is the window's."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if not event.matches(QKeySequence.StandardKey.Copy):
            return super().event(event)
        event.setAccepted(self.textCursor().hasSelection())
        return True

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Load nothing, whatever the text asks for; without an answer Qt would read the file."""
        if kind != _IMAGE:
            return QByteArray(b" ")
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing

    def mark_matches(self, query: Query, theme: ColorTheme, *, by_passage: bool = False) -> None:
        """Mark the words of a search, or what matches all of it by itself."""
        self.matches.mark(query, theme, by_passage=by_passage)

    @property
    def readable_px(self) -> int:
        """How wide the pane has to be to be read best."""
        letters = _READABLE_LETTERS * self.columns_of_text
        width = QFontMetrics(self.document().defaultFont()).horizontalAdvance(_SAMPLE)
        return letters * width // len(_SAMPLE) + self.beside_text_px

    def hold_in_sight(self, part: QTextCursor | None) -> None:
        """Bring a part of the text into sight, and keep it there until somebody scrolls away."""
        self._held, self._is_in_sight = part, part is not None
        self._bring_into_sight()

    def part_from(self, anchor: str, back: QColor) -> QTextCursor | None:
        """Return the first text on a colour in the block of an anchor, or else that block."""
        document, found = self.document(), None
        for fragment in fragments_in(document):
            form = fragment.charFormat()
            if anchor in form.anchorNames():
                found = QTextCursor(document)
                found.setPosition(fragment.position())
            elif found is not None and form.anchorNames():
                break
            elif found is not None and form.background().color() == back:
                found.setPosition(fragment.position())
                end = fragment.position() + fragment.length()
                found.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                break
        return found

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on to the next widget: Qt would go through all links first."""
        return QTextEdit.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from link to link, and follow one."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_link(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            cursor = self.textCursor()
            here = (cursor.selectionStart(), cursor.selectionEnd())
            for first, end, address in links_in(self.document()):
                if (first, end) == here:
                    self._follow(QUrl(address))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the link there does, and copying."""
        link = link_at(self, event)
        text_menu(self, link.address).popup(link.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to be read, and in sight what was held there."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(0, (room - self.readable_px) // 2) if self.columns_of_text else 0
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)
        self._bring_into_sight()

    def showEvent(self, event: QShowEvent) -> None:
        """Have in sight what was held there before the text had its letters and its room."""
        super().showEvent(event)
        self._bring_into_sight()

    def _step_link(self, step: int) -> None:
        """Select the next (1) or previous (-1) link, from what is in sight if none is selected."""
        cursor = self.textCursor()
        here = cursor.selectionStart()
        if not cursor.hasSelection():
            here = self.cursorForPosition(self.viewport().rect().topLeft()).position() - 1
        links = [(first, end) for first, end, _ in links_in(self.document())]
        ahead = [part for part in links if (part[0] > here if step > 0 else part[0] < here)]
        if ahead:
            first, end = ahead[0 if step > 0 else -1]
            cursor.setPosition(end)
            cursor.setPosition(first, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _bring_into_sight(self) -> None:
        if self._held is None or not self._is_in_sight:
            return
        rect, height = self.place_of(self._held), self.viewport().height()
        if rect.top() >= 0 and rect.bottom() <= height:
            return
        above = min(round(height * _SIGHT_SHARE), max(0, height - rect.height()))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rect.top() - above)

    def _note_scroll(self) -> None:
        """Note whether what is held stays in sight where somebody is about to scroll to."""
        if self._held is not None:
            bar = self.verticalScrollBar()
            rect = self.place_of(self._held).translated(0, bar.value() - bar.sliderPosition())
            self._is_in_sight = self.viewport().rect().intersects(rect)

    def place_of(self, part: QTextCursor) -> QRect:
        """Return where a part of the text stands in the viewport."""
        ends = QTextCursor(part), QTextCursor(part)
        ends[0].setPosition(part.selectionStart())
        ends[1].setPosition(part.selectionEnd())
        return self.cursorRect(ends[0]).united(self.cursorRect(ends[1]))

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


def fragments_in(document: QTextDocument) -> Iterator[Any]:
    """Yield every run of text of one format."""
    block = document.begin()
    while block.isValid():
        parts: Any = block
        for part in parts:
            yield part.fragment()
        block = block.next()


def links_in(document: QTextDocument) -> list[tuple[int, int, str]]:
    """Return where the links of a text begin and end, and where they lead."""
    links: list[tuple[int, int, str]] = []
    for fragment in fragments_in(document):
        address = fragment.charFormat().anchorHref()
        first, end = fragment.position(), fragment.position() + fragment.length()
        if address and links and links[-1][1:] == (first, address):
            links[-1] = (links[-1][0], end, address)
        elif address:
            links.append((first, end, address))
    return links


def link_parts(url: QUrl) -> tuple[str, str]:
    """Return scheme and target of a link made by `link`."""
    return url.scheme(), unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded))
