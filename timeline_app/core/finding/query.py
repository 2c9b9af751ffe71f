"""Queries: what people type, read as terms that must all be found, or must not.

Words are matched from their beginning; where there are several, short ones that are not typed any
more stand alone, so that the Ho of Ho Chi Minh is no house. `"…"` is a phrase, whatever else people
write without a space is one too (`2026-2030`), and `-word` leaves out what holds the word. A name
may be written as one word or as two or three.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from timeline_app.core.finding.folding import folded_words
from timeline_app.core.record.normal_words import is_seen

# Longer than a title that is pasted; each word is looked for at every key that is pressed.
_LONGEST_QUERY = 200
# Syllables of Lao and Vietnamese names have two or three letters and begin many words.
_SHORTEST_OPEN = 4
# With parts of one letter nearly every word could be cut into known ones.
_SHORTEST_PART = 2
MOST_PARTS = 3
"""Names that are also written as one word have two or three syllables: Ha Noi, Ho Chi Minh."""
# As many words as a name of a country has, or of a body without what it is for.
_LONGEST_SPELLING = 6
# A pasted title has two or three spellings of some of its words.
_MOST_SPELLINGS = 24
# Whatever people type or paste for a quotation mark, and for the sign that leaves a word out.
_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»‹›″＂❝❞〝〞〟「」『』｢｣", '"')
    | dict.fromkeys("‐‑‒–—―−⁃﹘﹣－⸺⸻", "-")
    | dict.fromkeys("‘’‚‛❛❜＇`´", "'")
)
# Single ones are apostrophes, too: only around words do they make a phrase, and not before '90s.
_IN_SINGLE = re.compile(r"(?<![^\s-])'(?=[^\s\d'])([^\"]*?)(?<=\S)'(?!\S)")
_PART = re.compile(r'(-?)(?:"([^"]*)("?)|([^\s"]+))')

Words = tuple[str, ...]
Spellings = Mapping[Words, tuple[Words, ...]]
"""Other spellings by one of them, each as folded words."""


class Phrase(msgspec.Struct, frozen=True):
    """Folded words that follow each other; if it is open, the last one may go on."""

    words: Words
    is_open: bool


class Term(msgspec.Struct, frozen=True):
    """What a text holds in any of some spellings, or where a word is split into two or three."""

    spellings: tuple[Phrase, ...]
    split_word: str = ""
    is_excluded: bool = False


class Query(msgspec.Struct, frozen=True):
    """All terms of what somebody typed."""

    text: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that are to be found."""
        return tuple(term for term in self.terms if not term.is_excluded)


class _Chunk(msgspec.Struct, frozen=True):
    """What stands without a space, or in quotation marks."""

    words: Words
    is_plain: bool = True
    is_open: bool = True
    is_excluded: bool = False


def parse_query(text: str, spellings: Spellings = {}) -> Query:  # noqa: B006
    """Read a query; other spellings of what stands in it are found as well."""
    chunks = _chunks(text[:_LONGEST_QUERY])
    terms = [_term(chunks, number, spellings) for number in range(len(chunks))]
    return Query(text, tuple(dict.fromkeys(terms)))


def parts_of_word(word: str) -> Iterator[Words]:
    """Yield every way to cut a word into two or three parts; the s of a genitive is one."""
    if not word.isalpha():
        return
    for count in range(2, MOST_PARTS + 1):
        yield from _cuts(word, count)


def is_cut(parts: Sequence[str]) -> bool:
    """Tell whether parts are such as `parts_of_word` cuts a word into."""
    last = parts[-1]
    return all(len(part) >= _SHORTEST_PART for part in parts[:-1]) and (
        len(last) >= _SHORTEST_PART or last == "s"
    )


def _cuts(word: str, count: int) -> Iterator[Words]:
    if count == 1:
        if is_cut([word]):
            yield (word,)
        return
    for cut in range(_SHORTEST_PART, len(word)):
        for rest in _cuts(word[cut:], count - 1):
            yield (word[:cut], *rest)


@lru_cache(maxsize=256)
def _chunks(text: str) -> tuple[_Chunk, ...]:
    chunks: list[_Chunk] = []
    text = _IN_SINGLE.sub(r'"\1"', "".join(filter(is_seen, text)).translate(_SIGNS))
    for match in _PART.finditer(text):
        sign, quoted, closing, plain = match.groups()
        is_excluded = bool(sign) and (match.start() == 0 or text[match.start() - 1].isspace())
        words = tuple(folded_words(quoted if plain is None else plain))
        if words:
            chunks.append(_Chunk(words, plain is not None, not closing, is_excluded))
    return tuple(chunks)


def _term(chunks: Sequence[_Chunk], number: int, spellings: Spellings) -> Term:
    chunk = chunks[number]
    first_chunk, end_chunk = _neighbours(chunks, number)
    neighbours = chunks[first_chunk:end_chunk]
    is_open = chunk.is_open and (
        len(chunk.words) > 1
        or number == len(chunks) - 1
        or len(neighbours) == 1
        or len(chunk.words[0]) >= _SHORTEST_OPEN
    )
    found = [Phrase(chunk.words, is_open)]
    found += [Phrase(words, is_open) for words in _respelled(chunk.words, spellings)]
    before = sum(len(c.words) for c in chunks[first_chunk:number])
    words = tuple(word for c in neighbours for word in c.words)
    after = before + len(chunk.words)
    for first, end in _runs_over(before, after, len(words)):
        head, tail = words[before:first], words[end:after]
        found += [
            Phrase((*head, *other, *tail), is_open)
            for other in _others(words[first:end], spellings)
        ]
    split = chunk.words[0] if len(chunk.words) == 1 and chunk.is_plain else ""
    return Term(tuple(dict.fromkeys(found[:_MOST_SPELLINGS])), split, chunk.is_excluded)


def _neighbours(chunks: Sequence[_Chunk], number: int) -> tuple[int, int]:
    """Return from where to where chunks around one may be written as one word with it."""
    if not _may_join(chunks[number]):
        return number, number + 1
    first, end = number, number + 1
    while first and _may_join(chunks[first - 1]):
        first -= 1
    while end < len(chunks) and _may_join(chunks[end]):
        end += 1
    return first, end


def _may_join(chunk: _Chunk) -> bool:
    return chunk.is_plain and not chunk.is_excluded


def _respelled(words: Words, spellings: Spellings) -> list[Words]:
    """Return words with other spellings of some of them, in any combination up to a number."""
    ends: list[list[Words]] = [[()], *([] for _ in words)]
    for end in range(1, len(words) + 1):
        ends[end] = [(*before, words[end - 1]) for before in ends[end - 1]]
        for first in range(max(0, end - _LONGEST_SPELLING), end):
            for other in _others(words[first:end], spellings):
                ends[end] += [(*before, *other) for before in ends[first]]
        ends[end] = ends[end][:_MOST_SPELLINGS]
    return [one for one in ends[len(words)] if one != words]


def _others(words: Words, spellings: Spellings) -> Iterator[Words]:
    """Yield other spellings of just these words."""
    yield from spellings.get(words, ())
    if 1 < len(words) <= MOST_PARTS and all(map(str.isalpha, words)) and is_cut(words):
        yield ("".join(words),)


def _runs_over(before: int, after: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that begin or end within some words and go on beyond them."""
    for first in range(max(0, before - _LONGEST_SPELLING + 1), after):
        for end in range(max(first, before) + 1, min(count, first + _LONGEST_SPELLING) + 1):
            if first < before or end > after:
                yield first, end
