"""Asks what of the things that calendars show badly goes into one."""

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget


class CalendarDialog(QDialog):
    """Asks for what an ICS file needs to know."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("calendarDialog")
        self.setWindowTitle("Export calendar")
        self._promises = QCheckBox("What has no date, as &tasks", self)
        self._long = QCheckBox("What lasts more than &60 days", self)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self._promises, self._long, buttons):
            layout.addWidget(widget)

    @property
    def has_promises(self) -> bool:
        """Whether promises without a date are wanted."""
        return self._promises.isChecked()

    @property
    def has_long(self) -> bool:
        """Whether what lasts long is wanted."""
        return self._long.isChecked()
