"""The one table of formats: every ending writes its own, and an unknown one is refused by name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tests.lists import full_list, reading_of
from timeline_app.core.record.model import FilterRecord
from timeline_app.exchange.content import Content, NotWrittenError
from timeline_app.exchange.formats import (
    FORMATS,
    PAGED,
    UNPAGED,
    Format,
    Kind,
    UnknownFormatError,
    format_of,
    write_file,
)
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.state.command_catalogue import command
from timeline_app.state.paper.job import PrintJob, paper_of

FIRST_BYTES = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".html": b"<!DOCTYPE html>",
    ".csv": b"\xef\xbb\xbfid,title,",
    ".xlsx": b"PK",
    ".ics": b"BEGIN:VCALENDAR",
    ".json": b"{\n",
}


def content_in(folder: Path) -> Content:
    events = reading_of(folder, full_list()).events
    rows = range(len(events.table))
    job = PrintJob(events, FilterRecord(), rows)
    paper = paper_of("A4", is_portrait=False)
    return Content(
        events, rows, job.picture, pages=lambda measurer: job.document(paper, measurer), scale=1.0,
        strips=job.strips,
    )  # fmt: skip


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.ending)
def test_given_an_ending_then_its_format_is_written(one: Format, tmp_path: Path) -> None:
    path = tmp_path / f"out{one.ending.upper()}"
    remark = write_file(path, content_in(tmp_path))
    assert path.read_bytes().startswith(FIRST_BYTES[one.ending])
    assert remark.startswith("1 of " if one.ending == ".ics" else "")
    assert bool(remark) is (one.ending == ".ics")


@pytest.mark.parametrize("name", ["out.doc", "out", "out.json.bak", ".csv"])
def test_given_an_ending_nobody_knows_then_it_is_refused_by_name_and_nothing_written(
    name: str, tmp_path: Path
) -> None:
    content = content_in(tmp_path / "list")
    with pytest.raises(UnknownFormatError) as caught:
        write_file(tmp_path / name, content, UNPAGED)
    assert (
        str(caught.value) == f"{name} should end in .png, .svg, .html, .csv, .xlsx, .ics or .json"
    )
    assert not (tmp_path / name).exists()


def test_given_a_format_that_is_not_asked_for_then_it_is_refused_too() -> None:
    with pytest.raises(UnknownFormatError, match=r"^out\.csv should end in \.pdf$"):
        format_of(Path("out.csv"), PAGED)
    with pytest.raises(UnknownFormatError, match=r"\.json$"):
        format_of(Path("out.pdf"), UNPAGED)


def too_small(_measurer: object) -> NoReturn:
    raise PaperError("no room")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "one", [one for one in FORMATS if one.kind is not Kind.DATA], ids=lambda one: one.ending
)
def test_given_a_drawing_that_cannot_be_made_then_it_says_why_and_nothing_is_written(
    one: Format, tmp_path: Path
) -> None:
    events = reading_of(tmp_path, full_list()).events
    path = tmp_path / f"out{one.ending}"
    with pytest.raises(NotWrittenError, match="no room"):
        write_file(path, Content(events, [0], too_small, too_small, strips=too_small))
    with pytest.raises(NotWrittenError, match=r"(was|were) laid out$"):
        write_file(path, Content(events, [0]))
    assert not path.exists()


def test_what_can_be_read_is_read_as_it_was_written(tmp_path: Path) -> None:
    content = content_in(tmp_path / "list")
    for one in FORMATS:
        if one.reader is not None:
            path = tmp_path / f"copy{one.ending}"
            write_file(path, content)
            assert len(one.reader(path).events.table) == len(content.rows)
    assert [one.ending for one in FORMATS if one.reader] == [".json"]


def test_endings_and_labels_are_each_used_once() -> None:
    assert len({one.ending for one in FORMATS}) == len({one.label for one in FORMATS})
    assert len({one.ending for one in FORMATS}) == len(FORMATS)
    assert {*PAGED, *UNPAGED} == set(FORMATS)


def test_the_menu_names_what_can_be_exported() -> None:
    tip = command("export-other").tip
    assert all(one.ending.lstrip(".").upper() in tip for one in UNPAGED)


def test_the_table_itself_loads_nothing_heavy() -> None:
    code = "import sys, json, timeline_app.exchange.formats; print(json.dumps([*sys.modules]))"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = set(json.loads(finished.stdout))
    assert not loaded & {"PySide6", "icalendar", "openpyxl", "pypdf"}
