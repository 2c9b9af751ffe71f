"""The axis of a brief: what has a date, on landscape sheets; what has none, as a line a track."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from timeline_app.core.wording.span_words import span_in_words
from timeline_app.scene.brief.axis_margin import Margin, fold_target, lone_lines
from timeline_app.scene.brief.axis_scene import CLOSE, ROOMY, TIGHT, AxisScene
from timeline_app.scene.brief.leaf import Leaf
from timeline_app.scene.brief.pages import Draft
from timeline_app.scene.brief.request import BriefRequest, Fold
from timeline_app.scene.brief.sections import numbers_in_words
from timeline_app.scene.cutting import cropped, fitted_label, middle_of, moved
from timeline_app.scene.display import (
    TEXT_SIZES_PX,
    Hit,
    Label,
    Primitive,
    TextStyle,
    tagged,
)
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.paper.flow import ELLIPSIS
from timeline_app.scene.paper.legend import LEGEND_LINE_PX, legend_lines
from timeline_app.scene.paper.numbering import parted
from timeline_app.scene.paper.page import LinkArea, LinkTarget, event_target, note_target
from timeline_app.scene.paper.ruler import RULER_GAP_PX, ruler_on_sheet
from timeline_app.scene.paper.timeline import SMALLEST_SHRINK, PrintRequest
from timeline_app.scene.tags import FOOT, HEAD, Role, Tag

AXIS = "axis"

# The name of a track and the line of its promises, side by side at need.
_MARGIN_PX = 196.0
# Of a narrow sheet, the names of tracks take no more than this.
_MARGIN_SHARE = 0.25
# Larger type takes twice as many sheets: of more than four nobody keeps the order.
_MOST_ROOMY_SHEETS = 2
# A ruler is not read as text, so it may stand closer to the running head.
_RISE_PX = 6.0


class Axis:
    """The drawing, and how it is cut into sheets: one if it can be made to fit."""

    def __init__(
        self, request: BriefRequest, drawing: PrintRequest, leaf: Leaf,
        metrics: Metrics | None = None, level: Role = Role.HEADING_3,
    ) -> None:  # fmt: skip
        self._request = request
        self._drawing = drawing
        self._leaf = leaf
        self._left = min(_MARGIN_PX, leaf.width * _MARGIN_SHARE)
        self._tags = drawing.tags(Tag(Role.SECTION), level)
        self._legend = legend_lines((), leaf.width, request.measurer, self._tags.whole)
        self._named: set[int] = set()
        tracks = {track.id for track in drawing.track_set.tracks}
        lone = [fold for fold in request.folds if fold.track not in tracks]
        self._lone_lines = list(lone_lines(lone, leaf.width, request.measurer))
        self._lay_out(metrics or TIGHT)
        if metrics is not None:
            return
        if len(self.cuts) > 1:
            if len(self.cuts) <= _MOST_ROOMY_SHEETS:
                self._lay_out(ROOMY)
        else:
            self._take_room()

    def drafts(self, pages_of: Callable[[Fold], str]) -> Iterator[Draft]:
        """Yield the sheets; `pages_of` tells where the promises of a track are."""
        for number, cut in enumerate(self.cuts):
            draft = Draft(self._leaf)
            self.put_on(draft, number, pages_of)
            draft.place = self._place(cut)
            yield draft

    def put_on(self, draft: Draft, number: int, pages_of: Callable[[Fold], str]) -> None:
        """Put one of the sheets on a draft."""
        if not number:
            draft.heading = self._tags.whole.holding(Role.HEADING_2)
            draft.targets.append(LinkTarget(AXIS, 0.0, 0.0, "The axis"))
        self._fill(draft, self.cuts[number], Margin(draft, self._left, pages_of, self._tags))

    @property
    def end(self) -> float:
        """Where the last sheet ends."""
        top, bottom = self.cuts[-1]
        return self._body_top + bottom - top

    @property
    def label_px(self) -> int:
        """How large its labels are, before the sheet is shrunk."""
        return TEXT_SIZES_PX[self._laid_out.style]

    def cut_titles(self) -> int:
        """Return how many titles are cut."""
        return sum(
            isinstance(item, Label) and item.text.endswith(ELLIPSIS) for item in self._scene.items
        )

    def _place(self, cut: tuple[float, float]) -> str:
        """Return what the running head of a sheet says."""
        hits = (hit for hit in self._scene.hits if cut[0] <= hit.y < cut[1])
        rows = {row for hit in hits for row in self._laid_out.rows_at(hit)}
        span = self._drawing.span
        numbers = numbers_in_words([self._drawing.number_of[row] for row in rows])
        return f"The axis · {span_in_words(span.start_s, span.end_s)} · {numbers}"

    def places(self) -> dict[int, str]:
        """Return for each event where it is on the axis, by number."""
        found: dict[int, str] = {}
        for fold in self._request.folds:
            found |= dict.fromkeys(fold.numbers, fold_target(fold))
        for hit in self._scene.hits:
            for row in self._laid_out.rows_at(hit):
                number = self._drawing.number_of[row]
                found[number] = event_target(number)
        return found

    def _take_room(self) -> None:
        """Lay out at greater ease as long as that is likely to fit the one sheet, and does."""
        for metrics in (CLOSE, ROOMY):
            before = self._laid_out
            height = before.height_px * metrics.lane_px / before.metrics.lane_px
            if height > self.bottom - self._body_top:
                return
            self._lay_out(metrics)
            if len(self.cuts) > 1:
                self._use(before)
                return

    def _lay_out(self, metrics: Metrics) -> None:
        width = self._leaf.width - self._left
        folds = self._request.folds
        self._use(AxisScene(self._drawing, folds, self._lone_lines, width, metrics, self._tags))

    def _use(self, laid_out: AxisScene) -> None:
        self._laid_out, self._scene = laid_out, laid_out.scene
        self.cuts = laid_out.cuts(self.bottom - self._body_top)

    @property
    def _body_top(self) -> float:
        return self._leaf.top + self._scene.ruler.height_px + RULER_GAP_PX

    @property
    def bottom(self) -> float:
        """Where the legend begins."""
        return self._leaf.bottom - len(self._legend) * LEGEND_LINE_PX

    def _fill(self, draft: Draft, cut: tuple[float, float], margin: Margin) -> None:
        top, bottom = cut
        dy, is_first = self._body_top - top, cut == self.cuts[0]
        across = 0.0, self._leaf.width - self._left
        draft.primitives += ruler_on_sheet(
            self._scene.ruler, across, self._left, self._leaf.top, bottom + dy,
            self._request.measurer, self._tags.ruler(self._scene.scale) if is_first else HEAD,
        )  # fmt: skip
        for row in self._laid_out.rows:
            if row.y < bottom and row.y + row.height > top:
                margin.put(row, cut, dy)
        for item in self._items_between(top, bottom):
            draft.primitives += self._restyled(moved(item, self._left, dy))
        for hit in self._scene.hits:
            if top <= hit.y < bottom:
                self._put_links(hit, dy, draft)
        y = self.bottom + LEGEND_LINE_PX / 2
        for line in self._legend:
            items = (moved(item, 0.0, y) for item in line)
            draft.primitives += items if is_first else tagged(items, FOOT)
            y += LEGEND_LINE_PX

    def _items_between(self, top: float, bottom: float) -> Iterator[Primitive]:
        width = self._leaf.width - self._left
        for item in cropped(self._scene.items, 0.0, width, self._request.measurer):
            if top <= middle_of(item) < bottom:
                yield item

    def _restyled(self, item: Primitive) -> Iterator[Primitive]:
        """Yield an item of the drawing; a label parted into its number and the rest."""
        if not isinstance(item, Label) or item.style is not TextStyle.LABEL:
            yield item
            return
        is_small = self._laid_out.style is TextStyle.NOTE
        label = item._replace(style=self._laid_out.style)
        strong = TextStyle.NOTE_STRONG if is_small else TextStyle.NUMBER
        yield from parted(label, strong, self._request.measurer)

    def _put_links(self, hit: Hit, dy: float, draft: Draft) -> None:
        rows = self._laid_out.rows_at(hit)
        width = hit.width / len(rows)
        for place, row in enumerate(rows):
            number = self._drawing.number_of[row]
            x, y = hit.x + self._left + place * width, hit.y + dy
            if place:
                partner = self._partner(row, x, y + hit.height / 2)
                draft.primitives += tagged(partner, self._tags.event(hit.track, row))
            if number not in self._named:
                self._named.add(number)
                words = f"{number} on the axis"
                draft.targets.append(LinkTarget(event_target(number), x, y, words))
            tag = self._tags.link(hit.track, row)
            draft.links.append(LinkArea(x, y, width, hit.height, note_target(number), tag))

    def _partner(self, row: int, x: float, y: float) -> Iterator[Primitive]:
        """Yield the label of an event in the second half of a box.

        The box has one mark, at its beginning: one in the middle would seem to stand on a day.
        """
        text, room = self._laid_out.numbered_title(row), self._laid_out.half_px(row)
        x += self._laid_out.metrics.padding_px
        label = fitted_label(x, y, text, TextStyle.LABEL, "ink", room, self._laid_out.measurer)
        yield from self._restyled(label)


def axis_leaf(request: BriefRequest, leaf: Leaf) -> Leaf:
    """Return the sheet of the axis: the paper of a brief held sideways, else as it was chosen."""
    paper = leaf.paper
    if request.has_front:
        sides = sorted((paper.width_mm, paper.height_mm))
        paper = replace(paper, width_mm=sides[1], height_mm=sides[0])
    found = Leaf(paper, request.imprint, request.measurer, SMALLEST_SHRINK)
    found.top -= _RISE_PX
    return found
