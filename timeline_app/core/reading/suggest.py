"""Suggestions for misspelt names: what is one letter off."""

from collections.abc import Iterator
from functools import lru_cache

_MOST_CANDIDATES = 50_000
_LONGEST_WORD = 200


def closest(word: str, candidates: frozenset[str]) -> str | None:
    """Return the candidate one letter away (left out, added, changed or swapped), if any."""
    if len(word) > _LONGEST_WORD or len(candidates) > _MOST_CANDIDATES:
        return None
    known = _shortened(candidates)
    return min((known[form] for form in _forms(word) if form in known), default=None)


@lru_cache(maxsize=16)
def _shortened(candidates: frozenset[str]) -> dict[str, str]:
    """Return the candidates by every form they have with at most one letter left out."""
    short = (word for word in sorted(candidates) if len(word) <= _LONGEST_WORD)
    return {form: word for word in short for form in _forms(word)}


def _forms(word: str) -> Iterator[str]:
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]
