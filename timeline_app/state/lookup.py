"""Looking things up by name: which of many names fit what is typed, the best first."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from timeline_app.core.finding.folding import folded_letters, query_words

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
    """Names made ready to be looked through at every key."""

    def __init__(self, things: Sequence[Named]) -> None:
        self._kinds = [thing.kind for thing in things]
        self._texts = _folded(thing.text for thing in things)
        self._also = _folded(f"{thing.text} {thing.also}" for thing in things)

    def find(self, query: str) -> list[int]:
        """Return the places of what fits, a kind at a time; the kind with the best fit first."""
        words = query_words(query)
        if not words:
            return []
        of_kind: dict[str, list[tuple[Fit, int]]] = {}
        for place in self._holding(words):
            fit = fit_of(self._texts[place], words)
            of_kind.setdefault(self._kinds[place], []).append((fit, place))
        groups = [sorted(found) for found in of_kind.values()]
        groups.sort(key=lambda found: found[0][0])
        return [place for found in groups for _fit, place in found[:_MOST_OF_A_KIND]]

    def _holding(self, words: Sequence[str]) -> list[int]:
        """Return the places of what holds every word, in their order."""
        first, *others = words
        found = [place for place, text in enumerate(self._also) if first in text]
        for word in others:
            found = [place for place in found if word in self._also[place]]
        if found or others:
            return found
        # Hanoi is also written Ha Noi.
        return [n for n, text in enumerate(self._texts) if first in text.replace(" ", "")]


def fit_of(folded: str, words: Sequence[str]) -> Fit:
    """Return how well a folded name fits some folded words."""
    if not all(word in folded for word in words):
        return Fit.BY_OTHER_WORDS
    if folded == " ".join(words):
        return Fit.THE_QUERY
    if folded.startswith(words[0]):
        return Fit.AT_ITS_START
    return Fit.AT_A_WORD if f" {words[0]}" in folded else Fit.INSIDE


def _folded(texts: Iterable[str]) -> list[str]:
    """Return texts folded, all at once: a call for each takes ten times as long."""
    lines = [" ".join(text.split()) for text in texts]
    return folded_letters("\n".join(lines)).split("\n") if lines else []
