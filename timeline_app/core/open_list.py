"""Opening an event list: fast where that can be, else thoroughly."""

from collections.abc import Callable
from pathlib import Path

from timeline_app.core.bulk.door import read_fast
from timeline_app.core.reading.files import decoded, read_data, read_text
from timeline_app.core.reading.thorough import Reading, read_thoroughly


def open_list(
    path: Path,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    cache_folder: Path | None = None,
) -> Reading:
    """Read an event list as fast as its size asks for; else like `read_list`.

    `on_progress` is told how many events of how many are done, and may raise to cancel.
    """
    data = read_data(path)
    fast = read_fast(path, data, on_progress, cache_folder)
    return fast or read_thoroughly(path, decoded(path, data))


def read_list(path: Path) -> Reading:
    """Read an event list thoroughly, keeping what is sound.

    Raises UnreadableFileError when nothing can be kept: no such file, a folder, not UTF-8, empty,
    not an object, or a version this program does not know.
    """
    return read_thoroughly(path, read_text(path))
