"""The `events.json` format as types, first part: events and what they refer to."""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct, UnsetType

UNSET: Final = msgspec.UNSET

# To Python `$` also stands before a line end, to a JSON Schema it does not: hence the look ahead.
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)", max_length=120)]
Text = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Ordinal = Annotated[int, Meta(ge=1, le=1_000_000_000)]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]

DateBasis = Literal["stated", "inferred", "derived", "undated"]
PartOfDay = Literal["morning", "afternoon", "evening", "night"]
Support = Literal["event", "date", "leaders", "place", "terms"]

DATE_BASES: tuple[DateBasis, ...] = ("stated", "inferred", "derived", "undated")


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Base of every part of the file: immutable, and an unknown key is a fault."""


class Citation(Record, frozen=True):
    """The exact words of one paragraph that an event rests on: `words` is half-open."""

    document: Slug
    paragraph: Ordinal
    words: tuple[Count, Count]
    sha256: Sha256
    supports: tuple[Support, ...] = ("event",)


class Discrepancy(Record, frozen=True):
    """A disagreement between or within the sources, recorded and not corrected."""

    text: Text
    citations: tuple[Citation, ...] = ()


class Event(Record, frozen=True):
    """One entry of the list; `date` is EDTF, or null when the sources give none.

    A `key` event belongs on the first page.
    """

    id: Slug
    title: Text
    kind: Slug
    date: str | None
    date_basis: DateBasis
    summary: str = ""
    date_note: str = ""
    announced: str = ""
    part_of_day: PartOfDay | UnsetType = UNSET
    recurrence: str = ""
    leaders: tuple[Slug, ...] = ()
    subjects: tuple[Slug, ...] = ()
    organisations: tuple[Slug, ...] = ()
    place: str = ""
    themes: tuple[Slug, ...] = ()
    part_of: str = ""
    citations: tuple[Citation, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    key: bool = False


class Variant(Record, frozen=True):
    """A spelling or title as one paragraph prints it."""

    text: Text
    document: Slug
    paragraph: Ordinal
    note: str = ""


class Leader(Record, frozen=True):
    """A person who takes part in events or is spoken of in them."""

    id: Slug
    name: Text
    role: str = ""
    country: str = ""
    variants: tuple[Variant, ...] = ()


class Organisation(Record, frozen=True):
    """A body that takes part in events."""

    id: Slug
    name: Text
    description: str = ""
    variants: tuple[Variant, ...] = ()


class Theme(Record, frozen=True):
    """A subject that events are sorted under."""

    id: Slug
    label: Text
    description: str = ""


class Document(Record, frozen=True):
    """A source document; `paragraphs` is the relative path of its paragraph file.

    `short` is a code for it in citations, `url` and `archived` are addresses, `retrieved` is EDTF.
    """

    id: Slug
    title: Text
    publisher: str = ""
    published: str = ""
    kind: str = ""
    language: str = ""
    paragraphs: str = ""
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    licence: str = ""
    short: str = ""


class HeadBeforeViews(Record, frozen=True):
    """Everything in the head of the file but its views, which hold filters."""

    format: Literal["timeline-events/1"]
    title: Text
    description: str = ""
    as_of: str = ""
    language: str = "en"
    documents: tuple[Document, ...] = ()
    leaders: tuple[Leader, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    themes: tuple[Theme, ...] = ()


def is_between_documents(discrepancy: Discrepancy) -> bool:
    """Tell whether documents disagree with each other; else it is a remark on one of them."""
    # The fast reader asks before it fills in what is not there.
    return len({citation.document for citation in discrepancy.citations or ()}) > 1
