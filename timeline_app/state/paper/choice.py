"""What the user wants on paper, as one value: scope, layout, paper and colour."""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.core.dates.edtf import parse
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.paper.paging import Layout, Paper
from timeline_app.scene.paper.refusals import PaperChoiceError
from timeline_app.state.paper.job import BRIEF_MARGIN_MM, SectionBy, paper_of

CUSTOM_PAPER = "Custom"


class Scope(StrEnum):
    """Which events go on paper."""

    FILTER = "filter"
    EVERYTHING = "everything"
    VISIBLE = "visible"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """Everything that can be chosen for a print; `across` 0 lets the number of sheets be."""

    scope: Scope = Scope.FILTER
    first: str = ""
    last: str = ""
    layout: Layout = Layout.BRIEF
    section_by: SectionBy = SectionBy.THEME
    paper_name: str = "A4"
    custom_size: str = "300x200mm"
    is_portrait: bool = True
    margin_mm: float = BRIEF_MARGIN_MM
    across: int = 0
    down: int = 1
    is_greyscale: bool = False

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
