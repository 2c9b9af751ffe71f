"""Reading files that may be anything: only what is a file, and no more than it may hold.

A pipe would keep its reader waiting for ever and a device would fill the memory, so they are
refused before they are read.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

LARGEST_LIST_BYTES = 2_000_000_000
"""Ten times the list of a million events; more does not fit into the memory of most machines."""
LARGEST_PARAGRAPHS_BYTES = 50_000_000
"""A paragraph takes a few hundred bytes, so this is a text of more than 100,000 of them."""
LARGEST_SETTINGS_BYTES = 5_000_000
"""A view takes less than a kilobyte and few are kept; only a mistake is as large as this."""

# Without waiting for a writer, without becoming a terminal's process, without line ends changed;
# what a platform lacks it does not need.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC")
)
# What /proc holds says that it is empty, so it is read in pieces until nothing comes.
_LEAST_PIECE_BYTES = 65_536


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file to be read. Raises OSError for anything else, with a reason in words.

    Raises ValueError for what is no path.
    """
    # A look beforehand leaves devices and pipes unopened; the one behind it cannot be tricked.
    _refuse_others(path, path.stat())
    handle = os.open(path, _FLAGS)
    try:
        _refuse_others(path, os.fstat(handle))
    except OSError:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb", buffering=0)


def read_regular(path: Path, most_bytes: int) -> bytes:
    """Return what a regular file holds, at most so many bytes.

    Raises OSError with a reason in plain words, also for what is no file or holds more, and
    ValueError for what is no path.
    """
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > most_bytes:
            raise _too_large(path, most_bytes)
        try:
            return _whole(path, file.fileno(), size, most_bytes)
        except MemoryError:
            raise OSError(errno.ENOMEM, "there is not enough memory for it", str(path)) from None


def _whole(path: Path, file: int, expected_bytes: int, most_bytes: int) -> bytes:
    """Read to the end, which may have moved since the size was told, but not for ever."""
    pieces: list[bytes] = []
    total = 0
    while True:
        left = max(expected_bytes - total, _LEAST_PIECE_BYTES)
        piece = os.read(file, min(left, most_bytes + 1 - total))
        if not piece:
            return pieces[0] if len(pieces) == 1 else b"".join(pieces)
        pieces.append(piece)
        total += len(piece)
        if total > most_bytes:
            raise _too_large(path, most_bytes)


def _refuse_others(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "this is a folder", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "this is a pipe or a device, no regular file", str(path))


def _too_large(path: Path, most_bytes: int) -> OSError:
    reason = f"it is too large, more than {most_bytes / 1_000_000:,.0f} MB"
    return OSError(errno.EFBIG, reason, str(path))
