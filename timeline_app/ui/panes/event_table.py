"""The list view: the same events as a table, in step with filter, search and selection."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from timeline_app.core.event_list.matches import spoken_of
from timeline_app.core.event_list.sorting import sort_ranks, sorted_rows
from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.table import Basis
from timeline_app.core.wording.plain_text import upper_first
from timeline_app.exchange.tables.harmless import harmless
from timeline_app.program.plain_text import one_line, short
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.tracks.draughtsman import SHAPES
from timeline_app.state.list_columns import (
    COLUMN_IDS,
    COLUMNS,
    TITLE,
    empty_columns,
    left_out,
    shown_columns,
)
from timeline_app.ui.panes.list_menus import columns_menu
from timeline_app.ui.panes.match_delegate import LINES, MARK_ROLE, WHY_ROLE, MatchDelegate
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.widgets.more_columns import MoreColumns

_TITLES = COLUMN_IDS.index(TITLE)
_BASIS = COLUMN_IDS.index("basis")
# Of the width, until titles have what is enough for them.
_MOST_BESIDE_TITLES = 0.55
# A line of some 50 letters: with two of them next to no title is cut.
_ENOUGH_FOR_TITLES_PX = 320
# Chosen columns keep so much of their width; what then has no room is scrolled to.
_LEAST_SHARE = 0.75
# A heading is still known by its first letters beside the arrow of sorting.
_NARROWEST_PX = 60
# Above and below the two lines of a cell, so that rows stand apart.
_AIR_PX = 6
# A few screens, so that an event is decoded once for all its cells.
_EVENTS_KEPT = 500
Index = QModelIndex | QPersistentModelIndex
_NO_ROWS: Rows = np.zeros(0, np.int64)


class EventTableModel(QAbstractTableModel):
    """The filtered rows in a chosen order; an event is decoded when one of its cells is shown."""

    def __init__(self, controller: Controller, finder: Finder) -> None:
        super().__init__(controller)
        self._controller = controller
        self._finder = finder
        self._column = 0
        self._is_descending = False
        self._ranks: dict[str, Rows] = {}
        self._event = lru_cache(_EVENTS_KEPT)(controller.events.table.event)
        self.rows: Rows = controller.model.rows
        self.empty = empty_columns(controller.events, self.rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Return how many events pass the filter."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column, or its tip."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        return column.tip if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, or the symbol before it."""
        row, column = int(self.rows[index.row()]), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return short(self._text(row, column))
        if role == MARK_ROLE and column == _BASIS:
            return SHAPES[Basis(int(self._controller.events.table.basis[row]))]
        if role == WHY_ROLE:
            return self._why(row)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column = max(column, 0)
        self._is_descending = order is Qt.SortOrder.DescendingOrder
        self.refresh()

    def refresh(self) -> None:
        """Show the rows of a new filter or order."""
        self.beginResetModel()
        self.rows = self._controller.model.rows
        if not self._is_in_time_order:
            ranks = self._ranks_of(COLUMNS[self._column].id)
            self.rows = sorted_rows(self.rows, ranks, self._is_descending)
        self.empty = empty_columns(self._controller.events, self.rows)
        self.endResetModel()

    def forget(self) -> None:
        """Forget the order and the events of another list."""
        self._ranks.clear()
        self._event = lru_cache(_EVENTS_KEPT)(self._controller.events.table.event)
        self.refresh()

    def place_of(self, row: int) -> int:
        """Return where a row of the table stands, or -1."""
        if self._is_in_time_order:
            place = int(self.rows.searchsorted(row))
            return place if place < len(self.rows) and int(self.rows[place]) == row else -1
        places = np.flatnonzero(self.rows == row)
        return int(places[0]) if len(places) else -1

    def _why(self, row: int) -> str:
        """Say where an event holds what is searched or filtered for, and who is spoken of."""
        event, events, asked = (
            self._event(row),
            self._controller.events,
            self._controller.state.filter,
        )
        sought = (asked.text, self._finder.query if self._finder.matches(row) else "")
        places = [place for text in sought for place in events.text_index.matched(event, text)]
        found = f"found in: {', '.join(dict.fromkeys(places))}" if places else ""
        return upper_first(" · ".join(filter(None, (found, *spoken_of(events, event, asked)))))

    def line(self, row: int, columns: Sequence[int]) -> str:
        """Return some cells of a row of the table, whole, parted by tabs; nothing runs them."""
        texts = (" ".join(one_line(self._text(row, column)).split()) for column in columns)
        return "\t".join(map(harmless, texts))

    @property
    def _is_in_time_order(self) -> bool:
        return not self._column and not self._is_descending

    def _text(self, row: int, column: int) -> str:
        event, events = self._event(row), self._controller.events
        return COLUMNS[column].text(event, events, self._controller.state.filter)

    def _ranks_of(self, key: str) -> Rows:
        if key not in self._ranks:
            self._ranks[key] = sort_ranks(self._controller.events, key)
        return self._ranks[key]


class EventListView(QTableView):
    """The table of events: sortable, with columns to choose, and its rows can be copied.

    `chosen` are the columns that somebody chose, none if they follow the room there is. `placeTold`
    says which of the rows, `listed` in their order, is selected.
    """

    columnsChosen = Signal(tuple)
    placeTold = Signal(str)

    def __init__(
        self,
        controller: Controller,
        finder: Finder,
        theme: ColorTheme,
        chosen: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("eventList")
        self.setAccessibleName("Events")
        self.setAccessibleDescription(
            "The same events as on the timeline. Up and down select, Enter reads the event, "
            "and Order of the list in the View menu sorts."
        )
        self._controller = controller
        self._chosen = chosen
        self._is_following = False
        self._is_sharing = self._has_own_widths = False
        self.listed = self._model = EventTableModel(controller, finder)
        self._delegate = MatchDelegate(finder, theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._more = MoreColumns(self.horizontalHeader(), self.offer_columns)
        self._arrange()
        self.set_theme(theme)
        self.selectionModel().currentRowChanged.connect(self._take_selection)
        self.selectionModel().selectionChanged.connect(self._take_selection)
        self._model.modelReset.connect(self.show_selection)
        self._model.modelReset.connect(self._share_width)
        controller.filterChanged.connect(self._model.refresh)
        controller.listChanged.connect(self._model.forget)
        controller.selectionChanged.connect(self.show_selection)
        finder.changed.connect(self.viewport().update)

    def set_theme(self, theme: ColorTheme) -> None:
        """Show the list in another theme."""
        self._delegate.set_theme(theme)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, theme.color("accent-soft"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.color("ink"))
        self.setPalette(palette)
        self.viewport().update()

    def rows_shown(self) -> list[int]:
        """Return the rows of the table in the order of the list."""
        return [int(row) for row in self._model.rows]

    def chosen_rows(self) -> Rows:
        """Return the rows of the table that are selected, in the order of the list."""
        runs = self.selectionModel().selection()
        ends = [(run.top(), run.bottom() + 1) for run in map(runs.at, range(runs.count()))]
        places = [np.arange(first, end) for first, end in ends]
        rows: Rows = self._model.rows[np.unique(np.concatenate(places))] if places else _NO_ROWS
        return rows

    def selectAll(self) -> None:
        """Select every row; without an event to be read there would be nothing to copy."""
        if not self.currentIndex().isValid() and len(self._model.rows):
            self.setCurrentIndex(self._model.index(0, 0))
        super().selectAll()

    def lines(self, rows: Rows) -> list[str]:
        """Return some rows as lines of a table, with all columns at any width."""
        columns = range(len(COLUMNS))
        heading = "\t".join(column.heading for column in COLUMNS)
        return [heading, *(self._model.line(row, columns) for row in rows.tolist())]

    def columns_menu(self) -> QMenu:
        """Return the menu of the headings: what to sort by, and which columns are shown."""
        shown = shown_columns(self._chosen, self.viewport().width(), self._model.empty)
        return columns_menu(self, shown, bool(self._chosen), self.choose)

    def offer_columns(self, place: QPoint | None = None) -> None:
        """Let somebody choose columns and order, at a place of the headings."""
        heads = self.horizontalHeader()
        self.columns_menu().popup(heads.mapToGlobal(place or QPoint(0, heads.height())))

    def _arrange(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(_NARROWEST_PX)
        heads.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setAccessibleName("Columns")
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self.offer_columns)
        self.setSortingEnabled(True)
        heads.sectionResized.connect(self._head_moved)

    def _set_row_height(self) -> None:
        height_px = LINES * self.fontMetrics().lineSpacing() + 2 * _AIR_PX
        self.verticalHeader().setDefaultSectionSize(height_px)

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for two lines in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_row_height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus, and nothing more: Qt would go to the first row, and so select it."""
        was_following, self._is_following = self._is_following, True
        had_row = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not had_row:
            nothing = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(QModelIndex(), nothing)
        self._is_following = was_following

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._more.place()
        self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the selected event in sight, wherever it was selected."""
        super().showEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

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

    def choose(self, columns: tuple[str, ...]) -> None:
        """Show just these columns; with none, as many as there is room for."""
        self._chosen = columns
        self._has_own_widths = False
        self._share_width()
        self.columnsChosen.emit(columns)

    def _share_width(self) -> None:
        """Show the columns with their widths unless someone has set them; titles take the rest."""
        # Showing a column comes back here.
        if self._has_own_widths or self._is_sharing:
            return
        self._is_sharing = True
        room_px = self.viewport().width()
        shown = shown_columns(self._chosen, room_px, self._model.empty)
        beside_px = sum(c.width_px for c in COLUMNS if c.id in shown and c.id != TITLE)
        most_px = max(_MOST_BESIDE_TITLES * room_px, room_px - _ENOUGH_FOR_TITLES_PX)
        share = min(1.0, most_px / max(beside_px, 1))
        is_crowded = bool(self._chosen) and share < _LEAST_SHARE
        share = _LEAST_SHARE if is_crowded else share
        mode = QHeaderView.ResizeMode
        heads = self.horizontalHeader()
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column.id not in shown)
            takes_rest = place == _TITLES and not is_crowded
            heads.setSectionResizeMode(place, mode.Stretch if takes_rest else mode.Interactive)
            if not takes_rest:
                width_px = column.width_px * (1.0 if place == _TITLES else share)
                self.setColumnWidth(place, round(width_px))
        self._more.show_left_out(left_out(self._chosen, room_px, self._model.empty))
        self._is_sharing = False

    def _head_moved(self, column: int, before_px: int, now_px: int) -> None:
        """Remember that someone has set a column; that of titles moves by itself.

        Of columns that come and go Qt tells later, from or to no width.
        """
        is_set = bool(before_px and now_px) and not self._is_sharing
        self._has_own_widths |= is_set and column != _TITLES

    def _take_selection(self) -> None:
        """Select the event someone went to; the focus alone, when it comes here, selects none."""
        current = self.currentIndex()
        if self._is_following or not self.selectionModel().isSelected(current):
            return
        row = int(self._model.rows[current.row()])
        if row != self._controller.selected_row:
            # Where the event would lie over the list, keys go on through the list.
            is_click = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
            self._controller.select_row(row, to_read=is_click)
            self._controller.navigation.reveal_row(row)

    def show_selection(self) -> None:
        """Follow the selection without moving the timeline, and say which row it is."""
        self._is_following = True
        row = self._controller.selected_row
        place = -1 if row is None else self._model.place_of(row)
        count = len(self._model.rows)
        self.placeTold.emit(f"Event {place + 1:,} of {count:,}" if place >= 0 else "")
        if place >= 0:
            if self.currentIndex().row() != place:
                self.setCurrentIndex(self._model.index(place, 0))
        elif self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(
                QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
            )
        self._is_following = False
