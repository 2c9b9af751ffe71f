"""Reading a large list fast: the file is decoded once, in chunks, straight into columns.

It only says yes or no: a file in which anything is amiss goes through the thorough reader, which
names every problem. Of what that one finds, only a key that stands twice in an event goes unseen
here, so `check` always reads thoroughly.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import cast, get_type_hints

import msgspec
import numpy as np
from msgspec.structs import fields
from numpy.typing import NDArray

from timeline_app.core.date_columns import read_common
from timeline_app.core.dating import dating_faults
from timeline_app.core.edtf import EdtfError, parse
from timeline_app.core.event_list import EventList
from timeline_app.core.model import UNSET, Citation, Event, ListHead, ParagraphFile
from timeline_app.core.paragraphs import paragraph_path, read_paragraph_file
from timeline_app.core.problems import UnreadableFileError
from timeline_app.core.references import Known, head_faults, written_ids
from timeline_app.core.table import EventStore, TableBuilder

CHUNK_EVENTS = 8_192
_SLUG_LINES = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\n[a-z0-9]+(-[a-z0-9]+)*)*")
BOM = b"\xef\xbb\xbf"
_CLOSED_FACETS = ("leaders", "organisations", "themes", "documents")

Progress = Callable[[int, int], None]


class UnsoundError(Exception):
    """Something in the file needs the thorough reader."""


class _BulkFile(ListHead, frozen=True):
    """The file with its events still encoded."""

    events: list[msgspec.Raw] = []  # noqa: RUF012  msgspec copies it


def read_bulk(path: Path, data: bytes, on_progress: Progress) -> EventList:
    """Read a list whose parts are all sound.

    `on_progress` is told how many events of how many are done, and may raise to cancel. Raises
    UnsoundError for the thorough reader to take over.
    """
    data = data.removeprefix(BOM)
    try:
        file = msgspec.json.decode(data, type=_BulkFile)
        head = _head_of(file)
        paragraphs = read_paragraphs(path.parent, head)
        _check_head(head, paragraphs)
        starts, ends = _offsets(data, file.events)
        builder, ids = TableBuilder(head), _Identities()
        for events in _chunks(file.events, on_progress):
            builder.add(events)
            ids.add(events)
            _check_events(events, head, paragraphs)
        ids.check()
        table = builder.table(EventStore(data, starts, ends))
    except (msgspec.DecodeError, EdtfError, ValueError, RecursionError) as error:
        raise UnsoundError(str(error)) from error
    for facet in _CLOSED_FACETS:
        column = table.facets[facet]
        if len(column.values) > len(getattr(head, facet)):
            raise UnsoundError(f"an unknown id in {facet}")
        if int(np.bitwise_count(column.bits).sum()) < builder.value_count(facet):
            raise UnsoundError(f"an id that stands twice in {facet}")
    return EventList(path, head, table, paragraphs)


def _head_of(file: _BulkFile) -> ListHead:
    values = {name: getattr(file, name) for name in ListHead.__struct_fields__}
    return ListHead(**values)


def _chunks(raws: list[msgspec.Raw], on_progress: Progress) -> Iterator[list[Event]]:
    """Decode the events chunk by chunk, letting go of what is done.

    Patterns are left out of the types, because matching them one by one takes longer than all the
    rest; the texts that they are for are checked together.
    """
    decode = msgspec.json.Decoder(_loose_type(Event)).decode
    total = len(raws)
    for first in range(0, total, CHUNK_EVENTS):
        yield [decode(raw) for raw in raws[first : first + CHUNK_EVENTS]]
        on_progress(min(first + CHUNK_EVENTS, total), total)


def _loose_type(record: type[Event]) -> type[Event]:
    """Return a type with the same fields, whose texts may be any."""
    plain = get_type_hints(record)
    given = [(f.name, plain[f.name], f.default) for f in fields(record) if not f.required]
    needed = [(f.name, plain[f.name]) for f in fields(record) if f.required]
    kind = msgspec.defstruct(
        "LooseEvent", [*needed, *given], frozen=True, forbid_unknown_fields=True, gc=False
    )
    return cast(type[Event], kind)


def _offsets(
    data: bytes, raws: Sequence[msgspec.Raw]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each event begins and ends in the file."""
    starts = np.empty(len(raws), np.int64)
    lengths = np.fromiter(map(len, raws), np.int64, len(raws))
    position = data.find(bytes(raws[0])) if raws else 0
    for index, length in enumerate(lengths.tolist()):
        position = data.index(b"{", position)
        starts[index] = position
        position += length
    return starts, starts + lengths


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


def _check_head(head: ListHead, paragraphs: Mapping[str, ParagraphFile]) -> None:
    plain = msgspec.json.decode(msgspec.json.encode(head))
    written = written_ids(plain)
    if any(head_faults(plain, Known(written, written, dict(paragraphs)))):
        raise UnsoundError("head")
    for key in ("documents", "leaders", "organisations", "themes", "views"):
        ids = [item.id for item in getattr(head, key)]
        if len(set(ids)) < len(ids):
            raise UnsoundError(key)


def _check_events(
    events: Sequence[Event], head: ListHead, paragraphs: Mapping[str, ParagraphFile]
) -> None:
    leaders = {leader.id for leader in head.leaders}
    _check_announced(events)
    names = [event.id for event in events] + list({event.kind for event in events})
    lines = "\n".join(names)
    are_slugs = lines.count("\n") == len(names) - 1 and _SLUG_LINES.fullmatch(lines)
    if not are_slugs or not all(event.title for event in events):
        raise UnsoundError("an id, a kind or a title")
    for event in events:
        basis = event.date_basis
        if (event.date is None) is not (basis == "undated"):
            raise UnsoundError(event.id)
        if basis != "stated":
            _check_basis(event)
        if event.subjects and not leaders.issuperset(event.subjects):
            raise UnsoundError(event.id)
        if event.part_of_day is not UNSET or event.recurrence:
            _check_dating(event)
        if event.citations or event.discrepancies:
            _check_citations(event, paragraphs)


def _check_basis(event: Event) -> None:
    if event.date_basis == "undated":
        if not event.announced:
            raise UnsoundError(event.id)
    elif not event.date_note.strip():
        raise UnsoundError(event.id)


def _check_announced(events: Sequence[Event]) -> None:
    texts = [event.announced for event in events if event.announced]
    sound = read_common(texts)[0].is_sound
    for place in np.flatnonzero(~sound).tolist():
        parse(texts[place])


def _check_dating(event: Event) -> None:
    plain = msgspec.json.decode(msgspec.json.encode(event))
    if any(dating_faults(plain, ())):
        raise UnsoundError(event.id)


def _check_citations(event: Event, paragraphs: Mapping[str, ParagraphFile]) -> None:
    cited: list[Citation] = list(event.citations)
    for discrepancy in event.discrepancies:
        cited += discrepancy.citations
    for citation in cited:
        file = paragraphs.get(citation.document)
        first, end = citation.words
        if first >= end or (file is not None and not _is_inside(citation, file)):
            raise UnsoundError(event.id)


def _is_inside(citation: Citation, file: ParagraphFile) -> bool:
    number = citation.paragraph
    if number > len(file.paragraphs):
        return False
    return citation.words[1] <= file.paragraphs[number - 1].word_count


class _Identities:
    """Sees that ids are unique and that wholes exist, by their hashes."""

    def __init__(self) -> None:
        self._ids: list[NDArray[np.int64]] = []
        self._parts: list[int] = []
        self._wholes: list[int] = []

    def add(self, events: Sequence[Event]) -> None:
        """Take in the next events."""
        ids = list(map(hash, map(attrgetter("id"), events)))
        self._ids.append(np.array(ids, np.int64))
        wholes = list(map(attrgetter("part_of"), events))
        places = [place for place, whole in enumerate(wholes) if whole]
        self._parts += [ids[place] for place in places]
        self._wholes += [hash(wholes[place]) for place in places]

    def check(self) -> None:
        """Raise UnsoundError if two ids may be the same, or a whole is unknown or in a circle."""
        ids = np.sort(np.concatenate(self._ids)) if self._ids else np.zeros(0, np.int64)
        if not np.all(ids[1:] > ids[:-1]):
            raise UnsoundError("two events may have the same id")
        parts, wholes = np.array(self._parts, np.int64), np.array(self._wholes, np.int64)
        if not np.isin(wholes, ids).all():
            raise UnsoundError("part of an unknown event")
        whole_of = dict(zip(self._parts, self._wholes, strict=True))
        for start in np.intersect1d(parts, wholes).tolist():
            _follow(start, whole_of)


def _follow(start: int, whole_of: Mapping[int, int]) -> None:
    seen = {start}
    whole = whole_of.get(start)
    while whole is not None:
        if whole in seen:
            raise UnsoundError("events that are part of each other")
        seen.add(whole)
        whole = whole_of.get(whole)
