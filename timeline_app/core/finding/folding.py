"""Text search: folding texts for comparing them, and where in a text the words of a query stand.

Case and diacritics never matter, nor whether a name is written as one word or as several: Hà Nội,
Ha Noi and Hanoi find each other.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_UNDECOMPOSED = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i"})
# With parts of one letter nearly every word could be cut into known ones.
_SHORTEST_PART = 2
# Syllables of Lao and Vietnamese names have two or three letters and stand in many words.
_SHORTEST_INSIDE = 4
# Longer than a title that is pasted; each word is looked for at every key that is pressed.
_LONGEST_QUERY = 200


def fold(text: str) -> str:
    """Return a text without case, diacritics and runs of space, for comparing."""
    return _SPACES.sub(" ", folded_letters(text)).strip()


def query_words(query: str) -> list[str]:
    """Return the folded words of a query, each once."""
    return list(dict.fromkeys(fold(query[:_LONGEST_QUERY]).split()))


class FoldedText:
    """A text made ready to be searched again and again."""

    def __init__(self, text: str) -> None:
        self._folded, self._starts, self._ends = _folded_with_places(text)

    def ranges(self, query: str) -> list[tuple[int, int]]:
        """Return where the text holds words of a query, as half-open ranges apart.

        Of several words the short ones count only where they stand alone: the Ha of Ha Noi is not
        in "that".
        """
        words = query_words(query)
        patterns = [
            _alone(word) if len(words) > 1 and len(word) < _SHORTEST_INSIDE else _spellings(word)
            for word in words
        ]
        if len(words) > 1 and all(map(str.isalpha, words)):
            patterns.append(re.compile(re.escape("".join(words))))
        found = sorted(
            (self._starts[match.start()], self._ends[match.end() - 1])
            for pattern in patterns
            for match in pattern.finditer(self._folded)
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


def folded_letters(text: str) -> str:
    """Return a text without case and diacritics, with its spaces as they are."""
    lower = text.lower()
    return lower if lower.isascii() else _NOT_ASCII.sub(_folded_match, lower)


def _folded_match(match: re.Match[str]) -> str:
    return _folded_run(match.group())


@lru_cache(maxsize=20_000)
def _folded_run(text: str) -> str:
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
    folded = folded_letters(letter)
    return " " if folded.isspace() else folded


@lru_cache(maxsize=256)
def _alone(word: str) -> re.Pattern[str]:
    """Return what matches a word that is no part of another."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


@lru_cache(maxsize=256)
def _spellings(word: str) -> re.Pattern[str]:
    """Return what matches a word as it is, or written as two or three words."""
    apart = [" ".join(parts) for parts in parts_of_word(word, 2)] if word.isalpha() else []
    whole = [rf"(?<!\w){re.escape(text)}(?!\w)" for text in apart]
    return re.compile("|".join([re.escape(word), *whole]))


def parts_of_word(word: str, count: int) -> Iterator[tuple[str, ...]]:
    """Yield every way to cut a word into so many parts of two letters or more."""
    if count == 1:
        if len(word) >= _SHORTEST_PART:
            yield (word,)
        return
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        for rest in parts_of_word(word[cut:], count - 1):
            yield (word[:cut], *rest)
