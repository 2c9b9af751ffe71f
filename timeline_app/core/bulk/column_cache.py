"""The column cache: the table of a large list, kept so that it opens fast the next time.

An entry is keyed by the content of the list and by what the program makes of it, and names the
paragraph files it was checked by, so it is never stale; any entry may be deleted at any time.
"""

import hashlib
import time
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import ListHead, ParagraphFile
from timeline_app.core.table.event_store import EventStore
from timeline_app.core.table.facets import FacetColumn
from timeline_app.core.table.table import EventTable
from timeline_app.program.whole_file import replacing

LAYOUT = "columns/2"
_COLUMNS = ("start_s", "end_s", "draw_start_s", "draw_end_s", "form", "basis", "traits", "order")
_KEPT_ENTRIES = 4
_ENDING = ".npz"


class KeptList(msgspec.Struct, frozen=True, eq=False):
    """What an entry holds: head, table, and the key of the paragraph files it was checked by."""

    head: ListHead
    table: EventTable
    paragraphs_key: str


class _Names(msgspec.Struct):
    """What of an entry is text: the head, each facet's values and labels, and a key."""

    head: ListHead
    values: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]
    paragraphs_key: str


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
            if not any(self._folder.glob(f"{len(data)}-*{_ENDING}")):
                return None
            with ThreadPoolExecutor(1) as beside:
                key = beside.submit(content_key, data)
                entries = self._folder.glob(f"{len(data)}-*{_ENDING}")
                arrays = {path.stem: _read(path) for path in entries}
                return _restored(arrays[key.result()], data)
        except (OSError, KeyError, ValueError, msgspec.DecodeError, zipfile.BadZipFile, EOFError):
            return None

    def save(self, data: bytes, kept: KeptList) -> bool:
        """Keep a list, whole or not at all; tell whether that worked."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with replacing(self._folder / f"{content_key(data)}{_ENDING}") as file:
                np.savez(file, allow_pickle=False, **_arrays(kept))
            self._tidy()
        except OSError:
            return False
        return True

    def _tidy(self) -> None:
        """Forget the oldest entries."""
        entries = sorted(self._folder.glob(f"*{_ENDING}"), key=_age)
        for path in entries[_KEPT_ENTRIES:]:
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _read(path: Path) -> dict[str, NDArray[Any]]:
    with path.open("rb") as file, np.load(file) as arrays:
        return dict(arrays)


def _arrays(kept: KeptList) -> dict[str, NDArray[Any]]:
    table = kept.table
    names = _Names(
        kept.head,
        {facet: table.facets[facet].values for facet in FACETS},
        {facet: table.facets[facet].labels for facet in FACETS},
        kept.paragraphs_key,
    )
    arrays: dict[str, NDArray[Any]] = {name: getattr(table, name) for name in _COLUMNS}
    arrays["names"] = np.frombuffer(msgspec.json.encode(names), np.uint8)
    arrays["starts"], arrays["ends"] = table.store.starts, table.store.ends
    for facet in FACETS:
        arrays[f"{facet}.bits"] = table.facets[facet].bits
        arrays[f"{facet}.first"] = table.facets[facet].first
    return arrays


def _restored(arrays: dict[str, NDArray[Any]], data: bytes) -> KeptList:
    names = msgspec.json.decode(arrays["names"].tobytes(), type=_Names)
    facets = {
        facet: FacetColumn(
            names.values[facet],
            names.labels[facet],
            arrays[f"{facet}.bits"],
            arrays[f"{facet}.first"],
        )
        for facet in FACETS
    }
    columns = {name: arrays[name] for name in _COLUMNS}
    # Columns that are equal share their memory, as in a table that was just built.
    for name, other in (("start_s", "draw_start_s"), ("end_s", "draw_end_s")):
        if np.array_equal(columns[name], columns[other]):
            columns[name] = columns[other]
    store = EventStore(data, arrays["starts"], arrays["ends"])
    table = EventTable(store=store, facets=facets, **columns)
    return KeptList(names.head, table, names.paragraphs_key)
