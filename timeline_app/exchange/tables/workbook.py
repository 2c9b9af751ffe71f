"""The rows of a filter as a workbook (XLSX), through `openpyxl`.

A cell holds a real date only where the list names that very day; all others are texts, so that no
month turns into its first day, and no text into a formula.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event
from timeline_app.exchange.tables.bounds import bounds_of
from timeline_app.exchange.tables.harmless import is_run
from timeline_app.exchange.tables.records import Recorder
from timeline_app.program.plain_text import short

# What Excel takes in one cell, in units of UTF-16.
_LONGEST_CELL = 32_767
_CUT = "… (cut)"
# In characters: dates in words, a few names, and running texts of some lines; else short codes.
_WIDTHS = {
    **{"id": 24, "title": 48, "date": 28, "date_note": 48, "summary": 60, "sources": 80},
    **{"discrepancies": 60, "people": 32, "subjects": 24, "organisations": 28, "themes": 24},
}
# Holds a heading, and a day with its time.
_WIDTH = 20
# Id and title stay in sight beside whatever one looks at.
_FROZEN = "C2"
_DAY_FORMAT, _TIME_FORMAT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
# Excel reads this as the letter with that code; the code of the underscore says that none is meant.
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TOP, _HEADING = Alignment(vertical="top", wrap_text=True), Font(bold=True)


def to_workbook(
    events: EventList,
    rows: Sequence[int],
    originals: Mapping[str, AttachedText],
    revised: datetime,
) -> tuple[bytes, int]:
    """Return rows as a workbook, and how many texts were too long for a cell and cut."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = short(events.head.title), "timeline-app"
    book.properties.created = book.properties.modified = revised.replace(tzinfo=None)
    sheet, recorder, cut_count = book.create_sheet("Events"), Recorder(events, originals), 0
    _arrange(sheet, recorder.columns, len(rows))
    sheet.append([_text_cell(sheet, name, _HEADING) for name in recorder.columns])
    for row in rows:
        event = events.table.event(row)
        record = recorder.record(event)
        cut_count += sum(map(_is_too_long, record.values()))
        dates = _dates(event)
        sheet.append(
            [
                _date_cell(sheet, dates[name]) if name in dates else _text_cell(sheet, text)
                for name, text in record.items()
            ]
        )
    return _packed(book), cut_count


def _arrange(sheet: Any, columns: Sequence[str], row_count: int) -> None:
    """Set what a sheet has before its first row."""
    letters = [*map(get_column_letter, range(1, len(columns) + 1))]
    sheet.freeze_panes = _FROZEN
    sheet.auto_filter.ref = f"A1:{letters[-1]}{row_count + 1}"
    for letter, name in zip(letters, columns, strict=True):
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _WIDTH)


def _dates(event: Event) -> dict[str, date]:
    """Return which columns hold a real date."""
    if event.date is None:
        return {}
    bounds = zip(("earliest", "latest"), bounds_of(parse(event.date)), strict=True)
    return {name: bound.value for name, bound in bounds if bound.value is not None}


def _date_cell(sheet: Any, value: date) -> Cell:
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    cell = WriteOnlyCell(sheet, moment)
    cell.number_format = _TIME_FORMAT if moment is value else _DAY_FORMAT
    cell.alignment = _TOP
    return cell


def _text_cell(sheet: Any, text: str, font: Font | None = None) -> Cell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, _ESCAPE.sub("_x005F_", _cut(text)))
    # The library takes some texts for formulas or errors.
    cell.data_type = "s"
    cell.alignment = _TOP
    if font is not None:
        cell.font = font
    if is_run(text):
        # Else it would become a formula as soon as somebody edits it.
        cell.quotePrefix = True
    return cell


def _is_too_long(text: str) -> bool:
    return _units(text) > _LONGEST_CELL


def _cut(text: str) -> str:
    if not _is_too_long(text):
        return text
    kept = text.encode("utf-16-le")[: (_LONGEST_CELL - len(_CUT)) * 2]
    return kept.decode("utf-16-le", "ignore") + _CUT


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


class _TimelessZip(ZipFile):
    """An archive that says nothing of when it was made."""

    def writestr(self, name: Any, data: Any, *_more: Any) -> None:
        """Add a file."""
        super().writestr(ZipInfo(name), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_more: Any) -> None:
        """Add a file from disk."""
        self.writestr(arcname, Path(filename).read_bytes())


def _packed(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    # What `Workbook.save` does, which would put the time of the clock into the file.
    ExcelWriter(book, _TimelessZip(buffer, "w", ZIP_DEFLATED)).save()
    return buffer.getvalue()
