"""Finding events: one index over what events say, what their paragraphs say, and who is who."""

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from time import perf_counter

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.finding.folding import query_words
from timeline_app.core.finding.postings import Postings
from timeline_app.core.finding.ranking import ranking
from timeline_app.core.finding.recent import Recent
from timeline_app.core.finding.text_index import TextIndex
from timeline_app.core.record.model import ListHead, ParagraphFile
from timeline_app.core.record.names import names_of
from timeline_app.core.table.arrays import Mask
from timeline_app.core.table.table import EventTable

ParagraphKey = tuple[str, int]
# Some 3 ms of work between two looks at the clock.
_ROWS_PER_STEP = 200
# They are read and compared in 7 ms, at every key; in a longer result nobody looks for the best.
_MOST_TITLES = 400
# As many as somebody types while looking for one thing; a mask of a million rows takes a megabyte.
_MOST_QUERIES = 32


class _CitedParagraph(msgspec.Struct, gc=False):
    document: str
    paragraph: int


class _NoteText(msgspec.Struct, gc=False):
    text: str


class _EventText(msgspec.Struct, gc=False):
    """What is searched of an event; decoding no more than this takes half the time."""

    title: str
    kind: str
    summary: str = ""
    place: str = ""
    date_note: str = ""
    leaders: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    citations: tuple[_CitedParagraph, ...] = ()
    discrepancies: tuple[_NoteText, ...] = ()

    def own_words(self) -> str:
        """Return what the event says itself."""
        notes = [note.text for note in self.discrepancies]
        return " ".join([self.title, self.summary, self.place, self.kind, self.date_note, *notes])

    def names(self) -> tuple[Hashable, ...]:
        """Return the ids of whom and what the event is about."""
        return (*self.leaders, *self.subjects, *self.organisations, *self.themes)

    def places(self) -> tuple[Hashable, ...]:
        """Return the paragraphs that the event cites."""
        return tuple([(cited.document, cited.paragraph) for cited in self.citations])


class Found(msgspec.Struct, frozen=True, eq=False):
    """The rows that match a query, best first: those named so, those that say it themselves,
    then those whose paragraphs do; each part in time order."""

    query: str
    rows: NDArray[np.int64]
    direct_count: int
    mask: Mask


class _Linked:
    """Texts that several events share, such as names and gists, with the rows they belong to."""

    def __init__(self, texts: Mapping[Hashable, str], postings: Postings | None = None) -> None:
        self._codes = {key: code for code, key in enumerate(texts)}
        self._index = TextIndex(texts.values())
        self._postings = postings or Postings()

    def link(self, keys: Sequence[tuple[Hashable, ...]], first_row: int) -> None:
        """Link the next rows, each to the texts of some keys."""
        counts = [len(keys_of_row) for keys_of_row in keys]
        codes = [self._codes.get(key, -1) for key in chain.from_iterable(keys)]
        found = np.array(codes, dtype=np.int32)
        rows = np.repeat(np.arange(first_row, first_row + len(keys), dtype=np.int32), counts)
        self._postings.add(found[found >= 0], rows[found >= 0])

    def mark(self, word: str, mask: Mask) -> None:
        """Mark the rows whose texts hold a word."""
        self.settle()
        self._postings.mark(np.flatnonzero(self._index.mask_of_word(word)), mask)

    def settle(self, until_s: float = float("inf")) -> bool:
        """Get ready for queries until a time of `perf_counter`; return whether it is done."""
        return self._postings.settle(len(self._codes), until_s)

    def with_texts(self, texts: Mapping[Hashable, str]) -> "_Linked":
        """Return the same rows with other texts."""
        return _Linked({key: texts.get(key, "") for key in self._codes}, self._postings)


class SearchIndex:
    """The searchable text of a list; it can be built little by little or at once."""

    def __init__(
        self, head: ListHead, table: EventTable, paragraphs: Mapping[str, ParagraphFile]
    ) -> None:
        self._head = head
        self._table = table
        self._paragraphs = paragraphs
        self._own = TextIndex()
        self._is_settled = False
        self._decoder = msgspec.json.Decoder(_EventText)
        self._source_texts: dict[Hashable, str] = {}
        self._found: Recent[str, tuple[Mask, Mask]] = Recent(_MOST_QUERIES)

    @cached_property
    def _names(self) -> _Linked:
        return _Linked(_searched_names(self._head))

    @cached_property
    def _gists(self) -> _Linked:
        return _Linked(
            {
                (document, paragraph.number): paragraph.gist
                for document, file in self._paragraphs.items()
                for paragraph in file.paragraphs
            }
        )

    @cached_property
    def _sources(self) -> _Linked | None:
        return self._gists.with_texts(self._source_texts) if self._source_texts else None

    @property
    def is_complete(self) -> bool:
        """Whether every row is in the index, and the index is ready for queries."""
        return self._is_settled and len(self._own) == len(self._table)

    def advance(self, seconds: float = float("inf")) -> bool:
        """Take in more rows for about so long; return whether all are in."""
        total, until_s = len(self._table), perf_counter() + seconds
        while len(self._own) < total and perf_counter() < until_s:
            self._is_settled = False
            self._take(len(self._own), min(len(self._own) + _ROWS_PER_STEP, total))
        if not self._is_settled and len(self._own) == total:
            parts = (self._own, self._names, self._gists)
            self._is_settled = all(part.settle(until_s) for part in parts)
        return self.is_complete

    def set_sources(self, texts: Mapping[ParagraphKey, str]) -> None:
        """Search these paragraphs of attached originals too."""
        self._source_texts = dict(texts.items())
        self.__dict__.pop("_sources", None)
        self._found.forget()

    def mask(self, query: str) -> Mask:
        """Return which rows hold every word of a query, themselves or in their paragraphs."""
        return self._found.answer(query, self._search)[0]

    def find(self, query: str) -> Found:
        """Return what matches a query, best first; an empty query matches nothing."""
        if not query_words(query):
            nothing = np.zeros(len(self._table), dtype=np.bool_)
            return Found(query, np.flatnonzero(nothing), 0, nothing)
        mask, direct = self._found.answer(query, self._search)
        own_rows = self._titled_first(np.flatnonzero(direct), query)
        rows = np.concatenate([own_rows, np.flatnonzero(mask & ~direct)])
        return Found(query, rows, len(own_rows), mask)

    def _titled_first(self, rows: NDArray[np.int64], query: str) -> NDArray[np.int64]:
        """Put the rows with the best titles first; a long result stays in time order."""
        if len(rows) > _MOST_TITLES:
            return rows
        return rows[ranking(self._table.events(rows), query)]

    def _search(self, query: str) -> tuple[Mask, Mask]:
        """Return which rows match at all, and which by what they say themselves."""
        self.advance()
        everywhere = np.ones(len(self._own), dtype=np.bool_)
        direct = everywhere.copy()
        for word in query_words(query):
            own = self._own.mask_of_word(word).copy()
            self._names.mark(word, own)
            direct &= own
            for linked in (self._gists, self._sources):
                if linked is not None:
                    linked.mark(word, own)
            everywhere &= own
        return everywhere, direct

    def _take(self, first: int, end: int) -> None:
        texts = self._table.decoded(range(first, end), self._decoder)
        self._own.extend([text.own_words() for text in texts])
        self._names.link([text.names() for text in texts], first)
        self._gists.link([text.places() for text in texts], first)


def _searched_names(head: ListHead) -> dict[Hashable, str]:
    """Return for every id all the names it is known by."""
    names: dict[Hashable, str] = dict(names_of(head).items())
    for leader in head.leaders:
        names[leader.id] = " ".join([leader.name, *(item.text for item in leader.variants)])
    for body in head.organisations:
        names[body.id] = " ".join([body.name, *(item.text for item in body.variants)])
    return names
