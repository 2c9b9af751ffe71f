"""Files of rows: any encoding and separator, XLSX and ODS as they show their cells."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from timeline_app.exchange.incoming.draft import UnknownFileError
from timeline_app.exchange.incoming.reading_options import CancelledError, ReadOptions, untold
from timeline_app.exchange.incoming.tables import packed
from timeline_app.exchange.incoming.tables.encoding import decoded
from timeline_app.exchange.incoming.tables.opening import is_table, read_draft, read_table
from timeline_app.exchange.incoming.tables.shown_dates import shown_date
from timeline_app.exchange.incoming.tables.table import (
    DateCell,
    Limit,
    Table,
    column_letters,
    words_of,
)

Book = Callable[..., Path]


def texts(table: Table) -> list[list[str]]:
    return [[words_of(cell) for cell in row.cells] for row in table.rows]


def csv_file(folder: Path, data: bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_given_an_encoding_of_unicode_then_it_is_read(encoding: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Date,Title\n1999,Hà Nội\n".encode(encoding))
    assert texts(read_table(path)) == [["1999", "Hà Nội"]]


def test_given_a_code_page_of_windows_then_the_one_that_fits_is_taken() -> None:
    assert decoded("Événement à Besançon, perciò".encode("cp1252")) == (
        "Événement à Besançon, perciò",
        "cp1252",
    )
    text, encoding = decoded(
        "đươ\u0323c Ha\u0300 No\u0323i, Viê\u0323t Nam".encode("cp1258", "replace")
    )
    assert encoding == "cp1258"
    assert text == "được Hà Nọi, Việt Nam"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_given_a_separator_then_it_is_found(separator: str, tmp_path: Path) -> None:
    rows = [["Date", "Title", "Text"], ["1999", "a", '"x, y; z"'], ["2000", "b", '"1\n2"']]
    data = "\r\n".join(separator.join(row) for row in rows).encode()
    table = read_table(csv_file(tmp_path, data))
    assert texts(table) == [["1999", "a", "x, y; z"], ["2000", "b", "1\n2"]]
    assert [row.number for row in table.rows] == [2, 3]


def test_given_a_separator_that_excel_names_then_rows_keep_their_numbers(tmp_path: Path) -> None:
    table = read_table(csv_file(tmp_path, b"sep=;\nDate;Title\n1999;a\n"))
    assert table.headings == ("Date", "Title")
    assert table.rows[0].number == 3


def test_given_an_open_quotation_mark_then_the_sentence_says_where(tmp_path: Path) -> None:
    path = csv_file(tmp_path, b'Date,Title\n1999,"a\n' + b"x" * 200_000)
    with pytest.raises(UnknownFileError, match=r"t\.csv cannot be read from line .* quotation"):
        read_table(path)


@pytest.mark.parametrize("data", [b"", b"\n\n", b",,,\n,,"])
def test_given_nothing_in_a_file_then_that_is_said(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnknownFileError, match="holds no cells"):
        read_table(csv_file(tmp_path, data))


@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_given_any_bytes_then_they_are_rows_or_refused(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = csv_file(tmp_path_factory.getbasetemp(), data, "any.csv")
    draft = None
    with suppress(UnknownFileError):
        draft = read_draft(path, ReadOptions())
    if draft is not None:
        assert draft.count_read == len(draft.events) + len(draft.left_out)


def test_given_somebody_stops_then_the_reading_ends(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    path = csv_file(tmp_path, b"Date,Title\n" + b"1999,a\n" * 2_000)
    with pytest.raises(CancelledError):
        read_table(path, progress=stop)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Writes a workbook of one sheet; a row is values, or pairs of a value and its format."""

    def written(*rows: list[Any], change: Callable[[Workbook], object] | None = None) -> Path:
        workbook = Workbook()
        sheet = workbook.active
        assert sheet is not None
        for row in rows:
            sheet.append([one[0] if isinstance(one, tuple) else one for one in row])
            for column, one in enumerate(row, 1):
                if isinstance(one, tuple):
                    sheet.cell(sheet.max_row, column).number_format = one[1]
        if change:
            change(workbook)
        path = tmp_path / "book.xlsx"
        workbook.save(path)
        return path

    return written


@pytest.mark.parametrize(
    ("value", "number_format", "edtf"),
    [
        (date(2025, 12, 3), "yyyy-mm-dd", "2025-12-03"),
        (date(2025, 12, 1), "mmm yyyy", "2025-12"),
        (date(2025, 12, 1), '"im "mmmm yy', "2025-12"),
        (date(2026, 1, 1), "yyyy", "2026"),
        (date(2025, 12, 3), "[$-407]d. mmmm yyyy;@", "2025-12-03"),
        (date(2025, 12, 3), "dddd mmmm yyyy", "2025-12"),
        (date(2025, 12, 3), "d-mmm", None),
        (date(2025, 12, 3), "mmmm", None),
        (datetime(2025, 12, 3, 14, 30), "yyyy-mm-dd hh:mm", "2025-12-03T14:30"),
        (datetime(2025, 12, 3, 14, 30), "yyyy-mm-dd", "2025-12-03"),
        (datetime(2025, 12, 3), "yyyy-mm-dd hh:mm:ss", "2025-12-03"),
    ],
)
def test_given_a_date_in_a_workbook_then_only_what_is_shown_counts(
    value: date, number_format: str, edtf: str | None
) -> None:
    cell = shown_date(value, number_format)
    assert isinstance(cell, DateCell)
    assert cell.edtf == edtf
    assert bool(cell.reason) is (edtf is None)


def test_given_a_workbook_then_cells_are_read_as_they_are_shown(book: Book) -> None:
    month = (date(2025, 12, 1), "mmm yyyy")
    path = book(["Date", "Title"], [month, "a"], [1999, "b"], [45994, "c"], ["c. 1850", True])
    draft = read_draft(path, ReadOptions())
    assert [event.date.edtf for event in draft.events] == ["2025-12", "1999", "2025-12-03", "1850~"]
    assert [event.title for event in draft.events] == ["a", "b", "c", "TRUE"]


def test_given_a_workbook_of_1904_then_its_days_are_right(book: Book) -> None:
    def count_from_1904(workbook: Workbook) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        workbook.epoch = CALENDAR_MAC_1904

    day = (date(2025, 12, 3), "yyyy-mm-dd")
    path = book(["Date", "Title"], [day, "a"], [44532, "b"], change=count_from_1904)
    table = read_table(path)
    assert table.is_1904
    events = read_draft(path, ReadOptions()).events
    assert [event.date.edtf for event in events] == ["2025-12-03", "2025-12-03"]


def test_given_merged_and_hidden_rows_and_other_sheets_then_all_is_told(book: Book) -> None:
    def change(workbook: Workbook) -> None:
        sheet = workbook.worksheets[0]
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[4].hidden = True
        sheet["B5"] = "=1+1"
        workbook.create_sheet("Notes")["A1"] = "only here"

    path = book(["Date", "Title"], [1999, "a"], [None, "b"], [2000, "c"], change=change)
    draft = read_draft(path, ReadOptions())
    assert [event.date.edtf for event in draft.events] == ["1999", "1999", "2000"]
    told = " ".join(f"{remark.place} {remark.text}" for remark in draft.changed)
    for words in ("A2:A3", "rows 4 are hidden", "Notes", "B5 hold formulas"):
        assert words in told


def test_given_the_name_of_a_sheet_then_that_one_is_read(book: Book) -> None:
    def add(workbook: Workbook) -> None:
        workbook.create_sheet("Zwei").append(["Datum", "Titel"])
        workbook["Zwei"].append([2000, "x"])

    path = book(["Date", "Title"], [1999, "a"], change=add)
    assert read_table(path, "Zwei").headings == ("Datum", "Titel")
    with pytest.raises(UnknownFileError, match="has no sheet 'Drei': it has Sheet, Zwei"):
        read_table(path, "Drei")


@pytest.mark.parametrize("name", ["x.xlsx", "x.ods"])
def test_given_a_broken_workbook_then_one_sentence_says_so(name: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path, b"PK\x03\x04 nothing more", name)
    with pytest.raises(UnknownFileError, match="cannot be read as a spreadsheet"):
        read_table(path)


def test_given_an_old_workbook_then_what_to_do_is_said(tmp_path: Path) -> None:
    path = csv_file(tmp_path, b"\xd0\xcf\x11\xe0 and so on", "old.xls")
    assert is_table(path, path.read_bytes())
    with pytest.raises(UnknownFileError, match="save it as XLSX"):
        read_table(path)


def test_given_a_bomb_then_it_is_refused_unopened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "_SMALL_BYTES", 1_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 5_000_000)
    with pytest.raises(UnknownFileError, match="unpacks to more"):
        read_table(path)


@pytest.mark.parametrize("name", ["x.xlsx", "x.ods"])
def test_given_declared_entities_then_the_file_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", xml)
        archive.writestr("xl/workbook.xml", xml)
    with pytest.raises(UnknownFileError, match="declares entities"):
        read_table(path)


def test_given_too_many_cells_then_the_table_is_refused() -> None:
    limit = Limit("big.csv")
    with pytest.raises(UnknownFileError, match=r"big\.csv has more than"):
        limit.count(1, 20_000_001)


ODS = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="One">
<table:table-row><table:table-cell><text:p>Date</text:p></table:table-cell>
<table:table-cell><text:p>Title</text:p></table:table-cell></table:table-row>
{rows}
<table:table-row table:number-rows-repeated="1000000"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(folder: Path, *cells: tuple[str, str]) -> Path:
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="date" office:date-value="{held}">'
        f"<text:p>{shown}</text:p></table:table-cell><table:table-cell><text:p>t</text:p>"
        "</table:table-cell></table:table-row>"
        for held, shown in cells
    )
    path = folder / "t.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows=rows))
    return path


def test_given_an_ods_then_dates_are_as_precise_as_they_are_shown(tmp_path: Path) -> None:
    cells = [
        ("2025-12-03", "3. Dezember 2025"),
        ("2025-12-01", "Dec 2025"),
        ("2026-01-01", "2026"),
        ("2025-04-03", "03/04/2025"),
        ("2025-04-03", "03/04/25"),
        ("2025-12-03", "3 Dec"),
        ("2025-12-03T14:30:00", "3.12.2025 14:30"),
    ]
    events = read_draft(ods(tmp_path, *cells), ReadOptions()).events
    assert [event.date.edtf for event in events] == [
        *("2025-12-03", "2025-12", "2026", "2025-04-03", "2025-04-03", None),
        "2025-12-03T14:30:00",
    ]
    assert read_table(ods(tmp_path, *cells), "One", untold).sheet == "One"


def test_given_columns_then_they_have_the_letters_of_spreadsheets() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_given_a_spoiled_workbook_then_it_is_read_or_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (["Date", "Title"], [date(2025, 12, 3), "a"], ["c. 1850", "b"], [45994, True]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    path = tmp_path_factory.getbasetemp() / "spoiled.xlsx"
    workbook.save(path)
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from([one for one in parts if "xl/" in one and "theme" not in one]))
    place = data.draw(st.integers(0, len(parts[name]) - 1))
    length = data.draw(st.integers(0, 30))
    new = data.draw(
        st.one_of(st.binary(max_size=8), st.sampled_from([b"9" * 20, b'"', b"<", b"-1"]))
    )
    parts[name] = parts[name][:place] + new + parts[name][place + length :]
    with zipfile.ZipFile(path, "w") as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    with suppress(UnknownFileError):
        read_draft(path, ReadOptions())
