"""The list view: the same events as a table, in step with filter and selection."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from timeline_app.core.edtf import parse
from timeline_app.core.facets import BASIS_LABELS
from timeline_app.core.model import UNSET, Event
from timeline_app.core.wording import date_in_words
from timeline_app.ui.controller import Controller

_COLUMNS = ("Date", "Basis", "Event", "Leaders", "Place")
_WIDTHS = (190, 110, 420, 260)
Index = QModelIndex | QPersistentModelIndex


class EventTableModel(QAbstractTableModel):
    """The filtered rows; an event is decoded when one of its cells is shown."""

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self._controller = controller

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Return how many events pass the filter."""
        return 0 if parent.isValid() else len(self._controller.model.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = int(self._controller.model.rows[index.row()])
        return self._text(self._controller.events.table.event(row), index.column())

    def refresh(self) -> None:
        """Show the rows of a new filter."""
        self.beginResetModel()
        self.endResetModel()

    def _text(self, event: Event, column: int) -> str:
        names = self._controller.events.name_of_id
        texts = (
            short_date(event),
            BASIS_LABELS[event.date_basis],
            event.title,
            ", ".join(names.get(leader, leader) for leader in event.leaders),
            event.place,
        )
        return texts[column]


class EventListView(QTableView):
    """The table of events."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("eventList")
        self.setAccessibleName("Events")
        self._controller = controller
        self._model = EventTableModel(controller)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.selectionModel().currentRowChanged.connect(self._row_chosen)
        controller.filterChanged.connect(self._refresh)
        controller.listChanged.connect(self._refresh)
        controller.selectionChanged.connect(self._show_selection)

    def _refresh(self) -> None:
        self._model.refresh()
        self._show_selection()

    def _row_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            row = int(self._controller.model.rows[current.row()])
            self._controller.select_row(row)
            self._controller.reveal_row(row)

    def _show_selection(self) -> None:
        row = self._controller.selected_row
        rows = self._controller.model.rows
        place = -1 if row is None else int(rows.searchsorted(row))
        if 0 <= place < len(rows) and int(rows[place]) == row:
            if self.currentIndex().row() != place:
                self.setCurrentIndex(self._model.index(place, 0))
        elif self.currentIndex().isValid():
            self.clearSelection()


def short_date(event: Event) -> str:
    """Return when an event is, in words; an undated one shows when it was announced."""
    if event.date is None:
        return f"announced {date_in_words(parse(event.announced))}"
    words = date_in_words(parse(event.date))
    return words if event.part_of_day is UNSET else f"{words}, {event.part_of_day}"
