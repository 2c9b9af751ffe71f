"""How often an event recurs: chosen in words; the rule that stands in the file is a detail."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.wording.recurrence_words import recurrence_in_words
from timeline_app.state.editing.rhythm import UNITS, Rhythm, rhythm_of
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# How often nearly everything recurs that does; a quarter is three months.
_CHOICES: tuple[tuple[str, tuple[int, str] | None], ...] = (
    ("Does not recur", None),
    ("Every week", (1, "week")),
    ("Every month", (1, "month")),
    ("Every quarter", (3, "month")),
    ("Every year", (1, "year")),
)
_OTHER = "Every so many…"
# Olympic games, anniversaries: what recurs less often hardly does.
_MOST_UNITS = 999


class RecurrenceField(QWidget):
    """A choice, what it means in words, and behind a button the rule itself."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Every three months is a quarter, unless somebody counts months.
        self._is_other = False
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("How often it recurs")
        self.choice.addItems([*(words for words, _ in _CHOICES), _OTHER])
        self.count = QSpinBox(self)
        self.count.setRange(1, _MOST_UNITS)
        self.count.setAccessibleName("Every how many")
        self.unit = QComboBox(self)
        self.unit.setAccessibleName("Of what")
        for unit in UNITS:
            self.unit.addItem(f"{unit}s", unit)
        self.details = QPushButton("Rule…", self)
        self.details.setToolTip("Show the rule as the file holds it, for what has no choice here")
        self.details.setCheckable(True)
        self.rule = QLineEdit(self)
        self.rule.setAccessibleName("Recurrence rule")
        self.rule.setPlaceholderText("FREQ=MONTHLY;BYDAY=1MO")
        self._words = PlainLabel(parent=self)
        self._words.setObjectName("fieldNote")
        self._words.setWordWrap(True)
        self._lay_out()
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(lambda _place: self._choose())
        self.count.valueChanged.connect(lambda _count: self._choose())
        self.unit.currentIndexChanged.connect(lambda _place: self._choose())
        self.rule.textChanged.connect(lambda _text: self._follow())
        self.details.toggled.connect(self.rule.setVisible)
        self._follow()

    def text(self) -> str:
        """Return the rule; empty if the event does not recur."""
        return self.rule.text().strip()

    def set_text(self, rule: str) -> None:
        """Show a rule."""
        self._is_other = False
        if rule != self.text():
            self.rule.setText(rule)
        else:
            self._follow()

    def _choose(self) -> None:
        """Make the rule of what was chosen; its days and its end stay as far as they fit."""
        place = self.choice.currentIndex()
        before = rhythm_of(self.text()) or Rhythm("year")
        if place == len(_CHOICES):
            rhythm = before.every(self.count.value(), self.unit.currentData())
        elif (wanted := _CHOICES[place][1]) is not None:
            rhythm = before.every(*wanted)
        else:
            self._is_other = False
            self.rule.clear()
            return
        self._is_other = place == len(_CHOICES)
        if rhythm.rule == self.text():
            self._follow()
        self.rule.setText(rhythm.rule)

    def _follow(self) -> None:
        """Show the rule as a choice and in words."""
        rule, rhythm = self.text(), rhythm_of(self.text())
        blocked = [QSignalBlocker(box) for box in (self.choice, self.count, self.unit)]
        self.choice.setCurrentIndex(self._place_of(rule, rhythm))
        if rhythm is not None:
            self.count.setValue(rhythm.interval)
            self.unit.setCurrentIndex(list(UNITS).index(rhythm.unit))
        del blocked
        is_other = self.choice.currentIndex() == len(_CHOICES)
        self.count.setVisible(is_other)
        self.unit.setVisible(is_other)
        # What nobody could choose here shows itself.
        self.rule.setVisible(self.details.isChecked() or bool(rule and rhythm is None))
        words = _in_words(rule)
        self._words.setText(words)
        self._words.setVisible(bool(words) and words != self.choice.currentText().casefold())
        self.changed.emit()

    def _place_of(self, rule: str, rhythm: Rhythm | None) -> int:
        if not rule:
            return 0
        wanted = (rhythm.interval, rhythm.unit) if rhythm else None
        places = [place for place, (_, it) in enumerate(_CHOICES) if it and it == wanted]
        return len(_CHOICES) if self._is_other or not places else places[0]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.choice, 1)
        row.addWidget(self.details)
        numbers = QHBoxLayout()
        numbers.addWidget(self.count)
        numbers.addWidget(self.unit, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addLayout(numbers)
        layout.addWidget(self._words)
        layout.addWidget(self.rule)


def _in_words(rule: str) -> str:
    try:
        return recurrence_in_words(rule) if rule else ""
    except ValueError:
        return ""
