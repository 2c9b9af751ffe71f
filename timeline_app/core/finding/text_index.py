"""The text index: which rows hold the words of a query.

It keeps every word that occurs with the rows that hold it, so that a query looks through the
vocabulary and not through all texts. Texts are folded and cut into words a chunk at a time.
"""

import re
from collections.abc import Container, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from timeline_app.core.finding.folding import folded_letters, parts_of_word, query_words
from timeline_app.core.finding.postings import Postings
from timeline_app.core.finding.recent import Recent
from timeline_app.core.table.arrays import Mask

_SEPARATOR = "\x1e"
# A word for the end of a row; being a capital, it never occurs in a folded text.
_ROW_END = "A"
_RUN = re.compile(r"[^\W_]+")
# Names that are also written as one word have two or three syllables: Ha Noi, Ho Chi Minh.
_LONGEST_PHRASE = 3
# The words of the queries that somebody types while looking for one thing.
_MOST_WORDS = 64


class TextIndex:
    """Finds the rows whose text holds all words of a query."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._folded: list[str] = []
        self._codes: dict[str, int] = {_ROW_END: 0}
        # A word may carry marks, as in “Noi’s,”; by its runs of letters it is found without them.
        self._codes_of_run: dict[str, list[int]] = {}
        self._postings = Postings()
        self._letters: _Letters | None = None
        self._masks: Recent[str, Mask] = Recent(_MOST_WORDS)
        self.extend(list(texts))

    def __len__(self) -> int:
        return len(self._folded)

    def extend(self, texts: Sequence[str]) -> None:
        """Add the texts of the next rows."""
        if not texts:
            return
        folded = folded_letters("\n".join([text.replace("\n", " ") for text in texts]))
        words = folded.replace("\n", f" {_ROW_END} ").split()
        codes = self._codes
        for word in set(words).difference(codes):
            for run in [word] if word.isalnum() else _RUN.findall(word):
                self._codes_of_run.setdefault(run, []).append(len(codes))
            codes[word] = len(codes)
        found = np.fromiter(map(codes.__getitem__, words), dtype=np.int32, count=len(words))
        is_end = found == 0
        rows = np.cumsum(is_end, dtype=np.int32) + np.int32(len(self))
        self._postings.add(found[~is_end], rows[~is_end])
        self._folded += folded.split("\n")
        self._letters = None
        self._masks.forget()

    def mask(self, query: str) -> Mask:
        """Return which rows hold every word of the query, each anywhere in the row's text."""
        mask = np.ones(len(self), dtype=np.bool_)
        for word in query_words(query):
            mask &= self.mask_of_word(word)
        return mask

    def mask_of_word(self, word: str) -> Mask:
        """Return which rows hold a folded word; do not change what is returned."""
        self.settle()
        return self._masks.answer(word, self._rows_with)

    def settle(self, until_s: float = float("inf")) -> bool:
        """Get ready for queries until a time of `perf_counter`; return whether it is done."""
        if self._letters is None:
            if not self._postings.settle(len(self._codes), until_s):
                return False
            self._letters = _Letters(list(self._codes), self._postings.counts())
        return True

    def _rows_with(self, word: str) -> Mask:
        hits = np.zeros(len(self), dtype=np.bool_)
        if self._letters is not None:
            self._postings.mark(self._letters.words_with(word), hits)
        for parts in _splits(word, self._codes_of_run):
            rows = self._rows_with_all(parts)
            rows = rows[~hits[rows]]
            texts = [self._folded[row] for row in rows.tolist()]
            hits[rows[_holding(texts, parts)]] = True
        return hits

    def _rows_with_all(self, parts: tuple[str, ...]) -> NDArray[np.int64]:
        found = np.ones(len(self), dtype=np.bool_)
        for part in parts:
            hits = np.zeros(len(self), dtype=np.bool_)
            self._postings.mark(np.array(self._codes_of_run[part]), hits)
            found &= hits
        return np.flatnonzero(found)


class _Letters:
    """The letters of all words as one array, the commonest words first."""

    def __init__(self, words: list[str], counts: NDArray[np.int64]) -> None:
        self._codes = np.argsort(-counts, kind="stable")
        words = [words[code] for code in self._codes]
        text = _SEPARATOR.join(words)
        self._letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        lengths = [len(word) + 1 for word in words]
        self._word_of_letter = np.repeat(np.arange(len(words), dtype=np.int32), lengths)

    def words_with(self, word: str) -> NDArray[np.int64]:
        """Return the codes of the words in which a word occurs, the commonest first."""
        sought = np.frombuffer(word.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        last = len(self._letters) - len(sought) + 1
        if last <= 0 or not len(sought):
            return self._codes[:0]
        places = np.flatnonzero(self._letters[:last] == sought[0])
        for offset, letter in enumerate(sought[1:], 1):
            places = places[self._letters[places + offset] == letter]
        found = self._word_of_letter[places]
        is_first = np.ones(len(found), dtype=np.bool_)
        is_first[1:] = found[1:] != found[:-1]
        return self._codes[found[is_first]]


def _splits(word: str, known: Container[str]) -> list[tuple[str, ...]]:
    """Return how a word can be written as two or three known words."""
    if not word.isalpha():
        return []
    return [
        parts
        for count in range(2, _LONGEST_PHRASE + 1)
        for parts in parts_of_word(word, count)
        if all(part in known for part in parts)
    ]


def _holding(texts: Sequence[str], parts: Sequence[str]) -> NDArray[np.int64]:
    """Return which texts hold some words one after the other."""
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int64)
    phrase = r"[^\S\n]+".join(map(re.escape, parts))
    joined = "\n" + "\n".join(texts)
    found = (match.start() for match in re.finditer(rf"{phrase}(?![^\W_])", joined))
    places = [place for place in found if not joined[place - 1].isalnum()]
    return np.unique(np.searchsorted(starts, places)) - 1
