"""The preview of pages: turned, looked at closely, and whole again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from tests.ui.paper.test_print_dialog import dialog_on
from timeline_app.ui.paper.page_canvas import PageDesk
from timeline_app.ui.paper.print_dialog import PrintDialog
from timeline_app.ui.window.main_window import MainWindow

Owned = Callable[[QObject], None]
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow, owned: Owned) -> PrintDialog:
    window.show()
    dialog, _ = dialog_on(window, owned)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def desk_of(dialog: PrintDialog) -> PageDesk:
    desk = dialog.findChild(PageDesk, "pageDesk")
    assert isinstance(desk, PageDesk)
    return desk


def wheel(desk: PageDesk, down: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    middle = QPointF(desk.rect().center())
    event = QWheelEvent(
        middle, desk.mapToGlobal(middle), QPoint(), QPoint(0, -120 * down), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    desk.wheelEvent(event)


def test_given_page_keys_then_the_pages_are_turned_wherever_the_keyboard_is(
    dialog: PrintDialog,
) -> None:
    assert dialog.document is not None
    last, desk = len(dialog.document.pages) - 1, desk_of(dialog)
    field = dialog.findChild(QComboBox, "printLayout")
    assert field is not None
    field.setFocus()
    seen = []
    for key, modifiers in (
        (Qt.Key.Key_PageDown, NONE), (Qt.Key.Key_End, CTRL), (Qt.Key.Key_PageDown, NONE),
        (Qt.Key.Key_PageUp, NONE), (Qt.Key.Key_Home, CTRL), (Qt.Key.Key_PageUp, NONE),
    ):  # fmt: skip
        QTest.keyClick(field, key, modifiers)
        seen.append(desk.canvas.index)
    assert seen == [1, last, last, last - 1, 0, 0]
    assert field.currentText() == "Brief to hand over"


def test_given_arrows_on_the_page_then_they_turn_it(dialog: PrintDialog) -> None:
    desk = desk_of(dialog)
    desk.setFocus()
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(desk, key)
        seen.append(desk.canvas.index)
    assert seen == [1, 2, 1, 0]


def test_given_zoom_keys_then_the_page_grows_and_is_whole_again(dialog: PrintDialog) -> None:
    desk = desk_of(dialog)
    whole = desk.zoom
    QTest.keyClick(dialog, Qt.Key.Key_Plus, CTRL)
    larger = desk.zoom
    QTest.keyClick(dialog, Qt.Key.Key_Minus, CTRL)
    assert larger == pytest.approx(whole * 4 / 3)
    assert desk.is_whole
    for _ in range(40):
        QTest.keyClick(dialog, Qt.Key.Key_Plus, CTRL)
    assert desk.zoom == 12.0
    assert desk.canvas.width() > desk.width()
    told = dialog.findChild(QWidget, "pageZoom")
    assert told is not None
    assert told.property("text") == "1200 %"
    QTest.keyClick(dialog, Qt.Key.Key_0, CTRL)
    assert desk.zoom == pytest.approx(whole)


def test_given_a_wide_page_then_its_width_fills_the_desk(dialog: PrintDialog) -> None:
    desk = desk_of(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_2, CTRL)
    assert desk.canvas.width() <= desk.width()
    assert desk.canvas.width() > 0.9 * desk.width()
    assert desk.canvas.height() > desk.height()


def test_given_the_wheel_then_a_whole_page_is_turned_and_a_large_one_scrolled_first(
    dialog: PrintDialog,
) -> None:
    desk = desk_of(dialog)
    wheel(desk, 1)
    assert desk.canvas.index == 1
    wheel(desk, -1)
    for _ in range(4):
        wheel(desk, -1, CTRL)
    bar = desk.verticalScrollBar()
    bar.setValue(0)
    wheel(desk, 1)
    assert (desk.canvas.index, bar.value() > 0) == (0, True)
    bar.setValue(bar.maximum())
    wheel(desk, 1)
    assert (desk.canvas.index, bar.value()) == (1, 0)
    wheel(desk, -1)
    assert (desk.canvas.index, bar.value()) == (0, bar.maximum())


def test_given_a_large_page_then_it_is_moved_by_hand(dialog: PrintDialog) -> None:
    desk = desk_of(dialog)
    for _ in range(5):
        QTest.keyClick(dialog, Qt.Key.Key_Plus, CTRL)
    bars = desk.horizontalScrollBar(), desk.verticalScrollBar()
    before = [bar.value() for bar in bars]
    view = desk.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, QPoint(200, 200))
    QTest.mouseMove(view, QPoint(180, 150))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, QPoint(180, 150))
    assert [bar.value() - old for bar, old in zip(bars, before, strict=True)] == [20, 50]
