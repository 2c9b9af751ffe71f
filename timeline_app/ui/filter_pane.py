"""The filter pane: every facet with its values, their counts and check boxes."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.render.theme import Theme
from timeline_app.scene.tracks import theme_color
from timeline_app.ui.controller import Controller

_FACETS = (
    ("leaders", "Leaders"),
    ("themes", "Themes"),
    ("basis", "Date basis"),
    ("kinds", "Kinds"),
    ("documents", "Documents"),
    ("organisations", "Organisations"),
    ("places", "Places"),
)
_OPEN_AT_START = ("leaders", "themes", "basis")
_VALUE_ROLE = Qt.ItemDataRole.UserRole
_BASIS_SIGNS = {"stated": "●", "inferred": "○", "derived": "⊙", "undated": "◌"}


class FilterPane(QWidget):
    """Check boxes for every value of every facet; a count says what one more click would show."""

    def __init__(self, controller: Controller, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterPane")
        self._controller = controller
        self._theme = theme
        self._tree = QTreeWidget(self)
        self._tree.setObjectName("filterTree")
        self._tree.setAccessibleName("Filters")
        self._tree.setHeaderHidden(True)
        self._tree.setColumnCount(2)
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(8)
        self._tree.setExpandsOnDoubleClick(False)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.itemChanged.connect(self._item_changed)
        self._tree.itemClicked.connect(self._item_clicked)
        self._tree.setUniformRowHeights(True)
        self._note = QLabel(self)
        self._note.setObjectName("filterNote")
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self._tree)
        layout.addWidget(self._note)
        controller.listChanged.connect(self._fill)
        controller.filterChanged.connect(self._refresh)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in another theme."""
        self._theme = theme
        self._fill()

    def item(self, facet: str, value: str) -> QTreeWidgetItem | None:
        """Return the row of a value."""
        for top in self._tops():
            if top.data(0, _VALUE_ROLE) == facet:
                return next((c for c in _children(top) if c.data(0, _VALUE_ROLE) == value), None)
        return None

    def _tops(self) -> list[QTreeWidgetItem]:
        tops = (self._tree.topLevelItem(i) for i in range(self._tree.topLevelItemCount()))
        return [top for top in tops if top is not None]

    def _fill(self) -> None:
        blocker = QSignalBlocker(self._tree)
        closed = {top.data(0, _VALUE_ROLE) for top in self._tops() if not top.isExpanded()}
        known = {top.data(0, _VALUE_ROLE) for top in self._tops()}
        self._tree.clear()
        for facet, label in _FACETS:
            column = self._controller.events.table.facets[facet]
            if not column.values:
                continue
            top = self._heading(facet, label)
            for code, (value, text) in enumerate(zip(column.values, column.labels, strict=True)):
                self._add_value(top, facet, code, value, text)
            open_ = facet not in closed if facet in known else facet in _OPEN_AT_START
            top.setExpanded(open_)
            self._show_arrow(top)
        blocker.unblock()
        self._refresh()

    def _heading(self, facet: str, label: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self._tree, [label, ""])
        top.setData(0, _VALUE_ROLE, facet)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        return top

    def _add_value(
        self, top: QTreeWidgetItem, facet: str, code: int, value: str, text: str
    ) -> None:
        shown = f"{_BASIS_SIGNS[value]}  {text}" if facet == "basis" else text
        shown = shown.replace("-", " ").capitalize() if facet == "kinds" else shown
        item = QTreeWidgetItem(top, [shown, ""])
        item.setData(0, _VALUE_ROLE, value)
        item.setToolTip(0, text)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        if facet == "themes":
            item.setIcon(0, swatch(self._theme.color(theme_color(code))))

    def _refresh(self) -> None:
        """Show the filter's values as checked and what each value would show."""
        blocker = QSignalBlocker(self._tree)
        record, model = self._controller.state.filter, self._controller.model
        for top in self._tops():
            facet = top.data(0, _VALUE_ROLE)
            chosen = getattr(record, facet)
            counts = model.facet_counts(facet)
            for item, count in zip(_children(top), counts, strict=True):
                is_chosen = item.data(0, _VALUE_ROLE) in chosen
                state = Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
                item.setCheckState(0, state)
                item.setText(1, f"{count:,}")
                faint = count == 0 and not is_chosen
                color = self._theme.color("ink-faint" if faint else "ink")
                item.setForeground(0, color)
                item.setForeground(1, self._theme.color("ink-faint"))
        blocker.unblock()
        shown, total = len(model.rows), len(self._controller.events.table)
        self._note.setText(f"{shown:,} of {total:,} events shown")

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        top = item.parent()
        if top is not None and column == 0:
            self._controller.toggle_facet(top.data(0, _VALUE_ROLE), item.data(0, _VALUE_ROLE))

    def _item_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if item.parent() is None:
            item.setExpanded(not item.isExpanded())
            self._show_arrow(item)

    def _show_arrow(self, top: QTreeWidgetItem) -> None:
        label = dict(_FACETS)[top.data(0, _VALUE_ROLE)]
        top.setText(0, f"{'▾' if top.isExpanded() else '▸'} {label}")


def _children(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (top.child(i) for i in range(top.childCount()))
    return [child for child in children if child is not None]


def swatch(color: QColor) -> QIcon:
    """Return a small square of a colour."""
    pixmap = QPixmap(24, 24)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(5, 5, 14, 14, 3, 3)
    finally:
        painter.end()
    return QIcon(pixmap)
