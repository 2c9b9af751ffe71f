"""Looking things up by name: which of many names fit what is typed, the best first."""

from collections.abc import Sequence
from enum import IntEnum
from functools import reduce
from typing import NamedTuple

import numpy as np

from timeline_app.core.finding.folding import fold
from timeline_app.core.finding.query import Query, Spellings, parse_query
from timeline_app.core.finding.text_index import index_of
from timeline_app.core.table.arrays import Mask

# Two kinds with several that fit are seen together; who wants the ninth types one letter more.
_MOST_OF_A_KIND = 8


class Named(NamedTuple):
    """Something with a name: of which kind it is, and by what else it is found."""

    text: str
    kind: str
    also: str = ""


class Fit(IntEnum):
    """How well a name fits what is typed, the best first."""

    THE_QUERY = 0
    AT_ITS_START = 1
    AT_A_WORD = 2
    INSIDE = 3
    BY_OTHER_WORDS = 4


class Lookup:
    """Names made ready to be looked through at every key, as events are searched."""

    def __init__(self, things: Sequence[Named], spellings: Spellings = {}) -> None:  # noqa: B006
        self._kinds = [thing.kind for thing in things]
        self._texts = [fold(thing.text) for thing in things]
        also = [f"{thing.text}\n{thing.also}" for thing in things]
        self._index, self._also = index_of(also), list(map(fold, also))
        self._spellings = spellings

    def find(self, text: str) -> list[int]:
        """Return the places of what fits, a kind at a time; the kind with the best fit first."""
        query = parse_query(text, self._spellings)
        words = words_of(query)
        if not words:
            return []
        of_kind: dict[str, list[tuple[Fit, int, int]]] = {}
        for place in self._holding(query):
            text = self._texts[place]
            # Else “with” would lead to “without” if that stands before it.
            begun = len(set(words).difference(text.split()))
            of_kind.setdefault(self._kinds[place], []).append((fit_of(text, words), begun, place))
        groups = [sorted(found) for found in of_kind.values()]
        groups.sort(key=lambda found: found[0][0])
        return [place for found in groups for _fit, _begun, place in found[:_MOST_OF_A_KIND]]

    def _holding(self, query: Query) -> list[int]:
        """Return the places of what holds every word, in their order; else of parts of words."""
        masks = (self._index.mask(term) != term.is_excluded for term in query.terms)
        everything: Mask = np.ones(len(self._kinds), np.bool_)
        found: list[int] = np.flatnonzero(reduce(np.logical_and, masks, everything)).tolist()
        if found or len(query.wanted) < len(query.terms):
            return found
        words = words_of(query)
        return [n for n, text in enumerate(self._also) if all(word in text for word in words)]


def words_of(query: Query) -> list[str]:
    """Return the folded words that a query wants, as they were typed."""
    words = (word for term in query.wanted for word in term.spellings[0].words)
    return list(dict.fromkeys(words))


def fit_of(folded: str, words: Sequence[str]) -> Fit:
    """Return how well a folded name fits some folded words."""
    if not all(word in folded for word in words):
        return Fit.BY_OTHER_WORDS
    if folded == " ".join(words):
        return Fit.THE_QUERY
    if folded.startswith(words[0]):
        return Fit.AT_ITS_START
    return Fit.AT_A_WORD if f" {words[0]}" in folded else Fit.INSIDE
