"""Widgets that show texts from files as they are: no markup, no mnemonics, no links."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from timeline_app.program.plain_text import cut, plain, short

LONGEST_SENTENCE = 1_000
"""Letters of a message: with more, its window would be higher than a screen."""
# Some 400 px, so that a menu beside others fits a small window.
_LONGEST_BUTTON = 60
_WIDEST_LEAST_PX = 280
"""A label with one long word is clipped from here on, rather than widen its window."""


class PlainLabel(QLabel):
    """A label that takes no text for HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text as it is, as far as somebody can read it."""
        super().setText(plain(cut(text, LONGEST_SENTENCE)))

    def minimumSizeHint(self) -> QSize:
        """Return what the label needs; a text of any length must not widen the window."""
        hint = super().minimumSizeHint()
        return hint.boundedTo(QSize(_WIDEST_LEAST_PX, hint.height()))


def tool_tip(text: str) -> str:
    """Return a tool tip that shows a text as it is; Qt guesses which of them are HTML."""
    return f"<qt>{escape(short(text))}</qt>" if text else ""


def letters(text: str, most: int = _LONGEST_BUTTON) -> str:
    """Return a text for a button or a menu, which would take `&` for the mark of a key."""
    return short(text, most).replace("&", "&&")


def name_action(action: QAction, text: str, most: int = _LONGEST_BUTTON) -> None:
    """Give an entry of a menu a name from a file; Qt would make its tool tip of the same text."""
    action.setText(letters(text, most))
    action.setToolTip(tool_tip(text))


def window_title(text: str) -> str:
    """Return a text for a title bar, where `[*]` would stand for changes that are not saved."""
    return short(text).replace("[*]", "[*][*]")
