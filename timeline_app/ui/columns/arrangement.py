"""Which panes stand side by side: worked out from the room there is and from what is open."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

FILTERS, CENTRE, COMPARISON, DOCUMENT, READING = (
    "filters", "centre", "comparison", "document", "reading",
)  # fmt: skip
PLACES = (FILTERS, CENTRE, COMPARISON, DOCUMENT, READING)
"""All panes, from left to right."""

SHUTTABLE = (FILTERS, READING)
"""Panes that can be put away while they stand beside another."""

NARROW_PX = 1000
"""Below, filters, canvas and an event side by side would each be too narrow to be used."""
# A day of the story still has room for its labels.
_LEAST_CANVAS_PX = 640
# Leaders' names whole.
_FILTERS_PX = 248
# At 1280 px a line of some 50 letters, since the story needs the room to be on one screen; of what
# a wider window brings one half, so that at 1440 px it is a line that is read at ease.
_READING_PX, _READING_SHARE, _AT_PX = 340, 1 / 2, 1280
# A line of 45 letters, and one of 75, which is read best at the most.
_NARROWEST_READING_PX, _WIDEST_READING_PX = 300, 440


class Arrangement(NamedTuple):
    """The pane that takes all the room that is left, and the widths of those beside it.

    One that was shut is still there, without any width: its divider opens it again.
    """

    main: str
    beside: Mapping[str, int]

    @property
    def shown(self) -> frozenset[str]:
        """Every pane that is in sight."""
        return frozenset((self.main, *(name for name, px in self.beside.items() if px)))


def arranged(
    room_px: int,
    opened: Sequence[str],
    document_px: int,
    chosen_px: Mapping[str, int],
    shut: Collection[str] = (),
) -> Arrangement:
    """Return where the panes stand; of what is `opened` the last one lies on top.

    `chosen_px` are widths that somebody gave panes by hand, `shut` those that somebody put away.
    """
    filters = {FILTERS: 0 if FILTERS in shut else chosen_px.get(FILTERS, _FILTERS_PX)}
    top = opened[-1] if opened else CENTRE
    if room_px < NARROW_PX or top == COMPARISON:
        return Arrangement(top, filters)
    reading_px = chosen_px.get(READING, _reading_px(room_px))
    reading = {READING: 0 if READING in shut else reading_px}
    if top == DOCUMENT:
        document = {DOCUMENT: chosen_px.get(DOCUMENT, document_px)}
        beside = {**filters, **document, **reading}
        if room_px - sum(beside.values()) >= _LEAST_CANVAS_PX:
            return Arrangement(CENTRE, beside)
    return Arrangement(top, {**filters, **reading})


def _reading_px(room_px: int) -> int:
    wanted = _READING_PX + _READING_SHARE * (room_px - _AT_PX)
    return round(min(max(wanted, _NARROWEST_READING_PX), _WIDEST_READING_PX))


def beneath(opened: Sequence[str]) -> str:
    """Return what the topmost of the opened panes covers."""
    return opened[-2] if len(opened) > 1 else CENTRE
