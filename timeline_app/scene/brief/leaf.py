"""A leaf of a brief: its sizes, the running head above and the imprint below."""

from collections.abc import Iterator

from timeline_app.scene.brief.request import Imprint
from timeline_app.scene.cutting import fitted_label
from timeline_app.scene.display import (
    TEXT_SIZES_PX,
    Label,
    Line,
    Primitive,
    TextMeasurer,
    TextStyle,
)
from timeline_app.scene.paper.refusals import PaperTooSmallError
from timeline_app.scene.paper.sheet import Paper
from timeline_app.scene.paper.timeline import PX_PER_PT
from timeline_app.scene.tags import FOOT, HEAD, TITLE, Tag

# Newspapers set their columns so: small enough for a brief to stay one, with air between lines.
_BODY_PT, _LINE_PT = 8.0, 10.5
SHRINK = _BODY_PT * PX_PER_PT / TEXT_SIZES_PX[TextStyle.NOTE]
LINE_PX = _LINE_PT * PX_PER_PT / SHRINK
# Two letters of body keep columns apart without a rule.
GUTTER_PX = 15.0

# A caption, a hair of white and a rule.
_HEAD_PX = 18.0
# Two lines of body, so that a running head is not read as text.
_BODY_TOP_PX = 28.0
# A caption with its rule, and as much white above as parts it from the columns.
_FOOT_PX, _FOOT_GAP_PX = 16.0, 7.0
# Nothing stands so close to the words on the other side that they are read as one.
_BETWEEN_PX = 16.0
# Three narrow columns; in less, every other word is broken.
_LEAST_WIDTH_PX = 380.0
# The first page needs its heading and a few lines of everything.
_LEAST_HEIGHT_PX = 420.0
# A filter of which less is left tells nothing.
_LEAST_LETTERS = 8
_PART = " · "


class Leaf:
    """A sheet between its margins, in px of which a body line has `LINE_PX`."""

    def __init__(
        self, paper: Paper, imprint: Imprint, measurer: TextMeasurer, shrink: float = SHRINK
    ) -> None:
        self.paper = paper
        self.shrink = shrink
        self.measurer = measurer
        width, height = paper.content_px
        self.width, self._height = width / shrink, height / shrink
        self.top = _BODY_TOP_PX
        self.bottom = self._height - _FOOT_PX - _FOOT_GAP_PX
        self._imprint = imprint
        if self.width < _LEAST_WIDTH_PX or self._height < _LEAST_HEIGHT_PX:
            raise PaperTooSmallError

    @property
    def height(self) -> float:
        """What is left between head and foot."""
        return self.bottom - self.top

    def columns(self, wanted_px: float) -> int:
        """Return how many columns stand side by side if each is about so wide."""
        return max(1, round((self.width + GUTTER_PX) / (wanted_px + GUTTER_PX)))

    def column_px(self, count: int) -> float:
        """Return how wide each of some columns is."""
        return (self.width - (count - 1) * GUTTER_PX) / count

    def head(self, place: str, tag: Tag) -> Iterator[Primitive]:
        """Yield the title of the list and what is on this page, which has a tag."""
        y, measurer = _HEAD_PX / 2 - 2, self.measurer
        most_px = self.width * 0.75
        label = fitted_label(0.0, y, place, TextStyle.NOTE_STRONG, "ink", most_px, measurer)
        room = self.width - label.width - _BETWEEN_PX
        title = self._imprint.title
        yield fitted_label(0.0, y, title, TextStyle.NOTE, "ink-soft", room, measurer, TITLE)
        yield label._replace(x=self.width - label.width, tag=tag)
        yield Line(0.0, _HEAD_PX, self.width, _HEAD_PX, "grid-strong", tag=HEAD)

    def foot(self, number: int, count: int) -> Iterator[Primitive]:
        """Yield which file this is, how it was filtered, when it was printed, and the page."""
        y, measurer = self._height - _FOOT_PX / 2 + 2, self.measurer
        yield Line(0.0, y - 10, self.width, y - 10, "grid-strong", tag=FOOT)
        page = f"page {number} of {count}"
        page_px = measurer.width(page, TextStyle.CAPTION)
        yield Label(self.width - page_px, y, page, TextStyle.CAPTION, "ink-soft", page_px, tag=FOOT)
        room = self.width - page_px - _BETWEEN_PX
        text = self._imprinted(room)
        yield fitted_label(0.0, y, text, TextStyle.CAPTION, "ink-soft", room, measurer, FOOT)

    def _imprinted(self, room: float) -> str:
        """Return the imprint; where room is short, the filter is cut, which page 1 has whole."""
        file, chosen, printed = self._imprint[1:]
        ends = [part for part in (file, printed) if part]
        around = _PART.join(("", *ends))
        room -= self.measurer.width(around, TextStyle.CAPTION)
        shown = self.measurer.elided(chosen, TextStyle.CAPTION, room)
        if len(shown) < min(len(chosen), _LEAST_LETTERS):
            return _PART.join(ends)
        return _PART.join((ends[0], shown, *ends[1:]))
