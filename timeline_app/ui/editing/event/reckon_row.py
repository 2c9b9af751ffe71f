"""A date that is reckoned from another event: which one, and how long before or after."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from timeline_app.core.record.model import Event
from timeline_app.state.editing.derived import (
    DISTANCE_UNITS,
    Derived,
    Distance,
    UnreckonableError,
    derived_from,
)
from timeline_app.state.editing.draft import Draft
from timeline_app.ui.editing.event.name_field import offering_line
from timeline_app.ui.widgets.flow_layout import FlowLayout
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# Some 27 years in days: who counts further counts in years.
_MOST_UNITS = 9_999
# The hint “How many” and some air.
_COUNT_PX = 84


class ReckonRow(QWidget):
    """Tells with `reckoned` the date that somebody's choice makes, as soon as it makes one."""

    reckoned = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._own_id = ""
        self.count = QLineEdit(self)
        self.count.setValidator(QIntValidator(0, _MOST_UNITS, self.count))
        self.count.setAccessibleName("How many")
        self.count.setPlaceholderText("How many")
        self.count.setFixedWidth(_COUNT_PX)
        self.unit = QComboBox(self)
        self.unit.setAccessibleName("Of what")
        for unit in DISTANCE_UNITS:
            self.unit.addItem(f"{unit}s", unit)
        self.side = QComboBox(self)
        self.side.setAccessibleName("Before or after")
        self.side.addItems(["after", "before"])
        self.about = QCheckBox("about", self)
        self.title = offering_line("The other event", self, self._titles, lambda _text, one: one)
        self.title.setPlaceholderText("Title of the other event")
        self._note = PlainLabel(parent=self)
        self._note.setObjectName("fieldRemedy")
        self._note.setWordWrap(True)
        self._note.hide()
        self._lay_out()
        self.count.textChanged.connect(lambda _count: self._reckon())
        self.unit.currentIndexChanged.connect(lambda _place: self._reckon())
        self.side.currentIndexChanged.connect(lambda _place: self._reckon())
        self.about.toggled.connect(lambda _on: self._reckon())
        self.title.textChanged.connect(lambda _text: self._reckon())
        self.title.editingFinished.connect(self._reckon)

    def show_draft(self, draft: Draft, own_id: str) -> None:
        """Offer the events of a draft, but for the one that is written."""
        self._draft, self._own_id = draft, own_id

    def clear(self) -> None:
        """Begin without an amount and without an event: nothing is reckoned from what nobody said.

        An amount of 0 is the same time.
        """
        for line in (self.title, self.count):
            line.blockSignals(True)
            line.clear()
            line.blockSignals(False)
        self._say("")

    @property
    def can_reckon(self) -> bool:
        """Whether there is another event with a date."""
        return bool(self._others())

    @property
    def distance(self) -> Distance | None:
        """How far from the other event it is; None until somebody says so."""
        if not self.count.hasAcceptableInput():
            return None
        return Distance(
            int(self.count.text()),
            self.unit.currentData(),
            is_before=self.side.currentIndex() == 1,
            is_about=self.about.isChecked(),
        )

    def _titles(self, text: str) -> list[str]:
        sought = text.casefold()
        return [one.title for one in self._others() if sought and sought in one.title.casefold()]

    def _others(self) -> list[Event]:
        events = self._draft.file.events if self._draft is not None else ()
        return [one for one in events if one.date and one.id != self._own_id]

    def _reckon(self) -> None:
        wanted, distance = self.title.text().strip(), self.distance
        for place, unit in enumerate(DISTANCE_UNITS):
            is_one = distance is not None and distance.count == 1
            self.unit.setItemText(place, unit if is_one else f"{unit}s")
        event = next((one for one in self._others() if wanted in (one.title, one.id)), None)
        complaint, found = "" if event is not None else self._no_event(wanted), None
        try:
            if event is not None and distance is not None:
                found = derived_from(event, distance)
        except UnreckonableError as error:
            complaint = f"{error}."
        self._say(complaint)
        if isinstance(found, Derived):
            self.reckoned.emit(found)

    def _no_event(self, wanted: str) -> str:
        """Say that a title is none, as soon as no title can come of it any more."""
        if not wanted or (self.title.hasFocus() and self._titles(wanted)):
            return ""
        return "No event with a date has this title: choose one of those that are offered."

    def _say(self, complaint: str) -> None:
        self._note.setText(complaint)
        self._note.setVisible(bool(complaint))

    def _lay_out(self) -> None:
        line = QWidget(self)
        row = FlowLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.count, self.unit, self.side, self.about):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(line)
        layout.addWidget(self.title)
        layout.addWidget(self._note)
