"""The index cache: the search index of a large list, kept beside its columns."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from timeline_app.core.bulk.array_file import read_arrays, write_arrays
from timeline_app.core.bulk.column_cache import content_key, forget_oldest
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.event_index import EventIndex, event_index_of, make_event_index
from timeline_app.program.regular_file import LARGEST_LIST_BYTES, read_regular
from timeline_app.program.whole_file import replacing

_ENDING = ".index"
_LAYOUT = "index/2"
# What is smaller is made in less time than it is read and kept.
_WORTH_KEEPING_BYTES = 4_000_000


def kept_or_made(
    events: EventList, folder: Path, stop_if_given_up: Callable[[], object]
) -> EventIndex:
    """Return the search index of a list, from the cache if it is there, else made and kept."""
    store, counts = events.table.store, _paragraph_counts(events)
    if len(store.buffer) < _WORTH_KEEPING_BYTES:
        return make_event_index(store, events.paragraphs, stop_if_given_up)
    place = folder / f"{_key(events)}{_ENDING}"
    stop_if_given_up()
    kept = _kept(place, len(store), counts)
    if kept is not None:
        return kept
    made = make_event_index(store, events.paragraphs, stop_if_given_up)
    _keep(made, place, counts)
    return made


def _key(events: EventList) -> str:
    """Return the key of a list by its bytes, and by where its events stand in them."""
    store = events.table.store
    digest = hashlib.sha256(_LAYOUT.encode())
    for offsets in (store.starts, store.ends):
        digest.update(offsets.data)
    return f"{content_key(store.buffer)}-{digest.hexdigest()[:16]}"


def _paragraph_counts(events: EventList) -> dict[str, int]:
    return {document: len(file.paragraphs) for document, file in events.paragraphs.items()}


def _kept(place: Path, event_count: int, paragraph_counts: dict[str, int]) -> EventIndex | None:
    """Return what an entry holds; None for one that is damaged or of other paragraphs."""
    try:
        arrays, text = read_arrays(read_regular(place, LARGEST_LIST_BYTES))
        if msgspec.json.decode(text, type=dict[str, int]) != paragraph_counts:
            return None
        return event_index_of(dict(arrays), event_count, sum(paragraph_counts.values()))
    except (OSError, KeyError, ValueError, RecursionError):
        return None


def _keep(index: EventIndex, place: Path, paragraph_counts: dict[str, int]) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with replacing(place) as file:
            write_arrays(file, index.arrays(), msgspec.json.encode(paragraph_counts).decode())
        forget_oldest(place.parent, _ENDING)
    except OSError:
        return
