"""The tracks scroll to what is selected, and no further than that takes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from timeline_app.scene.metrics import SCREEN
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


def test_given_a_selection_above_or_below_the_view_then_the_timeline_scrolls_to_it(
    window: MainWindow,
) -> None:
    window.resize(1_000, 420)
    QApplication.processEvents()
    bar, shown = window.timeline.verticalScrollBar(), window.controller.tracks.tracks
    upper, lower = int(shown[0].rows[0]), int(shown[-1].rows[-1])
    for scroll, row in ((bar.maximum(), upper), (0, lower), (bar.maximum(), upper)):
        window.controller.select("")
        window.controller.navigation.fit_rows([row])
        bar.setValue(scroll)
        assert not is_in_sight(window, row)
        window.controller.select_row(row)
        assert is_in_sight(window, row)


@pytest.mark.parametrize("edge", ["upper", "lower"])
def test_given_a_selection_cut_by_an_edge_of_the_view_then_the_timeline_scrolls_by_what_is_cut(
    window: MainWindow, edge: str
) -> None:
    """A track that is in view in part is laid out, so it need not be looked for."""
    window.resize(1_000, 420)
    QApplication.processEvents()
    view, bar = window.timeline, window.timeline.verticalScrollBar()
    room_px = view.viewport().height() - SCREEN.ruler_px
    hit = next(hit for hit in view.scene.hits if len(hit.rows) == 1 and hit.y > room_px)
    cut = hit.y + 10 if edge == "upper" else hit.y - room_px + 10
    bar.setValue(round(cut))
    assert not is_in_sight(window, hit.rows[0])
    window.controller.select_row(hit.rows[0])
    assert is_in_sight(window, hit.rows[0])
    assert abs(bar.value() - cut) < 80
