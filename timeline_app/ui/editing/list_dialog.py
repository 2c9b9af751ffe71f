"""What a list says of itself: title, description, state of knowledge, language."""

import datetime

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from timeline_app.core.dates.edtf import EdtfError
from timeline_app.core.dates.typed_date import parse_typed_date
from timeline_app.state.editing.draft import Head
from timeline_app.state.editing.proposing.written import date_as_typed
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.widgets.screen_room import resize_to_fit

# Languages whose dates the program finds in texts come first; any code can be typed.
_LANGUAGES = ("en", "vi", "lo", "fr", "de", "es", "th", "zh")
# A title of some 60 letters, and a description of four lines.
_SIZE_PX = (520, 320)


class ListDialog(QDialog):
    """Asks for the head of a list; a title is needed, and a date that can be read."""

    def __init__(self, head: Head, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("listDialog")
        self.setWindowTitle(title)
        self.title = QLineEdit(head.title, self)
        self.description = QPlainTextEdit(head.description, self)
        self.description.setTabChangesFocus(True)
        self.as_of = QLineEdit(date_as_typed(head.as_of), self)
        self.as_of.setPlaceholderText("such as Dec 2025")
        self.language = QComboBox(self)
        self.language.setEditable(True)
        self.language.addItems(list(dict.fromkeys((head.language, *_LANGUAGES))))
        self.note = PlainLabel("", self)
        self.note.setWordWrap(True)
        form = QFormLayout(self)
        form.addRow("&Title", self.title)
        form.addRow("&Description", self.description)
        form.addRow("&State of knowledge", self.as_of)
        form.addRow("&Language", self.language)
        form.addRow(self.note)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.accepted.connect(self._read)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        resize_to_fit(self, *_SIZE_PX)

    def head(self) -> Head:
        """Return what was typed."""
        return Head(
            self.title.text().strip(),
            self.description.toPlainText().strip(),
            self.as_of.text().strip(),
            self.language.currentText().strip() or "en",
        )

    def _read(self) -> None:
        """Accept what can be kept; say what is wrong with the rest."""
        if not self.title.text().strip():
            self.note.setText("A list needs a title: write what it is about.")
            self.title.setFocus()
            return
        typed = self.as_of.text().strip()
        if typed:
            try:
                self.as_of.setText(parse_typed_date(typed, datetime.date.today()).text)
            except EdtfError as error:
                self.note.setText(f"{error}.")
                self.as_of.setFocus()
                return
        self.accept()
