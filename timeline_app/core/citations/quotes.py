"""Finding a quote in attached documents: words, and what stands around them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from timeline_app.core.citations.anchoring import AttachedParagraph, AttachedText
from timeline_app.core.record.model import Citation
from timeline_app.core.record.normal_words import normalised_words, words_sha256


class Quote(msgspec.Struct, frozen=True):
    """Words that somebody marked in a text, with some of the words before and after."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class UnplacedQuoteError(ValueError):
    """A quote that no document is cited by: one sentence, fault and remedy."""


class _Run(NamedTuple):
    """The words of a text, each with its paragraph and its place in that."""

    text: AttachedText
    words: tuple[str, ...]
    places: tuple[tuple[AttachedParagraph, int], ...]


def citations_of_quote(texts: Iterable[AttachedText], quote: Quote) -> tuple[Citation, ...]:
    """Return the citation of a quote, one for each paragraph that it stands in.

    Where the words stand more than once, those around them tell which; raises UnplacedQuoteError
    where they do not, and where the words stand in no text as the list knows it.
    """
    sought = normalised_words(quote.exact)
    if not sought:
        raise UnplacedQuoteError("The annotation marks no words: mark some in the document")
    found = [(run, first) for run in map(_run, texts) for first in _places(run.words, sought)]
    if not found:
        raise UnplacedQuoteError(
            "The words stand in no attached document: add or attach the one they are from"
        )
    before, behind = normalised_words(quote.prefix), normalised_words(quote.suffix)
    likeness = [_likeness(run.words, first, len(sought), before, behind) for run, first in found]
    best = [place for place, like in zip(found, likeness, strict=True) if like == max(likeness)]
    if len(best) > 1:
        raise UnplacedQuoteError(
            f"The words stand {len(best)} times, and those around them do not tell which is meant:"
            " select them in the document"
        )
    run, first = best[0]
    return tuple(_cited(run, first, len(sought)))


def _cited(run: _Run, first: int, count: int) -> Iterable[Citation]:
    pieces: dict[int, tuple[AttachedParagraph, list[int]]] = {}
    for paragraph, word in run.places[first : first + count]:
        pieces.setdefault(paragraph.number, (paragraph, []))[1].append(word)
    for paragraph, words in pieces.values():
        if paragraph.matches is None or not paragraph.is_exact:
            raise UnplacedQuoteError(
                "The words stand in a paragraph that is not as the list knows it: take over the"
                " new edition of the document first"
            )
        begin, end = words[0], words[-1] + 1
        sha256 = words_sha256(paragraph.content.words[begin:end])
        yield Citation(run.text.document, paragraph.matches, (begin, end), sha256)


def _run(text: AttachedText) -> _Run:
    places = tuple(
        (paragraph, place)
        for paragraph in text.paragraphs
        for place in range(len(paragraph.content.words))
    )
    words = tuple(word for paragraph in text.paragraphs for word in paragraph.content.words)
    return _Run(text, words, places)


def _places(words: Sequence[str], sought: Sequence[str]) -> list[int]:
    count, first = len(sought), sought[0]
    wanted = tuple(sought)
    return [
        at
        for at in range(len(words) - count + 1)
        if words[at] == first and tuple(words[at : at + count]) == wanted
    ]


def _likeness(
    words: Sequence[str], first: int, count: int, before: Sequence[str], behind: Sequence[str]
) -> int:
    """Return how many words in a row agree before and behind.

    A prefix begins, and a suffix ends, in the middle of a word, which so counts for nothing.
    """
    return _in_common(words[:first][::-1], before[::-1]) + _in_common(
        words[first + count :], behind
    )


def _in_common(words: Sequence[str], others: Sequence[str]) -> int:
    pairs = zip(words, others, strict=False)
    agree = (one == other for one, other in pairs)
    return next((n for n, is_same in enumerate(agree) if not is_same), min(len(words), len(others)))
