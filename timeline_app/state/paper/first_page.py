"""What the first page of a brief names: what happened, what was agreed and what comes next."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from timeline_app.core.dates.edtf import EdtfDate, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event
from timeline_app.core.table.table import Basis
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.core.wording.event_words import own_date_in_words, short_basis
from timeline_app.core.wording.plain_text import one_line, upper_first
from timeline_app.scene.brief.request import Choice, ChoiceColumn
from timeline_app.scene.tracks.draughtsman import SHAPES
from timeline_app.scene.tracks.tracks import theme_color

# The vocabulary of kinds is open; these are what agreements are called in English.
_AGREED_KINDS = frozenset(
    ("agreement", "signing", "treaty", "protocol", "contract", "accord", "memorandum", "pact",
     "commitment", "pledge", "promise", "decision", "resolution", "law")
)  # fmt: skip
_HAPPENED, _AGREED, _NEXT = "What happened", "What was agreed", "What comes next"
# A column of a large sheet holds no more; the page leaves out what it has no room for.
_MOST = 40
_NO_DATE = "No date given"


def choices_of(
    events: EventList,
    rows: Sequence[int],
    numbers: Mapping[int, int],
    printed_at: datetime | None = None,
) -> list[ChoiceColumn]:
    """Return the events for each column: key events first, then those most is cited for."""
    turn = _turn(events, printed_at)
    turn_s = float(turn.anchor_end_s) if turn is not None else float("inf")
    columns: dict[str, list[tuple[int, Event]]] = {_HAPPENED: [], _AGREED: [], _NEXT: []}
    for row in rows:
        event = events.table.event(row)
        columns[_column(event, int(events.table.draw_start_s[row]), turn_s)].append((row, event))
    return [
        ChoiceColumn(_heading(title, turn), tuple(_chosen(events, found, numbers)), len(found))
        for title, found in columns.items()
    ]


def _heading(title: str, turn: EdtfDate | None) -> str:
    """Return a heading; what comes next does so as of a date, which readers may be long past."""
    return f"{title}, as of {date_in_words(turn)}" if title == _NEXT and turn else title


def _turn(events: EventList, printed_at: datetime | None) -> EdtfDate | None:
    """Return after which date things come next: that of the list, its newest source or the print.

    A document that is newer may be of a month or a year: the end of it counts.
    """
    head = events.head
    published = (document.published for document in head.documents if document.published)
    told = [parse(date) for date in ([head.as_of] if head.as_of else published)]
    sound = [date for date in told if not date.open_end]
    if not sound and printed_at is not None:
        sound = [parse(printed_at.date().isoformat())]
    return max(sound, key=lambda date: date.anchor_end_s, default=None)


def _column(event: Event, start_s: int, turn_s: float) -> str:
    is_agreed = event.kind in _AGREED_KINDS
    if event.date is None:
        return _AGREED
    if start_s >= turn_s and not is_agreed:
        return _NEXT
    return _AGREED if is_agreed else _HAPPENED


def _chosen(
    events: EventList, found: Sequence[tuple[int, Event]], numbers: Mapping[int, int]
) -> list[Choice]:
    ranked = sorted(found, key=importance)[:_MOST]
    rank_of = {row: rank for rank, (row, _) in enumerate(ranked)}
    codes = events.table.first["themes"]
    return [
        Choice(
            numbers[row], SHAPES[Basis(int(events.table.basis[row]))],
            theme_color(int(codes[row])),
            upper_first(own_date_in_words(event)) or _NO_DATE,
            "" if event.date is None else short_basis(event),
            one_line(event.title), rank_of[row],
        )
        for row, event in sorted(ranked)
    ]  # fmt: skip


def importance(item: tuple[int, Event]) -> tuple[bool, bool, int, int]:
    """Return the rank of an event: the lower, the more it matters."""
    row, event = item
    return not event.key, event.date is None, -len(event.citations), row
