"""Files written whole or not at all."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from timeline_app.program.file_lock import try_lock
from timeline_app.program.paths import resolved
from timeline_app.program.regular_file import open_regular, read_regular

# Names of our own, since other programs leave files behind that are none of ours. They do without
# the name of the file, which may be as long as names can be.
_PREFIX, _UNFINISHED = ".timeline-app-", ".unfinished"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that it is whole or as it was.

    A link stays a link, and a file that was there keeps who may read it. Raises OSError.
    """
    target = resolved(path)
    with replacing(target) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        Path(file.name).chmod(_mode_of(target))


def write_together(path: Path, data: bytes, beside: Mapping[str, bytes]) -> None:
    """Write a file with those it refers to, by relative path, all of them or none.

    The file comes last, so that it never refers to what is not there. Raises OSError.
    """
    made: list[Path] = []
    try:
        for name, part in beside.items():
            place = path.parent / name
            if not _holds(place, part):
                made += _missing(place)
                place.parent.mkdir(parents=True, exist_ok=True)
                write_whole(place, part)
        write_whole(path, data)
    except OSError:
        for place in reversed(made):
            with suppress(OSError):
                place.rmdir() if place.is_dir() else place.unlink()
        raise


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_regular(path, len(data)) == data
    except (OSError, ValueError):
        return False


def _missing(path: Path) -> list[Path]:
    """Return a path and its folder if they are not there, the folder first."""
    return [place for place in (path.parent, path) if not os.path.lexists(place)]


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a temporary file beside a path, which takes its place unless the writing fails.

    Nobody else may read it. Raises OSError.
    """
    clear_leftovers(path.parent)
    file = _temporary(path.parent)
    temporary = Path(file.name)
    try:
        with file:
            yield file
            file.flush()
            if sys.platform == "win32":
                # There an open file keeps its name.
                file.close()
            temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def clear_leftovers(folder: Path) -> None:
    """Take away what writers left in a folder when they were killed.

    A writer at work holds a lock on its file, which ends with its process.
    """
    with suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{_UNFINISHED}"):
            with suppress(OSError), open_regular(path) as file:
                if try_lock(file.fileno()):
                    path.unlink(missing_ok=True)


def _temporary(folder: Path) -> IO[bytes]:
    while True:
        file = tempfile.NamedTemporaryFile(  # noqa: SIM115  its taker closes it
            dir=folder, prefix=_PREFIX, suffix=_UNFINISHED, delete=False
        )
        if _is_ours(file.fileno()):
            return file
        file.close()


def _is_ours(handle: int) -> bool:
    """Lock a new file; tell whether nobody took it for a leftover before it was locked."""
    try:
        return try_lock(handle) and (sys.platform == "win32" or os.fstat(handle).st_nlink > 0)
    except OSError:
        # Where nothing can be locked, nothing is taken for a leftover either.
        return True


def _mode_of(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
