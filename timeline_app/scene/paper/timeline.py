"""The drawing on paper: a scene cut into sheets, each with ruler, headings and the events."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec
import numpy as np

from timeline_app.core.table.arrays import distinct
from timeline_app.scene.axis.pieces import event_spans_of, story_scale
from timeline_app.scene.axis.span import LinearScale, TimeScale, TimeSpan
from timeline_app.scene.cutting import between, cropped, fitted_label, middle_of, moved
from timeline_app.scene.display import (
    TEXT_SIZES_PX,
    Band,
    Box,
    Hit,
    Label,
    Primitive,
    Scene,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.paper.numbering import numbered, parted
from timeline_app.scene.paper.page import LinkArea, LinkTarget, event_target, note_target
from timeline_app.scene.paper.refusals import PaperTooSmallError, TooManyEventsError
from timeline_app.scene.paper.ruler import RULER_GAP_PX, ruler_on_sheet
from timeline_app.scene.paper.sheet import PAPER, PrintWords, Sheet
from timeline_app.scene.tags import HEAD, DrawingTags, Role, Tag
from timeline_app.scene.ticks import ENGLISH, DateNames
from timeline_app.scene.tracks.tracks import TrackSet

# Px of 1/96 inch, points of 1/72.
PX_PER_PT = 96 / 72
# The smallest type that can be read without effort at arm's length.
SMALLEST_TEXT_PT = 7.0
SMALLEST_SHRINK = SMALLEST_TEXT_PT * PX_PER_PT / min(TEXT_SIZES_PX.values())
# Over a thousand sheets with notes: more is a list to filter, not one to print.
MOST_EVENTS = 10_000
NOTHING_TEXT = "No events in this span"

# Clear of the stripe, about as far as labels keep from a box's edge.
_HEADING_X_PX = 10.0
# Wide enough for its colour to be told on paper.
_STRIPE_PX = 3.0
# A label may take nearly a sheet, but leaves its mark room.
_LABEL_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """All that the drawing is made from.

    `number_of` are the numbers of rows that have a note; `pieces` are named parts of time to draw,
    `is_even` forbids a scale in pieces, and `padding` is the share of the span that an even scale
    adds on either side. `words_of` say what a row is to who cannot see it: its title by default.
    """

    track_set: TrackSet
    span: TimeSpan
    measurer: TextMeasurer
    title_of: Callable[[int], str]
    words: PrintWords
    names: DateNames = ENGLISH
    number_of: Mapping[int, int] = field(default_factory=dict)
    is_even: bool = False
    padding: float = 0.0
    pieces: tuple[TimeSpan, ...] = ()
    words_of: Callable[[int], str] | None = None

    def tags(self, within: Tag, heading: Role) -> DrawingTags:
        """Return the elements of the drawing, with the headings of tracks on a level."""
        return DrawingTags(within, heading, self.words_of or self.title_of)

    def scale(self, width_px: float) -> TimeScale:
        """Return the scale that shows what is asked for in a width."""
        rows = [track.rows for track in self.track_set.tracks]
        if self.is_even or not rows:
            return LinearScale(self.span.padded(self.padding), width_px)
        spans = event_spans_of(self.track_set.table, distinct(np.concatenate(rows)))
        return story_scale(spans, self.span, width_px, self.padding, named=self.pieces)


@dataclass(frozen=True, slots=True)
class SheetBody:
    """What stands on a sheet between heading and footer, in px of the sheet."""

    primitives: tuple[Primitive, ...]
    links: tuple[LinkArea, ...]
    targets: tuple[LinkTarget, ...]
    bottom: float
    remark: str = ""


def check_count(request: PrintRequest) -> None:
    """Raise TooManyEventsError if there are more events than paper can take."""
    count = sum(track.count_in(request.span) for track in request.track_set.tracks)
    if count > MOST_EVENTS:
        raise TooManyEventsError(
            f"{count:,} events are too many to print: filter them or take a shorter span, "
            f"to have at most {MOST_EVENTS:,}"
        )


class Drawing:
    """A timeline laid out for some sheets side by side, ready to be cut."""

    def __init__(
        self, request: PrintRequest, sheet: Sheet, across: int = 1, prefix: str = "",
        level: Role = Role.HEADING_2,
    ) -> None:  # fmt: skip
        self._request = request
        self.tag = Tag(Role.SECTION)
        self._tags = request.tags(self.tag, level)
        self._sheet = sheet
        self._across = across
        self._prefix = prefix
        asked = self._scene_request()
        self._scene: Scene = build_scene(asked)
        self._ruler = self._scene.ruler
        self._items_of = _by_band(self._scene)
        self._named: set[str] = set()

    @property
    def height_px(self) -> float:
        """The height of the whole drawing in one piece, ruler included."""
        return self._ruler.height_px + RULER_GAP_PX + self._scene.height_px

    @property
    def scene_height_px(self) -> float:
        """The height of the tracks."""
        return self._scene.height_px

    def cuts(self) -> list[tuple[float, float]]:
        """Cut the height at lane edges so that each piece fits a sheet, headings kept with lanes.

        Raises PaperTooSmallError if not even a heading and a lane fit.
        """
        scene = self._scene
        body_px = self._sheet.body_px - self._ruler.height_px - RULER_GAP_PX
        if body_px < PAPER.header_px + 2 * PAPER.lane_px:
            raise PaperTooSmallError
        edges = [edge for band in scene.bands for edge in _edges(band)]
        cuts, top, last = [], 0.0, 0.0
        for edge in [*edges, scene.height_px]:
            room = body_px - (PAPER.header_px if self._is_continued(top) else 0.0)
            if edge - top > room and last > top:
                cuts.append((top, last))
                top = last
            last = edge
        return [*cuts, (top, scene.height_px)]

    def body(self, cut: tuple[float, float], column: int = 0) -> SheetBody:
        """Return what stands on one sheet."""
        sheet, measurer = self._sheet, self._request.measurer
        top, bottom = cut
        left = column * sheet.width
        right = left + sheet.width
        body_top = self._body_top
        header_px = PAPER.header_px if self._is_continued(top) else 0.0
        dy = body_top + header_px - top
        # What is repeated on other sheets is read once.
        is_first = top <= 0.0 and not column
        tag = self._tags.ruler(self._scene.scale) if is_first else HEAD
        primitives = list(ruler_on_sheet(
            self._ruler, (left, right), -left, sheet.body_top, bottom + dy, measurer, tag
        ))  # fmt: skip
        targets: list[LinkTarget] = []
        for band in self._scene.bands:
            if band.y < bottom and band.y + band.height > top:
                primitives += self._band(band, cut, left, dy, targets)
        if not self._scene.bands:
            y = body_top + PAPER.lane_px
            primitives.append(
                fitted_label(0.0, y, NOTHING_TEXT, TextStyle.LABEL, "ink-soft", sheet.width,
                             measurer, self._tags.remark(""))
            )  # fmt: skip
        links: list[LinkArea] = []
        for hit in self._scene.hits:
            if top <= hit.y < bottom and hit.x < right and hit.x + hit.width > left:
                links += self._link(hit, left, dy, targets)
        return SheetBody(tuple(primitives), tuple(links), tuple(targets), bottom + dy)

    def hits(self) -> tuple[Hit, ...]:
        """Return where events are drawn on a sheet that holds all of them."""
        dy = self._body_top
        return tuple(msgspec.structs.replace(hit, y=hit.y + dy) for hit in self._scene.hits)

    @property
    def _body_top(self) -> float:
        """The y of the tracks on a sheet that begins with the first one."""
        return self._sheet.body_top + self._ruler.height_px + RULER_GAP_PX

    def _scene_request(self) -> SceneRequest:
        request, sheet = self._request, self._sheet
        metrics = msgspec.structs.replace(
            PAPER, max_label_px=min(PAPER.max_label_px, sheet.width * _LABEL_SHARE)
        )
        return SceneRequest(
            request.track_set, self._scale(), request.measurer, self._numbered_title, metrics,
            request.names, keep_labels_inside=True, sheet_px=sheet.width,
            tag_of=self._tags.event,
        )  # fmt: skip

    def _scale(self) -> TimeScale:
        return self._request.scale(self._sheet.width * self._across)

    def _numbered_title(self, row: int) -> str:
        title = self._request.title_of(row)
        number = self._request.number_of.get(row)
        return title if number is None else numbered(number, title)

    def _is_continued(self, top: float) -> bool:
        return any(band.y < top < band.y + band.height for band in self._scene.bands)

    def _band(
        self,
        band: Band,
        cut: tuple[float, float],
        left: float,
        dy: float,
        targets: list[LinkTarget],
    ) -> Iterator[Primitive]:
        """Yield the heading of a band and what of it belongs on the sheet, lane by lane."""
        top, bottom = max(cut[0], band.y), min(cut[1], band.y + band.height)
        tag = HEAD
        if cut[0] <= band.y:
            y, text = band.y + dy, band.label
            if band.track not in self._named:
                self._named.add(band.track)
                tag, name = self._tags.name(band.track), f"{self._prefix}track-{band.track}"
                targets.append(LinkTarget(name, 0.0, y, band.label))
        else:
            y, text = cut[0] + dy - PAPER.header_px, f"{band.label}, continued"
        yield from self._heading(band, y, text, tag)
        items = sorted(
            between(self._items_of[band.track], top, bottom),
            key=lambda item: bisect_right(band.lane_edges, middle_of(item)),
        )
        for item in cropped(items, left, left + self._sheet.width, self._request.measurer):
            shown = moved(item, -left, dy)
            if isinstance(shown, Label) and self._request.number_of:
                yield from parted(shown, TextStyle.NUMBER, self._request.measurer)
            else:
                yield shown

    def _heading(self, band: Band, y: float, text: str, tag: Tag) -> Iterator[Primitive]:
        height, room = PAPER.header_px - 4, self._sheet.width - 2 * _HEADING_X_PX
        width = self._sheet.width - _STRIPE_PX
        yield Box(_STRIPE_PX, y + 2, width, height, f"{band.color}-tint")
        yield Box(0.0, y + 2, _STRIPE_PX, height, band.color)
        middle = y + PAPER.header_px / 2
        yield fitted_label(
            _HEADING_X_PX, middle, text, TextStyle.HEADER, "ink", room, self._request.measurer, tag
        )

    def _link(
        self, hit: Hit, left: float, dy: float, targets: list[LinkTarget]
    ) -> Iterator[LinkArea]:
        number = self._request.number_of.get(hit.rows[0]) if len(hit.rows) == 1 else None
        if number is None:
            return
        x, x_end = max(hit.x, left), min(hit.x + hit.width, left + self._sheet.width)
        name = event_target(number)
        if name not in self._named:
            self._named.add(name)
            targets.append(LinkTarget(name, x - left, hit.y + dy, f"{number} on the axis"))
        tag = self._tags.link(hit.track, hit.rows[0])
        yield LinkArea(x - left, hit.y + dy, x_end - x, hit.height, note_target(number), tag)


def _edges(band: Band) -> Iterator[float]:
    """Yield where a band may be cut: before it, and after each lane but the heading."""
    yield band.y
    yield from band.lane_edges[1:-1]


def _by_band(scene: Scene) -> dict[str, list[Primitive]]:
    """Return the primitives of each track, which stand in the order of the tracks."""
    found: dict[str, list[Primitive]] = {band.track: [] for band in scene.bands}
    bands = iter(scene.bands)
    band = next(bands, None)
    for item in scene.items:
        y = middle_of(item)
        while band is not None and y > band.y + band.height:
            band = next(bands, None)
        if band is not None:
            found[band.track].append(item)
    return found
