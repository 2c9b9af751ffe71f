"""The finder: what the search box asks for, which events match, and which one is current."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.core.bulk.door import event_index
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.event_index import EventIndex
from timeline_app.core.finding.query import Query
from timeline_app.core.finding.search_index import Found
from timeline_app.core.table.arrays import Rows
from timeline_app.program.locations import column_folder
from timeline_app.ui.reading.latest_only import LatestOnly, Worker
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.source_shelf import SourceShelf

# The first frame comes before what nobody waits for.
_BEGIN_AFTER_MS = 50
# Longer than a hand takes from one turn of a wheel to the next: between them no index is made.
_REST_MS = 400
# Their index is made in some 10 ms, before the next letter is typed.
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
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._prepare)
        self._work = LatestOnly(self)
        self._work.came.connect(self._take)
        self.query = ""
        self.found: Found = controller.events.text_index.find("")
        self._listed: Rows | None = None
        self._order: Rows = self.found.rows
        controller.listChanged.connect(self._list_changed)
        controller.filterChanged.connect(self.changed)
        controller.selectionChanged.connect(self._follow_selection)
        for moved in (controller.spanChanged, controller.layoutChanged, controller.motion.passed):
            moved.connect(self._make_way)
        shelf.changed.connect(self._sources_changed)
        self._list_changed()

    def set_query(self, query: str) -> None:
        """Search for something else."""
        if query.strip() != self.query:
            self.query = query.strip()
            self._search()

    def go_by(self, listed: Rows | None) -> None:
        """Step and count as a list goes, those it does not show last; else the best match first."""
        self._listed = listed
        self._put_in_order()
        self._follow_selection()

    @property
    def is_by_list(self) -> bool:
        """Whether it goes as a list goes, which is what is shown then."""
        return self._listed is not None

    def _put_in_order(self) -> None:
        found, listed = self.found.rows, self._listed
        self._place = -1
        self._order = found
        if listed is not None and len(found):
            is_listed = np.zeros(len(self.found.mask), dtype=np.bool_)
            is_listed[listed] = True
            others = found[~is_listed[found]]
            self._order = np.concatenate((listed[self.found.mask[listed]], others))

    def step(self, step: int) -> None:
        """Select the next (1) or previous (-1) match, round and round."""
        count = len(self._order)
        if not count:
            return
        if self._place < 0 and step < 0:
            self._place = count - 1
        else:
            self._place = (self._place + step) % count
        row = int(self._order[self._place])
        self._is_on_match = True
        self._controller.select_row(row)
        self._controller.navigation.reveal_row(row)
        self.changed.emit()

    def _follow_selection(self) -> None:
        """Count from a match that was selected by other means."""
        row = self._controller.selected_row
        places = np.flatnonzero(self._order == (-1 if row is None else row))
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
        cited = count - self.found.direct_count
        if self._is_on_match:
            text = f"{self._place + 1:,} of {text}"
        elif cited:
            which = "only" if cited == count else f"{cited:,} only"
            text = f"{text}, {which} by a paragraph that is cited"
        text = f"{text}, {outside:,} outside the filter" if outside else text
        places = ", ".join(self.matched())
        return f"{text} · found in: {places}" if places else text

    def matched(self) -> list[str]:
        """Return where the current match holds what was asked for."""
        event = self._controller.selected
        if event is None or not self._is_on_match:
            return []
        return self._controller.events.text_index.matched(event, self.query)

    @property
    def sought(self) -> Query:
        """What the query asks for, with all spellings of it, for marking it in texts."""
        return self._controller.events.text_index.query(self.query)

    def _search(self) -> None:
        index = self._controller.events.text_index
        self._is_on_match = False
        is_ready = index.is_complete or self._is_small or not self.query
        self.found = index.find(self.query if is_ready else "")
        self._put_in_order()
        if not is_ready:
            self._prepare()
        self.changed.emit()

    @property
    def _is_small(self) -> bool:
        return len(self._controller.events.table) <= _SMALL_LIST

    def _list_changed(self) -> None:
        self._listed = None
        self._work.cancel()
        self._sources_changed()
        if self._is_small:
            self._soon.stop()
        else:
            self._soon.start(_BEGIN_AFTER_MS)

    def _sources_changed(self) -> None:
        self._controller.events.text_index.set_sources(self._shelf.paragraph_texts())
        self._search()

    def _prepare(self) -> None:
        """Make the index beside the window."""
        self._soon.stop()
        if self._work.is_running:
            self._work.make_way(0)
        elif not self._controller.events.text_index.is_complete:
            self._work.start(partial(_make, self._controller.events, column_folder()))

    def _make_way(self) -> None:
        """Make no index while a hand moves the view, unless somebody waits for it."""
        if self._soon.isActive():
            self._soon.start(_REST_MS)
        elif not self.query:
            self._work.make_way(_REST_MS)

    def _take(self, made: tuple[EventList, EventIndex]) -> None:
        events, index = made
        if events is self._controller.events:
            events.text_index.take(index)
            if self.query:
                self._search()


def _make(events: EventList, cache_folder: Path, worker: Worker) -> None:
    """Hand over the index of a list."""
    worker.deliver((events, event_index(events, cache_folder, worker.stop_if_given_up)))
