"""The menus of the list's headings: which columns it shows, and what it is sorted by."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView

from timeline_app.state.list_columns import COLUMNS, TITLE, toggled
from timeline_app.ui.widgets.passing_menu import passing_menu

_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def columns_menu(
    table: QTableView,
    shown: frozenset[str],
    is_chosen: bool,
    choose: Callable[[tuple[str, ...]], object],
) -> QMenu:
    """Return a menu of all columns, those that are shown ticked; `choose` takes them."""
    menu = passing_menu(table, "columnsMenu")
    for column in COLUMNS:
        action = menu.addAction(column.heading)
        action.setCheckable(True)
        action.setChecked(column.id in shown)
        action.setEnabled(column.id != TITLE)
        action.triggered.connect(partial(choose, toggled(shown, column.id)))
    menu.addSeparator()
    by_room = menu.addAction("As many as there is room for")
    by_room.setCheckable(True)
    by_room.setChecked(not is_chosen)
    by_room.triggered.connect(partial(choose, ()))
    menu.addSeparator()
    _add_order(menu.addMenu("Sort by"), table)
    return menu


def _add_order(menu: QMenu, table: QTableView) -> None:
    """Add what a list can be sorted by, and which way round."""
    heads = table.horizontalHeader()
    current, order = heads.sortIndicatorSection(), heads.sortIndicatorOrder()
    for place, column in enumerate(COLUMNS):
        action = menu.addAction(column.heading)
        action.setCheckable(True)
        action.setChecked(place == current)
        action.triggered.connect(partial(table.sortByColumn, place, order))
    menu.addSeparator()
    for words, way in (("Ascending", _UP), ("Descending", _DOWN)):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(order is way)
        action.triggered.connect(partial(table.sortByColumn, current, way))


def offer_order(table: QTableView) -> None:
    """Let somebody choose what a list is sorted by, below its headings."""
    heads = table.horizontalHeader()
    menu = passing_menu(table, "orderMenu")
    _add_order(menu, table)
    menu.popup(heads.mapToGlobal(QPoint(0, heads.height())))
