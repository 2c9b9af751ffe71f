"""Sizes of the drawing, in px of 1/96 inch."""

import msgspec

# In a narrow window the events need the room more than the names of the tracks do, and with less
# than so wide an axis, key events would need more lines.
_MOST_FOR_NAMES, _AXIS_PX = 0.265, 540.0
# The key events that stand above collapsed tracks need as much room as these.
_MOST_FOR_LINES = 0.5


class Metrics(msgspec.Struct, frozen=True):
    """Sizes and limits of a layout; another device or font size is another value of this.

    One that `is_tight` cuts labels to a line, so that a track takes as few lanes as it can.
    """

    lane_px: float = 24.0
    compact_lane_px: float = 22.0
    bar_px: float = 19.0
    line_px: float = 16.0
    mark_radius_px: float = 4.5
    header_px: float = 0.0
    gutter_px: float = 252.0
    collapsed_px: float = 23.0
    low_collapsed_px: float = 19.0
    band_gap_px: float = 2.0
    padding_px: float = 7.0
    label_gap_px: float = 5.0
    item_gap_px: float = 8.0
    max_label_px: float = 520.0
    least_edges_px: float = 240.0
    cut_label_px: float = 160.0
    short_label_px: float = 110.0
    min_box_px: float = 30.0
    pill_px: float = 46.0
    ruler_upper_px: float = 26.0
    ruler_lower_px: float = 22.0
    lane_limit: int = 10
    spare_lanes: int = 5
    through_lanes: int = 3
    whole_rows: int = 500
    compact_rows: int = 60
    small_track_rows: int = 250
    small_total_rows: int = 600
    small_share_rows: int = 25
    detail_rows: int = 40
    density_px: float = 64.0
    is_tight: bool = False

    @property
    def ruler_px(self) -> float:
        """Height of both tiers of the ruler."""
        return self.ruler_upper_px + self.ruler_lower_px

    def gutter_of(self, width_px: float) -> float:
        """Return how wide the names of the tracks stand beside the axis of a canvas."""
        return min(self.gutter_px, max(_MOST_FOR_NAMES * width_px, width_px - _AXIS_PX))

    def for_page(self, tracks: int, page_px: float) -> "Metrics":
        """Return the sizes for a view of some height: its lines are lower if there are many."""
        if tracks * (self.collapsed_px + self.band_gap_px) <= _MOST_FOR_LINES * page_px:
            return self
        return msgspec.structs.replace(self, collapsed_px=self.low_collapsed_px)

    def scaled(self, factor: float) -> "Metrics":
        """Return the sizes for fonts that are larger by a factor; the limits stay."""
        sizes = (name for name in self.__struct_fields__ if name.endswith("_px"))
        changes = {name: getattr(self, name) * factor for name in sizes}
        return msgspec.structs.replace(self, **changes)


SCREEN = Metrics()
