"""Keys that come in pairs: each goes its own way, and the two undo each other."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from timeline_app.ui.window.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
Look = Callable[[MainWindow], float]


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(window.focusWidget() or window, key, keys)
    QApplication.processEvents()


@pytest.fixture
def focused(even_window: MainWindow) -> MainWindow:
    """The window with the keyboard on the timeline, which has room above and below."""
    window = even_window
    window.resize(1_000, 420)
    window.timeline.setFocus()
    QApplication.processEvents()
    bar = window.timeline.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    return window


@pytest.mark.parametrize(
    ("keys", "less", "more", "look"),
    [
        (PLAIN, Key.Key_Plus, Key.Key_Minus, lambda w: w.controller.state.span.duration_s),
        (SHIFT, Key.Key_Left, Key.Key_Right, lambda w: w.controller.state.span.start_s),
        (SHIFT, Key.Key_Up, Key.Key_Down, lambda w: w.timeline.verticalScrollBar().value()),
    ],
)
def test_given_a_pair_of_keys_then_one_takes_away_what_the_other_adds(
    focused: MainWindow, keys: Qt.KeyboardModifier, less: Qt.Key, more: Qt.Key, look: Look
) -> None:
    before = look(focused)
    press(focused, less, keys)
    assert look(focused) < before
    press(focused, more, keys)
    assert look(focused) == pytest.approx(before)
    press(focused, more, keys)
    assert look(focused) > before


def test_given_n_and_p_then_the_selection_goes_on_and_back_by_one_and_stops_at_the_ends(
    focused: MainWindow,
) -> None:
    controller = focused.controller
    controller.filtering.toggle("themes", "aid")
    rows = controller.model.rows.tolist()
    controller.select_row(rows[2])
    for key, place in (
        (Key.Key_N, 3), (Key.Key_P, 2), (Key.Key_P, 1), (Key.Key_P, 0), (Key.Key_P, 0),
    ):  # fmt: skip
        press(focused, key)
        assert controller.selected_row == rows[place]
    controller.select_row(rows[-1])
    press(focused, Key.Key_N)
    assert controller.selected_row == rows[-1]


@pytest.mark.parametrize(("key", "step"), [(Key.Key_N, 1), (Key.Key_P, -1)])
def test_given_a_selection_that_the_filter_hides_then_steps_lead_to_its_neighbours(
    focused: MainWindow, key: Qt.Key, step: int
) -> None:
    controller = focused.controller
    controller.filtering.toggle("themes", "aid")
    rows = controller.model.rows
    gap = int(np.flatnonzero(np.diff(rows) > 1)[0])
    controller.select_row(int(rows[gap]) + 1)
    press(focused, key)
    assert controller.selected_row == int(rows[gap] if step < 0 else rows[gap + 1])


def test_given_f6_as_often_as_there_are_panes_then_the_focus_is_back_and_shift_undoes_it(
    focused: MainWindow,
) -> None:
    def stops(keys: Qt.KeyboardModifier) -> list[str]:
        found: list[str] = []
        while len(found) < 2 or found[-1] != found[0]:
            assert len(found) < 20
            widget = focused.focusWidget()
            assert widget is not None
            found.append(widget.objectName())
            press(focused, Key.Key_F6, keys)
        return found

    forward = stops(PLAIN)
    assert len(forward) > 3
    focused.timeline.setFocus()
    assert stops(SHIFT) == forward[::-1]


@pytest.mark.parametrize(("keys", "place"), [(PLAIN, 0), (SHIFT, -1)])
def test_given_a_search_then_the_first_step_leads_to_its_first_or_last_match_and_goes_round(
    focused: MainWindow, keys: Qt.KeyboardModifier, place: int
) -> None:
    focused.finder.set_query("expressway")
    found = [int(row) for row in focused.finder.found.rows]
    assert len(found) > 1
    press(focused, Key.Key_F3, keys)
    assert focused.controller.selected_row == found[place]
    for _ in found:
        press(focused, Key.Key_F3, keys)
    assert focused.controller.selected_row == found[place]
