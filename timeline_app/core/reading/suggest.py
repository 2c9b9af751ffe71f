"""Suggestions for misspelt names, for the many of a file and for the one that somebody typed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

_MOST_CANDIDATES = 50_000
"""The table of so many takes about 100 MB."""
_LONGEST_WORD = 200
"""A word has as many forms as letters, so a longer one would take long; none is an id."""
_LEAST_LIKENESS = 0.5
"""A first name of seven letters is so like the whole name of seventeen."""


def closest(word: str, candidates: frozenset[str]) -> str | None:
    """Return the candidate one letter away (left out, added, changed or swapped), if any.

    A file may hold a hundred thousand wrong names, for each of which `difflib` would go through
    all candidates: 100 ms for 20,000. Here it is a look into a table.
    """
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


def likeliest(word: str, known: Sequence[str]) -> str | None:
    """Return what is most like a word, if anything is: a name of which a part was typed, too."""
    import difflib

    return next(iter(difflib.get_close_matches(word, known, 1, _LEAST_LIKENESS)), None)
