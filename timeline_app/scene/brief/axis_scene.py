"""The drawing of an axis, laid out so that it fits one sheet if it can, and how it is cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from timeline_app.scene.brief.pairs import by_count, partners_of, without_partners
from timeline_app.scene.brief.request import Fold
from timeline_app.scene.display import TEXT_SIZES_PX, Band, Hit, Scene, TextMeasurer, TextStyle
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.paper.numbering import numbered
from timeline_app.scene.paper.sheet import PAPER
from timeline_app.scene.paper.timeline import PrintRequest
from timeline_app.scene.tags import DrawingTags

ROOMY = msgspec.structs.replace(PAPER, header_px=0.0, collapsed_px=27.0, band_gap_px=6.0)
# Lanes of 7 pt type with a hair between them: what makes one sheet of some eighty events.
TIGHT = msgspec.structs.replace(
    ROOMY, lane_px=11.0, bar_px=10.7, line_px=11.0, mark_radius_px=3.5, padding_px=5.0,
    label_gap_px=4.0, item_gap_px=0.0, collapsed_px=15.0, band_gap_px=2.0, cut_label_px=70.0,
    short_label_px=80.0, max_label_px=600.0, ruler_upper_px=22.0, ruler_lower_px=18.0,
    is_tight=True,
)  # fmt: skip

# The same in the type of other drawings, where that is enough.
CLOSE = msgspec.structs.replace(
    TIGHT, lane_px=16.0, bar_px=15.0, line_px=16.0, mark_radius_px=4.5, padding_px=7.0,
    label_gap_px=5.0, collapsed_px=19.0, band_gap_px=3.0, ruler_upper_px=26.0,
    ruler_lower_px=22.0,
)  # fmt: skip

# A label may take nearly all of a sheet, but leaves its mark room.
_LABEL_SHARE = 0.9


class Small:
    """Measures labels in the type of the notes, in which a tight axis is set."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self._measurer = measurer

    def width(self, text: str, style: TextStyle) -> float:
        """Return the advance width of a text."""
        return self._measurer.width(text, _smaller(style))

    def elided(self, text: str, style: TextStyle, width_px: float) -> str:
        """Return the text, or its beginning so that it fits the width."""
        return self._measurer.elided(text, _smaller(style), width_px)


def _smaller(style: TextStyle) -> TextStyle:
    return TextStyle.NOTE if style is TextStyle.LABEL else style


@dataclass(frozen=True, slots=True)
class Row:
    """A track on the axis, or a line of tracks that have promises alone; what its margin says."""

    y: float
    height: float
    band: Band | None
    folds: tuple[Fold, ...]


class AxisScene:
    """What is drawn of the events with a date in some metrics: on sheets so wide and high."""

    def __init__(
        self, drawing: PrintRequest, folds: Sequence[Fold], lone_lines: Sequence[Sequence[Fold]],
        width: float, metrics: Metrics, tags: DrawingTags,
    ) -> None:  # fmt: skip
        self.drawing = drawing
        self._folds = folds
        self._lone_lines = lone_lines
        self.style, self.scale, track_set = TextStyle.LABEL, drawing.scale(width), drawing.track_set
        self.measurer: TextMeasurer = drawing.measurer
        if metrics.lane_px < TEXT_SIZES_PX[TextStyle.LABEL]:
            self.measurer, self.style = Small(drawing.measurer), TextStyle.NOTE
        self.partners: dict[int, int] = {}
        if metrics.is_tight:
            self.scale = by_count(self.scale, track_set)
            self.partners = partners_of(track_set, self.scale)
            track_set = without_partners(track_set, self.partners)
        self.metrics = msgspec.structs.replace(
            metrics, max_label_px=min(metrics.max_label_px, width * _LABEL_SHARE)
        )
        asked = SceneRequest(
            track_set, self.scale, self.measurer, self._label_of, self.metrics, drawing.names,
            keep_labels_inside=True, sheet_px=width, tag_of=tags.event,
        )  # fmt: skip
        self.scene: Scene = build_scene(asked)
        self.rows = list(self._rows())

    @property
    def height_px(self) -> float:
        """How high all of it is in one piece."""
        return self.rows[-1].y + self.rows[-1].height

    def cuts(self, room: float) -> list[tuple[float, float]]:
        """Return from where to where each sheet goes that has so much room: between two lanes."""
        cuts, top, last = [], 0.0, 0.0
        for edge in self._edges():
            if edge - top > room and last > top:
                cuts.append((top, last))
                top = last
            last = edge
        return [*cuts, (top, last)]

    def rows_at(self, hit: Hit) -> list[int]:
        """Return the row of a box, and that of another event which shares it."""
        row = hit.rows[0]
        return [row, self.partners[row]] if row in self.partners else [row]

    def numbered_title(self, row: int) -> str:
        """Return what stands beside a mark."""
        return numbered(self.drawing.number_of[row], self.drawing.title_of(row))

    def half_px(self, row: int) -> float:
        """Return the room that a label has in half of its box."""
        table, metrics = self.drawing.track_set.table, self.metrics
        ends_s = float(table.draw_start_s[row]), float(table.draw_end_s[row])
        x, x_end = (float(self.scale.x_of(second)) for second in ends_s)
        lead_px = metrics.padding_px + 2 * metrics.mark_radius_px + metrics.label_gap_px
        return (x_end - x) / 2 - lead_px - metrics.padding_px

    def _label_of(self, row: int) -> str:
        """Return number and title, cut to half of the box where another event has the rest."""
        text = self.numbered_title(row)
        if row not in self.partners:
            return text
        return self.measurer.elided(text, TextStyle.LABEL, self.half_px(row))

    def _rows(self) -> Iterator[Row]:
        folds = {fold.track: fold for fold in self._folds}
        for band in self.scene.bands:
            fold = folds.get(band.track)
            yield Row(band.y, band.height, band, () if fold is None else (fold,))
        y = self.scene.height_px
        for line in self._lone_lines:
            yield Row(y, self.metrics.collapsed_px, None, tuple(line))
            y += self.metrics.collapsed_px + self.metrics.band_gap_px

    def _edges(self) -> Iterator[float]:
        for row in self.rows:
            yield row.y
            if row.band is not None:
                yield from row.band.lane_edges[1:-1]
            yield row.y + row.height
