"""The reading pane: one event in full, every part of it linked to where it leads."""

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from timeline_app.core.event_list.neighbours import step_with_leader
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import DATE_BASES, Citation, Event
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.detail_page import FACTS, MARK, DetailPage
from timeline_app.ui.texts.start_page import start_page
from timeline_app.ui.texts.text_pane import TextPane, link_parts
from timeline_app.ui.widgets.basis_marks import basis_image

# Air around quotations, and around the page.
_BESIDE_TEXT_PX = 32


class DetailPane(TextPane):
    """Shows the selected event; links filter, select other events, or open a citation."""

    attachRequested = Signal()
    citationChosen = Signal(object)
    comparisonRequested = Signal()
    copyRequested = Signal(str)
    documentRequested = Signal(str)
    editAsked = Signal()
    viewRequested = Signal(str)

    def __init__(
        self,
        controller: Controller,
        finder: Finder,
        shelf: SourceShelf,
        theme: ColorTheme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("detailPane", "Event details", parent)
        self._controller = controller
        self._finder = finder
        self._shelf = shelf
        self._theme = theme
        self.columns_of_text, self.beside_text_px = 1, _BESIDE_TEXT_PX
        self.linkChosen.connect(self._take_link)
        for signal in (controller.selectionChanged, controller.listChanged, shelf.changed):
            signal.connect(self.refresh)
        controller.filterChanged.connect(self._follow_filter)
        finder.changed.connect(self._mark_matches)
        self.refresh()

    def set_theme(self, theme: ColorTheme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Show the selected event anew."""
        controller = self._controller
        mask, sought = controller.model.mask, self._finder.sought
        page = DetailPage(controller.events, self._shelf, self._theme, mask, sought)
        event, row = controller.selected, controller.selected_row
        body = (
            start_page(controller.events)
            if event is None or row is None
            else page.event(event, row)
        )
        self.setHtml(page.style() + body)
        self._mark_matches()
        self.verticalScrollBar().setValue(0)
        is_found = row is not None and self._finder.matches(row)
        self.hold_in_sight(self._first_told() if is_found else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to edit the event, where no link is to be followed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not self.textCursor().hasSelection():
            self.editAsked.emit()
        super().keyPressEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Draw the symbol of a date basis; load nothing."""
        scheme, basis = link_parts(QUrl(name))
        if scheme == MARK and basis in DATE_BASES:
            return basis_image(basis, self._theme, self.devicePixelRatioF())
        return super().loadResource(kind, name)

    def _first_told(self) -> QTextCursor | None:
        """Return the first match in what is told of the event; links to others are no such."""
        first, facts = self.matches.first, self.part_from(FACTS, QColor())
        is_told = first is not None and (facts is None or first.position() <= facts.position())
        return first if is_told else None

    def step_leader(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) event of the selected event's first leader."""
        event = self._controller.selected
        return (
            event is not None
            and bool(event.leaders)
            and (self._step_with(event.leaders[0], step) is not None)
        )

    def _follow_filter(self) -> None:
        """Say anew whether the filter hides the event, and what is before and after it."""
        if self._controller.selected_row is not None:
            scrolled = self.verticalScrollBar().value()
            self.refresh()
            self.verticalScrollBar().setValue(scrolled)

    def _mark_matches(self) -> None:
        self.mark_matches(self._finder.sought, self._theme)

    def _step_with(self, leader: str, step: int) -> int | None:
        here = self._controller.selected_row
        if here is None:
            return None
        row = step_with_leader(self._controller.events, here, leader, step)
        if row is not None:
            self._controller.select_row(row)
            self._controller.navigation.reveal_row(row)
        return row

    def _take_link(self, scheme: str, target: str) -> None:
        event, controller = self._controller.selected, self._controller
        if scheme == "event":
            controller.select(target)
            self._reveal_selected()
        elif scheme == "step":
            controller.navigation.step_selection(int(target))
        elif scheme in ("before", "after"):
            self._step_with(target, -1 if scheme == "before" else 1)
        elif scheme == "cite" and event is not None:
            self.citationChosen.emit(citation_of(event, target))
        elif scheme == "unfilter":
            controller.filtering.clear()
            self._reveal_selected()
        elif scheme in FACETS:
            controller.filtering.toggle(scheme, target)
        elif scheme == "about":
            controller.filtering.show_spoken_of(target)
        else:
            self._ask(scheme, target)

    def _ask(self, scheme: str, target: str) -> None:
        """Ask the window for what the pane cannot do by itself."""
        if scheme == "copy":
            self.copyRequested.emit(target)
        elif scheme == "compare":
            self.comparisonRequested.emit()
        elif scheme == "attach":
            self.attachRequested.emit()
        elif scheme == "document":
            self.documentRequested.emit(target)
        elif scheme == "view":
            self.viewRequested.emit(target)

    def _reveal_selected(self) -> None:
        row = self._controller.selected_row
        if row is not None:
            self._controller.navigation.reveal_row(row)


def citation_of(event: Event, key: str) -> Citation:
    """Return a citation by its number, or by discrepancy and number."""
    first, _, second = key.partition(".")
    if second:
        return event.discrepancies[int(first)].citations[int(second)]
    return event.citations[int(first)]
