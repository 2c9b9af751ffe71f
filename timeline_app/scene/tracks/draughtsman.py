"""How one event is drawn: its symbol or bar by form, basis and traits, and its label."""

import math
from collections.abc import Iterator

import msgspec

from timeline_app.core.table.table import Basis, Form, Trait
from timeline_app.scene.display import (
    FADE_PX,
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
from timeline_app.scene.tracks.figures import (
    Figure,
    Look,
    Place,
    inner_color,
    is_solid_bar,
    outer_color,
    plain_text,
)
from timeline_app.scene.tracks.packing import EPSILON_PX
from timeline_app.scene.wrapping import narrowest_px, two_lines

NO_DATE_CAPTION = "no date given"
WITHIN_CAPTION = "day not stated"

SHAPES = {
    Basis.STATED: MarkShape.DOT,
    Basis.INFERRED: MarkShape.RING,
    Basis.DERIVED: MarkShape.RING_DOT,
    Basis.UNDATED: MarkShape.OPEN_RING,
}
_TICK_PX = 4.0
_TICKS = 3
# A label stays inside its box if this share of it fits and can be read; else it stands beside.
_INSIDE_SHARE = 0.6
# Traits are tested as plain numbers: a flag's own operators are too slow for every frame.
_RECURRING = int(Trait.RECURRING)
_WITHIN = int(Trait.WITHIN)
_FADES = (
    (int(Trait.FADE_START | Trait.OPEN_START), Fade.LEFT),
    (int(Trait.FADE_END | Trait.OPEN_END), Fade.RIGHT),
)


class Draughtsman(msgspec.Struct, frozen=True):
    """Turns events into figures and figures into primitives.

    On paper all that is drawn stays within `[0, paper_px)`, and marks and labels keep off the
    edges of the sheets, which are `sheet_px` wide. On a screen labels keep within `edges_px` where
    they can: what begins and ends between them has its label on its left if need be (`may_flip`),
    or in two lines.
    """

    measurer: TextMeasurer
    metrics: Metrics
    sheet_px: float = math.inf
    paper_px: float = math.inf
    edges_px: tuple[float, float] = (-math.inf, math.inf)
    may_flip: bool = True

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
            inner_px = widest - self._lead_px(look) - self._tail_px(look)
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

    def is_wrapped(self, figure: Figure, x_limit: float) -> bool:
        """Tell whether the label of a figure takes two lines if it may reach up to an x."""
        if figure.place is Place.INSIDE:
            is_whole = figure.text_px <= figure.inner_px + EPSILON_PX
        else:
            text_px = self.measurer.width(figure.text, TextStyle.LABEL)
            is_whole = (
                text_px <= figure.text_px
                and x_limit >= figure.x_high - EPSILON_PX
                # What stands beside an event may already be cut at the edge of its sheet.
                and self.sheet_px == math.inf
            )
        if is_whole:
            return False
        labels = self._label(figure, 0.0, x_limit, 2)
        return any(isinstance(item, Label) and item.y > 0 for item in labels)

    def draw(
        self, figure: Figure, y: float, x_limit: float, most_lines: int = 1
    ) -> Iterator[Primitive]:
        """Yield the primitives of a figure whose first line is centred on `y`, up to an x."""
        labels = list(self._label(figure, y, x_limit, most_lines))
        if figure.is_box:
            is_inside = self._place(figure, x_limit) is Place.INSIDE
            has_two = any(isinstance(item, Label) and item.y > y for item in labels)
            yield self._frame(figure, y, self.metrics.line_px if is_inside and has_two else 0.0)
            if figure.inner_px >= 0.0:
                yield from self._lead(figure, y)
        else:
            radius = self.metrics.mark_radius_px
            shape = SHAPES[figure.look.basis]
            yield Mark(shape, figure.x_start + radius, y, radius, figure.look.color)
        yield from labels

    def _place(self, figure: Figure, x_limit: float) -> Place:
        """Return where a label stands that may reach up to an x: where it has most room."""
        is_cut = x_limit < figure.x_high - EPSILON_PX
        if figure.place is Place.RIGHT and is_cut and figure.inner_px >= x_limit - figure.x_end:
            return Place.INSIDE
        return figure.place

    def _label(
        self, figure: Figure, y: float, x_limit: float, most_lines: int
    ) -> Iterator[Primitive]:
        if self._place(figure, x_limit) is Place.INSIDE:
            return self._inner_label(figure, y, most_lines)
        return self._outer_label(figure, y, x_limit, most_lines)

    def _inside(
        self, look: Look, x_start: float, x_end: float, inner_px: float, text: str, text_px: float
    ) -> Figure:
        caption = ""
        if look.traits & _WITHIN:
            room = inner_px - text_px - self._caption_px(WITHIN_CAPTION)
            caption = WITHIN_CAPTION if room >= 0 else ""
        inner_px = self._inner_room_px(x_start + self._lead_px(look), inner_px, text, text_px)
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
        elif x_high > self.edges_px[1] >= x_end and x_start >= self.edges_px[0]:
            narrow_px = min(text_px, narrowest_px(self.measurer, text))
            for label_px in (text_px, narrow_px):
                reach_px = beside_px - text_px + label_px
                if x_end + reach_px <= self.edges_px[1]:
                    x_high, text_px = x_end + reach_px, label_px
                    break
                if self.may_flip and x_start - reach_px >= self.edges_px[0]:
                    place, x_low, x_short, x_high = Place.LEFT, x_start - reach_px, x_end, x_end
                    text_px = label_px
                    break
            x_short = min(x_short, x_high)
        return Figure(
            look, x_start, x_end, is_box, place, inner_px, text, text_px, caption,
            x_low, x_short, x_high,
        )  # fmt: skip

    def _inner_room_px(self, x: float, inner_px: float, text: str, text_px: float) -> float:
        """Return how far a label in a box goes: on a screen as far as its edge, if that is enough.

        One that begins before the edge can be read from there on without moving the view.
        """
        room_px = self.edges_px[1] - x
        if x < self.edges_px[0] or text_px <= room_px or room_px >= inner_px:
            return inner_px
        return room_px if narrowest_px(self.measurer, text) <= room_px else inner_px

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
        lead_px = metrics.padding_px + (symbol if self._has_symbol(look) else 0.0) + ticks
        fades = is_solid_bar(look) and look.traits & _FADES[0][0]
        return lead_px + (FADE_PX if fades else 0.0)

    def _tail_px(self, look: Look) -> float:
        """Room after the label of a box: a light label cannot be read where its bar runs out."""
        fades = is_solid_bar(look) and look.traits & _FADES[1][0]
        return self.metrics.padding_px + (FADE_PX if fades else 0.0)

    def _outer_ticks_px(self, look: Look, is_box: bool, inner_px: float) -> float:
        inside = is_box and inner_px >= 0
        return (_TICKS + 1) * _TICK_PX if look.traits & _RECURRING and not inside else 0.0

    def _frame(self, figure: Figure, y: float, more_px: float) -> Box:
        height, look = self.metrics.bar_px, figure.look
        is_solid = is_solid_bar(look)
        fill = look.color if is_solid else f"{look.color}-tint"
        stroke = "" if is_solid else look.color
        dashed = look.basis is Basis.INFERRED
        fade = Fade.NONE
        for traits, end in _FADES:
            if look.traits & traits:
                fade |= end
        return Box(
            figure.x_start, y - height / 2, figure.x_end - figure.x_start, height + more_px, fill,
            stroke, dashed, 3.0, fade,
        )  # fmt: skip

    def _lead(self, figure: Figure, y: float) -> Iterator[Primitive]:
        """Yield what stands in a box before its label."""
        look, radius = figure.look, self.metrics.mark_radius_px
        x = figure.x_start + self.metrics.padding_px
        if self._has_symbol(look):
            yield Mark(SHAPES[look.basis], x + radius, y, radius, look.color)
            x += 2 * radius + self.metrics.label_gap_px
        if look.traits & _RECURRING:
            x = figure.x_start + self._lead_px(look) - (_TICKS + 1) * _TICK_PX
            yield from _ticks(x, y, inner_color(look) if is_solid_bar(look) else look.color)

    def _inner_label(self, figure: Figure, y: float, most_lines: int) -> Iterator[Primitive]:
        x = figure.x_start + self._lead_px(figure.look)
        x_end = figure.x_end - self._tail_px(figure.look)
        if figure.caption == WITHIN_CAPTION:
            width = self.measurer.width(figure.caption, TextStyle.CAPTION)
            x_end -= width
            yield Label(x_end, y, figure.caption, TextStyle.CAPTION, "ink-faint", width)
            x_end -= self.metrics.label_gap_px
        color = inner_color(figure.look)
        room_px = x_end - x
        if self.edges_px[1] < math.inf:
            room_px = min(room_px, max(figure.inner_px, 0.0))
        lines = self._fitted(figure.text, room_px, most_lines)
        # Lines of one width slide together.
        widest_px = max((width for _, width in lines), default=0.0)
        for number, (text, _) in enumerate(lines):
            line_y = y + number * self.metrics.line_px
            yield Label(x, line_y, text, TextStyle.LABEL, color, widest_px, x_end)

    def _outer_label(
        self, figure: Figure, y: float, x_limit: float, most_lines: int
    ) -> Iterator[Primitive]:
        """Yield the label beside a figure, as far as an x, or from its left end to the figure."""
        look, gap = figure.look, self.metrics.label_gap_px
        is_left = figure.place is Place.LEFT
        x = figure.x_low if is_left else figure.x_end + gap
        x_limit = figure.x_start - gap if is_left else x_limit
        ticks_px = self._outer_ticks_px(look, figure.is_box, figure.inner_px)
        room_px = min(figure.text_px, x_limit - x - ticks_px)
        lines = self._fitted(figure.text, room_px, most_lines)
        caption_px = self._caption_px(figure.caption) - gap
        is_captioned = bool(figure.caption) and (
            x + ticks_px + figure.text_px + caption_px <= x_limit + EPSILON_PX
        )
        # A label on the left ends at its figure, line by line, the caption counted.
        reaches_px = [width for _, width in lines] or [0.0]
        if is_captioned:
            reaches_px[-1] += caption_px
        starts = [x_limit - reach if is_left else x + ticks_px for reach in reaches_px]
        if ticks_px:
            yield from _ticks(starts[0] - ticks_px, y, look.color)
        for number, (text, width) in enumerate(lines):
            line_y = y + number * self.metrics.line_px
            yield Label(starts[number], line_y, text, TextStyle.LABEL, outer_color(look), width)
        if is_captioned:
            x = starts[-1] + reaches_px[-1] - caption_px + gap
            line_y = y + max(0, len(lines) - 1) * self.metrics.line_px
            yield Label(x, line_y, figure.caption, TextStyle.CAPTION, "ink-faint", caption_px - gap)

    def _fitted(self, text: str, room_px: float, most_lines: int) -> list[tuple[str, float]]:
        """Return the lines of a text that fit the room, each with its width.

        A text is put on two lines before it is cut; where not even a letter fits, it has none.
        """
        room_px += EPSILON_PX
        if most_lines > 1 and self.measurer.width(text, TextStyle.LABEL) > room_px:
            lines = two_lines(self.measurer, text, room_px)
            if lines is not None:
                return [(line, self.measurer.width(line, TextStyle.LABEL)) for line in lines]
        text = self.measurer.elided(text, TextStyle.LABEL, room_px)
        width = self.measurer.width(text, TextStyle.LABEL)
        return [(text, width)] if width <= room_px else []


def _ticks(x: float, y: float, color: str) -> Iterator[Primitive]:
    for number in range(_TICKS):
        at = x + number * _TICK_PX
        yield Line(at, y - 4, at, y + 4, color)
