"""The list of a cluster: all of its events, and the way to see them apart."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListWidget, QPushButton

from timeline_app.ui.canvas.cluster_popup import ClusterPopup
from timeline_app.ui.window.main_window import MainWindow


@pytest.fixture
def rows(window: MainWindow) -> list[int]:
    """The first, some middle and the last row of the list."""
    last = len(window.controller.events.table) - 1
    return [0, last // 2, last]


@pytest.fixture
def popup(window: MainWindow, rows: list[int]) -> ClusterPopup:
    opened = ClusterPopup(window.controller, window)
    opened.open_at(np.array(rows), QPoint(10, 10))
    return opened


def test_given_a_cluster_then_each_of_its_events_is_listed_and_can_be_chosen(
    window: MainWindow, popup: ClusterPopup, rows: list[int]
) -> None:
    listed = popup.findChild(QListWidget, "clusterList")
    assert isinstance(listed, QListWidget)
    table = window.controller.events.table
    assert [listed.item(place).text().partition("\n")[0] for place in range(listed.count())] == [
        table.event(row).title for row in rows
    ]
    listed.itemActivated.emit(listed.item(1))
    assert window.controller.selected_row == rows[1]
    assert not popup.isVisible()


def test_given_a_cluster_when_zoomed_to_then_the_whole_of_each_event_is_in_view(
    window: MainWindow, popup: ClusterPopup, rows: list[int]
) -> None:
    button = popup.findChild(QPushButton, "clusterZoom")
    assert isinstance(button, QPushButton)
    button.click()
    span, table = window.controller.state.span, window.controller.events.table
    for row in rows:
        assert span.start_s < table.draw_start_s[row]
        assert table.draw_end_s[row] < span.end_s
    assert not popup.isVisible()
