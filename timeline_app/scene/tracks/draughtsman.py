"""How one event is drawn: its symbol or bar by form, basis and traits, and its label."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from timeline_app.core.table.table import Basis
from timeline_app.scene.display import Box, Fade, Label, Line, Mark, MarkShape, Primitive, TextStyle
from timeline_app.scene.lanes.packing import EPSILON_PX
from timeline_app.scene.tracks.figures import (
    Figure,
    LabelPlace,
    inner_color,
    is_solid_bar,
    outer_color,
)
from timeline_app.scene.tracks.room import Room
from timeline_app.scene.tracks.shaper import WITHIN_CAPTION
from timeline_app.scene.tracks.spacing import (
    OPEN_END,
    OPEN_START,
    RECURRING,
    TICK_PX,
    TICKS,
    WITHIN,
    Spacing,
    fades_of,
    has_symbol,
)
from timeline_app.scene.wrapping import two_lines, whole_lines

# Small enough for a lane, and large enough to be told from a tick.
_ARROW_PX = 5.0

# Slender, and short enough to stand before the label in a bar.
_CUT_DEPTH_PX, _CUT_RISE_PX = 3.0, 4.5
# A hair off the edge, so that no pen is cut there.
_CUT_GAP_PX = 1.0

SHAPES = {
    Basis.STATED: MarkShape.DOT,
    Basis.INFERRED: MarkShape.RING,
    Basis.DERIVED: MarkShape.RING_DOT,
    Basis.UNDATED: MarkShape.OPEN_RING,
}


class Draughtsman(msgspec.Struct, frozen=True):
    """Turns figures into primitives."""

    spacing: Spacing
    room: Room

    @property
    def _padding_px(self) -> float:
        return self.spacing.metrics.padding_px

    def lines_of(self, figure: Figure, x_limit: float) -> int:
        """Return how many lines the label of a figure takes if it may reach up to an x."""
        if self.spacing.metrics.is_tight:
            return 1
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
            return 1
        labels = self._label(figure, 0.0, x_limit, self.room.most_lines)
        return len({0.0, *(item.y for item in labels if isinstance(item, Label))})

    def draw(
        self, figure: Figure, y: float, x_limit: float, most_lines: int = 1
    ) -> Iterator[Primitive]:
        """Yield the primitives of a figure whose first line is centred on `y`, up to an x."""
        labels = list(self._label(figure, y, x_limit, most_lines))
        end_y = last_y(labels, y)
        # A box reaches down to the last line of its label, or to the thread below that.
        is_deep = self._place(figure, x_limit) is LabelPlace.INSIDE or self._has_low_thread(figure)
        if figure.is_box:
            yield from self._frames(figure, y, end_y - y if is_deep else 0.0, labels)
            if figure.inner_px >= 0.0:
                yield from self._lead(figure, y)
            yield from _cut_ends(figure, y)
        else:
            radius = self.spacing.metrics.mark_radius_px
            shape = SHAPES[figure.look.basis]
            yield Mark(shape, figure.x_start + radius, y, radius, figure.look.color)
        yield from labels
        yield from self._thread_before(figure, y)
        yield from self._thread_after(figure, y, end_y)

    def _has_low_thread(self, figure: Figure) -> bool:
        """Tell whether a thread runs under the label of a figure, which may slide along it."""
        x_end = min(figure.x_lasts, self.room.edges_of_threads[1])
        return figure.place is LabelPlace.RIGHT and figure.x_end < x_end

    def thread_y(self, figure: Figure, y: float, end_y: float) -> float:
        """Return where the thread behind a figure runs: under a label on that side."""
        below_px = self.spacing.metrics.bar_px / 2
        return end_y + below_px if figure.place is LabelPlace.RIGHT else y

    def _thread_before(self, figure: Figure, y: float) -> Iterator[Line]:
        """Yield a thin line from the left to an event with no known beginning, and its label."""
        left, traits = self.room.edges_of_threads[0], figure.look.traits
        gap_px = self.spacing.metrics.label_gap_px
        is_left = figure.place is LabelPlace.LEFT
        x_end = figure.x_low - gap_px if is_left else figure.x_start
        # A thread alone would tell nothing in a view that ends before the event.
        is_told = figure.x_start <= self.room.edges_px[1]
        if traits & OPEN_START and left < x_end and is_told:
            yield Line(left, y, x_end, y, figure.look.color, is_dashed=bool(traits & WITHIN))

    def _thread_after(self, figure: Figure, y: float, end_y: float) -> Iterator[Line]:
        """Yield a thin line from an event to where it goes on, if it recurs or has no known end.

        One that lasts has a solid thread; one that recurs, or lies anywhere there, a dashed one.
        """
        right, look = self.room.edges_of_threads[1], figure.look
        x, x_end = figure.x_end, min(figure.x_lasts, right)
        if x >= x_end:
            return
        y = self.thread_y(figure, y, end_y)
        is_within = bool(look.traits & WITHIN)
        is_dashed = is_within or not look.traits & OPEN_END
        yield Line(x, y, x_end, y, look.color, is_dashed)
        if not is_within and figure.x_lasts > right and x_end - x >= _ARROW_PX:
            yield _arrow(x_end, y, look.color)

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

    def _frames(
        self, figure: Figure, y: float, more_px: float, labels: Sequence[Primitive]
    ) -> Iterator[Primitive]:
        """Yield the box of an event, with a thread where time is skipped that it lasts through.

        Where its label runs across, that leads on from part to part.
        """
        parts = self.room.parts_of(figure.x_start, figure.x_end)
        middle = y + more_px / 2
        reach = max((one.x + one.width for one in labels if isinstance(one, Label)), default=0.0)
        for (_, x_before), (x_after, _) in pairwise(parts):
            if not (figure.place is LabelPlace.INSIDE and x_before < reach):
                yield Line(x_before, middle, x_after, middle, figure.look.color, is_dashed=True)
        whole = self._frame(figure, y, more_px)
        for number, (x_start, x_end) in enumerate(parts):
            fade, cut = whole.fade, whole.cut
            if number:
                fade, cut = fade & ~Fade.LEFT, cut | Fade.LEFT
            if number < len(parts) - 1:
                fade, cut = fade & ~Fade.RIGHT, cut | Fade.RIGHT
            yield whole._replace(x=x_start, width=x_end - x_start, fade=fade, cut=cut)

    def _frame(self, figure: Figure, y: float, more_px: float) -> Box:
        height, look = self.spacing.metrics.bar_px, figure.look
        is_solid = is_solid_bar(look)
        fill = look.color if is_solid else f"{look.color}-tint"
        stroke = "" if is_solid else look.color
        dashed = look.basis is Basis.INFERRED
        return Box(
            figure.x_start, y - height / 2, figure.x_end - figure.x_start, height + more_px, fill,
            stroke, dashed, 3.0, fades_of(look.traits), figure.cut,
        )  # fmt: skip

    def _lead(self, figure: Figure, y: float) -> Iterator[Primitive]:
        """Yield what stands in a box before its label."""
        look, radius = figure.look, self.spacing.metrics.mark_radius_px
        x_start = self._lead_part(figure)[0]
        x = x_start + self.spacing.metrics.padding_px
        if has_symbol(look):
            yield Mark(SHAPES[look.basis], x + radius, y, radius, look.color)
            x += 2 * radius + self.spacing.metrics.label_gap_px
        if look.traits & RECURRING:
            x = x_start + self.spacing.lead_px(look) - (TICKS + 1) * TICK_PX
            yield from _ticks(x, y, inner_color(look) if is_solid_bar(look) else look.color)

    def _lead_part(self, figure: Figure) -> tuple[float, float]:
        """Return the first part of a box that has room for what stands before its label."""
        parts = self.room.parts_of(figure.x_start, figure.x_end)
        lead_px = self.spacing.lead_px(figure.look)
        return next((part for part in parts if _length(part) >= lead_px), max(parts, key=_length))

    def _inner_label(self, figure: Figure, y: float, most_lines: int) -> Iterator[Primitive]:
        parts = self.room.parts_of(figure.x_start, figure.x_end)
        x, x_end = max(parts, key=_length)
        is_lead = x == self._lead_part(figure)[0]
        x += self.spacing.lead_px(figure.look) if is_lead else self._padding_px
        x_end -= self.spacing.tail_px(figure.look) if x_end == figure.x_end else self._padding_px
        is_across = self.room.is_fixed and figure.inner_px > x_end - x + EPSILON_PX
        if is_across:
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
            slide_end = 0.0 if is_across else x_end
            yield Label(x, line_y, text, TextStyle.LABEL, color, widest_px, slide_end)

    def _outer_label(
        self, figure: Figure, y: float, x_limit: float, most_lines: int
    ) -> Iterator[Primitive]:
        """Yield the label beside a figure, as far as an x, or from its left end to the figure."""
        look, gap = figure.look, self.spacing.metrics.label_gap_px
        is_left = figure.place is LabelPlace.LEFT
        x = figure.x_low if is_left else figure.x_end + gap
        x_limit = figure.x_start - gap if is_left else x_limit
        if self.spacing.metrics.is_tight and not is_left:
            # There items may touch, but a label is not to run into the next one.
            x_limit -= gap
        ticks_px = self.spacing.outer_ticks_px(look, figure.is_box, figure.inner_px)
        room_px = min(figure.text_px, x_limit - x - ticks_px)
        lines = self._fitted(figure.text, room_px, most_lines)
        caption_px = self.spacing.caption_px(figure.caption) - gap
        is_captioned = bool(figure.caption) and (
            x + ticks_px + figure.text_px + caption_px <= x_limit + EPSILON_PX
        )
        if figure.caption and self.room.has_sheets:
            # On paper nobody can ask for what has fallen away.
            all_px = x_limit - x - ticks_px
            lines = self._with_room_for(caption_px, lines, all_px, most_lines)
            is_captioned = caption_px <= all_px + EPSILON_PX
        # A label on the left ends at its figure, line by line, the caption counted.
        reaches_px = [width for _, width in lines] or [0.0]
        if is_captioned:
            reaches_px[-1] += caption_px
        starts = [x_limit - reach if is_left else x + ticks_px for reach in reaches_px]
        if ticks_px:
            yield from _ticks(starts[0] - ticks_px, y, look.color)
        whole_px = max(reaches_px)
        is_pinned = is_left or (is_captioned and self.room.is_paper)
        x_slide = 0.0 if is_pinned else self._slide_end(figure, starts[0], whole_px)
        for number, (text, width) in enumerate(lines):
            line_y = y + number * self.spacing.metrics.line_px
            # Along a thread a label stays in sight, its lines together.
            slide = (whole_px, x_slide) if x_slide else (width, 0.0)
            if text:
                yield Label(
                    starts[number], line_y, text, TextStyle.LABEL, outer_color(look), *slide
                )
        if is_captioned:
            behind_px = reaches_px[-1] - caption_px
            behind_px += gap if reaches_px[-1] > caption_px else 0.0
            line_y = y + max(0, len(lines) - 1) * self.spacing.metrics.line_px
            slide_px = (x_slide - whole_px + reaches_px[-1], behind_px) if x_slide else ()
            yield Label(
                starts[-1] + behind_px, line_y, figure.caption, TextStyle.CAPTION, "ink-faint",
                caption_px - gap, *slide_px,
            )  # fmt: skip

    def _slide_end(self, figure: Figure, x: float, width: float) -> float:
        """Return how far a label on the right may slide: as its thread goes; 0 if nowhere.

        One that the left edge of a view cuts stays where it is, but is drawn if it is whole.
        """
        if self._has_low_thread(figure):
            return min(figure.x_lasts, self.room.edges_of_threads[1])
        left = self.room.edges_px[0]
        is_cut = self.room.has_edges and not self.room.is_fixed and x < left < x + width
        return x + width if is_cut else 0.0

    def _with_room_for(
        self, caption_px: float, lines: list[tuple[str, float]], room_px: float, most_lines: int
    ) -> list[tuple[str, float]]:
        """Return lines of which the last has room for a caption, on an empty one at need."""
        if not lines or lines[-1][1] + caption_px <= room_px + EPSILON_PX:
            return lines
        if len(lines) < most_lines:
            return [*lines, ("", 0.0)]
        text = self.spacing.measurer.elided(lines[-1][0], TextStyle.LABEL, room_px - caption_px)
        width = self.spacing.measurer.width(text, TextStyle.LABEL)
        return [*lines[:-1], (text, width) if width <= room_px - caption_px else ("", 0.0)]

    def _fitted(self, text: str, room_px: float, most_lines: int) -> list[tuple[str, float]]:
        """Return the lines of a text that fit the room, each with its width.

        A text is put on more lines before it is cut; where not even a letter fits, it has none.
        """
        room_px += EPSILON_PX
        measurer = self.spacing.measurer
        if most_lines > 1 and measurer.width(text, TextStyle.LABEL) > room_px:
            lines = whole_lines(measurer, text, room_px, most_lines)
            lines = lines or two_lines(measurer, text, room_px)
            if lines is not None:
                return [(line, measurer.width(line, TextStyle.LABEL)) for line in lines]
        text = measurer.elided(text, TextStyle.LABEL, room_px)
        width = measurer.width(text, TextStyle.LABEL)
        return [(text, width)] if width <= room_px else []


def last_y(items: Iterable[Primitive], y: float) -> float:
    """Return the middle of the last line of a label, or `y` if there is none."""
    return max((item.y for item in items if isinstance(item, Label)), default=y)


def _length(part: tuple[float, float]) -> float:
    return part[1] - part[0]


def _ticks(x: float, y: float, color: str) -> Iterator[Primitive]:
    for number in range(TICKS):
        at = x + number * TICK_PX
        yield Line(at, y - 4, at, y + 4, color)


def _cut_ends(figure: Figure, y: float) -> Iterator[Line]:
    """Yield a point towards where a bar goes on that the paper cuts: there it does not end."""
    color = "paper" if is_solid_bar(figure.look) else figure.look.color
    width = figure.x_end - figure.x_start
    for end, x, way in ((Fade.LEFT, figure.x_start, 1), (Fade.RIGHT, figure.x_end, -1)):
        if figure.cut & end and width >= 4 * _CUT_DEPTH_PX:
            tip, back = x + way * _CUT_GAP_PX, x + way * (_CUT_GAP_PX + _CUT_DEPTH_PX)
            yield Line(back, y - _CUT_RISE_PX, tip, y, color)
            yield Line(tip, y, back, y + _CUT_RISE_PX, color)


def _arrow(x: float, y: float, color: str) -> Line:
    """Return the barb of an arrow that points right: one below it, clear of the label above."""
    return Line(x - _ARROW_PX, y + _ARROW_PX * 0.7, x, y, color)
