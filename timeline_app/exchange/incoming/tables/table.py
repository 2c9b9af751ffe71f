"""A table as it was read, whatever the file: rows of cells with their numbers in the file."""

from collections.abc import Sequence

import msgspec

from timeline_app.exchange.incoming.draft import Remark, UnknownFileError

MOST_ROWS = 1_048_576
"""What a sheet of Excel can hold, so that a larger table is a mistake or an attack."""
MOST_CELLS = 20_000_000
"""Twenty columns of so many rows, some 2 GB in memory: more ends the program on most machines."""


class DateCell(msgspec.Struct, frozen=True):
    """A date as a spreadsheet holds it, cut down to what it shows; without EDTF if too little.

    `words` are what the cell shows.
    """

    edtf: str | None
    words: str
    reason: str = ""


Cell = str | DateCell


class Row(msgspec.Struct, frozen=True):
    """A row with its number, counted from 1 as spreadsheet programs do."""

    number: int
    cells: Sequence[Cell]

    def is_empty(self) -> bool:
        """Tell whether nothing stands in the row."""
        return not any(words_of(cell).strip() for cell in self.cells)


class RawTable(msgspec.Struct, frozen=True):
    """What stands in a sheet, before it is known which of its rows holds the headings."""

    rows: Sequence[Row]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    is_1904: bool = False
    remarks: tuple[Remark, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table with headings; `above` are rows that stand over them, such as a title.

    Rows in which nothing stands are left out. `headings` are all different, and name columns
    without one by their letter. `width` cells stand in every row.
    """

    name: str
    headings: tuple[str, ...]
    rows: Sequence[Row]
    has_headings: bool = True
    above: tuple[Row, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    is_1904: bool = False
    remarks: tuple[Remark, ...] = ()

    def first(self, count: int) -> "Table":
        """Return a table of the first rows, for a preview."""
        return msgspec.structs.replace(self, rows=self.rows[:count])

    def column(self, heading: str) -> int:
        """Return the place of a column."""
        return self.headings.index(heading)


def words_of(cell: Cell) -> str:
    """Return what a cell shows."""
    return cell if isinstance(cell, str) else cell.words


def column_letters(column: int) -> str:
    """Return what spreadsheet programs call a column that is counted from 0."""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters = chr(ord("A") + rest) + letters
        column -= 1
    return letters


class Limit:
    """Counts rows and cells, and refuses a table that is too large."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = 0

    def count(self, row: int, cells: int) -> None:
        """Count a row. Raises UnknownFileError."""
        self._cells += cells
        if row > MOST_ROWS or self._cells > MOST_CELLS:
            raise UnknownFileError(
                f"{self._name} has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells: "
                "divide it and import the parts"
            )
