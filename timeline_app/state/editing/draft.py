"""A draft: a whole list with its paragraph files, as one frozen value."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from timeline_app.core.record.model import (
    FORMAT,
    Event,
    EventFile,
    Leader,
    ListHead,
    Organisation,
    ParagraphFile,
    Theme,
    View,
)

Section = Literal[
    "head", "documents", "leaders", "organisations", "themes", "views", "events", "paragraph_files"
]
"""The parts of a draft, each a row of items; `head` has one, what the list says of itself."""
NamedSection = Literal["leaders", "organisations", "themes", "views"]
"""The parts whose entries have names and are edited in a dialog."""
NamedEntry = Leader | Organisation | Theme | View

HEAD_FIELDS = ("title", "description", "as_of", "language")


class Head(msgspec.Struct, frozen=True):
    """What a list says of itself."""

    title: str
    description: str = ""
    as_of: str = ""
    language: str = "en"


class Draft(msgspec.Struct, frozen=True):
    """A list as it is being edited; its events need not be sound, but have the form of events."""

    file: EventFile
    paragraph_files: tuple[ParagraphFile, ...] = ()

    @property
    def head(self) -> Head:
        """What the list says of itself."""
        return Head(*(getattr(self.file, name) for name in HEAD_FIELDS))

    @property
    def list_head(self) -> ListHead:
        """Everything but the events."""
        return ListHead(**{name: getattr(self.file, name) for name in ListHead.__struct_fields__})

    @property
    def paragraphs(self) -> dict[str, ParagraphFile]:
        """The paragraph files by the id of their document."""
        return {file.document: file for file in self.paragraph_files}

    def section(self, section: Section) -> tuple[Any, ...]:
        """Return the items of a part."""
        if section == "head":
            return (self.head,)
        if section == "paragraph_files":
            return self.paragraph_files
        items: tuple[Any, ...] = getattr(self.file, section)
        return items

    def with_section(self, section: Section, items: Sequence[Any]) -> "Draft":
        """Return the draft with other items in a part."""
        if section == "paragraph_files":
            return msgspec.structs.replace(self, paragraph_files=tuple(items))
        changes: dict[str, Any] = {section: tuple(items)}
        if section == "head":
            changes = msgspec.structs.asdict(items[0])
        return msgspec.structs.replace(self, file=msgspec.structs.replace(self.file, **changes))

    def place_of(self, section: Section, item_id: str) -> int:
        """Return where an item with an id stands in its part. Raises KeyError."""
        for place, item in enumerate(self.section(section)):
            if _id_of(item) == item_id:
                return place
        raise KeyError(item_id)

    def event(self, event_id: str) -> Event:
        """Return an event. Raises KeyError."""
        return self.file.events[self.place_of("events", event_id)]


def new_draft(title: str, language: str = "en") -> Draft:
    """Return an empty list."""
    return Draft(EventFile(format=FORMAT, title=title, language=language))


def draft_of(data: bytes, paragraphs: Mapping[str, ParagraphFile]) -> Draft:
    """Return the draft of a list's bytes.

    Raises msgspec.DecodeError or ValidationError for what has not the form of a list: it is no
    draft, since a part of it would be lost.
    """
    file = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=EventFile)
    return Draft(file, tuple(paragraphs[key] for key in sorted(paragraphs)))


def _id_of(item: Any) -> str:
    """Return what an item of a part is known by."""
    found: str = item.document if isinstance(item, ParagraphFile) else getattr(item, "id", "")
    return found
