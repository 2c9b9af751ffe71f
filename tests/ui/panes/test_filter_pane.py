"""The filter pane: a row ticks wherever it is clicked, and what says nothing stands last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QToolTip, QTreeWidgetItem

from tests.lists import event, event_list, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.core.record.model import FilterRecord
from timeline_app.ui.window.main_window import MainWindow

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
BOX_X = 19


def row_of(window: MainWindow, facet: str, value: str) -> tuple[QTreeWidgetItem, QRect]:
    """The row of a value and where it is, scrolled into view."""
    item = window.filter_pane.item(facet, value)
    assert item is not None
    window.filter_pane.tree.scrollToItem(item)
    return item, window.filter_pane.tree.visualItemRect(item)


def headings(window: MainWindow) -> list[str]:
    tree = window.filter_pane.tree
    tops = (tree.topLevelItem(place) for place in range(tree.topLevelItemCount()))
    return [top.text(0) for top in tops if top is not None]


@pytest.fixture
def quiet_tips(qapp: QApplication) -> Iterator[None]:
    """No tip is shown after the test."""
    yield
    QToolTip.hideText()
    qapp.processEvents()


@pytest.mark.parametrize("x_share", [0.4, 0.8, 0.97])
def test_given_a_click_anywhere_in_a_row_then_its_value_is_ticked(
    window: MainWindow, x_share: float
) -> None:
    tree = window.filter_pane.tree
    item, place = row_of(window, "themes", "aid")
    spot = QPoint(round(tree.viewport().width() * x_share), place.center().y())
    QTest.mouseClick(tree.viewport(), LEFT, pos=spot)
    assert window.controller.state.filter == FilterRecord(themes=("aid",))
    assert item.checkState(0) is Qt.CheckState.Checked
    QTest.mouseClick(tree.viewport(), LEFT, pos=spot)
    assert window.controller.state.filter == FilterRecord()


def test_given_a_click_on_the_box_itself_then_it_ticks_once(window: MainWindow) -> None:
    tree = window.filter_pane.tree
    _item, place = row_of(window, "themes", "aid")
    QTest.mouseClick(tree.viewport(), LEFT, pos=QPoint(BOX_X, place.center().y()))
    assert window.controller.state.filter == FilterRecord(themes=("aid",))


def test_given_another_button_then_nothing_is_ticked(window: MainWindow) -> None:
    tree = window.filter_pane.tree
    _item, place = row_of(window, "themes", "aid")
    QTest.mouseClick(tree.viewport(), RIGHT, pos=QPoint(80, place.center().y()))
    assert window.controller.state.filter == FilterRecord()


@pytest.mark.parametrize("column", [0, 1])
def test_given_space_then_the_row_with_the_focus_is_ticked(window: MainWindow, column: int) -> None:
    tree = window.filter_pane.tree
    item, _place = row_of(window, "only", "sources-differ")
    tree.setFocus()
    tree.setCurrentItem(item, column)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert window.controller.state.filter == FilterRecord(only=("sources-differ",))
    table, rows = window.controller.events.table, window.controller.model.rows
    assert all(event.discrepancies for event in table.events(rows.tolist()))
    assert 0 < len(rows) < len(table)


def test_given_leaders_of_no_event_then_they_stand_last(window: MainWindow) -> None:
    shown = [leader for leader in window.filter_pane.shown_values("leaders") if leader != "\0all"]
    column = window.controller.events.table.facets["leaders"]
    occurs = dict(zip(column.values, column.occurring, strict=True))
    counts = [occurs[leader] for leader in shown]
    assert counts == sorted(counts, reverse=True)
    assert not counts[-1]


def test_given_a_facet_that_says_nothing_then_it_stands_last_and_closed(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(write_list(tmp_path, event_list(event(leaders=["ann-lee"]))))
    shown = headings(window)
    assert shown[0] == "Leaders"
    assert shown.index("Only those") > shown.index("Date basis")


@pytest.mark.usefixtures("quiet_tips")
def test_given_a_name_that_is_cut_then_a_tip_says_it_whole_and_else_none_comes(
    window: MainWindow,
) -> None:
    tree = window.filter_pane.tree
    for value, tip in (("aid", ""), ("heritage-people", "Commemoration, culture and")):
        _item, place = row_of(window, "themes", value)
        spot = QPoint(90, place.center().y())
        QToolTip.hideText()
        ask = QHelpEvent(QEvent.Type.ToolTip, spot, tree.viewport().mapToGlobal(spot))
        QApplication.sendEvent(tree.viewport(), ask)
        assert (tip in QToolTip.text()) if tip else not QToolTip.text()


def test_given_no_filter_then_no_bar_takes_the_height_of_the_canvas(window: MainWindow) -> None:
    height = window.timeline.height()
    assert not window.filter_bar.isVisible()
    window.controller.filtering.toggle("themes", "aid")
    QApplication.processEvents()
    assert window.filter_bar.isVisible()
    assert window.timeline.height() < height
    window.controller.filtering.clear()
    QApplication.processEvents()
    assert window.timeline.height() == height


def test_given_a_filter_then_how_many_pass_it_stands_in_the_window_once(
    window: MainWindow,
) -> None:
    window.controller.filtering.toggle("themes", "aid")
    shown, total = len(window.controller.model.rows), len(window.controller.events.table)
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert [text for text in texts if f" of {total}" in text] == [f"{shown} of {total} events"]


def test_given_several_values_then_their_chip_names_them_and_its_tip_those_that_are_cut(
    window: MainWindow,
) -> None:
    window.controller.set_filter(FilterRecord(themes=("aid", "education")))
    [chip] = window.filter_bar.findChildren(QToolButton, "filterChip")[-1:]
    assert chip.text() == "Aid, Education and training  ×"
    assert chip.toolTip() == ""
    known = window.controller.events.table.facets["themes"].values
    window.controller.set_filter(FilterRecord(themes=known[:5]))
    chip = window.filter_bar.findChildren(QToolButton, "filterChip")[-1]
    assert "+" in chip.text()
    labels = window.controller.events.table.facets["themes"].labels[:5]
    assert all(label in chip.toolTip() for label in labels)
