"""The reading side: the selected event, its documents, and how these compare."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.core.citations.comparison import is_comparable
from timeline_app.core.record.model import Citation
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.columns.arrangement import (
    CENTRE,
    COMPARISON,
    DOCUMENT,
    PLACES,
    READING,
    beneath,
)
from timeline_app.ui.columns.columns import Columns
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.session import Session
from timeline_app.ui.texts.detail_pane import DetailPane
from timeline_app.ui.texts.sheet import Sheet

if TYPE_CHECKING:
    from timeline_app.ui.texts.comparison_pane import ComparisonSheet
    from timeline_app.ui.texts.document_sheet import DocumentSheet

_WAYS_BACK = {
    CENTRE: "Back to the {centre}",
    READING: "Back to the event",
    DOCUMENT: "Back to the document",
    COMPARISON: "Back to the comparison",
}


class ReadingSide(QObject):
    """Shows the selected event, and opens documents and their comparison beside or over it.

    These two are made when they are first asked for; `sheets` holds those that are there.
    `centre_name` says what lies beneath them; `uncovered` tells that the keyboard is for that now.
    """

    attachRequested = Signal()
    documentShown = Signal(object)
    told = Signal(str)
    uncovered = Signal()

    def __init__(
        self, session: Session, finder: Finder, theme: ColorTheme, columns: Columns
    ) -> None:
        super().__init__(columns)
        self._controller = controller = session.controller
        self._finder = finder
        self._shelf = session.shelf
        self._theme = theme
        self._columns = columns
        self.centre_name = "timeline"
        self.sheets: dict[str, Sheet] = {}
        self._sheet = self._opened(READING, Sheet("readingSheet", columns))
        self._sheet.set_title("Event")
        pane = DetailPane(controller, finder, session.shelf, theme, self._sheet)
        self.detail_pane = pane
        self._sheet.hold(pane)
        pane.citationChosen.connect(self.show_citation)
        pane.comparisonRequested.connect(lambda: self.show_comparison(True))
        pane.attachRequested.connect(self.attachRequested)
        pane.documentRequested.connect(self.open_document)
        pane.viewRequested.connect(session.views.go_to_id)
        columns.rearranged.connect(self._show_places)
        controller.selectionChanged.connect(self._follow_selection)
        self._show_places()

    @cached_property
    def document(self) -> "DocumentSheet":
        """The document of the selected event."""
        from timeline_app.ui.texts.document_sheet import DocumentSheet

        sheet = DocumentSheet(
            self._controller, self._finder, self._shelf, self._theme, self._columns
        )
        sheet.pane.attachRequested.connect(self.attachRequested)
        self._columns.document_px = sheet.width_px
        self._opened(DOCUMENT, sheet)
        self.documentShown.emit(sheet)
        return sheet

    @cached_property
    def comparison(self) -> "ComparisonSheet":
        """The documents of the selected event, side by side."""
        from timeline_app.ui.texts.comparison_pane import ComparisonSheet

        sheet = ComparisonSheet(self._controller, self._shelf, self._theme, self._columns)
        sheet.pane.citationChosen.connect(self.show_citation)
        self._opened(COMPARISON, sheet)
        return sheet

    @property
    def stops(self) -> list[tuple[Sheet, QWidget]]:
        """The sheets in sight with what takes the focus in them, from left to right."""
        names = [name for name in PLACES if name in self.sheets and self._columns.is_shown(name)]
        shown = [self.sheets[name] for name in names]
        return [(sheet, pane) for sheet in shown if (pane := sheet.focusProxy()) is not None]

    @property
    def can_compare(self) -> bool:
        """Whether several documents tell of the selected event."""
        event = self._controller.selected
        return event is not None and is_comparable(event)

    def show_citation(self, citation: Citation) -> None:
        """Open a document at the words of a citation."""
        self.document.pane.show_citation(citation)
        self.show_document(True)

    def open_document(self, document: str) -> None:
        """Show a document from its beginning."""
        self.document.pane.linkChosen.emit("document", document)
        self.show_document(True)

    def show_document(self, is_on: bool) -> None:
        """Open the document, or close it."""
        self._show(DOCUMENT, is_on)

    def show_comparison(self, is_on: bool) -> None:
        """Compare the documents, or go back; where there is nothing to compare, say so."""
        if is_on and not self.can_compare:
            self.told.emit(self._why_not_compared())
        else:
            self._show(COMPARISON, is_on)

    def _why_not_compared(self) -> str:
        event = self._controller.selected
        if event is None:
            return "Select an event that several documents tell of, to compare them"
        name_of_id = self._controller.events.name_of_id
        documents = {name_of_id.get(c.document, c.document) for c in event.citations}
        only = f"“{documents.pop()}”" if documents else "the list"
        return f"Only {only} tells of this event"

    def show_event(self) -> None:
        """Have the selected event in sight, where it would lie over the centre too."""
        is_wanted = READING not in self._columns.shut
        if self._columns.is_narrow and is_wanted and self._controller.selected_row is not None:
            self._columns.open(READING)

    def read(self) -> None:
        """Have the event in sight, even if its pane was put away, with the keyboard in it."""
        self._columns.set_shut(READING, False)
        self._sheet.setFocus(Qt.FocusReason.TabFocusReason)

    def close_top(self) -> bool:
        """Take away what was opened last; False if there is nothing."""
        if self._columns.opened:
            self._show(self._columns.opened[-1], False)
            return True
        return False

    def focus_top(self) -> None:
        """Give the keyboard to what was opened last, or else to the event, or the centre."""
        opened = self._columns.opened
        sheet = self.sheets.get(opened[-1] if opened else READING)
        if sheet is not None and sheet.isVisible():
            sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.uncovered.emit()

    def find_in_document(self) -> bool:
        """Be ready to find words in the document, if one is being read."""
        focus = self._columns.focusWidget()
        is_read = DOCUMENT in self.sheets and focus is not None
        if is_read and self.document.isAncestorOf(focus):
            self.document.find_field.take_focus()
            return True
        return False

    def set_theme(self, theme: ColorTheme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.detail_pane.set_theme(theme)
        if DOCUMENT in self.sheets:
            self.document.pane.set_theme(theme)
        if COMPARISON in self.sheets:
            self.comparison.pane.set_theme(theme)

    def _opened(self, name: str, sheet: Sheet) -> Sheet:
        """Give a sheet its place, and a way back."""
        sheet.left.connect(lambda: self._show(name, False))
        self._columns.put(name, sheet)
        self.sheets[name] = sheet
        return sheet

    def _show(self, name: str, is_on: bool) -> None:
        if not is_on:
            self._columns.close_pane(name)
            self.focus_top()
            return
        if name != READING:
            # Made by now, so that there is something to lay on top.
            _ = self.document if name == DOCUMENT else self.comparison
        self._columns.open(name)
        self.focus_top()

    def _show_places(self) -> None:
        """Let every sheet say where its button leads."""
        columns = self._columns
        self._sheet.bar.setVisible(columns.lies_over(READING))
        for name, sheet in self.sheets.items():
            covered = beneath(columns.opened)
            if columns.lies_over(name):
                words = _WAYS_BACK[covered].format(centre=self.centre_name)
                sheet.set_way_back(words, closes=False)
            else:
                sheet.set_way_back("Close", closes=True)

    def _follow_selection(self) -> None:
        if self._columns.is_shown(COMPARISON) and not self.can_compare:
            self._columns.close_pane(COMPARISON)
        if not self._columns.opened and self._controller.is_to_be_read:
            self.show_event()
