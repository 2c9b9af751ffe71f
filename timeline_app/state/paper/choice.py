"""What the user wants on paper, as one value: scope, layout, paper and colour."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import msgspec

from timeline_app.core.dates.edtf import parse
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.brief.request import Detail
from timeline_app.scene.paper.paging import Layout, Paper
from timeline_app.scene.paper.refusals import PaperChoiceError
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.job import BRIEF_MARGIN_MM, ON_ONE_PAGE, SectionBy, paper_of

CUSTOM_PAPER = "Custom"


class Scope(StrEnum):
    """Which events go on paper."""

    FILTER = "filter"
    EVERYTHING = "everything"
    VISIBLE = "visible"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """Everything that can be chosen for a print; `across` 0 lets the number of sheets be.

    Without a grouping the tracks are those of the window. A PDF `has_list` if the printed events
    go into it as a list of their own.
    """

    scope: Scope = Scope.FILTER
    first: str = ""
    last: str = ""
    layout: Layout = Layout.BRIEF
    section_by: SectionBy = SectionBy.THEME
    detail: Detail = Detail.FULL
    grouping: Grouping | None = None
    is_one_page: bool = False
    page_range: str = ""
    paper_name: str = "A4"
    custom_size: str = "300x200mm"
    is_portrait: bool = True
    margin_mm: float = BRIEF_MARGIN_MM
    across: int = 0
    down: int = 1
    is_greyscale: bool = False
    has_list: bool = False

    @property
    def fits_one_page(self) -> bool:
        """Whether all goes on one sheet, in a layout that can."""
        return self.is_one_page and self.layout in ON_ONE_PAGE

    def paper(self) -> Paper:
        """Return the paper. Raises PaperChoiceError if there is none such."""
        name = self.custom_size if self.paper_name == CUSTOM_PAPER else self.paper_name
        sheets: tuple[int, int | None] = (1, None)
        if self.across and self.layout is Layout.PAGES:
            sheets = (self.across, self.down)
        return paper_of(name, self.is_portrait, sheets, self.margin_mm)

    def span(self, visible: TimeSpan) -> TimeSpan | None:
        """Return the span that the scope asks for, if any. Raises EdtfError or PaperChoiceError."""
        if self.scope is Scope.VISIBLE:
            return visible
        if self.scope is not Scope.RANGE:
            return None
        start_s = float(parse(self.first).anchor_start_s) if self.first else visible.start_s
        end_s = float(parse(self.last).anchor_end_s) if self.last else visible.end_s
        if end_s <= start_s:
            raise PaperChoiceError("the range ends before it begins: exchange its dates")
        return TimeSpan(start_s, end_s)


# Not what belongs to one list alone: the events, their dates and the numbers of their pages.
_REMEMBERED: dict[str, Any] = {
    "layout": Layout, "section_by": SectionBy, "detail": Detail, "grouping": Grouping | None,
    "is_one_page": bool, "paper_name": str, "custom_size": str, "is_portrait": bool,
    "margin_mm": float, "across": int, "down": int, "is_greyscale": bool,
    "has_list": bool,
}  # fmt: skip


def remembered(choice: PrintChoice) -> dict[str, Any]:
    """Return what of a choice is proposed the next time, as plain values."""
    return {name: msgspec.to_builtins(getattr(choice, name)) for name in _REMEMBERED}


def recalled(plain: Mapping[str, Any]) -> PrintChoice:
    """Return the choice that was made last; what makes no sense is as if it had not been made."""
    choice = PrintChoice()
    for name in _REMEMBERED.keys() & plain.keys():
        try:
            value = msgspec.convert(plain[name], _REMEMBERED[name], strict=False)
        except msgspec.ValidationError:
            continue
        choice = replace(choice, **{name: value})
    return choice
