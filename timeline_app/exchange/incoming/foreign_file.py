"""The bytes and texts of other people's files, with a sentence for each way in which that fails."""

from pathlib import Path

from timeline_app.exchange.incoming.draft import UnknownFileError
from timeline_app.program.regular_file import read_regular

LARGEST_BYTES = 200_000_000
"""Some hundred times what people keep; a tree made of more would not fit into memory."""


def read_bytes(path: Path) -> bytes:
    """Return what a file holds. Raises OSError, and UnknownFileError for an empty file."""
    data = read_regular(path, LARGEST_BYTES)
    if not data or data.isspace():
        raise UnknownFileError(f"{path.name} is an empty file: restore it or name another")
    return data


def broken(path: Path, line: int, reason: str) -> UnknownFileError:
    """Return the error that says where a file is broken."""
    return UnknownFileError(
        f"{path.name} is broken at line {line:,} ({reason}): save it anew and import that"
    )
