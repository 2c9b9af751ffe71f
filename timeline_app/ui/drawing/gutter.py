"""The gutter: the names of the tracks in a column that stays put, and what lies beside the view."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from timeline_app.render.fonts import FontMeasurer
from timeline_app.scene.axis.span import LinearScale, TimeScale
from timeline_app.scene.display import Band, Box, Label, Line, Primitive, Scene, TextStyle
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.tracks.tracks import TrackSet
from timeline_app.ui.drawing.frame import Frame, Margin
from timeline_app.ui.drawing.hidden import CHIP_PX, floor_of, hidden_above, hidden_below

# Wide enough for its colour to be told from thirteen others.
_STRIPE_PX = 4.0
# The arrow clears the stripe, and the name the arrow.
_ARROW_X, _NAME_X = 11.0, 25.0
# Counts keep off the line at the end of the gutter.
_END_PX = 10.0
# Between a name and what stands behind it, a blank's width twice.
_GAP_PX = 8.0
# From a name to the words below it on what is beside the view.
_WORDS_BELOW_PX = 19.5
# A track of which so much is below its name's top has room for a second line beside it.
_TWO_LINES_PX = 42.0
# Of a hint, so that none shows behind the chip.
_HALF_LINE_PX = 9.0
# More than are in view with one hint, two or none beside them.
_NAMES_KEPT = 500
_ANY_FIGURE = str.maketrans("123456789", "0" * 9)


class Hint(NamedTuple):
    """A hint at what is out of view: where it stands, where it leads, and what it tells.

    One of a `track` leads to what lies before the view (-1) or after it, else above or below it.
    """

    room: QRectF
    track: str
    step: int
    words: str


class GutterHints(NamedTuple):
    """The hints in the gutter of a frame, as places to click on."""

    gutter: "Gutter"
    frame: Frame

    def all(self) -> list[Hint]:
        """Return what lies above the view, beside each track in it, and below."""
        return [*self.gutter.hints(self.frame)]

    def step_at(self, position: QPointF) -> int:
        """Return -1 over what tells of events above the view, 1 over that of those below, or 0."""
        hint = self.at(position)
        return hint.step if hint is not None and not hint.track else 0

    def margin_at(self, position: QPointF) -> Hint | None:
        """Return the hint at a place that tells of events of a track beside the view."""
        hint = self.at(position)
        return hint if hint is not None and hint.track else None

    def at(self, position: QPointF) -> Hint | None:
        """Return the hint at a place; what tells of above and below lies over the others."""
        if position.x() >= self.frame.gutter:
            return None
        found = [hint for hint in self.all() if hint.room.contains(position)]
        return min(found, key=lambda hint: bool(hint.track), default=None)

    def in_words(self) -> str:
        """Return all that the hints tell, for who cannot see them; nothing if there are none."""
        return ". ".join(hint.words for hint in self.all())


class Gutter:
    """Draws the gutter, and tells where its hints are."""

    def __init__(self, measurer: FontMeasurer) -> None:
        self._measurer = measurer
        self._elided = lru_cache(_NAMES_KEPT)(measurer.elided)

    def basis(self, frame: Frame) -> tuple[object, ...]:
        """Return all that the names follow from: of what lies beside, how long its words are."""
        lengths = tuple(
            tuple(len(str(count)) if count else 0 for count in margin) for margin in frame.margins
        )
        return frame.scene.bands, lengths, frame.scroll, frame.ruler_px

    def names(self, frame: Frame) -> Iterator[Primitive]:
        """Yield what stays as it is in a pan, `y` counted from the top of the view."""
        height = frame.tracks_height
        yield Box(0.0, 0.0, frame.gutter, height, "paper")
        yield Line(frame.gutter - 0.5, 0.0, frame.gutter - 0.5, height, "grid-strong")
        small = self._style_of_small(frame)
        for band, margin in _seen(frame):
            style = small if band.is_collapsed or not self._fits(band, frame) else TextStyle.HEADER
            yield from self._name(band, margin, frame, style)

    def _style_of_small(self, frame: Frame) -> TextStyle:
        """Return how the names of collapsed tracks are written: all small if one needs that."""
        collapsed = (band for band in frame.scene.bands if band.is_collapsed)
        fits = all(self._fits(band, frame) for band in collapsed)
        return TextStyle.HEADER if fits else TextStyle.CAPTION

    def _fits(self, band: Band, frame: Frame) -> bool:
        """Tell whether a name stands whole before its count."""
        count_px = self._measurer.width(f"{band.count:,}", TextStyle.COUNT)
        name_px = self._measurer.width(band.label, TextStyle.HEADER)
        return _NAME_X + name_px + _GAP_PX + count_px + _END_PX <= frame.gutter

    def counts(self, frame: Frame) -> Iterator[Primitive]:
        """Yield how many events lie beside and below the view, which each frame counts anew."""
        below = hidden_below(frame)
        chip_top = frame.tracks_height - (CHIP_PX if below.events else 0.0)
        for band, margin in _seen(frame):
            labels = self._hint_labels(band, margin, frame)
            yield from (label for label in labels if label.y + _HALF_LINE_PX <= chip_top)
        if below.events:
            text = f"▼ {below.in_words(' · ')}"
            width = self._measurer.width(text, TextStyle.CAPTION)
            yield Box(0.0, chip_top, frame.gutter - 1, CHIP_PX, "panel", "panel-line")
            yield Label(_ARROW_X, chip_top + CHIP_PX / 2, text, TextStyle.CAPTION, "accent", width)

    def above(self, frame: Frame) -> Iterator[Primitive]:
        """Yield what stands in the corner over the gutter: what lies above the view."""
        hidden = hidden_above(frame)
        if hidden.events:
            text = f"▲ {hidden.in_words(' · ')}"
            y = frame.ruler_px - CHIP_PX / 2
            width = self._measurer.width(text, TextStyle.CAPTION)
            yield Label(_ARROW_X, y, text, TextStyle.CAPTION, "accent", width)

    def hints(self, frame: Frame) -> Iterator[Hint]:
        """Yield what lies above the view, beside each track in it, and below."""
        above, below = hidden_above(frame), hidden_below(frame)
        if above.events:
            room = QRectF(0.0, 0.0, frame.gutter, frame.ruler_px)
            yield Hint(room, "", -1, f"Above: {above.in_words(', ')}")
        for band, margin in _seen(frame):
            yield from self._margin_hints(band, margin, frame)
        if below.events:
            room = QRectF(0.0, frame.height - CHIP_PX, frame.gutter, CHIP_PX)
            yield Hint(room, "", 1, f"Below: {below.in_words(', ')}")

    def _name(
        self, band: Band, margin: Margin, frame: Frame, style: TextStyle
    ) -> Iterator[Primitive]:
        top, bottom = band.y - frame.scroll, band.y + band.height - frame.scroll
        yield Box(0.0, top + 1, _STRIPE_PX, band.height - 2, band.color)
        yield Line(0.0, bottom + 2, frame.gutter, bottom + 2, "grid")
        middle = _name_middle(band, frame)
        arrow = "▶" if band.is_collapsed else "▼"
        yield Label(_ARROW_X, middle, arrow, TextStyle.CAPTION, "ink-soft", 10.0)
        hints = list(self._hint_labels(band, margin, frame))
        count = f"{band.count:,}"
        is_one_line = bool(hints) and hints[0].y == middle
        if is_one_line:
            x_end = hints[0].x
        else:
            width = self._measurer.width(count, TextStyle.COUNT)
            x_end = frame.gutter - _END_PX - width
            yield Label(x_end, middle, count, TextStyle.COUNT, "ink-soft", width)
        room = x_end - _GAP_PX - _NAME_X
        name = self._elided(band.label, style, room)
        width = self._measurer.width(name, style)
        yield Label(_NAME_X, middle, name, style, "ink", width)

    def _hint_labels(self, band: Band, margin: Margin, frame: Frame) -> Iterator[Label]:
        """Yield how many events lie before the view and after it, as far as there are any."""
        middle = _name_middle(band, frame)
        if band.y + band.height - name_top(band, frame.scroll) >= _TWO_LINES_PX:
            texts = (f"◀ {margin.earlier:,} earlier", f"{margin.later:,} later ▶")
            x, y = _NAME_X, middle + _WORDS_BELOW_PX
        else:
            texts = (f"◀ {margin.earlier:,}", f"{margin.later:,} ▶")
            used = [text for text, count in zip(texts, margin, strict=True) if count]
            widths = [self._hint_px(text) for text in used]
            x = frame.gutter - _END_PX - sum(widths) - _GAP_PX * max(0, len(used) - 1)
            y = middle
        for text, count in zip(texts, margin, strict=True):
            if count:
                width = self._hint_px(text)
                yield Label(x, y, text, TextStyle.CAPTION, "accent", width)
                x += width + _GAP_PX

    def _hint_px(self, text: str) -> float:
        """Return the width of a hint; all figures are equally wide, so few have to be measured."""
        return self._measurer.width(text.translate(_ANY_FIGURE), TextStyle.CAPTION)

    def _margin_hints(self, band: Band, margin: Margin, frame: Frame) -> Iterator[Hint]:
        counts = zip((-1, 1), margin, ("earlier", "later"), strict=True)
        told = [(step, f"{count:,} {word}") for step, count, word in counts if count]
        labels = self._hint_labels(band, margin, frame)
        for (step, words), label in zip(told, labels, strict=True):
            y = label.y + frame.ruler_px
            room = QRectF(label.x - 3, y - 9, label.width + 6, 18)
            yield Hint(room, band.track, step, f"{band.label}: {words}")


def margins_of(scene: Scene, scale: TimeScale, track_set: TrackSet) -> tuple[Margin, ...]:
    """Return how many events of each track lie beside the view; beside a story lies nothing."""
    if not isinstance(scale, LinearScale):
        return tuple(Margin(0, 0) for _ in scene.bands)
    tracks = track_set.track_of_id
    return tuple(Margin(*tracks[band.track].beside(scale.span)) for band in scene.bands)


def name_top(band: Band, scroll: float) -> float:
    """Return where the name of a track stands: at its top, or held at the top of the view."""
    return max(band.y, min(scroll, band.y + band.height - SCREEN.collapsed_px))


def _name_middle(band: Band, frame: Frame) -> float:
    """Return the middle of a name in the view: on a line with the first words beside it."""
    return name_top(band, frame.scroll) - frame.scroll + band.first_line_px


def _seen(frame: Frame) -> Iterator[tuple[Band, Margin]]:
    """Yield the tracks in view with what lies beside it."""
    bottom = frame.scroll + floor_of(frame.scene, frame.scroll, frame.tracks_height)
    for band, margin in zip(frame.scene.bands, frame.margins, strict=True):
        if band.y < bottom and band.y + band.height > frame.scroll:
            yield band, margin
