"""What shape an event takes at a scale: box or mark, and where its label stands."""

import math
from collections.abc import Iterator

import msgspec

from timeline_app.core.table.table import Basis, Form
from timeline_app.scene.display import Fade, TextStyle
from timeline_app.scene.lanes.packing import EPSILON_PX
from timeline_app.scene.tracks.figures import (
    EventLook,
    Figure,
    LabelPlace,
    Way,
    is_solid_bar,
    plain_text,
)
from timeline_app.scene.tracks.room import Room
from timeline_app.scene.tracks.spacing import FADES, LASTING, WITHIN, Spacing
from timeline_app.scene.wrapping import narrowest_px

NO_DATE_CAPTION = "no date given"
WITHIN_CAPTION = "day not stated"

# A label stays inside its box if this share of it fits and can be read; else it stands beside.
_INSIDE_SHARE = 0.6
# Where room is tight a label is rather cut to some forty letters than put on the other side,
# where it would take a lane of its own.
_TIGHT_LABEL_PX = 200.0


class Shaper(msgspec.Struct, frozen=True):
    """Turns events into figures that keep to a room."""

    spacing: Spacing
    room: Room

    def figure(self, look: EventLook, x_start: float, x_end: float, title: str) -> Figure:
        """Shape an event whose extent is given in px."""
        if not self.room.is_paper:
            return self._shaped(look, x_start, x_end, title)
        cut = self._cut_ends(x_start, x_end)
        x_start, x_end = self.room.on_paper(x_start, x_end, 2 * self.spacing.metrics.mark_radius_px)
        figure = self._shaped(without_doubts(look, cut), x_start, x_end, title)
        return figure._replace(cut=cut) if cut else figure

    def ways(self, look: EventLook, x_start: float, x_end: float, title: str) -> list[Way]:
        """Return the shapes an event may take in which its label is whole within the edges.

        The best is the first: the fewer lines, the more natural the place. Where there is none,
        it is as it would be anywhere.
        """
        shaped = self.figure(look, x_start, x_end, title)
        text_px = self.spacing.measurer.width(shaped.text, TextStyle.LABEL)
        if shaped.cut or look.basis is Basis.UNDATED or text_px > self.spacing.metrics.max_label_px:
            return [Way(shaped, 0)]
        inner_px = self._inner_px(look, *shaped[1:3]) if shaped.is_box else 0.0
        is_inside = shaped.is_box and not self._goes_on(look, shaped.x_end)
        widths = dict.fromkeys((text_px, *self._narrow_px(shaped.text, text_px)))
        found = [
            Way(figure, lines)
            for lines, label_px in enumerate(widths, 1)
            for figure in self._whole(shaped, is_inside, inner_px, label_px)
        ]
        return found or [Way(shaped, 0)]

    def _whole(
        self, shaped: Figure, is_inside: bool, inner_px: float, label_px: float
    ) -> Iterator[Figure]:
        """Yield a shape with its label in it or on a side, where it is whole in some width."""
        look, x_start, x_end = shaped[:3]
        # Within one piece of time if it can, else across the break behind it.
        for room_px in (inner_px, self._across_px(look, x_start, x_end)) if is_inside else ():
            if label_px <= room_px + EPSILON_PX:
                text_px = self.spacing.measurer.width(shaped.text, TextStyle.LABEL)
                yield self._inside(look, x_start, x_end, room_px, shaped.text, text_px)
                break
        if x_start < self.room.edges_px[0] or x_end > self.room.edges_px[1]:
            return
        around_px = self._around_px(look, shaped.is_box, inner_px, "")
        left_px, right_px = self._sides_px(x_start, x_end, around_px)
        for place, side_px in ((LabelPlace.RIGHT, right_px), (LabelPlace.LEFT, left_px)):
            if label_px <= side_px + EPSILON_PX:
                reach = _reach(place, x_start, x_end, around_px + label_px, math.inf)
                yield Figure(
                    look, x_start, x_end, shaped.is_box, place, inner_px, shaped.text, label_px,
                    "", *reach,
                )  # fmt: skip

    def _shaped(self, look: EventLook, x_start: float, x_end: float, title: str) -> Figure:
        metrics = self.spacing.metrics
        text = plain_text(title)
        text_px = self.spacing.measurer.width(text, TextStyle.LABEL)
        width = x_end - x_start
        is_box = look.basis is not Basis.UNDATED and (
            look.form is Form.PERIOD or width >= metrics.min_box_px - EPSILON_PX
        )
        if is_box:
            x_end = max(x_end, x_start + 2 * metrics.mark_radius_px)
            inner_px = self._inner_px(look, x_start, x_end)
            if self._is_inside(look, x_start, x_end, inner_px, text_px):
                return self._inside(look, x_start, x_end, inner_px, text, text_px)
        else:
            inner_px = 0.0
            x_start, x_end = self._mark_range(look, x_start, width)
        beside_px = min(text_px, metrics.max_label_px)
        figure = self._beside(look, x_start, x_end, is_box, inner_px, text, beside_px)
        room_px = figure.x_high - figure.x_low - (x_end - x_start)
        if is_box and self.room.has_sheets and room_px <= min(beside_px, inner_px):
            return self._inside(look, x_start, x_end, inner_px, text, text_px)
        return figure

    def _is_inside(
        self, look: EventLook, x_start: float, x_end: float, inner_px: float, text_px: float
    ) -> bool:
        """Tell whether the label of a box stands in it: where it can be read, or nowhere else."""
        left, right = self.room.edges_px
        if x_start < left and x_end > right - self.spacing.metrics.cut_label_px:
            return True
        is_readable = inner_px >= self._least_inside_px(text_px) - EPSILON_PX
        is_whole = inner_px >= text_px - EPSILON_PX
        is_better = is_whole or not self._fits_beside(x_start, x_end, text_px)
        return is_readable and is_better and not self._goes_on(look, x_end)

    def _inner_px(self, look: EventLook, x_start: float, x_end: float) -> float:
        """Return the room for a label in a box, of one that an edge of the view cuts in view."""
        widest = self.room.widest_piece_px(x_start, x_end)
        inner_px = widest - self.spacing.lead_px(look) - self.spacing.tail_px(look)
        left, right = self.room.edges_px
        if not self.room.meets(x_start, x_end) or (x_start >= left and x_end <= right):
            return inner_px
        padding_px = self.spacing.metrics.padding_px
        seen_px = min(x_end, right) - max(x_start, left)
        seen_px -= self.spacing.lead_px(look) if x_start >= left else padding_px
        seen_px -= self.spacing.tail_px(look) if x_end <= right else padding_px
        # What stands before the label has room in the box, be it in view or not.
        return min(inner_px, max(seen_px, 0.0))

    def _across_px(self, look: EventLook, x_start: float, x_end: float) -> float:
        """Return the room for a label in a box and over the breaks in it, if it can be read there.

        Light letters of a solid bar cannot.
        """
        left, right = self.room.edges_px
        first_px = self.room.parts_of(x_start, x_end)[0][1] - x_start
        lead_px = self.spacing.lead_px(look)
        if is_solid_bar(look) or first_px < lead_px or x_start < left or x_end > right:
            return 0.0
        return x_end - x_start - lead_px - self.spacing.tail_px(look)

    def _goes_on(self, look: EventLook, x_end: float) -> bool:
        """Tell whether an event has a thread in view, along which its label stays in sight."""
        has_thread = self.room.has_threads and bool(look.traits & LASTING)
        return has_thread and x_end + self.spacing.metrics.cut_label_px <= self.room.edges_px[1]

    def _around_px(self, look: EventLook, is_box: bool, inner_px: float, caption: str) -> float:
        """Return what stands beside a figure before its label and behind it."""
        gap_px = self.spacing.metrics.label_gap_px
        ticks_px = self.spacing.outer_ticks_px(look, is_box, inner_px)
        return gap_px + ticks_px + self.spacing.caption_px(caption)

    def _inside(
        self,
        look: EventLook,
        x_start: float,
        x_end: float,
        inner_px: float,
        text: str,
        text_px: float,
    ) -> Figure:
        caption = ""
        if look.traits & WITHIN and not self.spacing.metrics.is_tight:
            room = inner_px - text_px - self.spacing.caption_px(WITHIN_CAPTION)
            caption = WITHIN_CAPTION if room >= 0 else ""
        return Figure(
            look, x_start, x_end, True, LabelPlace.INSIDE, inner_px, text, text_px, caption,
            x_start, x_end, x_end,
        )  # fmt: skip

    def _beside(
        self, look: EventLook, x_start: float, x_end: float, is_box: bool, inner_px: float,
        text: str, text_px: float,
    ) -> Figure:  # fmt: skip
        metrics = self.spacing.metrics
        caption = NO_DATE_CAPTION if look.basis is Basis.UNDATED else ""
        before_px = self._around_px(look, is_box, inner_px, "")
        beside_px = self._around_px(look, is_box, inner_px, caption) + text_px
        beside_px += metrics.label_gap_px if metrics.is_tight else 0.0
        place, x_low, x_high = LabelPlace.RIGHT, x_start, x_end + beside_px
        x_short = x_end + before_px + min(text_px, metrics.short_label_px)
        if inner_px >= metrics.short_label_px:
            x_short = x_end
        if self.room.has_sheets:
            wanted_px = min(beside_px, _TIGHT_LABEL_PX) if metrics.is_tight else beside_px
            is_left, x_low, x_high = self.room.side_of(x_start, x_end, beside_px, wanted_px)
            place = LabelPlace.LEFT if is_left else LabelPlace.RIGHT
            x_short = min(x_short, x_high) if metrics.is_tight and not is_left else x_high
        elif x_high > self.room.edges_px[1] and self.room.meets(x_start, x_end):
            around_px = beside_px - text_px
            place, text_px = self._side(x_start, x_end, around_px, text, text_px)
            x_low, x_short, x_high = _reach(place, x_start, x_end, around_px + text_px, x_short)
        return Figure(
            look, x_start, x_end, is_box, place, inner_px, text, text_px, caption,
            x_low, x_short, x_high,
        )  # fmt: skip

    def _side(
        self, x_start: float, x_end: float, around_px: float, text: str, text_px: float
    ) -> tuple[LabelPlace, float]:
        """Return where a label keeps within the edges, and its width: on few lines if it can."""
        left_px, right_px = self._sides_px(x_start, x_end, around_px)
        for label_px in (text_px, *self._narrow_px(text, text_px)):
            if label_px <= right_px:
                return LabelPlace.RIGHT, label_px
            if label_px <= left_px:
                return LabelPlace.LEFT, label_px
        # Whole it fits on neither side: cut, it stands where there is more room.
        if left_px > right_px:
            return LabelPlace.LEFT, max(left_px, 0.0)
        return LabelPlace.RIGHT, max(right_px, 0.0)

    def _sides_px(self, x_start: float, x_end: float, around_px: float) -> tuple[float, float]:
        """Return how wide a label may be on the left of a figure and on its right."""
        left, right = self.room.edges_px
        left_px = x_start - left - around_px if self.room.may_flip else 0.0
        return left_px, right - x_end - around_px

    def _narrow_px(self, text: str, text_px: float) -> Iterator[float]:
        """Yield how narrow a label is on two lines, and on as many as it may have."""
        for lines in range(2, self.room.most_lines + 1):
            yield min(text_px, narrowest_px(self.spacing.measurer, text, lines))

    def _fits_beside(self, x_start: float, x_end: float, text_px: float) -> bool:
        """Tell whether a label stands whole beside a box in a view that is never moved.

        There it takes one line, in the box it would take two.
        """
        left, right = self.room.edges_px
        reach_px = self.spacing.metrics.label_gap_px + text_px
        return self.room.is_fixed and (x_end + reach_px <= right or x_start - reach_px >= left)

    def _least_inside_px(self, text_px: float) -> float:
        """Return the room in a box from which on its label stands there, on a screen even cut."""
        metrics = self.spacing.metrics
        if self.room.has_sheets and not metrics.is_tight:
            return text_px
        share = _INSIDE_SHARE * min(text_px, metrics.max_label_px)
        return min(text_px, max(share, metrics.cut_label_px))

    def _cut_ends(self, x_start: float, x_end: float) -> Fade:
        """Return which ends of an extent lie beyond the paper."""
        cut = Fade.NONE
        if x_start < -EPSILON_PX:
            cut |= Fade.LEFT
        if x_end > self.room.paper_px + EPSILON_PX:
            cut |= Fade.RIGHT
        return cut

    def _mark_range(self, look: EventLook, x_start: float, width: float) -> tuple[float, float]:
        """Centre a mark on its extent; an undated one hangs at its start."""
        radius = self.spacing.metrics.mark_radius_px
        centre = x_start + (min(width / 2, radius) if look.basis is Basis.UNDATED else width / 2)
        if self.room.meets(x_start, x_start + width):
            # Where only some of its time is in view, its mark stands there.
            left, right = self.room.edges_px
            centre = max(min(centre, right - radius), left + radius)
        if self.room.has_sheets:
            left = self.room.sheet_of(centre)
            centre = min(max(centre, left + radius), left + self.room.sheet_px - radius)
        return centre - radius, centre + radius


def _reach(
    place: LabelPlace, x_start: float, x_end: float, beside_px: float, x_short: float
) -> tuple[float, float, float]:
    """Return how far a figure with its label reaches: to the left, at least, and to the right."""
    if place is LabelPlace.LEFT:
        return x_start - beside_px, x_end, x_end
    return x_start, min(x_short, x_end + beside_px), x_end + beside_px


def without_doubts(look: EventLook, ends: Fade) -> EventLook:
    """Return a look without doubts about some ends, because they are not drawn."""
    for traits, end in FADES:
        if ends & end:
            look = look._replace(traits=look.traits & ~traits)
    return look
