"""A lock between windows of the program; it ends with the process that holds it."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Others hold it for milliseconds; a window that hangs must not make this one hang too.
_PATIENCE_S = 2.0
# About as long as a save takes, so that hardly anybody waits twice.
_PAUSE_S = 0.01

if sys.platform != "win32":
    import fcntl


def try_lock(handle: int) -> bool:
    """Lock what a handle leads to; tell whether nobody else holds it. Raises OSError."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other windows out of a folder as long as this lasts.

    A lock is a courtesy: where there is none, or one that stays held, the work goes on without.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        until_s = time.monotonic() + _PATIENCE_S
        with suppress(OSError):
            while not try_lock(handle) and time.monotonic() < until_s:
                time.sleep(_PAUSE_S)
        yield
    finally:
        os.close(handle)


class Hold:
    """A file that one window holds for as long as it works on it; another one is told.

    It is a courtesy too: what cannot be locked counts as held by nobody else.
    """

    def __init__(self) -> None:
        self._handle: int | None = None

    def take(self, path: Path) -> bool:
        """Hold a file in place of the one before; tell whether nobody else holds it."""
        self.release()
        try:
            handle = os.open(path, os.O_RDONLY)
        except (OSError, ValueError):
            return True
        try:
            is_free = try_lock(handle)
        except OSError:
            is_free = True
        if is_free:
            self._handle = handle
        else:
            os.close(handle)
        return is_free

    def release(self) -> None:
        """Hold nothing any more."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
