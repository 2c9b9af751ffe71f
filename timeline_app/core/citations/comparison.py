"""Comparison: what each document says of one event, and where they differ."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from timeline_app.core.citations.words import WordText, read_words
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.entries import is_between_documents
from timeline_app.core.record.model import Citation, Event, Leader, Support

SUPPORT_WORDS: dict[Support, str] = {
    "event": "the event",
    "date": "the date",
    "leaders": "who took part",
    "place": "the place",
    "terms": "the terms",
}
# Words that say nothing by themselves are not worth marking where two texts differ.
_SMALL = (
    "a an and as at be by for from has have in is it its of on or s that the their this to was "
    "were which will with"
)
_SMALL_WORDS = frozenset(_SMALL.split())
# How somebody is spoken to is courtesy, not what is said of them.
_COURTESY = frozenset(["comrade", "comrades", "dr", "his", "her", "excellency", "mr", "mrs", "ms"])
# One word more or less is style; two beside each other say something.
_FEWEST_MARKED = 2
# With more words marked than this the marks point at nothing: the text is another one.
_MOST_MARKED = 0.75
Passages = tuple[Citation, ...]
Range = tuple[int, int]


class Aspect(msgspec.Struct, frozen=True):
    """One matter, such as the date, with the passages on it of each document, in their order."""

    title: str
    passages: tuple[Passages, ...]

    @property
    def is_one_sided(self) -> bool:
        """Whether some document says nothing of it."""
        return not all(self.passages)


class Naming(msgspec.Struct, frozen=True):
    """How each document names a person, where the list records it."""

    name: str
    spellings: tuple[tuple[str, ...], ...]


class Comparison(msgspec.Struct, frozen=True):
    """The documents on one event side by side: every part has one entry for each document.

    `aspects` are what they support, `differences` their disagreements on record, `remarks` what is
    recorded of one of them alone.
    """

    documents: tuple[str, ...]
    aspects: tuple[Aspect, ...]
    namings: tuple[Naming, ...]
    differences: tuple[Aspect, ...]
    remarks: tuple[Aspect, ...]


def is_comparable(event: Event) -> bool:
    """Tell whether several documents are cited for an event."""
    return len({citation.document for citation in event.citations}) > 1


def compare(event: Event, events: EventList) -> Comparison | None:
    """Return how the documents of an event compare, or None if there is only one."""
    if not is_comparable(event):
        return None
    documents = tuple(dict.fromkeys(citation.document for citation in event.citations))
    aspects = (
        Aspect(
            title, _by_document([c for c in event.citations if support in c.supports], documents)
        )
        for support, title in SUPPORT_WORDS.items()
    )
    people = (events.leader_of_id.get(i) for i in (*event.leaders, *event.subjects))
    return Comparison(
        documents,
        tuple(aspect for aspect in aspects if any(aspect.passages)),
        tuple(_namings((person for person in people if person is not None), documents)),
        _on_record(event, documents, between=True),
        _on_record(event, documents, between=False),
    )


def _on_record(event: Event, documents: Sequence[str], between: bool) -> tuple[Aspect, ...]:
    """Return the discrepancies between documents, or those that concern one alone."""
    return tuple(
        Aspect(one.text, _by_document(one.citations, documents))
        for one in event.discrepancies
        if is_between_documents(one) == between
    )


def differing_words(texts: Sequence[str]) -> list[list[Range]]:
    """Return for each text where it has words that the others lack and that say something.

    Words are compared in their normal form; the ranges are of characters, half-open and apart.
    A single word counts if it is a name or has a digit. Texts that have next to nothing in common
    are not marked: all of them differs.
    """
    read = [read_words(text) for text in texts]
    own = [_own_words(one, [other for other in read if other is not one]) for one in read]
    if any(_is_most(places, one) for places, one in zip(own, read, strict=True)):
        return [[] for _ in texts]
    return [_ranges(one, _telling(one, places)) for one, places in zip(read, own, strict=True)]


def _by_document(citations: Sequence[Citation], documents: Sequence[str]) -> tuple[Passages, ...]:
    return tuple(
        tuple(
            sorted(
                (citation for citation in citations if citation.document == document),
                key=lambda citation: (citation.paragraph, citation.words),
            )
        )
        for document in documents
    )


def _namings(people: Iterator[Leader], documents: Sequence[str]) -> Iterator[Naming]:
    for person in people:
        spellings = tuple(
            tuple(dict.fromkeys(v.text for v in person.variants if v.document == document))
            for document in documents
        )
        if all(spellings):
            yield Naming(person.name, spellings)


def _own_words(one: WordText, others: Sequence[WordText]) -> list[int]:
    """Return which words of a text no other one has."""
    known = _SMALL_WORDS.union(*(other.words for other in others), *map(_pairs, others))
    # “Viet Nam” is “Vietnam”.
    apart = {place for place, pair in enumerate(_pairs(one)) if pair in known}
    return [
        place
        for place, word in enumerate(one.words)
        if word not in known and not apart & {place - 1, place}
    ]


def _pairs(text: WordText) -> list[str]:
    """Return each two neighbouring words as one."""
    return [first + second for first, second in pairwise(text.words)]


def _telling(text: WordText, places: Sequence[int]) -> list[int]:
    """Return those of a text's own words that are of substance: no lone word without a name."""
    runs: list[list[int]] = []
    for place in places:
        between = text.words[runs[-1][-1] + 1 : place] if runs else ()
        if runs and all(word in _SMALL_WORDS for word in between):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [place for run in runs if _says_something(text, run) for place in run]


def _says_something(text: WordText, run: Sequence[int]) -> bool:
    telling = [place for place in run if text.words[place] not in _COURTESY]
    return len(telling) >= _FEWEST_MARKED or any(_is_name_or_number(text, p) for p in telling)


def _is_name_or_number(text: WordText, place: int) -> bool:
    """Tell whether a word has a digit, or a capital letter not only because it is a first word."""
    start, end = text.char_range(place, place + 1)
    word, before = text.text[start:end], text.text[:start].rstrip(" “\"'‘(")
    is_first = not before or before[-1] in ".!?…:"
    return any(map(str.isdigit, word)) or (word[:1].isupper() and not is_first)


def _is_most(places: Sequence[int], text: WordText) -> bool:
    telling = sum(word not in _SMALL_WORDS for word in text.words)
    return len(places) > _MOST_MARKED * telling


def _ranges(text: WordText, places: Sequence[int]) -> list[Range]:
    """Return where some words stand, as ranges of characters; neighbours share one."""
    ranges: list[Range] = []
    for before, place in zip([-2, *places], places, strict=False):
        start, end = text.char_range(place, place + 1)
        if before == place - 1:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges
