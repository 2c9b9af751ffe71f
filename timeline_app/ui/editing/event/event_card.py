"""The card beside chosen words: a new event, its citation filled in."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.record.model import Citation
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.proposing.chosen import ChosenWords, UnciteableWordsError
from timeline_app.state.editing.proposing.gathered import GatheredWords
from timeline_app.state.editing.proposing.proposal import EventProposal, advice_on
from timeline_app.state.editing.proposing.written import all_spellings, faults_of
from timeline_app.ui.editing.event.card_filling import fill, fill_anew
from timeline_app.ui.editing.event.event_fields import EventFields
from timeline_app.ui.texts.choosing.word_choice import DATE, WORDS
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# A line of 45 letters, and beside it the names of the fields.
_WIDTH_PX = 400
# As around the panes.
_AIR_PX = 12
# Fields whose tops differ by less stand in one row.
_ROW_PX = 8
# What stands right of the text itself: how many events rest on a paragraph, air, the scroll bar.
_MARGIN_PX = 110
_OWN_KEYS = (Qt.Key.Key_F6, Qt.Key.Key_Escape)
_OWN_WORDS = "These are the document's words. Say in your own what happened."

Marks = list[tuple[ChosenWords, str]]
Propose = Callable[[Sequence[ChosenWords]], EventProposal]
"""Gives what an event may be by some words. Raises UnciteableWordsError."""


class EventCard(QFrame):
    """Takes what is written of a new event.

    Enter tells it with `saved`, Escape with `left` that nothing is to become of it; `wordsWanted`
    asks for the keyboard to go back to the document.
    """

    saved = Signal(object)
    left = Signal()
    marksChanged = Signal()
    wordsWanted = Signal()

    def __init__(self, words_of: Callable[[Citation], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("eventCard")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._draft: Draft | None = None
        self._gathered = GatheredWords()
        self._propose: Propose | None = None
        self._proposal: EventProposal | None = None
        self._was_asked = False
        self._is_filling = False
        self.fields = EventFields(words_of, self, is_short=True)
        self.fields.changed.connect(self._follow)
        self._lay_out()
        self.hide()

    def open(self, draft: Draft, propose: Propose, chosen: Sequence[ChosenWords]) -> None:
        """Show what is proposed, with a title to write. Raises UnciteableWordsError."""
        proposal = propose(chosen)
        self._is_filling = True
        self._draft, self._propose, self._proposal = draft, propose, proposal
        self._gathered, self._was_asked = GatheredWords(chosen), False
        fill(self.fields, draft, proposal)
        self._is_filling = False
        self._follow()
        self.show()
        self.raise_()
        self._show_title()

    def add_words(self, chosen: Sequence[ChosenWords]) -> None:
        """Let the event rest on more words, too; they give its date if it has none yet."""
        self._gathered.add(chosen)
        self._work_out()
        self._follow()
        self._show_title()

    def _work_out(self) -> None:
        """Propose anew by the words that count now; what somebody has written stays."""
        if self._draft is None or self._propose is None or self._proposal is None:
            return
        before = self._proposal
        # Where the document was taken out meanwhile, what it gave before is all there is.
        with suppress(UnciteableWordsError):
            self._proposal = self._propose(self._gathered.chosen)
        dates = self._gathered.allowed(self._proposal.dates)
        self._is_filling = True
        fill_anew(self.fields, self._draft, before, self._proposal, dates)
        self._is_filling = False

    def _show_title(self) -> None:
        """Give the keyboard to the title: all of it is selected, and its beginning in sight."""
        self.fields.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.title.end(False)
        self.fields.title.home(True)

    def close_card(self) -> None:
        """Be gone, whatever was written."""
        self._draft, self._propose, self._proposal = None, None, None
        self._gathered = GatheredWords()
        self.hide()

    @property
    def marks(self) -> Marks:
        """The words that the event rests on, and those that yield its date."""
        rests: Marks = [(one, WORDS) for one in self._gathered.chosen]
        return [*rests, *((one, DATE) for one in self._yielding)]

    @property
    def _yielding(self) -> list[ChosenWords]:
        """The words that yield the date, and how often it recurs, as they are written now."""
        date = self.fields.when.choice
        found = [date.chosen() if date is not None else None]
        recurrence = self._proposal.recurrence if self._proposal is not None else None
        if recurrence is not None and self.fields.recurrence.text() == recurrence.rule:
            document = self._gathered.chosen[0].document
            found.append(ChosenWords(document, recurrence.paragraph, *recurrence.words))
        return [one for one in found if one is not None]

    def put_beside(self, words: QRect, text: QRect) -> None:
        """Stand at the right of a text, level with some words of it; places are of the screen.

        Without room there, stand over the text, below the words or above them.
        """
        parent = self.parentWidget()
        if parent is None:
            return
        self.fit()
        corner = parent.mapFromGlobal(QPoint(text.right(), words.top()))
        most_x, most_y = (
            parent.width() - self.width() - _AIR_PX,
            _floor_px(parent) - self.height() - _AIR_PX,
        )
        x, y = corner.x() + _AIR_PX, corner.y() - _AIR_PX
        is_over_text = x > most_x + _MARGIN_PX
        x = min(x, most_x)
        if self.fields.when.reckon.can_reckon:
            # Where the card can grow downwards, the button that opens this stays where it is.
            most_y -= self.fields.when.reckon.sizeHint().height()
        if is_over_text:
            below = parent.mapFromGlobal(words.bottomLeft()).y() + _AIR_PX
            above = parent.mapFromGlobal(words.topLeft()).y() - self.height() - _AIR_PX
            y = below if below <= most_y else above
        self.move(max(_AIR_PX, x), max(_AIR_PX, min(y, most_y)))

    def save(self) -> None:
        """Tell what was written, if nothing is wrong with it."""
        self._was_asked = True
        found = self._show_remedies()
        if "date_note" in found:
            self.fields.when.note.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._draft is None or found:
            return
        if self.fields.when.asks_which:
            self.fields.show_remedies({"date": self.fields.when.ask_which()})
            self.fit()
            return
        self.saved.emit(self.fields.written())

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the card from the window, which has other uses for them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _OWN_KEYS)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save, leave, or go for more words."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F6:
            self.wordsWanted.emit()
        else:
            event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from field to field, and round and round in the card."""
        return step_within(self, forward)

    def _follow(self) -> None:
        """Cite what the date and the people rest on now, and say what is still wrong."""
        if self._is_filling or self._draft is None:
            return
        if self._gathered.note(self.fields.citations.citations, self._yielding):
            self._work_out()
        self._cite(self._draft)
        advice = advice_on(self._draft, self._gathered.chosen)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._show_remedies()
        # Widgets that were shown just now have no size yet.
        QTimer.singleShot(0, self, self.fit)
        self.marksChanged.emit()

    def _cite(self, draft: Draft) -> None:
        """Cite what the event rests on; what somebody ticked or took away stays so."""
        fields = self.fields
        people = all_spellings(draft, fields.names["leaders"].names())
        cited = self._gathered.cite(
            self._yielding,
            people,
            fields.place.text(),
            is_reckoned=fields.when.date_basis == "derived",
        )
        self._is_filling = True
        fields.citations.show_citations(cited)
        self._is_filling = False

    def _show_remedies(self) -> dict[str, str]:
        """Say what is wrong, once somebody has tried to save; return it field by field."""
        if self._draft is None:
            return {}
        written = self.fields.written()
        found = {
            field: fault.sentence() for field, fault in faults_of(self._draft, written).items()
        }
        if self._proposal is not None and written.title.strip() == self._proposal.title_start:
            found["title"] = _OWN_WORDS
        shown = found if self._was_asked else {}
        self.fields.show_remedies(shown)
        self._save.setToolTip("" if not found else next(iter(found.values())))
        return found

    def fit(self) -> None:
        """Be as high as the fields need, and no higher than the window has room for."""
        parent, layout, page = self.parentWidget(), self.layout(), self.fields.layout()
        if parent is None or layout is None or page is None:
            return
        width = min(_WIDTH_PX, parent.width() - 2 * _AIR_PX)
        page.activate()
        inside = width - 2 * _AIR_PX - 2 * self.frameWidth()
        if self._advice.text():
            self._advice.setFixedHeight(self._advice.heightForWidth(inside))
        wanted = max(page.heightForWidth(inside), page.minimumSize().height())
        self._scroll.setFixedHeight(wanted)
        layout.activate()
        beside = layout.sizeHint().height() - wanted
        room = _floor_px(parent) - 2 * _AIR_PX - beside
        # A bar that was needed once would stay, since it makes lines narrower and so more of them.
        bar = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if wanted <= room else bar.ScrollBarAsNeeded
        )
        self._scroll.setFixedHeight(min(wanted, room))
        layout.activate()
        self.setFixedSize(width, layout.sizeHint().height())
        most_y = _floor_px(parent) - self.height() - _AIR_PX
        self.move(self.x(), max(_AIR_PX, min(self.y(), most_y)))

    def _lay_out(self) -> None:
        heading = PlainLabel("New event", self)
        heading.setObjectName("sheetTitle")
        self._advice = PlainLabel(parent=self)
        self._advice.setObjectName("fieldNote")
        self._advice.setWordWrap(True)
        self._save = QPushButton("Save (Enter)", self)
        self._save.setDefault(True)
        self._save.clicked.connect(lambda _on: self.save())
        more = QPushButton("More words (F6)", self)
        more.setToolTip("Select more words and press Enter: the event rests on them, too")
        more.clicked.connect(lambda _on: self.wordsWanted.emit())
        leave = QPushButton("Cancel (Esc)", self)
        leave.clicked.connect(lambda _on: self.left.emit())
        buttons = QHBoxLayout()
        for button in (more, leave, self._save):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_AIR_PX, _AIR_PX, _AIR_PX, _AIR_PX)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("eventFormPane")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields.setObjectName("eventForm")
        self._scroll.setWidget(self.fields)
        layout.addWidget(heading)
        layout.addWidget(self._advice)
        layout.addWidget(self._scroll)
        layout.addLayout(buttons)


def step_within(whole: QWidget, forward: bool) -> bool:
    """Give the keyboard to the next or previous widget of a whole that takes it."""
    stops = [
        widget
        for widget in whole.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.isVisibleTo(whole)
        and widget.focusProxy() is None
    ]
    here = whole.window().focusWidget()
    if not stops:
        return False
    stops.sort(key=lambda one: _reading_order(one.mapTo(whole, QPoint())))
    place = stops.index(here) if here in stops else -1
    stops[(place + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _reading_order(place: QPoint) -> tuple[int, int]:
    return place.y() // _ROW_PX, place.x()


def _floor_px(parent: QWidget) -> int:
    """Return down to where a window has room; what its status bar tells stays in sight."""
    bar = parent.findChild(QStatusBar)
    return parent.height() if bar is None or not bar.isVisible() else bar.y()
