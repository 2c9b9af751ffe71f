"""The citations of an event, each with what it supports, as it is edited."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from timeline_app.core.record.citing import words_as_counted
from timeline_app.core.record.model import Citation, Support
from timeline_app.program.plain_text import opening
from timeline_app.ui.widgets.flow_layout import FlowLayout
from timeline_app.ui.widgets.line_icons import line_icon
from timeline_app.ui.widgets.plain_widgets import PlainLabel

SUPPORTS: tuple[tuple[Support, str, str], ...] = (
    ("event", "that it happened", "The words say what happened, or what is to happen"),
    ("date", "when", "The words give the date, or what it is reckoned from"),
    ("leaders", "who", "The words name who took part"),
    ("place", "where", "The words name the place"),
    ("terms", "on what terms", "The words say how much, until when or on which conditions"),
)
"""What words may say of an event: as a tick beside them, and what that means."""

# Two lines of a card, by which one knows the words again.
_QUOTE_LETTERS = 110
# Five ticks and their words fit a line of the card.
_BETWEEN_TICKS_PX = 6


class CitationRows(QWidget):
    """One row for each citation: its words, where they stand, and ticks for what they support."""

    changed = Signal()

    def __init__(self, words_of: Callable[[Citation], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._words_of = words_of
        self._citations: list[Citation] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations as they are ticked."""
        return tuple(self._citations)

    def show_citations(self, citations: Sequence[Citation]) -> None:
        """Show citations in the place of those that were shown."""
        if list(citations) == self._citations:
            return
        self._citations = list(citations)
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, citation in enumerate(self._citations):
            self._layout.addWidget(self._row(place, citation))

    def _row(self, place: int, citation: Citation) -> QWidget:
        row = QWidget(self)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        words = opening(self._words_of(citation), _QUOTE_LETTERS)
        noun = "words" if citation.words[1] > citation.words[0] + 1 else "word"
        where = f"¶ {citation.paragraph}, {noun} {words_as_counted(citation)}"
        quote = PlainLabel(f"“{words}” – {where}" if words else where, row)
        quote.setObjectName("fieldQuote")
        quote.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(quote, 1)
        if len(self._citations) > 1:
            top.addWidget(self._remover(place, row))
        layout.addLayout(top)
        line = QWidget(row)
        ticks = FlowLayout(line)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.setSpacing(_BETWEEN_TICKS_PX)
        say = PlainLabel("They say", row)
        say.setObjectName("fieldNote")
        ticks.addWidget(say)
        for support, word, meaning in SUPPORTS:
            tick = QCheckBox(word, row)
            tick.setToolTip(meaning)
            tick.setChecked(support in citation.supports)
            tick.toggled.connect(lambda is_on, s=support: self._set(place, s, is_on))
            ticks.addWidget(tick)
        layout.addWidget(line)
        return row

    def _remover(self, place: int, row: QWidget) -> QToolButton:
        button = QToolButton(row)
        button.setIcon(line_icon("x"))
        button.setAccessibleName("Take this citation away")
        button.setToolTip("Take this citation away")
        button.setAutoRaise(True)

        def remove() -> None:
            left = [one for number, one in enumerate(self._citations) if number != place]
            self.show_citations(left)
            self.changed.emit()

        button.clicked.connect(lambda _on: remove())
        return button

    def _set(self, place: int, support: Support, is_on: bool) -> None:
        citation = self._citations[place]
        held = {*citation.supports, support} if is_on else {*citation.supports} - {support}
        ordered = tuple(one for one, *_ in SUPPORTS if one in held)
        self._citations[place] = Citation(
            citation.document, citation.paragraph, citation.words, citation.sha256, ordered
        )
        self.changed.emit()
