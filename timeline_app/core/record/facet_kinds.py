"""The one table of facets: ways of sorting events, and what every part of the program calls them.

A new facet is one row here, and a field of `Event` with its column in `EventColumns` if it needs
one. The table stands in this room since the format of the file rests on it: the filter of a view
has a key for each facet, in the order of the rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Literal, NamedTuple, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.dates.edtf import parse
from timeline_app.core.record.entries import (
    DATE_BASES,
    Citation,
    DateBasis,
    Discrepancy,
    HeadBeforeViews,
    Leader,
    Slug,
    Variant,
    is_between_documents,
)
from timeline_app.core.record.event_columns import EventColumns
from timeline_app.core.record.normal_words import normalised_words

BASIS_LABELS = {
    "stated": "Stated",
    "inferred": "Inferred",
    "derived": "Derived",
    "undated": "No date given",
}

Question = Literal["deadline-ahead", "sources-differ", "source-remarks"]
QUESTION_LABELS: Mapping[Question, str] = {
    "deadline-ahead": "Dated later than announced",
    "sources-differ": "The sources differ",
    "source-remarks": "With remarks on one source",
}
"""What people ask of events that no single field of theirs answers."""
_ALSO_ASKED_AS: Mapping[Question, str] = {
    "deadline-ahead": "with a deadline or due date ahead, promised for a day",
    "sources-differ": "documents disagree or contradict each other, discrepancies",
    "source-remarks": "discrepancies, notes",
}
"""Words for which somebody looks who does not know what a question is called here."""

_BOUNDS_IN_TIME = ("date",)

_LAST = 99
"""The place of a facet that does not say where it comes in the filter pane: after all others."""


class Held(NamedTuple):
    """The values of many events in one list, and how many of them each event has."""

    values: Sequence[str]
    counts: NDArray[np.int32]


class NamedValue(NamedTuple):
    """A value that the head of a list names, with other spellings to find it by."""

    value: str
    label: str
    spellings: str = ""


class FacetKind(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table.

    `id` is also the key in the filter of a file and in a link, `held_by` finds the values of
    events, `named_by` those that the head names, in its order. A `closed` facet has no others.
    """

    id: str
    heading: str
    noun: str
    nouns: str
    option: str
    held_by: Callable[[EventColumns], Held]
    named_by: Callable[[HeadBeforeViews], Iterable[NamedValue]] = lambda _head: ()
    is_closed: bool = False
    value_type: Any = str
    label_as_read: Callable[[str], str] = str
    """How a label stands as an entry of a list, where that differs."""
    label_in_words: Callable[[str], str] = str
    """How a label stands in running words, where that differs."""
    needs_noun: bool = False
    """Whether a value alone does not tell what it is a value of."""
    tip: str = ""
    place_in_pane: int = _LAST
    is_open_at_start: bool = False

    @property
    def fixed_values(self) -> tuple[str, ...]:
        """The values there are in every list; none where lists have their own."""
        return get_args(self.value_type) if self.value_type not in (str, Slug) else ()


def one(column: str) -> Callable[[EventColumns], Held]:
    """Return what finds the values of a column in which each event has one."""

    def held(events: EventColumns) -> Held:
        values: Sequence[str] = getattr(events, column)
        return Held(values, np.ones(len(values), np.int32))

    return held


def one_or_none(column: str) -> Callable[[EventColumns], Held]:
    """Return what finds the values of a column that may be empty or unset."""

    def held(events: EventColumns) -> Held:
        values: Sequence[str] = getattr(events, column)
        if all(values):
            return Held(values, np.ones(len(values), np.int32))
        counts = np.fromiter(map(bool, values), np.int32, len(values))
        return Held(list(filter(None, values)), counts)

    return held


def several(column: str) -> Callable[[EventColumns], Held]:
    """Return what finds the values of a column of lists."""
    return lambda events: _flattened(getattr(events, column))


def _cited_documents(events: EventColumns) -> Held:
    return _flattened([_documents(cited) if cited else () for cited in events.citations])


def _documents(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Return the documents that say something of an event; a date may only bound it in time."""
    return tuple(
        dict.fromkeys(one.document for one in citations if one.supports != _BOUNDS_IN_TIME)
    )


def _answers(events: EventColumns) -> Held:
    """Find which questions each event answers with yes."""
    is_ahead: dict[tuple[str, str], bool] = {}
    dates = zip(events.date, events.announced, strict=True)
    found: list[tuple[str, ...]] = []
    for (date, announced), discrepancies in zip(dates, events.discrepancies, strict=True):
        answers = _on_sources(discrepancies) if discrepancies else ()
        if announced and date is not None:
            pair = date, announced
            if pair not in is_ahead:
                # What is over only after it was announced was still to come then.
                is_ahead[pair] = parse(date).end_s > parse(announced).end_s
            if is_ahead[pair]:
                answers = ("deadline-ahead", *answers)
        found.append(answers)
    return _flattened(found)


def _on_sources(discrepancies: Iterable[Discrepancy]) -> tuple[Question, ...]:
    """Tell whether sources differ from each other, and whether one of them is remarked on."""
    between = {is_between_documents(discrepancy) for discrepancy in discrepancies}
    answers: dict[Question, bool] = {
        "sources-differ": True in between,
        "source-remarks": False in between,
    }
    return tuple(question for question, is_so in answers.items() if is_so)


def _flattened(members: Sequence[tuple[str, ...]]) -> Held:
    if not any(members):
        return Held([], np.zeros(len(members), np.int32))
    counts = np.fromiter(map(len, members), np.int32, len(members))
    return Held(list(chain.from_iterable(members)), counts)


ANY_KIND = "event"
"""The kind of what has none of its own, as most of what is imported."""


def kind_label(kind: str) -> str:
    """Return a kind's slug as people read it."""
    return kind.replace("-", " ").capitalize()


def _spellings(variants: Iterable[Variant]) -> str:
    return " ".join(variant.text for variant in variants)


# Words: names with titles and all forenames have ten; a text without end would be compared with
# itself over and over.
_LONGEST_NAME = 16


def _people(leaders: Sequence[Leader]) -> Iterable[NamedValue]:
    """Yield people, each with the printed forms of the name that name nobody else.

    Else who is found by “Presidents A, B” would be found by either name.
    """
    names: set[tuple[str, ...]] = set()
    if any(leader.variants for leader in leaders):
        names = {tuple(normalised_words(leader.name)) for leader in leaders}
    lengths = {length for length in map(len, names) if length <= _LONGEST_NAME}
    for leader in leaders:
        own = f" {' '.join(normalised_words(leader.name))} " if leader.variants else ""
        variants = [
            variant
            for variant in leader.variants
            if not any(run in names for run in _runs(_without(own, variant.text), lengths))
        ]
        yield NamedValue(leader.id, leader.name, _spellings(variants))


def _without(name: str, text: str) -> list[str]:
    """Return the words of a text, with a bar, which is no word, in place of a name."""
    return f" {' '.join(normalised_words(text))} ".replace(name, " | ").split()


def _runs(words: Sequence[str], lengths: Iterable[int]) -> Iterable[tuple[str, ...]]:
    for count in lengths:
        yield from zip(*(words[first:] for first in range(count)), strict=False)


_ROWS = (
    FacetKind(
        id="leaders",
        heading="Leaders",
        noun="Leader",
        nouns="Leaders",
        option="leader",
        held_by=several("leaders"),
        named_by=lambda head: _people(head.leaders),
        is_closed=True,
        value_type=Slug,
        tip="An event counts here under each of its leaders; its track is that of its first one",
        place_in_pane=1,
        is_open_at_start=True,
    ),
    FacetKind(
        id="themes",
        heading="Themes",
        noun="Theme",
        nouns="Themes",
        option="theme",
        held_by=several("themes"),
        named_by=lambda head: (NamedValue(theme.id, theme.label) for theme in head.themes),
        is_closed=True,
        value_type=Slug,
        tip="An event counts here under each of its themes; its track is that of its first theme",
        place_in_pane=2,
        is_open_at_start=True,
    ),
    FacetKind(
        id="kinds",
        heading="Kinds",
        noun="Kind",
        nouns="Kinds",
        option="kind",
        held_by=one("kind"),
        value_type=Slug,
        label_as_read=kind_label,
        place_in_pane=4,
    ),
    FacetKind(
        id="organisations",
        heading="Organisations",
        noun="Organisation",
        nouns="Organisations",
        option="organisation",
        held_by=several("organisations"),
        named_by=lambda head: (
            NamedValue(body.id, body.name, _spellings(body.variants)) for body in head.organisations
        ),
        is_closed=True,
        value_type=Slug,
        place_in_pane=6,
    ),
    FacetKind(
        id="documents",
        heading="Documents",
        noun="Document",
        nouns="Documents",
        option="document",
        held_by=_cited_documents,
        named_by=lambda head: (
            NamedValue(document.id, document.title) for document in head.documents
        ),
        is_closed=True,
        value_type=Slug,
        place_in_pane=5,
    ),
    FacetKind(
        id="places",
        heading="Places",
        noun="Place",
        nouns="Places",
        option="place",
        held_by=one_or_none("place"),
        place_in_pane=7,
    ),
    FacetKind(
        id="basis",
        heading="Date basis",
        noun="Date",
        nouns="Dates",
        option="basis",
        held_by=one("date_basis"),
        named_by=lambda _head: (NamedValue(basis, BASIS_LABELS[basis]) for basis in DATE_BASES),
        value_type=DateBasis,
        label_in_words=str.lower,
        needs_noun=True,
        place_in_pane=3,
        is_open_at_start=True,
    ),
    FacetKind(
        id="only",
        heading="Only those",
        noun="Only",
        nouns="Only",
        option="only",
        held_by=_answers,
        named_by=lambda _head: (
            NamedValue(question, label, _ALSO_ASKED_AS[question])
            for question, label in QUESTION_LABELS.items()
        ),
        value_type=Question,
        label_in_words=str.lower,
        tip="Dated later than announced: still to come then, even if it is past by now. Sources"
        " differ where one document says otherwise than another; a remark is on one alone",
        place_in_pane=0,
        is_open_at_start=True,
    ),
)

FACETS: Mapping[str, FacetKind] = {kind.id: kind for kind in _ROWS}
SUBJECTS = FacetKind(
    id="subjects",
    heading="Spoken of",
    noun="Spoken of",
    nouns="Spoken of",
    option="about",
    held_by=several("subjects"),
    named_by=_ROWS[0].named_by,
    is_closed=True,
    value_type=Slug,
)
"""Who is honoured or spoken of: a column beside the facets, of the same values as the leaders."""

COLUMNS: Mapping[str, FacetKind] = {**FACETS, SUBJECTS.id: SUBJECTS}
CLOSED_FACETS = tuple(kind for kind in _ROWS if kind.is_closed)
