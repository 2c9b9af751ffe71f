"""What a person says about a file before it is read, and how its reading is told and stopped."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from timeline_app.program.regular_file import open_regular

# The first bytes of a file tell what it is; the key of a JSON file may stand behind long texts.
BEGINNING_BYTES = 65_536

Progress = Callable[[int, int], None]
"""Is told how much of how much is done, now and then; may raise `CancelledError` to stop."""


class CancelledError(Exception):
    """Somebody stopped the reading of a file; nothing was written."""


def untold(_done: int, _total: int) -> None:
    """Tell nobody how far the reading is."""


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Answers that a file does not hold; whoever does not need one leaves it out.

    `columns` gives headings the field of an event they stand for, `is_day_first` says what 3/4/2025
    means in all columns, `is_day_first_in` in single ones, and `century_ends` the last year that a
    year of two digits may mean.
    """

    columns: Mapping[str, str] = {}
    is_day_first: bool | None = None
    is_day_first_in: Mapping[str, bool] = {}
    century_ends: int | None = None
    sheet: str = ""
    progress: Progress = untold

    def with_(self, **changes: Any) -> "ReadOptions":
        """Return the answers with some of them replaced."""
        return msgspec.structs.replace(self, **changes)


def beginning_of(path: Path) -> bytes:
    """Return the first bytes of a file, by which readers recognise it. Raises OSError."""
    with open_regular(path) as file:
        return file.read(BEGINNING_BYTES)
