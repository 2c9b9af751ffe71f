"""Files written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_UNFINISHED = ".unfinished"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is whole or as it was, even if the power fails.

    A link stays a link, and a file that was there keeps who may read it. Raises OSError.
    """
    target = path.resolve()
    with replacing(target) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        Path(file.name).chmod(_mode_of(target))


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a temporary file beside a path, which takes its place unless the writing fails.

    Nobody else may read it. Raises OSError.
    """
    # Its name does without that of the file, which may be as long as names can be.
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=".", suffix=_UNFINISHED, delete=False
    ) as file:
        temporary = Path(file.name)
        try:
            yield file
            file.close()
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def unfinished_in(folder: Path) -> Iterator[Path]:
    """Return the temporary files of writers that are at work in a folder, or were stopped there."""
    return folder.glob(f".*{_UNFINISHED}")


def _mode_of(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
