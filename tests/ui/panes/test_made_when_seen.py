"""What is not in sight at first is made when it is first looked at, and is then all there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QTableView

from tests.ui.conftest import OpenWindow
from timeline_app import app
from timeline_app.ui.window.main_window import MainWindow


@pytest.fixture
def started(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window as a start makes it."""
    monkeypatch.setattr("tests.ui.conftest.create_window", app.open_window)
    return open_window(None)


def test_given_a_start_on_the_timeline_then_the_list_is_made_by_its_command(
    started: MainWindow,
) -> None:
    assert started.findChild(QTableView, "eventList") is None
    started.action("show-list").trigger()
    table = started.findChild(QTableView, "eventList")
    assert isinstance(table, QTableView)
    assert table.isVisible()
    assert table.model().rowCount() == len(started.controller.events.table)


def test_given_a_selected_event_then_the_new_list_stands_at_it_and_its_place_is_told(
    started: MainWindow,
) -> None:
    started.controller.select_row(5)
    started.action("show-list").trigger()
    told = started.findChild(QLabel, "shownTime")
    assert isinstance(told, QLabel)
    assert told.text() == f"Event 6 of {len(started.controller.events.table)}"
    assert started.event_list.currentIndex().row() == 5


def test_given_a_start_then_nothing_shows_how_far_an_opening_is(started: MainWindow) -> None:
    assert started.findChild(QProgressBar) is None
    started.session.opening.began.emit("large.json")
    bar = started.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.isVisible()
    assert bar.format() == "Opening large.json"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_given_a_closed_facet_then_keys_open_it_with_values_and_counts(
    started: MainWindow, key: Qt.Key
) -> None:
    tree = started.filter_pane.tree
    heading = tree.findItems("Kinds", Qt.MatchFlag.MatchExactly)[0]
    assert heading.childCount() == 0
    tree.setFocus()
    tree.setCurrentItem(heading)
    QTest.keyClick(tree, key)
    assert heading.isExpanded()
    assert heading.text(0) == "Kinds"
    meeting = started.filter_pane.item("kinds", "meeting")
    assert meeting is not None
    assert meeting.parent() is heading
    assert meeting.text(1).isdigit()
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not heading.isExpanded()
