"""How long the panes take at a size: typing to marked matches, a facet click to new counts.

Each function returns dicts with name, value, unit, floor (the bare step) and ratio.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from timeline_app.core.event_list import EventList
from timeline_app.core.locations import bundled_list
from timeline_app.core.reader import read_list
from timeline_app.core.table import build_table

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
Figure = dict[str, Any]


def many_events(count: int) -> EventList:
    """The bundled list over and over, with titles of their own."""
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


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that an action takes."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def figure(name: str, samples: Sequence[float], floor: float) -> Figure:
    """The 99th percentile of some samples beside the floor."""
    value = float(np.percentile(samples, 99))
    ratio = round(value / floor, 2) if floor else 0.0
    return {"name": name, "value": round(value, 3), "unit": "ms", "floor": floor, "ratio": ratio}


def search_figures(events: EventList, window: Any, rounds: int = 3) -> list[Figure]:
    """From a letter typed to matches marked in every pane, each query letter by letter."""
    from PySide6.QtWidgets import QApplication

    index = events.text_index
    build_ms = timed(index.advance)
    box = window.findChild(object, "searchBox")
    samples, bare = [], []
    blob = "\n".join(events.table.event(row).title for row in range(len(events.table))).lower()
    for _ in range(rounds):
        for query in QUERIES:
            for end in range(1, len(query) + 1):

                def typed(text: str = query[:end]) -> None:
                    box.setText(text)
                    window.repaint()
                    QApplication.processEvents()

                samples.append(timed(typed))
            bare.append(timed(lambda query=query: blob.count(query.lower())))  # type: ignore[misc]
        box.clear()
        index.set_sources({})
    floor = round(float(np.percentile(bare, 99)), 3)
    built = {"name": "search_index_build", "value": round(build_ms, 1), "unit": "ms"}
    return [figure("type_to_marked", samples, floor), {**built, "floor": 0.0, "ratio": 0.0}]


def facet_figures(events: EventList, window: Any, rounds: int = 40) -> list[Figure]:
    """From a click on a facet to the updated counts, and to the repainted window."""
    from PySide6.QtWidgets import QApplication

    controller, chance = window.controller, random.Random(2)
    model_ms, pane_ms, bare = [], [], []
    for _ in range(rounds):
        facet = chance.choice(FACETS)
        value = chance.choice(events.table.facets[facet].values)
        controller.blockSignals(True)
        controller.toggle_facet(facet, value)
        controller.blockSignals(False)
        model_ms.append(timed(window.filter_pane.refresh))
        mask = controller.model.mask
        bare.append(timed(lambda mask=mask: [np.count_nonzero(mask) for _ in range(72)]))  # type: ignore[misc]

        def click(facet: str = facet, value: str = value) -> None:
            controller.toggle_facet(facet, value)
            QApplication.processEvents()

        pane_ms.append(timed(click))
    floor = round(float(np.percentile(bare, 99)), 3)
    return [
        figure("facet_click_to_counts", model_ms, floor),
        figure("facet_click_to_repainted_window", pane_ms, floor),
    ]


def list_figures(window: Any) -> list[Figure]:
    """Opening the list view on everything, without building its rows."""
    from PySide6.QtWidgets import QApplication

    def open_list() -> None:
        window.event_list.model().refresh()
        window.event_list.show()
        QApplication.processEvents()

    rows = window.controller.model.rows
    floor = round(timed(rows.copy), 3)
    return [figure("list_open", [timed(open_list) for _ in range(5)], floor)]


def figures(count: int) -> list[Figure]:
    """All figures of the panes for so many events."""
    from timeline_app.app import create_window

    window: Any = create_window(Path(bundled_list()))
    events = many_events(count)
    window.controller.open(events)
    window.show()
    return [
        *list_figures(window),
        *search_figures(events, window),
        *facet_figures(events, window),
    ]


if __name__ == "__main__":
    import sys

    for item in figures(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):
        print(json.dumps(item))
