"""Spreadsheets from the file to drafts, in steps that a window can show one by one."""

from pathlib import Path

from timeline_app.exchange.incoming.draft import DraftList, UnknownFileError
from timeline_app.exchange.incoming.reading_options import (
    Progress,
    ReadOptions,
    beginning_of,
    untold,
)
from timeline_app.exchange.incoming.tables.delimited import SEPARATORS, read_delimited
from timeline_app.exchange.incoming.tables.drafting import draft_list
from timeline_app.exchange.incoming.tables.encoding import decoded
from timeline_app.exchange.incoming.tables.mapping import (
    mapped_by_hand,
    recognise_table,
    with_headings,
)
from timeline_app.exchange.incoming.tables.table import Table

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
# What no text holds; a file with several of them is a picture, a program or the like.
_CONTROLS = frozenset(range(9)) | frozenset(range(14, 27))


def is_table(path: Path, beginning: bytes) -> bool:
    """Tell whether a file is a spreadsheet, by its first bytes and then by its ending."""
    ending = path.suffix.lower()
    if beginning.startswith(_ZIP):
        return (
            ending in (".xlsx", ".xlsm", ".ods")
            or _OPEN_DOCUMENT in beginning
            or (b"xl/workbook.xml" in beginning or b"xl/worksheets" in beginning)
        )
    if beginning.startswith(_OLE):
        return ending == ".xls"
    if ending in _TEXT_ENDINGS:
        return True
    return not ending and _is_rows(beginning)


def read_table(path: Path, sheet: str = "", progress: Progress = untold) -> Table:
    """Return the table in a file. Raises OSError and UnknownFileError."""
    beginning = beginning_of(path)
    if beginning.startswith(_OLE):
        raise UnknownFileError(
            f"{path.name} is a spreadsheet of Excel 2003 or one with a password: save it as XLSX "
            "without a password"
        )
    if not beginning.startswith(_ZIP):
        if sheet:
            raise UnknownFileError(f"{path.name} has no sheets: leave out the name of one")
        return with_headings(read_delimited(path, progress), path.name)
    if _OPEN_DOCUMENT in beginning or path.suffix.lower() == ".ods":
        from timeline_app.exchange.incoming.tables.ods import read_ods

        return with_headings(read_ods(path, sheet, progress), path.name)
    from timeline_app.exchange.incoming.tables.xlsx import read_xlsx

    return with_headings(read_xlsx(path, sheet, progress), path.name)


def read_draft(path: Path, options: ReadOptions) -> DraftList:
    """Return the rows of a spreadsheet as drafts of events.

    Raises OSError, UnknownFileError and CancelledError.
    """
    table = read_table(path, options.sheet, options.progress)
    mapping = mapped_by_hand(table, recognise_table(table), options.columns)
    return draft_list(table, mapping, options)


def _is_rows(beginning: bytes) -> bool:
    """Tell whether a file without an ending looks like rows of one length."""
    text, _ = decoded(beginning)
    lines = [line for line in text.splitlines()[:-1] if line.strip()]
    return len(lines) > 1 and any(
        len({line.count(separator) for line in lines}) == 1 and separator in lines[0]
        for separator in SEPARATORS
    )
