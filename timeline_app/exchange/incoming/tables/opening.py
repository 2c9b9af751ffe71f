"""Spreadsheets as a reader of the table of readers."""

from pathlib import Path

from timeline_app.exchange.incoming.draft import DraftList, UnknownFileError
from timeline_app.exchange.incoming.reading_options import ReadOptions


def is_table(path: Path, beginning: bytes) -> bool:
    """Tell whether a file is a spreadsheet, by its ending or its first bytes."""
    return bool(beginning) and path.suffix.lower() in (".csv", ".tsv", ".xlsx", ".ods")


def read_draft(path: Path, options: ReadOptions) -> DraftList:
    """Return the rows of a spreadsheet as drafts of events. Raises UnknownFileError."""
    raise UnknownFileError(f"{path.name} cannot be imported yet{options.sheet}")
