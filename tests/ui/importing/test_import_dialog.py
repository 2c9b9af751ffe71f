"""Files of other programs on the window: looked at, asked about, brought in, or named."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QPlainTextEdit

from timeline_app.state.settings import load_settings
from timeline_app.ui.importing.import_dialog import ImportDialog
from timeline_app.ui.importing.preview_timeline import PreviewTimeline
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.window.main_window import MainWindow

TABLE = "Date,What,Odd\n3/4/2025,Bridge opens,1\n8/4/2025,Railway agreed,2\n"
Drop = Callable[[str, str], ImportDialog]


@pytest.fixture
def drop(window: MainWindow, tmp_path: Path) -> Drop:
    """Drop a file on the window, and wait until it was looked at."""

    def drop_(name: str, content: str) -> ImportDialog:
        path = tmp_path / name
        path.write_text(content)
        window.session.take_urls([str(path)])
        dialog = window.findChild(ImportDialog, "importDialog")
        assert dialog is not None
        settle(dialog)
        return dialog

    return drop_


def settle(dialog: ImportDialog) -> None:
    deadline = time.monotonic() + 5
    while dialog.is_busy and time.monotonic() < deadline:
        QTest.qWait(5)
    assert not dialog.is_busy


def box(dialog: ImportDialog, name: str) -> QComboBox:
    return next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)


def choose(dialog: ImportDialog, name: str, value: object) -> None:
    chosen = box(dialog, name)
    chosen.setCurrentIndex(chosen.findData(value))
    settle(dialog)


def words(dialog: ImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(PlainLabel))


def import_(dialog: ImportDialog) -> str:
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    settle(dialog)
    report = dialog.findChild(QPlainTextEdit, "importReport")
    assert report is not None
    return f"{words(dialog)}\n{report.toPlainText()}"


def test_given_a_dropped_table_when_imported_then_its_list_opens_with_a_report(
    window: MainWindow, drop: Drop
) -> None:
    dialog = drop("bridges.csv", TABLE)
    assert "bridges.csv: Spreadsheet, 2 rows" in words(dialog)
    assert box(dialog, "What What stands for").currentData() == "title"
    preview = dialog.findChild(PreviewTimeline)
    assert preview is not None
    assert preview.sizeHint().height() > 0
    report = import_(dialog)
    assert "2 rows read, 2 events written" in report
    assert "row 2: “3/4/2025”: day or month may stand first" in report
    assert window.controller.events.path.name == "bridges.events.json"
    assert len(window.controller.events.table) == 2


def test_given_an_open_order_when_answered_then_the_dates_follow(
    window: MainWindow, drop: Drop
) -> None:
    dialog = drop("bridges.csv", TABLE)
    assert "does the day or the month stand first in 3/4/2025 (row 2)?" in words(dialog)
    assert "to settle, such as row 2" in words(dialog)
    choose(dialog, "Order of day and month in Date", True)
    assert "to settle" not in words(dialog)
    import_(dialog)
    assert [event.date for event in window.controller.events.table.events([0, 1])] == [
        "2025-04-03",
        "2025-04-08",
    ]


def test_given_rows_for_both_orders_then_both_are_shown_and_the_answer_is_kept(
    drop: Drop,
) -> None:
    table = f"{TABLE}13/4/2025,Opened,3\n4/13/2025,Slip,4\n"
    dialog = drop("bridges.csv", table)
    assert "both orders occur: 13/4/2025 in row 4 and 4/13/2025 in row 5" in words(dialog)
    assert box(dialog, "Order of day and month in Date").currentText() == "stays open"
    choose(dialog, "Order of day and month in Date", True)
    assert "1 date to settle, such as row 5" in words(dialog)
    import_(dialog)
    dialog.close()
    QTest.qWait(1)
    again = drop("bridges.csv", table)
    assert box(again, "Order of day and month in Date").currentText() == "day first"


def test_given_a_column_by_hand_then_it_is_remembered_for_the_next_table(
    window: MainWindow, drop: Drop, own_settings: Path
) -> None:
    dialog = drop("bridges.csv", TABLE)
    choose(dialog, "What Odd stands for", "themes")
    import_(dialog)
    dialog.close()
    saved, problems = load_settings(own_settings / "settings.json")
    assert not problems
    assert saved.import_columns == {"Date\tWhat\tOdd": {"Odd": "themes"}}
    QTest.qWait(1)
    assert box(drop("more.csv", TABLE), "What Odd stands for").currentData() == "themes"
    assert window.controller.events.head.themes


def test_given_a_slide_file_when_opened_then_it_is_looked_at_and_no_problem(
    window: MainWindow, drop: Drop
) -> None:
    slide = {"start_date": {"year": "1994"}, "text": {"headline": "<b>Bridge</b>"}}
    dialog = drop("slides.json", json.dumps({"events": [slide]}))
    assert "slides.json: TimelineJS, 1 slide" in words(dialog)
    assert not window.session.problems
    assert not dialog.findChildren(QComboBox, "columnChoices")


def test_given_a_broken_file_then_a_sentence_says_where_and_nothing_can_be_imported(
    drop: Drop,
) -> None:
    dialog = drop("x.timeline", "<timeline><events>")
    assert "x.timeline is broken at line 1" in words(dialog)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    assert not buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_given_what_cannot_be_imported_when_dropped_then_it_is_named(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"%PDF-1.7\n")
    window.session.take_urls([str(path)])
    assert window.findChild(ImportDialog, "importDialog") is None
    assert [problem.message for problem in window.session.problems] == ["this is a PDF"]


def test_given_very_many_columns_then_the_first_are_asked_about(drop: Drop) -> None:
    headings = ",".join(f"h{number}" for number in range(3_000))
    dialog = drop("wide.csv", f"Date,Title,{headings}\n1994,<b>Bridge</b>,x\n")
    assert len(dialog.findChildren(QComboBox)) < 110
    assert "more columns go as their headings say" in words(dialog)
    assert "wide.csv: Spreadsheet, 1 row." in words(dialog)


def test_given_a_calendar_named_at_the_start_then_it_is_looked_at(
    open_window: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "x.ics"
    path.write_text("BEGIN:VEVENT\nSUMMARY:Bridge\nDTSTART:19940408T100000\nEND:VEVENT\n")
    window = open_window(path)
    QTest.qWait(1)
    dialog = window.findChild(ImportDialog, "importDialog")
    assert dialog is not None
    settle(dialog)
    assert "x.ics: Calendar, 1 entry" in words(dialog)
