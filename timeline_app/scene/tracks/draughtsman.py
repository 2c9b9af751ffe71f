"""How one event is drawn: its symbol or bar by form, basis and traits, and its label."""

import math
from collections.abc import Iterator

import msgspec

from timeline_app.core.table.table import Basis
from timeline_app.scene.display import Box, Fade, Label, Line, Mark, MarkShape, Primitive, TextStyle
from timeline_app.scene.tracks.figures import (
    Figure,
    LabelPlace,
    inner_color,
    is_solid_bar,
    outer_color,
)
from timeline_app.scene.tracks.packing import EPSILON_PX
from timeline_app.scene.tracks.room import Room
from timeline_app.scene.tracks.shaper import WITHIN_CAPTION
from timeline_app.scene.tracks.spacing import (
    FADES,
    RECURRING,
    TICK_PX,
    TICKS,
    Spacing,
    has_symbol,
)
from timeline_app.scene.wrapping import two_lines

_SHAPES = {
    Basis.STATED: MarkShape.DOT,
    Basis.INFERRED: MarkShape.RING,
    Basis.DERIVED: MarkShape.RING_DOT,
    Basis.UNDATED: MarkShape.OPEN_RING,
}


class Draughtsman(msgspec.Struct, frozen=True):
    """Turns figures into primitives."""

    spacing: Spacing
    room: Room

    def is_wrapped(self, figure: Figure, x_limit: float) -> bool:
        """Tell whether the label of a figure takes two lines if it may reach up to an x."""
        if figure.place is LabelPlace.INSIDE:
            is_whole = figure.text_px <= figure.inner_px + EPSILON_PX
        else:
            text_px = self.spacing.measurer.width(figure.text, TextStyle.LABEL)
            is_whole = (
                text_px <= figure.text_px
                and x_limit >= figure.x_high - EPSILON_PX
                # What stands beside an event may already be cut at the edge of its sheet.
                and not self.room.has_sheets
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
            is_inside = self._place(figure, x_limit) is LabelPlace.INSIDE
            has_two = any(isinstance(item, Label) and item.y > y for item in labels)
            yield self._frame(
                figure, y, self.spacing.metrics.line_px if is_inside and has_two else 0.0
            )
            if figure.inner_px >= 0.0:
                yield from self._lead(figure, y)
        else:
            radius = self.spacing.metrics.mark_radius_px
            shape = _SHAPES[figure.look.basis]
            yield Mark(shape, figure.x_start + radius, y, radius, figure.look.color)
        yield from labels

    def _place(self, figure: Figure, x_limit: float) -> LabelPlace:
        """Return where a label stands that may reach up to an x: where it has most room."""
        is_cut = x_limit < figure.x_high - EPSILON_PX
        if (
            figure.place is LabelPlace.RIGHT
            and is_cut
            and figure.inner_px >= x_limit - figure.x_end
        ):
            return LabelPlace.INSIDE
        return figure.place

    def _label(
        self, figure: Figure, y: float, x_limit: float, most_lines: int
    ) -> Iterator[Primitive]:
        if self._place(figure, x_limit) is LabelPlace.INSIDE:
            return self._inner_label(figure, y, most_lines)
        return self._outer_label(figure, y, x_limit, most_lines)

    def _frame(self, figure: Figure, y: float, more_px: float) -> Box:
        height, look = self.spacing.metrics.bar_px, figure.look
        is_solid = is_solid_bar(look)
        fill = look.color if is_solid else f"{look.color}-tint"
        stroke = "" if is_solid else look.color
        dashed = look.basis is Basis.INFERRED
        fade = Fade.NONE
        for traits, end in FADES:
            if look.traits & traits:
                fade |= end
        return Box(
            figure.x_start, y - height / 2, figure.x_end - figure.x_start, height + more_px, fill,
            stroke, dashed, 3.0, fade,
        )  # fmt: skip

    def _lead(self, figure: Figure, y: float) -> Iterator[Primitive]:
        """Yield what stands in a box before its label."""
        look, radius = figure.look, self.spacing.metrics.mark_radius_px
        x = figure.x_start + self.spacing.metrics.padding_px
        if has_symbol(look):
            yield Mark(_SHAPES[look.basis], x + radius, y, radius, look.color)
            x += 2 * radius + self.spacing.metrics.label_gap_px
        if look.traits & RECURRING:
            x = figure.x_start + self.spacing.lead_px(look) - (TICKS + 1) * TICK_PX
            yield from _ticks(x, y, inner_color(look) if is_solid_bar(look) else look.color)

    def _inner_label(self, figure: Figure, y: float, most_lines: int) -> Iterator[Primitive]:
        x = figure.x_start + self.spacing.lead_px(figure.look)
        x_end = figure.x_end - self.spacing.tail_px(figure.look)
        if figure.caption == WITHIN_CAPTION:
            width = self.spacing.measurer.width(figure.caption, TextStyle.CAPTION)
            x_end -= width
            yield Label(x_end, y, figure.caption, TextStyle.CAPTION, "ink-faint", width)
            x_end -= self.spacing.metrics.label_gap_px
        color = inner_color(figure.look)
        room_px = x_end - x
        if self.room.edges_px[1] < math.inf:
            room_px = min(room_px, max(figure.inner_px, 0.0))
        lines = self._fitted(figure.text, room_px, most_lines)
        # Lines of one width slide together.
        widest_px = max((width for _, width in lines), default=0.0)
        for number, (text, _) in enumerate(lines):
            line_y = y + number * self.spacing.metrics.line_px
            yield Label(x, line_y, text, TextStyle.LABEL, color, widest_px, x_end)

    def _outer_label(
        self, figure: Figure, y: float, x_limit: float, most_lines: int
    ) -> Iterator[Primitive]:
        """Yield the label beside a figure, as far as an x, or from its left end to the figure."""
        look, gap = figure.look, self.spacing.metrics.label_gap_px
        is_left = figure.place is LabelPlace.LEFT
        x = figure.x_low if is_left else figure.x_end + gap
        x_limit = figure.x_start - gap if is_left else x_limit
        ticks_px = self.spacing.outer_ticks_px(look, figure.is_box, figure.inner_px)
        room_px = min(figure.text_px, x_limit - x - ticks_px)
        lines = self._fitted(figure.text, room_px, most_lines)
        caption_px = self.spacing.caption_px(figure.caption) - gap
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
            line_y = y + number * self.spacing.metrics.line_px
            yield Label(starts[number], line_y, text, TextStyle.LABEL, outer_color(look), width)
        if is_captioned:
            x = starts[-1] + reaches_px[-1] - caption_px + gap
            line_y = y + max(0, len(lines) - 1) * self.spacing.metrics.line_px
            yield Label(x, line_y, figure.caption, TextStyle.CAPTION, "ink-faint", caption_px - gap)

    def _fitted(self, text: str, room_px: float, most_lines: int) -> list[tuple[str, float]]:
        """Return the lines of a text that fit the room, each with its width.

        A text is put on two lines before it is cut; where not even a letter fits, it has none.
        """
        room_px += EPSILON_PX
        measurer = self.spacing.measurer
        if most_lines > 1 and measurer.width(text, TextStyle.LABEL) > room_px:
            lines = two_lines(measurer, text, room_px)
            if lines is not None:
                return [(line, measurer.width(line, TextStyle.LABEL)) for line in lines]
        text = measurer.elided(text, TextStyle.LABEL, room_px)
        width = measurer.width(text, TextStyle.LABEL)
        return [(text, width)] if width <= room_px else []


def _ticks(x: float, y: float, color: str) -> Iterator[Primitive]:
    for number in range(TICKS):
        at = x + number * TICK_PX
        yield Line(at, y - 4, at, y + 4, color)
