"""Finding events: one index over what events say, what their paragraphs say, and who is who."""

from collections.abc import Mapping
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.finding.event_index import EventIndex, make_event_index
from timeline_app.core.finding.query import Query, Spellings, Term, parse_query
from timeline_app.core.finding.ranking import ranking
from timeline_app.core.finding.recent import Recent
from timeline_app.core.finding.spellings import spellings_of
from timeline_app.core.finding.text_index import TextIndex, index_of
from timeline_app.core.finding.whereabouts import Whereabouts
from timeline_app.core.record.facet_kinds import FACETS, SUBJECTS
from timeline_app.core.record.model import Event, ListHead, ParagraphFile
from timeline_app.core.table.arrays import Mask
from timeline_app.core.table.table import EventTable

ParagraphKey = tuple[str, int]
# They are read and compared in 7 ms, at every key; in a longer result nobody looks for the best.
_MOST_TITLES = 400
# That of the filter and that of the search box; of a million rows a mask takes a megabyte.
_MOST_QUERIES = 4
# Whom and what an event is about has names, and other spellings of them.
_NAMED = (FACETS["leaders"], SUBJECTS, FACETS["organisations"], FACETS["themes"])


class Found(msgspec.Struct, frozen=True, eq=False):
    """The rows that match a query, best first: those named so, those that say it themselves,
    then those whose paragraphs do; each part in time order."""

    query: str
    rows: NDArray[np.int64]
    direct_count: int
    mask: Mask


class SearchIndex:
    """The searchable text of a list; it is made at first use, unless somebody brings it before."""

    def __init__(
        self, head: ListHead, table: EventTable, paragraphs: Mapping[str, ParagraphFile]
    ) -> None:
        self._head = head
        self._table = table
        self._paragraphs = paragraphs
        self._events: EventIndex | None = None
        self._source_texts: Mapping[ParagraphKey, str] = {}
        self._found: Recent[str, tuple[Mask, Mask]] = Recent(_MOST_QUERIES)

    @property
    def is_complete(self) -> bool:
        """Whether a query can be answered at once."""
        return self._events is not None

    def take(self, events: EventIndex) -> None:
        """Use an index that was made elsewhere from the same table and paragraphs."""
        self._events = events

    def set_sources(self, texts: Mapping[ParagraphKey, str]) -> None:
        """Search these paragraphs of attached originals too."""
        self._source_texts = dict(texts.items())
        for made_of_them in ("_sources", "_whereabouts"):
            self.__dict__.pop(made_of_them, None)
        self._found.forget()

    @cached_property
    def spellings(self) -> Spellings:
        """Other spellings of words and names."""
        return spellings_of(self._head)

    def query(self, text: str) -> Query:
        """Read what somebody typed."""
        return parse_query(text, self.spellings)

    def matched(self, event: Event, text: str) -> list[str]:
        """Return where an event holds what a query wants, such as “title” and “gist of ¶ 3”."""
        return self._whereabouts.matched(event, self.query(text))

    def mask(self, text: str) -> Mask:
        """Return which rows hold what a query wants, themselves or in their paragraphs."""
        return self._found.answer(text, self._search)[0]

    def find(self, text: str) -> Found:
        """Return what matches a query, best first; an empty query matches nothing."""
        if not self.query(text).terms:
            nothing = np.zeros(len(self._table), dtype=np.bool_)
            return Found(text, np.flatnonzero(nothing), 0, nothing)
        mask, direct = self._found.answer(text, self._search)
        own_rows = self._titled_first(np.flatnonzero(direct), text)
        rows = np.concatenate([own_rows, np.flatnonzero(mask & ~direct)])
        return Found(text, rows, len(own_rows), mask)

    def _titled_first(self, rows: NDArray[np.int64], text: str) -> NDArray[np.int64]:
        """Put the rows with the best titles first; a long result stays in time order."""
        if len(rows) > _MOST_TITLES:
            return rows
        return rows[ranking(self._table.events(rows), self.query(text))]

    def _search(self, text: str) -> tuple[Mask, Mask]:
        """Return which rows match at all, and which by what they say themselves."""
        everywhere = np.ones(len(self._table), dtype=np.bool_)
        direct = everywhere.copy()
        for term in self.query(text).terms:
            own = self._own(term)
            cited = self._cited(term)
            if term.is_excluded:
                everywhere &= ~(own if cited is None else own | cited)
            else:
                direct &= own
                everywhere &= own if cited is None else own | cited
        return everywhere, direct & everywhere

    @cached_property
    def _whereabouts(self) -> Whereabouts:
        return Whereabouts(self._head, self._paragraphs, self._source_texts)

    def _ready(self) -> EventIndex:
        if self._events is None:
            self._events = make_event_index(self._table.store, self._paragraphs)
        return self._events

    def _own(self, term: Term) -> Mask:
        """Return which rows hold a term in their own words, or in the names they refer to."""
        mask = self._ready().own.mask(term)[self._table.order]
        for kind, (ids, names) in self._names.items():
            named = np.flatnonzero(names.mask(term)).tolist()
            if named:
                mask |= self._table.facets[kind].any_of([ids[place] for place in named])
        return mask

    def _cited(self, term: Term) -> Mask | None:
        """Return which rows hold a term in their paragraphs; None if none does."""
        paragraphs = self._gists.mask(term)
        if self._sources is not None:
            paragraphs = paragraphs | self._sources.mask(term)
        if not paragraphs.any():
            return None
        return self._ready().citing_any(paragraphs)[self._table.order]

    @cached_property
    def _names(self) -> dict[str, tuple[list[str], TextIndex]]:
        names: dict[str, tuple[list[str], TextIndex]] = {}
        for kind in _NAMED:
            named = list(kind.named_by(self._head))
            texts = [f"{one.label}\n{one.spellings}" for one in named]
            names[kind.id] = ([one.value for one in named], index_of(texts))
        return names

    @cached_property
    def _gists(self) -> TextIndex:
        return index_of(
            [paragraph.gist for file in self._paragraphs.values() for paragraph in file.paragraphs]
        )

    @cached_property
    def _sources(self) -> TextIndex | None:
        if not self._source_texts:
            return None
        return index_of(
            [
                self._source_texts.get((document, paragraph.number), "")
                for document, file in self._paragraphs.items()
                for paragraph in file.paragraphs
            ]
        )
