"""The one table of readers: what other people's files are called, recognised and read by.

A reader is loaded when a file is there for it to look at; the first that recognises it reads it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from timeline_app.exchange.incoming.draft import DraftList, UnknownFileError
from timeline_app.exchange.incoming.reading_options import ReadOptions, beginning_of


class Reader(NamedTuple):
    """A row of the table; `recognises` gets the path and the first bytes of the file.

    One that `has_columns` asks what they stand for, and is read as a table first.

    `read` raises OSError for what cannot be opened, and UnknownFileError for what cannot be brought
    in after all, with a sentence that says why and what to do.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[Path, bytes], bool]
    read: Callable[[Path, ReadOptions], DraftList]
    has_columns: bool = False


def _is_table(path: Path, beginning: bytes) -> bool:
    from timeline_app.core.reading.recognition import recognise
    from timeline_app.exchange.incoming.tables.opening import is_table

    kind = recognise(beginning, path.name)
    return kind.is_importable or (not kind.is_named and is_table(path, beginning))


def _read_table(path: Path, options: ReadOptions) -> DraftList:
    from timeline_app.exchange.incoming.tables.opening import read_draft

    return read_draft(path, options)


def _is_kind(kind: str, path: Path, beginning: bytes) -> bool:
    from timeline_app.core.reading.foreign_kinds import KINDS
    from timeline_app.core.reading.recognition import recognise

    return recognise(beginning, path.name) is KINDS[kind]


def _read_timelinejs(path: Path, options: ReadOptions) -> DraftList:
    from timeline_app.exchange.incoming.timelinejs.opening import read_timelinejs

    return read_timelinejs(path, options)


def _read_calendar(path: Path, options: ReadOptions) -> DraftList:
    from timeline_app.exchange.incoming.calendars.opening import read_calendar

    return read_calendar(path, options)


def _read_timeline_project(path: Path, options: ReadOptions) -> DraftList:
    from timeline_app.exchange.incoming.timeline_project.opening import read_timeline_project

    return read_timeline_project(path, options)


READERS = (
    Reader("TimelineJS", (".json",), partial(_is_kind, "timelinejs"), _read_timelinejs),
    Reader("Calendar", (".ics",), partial(_is_kind, "icalendar"), _read_calendar),
    Reader(
        "The Timeline Project",
        (".timeline",),
        partial(_is_kind, "timeline-project"),
        _read_timeline_project,
    ),
    Reader(
        "Spreadsheet", (".csv", ".tsv", ".xlsx", ".ods"), _is_table, _read_table, has_columns=True
    ),
)


def reader_of(path: Path) -> Reader:
    """Return the reader of a file. Raises OSError, and UnknownFileError if there is none."""
    beginning = beginning_of(path)
    for reader in READERS:
        if reader.recognises(path, beginning):
            return reader
    raise UnknownFileError(_name_of_kind(path, beginning))


def _name_of_kind(path: Path, beginning: bytes) -> str:
    """Return a sentence that says what a file is, and what to do with it."""
    from timeline_app.core.reading.recognition import recognise

    kind = recognise(beginning, path.name)
    return f"{path.name} is {kind.name} and cannot be imported. {kind.remedy}"


def read_draft(path: Path, options: ReadOptions) -> DraftList:
    """Return what stands in somebody's file. Raises OSError and UnknownFileError."""
    return reader_of(path).read(path, options)
