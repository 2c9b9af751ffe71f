"""The dates that were found in a text, of which a person chooses one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from timeline_app.core.dates.edtf import parse
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.program.plain_text import opening
from timeline_app.state.editing.proposing.dates import DateChoice

# A line of the list of dates that were found.
_QUOTE_LETTERS = 40


class FoundDates(QComboBox):
    """Lists the dates that words give; not in sight where there is nothing to choose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: tuple[DateChoice, ...] = ()
        self.is_asked = False
        """Whether several dates stand in the words, and nobody has said which is meant."""
        self.setAccessibleName("Dates found in the text")
        self.setPlaceholderText("Dates found in the text")
        self.setMinimumContentsLength(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.hide()

    def show_choices(self, choices: Sequence[DateChoice]) -> None:
        """List other dates, and stand at the first."""
        self.choices = tuple(choices)
        self.clear()
        for choice in self.choices:
            self.addItem(choice_in_words(choice))
        # With a placeholder Qt would stand at nothing.
        self.setCurrentIndex(0)
        self.setVisible(len(self.choices) > 1)

    @property
    def has_choices(self) -> bool:
        """Whether it is known which dates the words give."""
        return bool(self.choices)

    @property
    def chosen(self) -> DateChoice | None:
        """The date at which the list stands."""
        place = self.currentIndex()
        return self.choices[place] if 0 <= place < len(self.choices) else None

    def stand_at(self, edtf: str | None) -> DateChoice | None:
        """Stand at a date, or at that none is given, and return it; at nothing if it is another."""
        for place, choice in enumerate(self.choices):
            if choice.edtf is None if edtf is None else choice.is_date(edtf):
                self.setCurrentIndex(place)
                return choice
        self.setCurrentIndex(-1)
        return None


def choice_in_words(choice: DateChoice) -> str:
    """Return a date that was found as a line: the date, its words, and where they stand."""
    if choice.edtf is None:
        return "No date given"
    words = date_in_words(parse(choice.edtf))
    if choice.paragraph is None:
        return f"{words} – {choice.note.rstrip('.')}"
    place = f"“{opening(choice.quote, _QUOTE_LETTERS)}”, ¶ {choice.paragraph.matches}"
    return f"{words} – {place}" if choice.is_settled else f"{words}? – {place}"
