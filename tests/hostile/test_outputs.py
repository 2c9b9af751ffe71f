"""What is written can be read by others, whatever stands in a list."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from icalendar import Calendar
from openpyxl import load_workbook

from tests.hostile.strings import FORBIDDEN, HOSTILE, hostile_text, write_hostile_list
from tests.lists import event, event_list, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE
from timeline_app.core.open_list import read_list
from timeline_app.program.plain_text import LONGEST_LABEL, cut, one_line, plain, short
from timeline_app.state.excerpts import ExcerptWriter, as_html, as_markdown, as_text

each_text = pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))


def exported(path: Path, ending: str) -> bytes:
    """Write a list by the command line."""
    target = path.parent / f"out{ending}"
    command = "print" if ending == ".pdf" else "export"
    assert main([command, str(path), "-o", str(target)]) == FINE
    return target.read_bytes()


def forbidden_in(text: str) -> set[str]:
    return {
        letter for letter in text if letter in FORBIDDEN or unicodedata.category(letter) == "Cs"
    }


@each_text
@pytest.mark.usefixtures("qapp")
def test_given_a_hostile_text_then_a_drawing_is_sound_xml(text: str, tmp_path: Path) -> None:
    data = exported(write_hostile_list(tmp_path, text), ".svg")
    assert not forbidden_in(data.decode("utf-8"))
    assert "".join(ET.fromstring(data).itertext()).strip()


@each_text
def test_given_a_hostile_text_then_a_calendar_keeps_its_lines(text: str, tmp_path: Path) -> None:
    data = exported(write_hostile_list(tmp_path, text), ".ics")
    [calendar] = Calendar.from_ical(data, multiple=True)
    assert not forbidden_in(data.decode("utf-8"))
    # The reader leaves the names that it does not know as they are written.
    assert re.sub(r"\\(.)", r"\1", str(calendar["X-WR-CALNAME"])) == one_line(text)
    assert {str(entry["LOCATION"]) for entry in calendar.events} == {plain(text)}


def test_given_a_comma_in_the_title_then_the_name_of_the_calendar_is_escaped(
    tmp_path: Path,
) -> None:
    path = write_list(tmp_path, event_list(event(), title="a, b; c\nd"))
    assert rb"X-WR-CALNAME:a\, b\; c d" in exported(path, ".ics")


@each_text
def test_given_a_hostile_text_then_a_table_gives_it_back(text: str, tmp_path: Path) -> None:
    data = exported(write_hostile_list(tmp_path, text), ".csv").decode("utf-8-sig")
    assert not forbidden_in(data)
    records = list(csv.DictReader(io.StringIO(data, newline="")))
    assert len(records) == 3
    assert {record["title"].lstrip("'") for record in records} == {plain(text)}


@each_text
def test_given_a_hostile_text_then_a_workbook_holds_it_as_a_text(text: str, tmp_path: Path) -> None:
    data = exported(write_hostile_list(tmp_path, text), ".xlsx")
    sheet: Any = load_workbook(io.BytesIO(data)).active
    titles = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in titles] == ["s"] * 3
    assert {cell.value for cell in titles} == {plain(text)}


@each_text
def test_given_a_hostile_text_then_a_list_keeps_it_as_it_is(text: str, tmp_path: Path) -> None:
    data = json.loads(exported(write_hostile_list(tmp_path, text), ".json"))
    assert {item["title"] for item in data["events"]} == {text}
    assert data["title"] == text


@each_text
@pytest.mark.usefixtures("qapp")
def test_given_a_hostile_text_then_a_print_can_be_read_back(text: str, tmp_path: Path) -> None:
    reader = pypdf.PdfReader(io.BytesIO(exported(write_hostile_list(tmp_path, text), ".pdf")))
    said = "".join(page.extract_text() for page in reader.pages)
    about = "".join(str(value) for value in (reader.metadata or {}).values())
    # ToUnicode maps the space to a tab.
    assert not forbidden_in(said.replace("\x00", "") + about + titles(reader.outline))
    assert reader.metadata is not None
    assert reader.metadata.title == one_line(text)


def titles(outline: object) -> str:
    """Return all bookmarks as one text."""
    if isinstance(outline, list):
        return "".join(map(titles, outline))
    return str(outline["/Title"]) if isinstance(outline, pypdf.generic.Destination) else ""


@each_text
def test_given_a_hostile_text_then_listing_has_a_line_for_each_event(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", str(write_hostile_list(tmp_path, text))]) == FINE
    out = capsys.readouterr().out
    assert not forbidden_in(out)
    assert len(out.splitlines()) == 3


@each_text
def test_given_a_hostile_text_then_what_is_copied_is_plain(text: str, tmp_path: Path) -> None:
    events = read_list(write_hostile_list(tmp_path, text)).events
    writer = ExcerptWriter(events, lambda _document: None)
    copied = [writer.excerpt(event) for event in events.table.events(range(len(events.table)))]
    assert not forbidden_in(as_text(copied) + as_html(copied) + as_markdown(copied))


@given(hostile_text)
def test_a_plain_text_has_nothing_that_steers_and_stays_so(text: str) -> None:
    assert not forbidden_in(plain(text))
    assert plain(plain(text)) == plain(text)
    assert not set(one_line(text)) & set("\t\r\n\u2028\u2029")
    assert len(short(text)) <= LONGEST_LABEL + len("… (1,114,111 more letters)")
    f"<p>{plain(text)}</p>".encode()


def test_given_codes_that_are_no_text_then_every_one_is_gone() -> None:
    every = "".join(map(chr, range(0x11_0000)))
    assert not forbidden_in(plain(every))
    assert "\U0001f600" in plain(every)


def test_given_a_text_too_long_then_the_cut_says_how_much_is_missing() -> None:
    assert cut("a" * 10, 7) == "aaaaaaa… (3 more letters)"
    assert cut("a " * 6_000) == "a " * 4_999 + "a… (2,000 more letters)"
    assert cut("a" * 2_345 + " b") == "a" * 2_000 + "… (345 more letters) b"
    assert cut("no longer than that", 300) == "no longer than that"
