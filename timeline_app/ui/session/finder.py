"""The finder: what the search box asks for, which events match, and which one is current."""

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.core.finding.search_index import Found
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.source_shelf import SourceShelf

# A frame has 16 ms, of which drawing needs the larger part.
_SLICE_S = 0.006
# First the window draws.
_WARM_UP_AFTER_MS = 400
# So many are searched before the next letter is typed.
_SMALL_LIST = 2_000


class Finder(QObject):
    """Searches everything, whatever the filter shows. Widgets listen to `changed`."""

    changed = Signal()

    def __init__(self, controller: Controller, shelf: SourceShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._shelf = shelf
        self._place = -1
        self._is_on_match = False
        self._warm_up = QTimer(self)
        self._warm_up.timeout.connect(self._prepare)
        self.query = ""
        self.found: Found = controller.events.text_index.find("")
        controller.listChanged.connect(self._list_changed)
        controller.filterChanged.connect(self.changed)
        controller.selectionChanged.connect(self._follow_selection)
        shelf.changed.connect(self._sources_changed)
        self._list_changed()

    def set_query(self, query: str) -> None:
        """Search for something else."""
        if query.strip() != self.query:
            self.query = query.strip()
            self._search()

    def step(self, step: int) -> None:
        """Select the next (1) or previous (-1) match, the best one first, round and round."""
        count = len(self.found.rows)
        if not count:
            return
        if self._place < 0 and step < 0:
            self._place = count - 1
        else:
            self._place = (self._place + step) % count
        row = int(self.found.rows[self._place])
        self._is_on_match = True
        self._controller.select_row(row)
        self._controller.navigation.reveal_row(row)
        self.changed.emit()

    def _follow_selection(self) -> None:
        """Count from a match that was selected by other means."""
        row = self._controller.selected_row
        places = np.flatnonzero(self.found.rows == (-1 if row is None else row))
        is_on_match = len(places) > 0
        if is_on_match:
            self._place = int(places[0])
        if is_on_match or self._is_on_match:
            self._is_on_match = is_on_match
            self.changed.emit()

    def matches(self, row: int) -> bool:
        """Tell whether a row matches."""
        return bool(self.query) and bool(self.found.mask[row])

    def summary(self) -> str:
        """Return how many matches there are, and how many the filter hides."""
        if not self.query:
            return ""
        if self.query != self.found.query:
            return "Reading the events…"
        count = len(self.found.rows)
        outside = count - int((self.found.mask & self._controller.model.mask).sum())
        noun = "match" if count == 1 else "matches"
        text = f"{count:,} {noun}" if count else "No matches"
        if self._is_on_match:
            text = f"{self._place + 1:,} of {text}"
        return f"{text}, {outside:,} outside the filter" if outside else text

    def _search(self) -> None:
        index = self._controller.events.text_index
        is_small = len(self._controller.events.table) <= _SMALL_LIST
        self._place = -1
        self._is_on_match = False
        if not self.query or is_small or index.is_complete:
            self.found = index.find(self.query)
        else:
            self.found = index.find("")
            self._warm_up.start(0)
        self.changed.emit()

    def _list_changed(self) -> None:
        self._sources_changed()
        if len(self._controller.events.table) > _SMALL_LIST:
            self._warm_up.start(_WARM_UP_AFTER_MS)

    def _sources_changed(self) -> None:
        self._controller.events.text_index.set_sources(self._shelf.paragraph_texts())
        self._search()

    def _prepare(self) -> None:
        """Build the index in slices while nothing else is to be done."""
        self._warm_up.setInterval(0)
        if self._controller.events.text_index.advance(_SLICE_S):
            self._warm_up.stop()
            if self.query:
                self._search()
