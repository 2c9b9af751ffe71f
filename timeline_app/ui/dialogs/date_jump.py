"""The jump box: a date in plain words, and the timeline goes there."""

import datetime

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from timeline_app.core.dates.edtf import EdtfDate, EdtfError
from timeline_app.ui.widgets.plain_widgets import PlainLabel

_HINT = "For example 3 Dec 2025, 2027, next quarter, 2030s, or EDTF."


class DateJump(QDialog):
    """Asks for a date and says in one sentence what is wrong with one that it cannot read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dateJump")
        self.setWindowTitle("Go to date")
        self.date: EdtfDate | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName("dateJumpField")
        self.field.setAccessibleName("Date to go to")
        self.field.setMinimumWidth(320)
        self.note = PlainLabel(_HINT, self)
        self.note.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.accepted.connect(self._read)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.note, buttons):
            layout.addWidget(widget)

    def _read(self) -> None:
        from timeline_app.core.dates.typed_date import parse_typed_date

        try:
            self.date = parse_typed_date(self.field.text(), datetime.date.today())
        except EdtfError as error:
            self.note.setText(f"{error}.")
            self.field.selectAll()
            return
        self.accept()
