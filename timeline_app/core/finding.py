"""Finding events: one index over what events say, what their paragraphs say, and who is who."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.search import Mask, TextIndex, fold, query_words

if TYPE_CHECKING:
    from timeline_app.core.event_list import EventList

Place = tuple[str, int]
_ROWS_PER_STEP = 200
_MOST_TITLES = 400


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The rows that match a query, best first: those named so, those that say it themselves,
    then those whose paragraphs do; each part in time order."""

    query: str
    rows: NDArray[np.int64]
    direct_count: int
    mask: Mask


class _Linked:
    """Texts that several events share, such as names and gists, with the rows they belong to."""

    def __init__(self, texts: Mapping[Hashable, str]) -> None:
        self._codes = {key: code for code, key in enumerate(texts)}
        self._rows: list[list[int]] = [[] for _ in texts]
        self._index = TextIndex(texts.values())
        self._settled: list[NDArray[np.int64]] | None = None

    def link(self, keys: Iterable[Hashable], row: int) -> None:
        self._settled = None
        for key in dict.fromkeys(keys):
            code = self._codes.get(key)
            if code is not None:
                self._rows[code].append(row)

    def mark(self, word: str, mask: Mask) -> None:
        for code in np.flatnonzero(self._index.mask_of_word(word)):
            mask[self.settled()[code]] = True

    def settled(self) -> list[NDArray[np.int64]]:
        if self._settled is None:
            self._settled = [np.array(rows, dtype=np.int64) for rows in self._rows]
        return self._settled

    def with_texts(self, texts: Mapping[Hashable, str]) -> "_Linked":
        """Return the same rows with other texts."""
        other = _Linked({key: texts.get(key, "") for key in self._codes})
        other._rows = self._rows
        return other


class SearchIndex:
    """The searchable text of a list; it can be built little by little or at once."""

    def __init__(self, events: "EventList") -> None:
        self._events = events
        self._own = TextIndex()
        self._source_texts: dict[Hashable, str] = {}
        self._found = lru_cache(32)(self._search)

    @cached_property
    def _names(self) -> _Linked:
        return _Linked(_names(self._events))

    @cached_property
    def _gists(self) -> _Linked:
        return _Linked(
            {
                (document, paragraph.number): paragraph.gist
                for document, file in self._events.paragraphs.items()
                for paragraph in file.paragraphs
            }
        )

    @cached_property
    def _sources(self) -> _Linked | None:
        return self._gists.with_texts(self._source_texts) if self._source_texts else None

    @property
    def is_complete(self) -> bool:
        """Whether every row is in the index."""
        return len(self._own) == len(self._events.table)

    def advance(self, seconds: float = float("inf")) -> bool:
        """Take in more rows for about so long; return whether all are in."""
        total = len(self._events.table)
        begin = len(self._own)
        if begin == total:
            return True
        until = perf_counter() + seconds
        while begin < total and perf_counter() < until:
            end = min(begin + _ROWS_PER_STEP, total)
            for row in range(begin, end):
                self._take(row)
            begin = end
        if begin < total:
            return False
        self._own.settle()
        self._names.settled()
        self._gists.settled()
        return True

    def set_sources(self, texts: Mapping[Place, str]) -> None:
        """Search these paragraphs of attached originals too."""
        self._source_texts = dict(texts.items())
        self.__dict__.pop("_sources", None)
        self._found.cache_clear()

    def mask(self, query: str) -> Mask:
        """Return which rows hold every word of a query, themselves or in their paragraphs."""
        return self._found(query)[0]

    def find(self, query: str) -> Found:
        """Return what matches a query, best first; an empty query matches nothing."""
        if not query_words(query):
            nothing = np.zeros(len(self._events.table), dtype=np.bool_)
            return Found(query, np.flatnonzero(nothing), 0, nothing)
        mask, direct = self._found(query)
        own_rows = self._titled_first(np.flatnonzero(direct), query)
        rows = np.concatenate([own_rows, np.flatnonzero(mask & ~direct)])
        return Found(query, rows, len(own_rows), mask)

    def _titled_first(self, rows: NDArray[np.int64], query: str) -> NDArray[np.int64]:
        """Put rows first whose title holds the whole query; a long result stays in time order."""
        if len(rows) > _MOST_TITLES:
            return rows
        words = query_words(query)
        titles = [fold(self._events.table.event(int(row)).title) for row in rows]
        lacks = [not all(word in title for word in words) for title in titles]
        return rows[np.argsort(lacks, kind="stable")]

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

    def _take(self, row: int) -> None:
        event = self._events.table.event(row)
        differences = (difference.text for difference in event.discrepancies)
        self._own.add(
            " ".join(
                [event.title, event.summary, event.place, event.kind, event.date_note, *differences]
            )
        )
        ids = (*event.leaders, *event.subjects, *event.organisations, *event.themes)
        self._names.link(ids, row)
        self._gists.link(((c.document, c.paragraph) for c in event.citations), row)


def _names(events: "EventList") -> dict[Hashable, str]:
    """Return for every id all the names it is known by."""
    head = events.head
    names: dict[Hashable, str] = dict(events.name_of_id.items())
    for leader in head.leaders:
        names[leader.id] = " ".join([leader.name, *(item.text for item in leader.variants)])
    for body in head.organisations:
        names[body.id] = " ".join([body.name, *(item.text for item in body.variants)])
    return names
