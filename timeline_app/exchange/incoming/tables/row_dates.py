"""The date of a row, put together from the columns that have a part in it."""

from collections.abc import Mapping
from typing import NamedTuple

from timeline_app.core.dates.edtf import parse
from timeline_app.core.dates.parsed_date import EdtfError
from timeline_app.core.record.model import PartOfDay
from timeline_app.exchange.incoming.cell_dates import CellDate, is_ongoing, is_unknown, read_cell
from timeline_app.exchange.incoming.dates.clock import split_clock
from timeline_app.exchange.incoming.dates.forms import DateRules
from timeline_app.exchange.incoming.dates.phrases import PLAIN_DAY
from timeline_app.exchange.incoming.draft import DraftDate
from timeline_app.exchange.incoming.tables.table import Cell, DateCell, words_of

_NO_RULES = DateRules()
# What people put into a cell in which nothing is to stand.
_DASHES = "-–— "


class DatedCell(NamedTuple):
    """A cell with the rules of its column."""

    cell: Cell
    rules: DateRules = _NO_RULES

    @property
    def words(self) -> str:
        """What the cell shows."""
        return " ".join(words_of(self.cell).split())


class RowDate(NamedTuple):
    """When a row is, and in which part of the day."""

    date: DraftDate
    part_of_day: PartOfDay | None = None


def date_of_row(cells: Mapping[str, DatedCell]) -> RowDate:
    """Return the date that the cells of a row give, by their fields; none if they are empty.

    The words of every cell that says more than the EDTF are kept.
    """
    start, end = _start(cells), _end(cells)
    shown = cells["date_words"].words if "date_words" in cells else ""
    if not start.words and not end.words:
        start = _of_cell(cells.get("date_words"), None)
    words = " – ".join(text for text in (start.words, end.words) if text)
    if shown and shown not in words:
        words = f"{words} ({shown})" if words else shown
    found = _joined(start, end)
    if not words:
        return RowDate(DraftDate())
    exact = found.edtf is not None and words.replace(" – ", "/") == found.edtf
    draft = DraftDate(found.edtf, "" if exact else words, found.reason, found.is_settled)
    return RowDate(draft, found.part_of_day)


class _Side(NamedTuple):
    """One side of a date: what was read, in the words of its cells; nothing if they are empty."""

    found: CellDate | None
    words: str


_EMPTY = _Side(None, "")


def _start(cells: Mapping[str, DatedCell]) -> _Side:
    for field in ("edtf", "start", "date"):
        side = _of_cell(cells.get(field), cells.get("time"))
        if side.words:
            return side
    return _of_parts(cells, "")


def _end(cells: Mapping[str, DatedCell]) -> _Side:
    side = _of_cell(cells.get("end"), cells.get("end_time"))
    return side if side.words else _of_parts(cells, "end_")


def _of_cell(cell: DatedCell | None, clock: DatedCell | None) -> _Side:
    if cell is None or not cell.words.strip(_DASHES):
        return _EMPTY
    if isinstance(cell.cell, DateCell):
        found = CellDate(cell.cell.edtf, cell.cell.reason)
        words = cell.cell.edtf or cell.words
    else:
        words = cell.words
        found = read_cell(words, cell.rules)
    if clock is None or not clock.words:
        return _Side(found, words)
    return _Side(_with_clock(found, clock.words), f"{words} {clock.words}")


def _with_clock(found: CellDate, words: str) -> CellDate:
    """Return a date with a time of day of its own column; one that does not fit stays words."""
    rest, clock = split_clock(words.casefold())
    if clock is None or rest or found.edtf is None or not PLAIN_DAY.fullmatch(found.edtf):
        return found
    return CellDate(found.edtf + clock.edtf, found.reason, clock.part_of_day or found.part_of_day)


def _of_parts(cells: Mapping[str, DatedCell], prefix: str) -> _Side:
    """Return a date of which year, month and day stand in columns of their own."""
    parts = [cells.get(f"{prefix}{part}") for part in ("year", "month", "day")]
    year, month, day = (part.words if part else "" for part in parts)
    clock = cells.get(f"{prefix}time")
    time = clock.words if clock else ""
    words = " ".join(text for text in (year, month, day) if text)
    if not words:
        return _Side(CellDate(None, "it has a time, but no day"), time) if time else _EMPTY
    found = _of_year(year, month, day)
    if not time:
        return _Side(found, found.edtf or words)
    with_clock = _with_clock(found, time)
    is_said = with_clock is not found and "T" in (with_clock.edtf or "")
    return _Side(with_clock, (with_clock.edtf or "") if is_said else f"{words} {time}")


def _of_year(year: str, month: str, day: str) -> CellDate:
    if day and not month:
        return CellDate(None, "it has a day, but no month")
    if not year:
        return CellDate(None, "it gives no year")
    whole = read_cell(year if len(year) != len("79") or not year.isdigit() else f"{year} ad")
    if not month or whole.edtf is None:
        return whole
    if month.isdigit() and (day.isdigit() or not day) and whole.edtf.lstrip("-").isdigit():
        parts = [whole.edtf, month.zfill(2), *([day.zfill(2)] if day else [])]
        return read_cell("-".join(parts), DateRules(is_edtf=True))
    return read_cell(f"{day} {month} {year}".strip())


def _joined(start: _Side, end: _Side) -> CellDate:
    """Return a date from both sides, of which one may be empty."""
    if not end.words:
        return start.found or CellDate(None)
    if not start.words:
        return _run("", end.found)
    if start.found is None or start.found.edtf is None:
        return start.found or CellDate(None)
    if is_unknown(end.words):
        return _run(start.found.edtf, CellDate("", start.found.reason))
    if is_ongoing(end.words):
        return _run(start.found.edtf, CellDate("..", start.found.reason))
    if end.found is not None and end.found.edtf == start.found.edtf:
        return start.found
    return _run(start.found.edtf, end.found)


def _run(start: str, end: CellDate | None) -> CellDate:
    """Return what goes on from a start to an end; a side that is not known is left empty."""
    if end is None or end.edtf is None:
        reason = f"its end: {end.reason}" if end else ""
        return _run(start, CellDate("", reason)) if start else CellDate(None, reason)
    edtf = f"{start}/{end.edtf}"
    try:
        parse(edtf)
    except EdtfError as error:
        return CellDate(None, f"{error}")
    return CellDate(edtf, end.reason)
