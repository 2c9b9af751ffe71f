"""A message that shows texts from files as they are."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from timeline_app.program.plain_text import cut, plain
from timeline_app.ui.widgets.plain_widgets import LONGEST_SENTENCE

_LONG_WORD = re.compile(r"\S{80}(?=\S)")


class PlainMessage(QMessageBox):
    """A message that takes no text for HTML."""

    def __init__(self, title: str, sentence: str, parent: QWidget, more: str = "") -> None:
        super().__init__(parent)
        # One of the desktop might take it for HTML.
        self.setOption(QMessageBox.Option.DontUseNativeDialog)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title)
        self.setText(_sentence(sentence))
        if more:
            self.setInformativeText(_sentence(more))


def _sentence(text: str) -> str:
    """Return a text of which no word is wider than a screen."""
    return _LONG_WORD.sub("\\g<0>\u200b", plain(cut(text, LONGEST_SENTENCE)))
