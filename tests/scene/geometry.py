"""What tests ask of a scene: where things lie, and whether any two of them overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from tests.scene.events import Listed
from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.scene.axis.span import LinearScale, TimeSpan
from timeline_app.scene.display import Box, Fade, Label, Line, Mark, Primitive, Scene
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.metrics import SCREEN, Metrics
from timeline_app.scene.tracks.line_band import THIN_BAR_PX
from timeline_app.scene.tracks.tracks import Grouping, build_tracks

TOLERANCE_PX = 0.05


class Rect(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    item: Primitive

    def contains(self, other: Rect) -> bool:
        return (
            self.left - TOLERANCE_PX <= other.left
            and other.right <= self.right + TOLERANCE_PX
            and self.top - TOLERANCE_PX <= other.top
            and other.bottom <= self.bottom + TOLERANCE_PX
        )


def request_for(
    listed: Listed,
    span: TimeSpan,
    width_px: float = 1000.0,
    grouping: Grouping = Grouping.THEME,
    factor: float = 1.0,
    metrics: Metrics | None = None,
) -> SceneRequest:
    return SceneRequest(
        build_tracks(listed.table, listed.all_rows, grouping),
        LinearScale(span, width_px),
        FakeMeasurer(factor),
        listed.title_of,
        (metrics or SCREEN).scaled(factor),
    )


def scene_of(listed: Listed, span: TimeSpan, width_px: float = 1000.0) -> Scene:
    return build_scene(request_for(listed, span, width_px))


def large(metrics: Metrics = SCREEN) -> Metrics:
    """Metrics under which a handful of events already is a large track."""
    return replace(metrics, whole_rows=0, small_track_rows=5, detail_rows=8)


def rect_of(item: Primitive, measurer: FakeMeasurer) -> Rect:
    """All the room an item may take, a label wherever it slides."""
    if isinstance(item, Line):
        return Rect(item.x1, item.y1, item.x2, item.y2, item)
    if isinstance(item, Box):
        return Rect(item.x, item.y, item.x + item.width, item.y + item.height, item)
    if isinstance(item, Mark):
        radius = item.radius
        return Rect(item.x - radius, item.y - radius, item.x + radius, item.y + radius, item)
    half = measurer.height(item.style) / 2
    right = max(item.x + item.width, item.x_end or item.x)
    return Rect(item.x, item.y - half, right, item.y + half, item)


def overlaps(items: Iterable[Primitive], measurer: FakeMeasurer) -> list[tuple[Rect, Rect]]:
    """The pairs that overlap, but for what stands wholly inside a box or slides together.

    On the line of a collapsed track the thin bars of periods that meet are one.
    """
    rects = [rect_of(item, measurer) for item in items]
    if not rects:
        return []
    left, top, right, bottom = np.array([rect[:4] for rect in rects]).T
    meets = (
        (left[:, None] + TOLERANCE_PX < right[None, :])
        & (left[None, :] + TOLERANCE_PX < right[:, None])
        & (top[:, None] + TOLERANCE_PX < bottom[None, :])
        & (top[None, :] + TOLERANCE_PX < bottom[:, None])
    )
    pairs = [(rects[a], rects[b]) for a, b in np.argwhere(np.triu(meets, 1)).tolist()]
    return [(a, b) for a, b in pairs if not any(may(a, b) for may in _MAY_OVERLAP)]


def _slide_together(one: Rect, other: Rect) -> bool:
    items = one.item, other.item
    labels = [item for item in items if isinstance(item, Label) and item.x_end]
    starts = {round(label.x - label.behind_px, 1) for label in labels}
    return len(labels) > 1 and len(starts) == 1 and any(label.behind_px for label in labels)


def _holds(outer: Rect, inner: Rect) -> bool:
    is_inner = not isinstance(inner.item, Box)
    return isinstance(outer.item, Box) and is_inner and outer.contains(inner)


def _leads_across(one: Rect, other: Rect) -> bool:
    """Tell whether one is a part of a box, and the other the label that runs from it to the next.

    Such a label begins in the first part and leaves a box only where a break cuts that.
    """
    for box, label in ((one, other), (other, one)):
        if isinstance(box.item, Box) and isinstance(label.item, Label):
            is_level = box.top <= label.top and label.bottom <= box.bottom
            is_cut_before = label.left >= box.left or bool(box.item.cut & Fade.LEFT)
            is_cut_behind = label.right <= box.right or bool(box.item.cut & Fade.RIGHT)
            return is_level and is_cut_before and is_cut_behind
    return False


def _are_thin_bars(one: Rect, other: Rect) -> bool:
    """Tell whether both are thin bars of a line, or threads that go on from them."""
    middles = {round((rect.top + rect.bottom) / 2, 3) for rect in (one, other)}
    return len(middles) == 1 and all(
        (isinstance(rect.item, Box) and rect.item.height == THIN_BAR_PX)
        or (isinstance(rect.item, Line) and rect.top == rect.bottom)
        for rect in (one, other)
    )


def _holds_or_is_held(one: Rect, other: Rect) -> bool:
    return _holds(one, other) or _holds(other, one)


_MAY_OVERLAP = (_holds_or_is_held, _slide_together, _are_thin_bars, _leads_across)


def labels_of(items: Iterable[Primitive]) -> list[Label]:
    return [item for item in items if isinstance(item, Label)]


def texts_of(items: Iterable[Primitive]) -> list[str]:
    return [label.text for label in labels_of(items)]
