"""How often an event recurs by the words it rests on."""

import msgspec

from timeline_app.core.citations.anchoring import AttachedParagraph
from timeline_app.core.spotting.recurring.spotter import spot_recurrences
from timeline_app.core.spotting.sentences import sentence_around
from timeline_app.state.editing.proposing.chosen import ChosenWords, words_between


class RecurrenceChoice(msgspec.Struct, frozen=True):
    """A rule that an event may have, and the words of a paragraph that yield it."""

    rule: str
    paragraph: AttachedParagraph
    words: tuple[int, int]


def recurrence_for(chosen: ChosenWords, language: str) -> RecurrenceChoice | None:
    """Return what the chosen words say of how often it takes place, else what their sentence says.

    Where they say two things a person has to choose, and none is proposed.
    """
    begin, end = chosen.chars
    text = chosen.paragraph.content.text
    first, last = sentence_around(text, begin, end)
    found = spot_recurrences(text, language)
    inside = [one for one in found if one.begin < end and one.end > begin]
    near = [one for one in found if first <= one.begin and one.end <= last]
    candidates = inside or near
    if len({one.rule for one in candidates}) != 1:
        return None
    one = candidates[0]
    words = words_between(chosen.paragraph, one.begin, one.end)
    return RecurrenceChoice(one.rule, chosen.paragraph, words)
