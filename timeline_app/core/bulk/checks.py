"""Checks of many events at once, as strict as the thorough reader's: they only say yes or no."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.dates.edtf import parse
from timeline_app.core.record.event_columns import EventColumns
from timeline_app.core.record.model import UNSET, Citation, Discrepancy, ListHead, ParagraphFile
from timeline_app.core.table.date_columns import DateReader
from timeline_app.core.table.extents import is_one_day
from timeline_app.core.wording.recurrence_words import recurrence_in_words

_SLUG_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789-\n"
# As `entries.Slug` has it.
_LONGEST_SLUG = 120
_HEX = re.compile("[0-9a-f]*")
# As `entries.Sha256` has it.
_HEX_DIGITS = 64
_NOTED_BASES = ("inferred", "derived")


class UnsoundError(Exception):
    """Something in the file needs the thorough reader."""


class BulkChecks:
    """Goes through the events chunk by chunk; what may be wrong raises UnsoundError or ValueError.

    Ids in facets are left to whoever builds those.
    """

    def __init__(self, head: ListHead, paragraphs: Mapping[str, ParagraphFile]) -> None:
        self._leaders = {leader.id for leader in head.leaders}
        self._documents = {document.id for document in head.documents}
        self._paragraphs = paragraphs
        self._identities = _Identities()
        self._announced = DateReader()
        self._kinds: set[str] = set()
        self._rhythms: set[str] = set()

    def add(self, events: EventColumns) -> None:
        """Check the next events."""
        _check_slugs(events.id)
        self._identities.add(events)
        self._kinds.update(events.kind)
        self._rhythms.update(events.recurrence)
        self._check_dating(events)
        for subjects in filter(None, events.subjects):
            if len(set(subjects)) < len(subjects) or not self._leaders.issuperset(subjects):
                raise UnsoundError("an unknown subject, or one that stands twice")
        if any(events.citations) or any(events.discrepancies):
            self._check_citations([*_cited(events.citations, events.discrepancies)])

    def finish(self) -> None:
        """Check what only shows when all events are there."""
        _check_slugs(sorted(self._kinds))
        for rhythm in filter(None, self._rhythms):
            recurrence_in_words(rhythm)
        self._identities.check()
        self._announced.extents()

    def _check_dating(self, events: EventColumns) -> None:
        is_undated = [basis == "undated" for basis in events.date_basis]
        if is_undated != [date is None for date in events.date]:
            raise UnsoundError("a date that does not go with its basis")
        if any(events.announced):
            # What places an undated event is read as its date.
            pairs = zip(events.announced, is_undated, strict=True)
            self._announced.add([text for text, is_date in pairs if text and not is_date])
        for basis, note in zip(events.date_basis, events.date_note, strict=True):
            if basis != "stated" and basis in _NOTED_BASES and not note.strip():
                raise UnsoundError("a date without the note it needs")
        if events.part_of_day.count(UNSET) < len(events.part_of_day):
            _check_parts_of_day(events)

    def _check_citations(self, citations: Sequence[Citation]) -> None:
        prints = [citation.sha256 for citation in citations]
        if any(len(text) != _HEX_DIGITS for text in prints) or not _HEX.fullmatch("".join(prints)):
            raise UnsoundError("a fingerprint that is none")
        for citation in citations:
            document = citation.document
            first, end = citation.words
            if first >= end or document not in self._documents:
                raise UnsoundError("a citation of nothing")
            file = self._paragraphs.get(document)
            if file is not None and not _is_inside(citation, file):
                raise UnsoundError("a citation that leads nowhere")


def _check_slugs(texts: Sequence[str]) -> None:
    """Make sure that texts are ids; as one text, since a look at each takes ten times as long."""
    joined = "\n".join(("", *texts, "")).encode()
    is_sound = (
        not joined.translate(None, _SLUG_LETTERS)
        and joined.count(b"\n") == len(texts) + 1
        and not any(pair in joined for pair in (b"\n-", b"-\n", b"--"))
        and (not texts or (b"\n\n" not in joined and max(map(len, texts)) <= _LONGEST_SLUG))
    )
    if not is_sound:
        raise UnsoundError("an id or a kind that is no slug")


def _check_parts_of_day(events: EventColumns) -> None:
    pairs = zip(events.date, events.part_of_day, strict=True)
    for date in {date for date, part in pairs if part is not UNSET}:
        if date is None or not is_one_day(parse(date)):
            raise UnsoundError("a part of something that is no day")


def _cited(
    citations: Iterable[tuple[Citation, ...]], discrepancies: Iterable[tuple[Discrepancy, ...]]
) -> Iterable[Citation]:
    inner = (part.citations for part in chain.from_iterable(discrepancies))
    return chain.from_iterable(filter(None, chain(citations, inner)))


def _is_inside(citation: Citation, file: ParagraphFile) -> bool:
    number = citation.paragraph
    if number > len(file.paragraphs):
        return False
    return citation.words[1] <= file.paragraphs[number - 1].word_count


class _Identities:
    """Sees that ids are unique and that wholes exist, by their hashes."""

    def __init__(self) -> None:
        self._ids: list[NDArray[np.int64]] = []
        self._whole_of: dict[int, int] = {}

    def add(self, events: EventColumns) -> None:
        """Take in the next events."""
        self._ids.append(np.fromiter(map(hash, events.id), np.int64, len(events.id)))
        if any(events.part_of):
            for part, whole in zip(events.id, events.part_of, strict=True):
                if whole:
                    self._whole_of[hash(part)] = hash(whole)

    def check(self) -> None:
        """Raise UnsoundError if two ids may be the same, or a whole is unknown or in a circle."""
        ids = np.concatenate(self._ids) if self._ids else np.zeros(0, np.int64)
        ids.sort()
        if not np.all(ids[1:] > ids[:-1]):
            raise UnsoundError("two events may have the same id")
        wholes = set(self._whole_of.values())
        sought = np.array(sorted(wholes), np.int64)
        if np.any(np.searchsorted(ids, sought) == np.searchsorted(ids, sought, side="right")):
            raise UnsoundError("part of an unknown event")
        for start in self._whole_of.keys() & wholes:
            _follow(start, self._whole_of)


def _follow(start: int, whole_of: Mapping[int, int]) -> None:
    seen = {start}
    whole = whole_of.get(start)
    while whole is not None:
        if whole in seen:
            raise UnsoundError("events that are part of each other")
        seen.add(whole)
        whole = whole_of.get(whole)
