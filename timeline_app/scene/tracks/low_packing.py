"""Low packing: few events of a view that is never moved, on as little height as may be."""

from collections.abc import Sequence

from timeline_app.scene.lanes.compact import Choice, compact
from timeline_app.scene.lanes.packing import Packing
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.tracks.draughtsman import Draughtsman
from timeline_app.scene.tracks.figures import Figure, LabelPlace, Way

# A label that ends at its own mark keeps so far off what stands before it that nobody reads the
# two as one: three blanks.
_BEFORE_LABEL_PX = 12.0


def packed_low(
    events: Sequence[Sequence[Way]], draughtsman: Draughtsman, metrics: Metrics
) -> tuple[dict[int, Figure], Packing]:
    """Choose among the shapes of some events those that take least height, and give them lanes."""
    choices = [
        [_choice(item, number, way, draughtsman) for number, way in enumerate(ways)]
        for item, ways in enumerate(events)
    ]
    figures: dict[int, Figure] = {}
    lanes: dict[int, int] = {}
    found = compact(choices, metrics.lane_px, metrics.line_px, metrics.item_gap_px)
    for lane, chosen in enumerate(found):
        for choice in chosen:
            figure = events[choice.item][choice.way].figure
            figures[figure.row], lanes[figure.row] = figure, lane
    return figures, Packing(lanes, {}, [])


def _choice(item: int, number: int, way: Way, draughtsman: Draughtsman) -> Choice:
    figure, place = way.figure, way.figure.threaded_item
    lines = way.lines or draughtsman.lines_of(figure, figure.x_high)
    before_px = _BEFORE_LABEL_PX if figure.place is LabelPlace.LEFT else 0.0
    return Choice(item, number, place.x_start - before_px, place.x_end, lines)
