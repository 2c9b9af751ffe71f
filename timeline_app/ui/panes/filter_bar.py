"""The bar above the canvas while a filter is active: how many events pass it, and it as chips."""

from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.table import Basis
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.program.plain_text import short
from timeline_app.state.filter_words import values_in_words
from timeline_app.state.view_state import what_less_lacks, with_facet, without_facet
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.widgets.button_row import ButtonRow
from timeline_app.ui.widgets.flow_layout import FlowLayout
from timeline_app.ui.widgets.passing_menu import passing_menu
from timeline_app.ui.widgets.plain_widgets import LONGEST_SENTENCE, PlainLabel, letters, tool_tip

# Some 300 px, so that the bar of a small window holds two beside each other.
_LONGEST_CHIP = 46


class FilterBar(QWidget):
    """One chip for each part of the filter; clicking it takes that part out.

    The actions it is given stand in the menu of a chip.
    """

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._controller = controller
        self._count = PlainLabel(parent=self)
        self._count.setObjectName("filterCount")
        self._count.setMinimumHeight(26)
        self._chips: list[QToolButton] = []
        self.row = ButtonRow(self)
        self._layout = FlowLayout(self)
        self._layout.setContentsMargins(12, 5, 12, 5)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._count)
        controller.filterChanged.connect(self._refresh)
        controller.listChanged.connect(self._refresh)
        self._refresh()

    def chip_texts(self) -> list[str]:
        """Return what the chips say."""
        return [chip.text().replace("&&", "&") for chip in self._chips]

    def _refresh(self) -> None:
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        shown, total = len(self._controller.model.rows), len(self._controller.events.table)
        self._count.setText(f"{shown:,} of {total:,} events")
        self._add_chips()
        self.setVisible(bool(self._chips))

    def _add_chips(self) -> None:
        record = self._controller.state.filter
        for facet in FACETS:
            if record.chosen_in(facet):
                words = partial(values_in_words, record, facet, self._controller.events)
                cut, whole = (short(words(most)) for most in (_LONGEST_CHIP, LONGEST_SENTENCE))
                less = without_facet(record, facet)
                self._add_chip(f"{cut}  ×", "filterChip", less, whole)
        for name, word in (("from_", "from"), ("to", "to")):
            date = getattr(record, name)
            if date:
                self._add_chip(
                    f"{word} {date_in_words(parse(date))}  ×",
                    "filterChip",
                    with_facet(record, name, ""),
                )
        if record.text.strip():
            self._add_chip(
                f"“{_short(record.text.strip())}”  ×",
                "filterChip",
                with_facet(record, "text", ""),
                f"“{record.text.strip()}”",
            )
        if self._chips:
            self._add_chip("Clear all", "clearAll", FilterRecord())
        self._add_undated(record)

    def _add_undated(self, record: FilterRecord) -> None:
        """Say how many events have no date, where a range leaves some of them out; lead there."""
        if not (record.from_ or record.to) or record.basis:
            return
        undated = with_facet(with_facet(record, "from_", ""), "to", "")
        undated = with_facet(undated, "basis", (Basis.UNDATED.name.lower(),))
        mask = filter_of(undated).to_mask(self._controller.events)
        if not np.any(mask & ~self._controller.model.mask):
            return
        count = int(np.count_nonzero(mask))
        verb = "has" if count == 1 else "have"
        chip = self._add_chip(f"{count:,} {verb} no date", "undatedMore", undated)
        chip.setToolTip("Show them where they were announced")

    def _add_chip(self, text: str, name: str, record: FilterRecord, whole: str = "") -> QToolButton:
        """Add a chip and return it; a tip says what does not fit on it, and what a click does."""
        chip = QToolButton(self)
        chip.setObjectName(name)
        chip.setText(letters(text))
        chip.setAccessibleName(
            f"Remove filter {short(whole or text)}" if name == "filterChip" else text
        )
        chip.setToolTip("" if not whole or text.startswith(whole) else tool_tip(whole))
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        controller = self._controller
        go = controller.navigation.show_undated if name == "undatedMore" else controller.set_filter
        chip.clicked.connect(lambda: go(record))
        if name == "filterChip":
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(
                lambda at: self._offer(record, chip.mapToGlobal(at))
            )
        self._layout.addWidget(chip)
        self.row.add(chip)
        chip.show()
        self._chips.append(chip)
        return chip

    def _offer(self, less: FilterRecord, place: QPoint) -> None:
        """Offer what can be done with a chip, without which the filter would be `less`."""
        controller = self._controller
        only = what_less_lacks(controller.state.filter, less)
        menu = passing_menu(self, "chipMenu")
        for words, record in (("Take this out", less), ("Keep only this", only)):
            act = partial(controller.set_filter, record)
            menu.addAction(words).triggered.connect(lambda _on, act=act: act())
        menu.addSeparator()
        menu.addActions(self.actions())
        menu.popup(place)


def _short(text: str) -> str:
    text = short(text)
    return text if len(text) <= _LONGEST_CHIP else text[: _LONGEST_CHIP - 1] + "…"
