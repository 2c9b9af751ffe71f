"""Tab, Escape, Ctrl+Z and full screen: what keys do wherever the focus is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from timeline_app.ui.window.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> str:
    QTest.keyClick(window.focusWidget() or window, key, keys)
    QApplication.processEvents()
    return str(window.focusWidget().objectName())


@pytest.fixture
def wide(window: MainWindow) -> MainWindow:
    window.resize(1_280, 800)
    window.activateWindow()
    window.timeline.setFocus()
    QApplication.processEvents()
    return window


@pytest.mark.parametrize(
    ("key", "bars"), [(Key.Key_Tab, ["filterChip", "searchStep"]), (Key.Key_F6, [])]
)
def test_given_tab_or_f6_then_the_keyboard_goes_from_pane_to_pane(
    wide: MainWindow, key: Qt.Key, bars: list[str]
) -> None:
    wide.controller.filtering.toggle("themes", "aid")
    wide.finder.set_query("aid")
    wide.controller.select_row(int(wide.controller.model.rows[0]))
    QApplication.processEvents()
    expected = ["detailPane", "searchBox", "filterTree", *bars, "timelineView"]
    assert [press(wide, key) for _ in expected] == expected


def test_given_shift_and_tab_then_the_keyboard_goes_back(wide: MainWindow) -> None:
    assert press(wide, Key.Key_Backtab, SHIFT) == "filterTree"
    assert press(wide, Key.Key_Backtab, SHIFT) == "searchBox"


def test_given_the_fields_of_the_filters_then_arrows_and_tab_go_through_them(
    wide: MainWindow,
) -> None:
    tree = wide.filter_pane.tree
    tree.setFocus()
    top = tree.topLevelItem(0)
    assert top is not None
    tree.setCurrentItem(top)
    assert [press(wide, Key.Key_Up) for _ in range(3)] == ["dateTo", "dateFrom", "filterNarrow"]
    assert press(wide, Key.Key_Down) == "dateFrom"
    assert press(wide, Key.Key_Tab) == "dateTo"
    assert press(wide, Key.Key_Tab) == "filterTree"


@pytest.mark.parametrize("keys", [PLAIN, Qt.KeyboardModifier.KeypadModifier])
def test_given_a_row_of_buttons_then_the_arrows_go_along_it_and_tab_leaves_it(
    wide: MainWindow, keys: Qt.KeyboardModifier
) -> None:
    wide.controller.filtering.toggle("themes", "aid")
    wide.controller.filtering.toggle("leaders", "to-lam")
    QApplication.processEvents()
    wide.filter_pane.tree.setFocus()
    press(wide, Key.Key_Tab)
    first = wide.focusWidget()
    press(wide, Key.Key_Right, keys)
    second = wide.focusWidget()
    assert isinstance(first, QWidget)
    assert isinstance(second, QWidget)
    assert second.x() > first.x()
    assert press(wide, Key.Key_Tab) == "timelineView"


def test_given_the_search_box_then_the_arrows_move_its_caret_before_they_leave_it(
    wide: MainWindow,
) -> None:
    press(wide, Key.Key_F, CTRL)
    box = wide.focusWidget()
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, "ab")
    assert press(wide, Key.Key_Left) == "searchBox"
    assert press(wide, Key.Key_Right) == "searchBox"
    assert press(wide, Key.Key_Right) == "viewButton"


def test_given_escape_then_what_is_on_top_goes_one_by_one(wide: MainWindow) -> None:
    wide.action("full-screen").trigger()
    wide.action("show-problems").trigger()
    wide.finder.set_query("aid")
    wide._tool_bar.search.setText("aid")
    wide.action("show-document").trigger()
    QApplication.processEvents()
    left: list[tuple[bool, str, bool, bool]] = []
    for _ in range(4):
        press(wide, Key.Key_Escape)
        left.append(
            (
                wide.source_pane.isVisible(),
                wide.finder.query,
                wide.problems_pane.isVisible(),
                wide.isFullScreen(),
            )
        )
    assert left == [
        (False, "aid", True, True),
        (False, "", True, True),
        (False, "", False, True),
        (False, "", False, False),
    ]


def test_given_escape_in_the_field_that_narrows_then_it_is_empty_and_left(
    wide: MainWindow,
) -> None:
    wide.filter_pane.tree.setFocus()
    QTest.keyClicks(wide.filter_pane.tree, "lam")
    assert press(wide, Key.Key_Escape) == "filterTree"
    assert wide.filter_pane.narrow.text() == ""


def test_given_ctrl_z_then_the_last_filter_is_taken_back_and_fields_keep_their_own(
    wide: MainWindow,
) -> None:
    controller = wide.controller
    controller.filtering.toggle("themes", "aid")
    wide.filter_pane.tree.setFocus()
    press(wide, Key.Key_Z, CTRL)
    assert not controller.state.filter.themes
    press(wide, Key.Key_Z, CTRL | SHIFT)
    assert "aid" in controller.state.filter.themes
    press(wide, Key.Key_F, CTRL)
    box = wide.focusWidget()
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, "word")
    press(wide, Key.Key_Z, CTRL)
    assert box.text() != "word"
    assert "aid" in controller.state.filter.themes


@pytest.mark.parametrize("pane", ["detailPane", "filterTree", "timelineView"])
@pytest.mark.parametrize("key", [Key.Key_Plus, Key.Key_Equal])
@pytest.mark.parametrize("keys", [CTRL, CTRL | SHIFT])
def test_given_any_way_to_type_ctrl_plus_then_it_zooms_wherever_the_focus_is(
    wide: MainWindow, pane: str, key: Qt.Key, keys: Qt.KeyboardModifier
) -> None:
    wide.timeline.motion.is_enabled = False
    widget = wide.findChild(QWidget, pane)
    assert isinstance(widget, QWidget)
    widget.setFocus()
    before = wide.controller.state
    press(wide, key, keys)
    assert wide.controller.state != before
    duration_s = wide.controller.state.span.duration_s
    press(wide, Key.Key_Minus, CTRL)
    assert wide.controller.state.span.duration_s != duration_s or wide.controller.state.story


def test_given_f11_then_the_window_takes_the_screen_and_gives_it_back(wide: MainWindow) -> None:
    press(wide, Key.Key_F11)
    assert wide.isFullScreen()
    press(wide, Key.Key_F11)
    assert not wide.isFullScreen()
