"""Finds what a text says of how often something takes place, such as `every Monday`."""

from timeline_app.core.spotting.letters import Letters
from timeline_app.core.spotting.phrases import Sight
from timeline_app.core.spotting.recurring.rules import SpottedRecurrence
from timeline_app.core.spotting.sights import sight_of


def spot_recurrences(text: str, language: str = "en") -> tuple[SpottedRecurrence, ...]:
    """Return what a text says of how often something takes place, in its order.

    Only English and Vietnamese are read. What may mean two things, such as “biweekly”, or has no
    rule, such as “twice a year”, is not found.
    """
    letters = Letters(text)
    return tuple(
        SpottedRecurrence(letters.place(one.begin), letters.place(one.end), one.rule)
        for one in recurrences_in(sight_of(letters.text, language))
    )


def recurrences_in(sight: Sight) -> list[SpottedRecurrence]:
    """Return what recurs in a text whose letters are plain, the longest of those that overlap."""
    found = [
        recurrence
        for form, make in sight.language.recurring
        for match in form.finditer(sight.text)
        if (recurrence := make(match, sight)) is not None
    ]
    kept: list[SpottedRecurrence] = []
    for one in sorted(found, key=lambda one: (one.begin, -one.end)):
        if not kept or kept[-1].end <= one.begin:
            kept.append(one)
    return kept
