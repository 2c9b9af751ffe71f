"""XLSX through openpyxl: dates as their cells show them, the results of formulas, merged cells."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from timeline_app.exchange.incoming.draft import Remark, UnknownFileError
from timeline_app.exchange.incoming.reading_options import Progress
from timeline_app.exchange.incoming.tables.packed import part, unpacked
from timeline_app.exchange.incoming.tables.shown_dates import shown_date
from timeline_app.exchange.incoming.tables.table import Cell, Limit, RawTable, Row, words_of

if TYPE_CHECKING:
    from openpyxl import Workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row (?=[^>]*?hidden="(?:1|true)")[^>]*?\br="(\d+)"')
_NO_RESULT = re.compile(
    rb'<(?:\w+:)?c [^>]*?r="([A-Z]+\d+)"[^>]*><(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"(?:<v ?/>|<v></v>)?</(?:\w+:)?c>"
)
# Telling more often costs more than a bar that moves smoother is worth.
_ROWS_A_STEP = 1_000
# Named one by one they would fill a page.
_MOST_NAMED = 20


def read_xlsx(path: Path, sheet: str, progress: Progress) -> RawTable:
    """Return the rows of a sheet, or of the first that holds something.

    Raises OSError and UnknownFileError.
    """
    from openpyxl import load_workbook

    with unpacked(path) as packed:
        assert packed.fp is not None
        book = load_workbook(packed.fp, read_only=True, data_only=True, keep_links=False)
        name = _chosen_sheet(path, book, sheet)
        xml = part(path, packed, _part_of_sheet(path, packed, name))
        rows = list(_rows(path, book, name, progress))
        rows = _with_merged(rows, _MERGED.findall(xml))
        return RawTable(
            rows,
            sheet=name,
            sheets=tuple(book.sheetnames),
            is_1904=book.epoch.year == 1904,  # noqa: PLR2004  the year that names it
            remarks=tuple(_remarks(xml, name, book.sheetnames)),
        )


def _chosen_sheet(path: Path, book: "Workbook", sheet: str) -> str:
    names = [one.title for one in book.worksheets]
    if sheet:
        if sheet not in names:
            raise UnknownFileError(f"{path.name} has no sheet {sheet!r}: it has {', '.join(names)}")
        return sheet
    shown = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
    for one in shown:
        one.reset_dimensions()
        if any(value is not None for row in one.iter_rows(max_row=100) for value in _values(row)):
            return one.title
    if not names:
        raise UnknownFileError(f"{path.name} has no sheet with cells: choose another file")
    return shown[0].title


def _values(row: Iterable[Any]) -> Iterator[Any]:
    return (cell.value for cell in row)


def _part_of_sheet(path: Path, packed: zipfile.ZipFile, name: str) -> str:
    """Return which part of the file holds a sheet."""
    book = ElementTree.fromstring(part(path, packed, "xl/workbook.xml"))
    links = ElementTree.fromstring(part(path, packed, "xl/_rels/workbook.xml.rels"))
    targets = {
        link.get("Id"): link.get("Target", "") for link in links.iter(f"{_PACKAGE}Relationship")
    }
    for one in book.iter(f"{_MAIN}sheet"):
        if one.get("name") == name:
            target = targets[one.get(f"{_LINKS}id")]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(name)


def _rows(path: Path, book: "Workbook", name: str, progress: Progress) -> Iterator[Row]:
    sheet = book[name]
    count = sheet.max_row or 0
    sheet.reset_dimensions()
    limit = Limit(path.name)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        limit.count(number, len(cells))
        yield Row(number, [_cell(cell) for cell in cells])
        if not number % _ROWS_A_STEP:
            progress(number, max(count, number))


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime | date | time):
        return shown_date(value, cell.number_format)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _with_merged(rows: list[Row], merged: Iterable[tuple[bytes, ...]]) -> list[Row]:
    """Return rows in which what is merged downwards stands in each of its rows."""
    changed: dict[int, list[Cell]] = {}
    for first_column, first_row, _last_column, last_row in merged:
        column, first = _column_number(first_column), int(first_row) - 1
        if first >= len(rows) or column >= len(rows[first].cells):
            continue
        value = rows[first].cells[column]
        if not words_of(value):
            continue
        for index in range(first + 1, min(int(last_row), len(rows))):
            cells = changed.setdefault(index, list(rows[index].cells))
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = value
    for index, cells in changed.items():
        rows[index] = Row(rows[index].number, cells)
    return rows


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _remarks(xml: bytes, name: str, sheets: Sequence[str]) -> Iterator[Remark]:
    others = [sheet for sheet in sheets if sheet != name]
    if others:
        yield Remark("the file", f"only sheet {name!r} was read, not {', '.join(others)}")
    hidden = [number.decode() for number in _HIDDEN.findall(xml)]
    if hidden:
        yield Remark(f"rows {_named(hidden)}", "are hidden in the sheet, and were read")
    merged = [
        b"".join((a, b, b":", c, d)).decode() for a, b, c, d in _MERGED.findall(xml) if b != d
    ]
    if merged:
        yield Remark(f"cells {_named(merged)}", "are merged: each row got what stands in them")
    empty = [cell.decode() for cell in _NO_RESULT.findall(xml)]
    if empty:
        text = "hold formulas without a result: save the file in a spreadsheet program first"
        yield Remark(f"cells {_named(empty)}", text)


def _named(places: Sequence[str]) -> str:
    more = len(places) - _MOST_NAMED
    return ", ".join(places[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
