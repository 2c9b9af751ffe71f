"""A link shows its event: mark in view, label whole, quotation in sight, in any window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import OpenWindow
from timeline_app.program.locations import bundled_list
from timeline_app.scene.display import Hit
from timeline_app.ui.texts.text_pane import links_in
from timeline_app.ui.window.main_window import MainWindow

SIZES = ((1_000, 640), (1_440, 900), (1_100, 700), (1_920, 1_080), (1_280, 800))
EVENTS = (
    "vinh-thanh-thuy-start",
    "goal-viet-nam-2045",
    "aid-increase-2-5-times",
    "working-trip-pham-minh-chinh",
    "state-visit-to-lam",
    "anniversary-kaysone-105",
    "continue-reform-cause",
    "vietnamese-for-students-officials",
    "laos-digital-transformation",
    "detailed-implementation-plans",
)


def linked(open_window: OpenWindow, event: str) -> MainWindow:
    window = open_window(Path(f"{bundled_list()}#event={event}"))
    window.resize(1_280, 800)
    settled(window)
    return window


def settled(window: MainWindow) -> None:
    for _ in range(4):
        QApplication.processEvents()
    window.timeline.settle()


def seen_alone(window: MainWindow) -> list[Hit]:
    """Where the selected event has its own mark, in view from top to bottom."""
    view, row = window.timeline, window.controller.selected_row
    top, bottom = round(view.scene.ruler.height_px), view.viewport().height()
    places = [(hit, view.placed.place_of(hit)) for hit in view.scene.hits if hit.rows == (row,)]
    return [
        hit
        for hit, place in places
        if place.top() >= top - 1
        and place.bottom() <= bottom + 1
        and place.right() > view.placed.gutter
        and place.left() < view.viewport().width()
    ]


def is_quoted(window: MainWindow) -> bool:
    """Whether the line is in sight that says which paragraph is quoted first."""
    pane = window.detail_pane
    first = next(first for first, _, address in links_in(pane.document()) if "cite:" in address)
    cursor = QTextCursor(pane.document())
    cursor.setPosition(first)
    return pane.viewport().rect().contains(pane.cursorRect(cursor).center())


@pytest.mark.parametrize("event", EVENTS)
def test_given_a_link_to_an_event_then_its_mark_and_quotation_stay_in_view_in_any_size(
    open_window: OpenWindow, event: str
) -> None:
    window = linked(open_window, event)
    assert window.controller.state.selection == event
    for size in ((1_280, 800), *SIZES):
        window.resize(*size)
        settled(window)
        assert seen_alone(window), size
        assert is_quoted(window), size
        labels = [hit.label_is_whole for hit in seen_alone(window) if hit.label]
        assert all(labels), size
    for sizes in ([400, 500, 380], [180, 800, 300]):
        window._panes.columns.setSizes(sizes)
        settled(window)
        assert seen_alone(window), sizes
        assert is_quoted(window), sizes


def test_given_tracks_scrolled_away_from_the_selection_then_another_size_leaves_them_there(
    open_window: OpenWindow,
) -> None:
    window = linked(open_window, "vietnamese-for-students-officials")
    window.action("expand-all").trigger()
    settled(window)
    bar = window.timeline.verticalScrollBar()
    bar.setValue(0)
    assert not seen_alone(window)
    window.resize(1_300, 810)
    settled(window)
    assert bar.value() == 0


def test_given_the_list_shown_last_then_a_link_selects_its_row_and_the_timeline_shows_it(
    open_window: OpenWindow,
) -> None:
    window = open_window(bundled_list())
    window.action("show-list").trigger()
    window.close()
    window = linked(open_window, "vietnamese-for-students-officials")
    window.event_list.setFocus()
    settled(window)
    row = window.controller.events.table.row_of_id["vietnamese-for-students-officials"]
    table = window.event_list
    assert table.isVisible()
    assert table.rows_shown()[table.currentIndex().row()] == row
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    assert window.controller.selected_row == row
    window.action("show-timeline").trigger()
    settled(window)
    assert seen_alone(window)


def test_given_nothing_selected_then_the_list_and_back_changes_nothing(
    open_window: OpenWindow,
) -> None:
    window = open_window(bundled_list())
    window.activateWindow()
    bar = window.timeline.verticalScrollBar()
    bar.setValue(bar.maximum())
    before, scrolled = window.controller.state, bar.value()
    window.action("show-list").trigger()
    window.event_list.setFocus()
    settled(window)
    assert window.controller.state == before
    assert not window.event_list.currentIndex().isValid()
    window.action("show-timeline").trigger()
    settled(window)
    assert window.controller.state == before
    assert bar.value() == scrolled


def test_given_the_list_without_a_selection_then_the_first_key_selects_its_first_row(
    open_window: OpenWindow,
) -> None:
    window = open_window(bundled_list())
    window.action("show-list").trigger()
    window.event_list.setFocus()
    QTest.keyClick(window.event_list, Qt.Key.Key_Down)
    assert window.controller.selected_row == window.event_list.rows_shown()[0]
