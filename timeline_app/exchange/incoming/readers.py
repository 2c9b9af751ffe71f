"""The one table of readers: what other people's files are called, recognised and read by.

A reader is loaded when a file is there for it to look at; the first that recognises it reads it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from timeline_app.exchange.incoming.draft import DraftList, UnknownFileError
from timeline_app.exchange.incoming.reading_options import ReadOptions, beginning_of


class Reader(NamedTuple):
    """A row of the table; `recognises` gets the path and the first bytes of the file.

    `read` raises OSError for what cannot be opened, and UnknownFileError for what cannot be brought
    in after all, with a sentence that says why and what to do.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[Path, bytes], bool]
    read: Callable[[Path, ReadOptions], DraftList]


def _is_table(path: Path, beginning: bytes) -> bool:
    from timeline_app.exchange.incoming.tables.opening import is_table

    return is_table(path, beginning)


def _read_table(path: Path, options: ReadOptions) -> DraftList:
    from timeline_app.exchange.incoming.tables.opening import read_draft

    return read_draft(path, options)


READERS = (Reader("Spreadsheet", (".csv", ".tsv", ".xlsx", ".ods"), _is_table, _read_table),)


def reader_of(path: Path) -> Reader:
    """Return the reader of a file. Raises OSError, and UnknownFileError if there is none."""
    beginning = beginning_of(path)
    for reader in READERS:
        if reader.recognises(path, beginning):
            return reader
    endings = ", ".join(ending for reader in READERS for ending in reader.endings)
    raise UnknownFileError(f"{path.name} is no file that can be imported: choose one of {endings}")


def read_draft(path: Path, options: ReadOptions) -> DraftList:
    """Return what stands in somebody's file. Raises OSError and UnknownFileError."""
    return reader_of(path).read(path, options)
