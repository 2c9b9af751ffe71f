"""The problems pane: faults first, then the dates that wait for somebody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QToolButton

from tests.lists import event, event_list, undated, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.core.record.settling import settling_note
from timeline_app.ui.window.main_window import MainWindow

NOTE = settling_note("some day", "it is not read as a date", "t.csv, row 7")


def badge_of(window: MainWindow) -> QToolButton:
    found = window.findChild(QToolButton, "problemsBadge")
    assert isinstance(found, QToolButton)
    return found


def test_given_dates_to_settle_then_they_are_listed_as_no_problems(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(write_list(tmp_path, event_list(event(), undated(date_note=NOTE))))
    assert window.session.problems == ()
    assert badge_of(window).text() == "1 date to settle"
    texts = [window.problems_pane.item(row).text() for row in range(window.problems_pane.count())]
    assert texts[0] == "Every part of the file is sound, but 1 date waits to be settled:"
    assert "event railway-promised: To settle: “some day”" in texts[1]


def test_given_problems_and_dates_to_settle_then_both_are_counted(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    broken = event("broken", date="nonsense")
    window = open_window(write_list(tmp_path, event_list(broken, undated(date_note=NOTE))))
    assert badge_of(window).text() == "▲ 1 problem, 1 date to settle"
    assert "To settle" in window.problems_pane.item(1).text()


def test_given_nothing_to_settle_then_the_badge_is_away(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(write_list(tmp_path, event_list(event())))
    assert badge_of(window).isHidden()
    assert window.problems_pane.count() == 1
