"""Choosing words of a document, with the mouse or by keys: a citation names whole words."""

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.render.theme import ColorTheme
from timeline_app.state.editing.proposing.chosen import ChosenWords
from timeline_app.ui.texts.choosing.word_keys import ENDS, WordKeys
from timeline_app.ui.texts.choosing.word_places import WordPlace, WordPlaces
from timeline_app.ui.texts.text_matches import colored
from timeline_app.ui.texts.text_pane import TextPane

WORDS, DATE = "mark-text", "mark-match"
"""What words are marked for: because the event rests on them, or because they yield its date."""


# Twice as wide as Qt's, which is lost among letters.
_CARET_PX = 2


class WordChoice(QObject):
    """Knows which words of a document are selected, marks some, and tells which were `chosen`."""

    chosen = Signal(object)

    def __init__(self, pane: TextPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._document = ""
        self._theme: ColorTheme | None = None
        self._marks: list[tuple[ChosenWords, str]] = []
        self._places = WordPlaces(pane)
        self._keys = WordKeys(pane, self._places)
        self._is_on = False
        self._read: dict[str, WordPlace] = {}
        self._is_spanning = False
        pane.installEventFilter(self)
        pane.viewport().installEventFilter(self)
        pane.selectionChanged.connect(self._follow_selection)

    @property
    def is_on(self) -> bool:
        """Whether words can be chosen."""
        return self._is_on

    def turn(self, is_on: bool) -> None:
        """Let words be chosen, or no longer."""
        self._is_on, self._marks = is_on, []
        flags = Qt.TextInteractionFlag.TextBrowserInteraction
        by_keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._pane.setTextInteractionFlags(flags | by_keys if is_on else flags)
        self._pane.setCursorWidth(_CARET_PX if is_on else 1)

    def show(self, document: str, text: AttachedText | None, theme: ColorTheme) -> None:
        """Take note of what the pane shows now; the caret stands where somebody read last."""
        self._document, self._theme = document, theme
        self._places.show(text if self._is_on else None)
        self._stand(self._read.get(document, WordPlace(0, 0)))
        self._show_marks()

    def stand_at(self, part: QTextCursor) -> None:
        """Let the caret stand at a part of the text that is read now."""
        if self._is_on and self._places.row_count:
            self._read[self._document] = self._places.word_at(part.selectionStart())
            self._stand(self._read[self._document])

    def selected(self) -> list[ChosenWords]:
        """Return the selected words, whole, paragraph by paragraph."""
        cursor, text = self._pane.textCursor(), self._places.text
        if self._keys.span is not None and text is not None:
            return list(self._words_between(text, *self._keys.span))
        if not cursor.hasSelection() or text is None:
            return []
        if cursor.hasComplexSelection():
            # Over the edge of a paragraph or its number, Qt selects and shows whole ones.
            row, count = cast("tuple[int, ...]", cursor.selectedTableCells())[:2]
            ends = WordPlace(row, 0), WordPlace(row + count, -1)
            return list(self._words_between(text, *ends))
        begin, end = cursor.selectionStart(), cursor.selectionEnd()
        last_row = self._places.row_at(end, self._places.row_count - 1)
        found = []
        for row in range(self._places.row_at(begin), last_row + 1):
            touched = [
                number
                for number, (first, last) in enumerate(self._places.words_of(row))
                if first < end and last > begin
            ]
            if touched:
                words = ChosenWords(
                    self._document, text.paragraphs[row], touched[0], touched[-1] + 1
                )
                found.append(words)
        return found

    def choose(self) -> bool:
        """Tell which words are selected, if there are any."""
        words = self.selected()
        if words:
            self.chosen.emit(words)
        return bool(words)

    def select(self, words: ChosenWords) -> None:
        """Select words, such as anew after the page was written anew."""
        cursor = self._places.cursor_of(words.paragraph.number - 1, words.first, words.end)
        if cursor is not None:
            self._pane.setTextCursor(cursor)
            self._note_place()

    def let_go(self) -> None:
        """Select nothing any more, such as where marks show what was chosen."""
        cursor = self._pane.textCursor()
        cursor.clearSelection()
        self._pane.setTextCursor(cursor)

    def place_of(self, words: ChosenWords) -> QRect:
        """Return where some words stand on the screen."""
        cursor = self._places.cursor_of(words.paragraph.number - 1, words.first, words.end)
        rect = self._pane.place_of(cursor or self._pane.textCursor())
        return QRect(self._pane.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def line_in_work(self, document: str) -> tuple[int, int] | None:
        """Return which paragraph is worked on, and how far down it stands; None if none is shown.

        That is where the caret stands, or else the first that is in sight.
        """
        if document != self._document or not self._places.row_count:
            return None
        cursor, viewport = self._pane.textCursor(), self._pane.viewport().rect()
        if not viewport.contains(self._pane.cursorRect(cursor).center()):
            cursor = self._pane.cursorForPosition(viewport.topLeft())
        row = self._places.word_at(cursor.selectionStart()).row
        top = self._places.cursor_of(row, 0, 1)
        return None if top is None else (row, self._pane.place_of(top).top())

    def keep_line(self, line: tuple[int, int]) -> None:
        """Scroll so that a paragraph stands where it stood before the page was written anew."""
        cursor, bar = self._places.cursor_of(line[0], 0, 1), self._pane.verticalScrollBar()
        if cursor is not None:
            bar.setValue(bar.value() + self._pane.place_of(cursor).top() - line[1])

    def mark(self, marks: Sequence[tuple[ChosenWords, str]]) -> None:
        """Mark words for what they are, in place of those that were marked before."""
        self._marks = list(marks)
        self._show_marks()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that choose words; those for the ends of a paragraph from the window."""
        if self._is_on and event.type() is QEvent.Type.MouseButtonRelease:
            self._note_place()
        if not self._is_on or not isinstance(event, QKeyEvent) or watched is not self._pane:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() in ENDS)
            return event.isAccepted()
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.matches(QKeySequence.StandardKey.Copy) and self._keys.span is not None:
            QGuiApplication.clipboard().setText("\n".join(one.text for one in self.selected()))
            return True
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_taken = (is_enter and self.choose()) or self._keys.take(event)
        self._note_place()
        return is_taken

    def _words_between(
        self, text: AttachedText, first: WordPlace, last: WordPlace
    ) -> Iterator[ChosenWords]:
        """Yield the words from one to another, paragraph by paragraph."""
        for row in range(first.row, min(last.row + 1, self._places.row_count)):
            begin = first.number if row == first.row else 0
            end = last.number + 1 if row == last.row else len(self._places.words_of(row))
            if begin < end:
                yield ChosenWords(self._document, text.paragraphs[row], begin, end)

    def _stand(self, place: WordPlace) -> None:
        cursor = self._places.cursor_of(place.row, place.number, place.number + 1)
        if cursor is not None:
            cursor.setPosition(cursor.selectionStart())
            self._pane.setTextCursor(cursor)

    def _note_place(self) -> None:
        """Remember where somebody reads."""
        if self._places.row_count:
            place = self._places.word_at(self._pane.textCursor().selectionStart())
            self._read[self._document] = place

    def _follow_selection(self) -> None:
        """Show a selection over several paragraphs, and no longer once there is another."""
        if self._keys.span is not None or self._is_spanning:
            self._show_marks()

    def _spanned(self) -> Iterator[QTextEdit.ExtraSelection]:
        """Yield what is selected beside the part that the cursor holds."""
        here = self._pane.textCursor()
        for words in self.selected() if self._keys.span is not None else ():
            row = words.paragraph.number - 1
            cursor = self._places.cursor_of(row, words.first, words.end)
            if cursor is not None and not cursor.selectionStart() <= here.position() <= (
                cursor.selectionEnd()
            ):
                part = QTextEdit.ExtraSelection()
                part.cursor = cursor
                part.format.setBackground(self._pane.palette().highlight())
                part.format.setForeground(self._pane.palette().highlightedText())
                yield part

    def _show_marks(self) -> None:
        if self._theme is None:
            return
        parts = []
        for words, token in self._marks if self._is_on else ():
            cursor = self._places.cursor_of(words.paragraph.number - 1, words.first, words.end)
            if words.document == self._document and cursor is not None:
                part = QTextEdit.ExtraSelection()
                form = colored(self._theme, token, "ink")
                form.setFontUnderline(token == DATE)
                part.cursor, part.format = cursor, form
                parts.append(part)
        self._is_spanning = self._keys.span is not None
        parts += self._spanned()
        self._pane.matches.set_beneath(parts, self._theme)
