"""All on one sheet: an axis with what is told of it below, or a chronology, in the largest type.

What has no room is left out step by step, and the sheet says so: first notes, then the titles of
promises that the axis counts, and last the events that matter least.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from timeline_app.scene.brief.axis_scene import CLOSE, ROOMY, TIGHT
from timeline_app.scene.brief.lone_sheet import LoneSheet, SheetPlan, lone_sheet
from timeline_app.scene.brief.request import BriefRequest, Detail
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.paper.page import PaperDocument
from timeline_app.scene.paper.refusals import TooFewSheetsError
from timeline_app.scene.paper.sheet import Paper
from timeline_app.scene.paper.timeline import SMALLEST_SHRINK, SMALLEST_TEXT_PT

# A poster is read from two metres, two and a half times as far as a page.
_A0_TEXT_PT, _A0_SIDE_MM = 18.0, 841.0
# Two fifths larger than the smallest is as large as a page is pleasant to read.
_LARGEST = 1.4
# Each is a twelfth larger than the last, which is hardly seen.
_SIZES = 5
# A sheet that leaves out more than half of what was asked for is another sheet.
_LEAST_SHARE = 0.5
# What margins alone bring is not worth a sheet of twice the size.
_MORE_ROOM = 1.5
# No label takes less than its mark, its number and the first words of a title.
_LEAST_LABEL_PX = 60.0
# A line in the narrowest column that is set.
_LEAST_ENTRY_PX2 = 12.0 * 180.0
# From the greatest ease to two events in a box, which cuts their titles.
_EASE = (
    ROOMY,
    msgspec.structs.replace(CLOSE, is_tight=False),
    msgspec.structs.replace(
        TIGHT, lane_px=12.9, bar_px=12.4, line_px=12.9, collapsed_px=16.0, is_tight=False
    ),
    msgspec.structs.replace(TIGHT, is_tight=False),
    CLOSE,
    TIGHT,
)
_DETAILS = (Detail.FULL, Detail.SHORT, Detail.NONE)


class Rung(NamedTuple):
    """How much is on the sheet: what is told of how many events.

    An axis has the titles of those with a date, and counts promises that are not told.
    """

    detail: Detail
    kept: int
    tells_promises: bool = True


@dataclass(frozen=True, slots=True)
class OnePageRequest:
    """What one sheet is made from: `words_of` tells so many events, those that matter most.

    There are `count` events, `dated` of them with a date; `detail` is the most that is told.
    """

    words_of: Callable[[Detail, int], BriefRequest]
    count: int
    dated: int
    has_axis: bool
    detail: Detail = Detail.FULL
    colors: tuple[tuple[str, str], ...] = ()
    larger_papers: Mapping[str, Paper] = field(default_factory=dict)


def build_one_page(request: OnePageRequest, paper: Paper) -> PaperDocument:
    """Return one sheet. Raises TooFewSheetsError where half of the events could not be read."""
    if request.has_axis and not request.dated:
        raise TooFewSheetsError(
            "no event here has a date, so there is nothing to put on an axis: "
            "take the chronology, which names them all"
        )
    found = _Ladder(request, paper).found()
    if found is None:
        raise TooFewSheetsError(_refusal(request, paper))
    return found


def smallest_text_pt(paper: Paper) -> float:
    """Return the smallest type on a paper: large ones are read from afar."""
    side_mm = min(paper.width_mm, paper.height_mm)
    return max(SMALLEST_TEXT_PT, _A0_TEXT_PT * side_mm / _A0_SIDE_MM)


def _refusal(request: OnePageRequest, paper: Paper) -> str:
    name = _larger(request, paper)
    ways = [f"use {name} paper"] if name else []
    ways += ["filter more", "take as many pages as they need"]
    events = "1 event does" if request.count == 1 else f"{request.count:,} events do"
    half = "" if request.count == 1 else ", not even half of them"
    return (
        f"{events} not fit one sheet of this paper in type of {smallest_text_pt(paper):.0f} pt"
        f"{half}: {', '.join(ways[:-1])} or {ways[-1]}"
    )


def _larger(request: OnePageRequest, paper: Paper) -> str:
    """Return the name of the smallest paper that would do, or nothing.

    From a size on type grows with the paper, so that a larger one has no more room.
    """
    room = _Ladder(request, paper).room_px2
    for name, larger in request.larger_papers.items():
        ladder = _Ladder(request, larger)
        if ladder.room_px2 > room * _MORE_ROOM:
            if ladder.found():
                return name
            room = ladder.room_px2
    return ""


class _Ladder:
    """Steps down from all that was asked for to what fits a paper."""

    def __init__(self, request: OnePageRequest, paper: Paper) -> None:
        self._request = request
        self._paper = paper
        self._planned: tuple[Rung, SheetPlan] | None = None
        self._smallest = SMALLEST_SHRINK * smallest_text_pt(paper) / SMALLEST_TEXT_PT

    @property
    def room_px2(self) -> float:
        """How much room a sheet has for the smallest type."""
        width, height = self._paper.content_px
        return width * height / self._smallest**2

    def found(self) -> PaperDocument | None:
        """Return the sheet, or None if not even half of the events fit."""
        found = (self._on(rung) for rung in self._rungs())
        return next(filter(None, found), None) or self._with_fewer()

    def _rungs(self) -> Iterator[Rung]:
        request = self._request
        for detail in _DETAILS[_DETAILS.index(request.detail) :]:
            yield Rung(detail, request.count)
        if request.has_axis and request.dated < request.count:
            yield Rung(Detail.NONE, request.count, tells_promises=False)

    def _with_fewer(self) -> PaperDocument | None:
        """Return the sheet with as many events as fit."""
        request = self._request
        count = request.count
        # An axis counts promises on a line, so that to leave one out gains nothing.
        movable = request.dated if request.has_axis else count
        low, high = count - int(movable * (1 - _LEAST_SHARE)), count - 1
        fitting: Rung | None = None
        while low <= high:
            middle = low if fitting is None else (low + high + 1) // 2
            rung = Rung(Detail.NONE, middle, not request.has_axis)
            if self._fits(rung):
                fitting, low = rung, middle + 1
            elif fitting is None:
                return None
            else:
                high = middle - 1
        return self._on(fitting) if fitting is not None else None

    def _on(self, rung: Rung) -> PaperDocument | None:
        """Return the sheet with the fewest titles cut, and then in the largest type."""
        if not self._fits(rung):
            return None
        best: LoneSheet | None = None
        for metrics in _EASE if self._request.has_axis else (None,):
            for found in self._in_sizes(self._plan(rung), metrics):
                if best is None or found.merit > best.merit:
                    best = found
            if best is not None and not best.cut_titles:
                break
        return best.document if best is not None else None

    def _fits(self, rung: Rung) -> bool:
        """Tell whether it fits in the smallest type and as close as may be."""
        metrics = _EASE[-1] if self._request.has_axis else None
        return self._can_fit(rung) and (
            lone_sheet(self._plan(rung), self._paper, self._smallest, metrics) is not None
        )

    def _plan(self, rung: Rung) -> SheetPlan:
        if self._planned is None or self._planned[0] != rung:
            words = self._request.words_of(rung.detail, rung.kept)
            plan = SheetPlan(
                words, rung.tells_promises, self._request.colors,
                lambda cut_titles: self._left_out(rung, cut_titles),
            )  # fmt: skip
            self._planned = rung, plan
        return self._planned[1]

    def _can_fit(self, rung: Rung) -> bool:
        """Tell whether so many events could fit at all, without setting a word of them."""
        request = self._request
        needed = 0.0
        told = rung.kept if rung.tells_promises else 0
        if request.has_axis:
            drawn = request.dated - (request.count - rung.kept)
            needed = drawn * _LEAST_LABEL_PX * TIGHT.lane_px
            if rung.detail is Detail.NONE:
                told = max(told - drawn, 0)
        return needed + told * _LEAST_ENTRY_PX2 <= self.room_px2

    def _in_sizes(self, plan: SheetPlan, metrics: Metrics | None) -> Iterator[LoneSheet]:
        """Yield the sheet in the smallest size, if it fits, and in ever larger ones that do."""
        low, high = 0, _SIZES - 1
        middle = low
        while low <= high:
            size = self._smallest * _LARGEST ** (middle / (_SIZES - 1))
            found = lone_sheet(plan, self._paper, size, metrics)
            if found is None:
                # What does not fit in the smallest size fits in none.
                high = middle - 1
            else:
                yield found
                low = middle + 1
            middle = (low + high + 1) // 2

    def _left_out(self, rung: Rung, cut_titles: int) -> str:
        """Return what has no room on the sheet, in a sentence."""
        request = self._request
        missing = request.count - rung.kept
        parts = []
        if missing:
            parts.append(f"{missing:,} of {request.count:,} events, those that matter least")
        if rung.detail is not request.detail:
            is_short = rung.detail is Detail.SHORT
            parts.append("the notes but for their citations" if is_short else "the notes")
        promises = request.count - request.dated
        if not rung.tells_promises and promises:
            noun = "promise" if promises == 1 else "promises"
            parts.append(f"the titles of {promises:,} {noun} without a date, counted on the axis")
        if cut_titles:
            ends = "the ends of {:,} titles" if cut_titles > 1 else "the end of a title"
            parts.append(ends.format(cut_titles))
        if parts:
            size = f"{smallest_text_pt(self._paper):.0f} pt"
            return f"Left out, for want of room in type of {size}: {'; '.join(parts)}."
        if request.count == 1:
            return "The one event that was asked for is on this sheet."
        return f"All {request.count:,} events that were asked for are on this sheet."
