"""The detail pane: one event in full, every part of it linked to where it leads."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from timeline_app.core.event_list.neighbours import step_with_leader
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import Citation, Event
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.detail_page import DetailPage
from timeline_app.ui.texts.text_pane import TextPane


class DetailPane(TextPane):
    """Shows the selected event; links filter, select other events, or open a citation."""

    citationChosen = Signal(object)
    copyRequested = Signal(str)

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
        self.linkChosen.connect(self._take_link)
        for signal in (controller.selectionChanged, controller.listChanged, shelf.changed):
            signal.connect(self.refresh)
        finder.changed.connect(self._mark_matches)
        self.refresh()

    def set_theme(self, theme: ColorTheme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Show the selected event anew."""
        page = DetailPage(self._controller.events, self._shelf, self._theme)
        event, row = self._controller.selected, self._controller.selected_row
        body = page.nothing() if event is None or row is None else page.event(event, row)
        self.setHtml(page.style() + body)
        self._mark_matches()

    def step_leader(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) event of the selected event's first leader."""
        event = self._controller.selected
        return (
            event is not None
            and bool(event.leaders)
            and (self._step_with(event.leaders[0], step) is not None)
        )

    def _mark_matches(self) -> None:
        self.mark_matches(self._finder.query, self._theme)

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
        event = self._controller.selected
        if scheme == "event":
            self._controller.select(target)
            row = self._controller.selected_row
            if row is not None:
                self._controller.navigation.reveal_row(row)
        elif scheme == "step":
            self._controller.navigation.step_selection(int(target))
        elif scheme in ("before", "after"):
            self._step_with(target, -1 if scheme == "before" else 1)
        elif scheme == "copy":
            self.copyRequested.emit(target)
        elif scheme == "cite" and event is not None:
            self.citationChosen.emit(_citation_of(event, target))
        elif scheme in FACETS:
            self._controller.filtering.toggle(scheme, target)


def _citation_of(event: Event, key: str) -> Citation:
    """Return a citation by its number, or by discrepancy and number."""
    first, _, second = key.partition(".")
    if second:
        return event.discrepancies[int(first)].citations[int(second)]
    return event.citations[int(first)]
