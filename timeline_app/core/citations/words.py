"""Normalised words with where each stands in the original text."""

import unicodedata
from collections.abc import Iterator

import msgspec

from timeline_app.core.record.normal_words import WORD, is_seen, normalise


class WordText(msgspec.Struct, frozen=True):
    """A text with its normalised words and the character range each came from."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def char_range(self, first: int, end: int) -> tuple[int, int]:
        """Return the half-open character range of words `[first, end)` in `text`."""
        return self.starts[first], self.ends[end - 1]


def read_words(text: str) -> WordText:
    """Return the normalised words of a text together with their places in it."""
    folded: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for begin, end, piece in _clusters(text):
        folded.append(piece)
        begins.extend([begin] * len(piece))
        ends.extend([end] * len(piece))
    matches = list(WORD.finditer("".join(folded)))
    return WordText(
        text,
        tuple(match.group() for match in matches),
        tuple(begins[match.start()] for match in matches),
        tuple(ends[match.end() - 1] for match in matches),
    )


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the begin, end and normal form of what can be normalised on its own.

    Characters stay together where they combine: a letter and its marks, the parts of a syllable.
    """
    begin = 0
    while begin < len(text):
        end = begin + 1
        form = normalise(text[begin:end])
        while end < len(text) and _combines(form, text[begin:end], text[end]):
            end += 1
            form = normalise(text[begin:end])
        yield begin, end, form
        begin = end


def _combines(form: str, cluster: str, following: str) -> bool:
    if following.isascii():
        return False
    if unicodedata.combining(following) or not is_seen(following):
        return True
    return normalise(cluster + following) != form + normalise(following)
