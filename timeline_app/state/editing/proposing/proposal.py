"""What an event may be by words that somebody has selected: a proposal for a person to judge."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.finding.folding import folded_words
from timeline_app.core.record.model import Citation, Document, Support
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.proposing.chosen import (
    ChosenWords,
    UnciteableWordsError,
    citation_of,
)
from timeline_app.state.editing.proposing.dates import (
    HEADINGS,
    DateChoice,
    DatesAround,
    merged,
)
from timeline_app.state.editing.proposing.names import named_in, places_in, themes_in
from timeline_app.state.editing.proposing.people import people_in
from timeline_app.state.editing.proposing.recurrences import RecurrenceChoice, recurrence_for

# A line of a title; the rest is for a person to write.
_TITLE_WORDS = 10
_FIRST_KIND = "event"
# What histories and minutes mostly tell of; any other word will do as well.
_COMMON_KINDS = (
    _FIRST_KIND, "meeting", "visit", "agreement", "decision", "promise", "project", "founding",
    "appointment", "birth", "death",
)  # fmt: skip
# Whoever selects more paragraphs at once does not mean one event; reading them takes time.
_MOST_READ = 20

TextOf = Callable[[str], AttachedText | None]
"""Gives the attached original of a document."""


class EventProposal(msgspec.Struct, frozen=True, kw_only=True):
    """What is proposed of an event; `dates` begins with the likeliest.

    `title_start` are the first of the words, never to be stored as a title unless changed.
    """

    chosen: ChosenWords
    title_start: str
    kind: str
    dates: tuple[DateChoice, ...]
    announced: str
    leaders: tuple[str, ...]
    organisations: tuple[str, ...]
    themes: tuple[str, ...]
    place: str
    recurrence: RecurrenceChoice | None = None


def propose(draft: Draft, text: AttachedText, chosen: ChosenWords) -> EventProposal:
    """Return what an event may be by some words of a document. Raises UnciteableWordsError."""
    document = _document(draft, chosen.document)
    citation_of(chosen)
    return EventProposal(
        chosen=chosen,
        title_start=title_start(chosen.text),
        kind=_kind(draft, chosen.text),
        dates=_around(draft, text, chosen).choices(chosen),
        announced=document.published,
        leaders=people_in(chosen.text, draft.file.leaders, _others(draft)),
        organisations=named_in(chosen.text, draft.file.organisations),
        themes=themes_in(chosen.text, draft.file.themes),
        place=places_in(chosen.text, used(event.place for event in draft.file.events)),
        recurrence=recurrence_for(chosen, document.language or draft.file.language),
    )


def _others(draft: Draft) -> Iterable[str]:
    """Yield what bears names that are no people's."""
    yield from (event.place for event in draft.file.events)
    yield from (body.name for body in draft.file.organisations)
    yield from (theme.label for theme in draft.file.themes)
    yield from (leader.country for leader in draft.file.leaders)


def propose_by_all(draft: Draft, text_of: TextOf, chosen: Sequence[ChosenWords]) -> EventProposal:
    """Return what an event may be by the first of some words; the others give dates as well.

    Raises UnciteableWordsError.
    """
    first = propose(draft, _text(text_of, chosen[0].document), chosen[0])
    others = [
        choice
        for one in chosen[1:_MOST_READ]
        for choice in _around(draft, _text(text_of, one.document), one).beside(one)
    ]
    found = [choice for choice in (*first.dates, *others) if choice.edtf is not None]
    return msgspec.structs.replace(first, dates=merged(found))


def is_stated_by(
    draft: Draft, text_of: TextOf, citations: Sequence[Citation], edtf: str
) -> bool | None:
    """Tell whether words that are cited for the date state it; None if they cannot be read."""
    found: list[DateChoice] = []
    for citation in citations:
        text = text_of(citation.document)
        anchor = text.anchor(citation) if text is not None else None
        if text is None or anchor is None or anchor.paragraph is None or anchor.words is None:
            return None
        if "date" in citation.supports:
            words = ChosenWords(citation.document, anchor.paragraph, *anchor.words)
            found += _around(draft, text, words).beside(words)
    if not citations:
        return None
    return any(one.basis == "stated" and one.is_date(edtf) for one in found)


def _text(text_of: TextOf, document: str) -> AttachedText:
    text = text_of(document)
    if text is None:
        raise UnciteableWordsError("The original of this document is not attached: attach it first")
    return text


def _around(draft: Draft, text: AttachedText, chosen: ChosenWords) -> DatesAround:
    """Return what finds the dates that an event may have by some words."""
    document = _document(draft, chosen.document)
    file = draft.paragraphs.get(chosen.document)
    stored = file.paragraphs if file is not None else ()
    return DatesAround(text, document, document.language or draft.file.language, stored)


def title_start(text: str) -> str:
    """Return the first words of a text, from which a person may go on to a title."""
    words = text.split()
    return " ".join(words[:_TITLE_WORDS]).strip(" ,;:.–-")


def used(values: Iterable[str]) -> list[str]:
    """Return the values that there are, the one that is used most first."""
    return [value for value, _ in Counter(filter(None, values)).most_common()]


def kinds_to_choose(draft: Draft) -> list[str]:
    """Return the kinds of a list, the one that is used most first, then others that are common."""
    return list(dict.fromkeys((*used(e.kind for e in draft.file.events), *_COMMON_KINDS)))


def citations_for(
    event_words: Sequence[ChosenWords],
    yielding: Sequence[ChosenWords],
    people: Iterable[str],
    place: str,
) -> tuple[Citation, ...]:
    """Return what an event cites: its words, with what they support, and those that date it.

    `yielding` are the words that give its date, and how often it recurs.
    """
    people = tuple(people)
    citations = []
    for number, one in enumerate(event_words):
        # What was added and is a date, no more, does not say what happened.
        is_date = number > 0 and any(_holds(date, one) for date in yielding)
        supports: tuple[Support, ...] = (
            ("date",) if is_date else _supports(one, yielding, people, place)
        )
        citations.append(citation_of(one, supports))
    if event_words:
        citations += [
            citation_of(words, ("date",))
            for words in yielding
            if not any(_holds(one, words) for one in event_words)
        ]
    return tuple(dict.fromkeys(citations))


def _supports(
    chosen: ChosenWords, yielding: Iterable[ChosenWords], people: Iterable[str], place: str
) -> tuple[Support, ...]:
    words = f" {' '.join(folded_words(chosen.text))} "

    def stands(name: str) -> bool:
        folded = " ".join(folded_words(name))
        return bool(folded) and f" {folded} " in words

    supports: list[Support] = ["event"]
    if any(_holds(chosen, one) for one in yielding):
        supports.append("date")
    if any(stands(name) for name in people):
        supports.append("leaders")
    if stands(place):
        supports.append("place")
    return tuple(supports)


def _holds(chosen: ChosenWords, words: ChosenWords) -> bool:
    is_same = chosen.paragraph.number == words.paragraph.number
    return is_same and chosen.first <= words.first and words.end <= chosen.end


def advice_on(draft: Draft, chosen: Sequence[ChosenWords]) -> str:
    """Return what is to be said of words that are headings, and no more; nothing of others."""
    kinds = {_paragraph_kind(draft, one) for one in chosen}
    if not kinds or not kinds <= set(HEADINGS):
        return ""
    return (
        "These words are a heading: it names something, but may not say that it happened."
        " Add words that do (F6), if there are any."
    )


def _paragraph_kind(draft: Draft, chosen: ChosenWords) -> str:
    file, number = draft.paragraphs.get(chosen.document), chosen.paragraph.matches
    if file is None or number is None or number > len(file.paragraphs):
        return ""
    return file.paragraphs[number - 1].kind


def _kind(draft: Draft, text: str) -> str:
    """Return a kind of the list that the words name, else the one that was used last."""
    words = set(folded_words(text))
    kinds = used(event.kind for event in draft.file.events)
    told = (kind for kind in kinds if all(part in words for part in folded_words(kind)))
    last = draft.file.events[-1].kind if draft.file.events else _FIRST_KIND
    return next(told, last)


def _document(draft: Draft, document_id: str) -> Document:
    found = next((one for one in draft.file.documents if one.id == document_id), None)
    if found is None:
        raise UnciteableWordsError("The list does not know this document: add it first")
    return found
