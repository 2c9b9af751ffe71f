"""How one event is drawn: its symbol or bar by form, basis and traits, and its label."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from timeline_app.core.table import Basis, Form, Trait
from timeline_app.scene.display import (
    Box,
    Fade,
    Label,
    Line,
    Mark,
    MarkShape,
    Primitive,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.packing import EPSILON_PX, Item

NO_DATE_CAPTION = "no date given"
WITHIN_CAPTION = "day not stated"

SHAPES = {
    Basis.STATED: MarkShape.DOT,
    Basis.INFERRED: MarkShape.RING,
    Basis.DERIVED: MarkShape.RING_DOT,
    Basis.UNDATED: MarkShape.OPEN_RING,
}
_BASES = tuple(Basis)
_FORMS = tuple(Form)
_TICK_PX = 4.0
_TICKS = 3
_LONGEST_TEXT = 300
# A label stays inside its box if this share of it fits and can be read; else it stands beside.
_INSIDE_SHARE = 0.6
# Traits are tested as plain numbers: a flag's own operators are too slow for every frame.
_RECURRING = int(Trait.RECURRING)
_WITHIN = int(Trait.WITHIN)
_FADES = (
    (int(Trait.FADE_START | Trait.OPEN_START), Fade.LEFT),
    (int(Trait.FADE_END | Trait.OPEN_END), Fade.RIGHT),
)


class Place(IntEnum):
    """Where the label of an event stands."""

    INSIDE = 0
    RIGHT = 1
    LEFT = 2


class Look(NamedTuple):
    """What is known of an event before a scale gives it a size; `traits` are flags."""

    row: int
    form: Form
    basis: Basis
    traits: int
    color: str


class Figure(NamedTuple):
    """The shape an event takes at a scale, before it has a lane.

    `range` is what it needs with its label, `x_short` where it ends with the shortest label.
    """

    look: Look
    x_start: float
    x_end: float
    is_box: bool
    place: Place
    inner_px: float
    text: str
    text_px: float
    caption: str
    x_low: float
    x_short: float
    x_high: float

    @property
    def row(self) -> int:
        """The row of the event."""
        return self.look.row

    @property
    def item(self) -> Item:
        """What packing needs to know."""
        return Item(self.look.row, self.x_low, self.x_short, self.x_high)


def look_of(row: int, form: int, basis: int, traits: int, color: str) -> Look:
    """Return a look from the codes in the table."""
    return Look(row, _FORMS[form], _BASES[basis], traits, color)


@dataclass(frozen=True, slots=True)
class Draughtsman:
    """Turns events into figures and figures into primitives.

    On paper all that is drawn stays within `[0, paper_px)`, and marks and labels keep off the
    edges of the sheets, which are `sheet_px` wide.
    """

    measurer: TextMeasurer
    metrics: Metrics
    sheet_px: float = math.inf
    paper_px: float = math.inf

    def figure(self, look: Look, x_start: float, x_end: float, title: str) -> Figure:
        """Shape an event whose extent is given in px."""
        metrics = self.metrics
        text = plain_text(title)
        text_px = self.measurer.width(text, TextStyle.LABEL)
        if self.paper_px < math.inf:
            look = self._with_ends_on_paper(look, x_start, x_end)
            x_start, x_end = self._on_paper(x_start, x_end)
        width = x_end - x_start
        is_box = look.basis is not Basis.UNDATED and (
            look.form is Form.PERIOD or width >= metrics.min_box_px - EPSILON_PX
        )
        if is_box:
            x_end = max(x_end, x_start + 2 * metrics.mark_radius_px)
            widest = self._widest_piece(x_start, x_end)
            inner_px = widest - self._lead_px(look) - metrics.padding_px
            if inner_px >= self._least_inside_px(text_px) - EPSILON_PX:
                return self._inside(look, x_start, x_end, inner_px, text, text_px)
        else:
            inner_px = 0.0
            x_start, x_end = self._mark_range(look, x_start, width)
        beside_px = min(text_px, metrics.max_label_px)
        figure = self._beside(look, x_start, x_end, is_box, inner_px, text, beside_px)
        room_px = figure.x_high - figure.x_low - (x_end - x_start)
        if is_box and self.sheet_px < math.inf and room_px <= min(beside_px, inner_px):
            return self._inside(look, x_start, x_end, inner_px, text, text_px)
        return figure

    def draw(self, figure: Figure, y: float, x_limit: float) -> Iterator[Primitive]:
        """Yield the primitives of a figure whose lane is centred on `y`, up to an x."""
        place, inner_px = figure.place, figure.inner_px
        is_cut = x_limit < figure.x_high - EPSILON_PX
        if place is Place.RIGHT and is_cut and inner_px >= x_limit - figure.x_end:
            place = Place.INSIDE
        if figure.is_box:
            yield self._frame(figure, y)
            if inner_px >= 0.0:
                yield from self._lead(figure, y)
        else:
            radius = self.metrics.mark_radius_px
            shape = SHAPES[figure.look.basis]
            yield Mark(shape, figure.x_start + radius, y, radius, figure.look.color)
        if place is Place.INSIDE:
            yield from self._inner_label(figure, y)
        else:
            yield from self._outer_label(figure, y, x_limit)

    def _inside(
        self, look: Look, x_start: float, x_end: float, inner_px: float, text: str, text_px: float
    ) -> Figure:
        caption = ""
        if look.traits & _WITHIN:
            room = inner_px - text_px - self._caption_px(WITHIN_CAPTION)
            caption = WITHIN_CAPTION if room >= 0 else ""
        return Figure(
            look, x_start, x_end, True, Place.INSIDE, inner_px, text, text_px, caption,
            x_start, x_end, x_end,
        )  # fmt: skip

    def _beside(
        self, look: Look, x_start: float, x_end: float, is_box: bool, inner_px: float,
        text: str, text_px: float,
    ) -> Figure:  # fmt: skip
        metrics = self.metrics
        caption = NO_DATE_CAPTION if look.basis is Basis.UNDATED else ""
        before_px = metrics.label_gap_px + self._outer_ticks_px(look, is_box, inner_px)
        beside_px = before_px + text_px + self._caption_px(caption)
        place, x_low, x_high = Place.RIGHT, x_start, x_end + beside_px
        x_short = x_end + before_px + min(text_px, metrics.short_label_px)
        if inner_px >= metrics.short_label_px:
            x_short = x_end
        if self.sheet_px < math.inf:
            place, x_low, x_high = self._on_sheet(x_start, x_end, beside_px)
            x_short = x_high
        return Figure(
            look, x_start, x_end, is_box, place, inner_px, text, text_px, caption,
            x_low, x_short, x_high,
        )  # fmt: skip

    def _least_inside_px(self, text_px: float) -> float:
        """Return the room in a box from which on its label stands there, on a screen even cut."""
        metrics = self.metrics
        if self.sheet_px < math.inf:
            return text_px
        share = _INSIDE_SHARE * min(text_px, metrics.max_label_px)
        return min(text_px, max(share, metrics.cut_label_px))

    def _with_ends_on_paper(self, look: Look, x_start: float, x_end: float) -> Look:
        """Return a look without doubts about an end that lies beyond the paper."""
        is_cut = {
            Fade.LEFT: x_start < -EPSILON_PX,
            Fade.RIGHT: x_end > self.paper_px + EPSILON_PX,
        }
        for traits, end in _FADES:
            if is_cut[end]:
                look = look._replace(traits=look.traits & ~traits)
        return look

    def _on_paper(self, x_start: float, x_end: float) -> tuple[float, float]:
        """Cut an extent at the edges of the paper, a mark's width being the least that is left."""
        least = 2 * self.metrics.mark_radius_px
        x_start = min(max(x_start, 0.0), self.paper_px - least)
        return x_start, max(min(x_end, self.paper_px), x_start)

    def _on_sheet(
        self, x_start: float, x_end: float, beside_px: float
    ) -> tuple[Place, float, float]:
        """Choose the side of a figure on which its label stays on the sheet, cut if need be."""
        right_edge = self._sheet_of(x_end) + self.sheet_px
        left_edge = self._sheet_of(x_start)
        if x_end + beside_px <= right_edge or right_edge - x_end >= x_start - left_edge:
            return Place.RIGHT, x_start, min(x_end + beside_px, right_edge)
        return Place.LEFT, max(x_start - beside_px, left_edge), x_end

    def _widest_piece(self, x_start: float, x_end: float) -> float:
        """Return the width of the widest part of a box that lies on one sheet."""
        if self.sheet_px == math.inf or self._sheet_of(x_start) == self._sheet_of(x_end):
            return x_end - x_start
        first_edge, last_edge = self._sheet_of(x_start) + self.sheet_px, self._sheet_of(x_end)
        between = min(last_edge - first_edge, self.sheet_px)
        return max(first_edge - x_start, between, x_end - last_edge)

    def _sheet_of(self, x: float) -> float:
        """Return where the sheet begins that an x lies on."""
        last = max(round(self.paper_px / self.sheet_px) - 1, 0)
        return min(max(math.floor(x / self.sheet_px), 0), last) * self.sheet_px

    def _mark_range(self, look: Look, x_start: float, width: float) -> tuple[float, float]:
        """Centre a mark on its extent; an undated one hangs at its start."""
        radius = self.metrics.mark_radius_px
        centre = x_start + (min(width / 2, radius) if look.basis is Basis.UNDATED else width / 2)
        if self.sheet_px < math.inf:
            left = self._sheet_of(centre)
            centre = min(max(centre, left + radius), left + self.sheet_px - radius)
        return centre - radius, centre + radius

    def _caption_px(self, caption: str) -> float:
        if not caption:
            return 0.0
        return self.measurer.width(caption, TextStyle.CAPTION) + 2 * self.metrics.label_gap_px

    def _has_symbol(self, look: Look) -> bool:
        """Tell whether a box needs its symbol because the box alone does not tell its basis."""
        return look.form is Form.POINT or look.basis is Basis.DERIVED

    def _lead_px(self, look: Look) -> float:
        """Room before the label of a box: padding, symbol and ticks."""
        metrics = self.metrics
        symbol = 2 * metrics.mark_radius_px + metrics.label_gap_px
        ticks = (_TICKS + 1) * _TICK_PX if look.traits & _RECURRING else 0.0
        return metrics.padding_px + (symbol if self._has_symbol(look) else 0.0) + ticks

    def _outer_ticks_px(self, look: Look, is_box: bool, inner_px: float) -> float:
        inside = is_box and inner_px >= 0
        return (_TICKS + 1) * _TICK_PX if look.traits & _RECURRING and not inside else 0.0

    def _frame(self, figure: Figure, y: float) -> Box:
        height, look = self.metrics.bar_px, figure.look
        is_solid = _is_solid(look)
        fill = look.color if is_solid else f"{look.color}-tint"
        stroke = "" if is_solid else look.color
        dashed = look.basis is Basis.INFERRED
        fade = Fade.NONE
        for traits, end in _FADES:
            if look.traits & traits:
                fade |= end
        return Box(
            figure.x_start, y - height / 2, figure.x_end - figure.x_start, height, fill, stroke,
            dashed, 3.0, fade,
        )  # fmt: skip

    def _lead(self, figure: Figure, y: float) -> Iterator[Primitive]:
        """Yield what stands in a box before its label."""
        look, radius = figure.look, self.metrics.mark_radius_px
        x = figure.x_start + self.metrics.padding_px
        if self._has_symbol(look):
            yield Mark(SHAPES[look.basis], x + radius, y, radius, look.color)
            x += 2 * radius + self.metrics.label_gap_px
        if look.traits & _RECURRING:
            yield from _ticks(look, x, y)

    def _inner_label(self, figure: Figure, y: float) -> Iterator[Primitive]:
        x = figure.x_start + self._lead_px(figure.look)
        x_end = figure.x_end - self.metrics.padding_px
        if figure.caption == WITHIN_CAPTION:
            width = self.measurer.width(figure.caption, TextStyle.CAPTION)
            x_end -= width
            yield Label(x_end, y, figure.caption, TextStyle.CAPTION, "ink-faint", width)
            x_end -= self.metrics.label_gap_px
        color = "on-theme" if _is_solid(figure.look) else "ink"
        text, width = self._fitted(figure.text, x_end - x)
        if text:
            yield Label(x, y, text, TextStyle.LABEL, color, width, x_end)

    def _outer_label(self, figure: Figure, y: float, x_limit: float) -> Iterator[Primitive]:
        """Yield the label beside a figure, as far as an x, or from its left end to the figure."""
        look, gap = figure.look, self.metrics.label_gap_px
        is_left = figure.place is Place.LEFT
        x = figure.x_low if is_left else figure.x_end + gap
        x_limit = figure.x_start - gap if is_left else x_limit
        ticks_px = self._outer_ticks_px(look, figure.is_box, figure.inner_px)
        text, width = self._fitted(figure.text, min(figure.text_px, x_limit - x - ticks_px))
        caption_px = self._caption_px(figure.caption) - gap
        is_captioned = bool(figure.caption) and (
            x + ticks_px + figure.text_px + caption_px <= x_limit + EPSILON_PX
        )
        if is_left:
            x = x_limit - ticks_px - width - (caption_px if is_captioned else 0.0)
        if ticks_px:
            yield from _ticks(look, x, y)
            x += ticks_px
        if text:
            yield Label(x, y, text, TextStyle.LABEL, _label_color(look), width)
        if is_captioned:
            x += width + gap
            yield Label(x, y, figure.caption, TextStyle.CAPTION, "ink-faint", caption_px - gap)

    def _fitted(self, text: str, room_px: float) -> tuple[str, float]:
        """Return a text cut to the room, and its width; nothing where not even a letter fits."""
        room_px += EPSILON_PX
        text = self.measurer.elided(text, TextStyle.LABEL, room_px)
        width = self.measurer.width(text, TextStyle.LABEL)
        return (text, width) if width <= room_px else ("", 0.0)


def plain_text(title: str) -> str:
    """Return a title as one line of bearable length."""
    text = title[:_LONGEST_TEXT]
    return text if text.isprintable() else " ".join(text.split())


def _is_solid(look: Look) -> bool:
    return look.form is Form.PERIOD and look.basis is Basis.STATED


def _label_color(look: Look) -> str:
    return "ink-soft" if look.basis is Basis.UNDATED else "ink"


def _ticks(look: Look, x: float, y: float) -> Iterator[Primitive]:
    for number in range(_TICKS):
        at = x + number * _TICK_PX
        yield Line(at, y - 4, at, y + 4, look.color)
