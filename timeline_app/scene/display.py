"""The display list: what is to be drawn, in px of 1/96 inch, in words that any painter knows.

Colours and fonts are named by token; `render` gives the tokens their looks. On paper primitives
bear tags, which say what they are parts of.
"""

from collections.abc import Iterable, Iterator
from enum import IntFlag, StrEnum
from typing import NamedTuple, Protocol

import msgspec

from timeline_app.scene.axis.span import TimeScale, is_same_zoom
from timeline_app.scene.tags import Tag


class TextStyle(StrEnum):
    """Fonts by their use."""

    # Looked up for every label: the hash that enumerations have by themselves is five times slower.
    __hash__ = str.__hash__

    LABEL = "label"
    CAPTION = "caption"
    HEADER = "header"
    RULER = "ruler"
    RULER_UPPER = "ruler-upper"
    COUNT = "count"
    HEADLINE = "headline"
    TITLE = "title"
    SECTION = "section"
    NUMBER = "number"
    NOTE = "note"
    NOTE_STRONG = "note-strong"


TEXT_SIZES_PX: dict[TextStyle, int] = {
    TextStyle.LABEL: 13,
    TextStyle.CAPTION: 11,
    TextStyle.HEADER: 12,
    TextStyle.RULER: 11,
    TextStyle.RULER_UPPER: 13,
    TextStyle.COUNT: 11,
    TextStyle.HEADLINE: 28,
    TextStyle.TITLE: 22,
    TextStyle.SECTION: 16,
    TextStyle.NUMBER: 12,
    TextStyle.NOTE: 11,
    TextStyle.NOTE_STRONG: 11,
}
# The length of an end of a box that runs out.
FADE_PX = 90.0
# A label that slides keeps as far off the edge of the view as one in a box keeps off its frame.
SLIDING_INSET_PX = 6.0
BOLD_STYLES = frozenset(
    {
        TextStyle.RULER_UPPER,
        TextStyle.HEADER,
        TextStyle.HEADLINE,
        TextStyle.TITLE,
        TextStyle.SECTION,
        TextStyle.NUMBER,
        TextStyle.NOTE_STRONG,
    }
)


class TextMeasurer(Protocol):
    """Tells how wide a text is in px of 1/96 inch, whatever device it is drawn on."""

    def __hash__(self) -> int:
        """Return what tells one measurer from another, so that what was measured can be kept."""

    def width(self, text: str, style: TextStyle) -> float:
        """Return the advance width of a text."""

    def elided(self, text: str, style: TextStyle, width_px: float) -> str:
        """Return the text, or its beginning with an ellipsis so that it fits the width."""


class MarkShape(StrEnum):
    """Symbols of dated events, by date basis."""

    DOT = "dot"
    RING = "ring"
    RING_DOT = "ring-dot"
    OPEN_RING = "open-ring"


class Fade(IntFlag):
    """Ends of a box that fade out because they are not known exactly."""

    NONE = 0
    LEFT = 1
    RIGHT = 2


class Box(NamedTuple):
    """A rectangle; `fill` and `stroke` are colour tokens or empty.

    At the ends where it is `cut` it goes on beyond what is drawn, so it has no frame there.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    is_dashed: bool = False
    radius: float = 0.0
    fade: Fade = Fade.NONE
    cut: Fade = Fade.NONE
    tag: Tag | None = None


class Mark(NamedTuple):
    """A symbol, by its centre and radius."""

    shape: MarkShape
    x: float
    y: float
    radius: float
    color: str
    tag: Tag | None = None


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str
    is_dashed: bool = False
    tag: Tag | None = None


class Curve(NamedTuple):
    """A thin arc between two x on the same y, rising above it, with a point at its end."""

    x1: float
    x2: float
    y: float
    rise: float
    color: str


class Label(NamedTuple):
    """A line of text, vertically centred on `y`.

    It may slide within `[x, x_end - width]` so as to stay in sight; `x_end` 0 pins it to `x`. It
    stands `behind_px` behind the beginning of what slides with it.
    """

    x: float
    y: float
    text: str
    style: TextStyle
    color: str
    width: float
    x_end: float = 0.0
    behind_px: float = 0.0
    tag: Tag | None = None

    def x_seen_from(self, left: float) -> float:
        """Return the x at which it stands in a view that begins at an x."""
        if not self.x_end:
            return self.x
        return max(self.x, min(left + SLIDING_INSET_PX + self.behind_px, self.x_end - self.width))


Primitive = Box | Mark | Line | Label
Drawable = Primitive | Curve


def tagged(items: Iterable[Primitive], tag: Tag) -> Iterator[Primitive]:
    """Yield primitives as parts of an element."""
    return (item._replace(tag=tag) for item in items)


class UnderWay(NamedTuple):
    """Which of the events that begin in a span are meant: those that end after a second.

    `without` are rows that are drawn elsewhere, `also` rows that begin later.
    """

    ends_after_s: float
    without: tuple[int, ...] = ()
    also: tuple[int, ...] = ()


class HitKind(StrEnum):
    """What a hit stands for."""

    MARK = "mark"
    BAR = "bar"
    STACK = "stack"
    CLUSTER = "cluster"
    FOLD = "fold"
    BIN = "bin"


class Hit(msgspec.Struct, frozen=True):
    """What lies under a place: an event (one row), a cluster (several), or a density bin.

    `lane` counts the lines of its track. `label` is what is written on or beside it, and
    `label_is_whole` tells whether that is all there is to write.

    A bin has no rows, but the span `starts_in_s` in which its `count` events begin. So has a
    cluster that is too large to be spelled out; `under_way` then says which of them are meant.
    `TrackSet.rows_of` lists the rows of any of the three.
    """

    x: float
    y: float
    width: float
    height: float
    rows: tuple[int, ...]
    track: str
    count: int = 1
    starts_in_s: tuple[float, float] | None = None
    under_way: UnderWay | None = None
    kind: HitKind = HitKind.MARK
    lane: int = 0
    label: str = ""
    label_is_whole: bool = True

    @property
    def can_open(self) -> bool:
        """Whether there is more in it than is drawn: several events, or a fold."""
        return self.kind is HitKind.FOLD or self.count > 1

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies on it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Band(msgspec.Struct, frozen=True):
    """A track as it is laid out: where it lies, its heading and how many events it has.

    `detail` tells levels of detail apart, by the size of density cells or by how many events are
    in clusters; 0 where it is collapsed. `lane_edges` are the y between its lanes, from the top of
    the first to the bottom of the last. The middle of its first line is `first_line_px` below `y`.
    """

    track: str
    label: str
    color: str
    y: float
    height: float
    header_height: float
    count: int
    is_collapsed: bool
    detail: int = 0
    lane_edges: tuple[float, ...] = ()
    first_line_px: float = 0.0


class Ruler(NamedTuple):
    """The primitives of a ruler and of the grid below it, and how high the ruler is."""

    items: tuple[Primitive, ...]
    grid: tuple[Primitive, ...]
    height_px: float


class Scene(msgspec.Struct, frozen=True, eq=False):
    """Everything to draw for one span and size; `y` counts from the top of the first track.

    The items are in the order of the bands, and `item_ends` tells where those of each band end;
    `sliding` are the labels among them that slide so as to stay in sight.
    """

    scale: TimeScale
    height_px: float
    ruler: Ruler
    bands: tuple[Band, ...]
    items: tuple[Primitive, ...]
    hits: tuple[Hit, ...]
    lanes: dict[tuple[str, int], int]
    item_ends: tuple[int, ...]
    sliding: tuple[Label, ...]

    def items_between(self, top: float, bottom: float) -> Iterator[Primitive]:
        """Yield the items of the bands that have some of their height between two y."""
        first, end = self.items_range(top, bottom)
        yield from self.items[first:end]

    def items_range(self, top: float, bottom: float) -> tuple[int, int]:
        """Return where among all items those begin and end that lie between two y."""
        firsts = (0, *self.item_ends)
        seen = [
            place
            for place, band in enumerate(self.bands)
            if band.y < bottom and band.y + band.height > top
        ]
        return (firsts[seen[0]], firsts[seen[-1] + 1]) if seen else (0, 0)

    def hit_at(self, x: float, y: float) -> Hit | None:
        """Return what lies at a point of the scene, the topmost if several do."""
        return next((hit for hit in reversed(self.hits) if hit.contains(x, y)), None)

    def lanes_at(self, scale: TimeScale) -> dict[tuple[str, int], int]:
        """Return the lanes to keep in a scene at another place; none if the zoom is another."""
        return self.lanes if is_same_zoom(self.scale, scale) else {}


def as_text(primitive: Primitive) -> str:
    """Return a primitive as one line of text, for golden files."""
    told = [f"{v:.1f}" if isinstance(v, float) else str(v) for v in primitive[:-1]]
    values = told[:-1] if isinstance(primitive, Label) and not primitive.behind_px else told
    return " ".join([type(primitive).__name__.lower(), *values])
