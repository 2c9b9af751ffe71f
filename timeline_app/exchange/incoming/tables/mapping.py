"""Which column stands for which part of an event: recognised by headings, changed by people."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from timeline_app.core.reading.suggest import likeliest
from timeline_app.exchange.incoming.cell_dates import read_cell
from timeline_app.exchange.incoming.draft import Remark, UnknownFileError
from timeline_app.exchange.incoming.tables.headings import (
    FIELDS,
    KNOWN_TABLES,
    MANY,
    field_of,
    plain_heading,
)
from timeline_app.exchange.incoming.tables.table import (
    DateCell,
    RawTable,
    Row,
    Table,
    column_letters,
    words_of,
)

# Titles and remarks stand over a table, hardly ever on more lines than a screen has.
_ROWS_SEARCHED = 25
# By so many rows a column of dates is known, whatever stands in single cells.
_ROWS_JUDGED = 100
DATE_FIELDS = ("date", "start", "end", "edtf", "year")


class ColumnMap(msgspec.Struct, frozen=True):
    """The field of each column that stands for one, and what the table was recognised as.

    With `has_edtf` every date is EDTF, and only semicolons part names. What stands in other columns
    is added to the summary, under its heading.
    """

    fields: Mapping[str, str]
    known_as: str = ""
    has_edtf: bool = False

    def with_fields(self, changed: Mapping[str, str]) -> "ColumnMap":
        """Return a map in which some columns stand for something else; nothing takes one out.

        A field that only one column can have goes from the column that had it.
        """
        taken = {field for field in changed.values() if field not in MANY}
        kept = {
            heading: field
            for heading, field in self.fields.items()
            if heading not in changed and field not in taken
        }
        return ColumnMap(
            {**kept, **{heading: field for heading, field in changed.items() if field}},
            self.known_as,
            self.has_edtf,
        )

    def headings_of(self, field: str) -> tuple[str, ...]:
        """Return the columns that stand for a field."""
        return tuple(heading for heading, one in self.fields.items() if one == field)

    @property
    def has_dates(self) -> bool:
        """Whether any column gives a date."""
        return any(field in DATE_FIELDS for field in self.fields.values())


def heading_set(headings: Sequence[str]) -> str:
    """Return a name for a set of headings, under which the map of its columns is remembered."""
    return " | ".join(sorted(map(plain_heading, headings)))


def recognise(headings: Sequence[str]) -> ColumnMap:
    """Return what columns stand for by their headings alone."""
    plain = {plain_heading(heading) for heading in headings}
    known = next((one for one in KNOWN_TABLES if one.signs <= plain), None)
    fields: dict[str, str] = {}
    for heading in headings:
        field = field_of(heading, known.fields if known else {})
        if field and (field in MANY or field not in fields.values()):
            fields[heading] = field
    if "start" not in fields.values() and "end" in fields.values() and "date" in fields.values():
        # A date with an end beside it is where it begins.
        fields = {heading: "start" if one == "date" else one for heading, one in fields.items()}
    return ColumnMap(fields, known.name, known.has_edtf) if known else ColumnMap(fields)


def recognise_table(table: Table) -> ColumnMap:
    """Return what columns stand for by headings and, where these leave it open, by their cells."""
    mapping = recognise(table.headings) if table.has_headings else ColumnMap({})
    rows = table.rows[:_ROWS_JUDGED]
    free = [heading for heading in table.headings if heading not in mapping.fields]
    added = {}
    if not mapping.has_dates:
        dated = {one: _count_of_dates(rows, table.column(one)) for one in free}
        best = max(dated, key=lambda one: dated[one], default="")
        if best and dated[best]:
            added[best] = "date"
            free.remove(best)
    if "title" not in mapping.fields.values():
        lengths = {one: _usual_length(rows, table.column(one)) for one in free}
        best = next((one for one in free if lengths[one]), "")
        if best:
            added[best] = "title"
    return mapping.with_fields(added)


def _count_of_dates(rows: Sequence[Row], column: int) -> int:
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    return sum(isinstance(cell, DateCell) or bool(read_cell(cell).edtf) for cell in cells)


def _usual_length(rows: Sequence[Row], column: int) -> int:
    """Return how many letters a cell of a column has on average, numbers not counted."""
    cells = [words_of(row.cells[column]) for row in rows if column < len(row.cells)]
    texts = [text for text in cells if any(letter.isalpha() for letter in text)]
    return sum(map(len, texts)) // len(cells) if cells else 0


def with_headings(raw: RawTable, name: str) -> Table:
    """Return a table whose headings were looked for. Raises UnknownFileError if nothing is in it.

    They stand in the row in which most headings are recognised; a row that gives a date is none.
    """
    rows = [row for row in raw.rows if not row.is_empty()]
    if not rows:
        raise UnknownFileError(f"{name} holds no cells with text: choose another file or sheet")
    best, most = 0, 0
    for index, row in enumerate(rows[:_ROWS_SEARCHED]):
        count = len(recognise([words_of(cell) for cell in row.cells]).fields)
        if count > most and not _gives_date(row):
            best, most = index, count
    has_headings = most > 0 or not any(_gives_date(row) for row in rows[:1])
    remarks = raw.remarks
    if has_headings and not most:
        remarks = (*remarks, Remark(f"row {rows[0].number}", "was taken for headings"))
    width = max(len(row.cells) for row in rows)
    names = rows[best].cells if has_headings else ()
    return Table(
        name=name,
        headings=tuple(_headings([words_of(cell) for cell in names], width)),
        rows=rows[best + 1 :] if has_headings else rows,
        has_headings=has_headings,
        above=tuple(rows[:best]),
        sheet=raw.sheet,
        sheets=raw.sheets,
        is_1904=raw.is_1904,
        remarks=remarks,
    )


def _gives_date(row: Row) -> bool:
    return any(isinstance(cell, DateCell) or read_cell(cell).edtf for cell in row.cells)


def _headings(names: Sequence[str], width: int) -> Iterator[str]:
    seen: set[str] = set()
    for column in range(width):
        name = " ".join(names[column].split()) if column < len(names) else ""
        heading = name or f"Column {column_letters(column)}"
        if heading in seen:
            heading = f"{heading} ({column_letters(column)})"
        seen.add(heading)
        yield heading


def mapped_by_hand(table: Table, mapping: ColumnMap, wanted: Mapping[str, str]) -> ColumnMap:
    """Return a map changed as somebody asked. Raises UnknownFileError for what there is none of."""
    for heading, field in wanted.items():
        if heading not in table.headings:
            meant = likeliest(heading, table.headings)
            hint = f"did you mean {meant!r}?" if meant else f"it has {', '.join(table.headings)}"
            raise UnknownFileError(f"{table.name} has no column {heading!r}: {hint}")
        if field and field not in FIELDS:
            raise UnknownFileError(
                f"a column cannot be mapped to {field!r}: choose one of {', '.join(FIELDS)}"
            )
    return mapping.with_fields(wanted)
