"""Sizes of the drawing, in px of 1/96 inch."""

import msgspec


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
    gutter_px: float = 188.0
    collapsed_px: float = 23.0
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

    def scaled(self, factor: float) -> "Metrics":
        """Return the sizes for fonts that are larger by a factor; the limits stay."""
        sizes = (name for name in self.__struct_fields__ if name.endswith("_px"))
        changes = {name: getattr(self, name) * factor for name in sizes}
        return msgspec.structs.replace(self, **changes)


SCREEN = Metrics()
