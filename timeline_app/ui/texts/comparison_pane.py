"""The comparison: what each document says of the selected event, matter by matter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.comparison_page import comparison_html
from timeline_app.ui.texts.detail_pane import citation_of
from timeline_app.ui.texts.sheet import Sheet
from timeline_app.ui.texts.text_pane import TextPane

# Two columns of readable text, and the space between.
_COLUMNS, _BETWEEN_PX = 2, 60


class ComparisonPane(TextPane):
    """Shows the documents of the selected event side by side, if there are several."""

    citationChosen = Signal(object)

    def __init__(
        self, controller: Controller, shelf: SourceShelf, theme: ColorTheme, parent: QWidget
    ) -> None:
        super().__init__("comparisonPane", "Documents compared", parent)
        self._controller = controller
        self._shelf = shelf
        self._theme = theme
        self.columns_of_text, self.beside_text_px = _COLUMNS, _BETWEEN_PX
        self.linkChosen.connect(self._take_link)
        for signal in (controller.selectionChanged, controller.listChanged, shelf.changed):
            signal.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: ColorTheme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Compare the documents of the selected event anew."""
        event, events = self._controller.selected, self._controller.events
        page = comparison_html(event, events, self._shelf, self._theme) if event else ""
        self.setHtml(page)

    def _take_link(self, scheme: str, target: str) -> None:
        event = self._controller.selected
        if scheme == "cite" and event is not None:
            self.citationChosen.emit(citation_of(event, target))


class ComparisonSheet(Sheet):
    """Shows the comparison under its name."""

    def __init__(
        self, controller: Controller, shelf: SourceShelf, theme: ColorTheme, parent: QWidget
    ) -> None:
        super().__init__("comparisonSheet", parent)
        self.set_title("What the documents say of it")
        self.pane = ComparisonPane(controller, shelf, theme, self)
        self.hold(self.pane)
