"""The only way in to the fast reader: outside, nobody knows how it works or how it fails."""

from collections.abc import Callable, Mapping
from pathlib import Path

from timeline_app.core.bulk.bulk_reader import (
    BOM,
    Progress,
    built_bulk,
    check_head,
    read_bulk,
    read_paragraphs,
)
from timeline_app.core.bulk.checks import UnsoundError
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.event_index import EventIndex
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.model import EventFile, ParagraphFile
from timeline_app.program.memory import give_back_memory, without_collector

# What a smaller list leaves behind is not worth the time that giving it back takes.
_MUCH_BYTES = 1_000_000


def read_fast(
    path: Path, data: bytes, on_progress: Progress, cache_folder: Path | None
) -> Reading | None:
    """Return a list of which every part is sound; None if the thorough reader is needed.

    `on_progress` is told how many events of how many are done, and may raise to cancel.
    """
    data = data.removeprefix(BOM)
    kept = _from_cache(path, data, cache_folder) if cache_folder else None
    if kept is not None:
        return Reading(kept, ())
    try:
        with without_collector():
            events = read_bulk(path, data, on_progress)
        return Reading(events, (), is_worth_keeping=True)
    except UnsoundError:
        return None
    finally:
        if len(data) >= _MUCH_BYTES:
            give_back_memory()


def build_fast(
    path: Path, file: EventFile, paragraphs: Mapping[str, ParagraphFile]
) -> EventList | None:
    """Return the list of a file in memory, or None if the thorough reader is needed."""
    try:
        with without_collector():
            return built_bulk(path, file, paragraphs)
    except (UnsoundError, ValueError):
        return None


def keep_for_next_opening(reading: Reading, cache_folder: Path) -> None:
    """Keep what makes the next opening of a list fast; there is no harm in being stopped."""
    if reading.is_worth_keeping:
        from timeline_app.core.bulk.column_cache import ColumnCache, paragraphs_key
        from timeline_app.core.bulk.kept_table import KeptList

        events = reading.events
        kept = KeptList(events.head, events.table, paragraphs_key(events.paragraphs))
        ColumnCache(cache_folder).save(events.table.store.buffer, kept)


def event_index(
    events: EventList, cache_folder: Path, stop_if_given_up: Callable[[], object]
) -> EventIndex:
    """Return the search index of a list, from the cache if it is there; for a thread of its own.

    `stop_if_given_up` is called often, and may raise to cancel.
    """
    from timeline_app.core.bulk.index_cache import kept_or_made

    try:
        made = kept_or_made(events, cache_folder, stop_if_given_up)
        # While memory is given back nobody gets any, the window neither.
        stop_if_given_up()
        return made
    finally:
        if len(events.table.store.buffer) >= _MUCH_BYTES:
            give_back_memory()


def _from_cache(path: Path, data: bytes, cache_folder: Path) -> EventList | None:
    """Return a list as the cache has it, unless its paragraph files have changed since.

    What works the cache is loaded here, because small lists do without one, and so starts do.
    """
    from timeline_app.core.bulk.column_cache import ColumnCache, paragraphs_key

    kept = ColumnCache(cache_folder).load(data)
    if kept is None:
        return None
    try:
        paragraphs = read_paragraphs(path.parent, kept.head)
        check_head(kept.head, paragraphs)
    except UnsoundError:
        return None
    if kept.paragraphs_key != paragraphs_key(paragraphs):
        return None
    return EventList(path, kept.head, kept.table, paragraphs)
