"""Files from the command line: what they quote, what they lack, and what goes in on demand."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.lists import PARAGRAPHS, event, event_list, full_list, undated, write, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, WRONG_USE
from timeline_app.program.locations import bundled_list

SOURCES = bundled_list().parent.parent / "shared" / "sources"
needs_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the original documents do not lie beside the repository"
)
Capture = pytest.CaptureFixture[str]


def originals(folder: Path) -> str:
    write(folder / "originals" / "report.txt", "\n".join(PARAGRAPHS))
    return str(folder / "originals")


def test_given_sources_then_the_table_of_list_and_export_quotes_them(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path, full_list()))
    sources = ["--sources", originals(tmp_path)]
    assert main(["export", path, "-o", str(tmp_path / "x.csv"), *sources]) == FINE
    assert main(["list", path, "--format", "csv", *sources]) == FINE
    written = (tmp_path / "x.csv").read_bytes().decode("utf-8")
    printed = capsys.readouterr().out
    assert written == f"\ufeff{printed}"
    rows = list(csv.DictReader(io.StringIO(printed, newline="")))
    assert "“3 December 2025" in rows[1]["sources"]
    assert main(["list", path, "--format", "csv"]) == FINE
    assert "“" not in capsys.readouterr().out


def test_given_events_that_no_calendar_holds_then_each_is_named(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path, event_list(event(), event("plan", date="2026"), undated())))
    out = tmp_path / "x.ics"
    assert main(["export", path, "-o", str(out)]) == FINE
    assert sorted(capsys.readouterr().err.splitlines()) == [
        "  Title of plan (2026, more than 60 days)",
        "  Title of railway-promised (no date)",
        "timeline-app: 2 of 3 events were left out of the calendar",
    ]
    assert main(["export", path, "-o", str(out), "--promises", "--long"]) == FINE
    assert capsys.readouterr().err == ""
    calendar = Calendar.from_ical(out.read_bytes())
    assert (len(calendar.walk("VEVENT")), len(calendar.walk("VTODO"))) == (2, 1)


@needs_sources
def test_given_the_bundled_list_then_an_export_can_be_checked_like_the_original(
    tmp_path: Path, capsys: Capture
) -> None:
    assert main(["export", "-o", str(tmp_path / "x.json")]) == FINE
    reports = []
    for path in ([], [str(tmp_path / "x.json")]):
        assert main(["check", *path, "--sources", str(SOURCES), "--json"]) == FINE
        report = json.loads(capsys.readouterr().out)
        reports.append((report["events"], report["citations"], report["coverage"]))
    assert reports[0] == reports[1]
    assert reports[1][1]["exact"] > 800


def test_given_no_room_for_the_paragraphs_then_nothing_is_written(
    tmp_path: Path, capsys: Capture
) -> None:
    path = str(write_list(tmp_path / "list", full_list()))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "paragraphs").write_text("a file in the way")
    assert main(["export", path, "-o", str(tmp_path / "out" / "x.json")]) == WRONG_USE
    assert "cannot be written" in capsys.readouterr().err
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["paragraphs"]
