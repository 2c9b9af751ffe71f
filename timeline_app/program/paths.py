"""Paths that come from outside: they may be too long, hold a NUL, or lead in a circle.

`pathlib` raises for some of them where it is only asked whether something is there.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

# The longest part of a path on the file systems of Linux, macOS and Windows.
_LONGEST_PART_BYTES = 255
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


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file to be read. Raises OSError for anything else."""
    # Without waiting, since a FIFO that nobody writes to would never open.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise OSError(errno.EINVAL, "this is no regular file", str(path))


def read_regular(path: Path, most_bytes: int) -> bytes:
    """Return what a regular file holds. Raises OSError for anything else, and for a larger one."""
    with open_regular(path) as file:
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise OSError(errno.EFBIG, "the file is too large", str(path))
    return data
