"""What a primitive on paper is a part of, for who has a page read out.

A tag is an element of the document: primitives that bear the same one, be they on several lines or
pages, are read as one. What bears none is there for the eye alone, as rules and grids are.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec

from timeline_app.core.wording.span_words import span_in_words
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import TimeScale

# Rows count from 0.
_FIRST = -1


class Role(StrEnum):
    """What an element is."""

    # Looked up for every part of a page: the hash that enumerations have by themselves is slow.
    __hash__ = str.__hash__

    SECTION = "section"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    ITEM_LABEL = "item-label"
    ITEM_BODY = "item-body"
    CONTENTS = "contents"
    CONTENTS_ITEM = "contents-item"
    REFERENCE = "reference"
    TABLE = "table"
    ROW = "row"
    COLUMN_HEAD = "column-head"
    ROW_HEAD = "row-head"
    CELL = "cell"
    FIGURE = "figure"
    LINK = "link"
    RUNNING_TITLE = "running-title"
    RUNNING_PLACE = "running-place"
    RUNNING_HEAD = "running-head"
    RUNNING_FOOT = "running-foot"


class Tag(msgspec.Struct, frozen=True, eq=False):
    """An element within another one, or in the document itself; two of one look are still two.

    `words` say what a figure shows. Of the elements that begin within another on one page, those
    with a lower `order` are read first.
    """

    role: Role
    within: "Tag | None" = None
    words: str = ""
    order: int = 0

    def holding(self, role: Role, words: str = "", order: int = 0) -> "Tag":
        """Return a new element within this one."""
        return Tag(role, self, words, order)


TITLE = Tag(Role.RUNNING_TITLE)
"""The title above every page: on the first of a file it is read, as nothing else there is that."""
PLACE = Tag(Role.RUNNING_PLACE)
"""What is on a page, said above it: on the first of a file it heads what follows."""
HEAD = Tag(Role.RUNNING_HEAD)
"""What stands above every page, or is said again on one, and is not read out."""
FOOT = Tag(Role.RUNNING_FOOT)
"""What stands below every page, and is not read out."""


class Item:
    """An item of a list: its number or symbol, and what it says."""

    def __init__(self, within: Tag, order: int = 0) -> None:
        whole = within.holding(Role.ITEM, order=order)
        self.label = whole.holding(Role.ITEM_LABEL)
        self._body = whole.holding(Role.ITEM_BODY)

    def paragraph(self) -> Tag:
        """Return a new paragraph of what it says."""
        return self._body.holding(Role.PARAGRAPH)

    def paragraphs(self, texts: Sequence[object]) -> list[Tag]:
        """Return as many paragraphs as there are texts."""
        return [self.paragraph() for _ in texts]

    def link(self) -> Tag:
        """Return a link that is all it says."""
        return self._body.holding(Role.LINK)


def contents_link(contents: Tag) -> Tag:
    """Return a new line of the contents, which is a link as a whole."""
    return contents.holding(Role.CONTENTS_ITEM).holding(Role.REFERENCE).holding(Role.LINK)


class DrawingTags:
    """The elements of a drawing: its ruler, and for each track a heading and a list of its events.

    `words_of` say what a row is.
    """

    def __init__(self, within: Tag, heading: Role, words_of: Callable[[int], str]) -> None:
        self.whole = within
        self._heading = heading
        self._words_of = words_of
        self._sections: dict[str, Tag] = {}
        self._lists: dict[str, Tag] = {}
        self._links: dict[tuple[str, int], Tag] = {}
        self._events: dict[tuple[str, int], Tag] = {}

    def ruler(self, scale: TimeScale) -> Tag:
        """Return a ruler, which is told as the time that it shows."""
        return self.whole.holding(Role.FIGURE, _axis_in_words(scale))

    def name(self, track: str) -> Tag:
        """Return the heading of a track, which is read before all else there."""
        return self._section(track).holding(self._heading, order=_FIRST)

    def remark(self, track: str) -> Tag:
        """Return what is said of a track."""
        return self._section(track).holding(Role.PARAGRAPH)

    def event(self, track: str, row: int) -> Tag:
        """Return what is drawn of an event: it is told as its title, date and basis."""
        key = track, row
        if key not in self._events:
            self._events[key] = self.link(track, row).holding(Role.FIGURE, self._words_of(row))
        return self._events[key]

    def link(self, track: str, row: int) -> Tag:
        """Return what holds an event, and leads to what is said of it."""
        key = track, row
        if key not in self._links:
            # Numbers go down a sheet, but what is drawn on one line is not in their order.
            if track not in self._lists:
                self._lists[track] = self._section(track).holding(Role.LIST)
            self._links[key] = Item(self._lists[track], order=row).link()
        return self._links[key]

    def _section(self, track: str) -> Tag:
        if track not in self._sections:
            self._sections[track] = self.whole.holding(Role.SECTION)
        return self._sections[track]


def _axis_in_words(scale: TimeScale) -> str:
    if not isinstance(scale, PiecewiseScale) or len(scale.pieces) == 1:
        return f"Time from left to right: {span_in_words(scale.span.start_s, scale.span.end_s)}."
    spans = (piece.span for piece in scale.pieces)
    pieces = "; ".join(span_in_words(span.start_s, span.end_s) for span in spans)
    return f"Time from left to right, in {len(scale.pieces)} parts of different scale: {pieces}."
