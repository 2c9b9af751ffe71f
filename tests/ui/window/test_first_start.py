"""A first start: hints that go when they are used, the legend, the tour and the themes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton

from tests.ui.conftest import OpenWindow
from timeline_app.render.theme import dark_theme, light_theme
from timeline_app.ui.dialogs.symbol_tour import SymbolPicture
from timeline_app.ui.panes.hints import HINTS, HintLine
from timeline_app.ui.panes.legend import Legend
from timeline_app.ui.window.main_window import MainWindow


def hints_of(window: MainWindow) -> HintLine:
    hints = window.findChild(HintLine, "hints")
    assert isinstance(hints, HintLine)
    return hints


def follow(window: MainWindow, name: str) -> None:
    """Do what a hint advises."""
    if name == "palette":
        window.action("palette").trigger()
    elif name == "track":
        window.controller.folding.collapse_all()
    else:
        window.timeline.gestures.wheel(
            QWheelEvent(
                QPointF(400, 300),
                QPointF(400, 300),
                QPoint(),
                QPoint(0, 120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.ControlModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
        )


def test_given_a_small_window_then_hints_without_room_are_left_out_whole(
    window: MainWindow,
) -> None:
    for width in (*range(640, 1_000, 7), 1_440):
        window.resize(width, 600)
        QApplication.processEvents()
        # Where a test before has left the pointer, a button may tell what it does.
        window.statusBar().clearMessage()
        QApplication.processEvents()
        hints = hints_of(window)
        shown = hints.text().split("  ·  ")
        assert [*HINTS.values()][: len(shown)] == shown or shown == [""]
        assert hints.fontMetrics().horizontalAdvance(hints.text()) <= hints.contentsRect().width()
    assert all(words in hints_of(window).text() for words in HINTS.values())


def settings_in(folder: Path) -> dict[str, object]:
    path = folder / "settings.json"
    found: dict[str, object] = json.loads(path.read_text()) if path.is_file() else {}
    return found


@pytest.mark.parametrize("name", HINTS)
def test_given_a_hint_is_followed_then_it_alone_goes_for_good(
    open_window: OpenWindow, own_settings: Path, name: str
) -> None:
    window = open_window(None)
    assert all(words in hints_of(window).text() for words in HINTS.values())
    saved = settings_in(own_settings)
    follow(window, name)
    # Nothing is written while a hand is at work.
    assert settings_in(own_settings) == saved
    left = [words for hint, words in HINTS.items() if hint != name]
    assert hints_of(window).text().split("  ·  ") == left
    window.close()
    assert settings_in(own_settings)["used_hints"] == [name]
    assert hints_of(open_window(None)).text().split("  ·  ") == left


def test_given_a_message_then_a_hint_that_is_followed_does_not_stand_on_it(
    window: MainWindow,
) -> None:
    window.statusBar().showMessage("Told")
    hints_of(window).use("zoom")
    assert not hints_of(window).isVisible()
    window.statusBar().clearMessage()
    assert hints_of(window).isVisible()


def test_given_all_hints_were_followed_then_their_line_is_gone(window: MainWindow) -> None:
    for name in HINTS:
        hints_of(window).use(name)
    assert hints_of(window).isHidden()


def test_given_other_events_in_view_then_the_legend_shows_their_symbols(
    window: MainWindow,
) -> None:
    legend = window.findChild(Legend, "legend")
    assert isinstance(legend, Legend)
    legend.resize(2_000, legend.height())
    assert "no date given" in {entry.symbol.words for entry in legend.entries()}
    window.controller.filtering.toggle("basis", "stated")
    QTest.qWait(400)
    shown = {entry.symbol.words for entry in legend.entries()}
    assert "stated" in shown
    assert not shown & {"inferred", "derived", "no date given"}


def test_given_a_click_in_the_legend_then_the_tour_shows_every_symbol(window: MainWindow) -> None:
    button = window.findChild(QToolButton, "legendTour")
    assert isinstance(button, QToolButton)
    button.click()
    tour = window.findChild(QDialog, "symbolTour")
    assert isinstance(tour, QDialog)
    assert tour.findChildren(SymbolPicture)
    tour.close()


def test_given_a_theme_for_this_time_then_it_is_shown_and_not_remembered(
    open_window: OpenWindow, own_settings: Path, qapp: QApplication
) -> None:
    from timeline_app.ui.session.session import Session

    remembered = own_settings / "settings.json"
    session = Session(None, remembered, own_settings)
    window = MainWindow(session, "dark")
    assert window.action("theme-dark").isChecked()
    assert qapp.palette().window().color() == dark_theme().color("panel")
    themes = [session.settings.theme]
    window.action("theme-light").trigger()
    assert [*themes, session.settings.theme] == ["system", "light"]
    assert qapp.palette().window().color() == light_theme().color("panel")
    window.close()
    window.deleteLater()
