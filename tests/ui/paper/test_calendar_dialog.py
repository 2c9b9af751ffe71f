"""A calendar from the window: what goes in is asked, and what does not is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QTextEdit

from timeline_app.ui.paper.calendar_dialog import CalendarDialog
from timeline_app.ui.widgets.plain_message import PlainMessage
from timeline_app.ui.window.main_window import MainWindow


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What messages say, with their details."""
    said: list[str] = []

    def look(box: PlainMessage) -> int:
        details = [edit.toPlainText() for edit in box.findChildren(QTextEdit)]
        said.append("\n".join((box.text(), *details)))
        return 0

    monkeypatch.setattr(PlainMessage, "exec", look)
    return said


@pytest.mark.parametrize("wants_all", [False, True])
def test_given_what_is_wanted_then_it_is_in_and_the_rest_is_named(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: list[str],
    wants_all: bool,
) -> None:
    path = tmp_path / "x.ics"

    def answer(dialog: CalendarDialog) -> int:
        for box in dialog.findChildren(QCheckBox):
            box.setChecked(wants_all)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(CalendarDialog, "exec", answer)
    window.action("export-other").trigger()
    calendar = Calendar.from_ical(path.read_bytes())
    count = len(calendar.walk("VEVENT")) + len(calendar.walk("VTODO"))
    left_out = len(window.controller.events.table) - count
    assert bool(calendar.walk("VTODO")) is wants_all
    [sentence, *named] = told[0].split("\n")
    assert sentence.startswith(f"{left_out} of ")
    assert len(named) == left_out
    assert "6% growth from 2026 is what Laos is to strive for" in told[0]


def test_given_the_question_is_put_away_then_nothing_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    path = tmp_path / "x.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(CalendarDialog, "exec", lambda _: QDialog.DialogCode.Rejected.value)
    window.action("export-other").trigger()
    assert (path.exists(), told) == (False, [])
