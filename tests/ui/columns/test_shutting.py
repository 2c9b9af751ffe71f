"""Panes that are put away: by command and by dragging, and how they come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle

from tests.ui.conftest import OpenWindow
from timeline_app.ui.columns.arrangement import FILTERS, READING, arranged
from timeline_app.ui.window.main_window import MainWindow

# Three collapsed tracks.
LEAST_TRACKS_PX = 72
# A screen of 768 px, drawn twice as large.
LAPTOP_AT_TWICE_PX = 384
PANES = ("filters", "reading", "overview", "legend")


def is_in_sight(window: MainWindow, pane: str) -> bool:
    widget = {
        "filters": window.filter_pane,
        "reading": window.detail_pane,
        "overview": window._panes.overview,
        "legend": window._panes.legend,
    }[pane]
    return not widget.visibleRegion().isEmpty()


@pytest.fixture
def wide(window: MainWindow) -> MainWindow:
    window.resize(1_280, 800)
    QApplication.processEvents()
    return window


def divider_of(window: MainWindow, pane: str) -> QSplitterHandle:
    """The divider by which a pane is opened and shut."""
    columns, rows = window._panes.columns, window._panes.timeline_page
    return {
        "filters": columns.handle(1),
        "reading": columns.handle(columns.indexOf(window.reading._sheet)),
        "overview": rows.handle(rows.indexOf(window._panes.overview)),
        "legend": rows.handle(rows.indexOf(window._panes.legend)),
    }[pane]


def drag(divider: QSplitterHandle, by: QPoint) -> None:
    at = divider.rect().center()
    start = divider.mapToGlobal(at)
    QTest.mousePress(divider, Qt.MouseButton.LeftButton, pos=at)
    for share in (0.5, 1.0):
        place = divider.mapFromGlobal(start + by * share)
        QTest.mouseMove(divider, place)
    QTest.mouseRelease(divider, Qt.MouseButton.LeftButton, pos=divider.rect().center())
    QApplication.processEvents()


@pytest.mark.parametrize("pane", PANES)
def test_given_a_command_then_its_pane_goes_and_comes_back_and_that_is_remembered(
    wide: MainWindow, open_window: OpenWindow, pane: str
) -> None:
    command = wide.action(f"show-{pane}")
    assert command.isChecked()
    command.trigger()
    assert not is_in_sight(wide, pane)
    assert wide.session.settings.shut_panes == (pane,)
    wide.close()
    again = open_window(None)
    assert not is_in_sight(again, pane)
    assert not again.action(f"show-{pane}").isChecked()
    again.action(f"show-{pane}").trigger()
    QApplication.processEvents()
    assert is_in_sight(again, pane)
    assert again.session.settings.shut_panes == ()


@pytest.mark.parametrize(
    ("pane", "way"),
    [
        ("filters", QPoint(-300, 0)),
        ("reading", QPoint(500, 0)),
        ("overview", QPoint(0, 200)),
        ("legend", QPoint(0, 60)),
    ],
)
def test_given_a_pane_is_dragged_shut_then_its_command_knows_and_brings_it_back(
    wide: MainWindow, pane: str, way: QPoint
) -> None:
    drag(divider_of(wide, pane), way)
    assert not is_in_sight(wide, pane)
    assert not wide.action(f"show-{pane}").isChecked()
    assert wide.session.settings.shut_panes == (pane,)
    wide.action(f"show-{pane}").trigger()
    QApplication.processEvents()
    assert is_in_sight(wide, pane)


def test_given_a_shut_pane_then_its_divider_drags_it_open_and_it_works_again(
    wide: MainWindow,
) -> None:
    wide.action("show-filters").trigger()
    QApplication.processEvents()
    assert not wide.filter_pane.isEnabled()
    drag(divider_of(wide, "filters"), QPoint(300, 0))
    assert is_in_sight(wide, "filters")
    assert wide.filter_pane.isEnabled()
    assert wide.action("show-filters").isChecked()


def test_given_a_divider_is_double_clicked_then_the_pane_has_its_own_width(
    wide: MainWindow,
) -> None:
    own = wide.filter_pane.width()
    drag(divider_of(wide, "filters"), QPoint(80, 0))
    assert wide.filter_pane.width() > own + 50
    divider = divider_of(wide, "filters")
    QTest.mouseDClick(divider, Qt.MouseButton.LeftButton, pos=divider.rect().center())
    assert wide.filter_pane.width() == own
    assert FILTERS not in wide._panes.columns.chosen_px


def test_given_the_keyboard_in_a_pane_that_is_put_away_then_it_is_elsewhere(
    wide: MainWindow,
) -> None:
    wide.activateWindow()
    wide.filter_pane.tree.setFocus()
    wide.action("show-filters").trigger()
    QApplication.processEvents()
    focus = wide.focusWidget()
    assert focus is not None
    assert not wide.filter_pane.isAncestorOf(focus)


def test_given_a_narrow_window_then_the_event_comes_and_goes_as_a_sheet(
    window: MainWindow,
) -> None:
    window.resize(900, 600)
    QApplication.processEvents()
    window.controller.select_row(3, to_read=False)
    assert not is_in_sight(window, "reading")
    window.action("show-reading").trigger()
    QApplication.processEvents()
    assert is_in_sight(window, "reading")
    window.action("show-reading").trigger()
    assert not is_in_sight(window, "reading")
    assert window.session.settings.shut_panes == ()


def test_given_the_smallest_window_then_the_canvas_still_shows_some_tracks(
    window: MainWindow,
) -> None:
    window.resize(1, 1)
    QApplication.processEvents()
    timeline = window.timeline
    assert timeline.viewport().height() - timeline.placed.ruler_px >= LEAST_TRACKS_PX
    assert all(is_in_sight(window, pane) for pane in ("overview", "legend"))
    assert window.height() <= LAPTOP_AT_TWICE_PX


def test_given_shut_panes_then_they_have_no_width_and_are_not_shown() -> None:
    now = arranged(1_280, [], 500, {}, (FILTERS, READING))
    assert dict(now.beside) == {FILTERS: 0, READING: 0}
    assert now.shown == {"centre"}


def test_given_unknown_panes_in_the_settings_then_nothing_is_shut(
    open_window: OpenWindow, own_settings: Path
) -> None:
    (own_settings / "settings.json").write_text('{"shut_panes": ["centre", "nothing"]}')
    window = open_window(None)
    assert window._panes.shut == ()
    assert isinstance(window._panes.columns, QSplitter)
