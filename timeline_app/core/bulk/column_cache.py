"""The column cache: the table of a large list, kept so that it opens fast the next time.

An entry is keyed by the content of the list and by what the program makes of it, and names the
paragraph files it was checked by, so it is never stale; any entry may be deleted at any time.
"""

import hashlib
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from timeline_app.core.bulk.array_file import read_arrays, write_arrays
from timeline_app.core.bulk.kept_table import KeptList, put_together, taken_apart
from timeline_app.core.record.model import ParagraphFile
from timeline_app.program.regular_file import LARGEST_LIST_BYTES, read_regular
from timeline_app.program.whole_file import replacing

LAYOUT = "columns/7"
# A list of a million events takes 56 MB; few people go to and fro between more lists than this.
_KEPT_ENTRIES = 4
_ENDING = ".columns"
# What earlier versions wrote.
_OLD_ENDING = ".npz"


def content_key(data: bytes) -> str:
    """Return the key of a list by its bytes and by what the program makes of them."""
    digest = hashlib.sha256(LAYOUT.encode() + hashlib.sha256(data).digest()).hexdigest()
    return f"{len(data)}-{digest}"


def paragraphs_key(paragraphs: Mapping[str, ParagraphFile]) -> str:
    """Return the key of some paragraph files by their content."""
    digest = hashlib.sha256()
    for document in sorted(paragraphs):
        digest.update(msgspec.json.encode(paragraphs[document]))
    return digest.hexdigest()


class ColumnCache:
    """Entries in a folder; a folder that cannot be used is as good as an empty one.

    The name of an entry begins with the length of its list, so that most lists that are not kept
    are told without working out their key.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, data: bytes) -> KeptList | None:
        """Return what is kept of a list, over its bytes; None if nothing is."""
        try:
            entries = list(self._folder.glob(f"{len(data)}-*{_ENDING}"))
        except OSError:
            return None
        if not entries:
            return None
        with ThreadPoolExecutor(1) as beside:
            key = beside.submit(content_key, data)
            kept = {path.stem: _restored(path, data) for path in entries[:_KEPT_ENTRIES]}
            return kept.get(key.result())

    def save(self, data: bytes, kept: KeptList) -> bool:
        """Keep a list, whole or not at all; tell whether that worked."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with replacing(self._folder / f"{content_key(data)}{_ENDING}") as file:
                write_arrays(file, *taken_apart(kept))
            self._tidy()
        except OSError:
            return False
        return True

    def _tidy(self) -> None:
        """Forget the oldest entries, and those of earlier versions."""
        forget_oldest(self._folder, _ENDING)
        for path in self._folder.glob(f"*{_OLD_ENDING}"):
            path.unlink(missing_ok=True)


def forget_oldest(folder: Path, ending: str) -> None:
    """Keep the latest entries of one kind. Raises OSError."""
    for path in sorted(folder.glob(f"*{ending}"), key=_age)[_KEPT_ENTRIES:]:
        path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _restored(path: Path, data: bytes) -> KeptList | None:
    """Return what an entry holds; None for one that is damaged or not of this program."""
    try:
        return put_together(*read_arrays(read_regular(path, LARGEST_LIST_BYTES)), data)
    except (OSError, KeyError, ValueError, RecursionError):
        return None
