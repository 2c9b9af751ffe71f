"""The filter pane: every facet with its values, their counts and check boxes, and the dates."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem, QVBoxLayout, QWidget

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.folding import fold
from timeline_app.core.record.facet_kinds import FACETS, FacetKind
from timeline_app.core.table.table import EventTable
from timeline_app.program.plain_text import short
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.tracks.tracks import theme_color
from timeline_app.state.view_state import with_all_leaders, with_spoken_of
from timeline_app.ui.panes.date_range import DateRange
from timeline_app.ui.panes.facet_tree import (
    CODE_ROLE,
    VALUE_ROLE,
    FacetTree,
    ValueRow,
    ticked,
)
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.widgets.basis_marks import basis_image
from timeline_app.ui.widgets.button_row import FieldColumn
from timeline_app.ui.widgets.line_icons import line_icon
from timeline_app.ui.widgets.plain_widgets import tool_tip

# Two screens of rows: in more than that people type sooner than they scroll.
_MOST_VALUES = 60
_ALL_LEADERS = "\x00all"
_SPOKEN_OF = "\x00spoken"


class FilterPane(QWidget):
    """Check boxes for every value of every facet; a count says what one more click would show."""

    def __init__(
        self, controller: Controller, theme: ColorTheme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("filterPane")
        self._controller = controller
        self._theme = theme
        # What is listed, so that no tick has to look it up in the tree.
        self._rows: dict[str, list[ValueRow]] = {}
        self._switches: dict[str, QTreeWidgetItem] = {}
        self._open = {facet for facet, kind in FACETS.items() if kind.is_open_at_start}
        self.narrow = QLineEdit(self)
        self.narrow.setObjectName("filterNarrow")
        self.narrow.setAccessibleName("Narrow the filters")
        self.narrow.setPlaceholderText("Narrow the filters…")
        self.narrow.setClearButtonEnabled(True)
        self._sign = self.narrow.addAction(
            narrowing_sign(theme.color("ink-faint")), QLineEdit.ActionPosition.LeadingPosition
        )
        self.narrow.textChanged.connect(lambda _text: self._fill())
        self._dates = DateRange(controller, self)
        self.tree = FacetTree(self.narrow, self)
        self.tree.itemChanged.connect(self._item_changed)
        self.tree.itemClicked.connect(self._item_clicked)
        self.fields = (self.narrow, self._dates.first, self._dates.last)
        self._column = FieldColumn(self.fields, self.tree)
        leave = QShortcut(QKeySequence("Esc"), self.narrow)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self.narrow.clear)
        leave.activated.connect(self.tree.setFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        row = QVBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self.narrow)
        layout.addLayout(row)
        layout.addWidget(self._dates)
        layout.addWidget(self.tree)
        controller.listChanged.connect(self._fill)
        controller.filterChanged.connect(self.refresh)
        self._fill()

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw the swatches in another theme."""
        self._theme = theme
        self._sign.setIcon(narrowing_sign(theme.color("ink-faint")))
        self._fill()

    def item(self, facet: str, value: str) -> QTreeWidgetItem | None:
        """Return the row of a value."""
        top = self._listed(facet)
        children = [] if top is None else _children(top)
        return next((c for c in children if c.data(0, VALUE_ROLE) == value), None)

    def shown_values(self, facet: str) -> list[str]:
        """Return the values of a facet that are listed."""
        self._listed(facet)
        return [row.value for row in self._rows.get(facet, ())]

    def _listed(self, facet: str) -> QTreeWidgetItem | None:
        """Return the heading of a facet with its values below it."""
        top = next((top for top in self._tops() if top.data(0, VALUE_ROLE) == facet), None)
        if top is not None:
            self._list_values(top)
        return top

    def _tops(self) -> list[QTreeWidgetItem]:
        tops = (self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount()))
        return [top for top in tops if top is not None]

    def _fill(self) -> None:
        """List the values anew: all, or those that fit what was typed.

        Those of a closed facet are listed when it is opened.
        """
        blocker = QSignalBlocker(self.tree)
        sought = fold(self.narrow.text())
        self.tree.clear()
        self._rows, self._switches = {}, {}
        for kind in self._kinds():
            facet = kind.id
            if not self._codes(facet, sought):
                continue
            top = self._heading(kind)
            if sought or (
                facet in self._open and _says_something(self._controller.events.table, kind)
            ):
                self._add_values(top)
                top.setExpanded(True)
            self._show_arrow(top)
        blocker.unblock()
        self.refresh()

    def _kinds(self) -> list[FacetKind]:
        """Return the facets in their order; those that say nothing of any event come last."""
        table = self._controller.events.table
        return sorted(
            FACETS.values(), key=lambda kind: (not _says_something(table, kind), kind.place_in_pane)
        )

    def _list_values(self, top: QTreeWidgetItem) -> None:
        if not top.childCount():
            blocker = QSignalBlocker(self.tree)
            self._add_values(top)
            blocker.unblock()
            self.refresh()

    def _add_values(self, top: QTreeWidgetItem) -> None:
        facet, sought = top.data(0, VALUE_ROLE), fold(self.narrow.text())
        codes = self._codes(facet, sought)
        if facet == "leaders" and not sought:
            self._add_switch(
                top,
                _ALL_LEADERS,
                "all of these together",
                "Show only events in which all the ticked leaders took part",
            )
            self._add_switch(
                top,
                _SPOKEN_OF,
                "also where spoken of",
                "Show also events in which a ticked leader is spoken of or honoured",
            )
        spoken_of = _only_spoken_of(self._controller.events, facet)
        shown = sorted(codes[:_MOST_VALUES], key=spoken_of.__contains__)
        for place, code in enumerate(shown):
            if code in spoken_of and (not place or shown[place - 1] not in spoken_of):
                _add_note(top, "only spoken of")
            self._add_value(top, facet, code)
        if len(codes) > _MOST_VALUES:
            _add_note(top, f"type to find {len(codes) - _MOST_VALUES:,} more")

    def _codes(self, facet: str, sought: str) -> list[int]:
        """Return which values to list: those of no event last; of many, those chosen first."""
        column = self._controller.events.table.facets[facet]
        names = _spellings(self._controller.events, facet)
        codes = [
            code
            for code, (value, label) in enumerate(zip(column.values, column.labels, strict=True))
            if not sought or _fits(sought, fold(f"{label} {names.get(value, '')}"))
        ]
        if len(codes) > _MOST_VALUES:
            chosen = set(self._controller.state.filter.chosen_in(facet))
            counts = self._controller.model.facet_counts(facet)
            codes.sort(key=lambda code: (column.values[code] not in chosen, -counts[code]))
        spoken_of = _only_spoken_of(self._controller.events, facet)
        return sorted(codes, key=lambda code: (not column.occurring[code], code not in spoken_of))

    def _heading(self, kind: FacetKind) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.tree, [kind.heading, ""])
        top.setData(0, VALUE_ROLE, kind.id)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        top.setToolTip(0, kind.tip)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        if not _says_something(self._controller.events.table, kind):
            top.setForeground(0, self._theme.color("ink-faint"))
        return top

    def _add_switch(self, top: QTreeWidgetItem, value: str, text: str, tip: str) -> None:
        item = QTreeWidgetItem(top, [text, ""])
        item.setData(0, VALUE_ROLE, value)
        item.setToolTip(0, tip)
        font = item.font(0)
        font.setItalic(True)
        item.setFont(0, font)
        item.setForeground(0, self._theme.color("ink-soft"))
        item.setCheckState(0, Qt.CheckState.Unchecked)
        self._switches[value] = item

    def _add_value(self, top: QTreeWidgetItem, facet: str, code: int) -> None:
        column, kind = self._controller.events.table.facets[facet], FACETS[facet]
        value, text = column.values[code], kind.label_as_read(column.labels[code])
        item = QTreeWidgetItem(top, [short(text), ""])
        item.setData(0, VALUE_ROLE, value)
        item.setData(0, CODE_ROLE, code)
        item.setToolTip(0, tool_tip(text))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        if facet == "themes":
            item.setIcon(0, swatch(self._theme.color(theme_color(code))))
        elif facet == "basis":
            image = basis_image(value, self._theme, self.devicePixelRatioF())
            item.setIcon(0, QIcon(QPixmap.fromImage(image)))
        self._rows.setdefault(facet, []).append(ValueRow(item, value, code))

    def refresh(self) -> None:
        """Show the filter's values as checked and what each value would show."""
        record = self._controller.state.filter
        switches = ((_ALL_LEADERS, record.all_leaders), (_SPOKEN_OF, record.spoken_of))
        with self.tree.told_once() as redrawn:
            for facet, rows in self._rows.items():
                redrawn.extend(self._refresh_values(facet, rows))
            for value, is_on in switches:
                if value in self._switches and ticked(self._switches[value], is_on):
                    redrawn.append(self._switches[value])
            # The sign of what a tick would add as well, so that the first tick moves nothing.
            counts = (row.count.lstrip("+") for rows in self._rows.values() for row in rows)
            self.tree.make_room(f"+{count}" for count in counts)

    def _refresh_values(self, facet: str, rows: list[ValueRow]) -> list[QTreeWidgetItem]:
        """Show them for the values of a facet that are listed; to count others is of no use.

        They tell what one more click gives: the events left, or how many more come in. Return the
        rows that are to be drawn anew, not only their counts.
        """
        redrawn = []
        record, model = self._controller.state.filter, self._controller.model
        chosen = frozenset(record.chosen_in(facet))
        counts, gains = model.facet_counts(facet), model.facet_gains(facet)
        ink, faint = self._theme.color("ink"), self._theme.color("ink-faint")
        for row in rows:
            is_chosen = row.value in chosen
            is_other = row.tick(is_chosen)
            adds = gains is not None and not is_chosen
            number = gains[row.code] if gains is not None and adds else counts[row.code]
            has_events = is_chosen or bool(counts[row.code])
            count = f"+{number:,}" if adds else f"{number:,}"
            if row.say(count, ink if has_events else faint, faint) or is_other:
                redrawn.append(row.item)
            row.explain(_tip_of_gain(number) if adds else "")
        return redrawn

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        top = item.parent()
        if top is None or column != 0:
            return
        facet, value = top.data(0, VALUE_ROLE), item.data(0, VALUE_ROLE)
        if value in (_ALL_LEADERS, _SPOKEN_OF):
            with_switch = with_all_leaders if value == _ALL_LEADERS else with_spoken_of
            is_on = item.checkState(0) is Qt.CheckState.Checked
            self._controller.set_filter(with_switch(self._controller.state.filter, is_on))
        else:
            self._controller.filtering.toggle(facet, value)

    def _item_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if item.parent() is None:
            self._list_values(item)
            item.setExpanded(not item.isExpanded())
            if not self.narrow.text():
                self._open ^= {item.data(0, VALUE_ROLE)}
            self._show_arrow(item)

    def _show_arrow(self, top: QTreeWidgetItem) -> None:
        is_open = top.isExpanded()
        top.setIcon(0, line_icon("chevron-down") if is_open else line_icon("chevron-right"))


def facet_and_value(item: QTreeWidgetItem) -> tuple[str, str]:
    """Return what a row of the tree stands for; of a heading there is no value."""
    top = item.parent()
    if top is None:
        return str(item.data(0, VALUE_ROLE)), ""
    has_value = item.data(0, CODE_ROLE) is not None
    return str(top.data(0, VALUE_ROLE)), str(item.data(0, VALUE_ROLE)) if has_value else ""


def _spellings(events: EventList, facet: str) -> dict[str, str]:
    return {one.value: one.spellings for one in FACETS[facet].named_by(events.head)}


def _says_something(table: EventTable, kind: FacetKind) -> bool:
    return any(table.facets[kind.id].occurring)


def _only_spoken_of(events: EventList, facet: str) -> frozenset[int]:
    return events.only_spoken_of if facet == "leaders" else frozenset()


def _add_note(top: QTreeWidgetItem, text: str) -> None:
    """Add a row that says something of the others and cannot be ticked."""
    note = QTreeWidgetItem(top, [text])
    note.setFlags(Qt.ItemFlag.NoItemFlags)


def _tip_of_gain(count: int) -> str:
    """Say what a number with a plus means."""
    return f"Ticked as well, it adds {f'{count:,} more' if count else 'none'} to what is shown"


def _fits(sought: str, text: str) -> bool:
    return all(word in text for word in sought.split())


def _children(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (top.child(i) for i in range(top.childCount()))
    return [child for child in children if child is not None]


def swatch(color: QColor) -> QIcon:
    """Return a small square of a colour."""
    return _painted(lambda painter: painter.drawRoundedRect(5, 5, 14, 14, 3, 3), color)


def narrowing_sign(color: QColor) -> QIcon:
    """Return three bars that grow shorter: fewer filters, not events that are found."""

    def paint(painter: QPainter) -> None:
        for y, width in ((5, 16), (11, 10), (17, 4)):
            painter.drawRoundedRect(12 - width // 2, y, width, 2, 1, 1)

    return _painted(paint, color)


def _painted(paint: Callable[[QPainter], None], color: QColor) -> QIcon:
    """Return an icon of 24 px, filled with a colour."""
    pixmap = QPixmap(24, 24)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        paint(painter)
    finally:
        painter.end()
    return QIcon(pixmap)
