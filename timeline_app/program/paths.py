"""Paths that come from outside: they may be too long, hold a NUL, or lead in a circle.

`pathlib` raises for some of them where it is only asked whether something is there.
"""

import os
from pathlib import Path

# The longest part of a path on the file systems of Linux, macOS and Windows.
_LONGEST_PART_BYTES = 255
# Linux's limit, larger than that of macOS; Windows itself refuses what is too long for it.
_LONGEST_PATH_BYTES = 4_096


def is_file(path: Path | str) -> bool:
    """Tell whether a path leads to a file."""
    return os.path.isfile(path)  # noqa: PTH113  Path.is_file() raises for names that are too long


def is_folder(path: Path | str) -> bool:
    """Tell whether a path leads to a folder."""
    return os.path.isdir(path)  # noqa: PTH112  Path.is_dir() raises for names that are too long


def exists(path: Path | str) -> bool:
    """Tell whether a path leads to anything."""
    return os.path.exists(path)  # noqa: PTH110  Path.exists() raises for names that are too long


def resolved(path: Path) -> Path:
    """Return the path without links and dots; as it is, if it leads nowhere."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path


def can_be_path(text: str) -> bool:
    """Tell whether a text can name a file at all."""
    try:
        name = os.fsencode(text)
    except UnicodeEncodeError:
        return False
    is_short = len(name) <= _LONGEST_PATH_BYTES and all(
        len(part) <= _LONGEST_PART_BYTES for part in name.split(b"/")
    )
    return bool(name) and b"\0" not in name and is_short
