"""The `events.json` format as types: what is read, checked, written and turned into a schema.

Events and what they refer to stand in `entries`, on which the table of facets rests, which in turn
says what a filter may hold.
"""

from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec
from msgspec import UnsetType

from timeline_app.core.record.entries import (
    DATE_BASES,
    UNSET,
    Citation,
    Count,
    DateBasis,
    Discrepancy,
    Document,
    Event,
    HeadBeforeViews,
    Leader,
    Ordinal,
    Organisation,
    PartOfDay,
    Record,
    Sha256,
    Slug,
    Support,
    Text,
    Theme,
    Variant,
)
from timeline_app.core.record.facet_kinds import FACETS

__all__ = [
    "DATE_BASES",
    "FORMAT",
    "UNSET",
    "Citation",
    "Count",
    "DateBasis",
    "Discrepancy",
    "Document",
    "Event",
    "EventFile",
    "FilterRecord",
    "Leader",
    "ListHead",
    "Ordinal",
    "Organisation",
    "Paragraph",
    "ParagraphFile",
    "ParagraphKind",
    "PartOfDay",
    "Record",
    "Sha256",
    "Slug",
    "Support",
    "Text",
    "Theme",
    "Variant",
    "View",
]

FORMAT: Final = "timeline-events/1"
ParagraphKind = Literal["title", "heading", "body", "caption", "credit"]

if TYPE_CHECKING:

    class _FacetValues(Record, frozen=True):
        """To a type checker any name may be a facet: which there are, the table says."""

        def __getattr__(self, facet: str) -> tuple[str, ...]: ...

else:
    _FacetValues = msgspec.defstruct(
        "_FacetValues",
        [(facet.id, tuple[facet.value_type, ...], ()) for facet in FACETS.values()],
        bases=(Record,),
        frozen=True,
    )


class FilterRecord(_FacetValues, frozen=True, rename={"from_": "from"}):
    """A filter as data: any value within a facet, every facet at once.

    `about` adds events in which somebody is spoken of, to those in which `leaders` took part; with
    `spoken_of` the leaders chosen are found where they are spoken of, too.
    """

    from_: str = ""
    to: str = ""
    text: str = ""
    all_leaders: bool = False
    about: tuple[Slug, ...] = ()
    spoken_of: bool = False

    if TYPE_CHECKING:

        def __init__(self, **parts: Any) -> None: ...

    def values_in(self, facet: str) -> tuple[str, ...]:
        """Return the values chosen in a facet, by the id of the facet."""
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def chosen_in(self, facet: str) -> tuple[str, ...]:
        """Return the values chosen in a facet; those spoken of are people, too."""
        return (*self.values_in(facet), *(self.about if facet == "leaders" else ()))

    def wants_all_of(self, facet: str) -> bool:
        """Tell whether an event must have every value chosen in a facet, not only one of them."""
        return facet == "leaders" and self.all_leaders


class View(Record, frozen=True):
    """A named starting point: a span, and a filter if it needs one.

    With `pieces`, EDTF dates in the order of time, it shows just these parts of time side by side.
    """

    id: Slug
    label: Text
    span: str
    filter: FilterRecord = FilterRecord()
    pieces: tuple[str, ...] = ()


class ListHead(HeadBeforeViews, frozen=True):
    """Everything in the file but the events."""

    views: tuple[View, ...] = ()


class EventFile(ListHead, frozen=True):
    """The whole file."""

    events: tuple[Event, ...] = ()


class Paragraph(Record, frozen=True):
    """What is stored of one source paragraph: a gist of our own and its fingerprints."""

    number: Ordinal
    kind: ParagraphKind
    gist: str
    word_count: Count
    sha256: Sha256
    sketch: str = ""
    duplicate_of: Ordinal | UnsetType = UNSET


class LeftOut(Record, frozen=True):
    """Words of a file that are no part of the document, such as a running head."""

    word_count: Count
    sha256: Sha256


class ParagraphFile(Record, frozen=True):
    """All paragraphs of one document, numbered from 1 without gaps, and what was left out of it."""

    format: Literal["timeline-paragraphs/1"]
    document: Slug
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()
