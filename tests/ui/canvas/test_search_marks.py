"""What is drawn over the canvas: events that the filter leaves out are dimmed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.metrics import SCREEN
from timeline_app.state.view_state import whole_span
from timeline_app.ui.window.main_window import MainWindow


def test_given_dimming_then_the_other_events_stay_on_the_canvas(window: MainWindow) -> None:
    # So high that every track is laid out.
    window.resize(1_100, 1_400)
    window.timeline.viewport().repaint()
    everything = sum(hit.count for hit in window.timeline.scene.hits)
    window.action("dim-others").trigger()
    window.controller.filtering.toggle("themes", "aid")
    assert sum(hit.count for hit in window.timeline.scene.hits) == everything
    assert len(window.controller.model.rows) < len(window.controller.events.table)
    window.timeline.grab()


def test_given_dimming_then_bins_are_paler_the_less_of_them_is_shown(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "events.json"
    path.write_bytes(synthetic_bytes(5_000, seed=7))
    window = open_window(path)
    window.controller.folding.collapse(frozenset())
    window.controller.set_span(whole_span(window.controller.events))
    window.action("dim-others").trigger()
    view = window.timeline
    bottom = view.viewport().height()
    bins = [hit for hit in view.scene.hits if not hit.rows]
    places = [view.placed.place_of(hit) for hit in bins]
    place = next(
        p
        for p in places
        if p.bottom() < bottom and p.left() > view.axis.gutter_px() and p.width() > 10
    )
    point = QPoint(round(place.center().x()), round(place.bottom() - 1.3 * SCREEN.lane_px))

    def lightness() -> int:
        return view.grab().toImage().pixelColor(point).lightness()

    plain = lightness()
    window.controller.set_filter(FilterRecord(basis=("inferred",)))
    partly = lightness()
    window.controller.set_filter(FilterRecord(text="occurs nowhere"))
    assert plain < partly < lightness()


def test_given_matches_below_what_is_shown_then_nothing_is_drawn_over_the_bare_ground(
    window: MainWindow,
) -> None:
    """At the end of the view a track is left out whose name would be cut."""
    window.resize(1_000, 560)
    window.action("expand-all").trigger()
    window.finder.set_query("a")
    QApplication.processEvents()
    view, shown = window.timeline, 0
    for value in range(400, 3_600, 25):
        view.verticalScrollBar().setValue(value)
        placed = view.placed
        ends = [placed.place_of(hit).bottom() - 2 for hit in placed.scene.hits]
        if not any(placed.floor < end < view.viewport().height() for end in ends):
            continue
        picture, shown = view.viewport().grab().toImage(), shown + 1
        left, top = round(placed.gutter) + 1, round(placed.floor) + 1
        ground = picture.copy(left, top, picture.width() - left, picture.height() - top)
        plain = ground.copy()
        plain.fill(ground.pixelColor(ground.width() - 1, ground.height() - 1))
        assert ground == plain
    assert shown
