"""The date range of the filter: two fields that take a date as people type it."""

from datetime import date

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.state.view_state import with_facet
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.widgets.plain_widgets import PlainLabel


class DateRange(QWidget):
    """From and to, each any date: 3 Dec 2025, December 2025, 2030s, next quarter."""

    def __init__(self, controller: Controller, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dateRange")
        self._controller = controller
        self._complaint = PlainLabel(parent=self)
        self._complaint.setObjectName("dateComplaint")
        self._complaint.setWordWrap(True)
        self.first = self._field("From", "from_", "any date, e.g. 3 Dec 2025")
        self.last = self._field("To", "to", "any date")
        layout = QFormLayout(self)
        layout.setContentsMargins(10, 4, 10, 2)
        layout.setSpacing(4)
        for name, field in (("From", self.first), ("To", self.last)):
            label = PlainLabel(name, self)
            label.setBuddy(field)
            layout.addRow(label, field)
        layout.addRow(self._complaint)
        controller.filterChanged.connect(self.refresh)
        controller.listChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the dates of the filter in words."""
        record = self._controller.state.filter
        for field, text in ((self.first, record.from_), (self.last, record.to)):
            if not field.isModified() or not field.hasFocus():
                field.setText(date_in_words(parse(text)) if text else "")
                field.setModified(False)
                field.setCursorPosition(0)
        self._complain("")

    def _field(self, name: str, part: str, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(f"date{name}")
        field.setAccessibleName(f"Show events {name.lower()} this date")
        field.setPlaceholderText(hint)
        field.setClearButtonEnabled(True)
        field.editingFinished.connect(lambda: self._take(field, part))
        field.textEdited.connect(lambda text: None if text else self._take(field, part))
        return field

    def _take(self, field: QLineEdit, part: str) -> None:
        from timeline_app.core.dates.typed_date import parse_typed_date

        if not field.isModified():
            return
        try:
            text = field.text().strip()
            edtf = parse_typed_date(text, date.today()).text if text else ""
        except EdtfError as error:
            self._complain(str(error))
            return
        field.setModified(False)
        self._complain("")
        self._controller.set_filter(with_facet(self._controller.state.filter, part, edtf))
        self.refresh()

    def _complain(self, sentence: str) -> None:
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
