"""Where in a pane the words of a document stand: a table, with a row for each paragraph."""

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.words import read_words
from timeline_app.ui.texts.text_matches import places_in_qt

if TYPE_CHECKING:
    from PySide6.QtGui import QTextTable

# Beside the number of the paragraph.
_TEXT_COLUMN = 1
_LINE_BREAK = "\u2028"


class WordPlace(NamedTuple):
    """A word of a paragraph, both counted from 0."""

    row: int
    number: int


class WordPlaces:
    """Finds words by their places in a pane, and places by their words."""

    def __init__(self, pane: QTextEdit) -> None:
        self._pane = pane
        self.text: AttachedText | None = None
        self._table: QTextTable | None = None
        self._ranges: dict[int, list[tuple[int, int]]] = {}

    def show(self, text: AttachedText | None) -> None:
        """Take note of what the pane shows now."""
        from PySide6.QtGui import QTextTable

        self.text = text
        self._ranges.clear()
        frames = self._pane.document().rootFrame().childFrames() if text is not None else []
        self._table = next((frame for frame in frames if isinstance(frame, QTextTable)), None)

    @property
    def row_count(self) -> int:
        """How many paragraphs there are."""
        return len(self.text.paragraphs) if self.text is not None and self._table else 0

    def row_at(self, position: int, otherwise: int = 0) -> int:
        """Return the paragraph at a place of the text; `otherwise` if none is there."""
        cell = self._table.cellAt(position) if self._table is not None else None
        return cell.row() if cell is not None and cell.isValid() else otherwise

    def word_at(self, position: int) -> WordPlace:
        """Return the word at a place of the text, or the next one."""
        row = self.row_at(position)
        ends = [end for _, end in self.words_of(row)]
        return WordPlace(row, min(bisect_left(ends, position + 1), max(len(ends) - 1, 0)))

    def range_of(self, word: WordPlace) -> tuple[int, int] | None:
        """Return where in the text a word begins and ends."""
        words = self.words_of(word.row)
        return words[word.number] if 0 <= word.number < len(words) else None

    def cursor_of(self, row: int, first: int, end: int) -> QTextCursor | None:
        """Return the place of words `[first, end)` of a paragraph."""
        words = self.words_of(row)
        if not 0 <= first < end <= len(words):
            return None
        cursor = QTextCursor(self._pane.document())
        cursor.setPosition(words[first][0])
        cursor.setPosition(words[end - 1][1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def words_of(self, row: int) -> list[tuple[int, int]]:
        """Return where in the text the words of a paragraph begin and end."""
        if row not in self._ranges:
            self._ranges[row] = self._find_words(row)
        return self._ranges[row]

    def _find_words(self, row: int) -> list[tuple[int, int]]:
        if self._table is None or self.text is None or not 0 <= row < self._table.rows():
            return []
        cell = self._table.cellAt(row, _TEXT_COLUMN)
        cursor = cell.firstCursorPosition()
        start = cursor.position()
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        # What the page says of the paragraph stands on lines below it.
        shown = read_words(cursor.selectedText().partition(_LINE_BREAK)[0])
        wanted = self.text.paragraphs[row].content.words
        if shown.words[: len(wanted)] != wanted:
            return []
        place_of = places_in_qt(shown.text)
        pairs = zip(shown.starts[: len(wanted)], shown.ends[: len(wanted)], strict=True)
        return [(start + place_of(first), start + place_of(last)) for first, last in pairs]
