"""The context menu of the filters: of a value, and of a facet."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTreeWidgetItem

from timeline_app.state.command_places import FILTER_MENU
from timeline_app.ui.menus.canvas_menu import MenuOf
from timeline_app.ui.panes.filter_pane import FilterPane, facet_and_value
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.widgets.passing_menu import passing_menu


class FilterMenu(QObject):
    """Offers what suits a row of the filter pane; `open_document` shows a document."""

    def __init__(
        self,
        pane: FilterPane,
        controller: Controller,
        menu_of: MenuOf,
        open_document: Callable[[str], object],
    ) -> None:
        super().__init__(pane)
        self._tree = pane.tree
        self._controller = controller
        self._menu_of = menu_of
        self._open_document = open_document
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(self._offer)

    def _offer(self, at: QPoint) -> None:
        menu = passing_menu(self._tree, "filterMenu")
        item = self._tree.itemAt(at)
        if item is not None:
            self._add_row(menu, item)
            menu.addSeparator()
        menu.addActions(self._menu_of(FILTER_MENU))
        menu.popup(self._tree.viewport().mapToGlobal(at))

    def _add_row(self, menu: QMenu, item: QTreeWidgetItem) -> None:
        facet, value = facet_and_value(item)
        filtering, record = self._controller.filtering, self._controller.state.filter
        chosen = record.chosen_in(facet) if facet else ()
        if value:
            words = "Take it out of the filter" if value in chosen else "Add it to the filter"
            menu.addAction(words).triggered.connect(lambda _on: filtering.toggle(facet, value))
            menu.addAction("Show only this").triggered.connect(
                lambda _on: filtering.show_only(facet, value)
            )
        if value and facet == "documents":
            menu.addAction("Open the document").triggered.connect(
                lambda _on: self._open_document(value)
            )
        if facet and chosen:
            menu.addAction("Untick all of these").triggered.connect(
                lambda _on: filtering.show_only(facet)
            )
