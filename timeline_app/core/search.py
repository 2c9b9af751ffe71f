"""Text search: which rows hold the words of a query, and where in a text they stand.

Case and diacritics never matter, nor whether a name is written as one word or as several: Hà Nội,
Ha Noi and Hanoi find each other.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

_SPACES = re.compile(r"\s+")
_SEPARATOR = "\x1e"
_UNDECOMPOSED = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i"})
_SHORTEST_PART = 2
_COMMON_WORDS = 48
_LONGEST_QUERY = 200


def fold(text: str) -> str:
    """Return a text without case, diacritics and runs of space, for comparing."""
    return _SPACES.sub(" ", _folded_letters(text)).strip()


def query_words(query: str) -> list[str]:
    """Return the folded words of a query, each once."""
    return list(dict.fromkeys(fold(query[:_LONGEST_QUERY]).split()))


class FoldedText:
    """A text made ready to be searched again and again."""

    def __init__(self, text: str) -> None:
        self._folded, self._starts, self._ends = _folded_with_places(text)

    def ranges(self, query: str) -> list[tuple[int, int]]:
        """Return where the text holds words of a query, as half-open ranges apart."""
        found = sorted(
            (self._starts[match.start()], self._ends[match.end() - 1])
            for word in query_words(query)
            for match in _spellings(word).finditer(self._folded)
        )
        merged: list[tuple[int, int]] = []
        for first, end in found:
            if merged and first <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((first, end))
        return merged


def match_ranges(text: str, query: str) -> list[tuple[int, int]]:
    """Return where a text holds words of a query, as half-open ranges apart."""
    return FoldedText(text).ranges(query) if query and text else []


class TextIndex:
    """Finds the rows whose text holds all words of a query.

    It keeps every word that occurs with the rows that hold it, so that a query looks through the
    vocabulary and not through all texts.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._folded: list[str] = []
        self._codes: dict[str, int] = {}
        self._rows: list[list[int]] = []
        self._postings: _Postings | None = None
        self._masks = lru_cache(64)(self._rows_with)
        self._fold_word = lru_cache(100_000)(fold)
        for text in texts:
            self.add(text)

    def __len__(self) -> int:
        return len(self._folded)

    def add(self, text: str) -> None:
        """Add the text of the next row."""
        row = len(self._folded)
        folded = " ".join([self._fold_word(word) for word in text.split()])
        self._folded.append(folded)
        codes, rows = self._codes, self._rows
        for word in set(folded.split(" ")):
            code = codes.setdefault(word, len(rows))
            if code == len(rows):
                rows.append([row])
            else:
                rows[code].append(row)
        if self._postings is not None:
            self._postings = None
            self._masks.cache_clear()

    def mask(self, query: str) -> Mask:
        """Return which rows hold every word of the query, each anywhere in the row's text."""
        mask = np.ones(len(self), dtype=np.bool_)
        for word in query_words(query):
            mask &= self.mask_of_word(word)
        return mask

    def mask_of_word(self, word: str) -> Mask:
        """Return which rows hold a folded word; do not change what is returned."""
        self.settle()
        return self._masks(word)

    def settle(self) -> None:
        """Get ready for queries; the first query does it otherwise."""
        if self._postings is None:
            self._postings = _Postings(list(self._codes), self._rows)

    def _rows_with(self, word: str) -> Mask:
        hits = np.zeros(len(self), dtype=np.bool_)
        if self._postings is not None:
            self._postings.mark_rows_with(word, hits)
        for parts in _splits(word, self._codes):
            phrase = " ".join(parts)
            for row in self._rows_with_all(parts):
                if not hits[row] and _holds_words(self._folded[row], phrase):
                    hits[row] = True
        return hits

    def _rows_with_all(self, parts: tuple[str, ...]) -> Iterable[int]:
        rows = sorted((self._rows[self._codes[part]] for part in parts), key=len)
        return set(rows[0]).intersection(*rows[1:])


class _Postings:
    """The vocabulary as one array of letters, with the rows of each word, the commonest first."""

    def __init__(self, words: list[str], rows: list[list[int]]) -> None:
        order = sorted(range(len(words)), key=lambda code: -len(rows[code]))
        words = [words[code] for code in order]
        text = _SEPARATOR.join(words)
        self._letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        lengths = [len(word) + 1 for word in words]
        self._word_of_letter = np.repeat(np.arange(len(words), dtype=np.int32), lengths)
        counts = np.array([len(rows[code]) for code in order], dtype=np.int64)
        self._ends = np.cumsum(counts)
        self._starts = self._ends - counts
        flat = chain.from_iterable(rows[code] for code in order)
        self._rows = np.fromiter(flat, dtype=np.int32, count=int(counts.sum()))

    def mark_rows_with(self, word: str, hits: Mask) -> None:
        """Mark every row that has a word of the vocabulary in which the letters occur."""
        codes = self._words_with(word)
        for code in codes[:_COMMON_WORDS]:
            hits[self._rows[self._starts[code] : self._ends[code]]] = True
        rest = codes[_COMMON_WORDS:]
        if len(rest) and not hits.all():
            counts = self._ends[rest] - self._starts[rest]
            before = np.cumsum(counts) - counts
            places = np.arange(int(counts.sum())) + np.repeat(self._starts[rest] - before, counts)
            hits[self._rows[places]] = True

    def _words_with(self, word: str) -> NDArray[np.int32]:
        sought = np.frombuffer(word.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        last = len(self._letters) - len(sought) + 1
        if last <= 0 or not len(sought):
            return np.zeros(0, dtype=np.int32)
        places = np.flatnonzero(self._letters[:last] == sought[0])
        for offset, letter in enumerate(sought[1:], 1):
            places = places[self._letters[places + offset] == letter]
        codes = self._word_of_letter[places]
        is_first = np.ones(len(codes), dtype=np.bool_)
        is_first[1:] = codes[1:] != codes[:-1]
        return codes[is_first]


def _folded_letters(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Taking letters apart can give new capitals, such as the H in ℌ, and new marks.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.translate(_UNDECOMPOSED)


def _folded_with_places(text: str) -> tuple[str, list[int], list[int]]:
    """Return a folded text with where in the original each of its letters begins and ends."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, letter in enumerate(text):
        folded = _folded_letter(letter)
        if not folded or (folded == " " and pieces and pieces[-1] == " "):
            # A mark on its own, or more space: part of what stands before.
            if ends:
                ends[-1] = index + 1
            continue
        pieces.append(folded)
        starts.extend([index] * len(folded))
        ends.extend([index + 1] * len(folded))
    return "".join(pieces), starts, ends


@lru_cache(maxsize=2_000)
def _folded_letter(letter: str) -> str:
    folded = _folded_letters(letter)
    return " " if folded.isspace() else folded


@lru_cache(maxsize=256)
def _spellings(word: str) -> re.Pattern[str]:
    """Return what matches a word as it is, or written as two or three words."""
    apart = [" ".join(parts) for parts in _parts(word, 2)] if word.isalpha() else []
    whole = [rf"(?<!\w){re.escape(text)}(?!\w)" for text in apart]
    return re.compile("|".join([re.escape(word), *whole]))


def _splits(word: str, known: dict[str, int]) -> list[tuple[str, ...]]:
    """Return how a word can be written as two or three known words."""
    if not word.isalpha():
        return []
    return [
        parts
        for count in (2, 3)
        for parts in _parts(word, count)
        if all(part in known for part in parts)
    ]


def _parts(word: str, count: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to cut a word into so many parts of two letters or more."""
    if count == 1:
        if len(word) >= _SHORTEST_PART:
            yield (word,)
        return
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        for rest in _parts(word[cut:], count - 1):
            yield (word[:cut], *rest)


def _holds_words(text: str, phrase: str) -> bool:
    """Tell whether a text holds a phrase of whole words."""
    place = text.find(phrase)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(phrase) :][:1]
        if not before.isalnum() and not after.isalnum():
            return True
        place = text.find(phrase, place + 1)
    return False
