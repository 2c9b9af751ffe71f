"""Pills: what stands for the events of a track that find no lane, with their number on it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from timeline_app.scene.axis.span import TimeScale
from timeline_app.scene.display import Box, Hit, HitKind, Label, TextMeasurer, TextStyle
from timeline_app.scene.lanes.bins import Bins
from timeline_app.scene.lanes.packing import Item, Union, unions
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.tracks.figures import Figure
from timeline_app.scene.tracks.room import Room
from timeline_app.scene.tracks.tracks import Track

# So that the pills of neighbours can be told from each other.
BAR_INSET_PX = 1.0
_WIDEST_COUNT = "+99,999"


class Pills:
    """Gathers, measures and draws the pills of one track."""

    def __init__(
        self, track: Track, scale: TimeScale, measurer: TextMeasurer, metrics: Metrics
    ) -> None:
        self._track = track
        self._scale = scale
        self._measurer = measurer
        self._metrics = metrics

    def gathered(self, figures: Iterable[Figure]) -> tuple[list[Union], list[Union]]:
        """Gather what found no lane: marks by bin, wide bars with those that they touch."""
        widest = self.width_px(_WIDEST_COUNT)
        bins = Bins.of(self._scale, max(1.25 * widest, self._metrics.density_px))
        marks: defaultdict[int, list[Figure]] = defaultdict(list)
        bars: list[Union] = []
        for figure in figures:
            if figure.x_end - figure.x_start > widest + 2:
                inset = figure.x_start + BAR_INSET_PX, figure.x_end - BAR_INSET_PX
                bars.append(Union(*inset, (figure.row,)))
            else:
                marks[bins.number_at(figure.x_start)].append(figure)
        return list(self._in_bins(marks)), unions(bars)

    def _in_bins(self, bins: dict[int, list[Figure]]) -> Iterator[Union]:
        """Put each bin's pill where its first mark is, or after the pill before it.

        A bin is wider than any pill, so that only a few bins before it can push a pill on.
        """
        x_free = -math.inf
        for number in sorted(bins):
            figures = bins[number]
            x_start = max(x_free, min(figure.x_start for figure in figures))
            x_free = x_start + self.width_px(pill_text(len(figures)))
            yield Union(x_start, x_free - 2, tuple(sorted(figure.row for figure in figures)))

    def width_px(self, text: str) -> float:
        """Return the width of a pill with the gap after it."""
        width = self._measurer.width(text, TextStyle.COUNT)
        return max(self._metrics.pill_px, width + 2 * self._metrics.padding_px + 2)

    def drawn(self, pill: Union, y: float, text: str) -> tuple[Box, Label]:
        """Return a pill that is centred on a y, with what is written on it."""
        height, padding = self._metrics.bar_px, self._metrics.padding_px
        width, color = pill.x_end - pill.x_start, self._track.color
        text_px = self._measurer.width(text, TextStyle.COUNT)
        return (
            Box(pill.x_start, y - height / 2, width, height, f"{color}-tint", color, False,
                height / 2),
            Label(pill.x_start + padding, y, text, TextStyle.COUNT, "ink", text_px,
                  pill.x_end - padding),
        )  # fmt: skip

    def hit(self, pill: Union, y: float) -> Hit:
        """Return the hit area of a pill that is centred on a y."""
        height = self._metrics.bar_px
        return Hit(
            pill.x_start, y - height / 2, pill.x_end - pill.x_start, height, pill.rows,
            self._track.id, len(pill.rows), kind=HitKind.CLUSTER, label=pill_text(len(pill.rows)),
        )  # fmt: skip


def clear_of(pills: Iterable[Union], taken: Iterable[Item], room: Room) -> Iterator[Union]:
    """Yield the pills that touch nothing in a lane and reach into no view at rest."""
    used = [(item.x_start, item.x_end) for item in taken]
    if room.has_edges:
        used.append(room.edges_px)
    for pill in pills:
        if all(pill.x_end <= start or pill.x_start >= end for start, end in used):
            yield pill


def pill_text(count: int) -> str:
    """Return what is written on a cluster."""
    return f"+{count:,}"
