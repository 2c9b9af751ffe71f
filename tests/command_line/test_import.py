"""`timeline-app import`: the list, the report, and one sentence for what cannot be."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, PROBLEMS, WRONG_USE

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.csv"
    path.write_text("When,Wann,Title\n3/4/2025,1999,a\n,,b\n", encoding="utf-8")
    return path


def dates_in(path: Path) -> list[str | None]:
    return [event["date"] for event in json.loads(path.read_text("utf-8"))["events"]]


def test_given_a_sheet_then_its_list_is_sound_and_stands_beside_it(
    sheet: Path, capsys: Capture
) -> None:
    assert main(["import", str(sheet), "--day-first"]) == FINE
    told = capsys.readouterr().out
    assert "sheet.csv: 2 rows read, 2 events written to sheet.events.json" in told
    assert "row 2: “3/4/2025” was read as 3 April 2025\n" in told
    out = sheet.with_name("sheet.events.json")
    assert dates_in(out) == ["2025-04-03", None]
    assert main(["check", str(out)]) == FINE


@pytest.mark.parametrize(
    ("options", "edtf", "code"),
    [
        ([], "[2025-03-04,2025-04-03]", PROBLEMS),
        (["--month-first"], "2025-03-04", FINE),
        (["--map", "Wann=date"], "1999", FINE),
    ],
)
def test_given_options_then_dates_are_read_by_them(
    options: list[str], edtf: str, code: int, sheet: Path, tmp_path: Path
) -> None:
    out = tmp_path / "other.events.json"
    assert main(["import", str(sheet), "-o", str(out), *options]) == code
    assert dates_in(out)[0] == edtf


def test_given_an_order_once_then_the_next_import_keeps_it_until_another_is_given(
    sheet: Path,
) -> None:
    out = sheet.with_name("sheet.events.json")
    for options, edtf in (
        (["--day-first"], "2025-04-03"),
        ([], "2025-04-03"),
        ([], "2025-04-03"),
        (["--month-first"], "2025-03-04"),
        ([], "2025-03-04"),
    ):
        assert main(["import", str(sheet), *options]) == FINE
        assert dates_in(out)[0] == edtf


def test_given_the_last_year_of_two_digits_then_the_century_is_known(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("Date\tTitle\n13/4/31\ta\n")
    assert main(["import", str(path), "--latest-year", "2030"]) == FINE
    assert dates_in(tmp_path / "t.events.json") == ["1931-04-13"]


def test_given_json_then_the_report_is_data(sheet: Path, capsys: Capture) -> None:
    assert main(["import", str(sheet), "--json"]) == PROBLEMS
    report = json.loads(capsys.readouterr().out)
    assert (report["count_read"], report["count_events"]) == (2, 2)
    assert report["to_settle"][0]["place"] == "row 2"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["missing.csv"], "missing.csv cannot be read"),
        (["{sheet}", "--map", "Wan=date"], "did you mean 'Wann'"),
        (["{sheet}", "--map", "Wann"], "write it like --map"),
        (["{sheet}", "--map", "Wann=nonsense"], "choose one of title"),
        (["{sheet}", "--sheet", "x"], "has no sheets"),
        (["{sheet}", "-o", "{sheet}"], "name another one to write to"),
        (["{sheet}", "--day-first", "--month-first"], "not allowed with"),
        (["{folder}"], "cannot be read or written (this is a folder)"),
        (["{sheet}", "-o", "{folder}/none/x.json"], "cannot be read or written"),
    ],
)
def test_given_wrong_use_then_one_sentence_says_so(
    arguments: list[str], sentence: str, sheet: Path, capsys: Capture
) -> None:
    given = [one.format(sheet=sheet, folder=sheet.parent) for one in arguments]
    assert main(["import", *given]) == WRONG_USE
    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1


def test_given_ctrl_c_then_nothing_half_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_text("Date,Title\n" + "".join(f"{n % 2000 + 1},Event {n}\n" for n in range(60_000)))
    command = [sys.executable, "-m", "timeline_app", "import", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
    names = {file.name for file in tmp_path.iterdir()}
    assert names in ({"large.csv"}, {"large.csv", "large.events.json", "large.imported.json"})
