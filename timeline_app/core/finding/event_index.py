"""The event index: what all events of a list say and cite, in arrays that a cache can keep.

It is made from nothing but the table and the names of paragraphs, in any thread.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.finding.event_letters import EventLetters, read_letters
from timeline_app.core.finding.text_index import TextIndex, TextIndexBuilder, place_bits
from timeline_app.core.finding.word_keys import WordKeys, with_room
from timeline_app.core.record.model import ParagraphFile
from timeline_app.core.table.arrays import Mask, Rows
from timeline_app.core.table.event_store import EventStore

# Some 3 ms of work: so soon it is heard that nobody waits any more. Of 300 or 2,000 it is slower.
_EVENTS_PER_PIECE = 600
# Longer than an id may be.
_ID_BYTES = 128

Arrays = dict[str, NDArray[Any]]


class Paragraphs:
    """Gives every paragraph of some documents a number."""

    def __init__(self, paragraphs: Mapping[str, ParagraphFile]) -> None:
        self.counts = {document: len(file.paragraphs) for document, file in paragraphs.items()}
        self.total = sum(self.counts.values())
        self._maker = WordKeys()
        ids = [document.encode() for document in self.counts]
        lengths = np.array([len(id) for id in ids], np.int64)
        ends = np.cumsum(lengths)
        keys = self._maker.keys(with_room(b"".join(ids)), ends - lengths, ends, _ID_BYTES)
        order = np.argsort(keys)
        counts = np.array([*self.counts.values()], np.int64)
        self._keys, self._counts = keys[order], counts[order]
        self._firsts = (np.cumsum(counts) - counts)[order]

    def cited(self, found: EventLetters) -> tuple[Rows, Rows]:
        """Return the numbers of paragraphs that events cite, and these events."""
        if not len(found.cited_events) or not self.total:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        letters = np.concatenate([found.letters, with_room(b"")])
        keys = self._maker.keys(letters, found.cited_starts, found.cited_ends, _ID_BYTES)
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        numbers = found.cited_numbers
        is_known = (self._keys[places] == keys) & (numbers >= 1)
        is_known &= numbers <= self._counts[places]
        paragraphs = self._firsts[places] + numbers - 1
        return paragraphs[is_known], found.cited_events[is_known]


class EventIndex(NamedTuple):
    """Own words of the events of a store, in its order, and which events cite a paragraph.

    Paragraph n is cited by `citing[citing_ends[n - 1] : citing_ends[n]]`.
    """

    own: TextIndex
    citing: NDArray[np.uint32]
    citing_ends: NDArray[np.uint32]

    def citing_any(self, paragraphs: Mask) -> Mask:
        """Return which events cite any of some paragraphs."""
        mask = np.zeros(self.own.text_count, np.bool_)
        for paragraph in np.flatnonzero(paragraphs).tolist():
            first = int(self.citing_ends[paragraph - 1]) if paragraph else 0
            mask[self.citing[first : int(self.citing_ends[paragraph])]] = True
        return mask

    def arrays(self) -> Arrays:
        """Return all that `event_index_of` needs."""
        own = self.own
        return {
            "words": own.words,
            "word_lengths": own.word_lengths,
            "entries": own.entries,
            "entry_ends": own.entry_ends,
            "citing": self.citing,
            "citing_ends": self.citing_ends,
        }


def make_event_index(
    store: EventStore,
    paragraphs: Mapping[str, ParagraphFile],
    stop_if_given_up: Callable[[], object] = lambda: None,
) -> EventIndex:
    """Return the index of all events of a store."""
    count, numbered = len(store), Paragraphs(paragraphs)
    builder, buffer = TextIndexBuilder(count), memoryview(store.buffer)

    cited: list[tuple[Rows, Rows]] = []
    for first in range(0, count, _EVENTS_PER_PIECE):
        stop_if_given_up()
        part = slice(first, first + _EVENTS_PER_PIECE)
        starts, ends = store.starts[part].astype(np.int64), store.ends[part].astype(np.int64)
        for found in read_letters(buffer, starts, ends):
            builder.add(found.letters, found.starts, found.ends, found.events + first)
            places, events = numbered.cited(found)
            cited.append((places, events + first))
    places, citing = (
        np.concatenate([np.zeros(0, np.int64), *(pair[side] for pair in cited)]) for side in (0, 1)
    )
    citing = citing[np.argsort(places, kind="stable")].astype(np.uint32)
    citing_ends = np.cumsum(np.bincount(places, minlength=numbered.total)).astype(np.uint32)
    return EventIndex(builder.index(), citing, citing_ends)


def event_index_of(arrays: Arrays, event_count: int, paragraph_count: int) -> EventIndex:
    """Return the index that some arrays make. Raises KeyError or ValueError if they make none."""
    words, word_lengths = arrays["words"], arrays["word_lengths"]
    entries, entry_ends = arrays["entries"], arrays["entry_ends"]
    citing, citing_ends = arrays["citing"], arrays["citing_ends"]
    for array in (words, word_lengths):
        _need(array.dtype == np.uint8 and array.ndim == 1)
    for array in (entries, entry_ends, citing, citing_ends):
        _need(array.dtype == np.uint32 and array.ndim == 1)
    _need(len(word_lengths) == len(entry_ends) and len(citing_ends) == paragraph_count)
    _need(int(word_lengths.sum(dtype=np.int64)) == len(words))
    for ends, total in ((entry_ends, entries), (citing_ends, citing)):
        _need(np.all(ends[1:] >= ends[:-1]))
        _need(int(ends[-1] if len(ends) else 0) == len(total))
    most = np.uint32(max(0, event_count - 1))
    _need(not len(entries) or int(entries.max() >> place_bits(event_count)) <= most)
    _need(not len(citing) or citing.max() <= most)
    own = TextIndex(event_count, words, word_lengths, entries, entry_ends)
    return EventIndex(own, citing, citing_ends)


def _need(holds: object) -> None:
    if not holds:
        raise ValueError("what is kept does not fit together")
