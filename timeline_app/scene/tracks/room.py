"""Where marks and labels may stand: within the edges of a view, or on the sheets of a paper."""

import math

import msgspec

# On paper every line is one less for other events, and what is cut is told among the notes.
_LINES_ON_PAPER = 2
# Within edges there may be little room; nobody looks for the end of a title on four lines.
_LINES_ON_SCREEN = 3


class Room(msgspec.Struct, frozen=True):
    """The bounds of what is drawn.

    On paper all of it stays within `[0, paper_px)`, and marks and labels keep off the edges of the
    sheets, which are `sheet_px` wide. On a screen labels keep within `edges_px` where they can:
    what begins and ends between them has its label on its left if need be (`may_flip`), or on
    some lines. A view that `is_fixed` is never moved. In the `gaps` between two pieces of time
    nothing happens, so no bar is drawn there.
    """

    sheet_px: float = math.inf
    paper_px: float = math.inf
    edges_px: tuple[float, float] = (-math.inf, math.inf)
    may_flip: bool = True
    width_px: float = 0.0
    is_fixed: bool = False
    has_threads: bool = True
    gaps: tuple[tuple[float, float], ...] = ()

    def parts_of(self, x_start: float, x_end: float) -> list[tuple[float, float]]:
        """Return what is drawn of a bar: it stops before each gap and goes on behind it."""
        parts: list[tuple[float, float]] = []
        for gap_start, gap_end in self.gaps:
            if x_start < gap_start and x_end > gap_end:
                parts.append((x_start, gap_start))
                x_start = gap_end
        return [*parts, (x_start, x_end)]

    @property
    def edges_of_threads(self) -> tuple[float, float]:
        """How far to either side the thread of an event reaches that has no known end."""
        return (0.0, self.width_px) if self.has_threads else (math.inf, -math.inf)

    @property
    def is_paper(self) -> bool:
        """Whether there is an edge behind which nothing is drawn."""
        return self.paper_px < math.inf

    @property
    def most_lines(self) -> int:
        """How many lines a label takes before it is cut."""
        return _LINES_ON_PAPER if self.is_paper or not self.has_edges else _LINES_ON_SCREEN

    @property
    def has_edges(self) -> bool:
        """Whether labels keep within the edges of a view."""
        return self.edges_px[1] < math.inf

    @property
    def has_sheets(self) -> bool:
        """Whether there are edges of sheets to keep off."""
        return self.sheet_px < math.inf

    def meets(self, x_start: float, x_end: float) -> bool:
        """Tell whether some of an extent lies within the edges of a view, if there are any."""
        left, right = self.edges_px
        return self.has_edges and x_start < right and x_end > left

    def sheet_of(self, x: float) -> float:
        """Return where the sheet begins that an x lies on."""
        last = max(round(self.paper_px / self.sheet_px) - 1, 0)
        return min(max(math.floor(x / self.sheet_px), 0), last) * self.sheet_px

    def widest_piece_px(self, x_start: float, x_end: float) -> float:
        """Return the width of the widest part of a box that is drawn in one and on one sheet."""
        return max(self._widest_on_sheet_px(*part) for part in self.parts_of(x_start, x_end))

    def _widest_on_sheet_px(self, x_start: float, x_end: float) -> float:
        if not self.has_sheets or self.sheet_of(x_start) == self.sheet_of(x_end):
            return x_end - x_start
        first_edge, last_edge = self.sheet_of(x_start) + self.sheet_px, self.sheet_of(x_end)
        between = min(last_edge - first_edge, self.sheet_px)
        return max(first_edge - x_start, between, x_end - last_edge)

    def on_paper(self, x_start: float, x_end: float, least_px: float) -> tuple[float, float]:
        """Cut an extent at the edges of the paper, so much being the least that is left."""
        x_start = min(max(x_start, 0.0), self.paper_px - least_px)
        return x_start, max(min(x_end, self.paper_px), x_start)

    def side_of(
        self, x_start: float, x_end: float, beside_px: float, wanted_px: float
    ) -> tuple[bool, float, float]:
        """Choose the side of a figure on which its label stays on the sheet, cut if need be.

        It is the right one if that has the room wanted. Return whether it is the left one, and the
        extent of both.
        """
        right_edge = self.sheet_of(x_end) + self.sheet_px
        left_edge = self.sheet_of(x_start)
        if x_end + wanted_px <= right_edge or right_edge - x_end >= x_start - left_edge:
            return False, x_start, min(x_end + beside_px, right_edge)
        return True, max(x_start - beside_px, left_edge), x_end
