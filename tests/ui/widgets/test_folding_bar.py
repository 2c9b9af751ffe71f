"""The tool bar folds: at any width each of its buttons is in it or in its menu."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from timeline_app.ui.window.main_window import MainWindow

ALL = {
    "Back", "Forward", "View", "Tracks", "Zoom out", "Zoom in", "Timeline", "List", "PDF…",
    "Print…",
}  # fmt: skip
IN_MENU = {"Export PDF…": "PDF…", "Print…": "Print…", "Zoom in": "Zoom in", "Zoom out": "Zoom out"}


def resize(window: MainWindow, width: int) -> None:
    window.resize(width, 600)
    QApplication.processEvents()


def more(window: MainWindow) -> QToolButton:
    button = window._tool_bar.findChild(QToolButton, "moreTools")
    assert isinstance(button, QToolButton)
    return button


def shown(window: MainWindow) -> set[str]:
    bar = window._tool_bar
    buttons = [b for b in bar.findChildren(QToolButton) if b.isVisible() and b is not more(window)]
    assert all(bar.rect().contains(button.geometry()) for button in buttons)
    names = {button.accessibleName() or button.text() for button in buttons}
    return {"Tracks" if name.startswith("Tracks") else name for name in names}


def folded(window: MainWindow) -> set[str]:
    texts = [action.text().replace("&", "") for action in more(window).menu().actions()]
    return {IN_MENU.get(text, text) for text in texts}


@pytest.mark.parametrize("width", [1_440, 1_280, 1_000, 900, 800, 700, 600, 500])
def test_given_a_width_then_each_button_is_in_the_bar_or_in_its_menu(
    window: MainWindow, width: int
) -> None:
    resize(window, width)
    assert window.width() == width
    assert shown(window) | folded(window) == ALL
    assert shown(window) & folded(window) == set()
    assert more(window).isVisible() is bool(folded(window))
    extension = window._tool_bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert not isinstance(extension, QToolButton) or not extension.isVisible()


def test_given_a_wide_window_again_then_nothing_is_folded(window: MainWindow) -> None:
    for width in (500, 1_440):
        resize(window, width)
    assert folded(window) == set()


def test_given_a_folded_menu_then_it_still_leads_to_its_views(window: MainWindow) -> None:
    resize(window, 500)
    menus = [action.menu() for action in more(window).menu().actions()]
    views = next(menu for menu in menus if isinstance(menu, QMenu) and menu.title() == "View")
    views.aboutToShow.emit()
    assert any("December" in action.text() for action in views.actions())


def test_given_a_button_that_can_do_nothing_then_it_says_so(window: MainWindow) -> None:
    resize(window, 1_280)
    back = next(b for b in window._tool_bar.findChildren(QToolButton) if b.text() == "Back")
    assert not back.isEnabled()
    window.controller.filtering.toggle("themes", "aid")
    assert back.isEnabled()
