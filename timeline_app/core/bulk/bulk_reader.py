"""Reading a large list fast: the file is decoded once, in chunks, straight into columns.

It only says yes or no: a file in which anything is amiss goes through the thorough reader, which
names every problem.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
import numpy as np

from timeline_app.core.bulk.checks import BulkChecks, UnsoundError
from timeline_app.core.bulk.event_bounds import (
    FileParts,
    MisplacedError,
    exact_parts,
    quick_parts,
)
from timeline_app.core.bulk.event_decoder import EventDecoder
from timeline_app.core.dates.edtf import EdtfError
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.reading.json_text import JsonText
from timeline_app.core.reading.paragraph_file import paragraph_path, read_paragraph_file
from timeline_app.core.reading.references import Known, head_faults, written_ids
from timeline_app.core.record.event_columns import EventColumns, columns_of
from timeline_app.core.record.facet_kinds import CLOSED_FACETS
from timeline_app.core.record.model import EventFile, ListHead, ParagraphFile
from timeline_app.core.record.problems import UnreadableFileError
from timeline_app.core.table.arrays import Offsets
from timeline_app.core.table.event_store import EventStore, stored
from timeline_app.core.table.table import EventTable, TableBuilder

CHUNK_BYTES = 200_000
"""So little that what is decoded stays in the processor's cache until it is in columns."""
# Some 10 ms of work: progress moves and a cancel is heard at once, and telling costs nothing.
_CHUNKS_A_STEP = 8
BOM = b"\xef\xbb\xbf"

Progress = Callable[[int, int], None]


def read_bulk(path: Path, data: bytes, on_progress: Progress) -> EventList:
    """Read a list whose parts are all sound.

    `on_progress` is told how many events of how many are done, and may raise to cancel. Raises
    UnsoundError for the thorough reader to take over.
    """
    data = data.removeprefix(BOM)
    try:
        try:
            return _read(path, data, quick_parts(data), on_progress)
        except MisplacedError:
            return _read(path, data, exact_parts(data), on_progress)
    except (msgspec.DecodeError, EdtfError, ValueError, RecursionError) as error:
        raise UnsoundError(str(error)) from error


def _read(path: Path, data: bytes, parts: FileParts, on_progress: Progress) -> EventList:
    head, starts, ends = parts
    _check_head_text(data, starts, ends)
    paragraphs = read_paragraphs(path.parent, head)
    check_head(head, paragraphs)
    builder, checks = TableBuilder(head), BulkChecks(head, paragraphs)
    for events in _chunks(data, parts, on_progress):
        builder.add(events)
        checks.add(events)
    checks.finish()
    kind = np.uint32 if len(data) <= np.iinfo(np.uint32).max else np.int64
    table = builder.table(EventStore(data, starts.astype(kind), ends.astype(kind)))
    _check_facets(table, head, builder)
    return EventList(path, head, table, paragraphs)


def built_bulk(path: Path, file: EventFile, paragraphs: Mapping[str, ParagraphFile]) -> EventList:
    """Build the list of a file in memory, all of it sound. Raises UnsoundError or ValueError."""
    head = ListHead(**{name: getattr(file, name) for name in ListHead.__struct_fields__})
    check_head(head, paragraphs)
    builder, checks = TableBuilder(head), BulkChecks(head, paragraphs)
    events = columns_of(file.events)
    builder.add(events)
    checks.add(events)
    checks.finish()
    table = builder.table(stored(file.events))
    _check_facets(table, head, builder)
    return EventList(path, head, table, dict(paragraphs))


def _chunks(data: bytes, parts: FileParts, on_progress: Progress) -> Iterator[EventColumns]:
    """Decode the events chunk by chunk, letting go of what is done."""
    head, starts, ends = parts
    decoder, total = EventDecoder(head), len(starts)
    chunk = max(1, CHUNK_BYTES * total // len(data))
    for number, first in enumerate(range(0, total, chunk), start=1):
        end = min(first + chunk, total)
        events = decoder.columns(data[starts[first] : ends[end - 1]])
        if len(events.id) != end - first:
            raise MisplacedError("more events than were found")
        yield events
        if number % _CHUNKS_A_STEP == 0 or end == total:
            on_progress(end, total)


def _check_head_text(data: bytes, starts: Offsets, ends: Offsets) -> None:
    """Make sure that no key of the head stands twice."""
    head = data if not len(starts) else data[: starts[0]] + data[ends[-1] :]
    if JsonText(head.decode()).faults:
        raise UnsoundError("head")


def read_paragraphs(folder: Path, head: ListHead) -> dict[str, ParagraphFile]:
    """Read the paragraph files of a list, all of them sound. Raises UnsoundError."""
    found = {}
    for document in head.documents:
        if not document.paragraphs:
            continue
        path = paragraph_path(folder, document.paragraphs)
        if path is None:
            raise UnsoundError(document.paragraphs)
        try:
            file, problems = read_paragraph_file(document, path)
        except UnreadableFileError as error:
            raise UnsoundError(document.paragraphs) from error
        if file is None or problems:
            raise UnsoundError(document.paragraphs)
        found[document.id] = file
    return found


def check_head(head: ListHead, paragraphs: Mapping[str, ParagraphFile]) -> None:
    """Make sure that the parts of a head fit together. Raises UnsoundError."""
    plain = msgspec.json.decode(msgspec.json.encode(head))
    written = written_ids(plain)
    if any(head_faults(plain, Known(written, written, dict(paragraphs)))):
        raise UnsoundError("head")
    for key in ("documents", "leaders", "organisations", "themes", "views"):
        ids = [item.id for item in getattr(head, key)]
        if len(set(ids)) < len(ids):
            raise UnsoundError(key)


def _check_facets(table: EventTable, head: ListHead, builder: TableBuilder) -> None:
    for kind in CLOSED_FACETS:
        column = table.facets[kind.id]
        if len(column.values) > len(list(kind.named_by(head))):
            raise UnsoundError(f"an unknown id in {kind.id}")
        if column.held.pair_count() < builder.value_count(kind.id):
            raise UnsoundError(f"an id that stands twice in {kind.id}")
