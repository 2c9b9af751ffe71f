"""The date range of the filter: two fields that take a date as people type it."""

from datetime import date

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.record.model import FilterRecord
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
        self._is_taking = False
        self._complaints: dict[QLineEdit, str] = {}
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
        controller.filterChanged.connect(self._follow_filter)
        controller.listChanged.connect(self._start_anew)
        self.refresh()

    def refresh(self) -> None:
        """Show the dates of the filter in words; what cannot be read stays with its complaint."""
        record = self._controller.state.filter
        for field, text in ((self.first, record.from_), (self.last, record.to)):
            is_open = field in self._complaints or (field.isModified() and field.hasFocus())
            if not is_open:
                self._show(field, text)
        self._complain()

    def _follow_filter(self) -> None:
        """Show the dates of a changed filter; where all of it was cleared, so is what was typed."""
        if self._controller.state.filter == FilterRecord() and not self._is_taking:
            self._start_anew()
        else:
            self.refresh()

    def _start_anew(self) -> None:
        """Show the dates of the filter, whatever was typed."""
        self._complaints.clear()
        for field in (self.first, self.last):
            field.setModified(False)
        self.refresh()

    def _show(self, field: QLineEdit, text: str) -> None:
        field.setText(date_in_words(parse(text)) if text else "")
        field.setModified(False)
        field.setCursorPosition(0)

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
            self._complaints[field] = str(error)
            self._complain()
            return
        self._complaints.pop(field, None)
        field.setModified(False)
        self._is_taking = True
        self._controller.set_filter(with_facet(self._controller.state.filter, part, edtf))
        self._is_taking = False
        self.refresh()

    def _complain(self) -> None:
        fields = {"From": self.first, "To": self.last}
        told = [f"{name}: {self._complaints[field]}" for name, field in fields.items()
                if field in self._complaints]  # fmt: skip
        self._complaint.setText("\n".join(told))
        self._complaint.setVisible(bool(told))
