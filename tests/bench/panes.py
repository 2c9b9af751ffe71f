"""The panes: typing to marked matches, a facet click to new counts, and opening the list view."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QTableView,
    QTreeWidget,
    QTreeWidgetItem,
)

from tests.bench.measure import Figure, Times, timed
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.event_index import make_event_index
from timeline_app.core.open_list import read_list
from timeline_app.core.table.table import build_table
from timeline_app.program.locations import bundled_list
from timeline_app.ui.session.session import Session
from timeline_app.ui.window.main_window import MainWindow

QUERIES = (
    "a",
    "e",
    "me",
    "meeting",
    "Hanoi",
    "Hà Nội",
    "vietnam",
    "to lam 99",
    "expressway",
    "president of the communist party",
)
FACETS = ("leaders", "themes", "basis", "kinds", "organisations", "places", "documents")
MOST_EVENTS = 100_000
ROUNDS = 3
CLICKS = 200
COLUMNS = 5


def panes_figures(events: EventList) -> Iterator[Figure]:
    """Measure the window's panes on a list; search and facets on rich events of that number."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(bundled_list(), Path(folder) / "settings.json", Path(folder))
        window = MainWindow(session)
        window.show()
        window.controller.open(events)
        yield from _list_figures(window)
        if len(events.table) <= MOST_EVENTS:
            rich = many_events(len(events.table))
            window.controller.open(rich)
            QApplication.processEvents()
            yield from _search_figures(rich, window)
            yield from _facet_figures(rich, window)
        window.close()


def many_events(count: int) -> EventList:
    """The bundled list over and over, with titles and dates of their own."""
    small = read_list(bundled_list()).events
    chance = random.Random(1)
    base = small.table.events(range(len(small.table)))
    words = [word for event in base for word in event.title.split()]
    events = [
        msgspec.structs.replace(
            base[number % len(base)],
            id=f"e{number}",
            title=f"{' '.join(chance.choices(words, k=8))} {number}",
            date=f"{1950 + number % 80}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            date_basis=("stated", "inferred", "derived")[number % 3],
            part_of="",
        )
        for number in range(count)
    ]
    return EventList(small.path, small.head, build_table(events, small.head), small.paragraphs)


class BareModel(QAbstractTableModel):
    """A table of so many rows, each cell with the same words."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return self._rows

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return COLUMNS

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the text of a cell."""
        return "Laos and Viet Nam sign" if role == Qt.ItemDataRole.DisplayRole else None


def _list_figures(window: MainWindow) -> Iterator[Figure]:
    """Open the list view on everything, against a table of Qt with as many rows."""
    table, count = window.event_list, len(window.controller.events.table)
    bare = QTableView()
    bare.resize(table.size())
    model = BareModel(count)

    def open_list() -> None:
        window.action("show-list").trigger()
        QApplication.processEvents()

    def open_bare() -> None:
        bare.setModel(model)
        bare.show()
        QApplication.processEvents()

    shown, floor = timed([open_list]), timed([open_bare])
    assert table.model().rowCount() == count
    bare.hide()
    bare.setModel(None)
    window.action("show-timeline").trigger()
    QApplication.processEvents()
    yield Figure("open the list view", count, shown.median, "ms", floor.median, "250")


def _search_figures(events: EventList, window: MainWindow) -> Iterator[Figure]:
    """Type letter by letter until matches are marked, against folding and looking through texts."""
    count, index = len(events.table), events.text_index
    texts = [f"{event.title} {event.summary}" for event in events.table.events(range(count))]
    built = timed([lambda: index.take(make_event_index(events.table.store, events.paragraphs))])
    folded = timed([lambda: [set(text.casefold().split()) for text in texts]])
    yield Figure("search index", count, built.median, "ms", folded.median, "")
    box = window.findChild(QLineEdit, "searchBox")
    assert isinstance(box, QLineEdit)
    blob = "\n".join(texts).casefold()
    queries = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]

    def type_(query: str) -> None:
        box.setText(query)
        _show(window)

    def look_for(query: str) -> None:
        blob.count(query.casefold())
        _show(window)

    steps: list[Callable[[], object]] = []
    for _ in range(ROUNDS):
        # Another set of sources makes the index forget what it found.
        steps += [partial(index.set_sources, {}), *(partial(type_, query) for query in queries)]
    typed = timed(steps)
    bare = timed([partial(look_for, query) for query in queries])
    box.clear()
    yield Figure("typing to marked matches, p99", count, typed.p99, "ms", bare.median, "50")
    yield Figure("typing to marked matches, median", count, typed.median, "ms", bare.median, "")


def _facet_figures(events: EventList, window: MainWindow) -> Iterator[Figure]:
    """Click on facets until the counts are new, against counting a mask and writing it as often."""
    controller, chance = window.controller, random.Random(2)
    count = len(events.table)
    counts: list[float] = []
    bare: list[float] = []
    tree = QTreeWidget()
    values = sum(len(column.values) for column in events.table.facets.values())
    labels = [QTreeWidgetItem(tree) for _ in range(values)]
    for _ in range(CLICKS):
        facet = chance.choice(FACETS)
        value = chance.choice(events.table.facets[facet].values)
        controller.blockSignals(True)
        controller.filtering.toggle(facet, value)
        controller.blockSignals(False)
        counts += timed([window.filter_pane.refresh]).ms
        mask = controller.model.mask
        bare += timed([partial(_count_often, mask, labels)]).ms
        controller.filterChanged.emit()
        _show(window)
    controller.filtering.clear()
    new_counts, floor = Times(tuple(counts)), Times(tuple(bare)).median
    yield Figure("facet click to new counts, p99", count, new_counts.p99, "ms", floor, "33")
    yield Figure("facet click to new counts, median", count, new_counts.median, "ms", floor, "")


def _count_often(mask: np.ndarray, labels: Sequence[QTreeWidgetItem]) -> None:
    """Count a mask for every label of a tree, and write it there."""
    for label in labels:
        label.setText(0, f"{np.count_nonzero(mask):,}")


def _show(window: MainWindow) -> None:
    window.repaint()
    QApplication.processEvents()
