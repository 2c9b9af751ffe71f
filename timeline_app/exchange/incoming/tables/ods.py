"""ODS, the tables of OpenDocument: XML in a zip file, read as a stream."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, iterparse

from timeline_app.core.dates.edtf import parse
from timeline_app.core.dates.parsed_date import EdtfError
from timeline_app.exchange.incoming.cell_dates import read_cell
from timeline_app.exchange.incoming.dates.forms import NO_YEAR
from timeline_app.exchange.incoming.draft import Remark, UnknownFileError
from timeline_app.exchange.incoming.reading_options import Progress
from timeline_app.exchange.incoming.tables.packed import part, unpacked
from timeline_app.exchange.incoming.tables.table import Cell, DateCell, Limit, RawTable, Row

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_DAY = re.compile(r"-?\d{4}-\d{2}-\d{2}")
_MIDNIGHT = re.compile(r"T00:00(:00)?$")
# A cell that is repeated further fills a row with a colour, not with words.
_MOST_REPEATED = 1_000
_ROWS_A_STEP = 1_000
"""Telling more often costs more than a bar that moves smoother is worth."""


def read_ods(path: Path, sheet: str, progress: Progress) -> RawTable:
    """Return the rows of a table, or of the first that holds something.

    Raises OSError and UnknownFileError.
    """
    with unpacked(path) as packed:
        tables = dict(_tables(path, part(path, packed, "content.xml"), progress))
    if sheet and sheet not in tables:
        raise UnknownFileError(f"{path.name} has no sheet {sheet!r}: it has {', '.join(tables)}")
    if not tables:
        raise UnknownFileError(f"{path.name} has no table: choose another file")
    filled = [name for name, rows in tables.items() if rows]
    name = sheet or (filled or list(tables))[0]
    others = ", ".join(one for one in tables if one != name)
    remark = Remark("the file", f"only sheet {name!r} was read, not {others}")
    return RawTable(
        tables[name], sheet=name, sheets=tuple(tables), remarks=(remark,) if others else ()
    )


def _tables(path: Path, xml: bytes, progress: Progress) -> Iterator[tuple[str, list[Row]]]:
    rows: list[Row] = []
    limit = Limit(path.name)
    number = 0
    for event, element in iterparse(BytesIO(xml), ("start", "end")):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                rows, number = [], 0
        elif element.tag == f"{_TABLE}table-row":
            cells = _cells(element)
            repeated = _count(element, "rows")
            for _ in range(repeated if cells else 0):
                number += 1
                limit.count(number, len(cells))
                rows.append(Row(number, cells))
            number += 0 if cells else repeated
            element.clear()
            if len(rows) % _ROWS_A_STEP == 1:
                progress(len(rows), len(rows) + 1)
        elif element.tag == f"{_TABLE}table":
            yield element.get(f"{_TABLE}name", ""), rows
            element.clear()


def _cells(row: Element) -> list[Cell]:
    """Return the cells of a row up to the last that holds something."""
    cells: list[Cell] = []
    gap = 0
    for element in row:
        if element.tag in _CELLS:
            cell, count = _cell(element), _count(element, "columns")
            if not cell:
                gap += count
                continue
            cells += [""] * min(gap, _MOST_REPEATED)
            gap = 0
            cells += [cell] * min(count, _MOST_REPEATED)
    return cells


def _count(element: Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(1, int(text)) if text.isdigit() else 1


def _cell(element: Element) -> Cell:
    shown = "\n".join(_text(one) for one in element.iter(f"{_TEXT}p")).strip()
    held = element.get(f"{_OFFICE}date-value", "")
    if element.get(f"{_OFFICE}value-type") == "date" and _DAY.match(held):
        return _shown(held, shown)
    value = element.get(f"{_OFFICE}value", "")
    return shown or value


def _shown(held: str, shown: str) -> Cell:
    """Return a date that is held to the day or second as precisely as it is shown."""
    held = _MIDNIGHT.sub("", held)
    read = read_cell(shown)
    day = _DAY.match(held)
    assert day is not None
    year, _, number = (int(part) for part in day[0].rsplit("-", 2))
    try:
        held_date = parse(held)
        if read.edtf and not read.reason and "T" not in read.edtf:
            date = parse(read.edtf)
            if date.start_s <= held_date.start_s < date.end_s:
                return DateCell(read.edtf, shown)
    except EdtfError:
        return DateCell(None, shown or held)
    numbers = [int(part) for part in re.findall(r"\d+", shown.partition(":")[0])]
    years = [one for one in (year, year % 100) if one in numbers]
    if not years:
        return DateCell(None, shown or held, NO_YEAR)
    numbers.remove(years[0])
    has_month_in_words = any(letter.isalpha() for letter in shown)
    if number in numbers and (has_month_in_words or len(numbers) > 1):
        return DateCell(held if ":" in shown else day[0], shown)
    return DateCell(day[0][: -len("-01")], shown)


def _text(element: Any) -> str:
    return "".join(element.itertext())
