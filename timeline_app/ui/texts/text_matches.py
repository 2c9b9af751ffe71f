"""Where a text pane holds the words of a search, marked without touching the text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from timeline_app.core.finding.matching import FoldedPassages, FoldedText
from timeline_app.core.finding.query import Query
from timeline_app.render.theme import ColorTheme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat

# More matches than anybody reads; each costs time whenever the text is drawn.
_MOST_MARKED = 400


class TextMatches:
    """Finds and marks the words of one search in a pane, and steps through them."""

    def __init__(self, pane: QTextEdit) -> None:
        self._pane = pane
        self._folded: FoldedText | FoldedPassages | None = None
        self._kind: type[FoldedText | FoldedPassages] = FoldedText
        self._cursors: list[QTextCursor] = []
        self._query = Query()
        self._place = -1
        self._beneath: list[QTextEdit.ExtraSelection] = []
        pane.document().contentsChanged.connect(self._forget_text)

    @property
    def count(self) -> int:
        """How many matches are marked."""
        return len(self._cursors)

    @property
    def place(self) -> int:
        """Which match is the current one, from 0; -1 if none is."""
        return self._place

    @property
    def first(self) -> QTextCursor | None:
        """The first match, if there is one."""
        return self._cursors[0] if self._cursors else None

    def mark(self, query: Query, theme: ColorTheme, *, by_passage: bool = False) -> None:
        """Mark the words of a search; the text stays as it is and where it is.

        By passage, they are marked only where a line holds all of them.
        """
        kind = FoldedPassages if by_passage else FoldedText
        if query != self._query or kind is not self._kind:
            self._query, self._place = query, -1
        if kind is not self._kind:
            self._kind, self._folded = kind, None
        self._cursors = self._find(query) if query.wanted else []
        self._place = min(self._place, self.count - 1)
        self._show(theme)

    def step(self, step: int, theme: ColorTheme) -> QTextCursor | None:
        """Make the next (1) or previous (-1) match the current one, round and round."""
        if not self._cursors:
            return None
        self._place = max(self._place, 0 if step < 0 else -1) + step
        self._place %= self.count
        self._show(theme)
        return self._cursors[self._place]

    def set_beneath(self, parts: list[QTextEdit.ExtraSelection], theme: ColorTheme) -> None:
        """Mark other parts of the text, too; what is sought stands out from them."""
        self._beneath = parts
        self._show(theme)

    def _find(self, query: Query) -> list[QTextCursor]:
        document = self._pane.document()
        text = document.toPlainText()
        if self._folded is None:
            self._folded = self._kind(text)
        place_of = places_in_qt(text)
        cursors = []
        for first, end in self._folded.ranges(query)[:_MOST_MARKED]:
            cursor = QTextCursor(document)
            cursor.setPosition(place_of(first))
            cursor.setPosition(place_of(end), QTextCursor.MoveMode.KeepAnchor)
            cursors.append(cursor)
        return cursors

    def _show(self, theme: ColorTheme) -> None:
        if not self._cursors:
            self._pane.setExtraSelections(self._beneath)
            return
        mark = colored(theme, "mark-match", "ink")
        current = colored(theme, "accent", "on-theme")
        selections = list(self._beneath)
        for place, cursor in enumerate(self._cursors):
            part = QTextEdit.ExtraSelection()
            part.cursor, part.format = cursor, current if place == self._place else mark
            selections.append(part)
        self._pane.setExtraSelections(selections)

    def _forget_text(self) -> None:
        self._folded = None


def colored(theme: ColorTheme, back: str, ink: str) -> "QTextCharFormat":
    """Return the format of letters in a colour on another."""
    # Types of Qt take a start up to 2 ms each, so what is needed later is loaded later.
    from PySide6.QtGui import QTextCharFormat

    form = QTextCharFormat()
    form.setBackground(theme.color(back))
    form.setForeground(theme.color(ink))
    return form


def places_in_qt(text: str) -> Callable[[int], int]:
    """Return how to turn a place in a text into Qt's, which counts UTF-16 units."""
    if max(text, default="") <= "\uffff":
        return lambda place: place
    return lambda place: len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
