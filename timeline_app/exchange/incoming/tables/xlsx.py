"""XLSX: dates as their cells show them, the results of formulas, merged cells.

The library opens a sheet of 100,000 rows in ten seconds, as objects of its own. So rows are read as
a stream, and the library says what numbers and their formats mean.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from timeline_app.exchange.incoming.draft import Remark, UnknownFileError
from timeline_app.exchange.incoming.reading_options import Progress
from timeline_app.exchange.incoming.tables.packed import part, unpacked
from timeline_app.exchange.incoming.tables.shown_dates import shown_date
from timeline_app.exchange.incoming.tables.table import Cell, Limit, RawTable, Row, words_of
from timeline_app.exchange.incoming.tables.workbook_parts import (
    MAIN,
    Sheet,
    Workbook,
    read_workbook,
    text_of,
)

_ROW, _MERGED = f"{MAIN}row", f"{MAIN}mergeCell"
_VALUE, _FORMULA, _INLINE = f"{MAIN}v", f"{MAIN}f", f"{MAIN}is"
_DIGITS = "0123456789"
# Telling more often costs more than a bar that moves smoother is worth.
_ROWS_A_STEP = 1_000
# Named one by one they would fill a page.
_MOST_NAMED = 20
# A row has so many columns at most; a file that says otherwise is broken.
_MOST_COLUMNS = 16_384


def read_xlsx(path: Path, sheet: str, progress: Progress) -> RawTable:
    """Return the rows of a sheet, or of the first in sight that holds something.

    Raises OSError and UnknownFileError.
    """
    with unpacked(path) as packed:
        book = read_workbook(path, packed)
        first, *others = _sheets_to_try(path, book, sheet)
        found = _read_sheet(path, book, first, part(path, packed, first.part), progress)
        for one in others:
            if any(not row.is_empty() for row in found.rows):
                break
            found = _read_sheet(path, book, one, part(path, packed, one.part), progress)
        return found


def _read_sheet(
    path: Path, book: Workbook, sheet: Sheet, xml: bytes, progress: Progress
) -> RawTable:
    reader = _SheetReader(path, book)
    rows = reader.rows(xml, progress)
    names = tuple(one.name for one in book.sheets)
    remarks = (*_others(sheet, names), *reader.remarks())
    return RawTable(rows, sheet.name, names, book.is_1904, remarks)


def _sheets_to_try(path: Path, book: Workbook, name: str) -> list[Sheet]:
    if name:
        found = [one for one in book.sheets if one.name == name]
        if not found:
            names = ", ".join(one.name for one in book.sheets)
            raise UnknownFileError(f"{path.name} has no sheet {name!r}: it has {names}")
        return found
    if not book.sheets:
        raise UnknownFileError(f"{path.name} has no sheet with cells: choose another file")
    return [one for one in book.sheets if not one.is_hidden] or list(book.sheets)


def _others(sheet: Sheet, names: Iterable[str]) -> Iterator[Remark]:
    others = ", ".join(name for name in names if name != sheet.name)
    if others:
        yield Remark("the file", f"only sheet {sheet.name!r} was read, not {others}")


class _SheetReader:
    """Reads the cells of one sheet, and remembers what is to be said of them."""

    def __init__(self, path: Path, book: Workbook) -> None:
        self._book = book
        self._limit = Limit(path.name)
        self._epoch = CALENDAR_MAC_1904 if book.is_1904 else CALENDAR_WINDOWS_1900
        self._is_date = [is_date_format(one) for one in book.formats]
        self._column_of: dict[str, int] = {}
        self._hidden: list[str] = []
        self._merged: list[str] = []
        self._without_result: list[str] = []

    def rows(self, xml: bytes, progress: Progress) -> list[Row]:
        """Return the rows of a sheet; a merged cell downwards stands in each row."""
        rows: list[Row] = []
        for _, element in iterparse(BytesIO(xml)):
            if element.tag == _ROW:
                number = int(element.get("r") or (rows[-1].number + 1 if rows else 1))
                cells = self._cells(element)
                self._limit.count(number, len(cells))
                rows.append(Row(number, cells))
                if element.get("hidden") in ("1", "true"):
                    self._hidden.append(str(number))
                element.clear()
                if not len(rows) % _ROWS_A_STEP:
                    progress(len(rows), len(rows) + _ROWS_A_STEP)
            elif element.tag == _MERGED:
                self._merged.append(element.get("ref", ""))
        self._merged = [one for one in self._merged if _is_downwards(one)]
        for reference in self._merged:
            self._fill_merged(rows, reference)
        return rows

    def remarks(self) -> Iterator[Remark]:
        """Return what is to be said of hidden rows, merged cells and formulas."""
        if self._hidden:
            text = "are hidden in the sheet, and were read"
            yield Remark(f"rows {_named(self._hidden)}", text)
        if self._merged:
            text = "are merged: each row got what stands in them"
            yield Remark(f"cells {_named(self._merged)}", text)
        if self._without_result:
            text = "hold formulas without a result: save the file in a spreadsheet program first"
            yield Remark(f"cells {_named(self._without_result)}", text)

    def _cells(self, row: Element) -> list[Cell]:
        cells: list[Cell] = []
        for element in row:
            place = element.get("r", "")
            column = self._column(place) if place else len(cells)
            if column > len(cells):
                cells += [""] * (column - len(cells))
            cell = self._cell(element)
            if column < len(cells):
                cells[column] = cell
            else:
                cells.append(cell)
        return cells

    def _column(self, place: str) -> int:
        letters = place.rstrip(_DIGITS)
        found = self._column_of.get(letters)
        if found is None:
            found = self._column_of[letters] = column_index_from_string(letters) - 1
            if found >= _MOST_COLUMNS:
                raise ValueError(f"there is no column {letters}")
        return found

    def _cell(self, element: Element) -> Cell:
        value, has_formula = "", False
        for inside in element:
            tag = inside.tag
            if tag == _VALUE:
                value = inside.text or ""
            elif tag == _INLINE:
                value = text_of(inside)
            elif tag == _FORMULA:
                has_formula = True
        if has_formula and not value:
            self._without_result.append(element.get("r", ""))
        if not value:
            return ""
        match element.get("t", "n"):
            case "s":
                return self._book.texts[int(value)]
            case "n":
                return self._number(value, int(element.get("s", "0")))
            case "b":
                return "TRUE" if value == "1" else "FALSE"
        return value

    def _number(self, text: str, style: int) -> Cell:
        number = float(text)
        if style < len(self._is_date) and self._is_date[style]:
            return self._moment(number, self._book.formats[style]) or text
        return str(int(number)) if number.is_integer() else str(number)

    def _moment(self, number: float, number_format: str) -> Cell:
        """Return what a date is shown as; nothing for a number that is no day."""
        is_length = is_timedelta_format(number_format)
        try:
            moment = from_excel(number, self._epoch, timedelta=is_length)
        except (ValueError, OverflowError):
            return ""
        if moment is None or isinstance(moment, timedelta):
            return str(moment or "")
        return shown_date(moment, number_format)

    def _fill_merged(self, rows: list[Row], reference: str) -> None:
        """Put what stands in the first of some merged cells into each row that they reach."""
        column_number, first, _, last = range_boundaries(reference)
        column = (column_number or 1) - 1
        # Rows stand in the order of their numbers, of which some may be missing.
        start = bisect_left(rows, first or 1, key=attrgetter("number"))
        if start == len(rows) or rows[start].number != first:
            return
        value = rows[start].cells[column] if column < len(rows[start].cells) else ""
        for index in range(start + 1, len(rows) if words_of(value) else 0):
            row = rows[index]
            if row.number > (last or 1):
                break
            cells = [*row.cells, *[""] * (column + 1 - len(row.cells))]
            self._limit.count(row.number, len(cells))
            cells[column] = value
            rows[index] = Row(row.number, cells)


def _is_downwards(reference: str) -> bool:
    _, first, _, last = range_boundaries(reference)
    return first != last


def _named(places: Sequence[str]) -> str:
    more = len(places) - _MOST_NAMED
    return ", ".join(places[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
