"""The ids of events: the same for the same row whenever a file is brought in.

The key of the file counts, if it has one. Else an event that was brought in before keeps its id
while its title stays, or its date with all the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from timeline_app.core.record.model import Event
from timeline_app.exchange.incoming.draft import DraftEvent
from timeline_app.exchange.incoming.slugs import free_id, name_key, slug

# Events of one title and date are told apart by a number, which is looked for from here on.
_FIRST_NUMBER = 2


def event_ids(
    drafts: Sequence[DraftEvent], before: Sequence[Event], taken: Iterable[str] = ()
) -> list[str]:
    """Return an id for each draft; `before` is what the same file gave last time."""
    found: list[str] = [""] * len(drafts)
    used = set(taken)
    known = {event.id for event in before}
    _by_key(drafts, found, used)
    keyed = set(found)
    left = [event for event in before if event.id not in keyed]
    for draft_trait, event_trait in _TRAITS:
        left = _matched(drafts, found, left, draft_trait, event_trait)
    used |= known | set(found)
    numbers: dict[str, int] = {}
    for index, draft in enumerate(drafts):
        if not found[index]:
            found[index] = _new_id(draft, used, numbers)
            used.add(found[index])
    return found


def _by_key(drafts: Sequence[DraftEvent], found: list[str], taken: set[str]) -> None:
    given: set[str] = set()
    for index, draft in enumerate(drafts):
        if draft.key:
            found[index] = free_id(slug(draft.key, "event"), given)
            given.add(found[index])
    taken |= given


def _matched(
    drafts: Sequence[DraftEvent],
    found: list[str],
    before: Sequence[Event],
    draft_trait: Callable[[DraftEvent], Hashable],
    event_trait: Callable[[Event], Hashable],
) -> list[Event]:
    """Give drafts the ids of earlier events that have a trait in common; return those left."""
    waiting = defaultdict(list)
    for event in before:
        waiting[event_trait(event)].append(event)
    for index, draft in enumerate(drafts):
        alike = None if found[index] else waiting.get(draft_trait(draft))
        if alike:
            found[index] = alike.pop(0).id
    return [event for events in waiting.values() for event in events]


_TRAITS: tuple[tuple[Callable[[DraftEvent], Hashable], Callable[[Event], Hashable]], ...] = (
    (
        lambda draft: (name_key(draft.title), draft.date.edtf),
        lambda event: (name_key(event.title), event.date),
    ),
    (lambda draft: name_key(draft.title), lambda event: name_key(event.title)),
    (
        # A title that was corrected; without a summary too much would be alike.
        lambda draft: (draft.summary or draft, draft.date.edtf, draft.place),
        lambda event: (event.summary or event.id, event.date, event.place),
    ),
)


def _new_id(draft: DraftEvent, used: set[str], numbers: dict[str, int]) -> str:
    """Return an id made of the title, and of the date too where another has that title."""
    plain = slug(draft.title, "event")
    if plain not in used:
        return plain
    dated = f"{plain}-{slug(draft.date.edtf or 'undated', 'date')}"
    if dated not in used:
        return dated
    # A column of 100,000 alike titles is numbered without counting from the start each time.
    number = numbers.get(dated, _FIRST_NUMBER)
    while f"{dated}-{number}" in used:
        number += 1
    numbers[dated] = number + 1
    return f"{dated}-{number}"
