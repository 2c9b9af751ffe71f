"""The bar above the canvas while a filter is active: how many events pass it, and it as chips."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

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


class _Words(NamedTuple):
    """What a chip says, of which kind it is, and the filter that a click leads to."""

    name: str
    text: str
    less: FilterRecord
    whole: str = ""
    tip: str = ""


class _Chip(QToolButton):
    less: FilterRecord


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
        self._chips: list[_Chip] = []
        self._spare: list[_Chip] = []
        self.row = ButtonRow(self)
        self._layout = FlowLayout(self)
        self._layout.setContentsMargins(12, 5, 12, 5)
        self._layout.setSpacing(6)
        controller.filterChanged.connect(self._refresh)
        controller.listChanged.connect(self._refresh)
        self._refresh()

    def chip_texts(self) -> list[str]:
        """Return what the chips say."""
        return [chip.text().replace("&&", "&") for chip in self._chips]

    def _refresh(self) -> None:
        shown, total = len(self._controller.model.rows), len(self._controller.events.table)
        self._count.setText(f"{shown:,} of {total:,} events")
        spare, self._chips = [*self._chips, *self._spare], []
        for words in self._words():
            # One that is there already costs a tenth of a new one, which Qt has to style first.
            fitting = (chip for chip in spare if chip.objectName() == words.name)
            chip = next(fitting, None) or self._made(words.name)
            if chip in spare:
                spare.remove(chip)
            self._say(chip, words)
            self._chips.append(chip)
        self._spare = spare
        self._layout.put(self._count, *self._chips)
        for chip in spare:
            chip.hide()
        for chip in self._chips:
            chip.show()
        self.setVisible(bool(self._chips))

    def _words(self) -> Iterator[_Words]:
        """Yield what is to be said, from left to right."""
        record = self._controller.state.filter
        parts = [*self._parts(record)]
        yield from parts
        if parts:
            yield _Words("clearAll", "Clear all", FilterRecord())
        yield from self._undated(record)

    def _parts(self, record: FilterRecord) -> Iterator[_Words]:
        for facet in FACETS:
            if record.chosen_in(facet):
                words = partial(values_in_words, record, facet, self._controller.events)
                cut, whole = (short(words(most)) for most in (_LONGEST_CHIP, LONGEST_SENTENCE))
                yield _Words("filterChip", f"{cut}  ×", without_facet(record, facet), whole)
        for name, word in (("from_", "from"), ("to", "to")):
            date = getattr(record, name)
            if date:
                text = f"{word} {date_in_words(parse(date))}  ×"
                yield _Words("filterChip", text, with_facet(record, name, ""))
        if text := record.text.strip():
            less = with_facet(record, "text", "")
            yield _Words("filterChip", f"“{_short(text)}”  ×", less, f"“{text}”")

    def _undated(self, record: FilterRecord) -> Iterator[_Words]:
        """Say how many events have no date, where a range leaves some of them out; lead there."""
        if not (record.from_ or record.to) or record.basis:
            return
        undated = with_facet(with_facet(record, "from_", ""), "to", "")
        undated = with_facet(undated, "basis", (Basis.UNDATED.name.lower(),))
        mask = filter_of(undated).to_mask(self._controller.events)
        if np.any(mask & ~self._controller.model.mask):
            count = int(np.count_nonzero(mask))
            text = f"{count:,} {'has' if count == 1 else 'have'} no date"
            yield _Words("undatedMore", text, undated, tip="Show them where they were announced")

    def _made(self, name: str) -> _Chip:
        chip = _Chip(self)
        chip.setObjectName(name)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        controller = self._controller
        go = controller.navigation.show_undated if name == "undatedMore" else controller.set_filter
        chip.clicked.connect(lambda: go(chip.less))
        if name == "filterChip":
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(
                lambda at: self._offer(chip.less, chip.mapToGlobal(at))
            )
        self.row.add(chip)
        return chip

    def _say(self, chip: _Chip, words: _Words) -> None:
        """Put words on a chip; a tip says what does not fit on it, and what a click does."""
        chip.less = words.less
        chip.setText(letters(words.text))
        is_part = words.name == "filterChip"
        whole = words.whole or words.text
        chip.setAccessibleName(f"Remove filter {short(whole)}" if is_part else words.text)
        is_cut = words.whole and not words.text.startswith(words.whole)
        chip.setToolTip(tool_tip(words.whole) if is_cut else words.tip)

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
