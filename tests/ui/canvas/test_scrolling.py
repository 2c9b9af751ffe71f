"""The tracks scroll to what is selected, and no further than that takes."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication

from timeline_app.scene.display import Hit
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.drawing.hidden import MOST_COVERED_PX
from timeline_app.ui.window.main_window import MainWindow


def is_in_sight(window: MainWindow, row: int) -> bool:
    """Whether an event, or the cluster it is in, is seen whole between ruler and lower edge."""
    view = window.timeline
    hits = (hit for hit in view.scene.hits if row in hit.rows)
    room = view.viewport().rect().adjusted(0, round(SCREEN.ruler_px), 0, 0)
    return any(
        room.top() <= place.top() and place.bottom() <= room.bottom()
        for place in (view.placed.place_of(hit).toRect() for hit in hits)
    )


def hits_of_one(window: MainWindow) -> list[Hit]:
    """The events that are drawn once, from top to bottom: key events stand in two tracks."""
    hits = window.timeline.scene.hits
    often = Counter(row for hit in hits for row in hit.rows)
    alone = [hit for hit in hits if len(hit.rows) == 1 and often[hit.rows[0]] == 1]
    return sorted(alone, key=lambda hit: hit.y)


def test_given_a_selection_above_or_below_the_view_then_the_timeline_scrolls_to_it(
    even_window: MainWindow,
) -> None:
    window = even_window
    window.resize(1_000, 420)
    QApplication.processEvents()
    bar = window.timeline.verticalScrollBar()
    alone = hits_of_one(window)
    # Where it is scrolled to the end, not all tracks are laid out.
    bar.setValue(bar.maximum())
    upper, lower = alone[0].rows[0], hits_of_one(window)[-1].rows[0]
    for scroll, row in ((bar.maximum(), upper), (0, lower), (bar.maximum(), upper)):
        window.controller.select("")
        bar.setValue(scroll)
        assert not is_in_sight(window, row)
        window.controller.select_row(row)
        assert is_in_sight(window, row)


@pytest.mark.parametrize("edge", ["upper", "lower"])
def test_given_a_selection_cut_by_an_edge_of_the_view_then_the_timeline_scrolls_by_what_is_cut(
    even_window: MainWindow, edge: str
) -> None:
    """A track that is in view in part is laid out, so it need not be looked for."""
    window = even_window
    window.resize(1_000, 420)
    QApplication.processEvents()
    view, bar = window.timeline, window.timeline.verticalScrollBar()
    room_px = view.viewport().height() - SCREEN.ruler_px
    hit = next(hit for hit in hits_of_one(window) if hit.y > room_px)
    cut = hit.y + 10 if edge == "upper" else hit.y - room_px + 10
    bar.setValue(round(cut))
    assert not is_in_sight(window, hit.rows[0])
    window.controller.select_row(hit.rows[0])
    assert is_in_sight(window, hit.rows[0])
    # At the end it also keeps clear of what tells of the tracks below.
    assert abs(bar.value() - cut) < 80 + MOST_COVERED_PX
