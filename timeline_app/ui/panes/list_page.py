"""Where the list view stands: it is made when it is first looked at."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder

if TYPE_CHECKING:
    from timeline_app.ui.panes.event_table import EventListView


class ListPage(QWidget):
    """Holds the list view, which a start on the timeline does without."""

    def __init__(
        self, controller: Controller, finder: Finder, theme: ColorTheme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._finder = finder
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def table(self) -> "EventListView":
        """The list view."""
        from timeline_app.ui.panes.event_table import EventListView

        table = EventListView(self._controller, self._finder, self._theme, self)
        self._layout.addWidget(table)
        self.setFocusProxy(table)
        return table

    def set_theme(self, theme: ColorTheme) -> None:
        """Show the list in another theme."""
        self._theme = theme
        if "table" in self.__dict__:
            self.table.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the list at hand by now."""
        self.table.show()
        super().showEvent(event)
