"""Keys that lead over the words of a document, and with Shift select those on the way."""

from bisect import bisect_left

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from timeline_app.core.spotting.sentences import sentence_around
from timeline_app.ui.texts.choosing.word_places import WordPlace, WordPlaces

_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
"""Keys that lead to the ends of a paragraph."""


class WordKeys:
    """Moves the selection of a pane from word to word."""

    def __init__(self, pane: QTextEdit, places: WordPlaces) -> None:
        self._pane = pane
        self._places = places
        self._span: tuple[WordPlace, WordPlace] | None = None
        self._shown = (0, 0)

    @property
    def span(self) -> tuple[WordPlace, WordPlace] | None:
        """The first and the last word of a selection that reaches over paragraphs.

        Qt would select whole paragraphs then: its cursor holds the part in one of them only.
        """
        cursor = self._pane.textCursor()
        if self._span is None or (cursor.anchor(), cursor.position()) != self._shown:
            return None
        first, last = sorted(self._span)
        return first, last

    def take(self, event: QKeyEvent) -> bool:
        """Go where a key leads; False for other keys."""
        shift, keypad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
        if not self._places.row_count or event.modifiers() & ~(shift | keypad):
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self._take_sentence()
            return True
        anchor, here = self._ends()
        there = self._led(here, key)
        if there is None:
            return False
        is_extending = bool(event.modifiers() & shift) and self._pane.textCursor().hasSelection()
        self._select(anchor if is_extending else there, there)
        return True

    def _led(self, here: WordPlace, key: Qt.Key) -> WordPlace | None:
        if key in _ALONG:
            return self._beside(here, _ALONG[key])
        if key in _LINES:
            return self._on_line(here, _LINES[key])
        if key in ENDS:
            is_first = key == Qt.Key.Key_Home
            return WordPlace(here.row, 0 if is_first else self._last_number(here.row))
        return None

    def _ends(self) -> tuple[WordPlace, WordPlace]:
        """Return the word at which the selection began, and the one it has come to."""
        cursor, places = self._pane.textCursor(), self._places
        if self.span is not None and self._span is not None:
            return self._span
        if not cursor.hasSelection():
            top = self._pane.cursorForPosition(QPoint(0, 0)).position()
            is_shown = self._pane.viewport().rect().intersects(self._pane.cursorRect(cursor))
            word = places.word_at(cursor.position() if is_shown else top)
            # The first key selects the word that the caret is at.
            before = WordPlace(word.row, word.number - 1)
            return before, before
        anchor, position = cursor.anchor(), cursor.position()
        if anchor <= position:
            return places.word_at(anchor), places.word_at(max(position - 1, anchor))
        return places.word_at(anchor - 1), places.word_at(position)

    def _select(self, anchor: WordPlace, here: WordPlace) -> None:
        is_back = here < anchor
        edge = anchor
        if anchor.row != here.row:
            edge = WordPlace(here.row, self._last_number(here.row) if is_back else 0)
        begin, end = self._places.range_of(edge), self._places.range_of(here)
        if begin is None or end is None:
            return
        cursor = self._pane.textCursor()
        cursor.setPosition(begin[1] if is_back else begin[0])
        cursor.setPosition(end[0] if is_back else end[1], QTextCursor.MoveMode.KeepAnchor)
        # Before Qt tells of the cursor, so that who is told finds both the same.
        self._shown = (cursor.anchor(), cursor.position())
        self._span = (anchor, here) if anchor.row != here.row else None
        self._pane.setTextCursor(cursor)

    def _last_number(self, row: int) -> int:
        return max(len(self._places.words_of(row)) - 1, 0)

    def _take_sentence(self) -> None:
        """Select the sentences that the selection lies in, or that the caret stands in."""
        anchor, here = sorted(self._ends())
        text = self._places.text
        if text is None or anchor.row != here.row or not self._places.words_of(here.row):
            return
        content = text.paragraphs[here.row].content
        first, last = max(anchor.number, 0), max(here.number, 0)
        begin, end = sentence_around(content.text, content.starts[first], content.ends[last])
        self._select(
            WordPlace(here.row, bisect_left(content.starts, begin)),
            WordPlace(here.row, bisect_left(content.starts, end) - 1),
        )

    def _beside(self, here: WordPlace, step: int) -> WordPlace:
        """Return the next or previous word, in the next paragraph that has any if need be."""
        number = here.number + step
        if 0 <= number < len(self._places.words_of(here.row)):
            return WordPlace(here.row, number)
        return self._in_next_paragraph(here, step) or WordPlace(here.row, max(here.number, 0))

    def _on_line(self, here: WordPlace, step: int) -> WordPlace:
        """Return the word above or below, in the line before or after."""
        place = self._places.range_of(WordPlace(here.row, max(here.number, 0)))
        if place is None:
            return self._beside(here, step)
        cursor = QTextCursor(self._pane.document())
        cursor.setPosition(place[0])
        rect = self._pane.cursorRect(cursor)
        # A line of text and the air between paragraphs: two probes meet the next line for sure.
        for lines in (1, 2):
            probe = rect.center() + QPoint(0, step * lines * rect.height())
            found = self._places.word_at(self._pane.cursorForPosition(probe).position())
            if (found > here) if step > 0 else (found < here):
                return found
        return self._in_next_paragraph(here, step) or here

    def _in_next_paragraph(self, here: WordPlace, step: int) -> WordPlace | None:
        """Return the first word of the next paragraph, or the last one of that before."""
        row = here.row + step
        while 0 <= row < self._places.row_count:
            words = self._places.words_of(row)
            if words:
                return WordPlace(row, 0 if step > 0 else len(words) - 1)
            row += step
        return None
