"""Sections put on pages: each in its columns, two on a page where the second fits it whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline_app.scene.brief.filling import Filling
from timeline_app.scene.brief.leaf import GUTTER_PX, LINE_PX, Leaf
from timeline_app.scene.brief.sections import PlaceWords, Section
from timeline_app.scene.cutting import fitted_label
from timeline_app.scene.display import Primitive, TextStyle
from timeline_app.scene.paper.columns import Column, SetLines, placed
from timeline_app.scene.paper.flow import Setting
from timeline_app.scene.paper.page import LinkArea, LinkTarget, Page
from timeline_app.scene.tags import PLACE, Role, Tag

# A section's type of 16 px, with as much as tells it from the columns below.
_TITLE_PX = 27.0
# With less of a page left, a section is found sooner at the top of the next.
_LEAST_SHARE = 0.4
# Two lines between two sections on a page.
_BETWEEN_PX = 30.0


@dataclass(slots=True)
class Draft:
    """A page before the number of pages is known; `place` is what its running head says.

    The front page has no such head. On the axis the place is what `heading` says.
    """

    leaf: Leaf
    place: str = ""
    places: list[tuple[str, PlaceWords]] = field(default_factory=list)
    primitives: list[Primitive] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    targets: list[LinkTarget] = field(default_factory=list)
    is_front: bool = False
    heading: Tag = PLACE

    def page(self, number: int, count: int) -> Page:
        """Return the page with head and foot."""
        leaf = self.leaf
        place = self.place or self._place_words()
        head = () if self.is_front else leaf.head(place, self.heading)
        primitives = (*head, *self.primitives, *leaf.foot(number, count))
        return Page(
            primitives, leaf.shrink, tuple(self.links), tuple(self.targets), paper=leaf.paper
        )

    def _place_words(self) -> str:
        """Return what its sections have here; where there are two, the numbers must do."""
        is_lone = len(self.places) == 1
        parts = (
            part
            for title, words in self.places
            for part in (title, words.groups if is_lone else "", words.numbers)
        )
        return " · ".join(part for part in parts if part)


class PageRun:
    """The pages of some sections, one after the other."""

    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf
        self._y = leaf.top
        self.drafts: list[Draft] = []

    def add(self, section: Section) -> None:
        """Put a section on pages."""
        leaf = self._leaf
        title_px = _title_px(section, leaf)
        filling = Filling(section.blocks, leaf.height - title_px)
        top = self._top_beside_the_last(filling, section, title_px)
        if top is None:
            self._turn()
            top = leaf.top
        self._head(section, top)
        first, top = 0, top + title_px
        while True:
            most_px = leaf.bottom - top
            level_px = filling.level_px(first, section.columns, most_px)
            height = most_px if level_px is None else level_px
            columns, first = filling.columns(first, section.columns, height)
            self._fill(section, columns, top, height)
            if first >= filling.count:
                break
            self._turn()
            top = leaf.top

    def _top_beside_the_last(
        self, filling: Filling, section: Section, title_px: float
    ) -> float | None:
        """Return where a section begins on the page of the last one, if that suits it.

        It does if it fits there whole, or if much of the page would stay white.
        """
        if not self.drafts:
            return None
        top = self._y + _BETWEEN_PX
        room = self._leaf.bottom - top - title_px
        if room >= _LEAST_SHARE * self._leaf.height and filling.columns(0, 1, room)[0][0]:
            return top
        is_whole = room > 0 and filling.level_px(0, section.columns, room) is not None
        return top if is_whole else None

    def _turn(self) -> None:
        self.drafts.append(Draft(self._leaf))
        self._y = self._leaf.top

    def _head(self, section: Section, top: float) -> None:
        draft, leaf = self.drafts[-1], self._leaf
        draft.targets.append(LinkTarget(section.id, 0.0, top, section.title))
        draft.primitives.append(
            fitted_label(
                0.0, top + _TITLE_PX / 2 - 4, section.title, TextStyle.SECTION, "ink", leaf.width,
                leaf.measurer, section.tag.holding(Role.HEADING_2),
            )
        )  # fmt: skip
        y, tag = top + _TITLE_PX, section.tag.holding(Role.PARAGRAPH)
        for line in Setting(leaf.width, leaf.measurer).lines(section.caption):
            draft.primitives += [piece.label(0.0, y + LINE_PX / 2 - 3, tag) for piece in line]
            y += LINE_PX

    def _fill(
        self, section: Section, columns: Sequence[SetLines], top: float, height: float
    ) -> None:
        draft, leaf = self.drafts[-1], self._leaf
        width = leaf.column_px(section.columns)
        targets: list[LinkTarget] = []
        for number, lines in enumerate(columns):
            column = Column(number * (width + GUTTER_PX), top, height)
            items, links, its_targets = placed(column, lines)
            draft.primitives += items
            draft.links += links
            targets += its_targets
        draft.targets += targets
        draft.places.append((section.title.partition(":")[0], section.place_of(
            [target.name for target in targets]
        )))  # fmt: skip
        self._y = top + height


def _title_px(section: Section, leaf: Leaf) -> float:
    lines = Setting(leaf.width, leaf.measurer).lines(section.caption)
    return _TITLE_PX + len(lines) * LINE_PX


def pages_of(drafts: Sequence[Draft]) -> Iterator[Page]:
    """Yield pages with their numbers, all of them known."""
    for number, draft in enumerate(drafts, 1):
        yield draft.page(number, len(drafts))
