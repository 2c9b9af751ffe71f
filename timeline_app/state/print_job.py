"""What goes on paper or into a picture: the shown events, their span, and what the pages say."""

from collections.abc import Callable, Sequence

import numpy as np

from timeline_app.core.edtf import parse
from timeline_app.core.event_list import EventList
from timeline_app.core.model import FilterRecord
from timeline_app.core.wording import date_in_words
from timeline_app.scene.display import Scene, TextMeasurer
from timeline_app.scene.layout import SceneRequest, build_scene
from timeline_app.scene.paging import PAPER, Page, Paper, PrintRequest, PrintWords, build_pages
from timeline_app.scene.span import LinearScale, TimeSpan
from timeline_app.scene.tracks import Grouping, TrackSet, build_tracks
from timeline_app.state.filter_words import filter_in_words

PICTURE_WIDTH_PX = 1600.0
PAPER_SIZES_MM = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "Letter": (215.9, 279.4)}


def paper_of(name: str, is_portrait: bool, sheets: tuple[int, int | None] = (1, None)) -> Paper:
    """Return a paper by its name, orientation and number of sheets across and down."""
    short, long = PAPER_SIZES_MM[name]
    width, height = (short, long) if is_portrait else (long, short)
    return Paper(width, height, across=sheets[0], down=sheets[1])


class PrintJob:
    """The rows of a list that pass a filter, ready for paper or picture."""

    def __init__(
        self,
        events: EventList,
        record: FilterRecord,
        rows: Sequence[int],
        grouping: Grouping = Grouping.THEME,
    ) -> None:
        self._events = events
        self._record = record
        self._rows = np.asarray(rows, dtype=np.int64)
        self._grouping = grouping

    @property
    def title(self) -> str:
        """The title of the list."""
        return self._events.head.title

    def pages(self, paper: Paper, measurer: TextMeasurer) -> list[Page]:
        """Lay everything out on sheets. Raises PaperTooSmallError."""
        request = PrintRequest(
            self._tracks(), self._span(), measurer, self._title_of, self._words()
        )
        return build_pages(request, paper)

    def picture(self, measurer: TextMeasurer) -> Scene:
        """Lay everything out in one piece."""
        scale = LinearScale(self._span(), PICTURE_WIDTH_PX)
        request = SceneRequest(
            self._tracks(), scale, measurer, self._title_of, PAPER, keep_labels_inside=True
        )
        return build_scene(request)

    @property
    def _title_of(self) -> Callable[[int], str]:
        table = self._events.table
        return lambda row: table.event(row).title

    def _tracks(self) -> TrackSet:
        mask = np.zeros(len(self._events.table), dtype=np.bool_)
        mask[self._rows] = True
        return build_tracks(self._events.table, mask, self._grouping)

    def _span(self) -> TimeSpan:
        table = self._events.table
        start_s, end_s = table.draw_start_s[self._rows], table.draw_end_s[self._rows]
        return TimeSpan(float(start_s.min()), float(end_s.max())).padded(0.02)

    def _words(self) -> PrintWords:
        events = self._events
        parts = [filter_in_words(self._record, events) or "All events"]
        if events.head.as_of:
            parts.append(f"as of {date_in_words(parse(events.head.as_of))}")
        counts = f"{len(events.table):,} events, {len(self._rows):,} shown"
        return PrintWords(self.title, " · ".join(parts), f"{events.path.name} · {counts}")
