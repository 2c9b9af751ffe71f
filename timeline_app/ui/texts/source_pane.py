"""The document pane: a whole document, paragraph by paragraph, with the cited words marked."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.core.record.model import Citation, Event
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.source_page import SourcePage
from timeline_app.ui.texts.text_pane import TextPane

if TYPE_CHECKING:
    from timeline_app.ui.texts.choosing.word_choice import WordChoice

# Numbers of paragraphs at the left, how many events rest on them at the right, and air.
_BESIDE_TEXT_PX = 124


class SourcePane(TextPane):
    """Shows the document of the chosen citation, or of the selected event's first one.

    While the list is edited, `words` of it can be chosen.
    """

    attachRequested = Signal()
    matched = Signal(int, int)
    titleChanged = Signal(str)

    def __init__(
        self,
        controller: Controller,
        finder: Finder,
        shelf: SourceShelf,
        theme: ColorTheme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("sourcePane", "Document", parent)
        # A document is nearly always longer than the pane; where the bar comes and goes with its
        # length, Qt lays it out twice each time.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Every line is wrapped; at some widths Qt makes the table a pixel too wide all the same.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._controller = controller
        self._finder = finder
        self._shelf = shelf
        self._theme = theme
        self._document = ""
        self._chosen: Citation | None = None
        self._opened: int | None = None
        self._sought = ""
        self._is_making = False
        # Runs from an edit until what it selects is shown, too.
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self.columns_of_text, self.beside_text_px = 1, _BESIDE_TEXT_PX
        self.linkChosen.connect(self._take_link)
        controller.selectionChanged.connect(self._follow_selection)
        controller.listChanged.connect(self._follow_list)
        controller.filterChanged.connect(self._follow_filter)
        shelf.changed.connect(self.refresh)
        finder.changed.connect(self._mark_matches)
        self._find_document()
        self.refresh()

    def set_theme(self, theme: ColorTheme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.refresh()

    def show_citation(self, citation: Citation) -> None:
        """Scroll to the words of one citation."""
        self._document = citation.document
        self._chosen = citation
        self.refresh()

    def refresh(self) -> None:
        """Show the document anew, and the chosen citation in sight."""
        self._write()
        part = None
        if self._chosen is not None:
            # The first cited words of the citation, or else its paragraph.
            anchor = self._shelf.anchor(self._chosen)
            number = anchor.paragraph.number if anchor.paragraph else self._chosen.paragraph
            part = self.part_from(f"p{number}", self._theme.color("mark-text"))
        if part is not None and "words" in self.__dict__:
            self.words.stand_at(part)
        self.hold_in_sight(part)

    @property
    def title(self) -> str:
        """What the document is called."""
        return self._controller.events.name_of_id.get(self._document, self._document)

    def seek(self, text: str) -> None:
        """Mark what is sought in this document alone, and bring the first of it into sight."""
        self._sought = text
        self._mark_matches()
        if text:
            self.step_match(1)

    def step_match(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place of what is sought."""
        part = self.matches.step(step, self._theme)
        if part is not None:
            self.hold_in_sight(part)
        self.matched.emit(self.matches.count, self.matches.place)

    @cached_property
    def words(self) -> "WordChoice":
        """Which words are chosen while the list is edited; made when it first is."""
        from timeline_app.ui.texts.choosing.word_choice import WordChoice

        return WordChoice(self)

    def set_editing(self, is_on: bool) -> None:
        """Let words be chosen, with mouse and keys, or no longer."""
        self.words.turn(is_on)
        self._write_in_place()

    def set_making(self, is_on: bool) -> None:
        """Mark the words of no event while a new one is made, whose words are marked instead."""
        if is_on != self._is_making:
            self._is_making = is_on
            self._write_in_place()

    def _write(self) -> None:
        page = SourcePage(self._controller.events, self._shelf, self._theme, self._document)
        page.opened = self._opened
        if not self._is_making:
            page.chosen = self._chosen
            page.cited = _cited_in(self._document, self._controller.selected, self._chosen)
        page.refusals, page.mask = self._shelf.refusals, self._controller.model.mask
        page.is_edited = "words" in self.__dict__ and self.words.is_on
        self.setHtml(page.html())
        self.titleChanged.emit(self.title)
        if "words" in self.__dict__:
            self.words.show(self._document, self._shelf.text_of(self._document), self._theme)
        self._mark_matches()

    def _mark_matches(self) -> None:
        """Mark what is sought here, or else what is searched for everywhere."""
        here = self._controller.events.text_index.query(self._sought)
        is_here = bool(self._sought)
        sought = here if is_here else self._finder.sought
        self.mark_matches(sought, self._theme, by_passage=is_here)
        self.matched.emit(self.matches.count if self._sought else 0, self.matches.place)

    def _follow_selection(self) -> None:
        shown = self._document
        self._find_document()
        if self._stay.isActive() and self._document == shown:
            self._write_in_place()
        else:
            self.refresh()

    def _follow_list(self) -> None:
        """Show what an edit has made; the paragraph in work stays where it is on the screen."""
        shown = self._document
        self._find_document()
        if "words" not in self.__dict__ or not self.words.is_on:
            self.refresh()
            return
        if shown in self._controller.events.paragraphs:
            self._document = shown
        self._stay.start(0)
        self._write_in_place()

    def _follow_filter(self) -> None:
        """Say anew which of the events listed under a paragraph the filter hides."""
        if self._opened is not None:
            self._write_in_place()

    def _find_document(self) -> None:
        event = self._controller.selected
        self._opened = None
        self._chosen = event.citations[0] if event is not None and event.citations else None
        if self._chosen is not None:
            self._document = self._chosen.document
        elif self._document not in self._controller.events.paragraphs:
            self._document = next(iter(self._controller.events.paragraphs), "")

    def _take_link(self, scheme: str, target: str) -> None:
        if scheme == "attach":
            self.attachRequested.emit()
        elif scheme == "document":
            self._document, self._chosen, self._opened = target, None, None
            self.refresh()
        elif scheme == "events":
            self.list_events_of(int(target))
        elif scheme == "unfilter":
            self._controller.filtering.clear()
        elif scheme == "event":
            opened = self._opened
            self._select(target, opened)

    def list_events_of(self, number: int) -> None:
        """List the events of a paragraph below it, or no longer; what is selected stays so."""
        self._opened = None if number == self._opened else number
        self._write_in_place()

    def _write_in_place(self) -> None:
        """Show the document anew where it stands, for one reads on where one has clicked."""
        scrolled = self.verticalScrollBar().value()
        line = self.words.line_in_work(self._document) if "words" in self.__dict__ else None
        self._write()
        self.hold_in_sight(None)
        self.verticalScrollBar().setValue(scrolled)
        if line is not None:
            self.words.keep_line(line)

    def _select(self, event_id: str, number: int | None) -> None:
        document = self._document
        self._controller.select(event_id)
        row, event = self._controller.selected_row, self._controller.selected
        if row is None or event is None:
            return
        self._controller.navigation.reveal_row(row)
        here = (c for c in event.citations if (c.document, c.paragraph) == (document, number))
        citation = next(here, None)
        self._opened = number
        if citation is not None:
            self.show_citation(citation)


def _cited_in(document: str, event: Event | None, chosen: Citation | None) -> list[Citation]:
    """Return what an event cites of a document, and the citation that was chosen."""
    cited = list(event.citations) if event is not None else []
    if chosen is not None and chosen not in cited:
        cited.append(chosen)
    return [citation for citation in cited if citation.document == document]
