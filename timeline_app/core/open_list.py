"""Opening an event list: fast where that can be, else thoroughly."""

from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from pathlib import Path

from timeline_app.core.bulk.door import build_fast, read_fast
from timeline_app.core.reading.files import decoded, read_data, unreadable
from timeline_app.core.reading.thorough import Reading, read_thoroughly
from timeline_app.core.record.model import EventFile, ParagraphFile
from timeline_app.core.writing.list_text import list_text

# What stands in front of a list is a line end or two, if anything.
_MOST_SPACE = 1_000


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
    return fast or _read_slowly(path, data)


def read_list(path: Path) -> Reading:
    """Read an event list thoroughly, keeping what is sound.

    Raises UnreadableFileError when nothing can be kept: no such file, a folder, not UTF-8, empty,
    not an object, or a version this program does not know.
    """
    return _read_slowly(path, read_data(path))


def _read_slowly(path: Path, data: bytes) -> Reading:
    if not data[:_MOST_SPACE].removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        _refuse_by_name(path, data)
    return read_thoroughly(path, decoded(path, data))


def _refuse_by_name(path: Path, data: bytes) -> None:
    """Say what a file is that is no list. Raises UnreadableFileError if that is known."""
    # Few files are refused, and a start needs none of this.
    from timeline_app.core.reading.recognition import recognise

    kind = recognise(data, path.name)
    if kind.is_named:
        raise unreadable(path, f"this is {kind.name}", kind.remedy)


def list_of(path: Path, file: EventFile, paragraphs: Mapping[str, ParagraphFile]) -> Reading:
    """Return what is sound of a list in memory, with every problem, as if it were read."""
    # What the fast reader is not given it does not miss.
    is_whole = all(one.id in paragraphs for one in file.documents if one.paragraphs)
    events = build_fast(path, file, paragraphs) if is_whole else None
    if events is not None:
        return Reading(events, ())
    return read_thoroughly(path, list_text(file), paragraphs)
