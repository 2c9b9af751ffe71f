"""Whose names stand in some words: people, organisations, themes and places of a list."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline_app.core.finding.folding import folded_words
from timeline_app.core.record.model import Leader, Organisation, Theme

# A word of a theme's label that is shorter, such as “and”, says nothing of a subject.
_TELLING_LETTERS = 4
# “bridge” is also told by “bridges”, “transport” by “transported”.
_LONGEST_ENDING = 3


class Spelling(NamedTuple):
    """One way of writing what has an id."""

    id: str
    words: tuple[str, ...]


def spellings_of(entries: Iterable[Leader | Organisation]) -> list[Spelling]:
    """Return every name and variant, the longest first."""
    found = {
        Spelling(entry.id, tuple(folded_words(text)))
        for entry in entries
        for text in (entry.name, *(variant.text for variant in entry.variants))
    }
    return sorted((one for one in found if one.words), key=lambda one: (-len(one.words), one))


def named_in(text: str, entries: Iterable[Leader | Organisation]) -> tuple[str, ...]:
    """Return whose name or variant stands in a text, in its order.

    Words of a longer name are not taken for a shorter one that lies in it.
    """
    places = named_places(list(folded_words(text)), entries)
    return tuple(sorted(places, key=lambda one: places[one]))


def named_places(
    words: list[str | None], entries: Iterable[Leader | Organisation]
) -> dict[str, int]:
    """Return where in folded words somebody is first named, and take those words out."""
    places: dict[str, int] = {}
    for spelling in spellings_of(entries):
        for place in _places(words, spelling.words):
            words[place : place + len(spelling.words)] = [None] * len(spelling.words)
            places[spelling.id] = min(place, places.get(spelling.id, place))
    return places


def themes_in(text: str, themes: Iterable[Theme]) -> tuple[str, ...]:
    """Return the themes whose labels stand in a text, whole or in all their telling words."""
    words = folded_words(text)
    return tuple(theme.id for theme in themes if _is_told(folded_words(theme.label), words))


def places_in(text: str, places: Iterable[str]) -> str:
    """Return the longest of some names of places that stands in a text."""
    words = folded_words(text)
    there = [place for place in places if any(_places(words, folded_words(place)))]
    return max(there, key=len, default="")


def _places(words: Sequence[str | None], sought: Sequence[str]) -> Iterator[int]:
    count = len(sought)
    for place in range(len(words) - count + 1) if count else ():
        if list(words[place : place + count]) == list(sought):
            yield place


def _is_told(label: Sequence[str], words: Sequence[str]) -> bool:
    if any(True for _ in _places(words, label)):
        return True
    telling = [word for word in label if len(word) >= _TELLING_LETTERS]
    return bool(telling) and all(
        any(word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING for word in words)
        for stem in telling
    )
