"""Ranking: which of the events that match a query people mean first."""

import re
from collections.abc import Sequence
from enum import IntEnum

from timeline_app.core.finding.folding import fold, query_words
from timeline_app.core.record.model import Event


class Closeness(IntEnum):
    """How well a title fits a query, the best first."""

    THE_QUERY = 0
    WORDS_IN_ORDER = 1
    WORDS = 2
    OTHER = 3


def ranking(events: Sequence[Event], query: str) -> list[int]:
    """Return the places of some events, the best title first, else in the order given.

    Among titles as close as each other, an event that contains others of them comes first.
    """
    words = query_words(query)
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in words]
    titles = [fold(event.title) for event in events]
    closeness = [_closeness(title, fold(query), words, patterns) for title in titles]
    wholes = {(found, event.part_of) for found, event in zip(closeness, events, strict=True)}
    keys = [
        (found, (found, event.id) not in wholes)
        for found, event in zip(closeness, events, strict=True)
    ]
    return sorted(range(len(events)), key=keys.__getitem__)


def _closeness(
    title: str, query: str, words: Sequence[str], patterns: Sequence[re.Pattern[str]]
) -> Closeness:
    if title == query:
        return Closeness.THE_QUERY
    if not all(word in title for word in words):
        return Closeness.OTHER
    position = 0
    for pattern in patterns:
        match = pattern.search(title, position)
        if match is None:
            return Closeness.WORDS
        position = match.end()
    return Closeness.WORDS_IN_ORDER
