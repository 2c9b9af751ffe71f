"""Weight: what says that an event took place comes before what says when and where."""

from collections.abc import Callable, Iterable, Sequence

from timeline_app.core.record.model import Citation, Support

Place = tuple[str, int]
"""A document and the number of a paragraph in it."""
_AROUND: frozenset[Support] = frozenset(("date", "place"))


def is_around(supports: Iterable[Support]) -> bool:
    """Tell whether what is cited says no more than when or where an event was."""
    return _AROUND.issuperset(supports)


def rank_of(supports: Iterable[Support]) -> int:
    """Return how near words are to an event: 0 tell of it, 1 say more of it, 2 when or where."""
    supports = tuple(supports)
    if "event" in supports:
        return 0
    return 2 if is_around(supports) else 1


def order_of_evidence(citations: Sequence[Citation]) -> Callable[[Place], tuple[int, int, int]]:
    """Return by what paragraphs are sorted: documents together, the event first in each.

    The document that tells of the event is first, else the one that is cited first.
    """
    supports: dict[Place, list[Support]] = {}
    for citation in citations:
        place = citation.document, citation.paragraph
        supports.setdefault(place, []).extend(citation.supports)
    ranks = {place: rank_of(named) for place, named in supports.items()}
    nearest: dict[str, int] = {}
    for (document, _), rank in ranks.items():
        nearest[document] = min(rank, nearest.get(document, rank))
    # Sorting keeps the order of equals, that is of the citations.
    order = {one: at for at, one in enumerate(sorted(nearest, key=nearest.__getitem__))}
    return lambda place: (order[place[0]], ranks[place], place[1])
