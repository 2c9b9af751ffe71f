"""The ruler and the grid behind the tracks, as primitives."""

from collections.abc import Iterable, Iterator

from timeline_app.scene.axis.span import TimeScale, TimeSpan
from timeline_app.scene.display import Box, Label, Line, Primitive, TextMeasurer, TextStyle
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.present import PRESENT_COLOR
from timeline_app.scene.ticks import (
    ENGLISH,
    DateNames,
    Step,
    Tick,
    Unit,
    next_tick_s,
    step_for,
    ticks,
    upper_label,
    weekends,
)

# Keeps a label from the tick before it and from the next one.
_PAD_PX = 6.0
# Lines of the upper tier begin below the edge of the view, level with its labels.
_UPPER_TOP_PX = 4.0
# Weekends are shaded up to this number of hours or days between ticks.
_WEEKENDS_UP_TO = 12


def ruler_step(scale: TimeScale, measurer: TextMeasurer, names: DateNames = ENGLISH) -> Step:
    """Return the finest step of which every label has room in a font, whatever its size."""
    widths: dict[Unit, float] = {}

    def least_px(step: Step) -> float:
        if step.unit not in widths:
            widths[step.unit] = _widest_px(scale.span, step, measurer, names) + 2 * _PAD_PX
        return widths[step.unit]

    return step_for(_seconds_per_px(scale), least_px)


def _widest_px(span: TimeSpan, step: Step, measurer: TextMeasurer, names: DateNames) -> float:
    """Return the width of the longest label of a step, of years the longest in sight."""
    if step.unit is Unit.MONTH:
        texts = list(names.short_months)
    elif step.unit is Unit.DAY:
        texts = [f"{name} 28" for name in names.short_days]
    elif step.unit is Unit.YEAR:
        ends = (TimeSpan(second, second + 1) for second in (span.start_s, span.end_s))
        texts = [tick.label for end in ends for tick in ticks(end, step, names)]
    else:
        texts = ["08:08"]
    return max((measurer.width(text, TextStyle.RULER) for text in texts), default=0.0)


def ruler_primitives(
    scale: TimeScale,
    measurer: TextMeasurer,
    metrics: Metrics,
    names: DateNames = ENGLISH,
    step: Step | None = None,
    pad_px: float = _PAD_PX,
) -> Iterator[Primitive]:
    """Yield both tiers; a label is left out where the room to the next tick is too small.

    Labels of the lower one keep some `pad_px` from its ticks.
    """
    step = step or ruler_step(scale, measurer, names)
    lower_y = metrics.ruler_upper_px + metrics.ruler_lower_px / 2
    for tick, x, x_next in _placed(scale, step, names):
        yield Line(x, metrics.ruler_upper_px, x, metrics.ruler_px, "grid-strong")
        width = measurer.width(tick.label, TextStyle.RULER)
        if x + width + 2 * pad_px <= x_next:
            yield Label(x + pad_px, lower_y, tick.label, TextStyle.RULER, "ink-soft", width)
    if step.upper is None:
        return
    upper_y = metrics.ruler_upper_px / 2 + 2
    for tick, x, x_next in _placed(scale, step.upper, names):
        yield Line(x, _UPPER_TOP_PX, x, metrics.ruler_upper_px, "grid-strong")
        for is_short in (False, True):
            text = upper_label(tick, step.upper, names, is_short)
            width = measurer.width(text, TextStyle.RULER_UPPER)
            if x + width + 2 * _PAD_PX <= x_next:
                yield Label(
                    x + _PAD_PX, upper_y, text, TextStyle.RULER_UPPER, "ink", width,
                    x_next - _PAD_PX,
                )  # fmt: skip
                break


def grid_primitives(
    scale: TimeScale, height_px: float, now_s: float, step: Step | None = None
) -> Iterator[Primitive]:
    """Yield vertical lines at the ticks, weekends at day zoom, and a line for the present."""
    step = step or step_for(_seconds_per_px(scale))
    if step.unit <= Unit.DAY and (step.unit is Unit.MINUTE or step.count <= _WEEKENDS_UP_TO):
        for start_s, end_s in weekends(scale.span):
            x, x_end = scale.x_of(float(start_s)), scale.x_of(float(end_s))
            yield Box(x, 0.0, x_end - x, height_px, "weekend")
    for _, x, _ in _placed(scale, step, ENGLISH):
        yield Line(x, 0.0, x, height_px, "grid")
    if scale.span.overlaps(now_s, now_s + 1):
        x = scale.x_of(now_s)
        yield Line(x, 0.0, x, height_px, PRESENT_COLOR)


def with_whole_labels(items: Iterable[Primitive], left: float, right: float) -> Iterator[Primitive]:
    """Yield what is drawn of a ruler in a view: no label that one of its edges would cut."""
    for item in items:
        if isinstance(item, Label):
            x = item.x_seen_from(left)
            if x < left or x + item.width > right:
                continue
        yield item


def _placed(scale: TimeScale, step: Step, names: DateNames) -> Iterator[tuple[Tick, float, float]]:
    """Yield ticks with their x and the x of the tick that follows."""
    found = ticks(scale.span, step, names)
    if not found:
        return
    places = [scale.x_of(float(tick.seconds)) for tick in found]
    after = scale.x_of(float(next_tick_s(found[-1], step)))
    yield from zip(found, places, [*places[1:], after], strict=True)


def _seconds_per_px(scale: TimeScale) -> float:
    return scale.span.duration_s / scale.width_px
