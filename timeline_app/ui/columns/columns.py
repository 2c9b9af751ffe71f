"""The columns of the window: its panes side by side as far as there is room, or one on another."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from timeline_app.ui.columns.arrangement import (
    CENTRE,
    DOCUMENT,
    FILTERS,
    NARROW_PX,
    PLACES,
    READING,
    Arrangement,
    arranged,
)

# Names of people whole; a line of some 40 letters; a canvas and its headings.
_LEAST_PX = {FILTERS: 170, READING: 260, DOCUMENT: 360, CENTRE: 320}


class Columns(QSplitter):
    """Shows panes by name. `opened` are those that lie over the centre where room is short."""

    rearranged = Signal()

    def __init__(self, chosen_px: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.chosen_px = dict(chosen_px)
        self.opened: list[str] = []
        self.document_px = _LEAST_PX[DOCUMENT]
        self._panes: dict[str, QWidget] = {}
        self._arrangement = Arrangement(CENTRE, {})
        self.splitterMoved.connect(self._note_widths)

    def put(self, name: str, pane: QWidget) -> None:
        """Give a pane its place among the others."""
        self._panes[name] = pane
        pane.setMinimumWidth(_LEAST_PX.get(name, _LEAST_PX[CENTRE]))
        there = [other for other in PLACES if other in self._panes]
        self.insertWidget(there.index(name), pane)
        pane.setVisible(name in self._arrangement.shown)

    def open(self, name: str) -> None:
        """Lay a pane on top."""
        self._set_opened([*(other for other in self.opened if other != name), name])

    def close_pane(self, name: str) -> None:
        """Take a pane away."""
        self._set_opened([other for other in self.opened if other != name])

    def clear(self) -> None:
        """Take away whatever lies over the centre."""
        if CENTRE not in self._arrangement.shown:
            self._set_opened([])

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for filters and one pane only."""
        return self.width() < NARROW_PX

    def is_shown(self, name: str) -> bool:
        """Tell whether a pane is in sight."""
        return name in self._arrangement.shown

    def lies_over(self, name: str) -> bool:
        """Tell whether a pane covers the centre."""
        return name != CENTRE and name == self._arrangement.main

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put panes side by side, or on each other, as the room is now."""
        super().resizeEvent(event)
        self._arrange()

    def _set_opened(self, opened: list[str]) -> None:
        if opened != self.opened:
            self.opened = opened
            self._arrange()
            self.rearranged.emit()

    def _arrange(self) -> None:
        if not self.is_narrow:
            self.opened = [name for name in self.opened if name != READING]
        now = arranged(self.width(), self.opened, self.document_px, self.chosen_px)
        if now == self._arrangement:
            return
        before, self._arrangement = self._arrangement, now
        for name, pane in self._panes.items():
            self.setStretchFactor(self.indexOf(pane), int(name == now.main))
            pane.setVisible(name in now.shown)
        rest = self.width() - sum(now.beside.values())
        sizes = {**now.beside, now.main: max(rest, 1)}
        self.setSizes([sizes.get(name, 0) for name in PLACES if name in self._panes])
        if (before.main, before.shown) != (now.main, now.shown):
            self.rearranged.emit()

    def _note_widths(self) -> None:
        """Keep the widths that somebody has given panes by hand."""
        beside = {name: self._panes[name].width() for name in self._arrangement.beside}
        before = self._arrangement.beside
        self.chosen_px.update({n: px for n, px in beside.items() if px != before[n]})
        self._arrangement = Arrangement(self._arrangement.main, beside)
