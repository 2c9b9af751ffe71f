"""The margin of an axis: the names of tracks, and a line for the promises of each."""

from collections.abc import Callable, Iterator, Sequence

from timeline_app.scene.brief.axis_scene import Row
from timeline_app.scene.brief.pages import Draft
from timeline_app.scene.brief.request import Fold
from timeline_app.scene.cutting import fitted_label
from timeline_app.scene.display import (
    Box,
    Label,
    Line,
    Mark,
    MarkShape,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.paper.page import LinkArea, LinkTarget, note_target
from timeline_app.scene.tags import HEAD, DrawingTags, Role, Tag

# Off the rules between tracks.
_TEXT_PX = 8.0
# Wide enough for its colour to be told on paper.
_STRIPE_PX = 3.0
# A line of 11 px type.
_NAME_LINE_PX = 12.5
# A ring as high as the small letters beside it, and the room it takes with a gap.
_RING_PX, _RING_ROOM_PX = 3.0, 9.0
# What is measured before it is known on which pages promises are.
_WIDEST_PAGES = "pages 000–000"


def lone_lines(
    folds: Sequence[Fold], width: float, measurer: TextMeasurer
) -> Iterator[tuple[Fold, ...]]:
    """Yield tracks that have promises alone in lines, as many in each as are sure to fit."""

    def fold_px(fold: Fold) -> float:
        label_px = measurer.width(fold.label, TextStyle.NOTE_STRONG)
        text_px = measurer.width(_fold_words(fold, _WIDEST_PAGES), TextStyle.NOTE)
        return label_px + text_px + _RING_ROOM_PX + 3 * _TEXT_PX

    widest_px = max(map(fold_px, folds), default=1.0)
    count = max(1, int(width / widest_px))
    for first in range(0, len(folds), count):
        yield tuple(folds[first : first + count])


def fold_target(fold: Fold) -> str:
    """Return the name of the place where the promises of a track are counted."""
    return f"promises-{fold.track}"


class Margin:
    """Puts names and promises on a sheet; `pages_of` tells where the promises of a track are."""

    def __init__(
        self, draft: Draft, left: float, pages_of: Callable[[Fold], str], tags: DrawingTags
    ) -> None:
        self._tags = tags
        self._draft = draft
        self._left = left
        self._pages_of = pages_of
        self._width = draft.leaf.width
        self._measurer = draft.leaf.measurer

    def put(self, row: Row, cut: tuple[float, float], dy: float) -> None:
        """Put name and promises of a track into the margin, and a rule above it."""
        top, bottom = max(row.y, cut[0]) + dy, min(row.y + row.height, cut[1]) + dy
        self._draft.primitives.append(Line(0.0, top - 1, self._width, top - 1, "grid-strong"))
        if row.band is None:
            self._put_lone(row.folds, (top + bottom) / 2)
            return
        self._draft.primitives.append(
            Box(0.0, top + 1, _STRIPE_PX, bottom - top - 2, row.band.color)
        )
        is_continued = row.y < cut[0]
        text = f"{row.band.label}, continued" if is_continued else row.band.label
        y, room = top + _NAME_LINE_PX / 2 + 1, self._left - 2 * _TEXT_PX
        for fold in () if is_continued else row.folds:
            if bottom - top >= 2 * _NAME_LINE_PX:
                self._put_fold(fold, _TEXT_PX, y + _NAME_LINE_PX)
            else:
                room -= self._put_fold_beside(fold, text, y) + _TEXT_PX
        tag = HEAD if is_continued else self._tags.name(row.band.track)
        self._draft.primitives.append(self._name(text, _TEXT_PX, y, room, tag))

    def _put_lone(self, folds: Sequence[Fold], y: float) -> None:
        """Put tracks that have promises alone on a line across the sheet."""
        share = self._width / len(folds)
        for place, fold in enumerate(folds):
            x = place * share
            stripe = Box(x, y - _NAME_LINE_PX / 2, _STRIPE_PX, _NAME_LINE_PX, fold.color)
            self._draft.primitives.append(stripe)
            words = _fold_words(fold, self._pages_of(fold))
            text_px = self._measurer.width(words, TextStyle.NOTE) + _RING_ROOM_PX
            room, tag = share - text_px - 3 * _TEXT_PX, self._tags.name(fold.track)
            label = self._name(fold.label, x + _TEXT_PX, y, room, tag)
            self._draft.primitives.append(label)
            x = label.x + label.width + _TEXT_PX
            self._put_fold(fold, x, y)

    def _name(self, text: str, x: float, y: float, room: float, tag: Tag) -> Label:
        measurer = self._measurer
        return fitted_label(x, y, text, TextStyle.NOTE_STRONG, "ink", room, measurer, tag)

    def _put_fold_beside(self, fold: Fold, name: str, y: float) -> float:
        """Put promises at the right of a name, short where the name would be cut."""
        measurer = self._measurer
        words = _fold_words(fold, self._pages_of(fold))
        room = self._left - 3 * _TEXT_PX - measurer.width(name, TextStyle.NOTE_STRONG)
        if measurer.width(words, TextStyle.NOTE) + _RING_ROOM_PX > room:
            pages = self._pages_of(fold).replace("pages ", "p. ").replace("page ", "p. ")
            words = f"{len(fold.numbers):,} → {pages}" if pages else f"{len(fold.numbers):,}"
        width = measurer.width(words, TextStyle.NOTE) + _RING_ROOM_PX
        self._put_fold(fold, self._left - _TEXT_PX - width, y, words)
        return width

    def _put_fold(self, fold: Fold, x: float, y: float, words: str = "") -> None:
        """Put how many promises a track has and where they are."""
        text = words or _fold_words(fold, self._pages_of(fold))
        width = self._measurer.width(text, TextStyle.NOTE)
        self._draft.primitives.append(
            Mark(MarkShape.OPEN_RING, x + _RING_PX, y, _RING_PX, fold.color)
        )
        x_text, tag = x + _RING_ROOM_PX, self._tags.remark(fold.track).holding(Role.LINK)
        label = Label(x_text, y, text, TextStyle.NOTE, "ink-soft", width, tag=tag)
        self._draft.primitives.append(label)
        area = x, y - _NAME_LINE_PX / 2, _RING_ROOM_PX + width, _NAME_LINE_PX
        self._draft.links.append(LinkArea(*area, note_target(fold.numbers[0]), tag))
        place = LinkTarget(fold_target(fold), x, y - _NAME_LINE_PX / 2, f"promises of {fold.label}")
        self._draft.targets.append(place)


def _fold_words(fold: Fold, pages: str) -> str:
    noun = "promise" if len(fold.numbers) == 1 else "promises"
    words = f"{len(fold.numbers):,} {noun}"
    return f"{words} → {pages}" if pages else words
