"""A file before it is brought in: what it was recognised as, what it leaves open, how it begins."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from timeline_app.core.record.model import EventFile
from timeline_app.exchange.incoming.assembling import Assembly, assemble
from timeline_app.exchange.incoming.draft import DraftList, Remark
from timeline_app.exchange.incoming.importing import saved_on
from timeline_app.exchange.incoming.readers import reader_of
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.tables.drafting import draft_list
from timeline_app.exchange.incoming.tables.mapping import (
    ColumnMap,
    mapped_by_hand,
    recognise_table,
)
from timeline_app.exchange.incoming.tables.opening import read_table
from timeline_app.exchange.incoming.tables.questions import Question, questions
from timeline_app.exchange.incoming.tables.table import Table, words_of

# More marks than this are no preview any more, and take longer to lay out than one waits.
_MOST_PREVIEWED = 60
# Where the first rows have nothing in a column, its heading has to do.
_ROWS_WITH_EXAMPLE = 20


class Column(NamedTuple):
    """A column of a table, the field that it stands for, and something that stands in it."""

    heading: str
    field: str
    example: str


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody sees of a file before it is brought in; `first` are its first events.

    `to_settle` are dates of these that could not be read, or in several ways. `known_as` names the
    program whose table it is; a file without columns has no questions.
    """

    reader: str
    first: EventFile
    to_settle: tuple[Remark, ...]
    count: int
    what: str
    is_whole: bool
    known_as: str = ""
    columns: tuple[Column, ...] = ()
    asked: tuple[Question, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()


class Intake:
    """A file that is read once, and looked at as often as an answer changes."""

    def __init__(self, path: Path, options: ReadOptions) -> None:
        """Read a file. Raises OSError, UnknownFileError and CancelledError."""
        self.path = path
        reader = reader_of(path)
        self._reader = reader.name
        self._saved = saved_on(path)
        self._table: Table | None = None
        self._draft: DraftList | None = None
        if reader.has_columns:
            self._table = read_table(path, options.sheet, options.progress)
            self._recognised = recognise_table(self._table)
        else:
            self._draft = reader.read(path, options)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of a table; none for a file without columns."""
        return self._table.headings if self._table is not None else ()

    def look(self, options: ReadOptions) -> Look:
        """Return what is to be seen with some answers. Raises UnknownFileError."""
        if self._table is None:
            return self._look_at_draft(self.whole(options))
        table, mapping = self._table, self._mapping(self._table, options)
        # Rows further down may prove what the first ones leave open, or deny what they prove.
        asked = questions(table, mapping)
        first = self._first(draft_list(table.first(_MOST_PREVIEWED), mapping, options, asked))
        return Look(
            reader=self._reader,
            first=first.file,
            to_settle=first.to_settle,
            count=len(table.rows),
            what="row",
            is_whole=len(table.rows) <= _MOST_PREVIEWED,
            known_as=mapping.known_as,
            columns=tuple(_columns(table, mapping.fields)),
            asked=asked,
            sheet=table.sheet,
            sheets=table.sheets,
        )

    def whole(self, options: ReadOptions) -> DraftList:
        """Return all that stands in the file. Raises UnknownFileError and CancelledError."""
        if self._table is not None:
            return draft_list(self._table, self._mapping(self._table, options), options)
        assert self._draft is not None
        return self._draft

    def _mapping(self, table: Table, options: ReadOptions) -> ColumnMap:
        wanted = {name: field for name, field in options.columns.items() if name in table.headings}
        return mapped_by_hand(table, self._recognised, wanted)

    def _look_at_draft(self, draft: DraftList) -> Look:
        first = self._first(msgspec.structs.replace(draft, events=draft.events[:_MOST_PREVIEWED]))
        return Look(
            reader=self._reader,
            first=first.file,
            to_settle=first.to_settle,
            count=draft.count_read,
            what=draft.what,
            is_whole=len(draft.events) <= _MOST_PREVIEWED,
        )

    def _first(self, draft: DraftList) -> Assembly:
        return assemble(draft, self.path.name, self._saved)


def _columns(table: Table, fields: Mapping[str, str]) -> list[Column]:
    rows = table.rows[:_ROWS_WITH_EXAMPLE]
    examples = []
    for place, heading in enumerate(table.headings):
        cells = (words_of(row.cells[place]).strip() for row in rows if place < len(row.cells))
        examples.append(Column(heading, fields.get(heading, ""), next(filter(None, cells), "")))
    return examples
