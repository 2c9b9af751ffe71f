"""The list view: the same events as a table, in step with filter, search and selection."""

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from timeline_app.core.event_list.sorting import SORT_KEYS, sort_ranks
from timeline_app.core.record.facet_kinds import BASIS_LABELS
from timeline_app.core.record.model import Event
from timeline_app.core.table.arrays import Rows
from timeline_app.core.wording.event_words import short_date
from timeline_app.program.plain_text import plain, short
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.panes.match_delegate import MatchDelegate
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.widgets.plain_widgets import tool_tip

_COLUMNS = ("Date", "Basis", "Event", "Leaders", "Place")
# Of the width; the column of titles takes what is left.
_SHARES = (0.24, 0.12, 0.0, 0.15, 0.09)
# The longest words for a date and a basis, three leaders, a long place: the rest is for titles.
_WIDEST_PX = (250, 120, 0, 380, 220)
_TITLES = _COLUMNS.index("Event")
# A heading is still known by its first letters beside the arrow of sorting.
_NARROWEST_PX = 60
# Reading them takes a second or two, in which the window waits; an export has no limit.
_MOST_COPIED = 100_000
Index = QModelIndex | QPersistentModelIndex


class EventTableModel(QAbstractTableModel):
    """The filtered rows in a chosen order; an event is decoded when one of its cells is shown."""

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self._controller = controller
        self._column = 0
        self._descending = False
        self._ranks: dict[str, Rows] = {}
        self.rows: Rows = controller.model.rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Return how many events pass the filter."""
        return 0 if parent.isValid() else len(self.rows)

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
        event = self._controller.events.table.event(int(self.rows[index.row()]))
        text = short(self.texts(event)[index.column()])
        return text if role == Qt.ItemDataRole.DisplayRole else tool_tip(text)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column = max(column, 0)
        self._descending = order is Qt.SortOrder.DescendingOrder
        self.refresh()

    def refresh(self) -> None:
        """Show the rows of a new filter or order."""
        self.beginResetModel()
        rows = self._controller.model.rows
        if self._column or self._descending:
            ranks = self._ranks_of(SORT_KEYS[self._column])[rows]
            rows = rows[np.argsort(-ranks if self._descending else ranks, kind="stable")]
        self.rows = rows
        self.endResetModel()

    def forget(self) -> None:
        """Forget the order of another list."""
        self._ranks.clear()
        self.refresh()

    def place_of(self, row: int) -> int:
        """Return where a row of the table stands, or -1."""
        if not self._column and not self._descending:
            place = int(self.rows.searchsorted(row))
            return place if place < len(self.rows) and int(self.rows[place]) == row else -1
        places = np.flatnonzero(self.rows == row)
        return int(places[0]) if len(places) else -1

    def texts(self, event: Event) -> tuple[str, ...]:
        """Return the cells of an event, whole."""
        names = self._controller.events.name_of_id
        return (
            short_date(event),
            BASIS_LABELS[event.date_basis],
            plain(event.title),
            plain(", ".join(names.get(leader, leader) for leader in event.leaders)),
            plain(event.place),
        )

    def _ranks_of(self, key: str) -> Rows:
        if key not in self._ranks:
            self._ranks[key] = sort_ranks(self._controller.events, key)
        return self._ranks[key]


class EventListView(QTableView):
    """The table of events: sortable, and its rows can be copied."""

    def __init__(
        self,
        controller: Controller,
        finder: Finder,
        theme: ColorTheme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("eventList")
        self.setAccessibleName("Events")
        self.setAccessibleDescription(
            "The same events as on the timeline. Up and down select, the column heads sort."
        )
        self._controller = controller
        self._is_following = False
        self._is_sharing = self._has_own_widths = False
        self._model = EventTableModel(controller)
        self._delegate = MatchDelegate(finder, theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._arrange()
        self.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._model.modelReset.connect(self._show_selection)
        controller.filterChanged.connect(self._model.refresh)
        controller.listChanged.connect(self._model.forget)
        controller.selectionChanged.connect(self._show_selection)
        finder.changed.connect(self.viewport().update)

    def set_theme(self, theme: ColorTheme) -> None:
        """Mark matches in another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def rows_shown(self) -> list[int]:
        """Return the rows of the table in the order of the list."""
        return [int(row) for row in self._model.rows]

    def copy_rows(self) -> int:
        """Copy the selected rows as a table; return how many were copied."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = ["\t".join(_COLUMNS)]
        for place in chosen[:_MOST_COPIED]:
            event = self._controller.events.table.event(int(self._model.rows[place]))
            lines.append("\t".join(" ".join(text.split()) for text in self._model.texts(event)))
        if chosen:
            QGuiApplication.clipboard().setText("\n".join(lines))
        return len(lines) - 1

    def _arrange(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(28)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setSectionResizeMode(_TITLES, QHeaderView.ResizeMode.Stretch)
        heads.setMinimumSectionSize(_NARROWEST_PX)
        heads.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setAccessibleName("Columns")
        self.setSortingEnabled(True)
        heads.sectionResized.connect(self._head_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew, unless someone has set the columns."""
        super().resizeEvent(event)
        if self._has_own_widths:
            return
        self._is_sharing = True
        for column, (share, widest) in enumerate(zip(_SHARES, _WIDEST_PX, strict=True)):
            if column != _TITLES:
                self.setColumnWidth(column, min(round(share * self.viewport().width()), widest))
        self._is_sharing = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say why the table is empty, where it is."""
        super().paintEvent(event)
        if not len(self._model.rows):
            painter = QPainter(self.viewport())
            painter.setPen(self._delegate.theme.color("ink-soft"))
            painter.drawText(
                self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, "No event passes the filter."
            )
            painter.end()

    def _head_moved(self, column: int, _before: int, _now: int) -> None:
        """Remember that someone has set a column; that of titles moves by itself."""
        self._has_own_widths |= column != _TITLES and not self._is_sharing

    def _row_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._is_following:
            row = int(self._model.rows[current.row()])
            self._controller.select_row(row)
            self._controller.navigation.reveal_row(row)

    def _show_selection(self) -> None:
        """Follow the selection without moving the timeline."""
        self._is_following = True
        row = self._controller.selected_row
        place = -1 if row is None else self._model.place_of(row)
        if place >= 0:
            if self.currentIndex().row() != place:
                self.setCurrentIndex(self._model.index(place, 0))
        elif self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(
                QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
            )
        self._is_following = False
