"""The columns of the window: its panes side by side as far as there is room, or one on another."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app.ui.columns.arrangement import (
    CENTRE,
    DOCUMENT,
    FILTERS,
    NARROW_PX,
    PLACES,
    READING,
    SHUTTABLE,
    Arrangement,
    arranged,
)
from timeline_app.ui.widgets.divided import DividedPanes

# Names of people whole; a line of some 40 letters; a canvas and its headings.
_LEAST_PX = {FILTERS: 170, READING: 260, DOCUMENT: 360, CENTRE: 320}


class Columns(DividedPanes):
    """Shows panes by name. `opened` are those that lie over the centre where room is short.

    `shut` are those that somebody put away, by command or by dragging them shut.
    """

    rearranged = Signal()
    shutChanged = Signal()

    def __init__(
        self, chosen_px: Mapping[str, int], shut: Collection[str], parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.chosen_px = dict(chosen_px)
        self.shut = frozenset(shut) & frozenset(SHUTTABLE)
        self.opened: list[str] = []
        self.document_px = _LEAST_PX[DOCUMENT]
        self._panes: dict[str, QWidget] = {}
        self._arrangement = Arrangement(CENTRE, {})
        self.splitterMoved.connect(self._note_widths)
        self.letGo.connect(self._note_shut)
        self.resetAsked.connect(self._reset)

    def put(self, name: str, pane: QWidget) -> None:
        """Give a pane its place among the others."""
        self._panes[name] = pane
        pane.setMinimumWidth(_LEAST_PX.get(name, _LEAST_PX[CENTRE]))
        place = self._there().index(name)
        self.insertWidget(place, pane)
        self.setCollapsible(place, name in (*SHUTTABLE, DOCUMENT))
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

    def set_shut(self, name: str, is_shut: bool) -> None:
        """Put a pane away, or have it back; where it would lie over the centre, lay it there."""
        if name == READING and self.is_narrow and not is_shut:
            self.open(name)
        elif name == READING and self.is_narrow:
            self.close_pane(name)
            return
        self._set_shut(self.shut | {name} if is_shut else self.shut - {name})

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

    def minimumSizeHint(self) -> QSize:
        """Return what filters and one pane need: in less room than for more, no more are shown."""
        least_px = _LEAST_PX[FILTERS] + self.handleWidth() + _LEAST_PX[CENTRE]
        return QSize(least_px, super().minimumSizeHint().height())

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
        now = arranged(self.width(), self.opened, self.document_px, self.chosen_px, self.shut)
        if now == self._arrangement:
            return
        before, self._arrangement = self._arrangement, now
        had_keyboard = self._with_keyboard()
        for name, pane in self._panes.items():
            self.setStretchFactor(self.indexOf(pane), int(name == now.main))
            pane.setVisible(name == now.main or name in now.beside)
            # What is shut is no place for the keyboard.
            pane.setEnabled(name in now.shown)
        rest = self.width() - sum(now.beside.values())
        sizes = {**now.beside, now.main: max(rest, 1)}
        self.setSizes([sizes.get(name, 0) for name in self._there()])
        if had_keyboard == CENTRE and CENTRE not in now.shown:
            # Qt would go on to whatever comes next in the window.
            self._panes[now.main].setFocus(Qt.FocusReason.OtherFocusReason)
        if (before.main, before.shown) != (now.main, now.shown):
            self.rearranged.emit()

    def _with_keyboard(self) -> str:
        """Return the pane that has the keyboard; nothing if it is elsewhere."""
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        return next((name for name, pane in self._panes.items() if pane.isAncestorOf(focus)), "")

    def _there(self) -> list[str]:
        """Return the panes that were made by now, from left to right."""
        return [name for name in PLACES if name in self._panes]

    def _set_shut(self, shut: frozenset[str]) -> None:
        if shut != self.shut:
            self.shut = shut
            self._arrange()
            self.shutChanged.emit()

    def _widths(self) -> dict[str, int]:
        """Return how wide the panes beside the main one are; 0 for what is dragged shut."""
        px = dict(zip(self._there(), self.sizes(), strict=True))
        return {name: px[name] for name in self._arrangement.beside}

    def _note_widths(self) -> None:
        """Keep the widths that somebody has given panes by hand."""
        beside, before = self._widths(), self._arrangement.beside
        self.chosen_px.update({n: px for n, px in beside.items() if px and px != before[n]})
        self._arrangement = Arrangement(self._arrangement.main, beside)

    def _note_shut(self) -> None:
        """Put away what was dragged shut, and have back what was dragged open."""
        widths = self._widths()
        for name, pane in self._panes.items():
            pane.setEnabled(bool(widths.get(name, 1)))
        if widths.get(DOCUMENT) == 0:
            self.close_pane(DOCUMENT)
        shut = {name for name in SHUTTABLE if widths.get(name) == 0}
        # On the way to nothing a pane was as narrow as can be, which is not how it is to come back.
        self.chosen_px = {name: px for name, px in self.chosen_px.items() if name not in shut}
        self._set_shut((self.shut - widths.keys()) | shut)
        self.rearranged.emit()

    def _reset(self, divider: int) -> None:
        """Give the panes at both sides of a divider their own widths back."""
        there = [
            n for n in self._there() if n in (*self._arrangement.beside, self._arrangement.main)
        ]
        right = there.index(self._there()[divider])
        beside = {there[right - 1], there[right]}
        self.chosen_px = {name: px for name, px in self.chosen_px.items() if name not in beside}
        self._set_shut(self.shut - beside)
        self._arrange()
