"""Labels that slide so as to stay in sight: how each stands in a view, none cut by its edge."""

from collections.abc import Iterable, Iterator

from timeline_app.scene.cutting import fitted_label
from timeline_app.scene.display import SLIDING_INSET_PX, Label, TextMeasurer
from timeline_app.scene.lanes.packing import EPSILON_PX

# Cut shorter than two or three words, a label tells nothing.
_LEAST_PX = 60.0


def in_sight(labels: Iterable[Label], left: float, measurer: TextMeasurer) -> Iterator[Label]:
    """Yield the labels as they stand in a view that begins at an x.

    One with too little room left is cut at its end; one that cannot slide, or says nothing then,
    is gone.
    """
    for label in labels:
        x = left + SLIDING_INSET_PX + label.behind_px
        if label.x_end - label.width >= x or label.x - label.behind_px >= left:
            yield label
        elif label.x + label.width + EPSILON_PX < label.x_end:
            room_px = label.x_end - x
            if room_px >= _LEAST_PX:
                yield fitted_label(
                    x, label.y, label.text, label.style, label.color, room_px, measurer
                )
