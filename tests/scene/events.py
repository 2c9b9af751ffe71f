"""Event lists for tests: written by hand, random, bundled, or made of numbers alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.synthetic import BURST_DAYS, BURST_SHARES, BURST_SPREADS
from timeline_app.core.dates.civil import civil_from_days, second_of
from timeline_app.core.open_list import read_list
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import Citation, Document, Event, Leader, ListHead, Theme
from timeline_app.core.table.arrays import Rows
from timeline_app.core.table.event_store import EventStore
from timeline_app.core.table.facets import FacetColumn
from timeline_app.core.table.row_values import PackedValues, row_values
from timeline_app.core.table.table import EventTable, build_table
from timeline_app.scene.axis.span import TimeSpan

BUNDLED = Path(__file__).resolve().parents[2] / "events.json"
THEMES = ("trade", "culture", "security")
LEADERS = ("alpha", "beta", "gamma")
DOCUMENTS = ("article", "statement")
KINDS = ("meeting", "signing")
HEAD = ListHead(
    format="timeline-events/1",
    title="Test",
    documents=tuple(Document(id=name, title=name.title()) for name in DOCUMENTS),
    leaders=tuple(Leader(id=name, name=name.title()) for name in LEADERS),
    themes=tuple(Theme(id=name, label=name.title()) for name in THEMES),
)
DateBasis = Literal["stated", "inferred", "derived", "undated"]
DAY_S = 86_400
_SHOWN_ROWS = 60
_CITATION_SHA256 = "0" * 64


Numbers = NDArray[np.int64]


class Listed:
    """A table, and how to get the titles of its rows."""

    def __init__(self, table: EventTable, title_of: Callable[[int], str]) -> None:
        self.table = table
        self.title_of = title_of

    def __repr__(self) -> str:
        rows = range(min(len(self.table), _SHOWN_ROWS))
        events = (self.table.event(row) for row in rows)
        return f"Listed({[(e.date or e.announced, e.date_basis, e.title[:20]) for e in events]})"

    @property
    def all_rows(self) -> Rows:
        return np.arange(len(self.table))


def listed(events: list[Event], head: ListHead = HEAD) -> Listed:
    return _with_titles(build_table(events, head))


@cache
def bundled() -> Listed:
    return _with_titles(read_list(BUNDLED).events.table)


def _with_titles(table: EventTable) -> Listed:
    titles = [table.event(row).title for row in range(len(table))]
    return Listed(table, titles.__getitem__)


def event(  # noqa: PLR0917
    number: int,
    date: str,
    title: str = "",
    basis: DateBasis = "stated",
    themes: tuple[str, ...] = ("trade",),
    leaders: tuple[str, ...] = (),
    documents: tuple[str, ...] = (),
    kind: str = "meeting",
    recurrence: str = "",
) -> Event:
    """An event of a date; an undated one was announced then."""
    is_undated = basis == "undated"
    return Event(
        id=f"event-{number}",
        title=title or f"Event number {number}",
        kind=kind,
        date=None if is_undated else date,
        date_basis=basis,
        announced=date if is_undated else "",
        recurrence=recurrence,
        leaders=leaders,
        themes=themes,
        citations=tuple(Citation(name, 1, (0, 1), _CITATION_SHA256) for name in documents),
    )


def span_of_years(first: int, last: int) -> TimeSpan:
    return TimeSpan(float(second_of(first)), float(second_of(last + 1)))


def span_of_days(year: int, month: int, day: int, days: float) -> TimeSpan:
    start_s = float(second_of(year, month, day))
    return TimeSpan(start_s, start_s + days * DAY_S)


def edtf_day(day: int) -> str:
    year, month, day_of_month = civil_from_days(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day_of_month:02d}"


_FIRST_DAY = second_of(-300) // DAY_S
_LAST_DAY = second_of(2300) // DAY_S
_NEAR_DAYS = st.integers(20_420, 20_440)
_DAYS = st.one_of(_NEAR_DAYS, _NEAR_DAYS, st.integers(20_000, 22_000),
                  st.integers(_FIRST_DAY, _LAST_DAY))  # fmt: skip


@st.composite
def dates(draw: st.DrawFn) -> str:
    day = draw(_DAYS)
    text = edtf_day(day)
    later = edtf_day(day + draw(st.integers(0, 4_000)))
    shapes = (text, text, text, text[:-3], text[:-6], f"{text}/{later}", f"[{text}..{later}]",
              f"{text}~", f"{text}/..", f"../{text}", f"{text}T10:30:00")  # fmt: skip
    return draw(st.sampled_from(shapes))


_ODD_TITLES = (
    "الاجتماع الثامن والأربعون للجنة",
    "e\u0301" * 20,
    "ສະບາຍດີ ຫວຽດນາມ",
    "x" * 10_000,
    "two\nlines\tof it",
    "\u202e reversed",
)
_LENGTHS = st.integers(1, 90).map(lambda length: ("An event of some length, " * 8)[:length])
_TITLES = st.one_of(_LENGTHS, _LENGTHS, st.sampled_from(_ODD_TITLES))


def _values(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=len(values), unique=True).map(tuple)


@st.composite
def event_lists(draw: st.DrawFn, max_size: int = 60) -> Listed:
    """Random events; a draw of few dates makes many of them coincide."""
    pool = draw(st.lists(dates(), min_size=1, max_size=max_size))
    count = draw(st.integers(0, max_size))
    return listed([
        event(
            number,
            draw(st.sampled_from(pool)),
            draw(_TITLES),
            draw(st.sampled_from(("stated", "inferred", "derived", "undated"))),
            draw(_values(THEMES)),
            draw(_values(LEADERS)),
            draw(_values(DOCUMENTS)),
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(("", "", "FREQ=YEARLY"))),
        )
        for number in range(count)
    ])  # fmt: skip


def made_of_numbers(count: int, seed: int = 1, themes: int = 14) -> Listed:
    """A large table without decoding any event: bursts, an even spread, minutes to decades."""
    random = np.random.default_rng(seed)
    low, high = second_of(1925), second_of(2055)
    burst = random.normal(second_of(2025, 12, 2), 20 * DAY_S, count // 3)
    start_s = np.concatenate([random.uniform(low, high, count - len(burst)), burst])
    length_s = np.exp(random.uniform(np.log(60), np.log(20 * 365 * DAY_S), count))
    return of_columns(start_s.astype(np.int64), length_s.astype(np.int64), random, themes)


def made_of_bursts(count: int, seed: int = 1, themes: int = 14) -> Listed:
    """A large table in which all events lie in four bursts, most of them within three days."""
    random = np.random.default_rng(seed)
    chosen = random.choice(len(BURST_DAYS), count, p=BURST_SHARES)
    spread_s = np.array(BURST_SPREADS)[chosen] * DAY_S
    start_s = np.array(BURST_DAYS, "datetime64[s]").astype(np.int64)[chosen]
    length_s = np.exp(random.uniform(np.log(60), np.log(2 * DAY_S), count))
    off_s = (random.random(count) * spread_s).astype(np.int64)
    return of_columns(start_s + off_s, length_s.astype(np.int64), random, themes)


def of_columns(
    start_s: Numbers,
    length_s: Numbers,
    random: np.random.Generator,
    themes: int = 14,
) -> Listed:
    """A table of given extents in random order, with random forms, bases and themes."""
    count = len(start_s)
    order = np.lexsort((-length_s, start_s))
    start_s, end_s = start_s[order], (start_s + length_s)[order]
    codes = random.integers(0, themes, count).astype(np.int32)
    nothing = PackedValues(0, np.zeros(count, np.uint8))
    facets = {name: FacetColumn((), (), nothing) for name in FACETS}
    names = tuple(f"theme-{number}" for number in range(themes))
    held = row_values(codes, np.ones(count, np.int32), themes)
    facets["themes"] = FacetColumn(names, names, held)
    table = EventTable(
        EventStore(b"", np.zeros(count, np.int64), np.zeros(count, np.int64)),
        np.arange(count), start_s, end_s, start_s, end_s,
        random.integers(0, 2, count).astype(np.uint8),
        random.integers(0, 4, count).astype(np.uint8), np.zeros(count, np.uint8),
        {"themes": codes}, facets,
    )  # fmt: skip
    return Listed(table, _numbered_title)


def _numbered_title(row: int) -> str:
    return f"Event number {row} of a long list of events"
