"""The columns of the list view as data: what they show, and which of them there is room for."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.matches import spoken_of
from timeline_app.core.record.facet_kinds import BASIS_LABELS, kind_label
from timeline_app.core.record.model import Event, FilterRecord
from timeline_app.core.table.arrays import Rows
from timeline_app.core.wording.event_words import announced_in_words, short_date
from timeline_app.core.wording.plain_text import upper_first

TITLE = "title"
"""The column that is always there and takes the spare width."""
PEOPLE_HEADING = "Took part, or present"
"""Whoever looks on while others sign is named among the people of an event too."""
# Titles of some 70 letters, as most are, stand in two lines of half that.
_LEAST_TITLE_PX = 250


class ListColumn(NamedTuple):
    """A column: its id, which is a key for sorting, its heading, its cells and its first width.

    A cell may tell why an event passes a filter. `tip` says of a heading what it does not.
    """

    id: str
    heading: str
    width_px: int
    text: Callable[[Event, EventList, FilterRecord], str]
    tip: str = ""


def _names(ids: Iterable[str], events: EventList) -> str:
    return ", ".join(events.name_of_id.get(one, one) for one in ids)


def _people(event: Event, events: EventList, asked: FilterRecord) -> str:
    others = spoken_of(events, event, asked)
    return ", ".join(filter(None, (_names(event.leaders, events), *others)))


def _documents(event: Event, events: EventList, _asked: FilterRecord) -> str:
    return _names(dict.fromkeys(citation.document for citation in event.citations), events)


# Widths are those of the longest words in two lines: one day of several, a basis beside its
# symbol, names.
COLUMNS: tuple[ListColumn, ...] = (
    ListColumn("date", "Date", 166, lambda event, *_: upper_first(short_date(event))),
    ListColumn("basis", "Basis", 122, lambda event, *_: BASIS_LABELS[event.date_basis]),
    ListColumn(TITLE, "Event", _LEAST_TITLE_PX, lambda event, *_: event.title),
    ListColumn(
        "people",
        PEOPLE_HEADING,
        150,
        _people,
        "At a signing also who looked on",
    ),
    ListColumn("place", "Place", 96, lambda event, *_: event.place),
    ListColumn("themes", "Themes", 150, lambda event, events, *_: _names(event.themes, events)),
    ListColumn("kind", "Kind", 110, lambda event, *_: kind_label(event.kind)),
    ListColumn(
        "organisations",
        "Organisations",
        160,
        lambda event, events, *_: _names(event.organisations, events),
    ),
    ListColumn("documents", "Documents", 170, _documents),
    ListColumn(
        "announced",
        "Announced",
        146,
        lambda event, *_: upper_first(announced_in_words(event)),
    ),
)
COLUMN_IDS = tuple(column.id for column in COLUMNS)
_ALWAYS = ("date", "basis", TITLE)
WHERE_THERE_IS_ROOM = ("people", "place", "organisations")
"""The columns that are shown unasked as far as there is room, the first of them first."""
_FACETS = {"people": "leaders", "place": "places", "organisations": "organisations"}


def empty_columns(events: EventList, rows: Rows) -> frozenset[str]:
    """Return which of the columns that come and go with the room say nothing of any of the rows."""
    facets = events.table.facets
    return frozenset(
        column for column, facet in _FACETS.items() if not facets[facet].occurs_in(rows)
    )


def shown_columns(
    chosen: Sequence[str], width_px: float, empty: Collection[str] = ()
) -> frozenset[str]:
    """Return which columns are shown: those that were chosen, else those there is room for.

    One that is `empty` gets only the room that the others leave.
    """
    if chosen:
        return frozenset((*chosen, TITLE))
    width_of = {column.id: column.width_px for column in COLUMNS}
    shown, left_px = list(_ALWAYS), width_px - sum(width_of[one] for one in _ALWAYS)
    for one in sorted(WHERE_THERE_IS_ROOM, key=lambda column: column in empty):
        left_px -= width_of[one]
        if left_px >= 0:
            shown.append(one)
    return frozenset(shown)


def left_out(
    chosen: Sequence[str], width_px: float, empty: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the headings of the columns with something in them that there is no room for."""
    shown = shown_columns(chosen, width_px, empty)
    wanted = () if chosen else set(WHERE_THERE_IS_ROOM).difference(empty)
    return tuple(c.heading for c in COLUMNS if c.id in wanted and c.id not in shown)


def toggled(shown: frozenset[str], column: str) -> tuple[str, ...]:
    """Return the columns to show when one is added or taken away, in their order."""
    return tuple(one for one in COLUMN_IDS if (one in shown) is not (one == column))
