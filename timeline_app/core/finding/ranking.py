"""Ranking: which of the events that match a query people mean first."""

from collections.abc import Sequence
from enum import IntEnum

from timeline_app.core.finding.folding import fold
from timeline_app.core.finding.matching import FoldedText
from timeline_app.core.finding.query import Query
from timeline_app.core.record.model import Event


class Closeness(IntEnum):
    """How well a title fits a query, the best first."""

    THE_QUERY = 0
    WORDS_IN_ORDER = 1
    WORDS = 2
    OTHER = 3


def ranking(events: Sequence[Event], query: Query) -> list[int]:
    """Return the places of some events, the best title first, else in the order given.

    Among titles as close as each other, an event that contains others of them comes first.
    """
    whole = fold(query.text)
    closeness = [_closeness(event.title, whole, query) for event in events]
    wholes = {(found, event.part_of) for found, event in zip(closeness, events, strict=True)}
    keys = [
        (found, (found, event.id) not in wholes)
        for found, event in zip(closeness, events, strict=True)
    ]
    return sorted(range(len(events)), key=keys.__getitem__)


def _closeness(title: str, whole: str, query: Query) -> Closeness:
    folded = fold(title)
    if folded == whole:
        return Closeness.THE_QUERY
    text = FoldedText(title)
    if not all(map(text.holds, query.wanted)):
        return Closeness.OTHER
    position = 0
    for term in query.wanted:
        words = " ".join(term.spellings[0].words)
        place = f" {folded} ".find(f" {words} ", position)
        if place < 0:
            return Closeness.WORDS
        position = place + len(words) + 1
    return Closeness.WORDS_IN_ORDER
