"""A message that shows texts from files as they are."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from timeline_app.program.plain_text import cut, plain
from timeline_app.ui.widgets.plain_widgets import LONGEST_SENTENCE

_LONG_WORD = re.compile(r"\S{80}(?=\S)")


class PlainMessage(QMessageBox):
    """A message that takes no text for HTML; `details` stand below it, as long as they are."""

    def __init__(
        self, title: str, sentence: str, parent: QWidget, more: str = "", details: str = ""
    ) -> None:
        super().__init__(parent)
        # One of the desktop might take it for HTML.
        self.setOption(QMessageBox.Option.DontUseNativeDialog)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title)
        self.setText(_sentence(sentence))
        if more:
            self.setInformativeText(_sentence(more))
        if details:
            self.setDetailedText(plain(details))
            self._show_details()

    def _show_details(self) -> None:
        for button in self.buttons():
            if self.buttonRole(button) is QMessageBox.ButtonRole.ActionRole:
                button.click()


def _sentence(text: str) -> str:
    """Return a text of which no word is wider than a screen."""
    return _LONG_WORD.sub("\\g<0>\u200b", plain(cut(text, LONGEST_SENTENCE)))
