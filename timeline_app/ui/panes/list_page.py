"""Where the list view stands: it is made when it is first looked at."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.session import Session

if TYPE_CHECKING:
    from timeline_app.ui.panes.event_table import EventListView


class ListPage(QWidget):
    """Holds the list view, which a start on the timeline does without.

    The actions it is given are the menu of a row; `readAsked` tells of Enter on one, and
    `placeTold` which one is selected.
    """

    readAsked = Signal()
    placeTold = Signal(str)

    def __init__(
        self, session: Session, finder: Finder, theme: ColorTheme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._session = session
        self._finder = finder
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def table(self) -> "EventListView":
        """The list view."""
        from timeline_app.ui.panes.event_table import EventListView

        session, columns = self._session, self._session.settings.list_columns
        table = EventListView(session.controller, self._finder, self._theme, columns, self)
        table.columnsChosen.connect(lambda chosen: session.remember(list_columns=chosen))
        table.listed.modelReset.connect(self._tell_order)
        table.placeTold.connect(self.placeTold)
        table.show_selection()
        table.activated.connect(lambda _index: self.readAsked.emit())
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
        self._tell_order()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the order of a search to the timeline."""
        super().hideEvent(event)
        self._finder.go_by(None)

    def _tell_order(self) -> None:
        """Let a search go through the rows as they stand here, while they are seen."""
        if self.isVisible():
            self._finder.go_by(self.table.listed.rows)
