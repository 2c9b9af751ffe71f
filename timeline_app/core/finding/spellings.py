"""Spellings: what is one name or word, though it is written in several ways.

Some are in a table that comes with the program, some are the variants that a list prints of its
people and bodies. Of a variant only what differs from the name counts, and only if it is written
much like it: a title such as “the Prime Minister” is no spelling of a name.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import msgspec

from timeline_app.core.finding.folding import folded_words
from timeline_app.core.finding.query import Spellings, Words
from timeline_app.core.record.model import Leader, ListHead, Organisation
from timeline_app.program.locations import data_folder

# Somxay and Sonexay are alike to 0.77, two given names of one family to less than 0.6.
_LEAST_LIKENESS = 0.7


def spellings_of(head: ListHead, table: Path | None = None) -> Spellings:
    """Return all spellings known beside those of a list."""
    groups = list(_table(table or data_folder() / "resources" / "spellings.json"))
    for named in (head.leaders, head.organisations):
        groups += [group for one in named for group in _groups_of(one)]
    found: dict[Words, dict[Words, None]] = {}
    for group in groups:
        for one in group:
            found.setdefault(one, {}).update(
                dict.fromkeys(other for other in group if other != one)
            )
    return {one: tuple(others) for one, others in found.items()}


@lru_cache(maxsize=1)
def _table(path: Path) -> tuple[tuple[Words, ...], ...]:
    groups = msgspec.json.decode(path.read_bytes(), type=tuple[tuple[str, ...], ...])
    return tuple(_folded(group) for group in groups)


def _folded(texts: Iterable[str]) -> tuple[Words, ...]:
    return tuple(words for text in texts if (words := tuple(folded_words(text))))


def _groups_of(named: Leader | Organisation) -> Iterable[tuple[Words, Words]]:
    (name,) = _folded([named.name]) or ((),)
    for variant in _folded(item.text for item in named.variants):
        pair = _difference(name, variant)
        if pair is not None:
            yield pair


def _difference(name: Words, variant: Words) -> tuple[Words, Words] | None:
    """Return what differs, if these are spellings of each other."""
    before = _shared(name, variant)
    name, variant = name[before:], variant[before:]
    after = _shared(name[::-1], variant[::-1])
    name, variant = name[: len(name) - after], variant[: len(variant) - after]
    if not name or not variant:
        return None
    # A title before the name, or more after it, is no part of the spelling.
    letters, others = "".join(name), "".join(variant)
    alike = SequenceMatcher(None, letters, others, autojunk=False).ratio()
    return (name, variant) if alike >= _LEAST_LIKENESS else None


def _shared(words: Sequence[str], others: Sequence[str]) -> int:
    """Return how many words at the beginning are the same."""
    pairs = zip(words, others, strict=False)
    return next(
        (place for place, (one, other) in enumerate(pairs) if one != other),
        min(len(words), len(others)),
    )
