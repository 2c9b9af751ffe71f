"""A list at a glance: the columns of time that suit it, and the events of each theme in them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from timeline_app.core.dates.civil import MONTH_NAMES, SECONDS_PER_DAY, civil_from_days
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.table.arrays import Rows, distinct
from timeline_app.core.table.table import Basis, Form
from timeline_app.core.wording.calendar_words import month_words, years_words
from timeline_app.core.wording.event_words import told_in_a_line
from timeline_app.core.wording.plain_text import one_line
from timeline_app.core.wording.span_words import span_in_words
from timeline_app.scene.brief.request import Glance, GlanceMark, GlanceRow
from timeline_app.scene.display import MarkShape
from timeline_app.scene.tracks.draughtsman import SHAPES
from timeline_app.scene.tracks.tracks import Grouping, build_tracks

# More columns leave none of them room for its marks.
_MOST_CELLS, _MOST_COLUMNS = 5, 7
# A day crowds if so many events have just it, and so large a part of all.
_LEAST_EVENTS, _LEAST_SHARE = 5, 0.04
# If less of the list crowds, even columns say more of it.
_LEAST_CROWDED_SHARE = 1 / 3
# As calendars abbreviate months.
_MONTH_LETTERS = 3
# A month: what is known less exactly crowds nowhere.
_LONGEST_CELL_DAYS = 31
# Columns of so many years, the shortest that will do.
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000)
_LEGEND = {
    Basis.STATED: "date stated",
    Basis.INFERRED: "inferred",
    Basis.DERIVED: "derived by arithmetic",
    Basis.UNDATED: "no date given",
}
_ALL = "All events"
_REMARK = "One mark is one event, in the colour of its theme; a click leads to its entry."
_UNDATED_REMARK = "What has no date stands where it was announced, and is no deadline."


class _Days(NamedTuple):
    """A run of days, half-open."""

    first: int
    end: int


class _Columns(NamedTuple):
    """Headings of columns, and for each row the number of its column."""

    titles: list[str]
    places: list[int]


def glance_of(events: EventList, rows: Rows, numbers: dict[int, int]) -> Glance:
    """Return some rows at a glance."""
    table = events.table
    first = table.draw_start_s[rows] // SECONDS_PER_DAY
    end = -(-table.draw_end_s[rows] // SECONDS_PER_DAY)
    days = [_Days(*pair) for pair in zip(first.tolist(), end.tolist(), strict=True)]
    cells = _crowded(days)
    lasts = (table.form[rows] == Form.PERIOD).tolist()
    columns = _around(days, lasts, cells) if cells else _calendar(days)
    column_of = dict(zip(rows.tolist(), columns.places, strict=True))
    found = []
    for track in build_tracks(table, distinct(rows), Grouping.THEME).tracks:
        marks: list[list[GlanceMark]] = [[] for _ in columns.titles]
        for row in track.rows.tolist():
            shape = SHAPES[Basis(int(table.basis[row]))]
            words = f"{numbers[row]} {told_in_a_line(table.event(row))}"
            marks[column_of[row]].append(GlanceMark(numbers[row], shape, track.color, words))
        label = one_line(track.label) if events.head.themes else _ALL
        found.append(GlanceRow(label, tuple(map(tuple, marks))))
    bases = Counter(table.basis[rows].tolist())
    has_undated = bool(bases[int(Basis.UNDATED)])
    remark = f"{_REMARK} {_UNDATED_REMARK}" if has_undated else _REMARK
    return Glance("At a glance", tuple(columns.titles), tuple(found), _legend(bases), remark)


def _legend(bases: Counter[int]) -> tuple[tuple[MarkShape, str], ...]:
    return tuple(
        (SHAPES[basis], f"{words} ({bases[int(basis)]:,})")
        for basis, words in _LEGEND.items()
        if bases[int(basis)]
    )


def _crowded(days: Sequence[_Days]) -> list[_Days]:
    """Return the days, or runs of them, that many events have, in the order of time."""
    counts = Counter(one for one in days if one.end - one.first <= _LONGEST_CELL_DAYS)
    least = max(_LEAST_EVENTS, len(days) * _LEAST_SHARE)
    crowded = [cell for cell, count in counts.most_common(_MOST_CELLS) if count >= least]
    if sum(counts[cell] for cell in crowded) < len(days) * _LEAST_CROWDED_SHARE:
        return []
    return sorted(crowded)


def _around(days: Sequence[_Days], lasts: Sequence[bool], cells: Sequence[_Days]) -> _Columns:
    """Return columns for crowded days, for what is before and after, and for what is else.

    What `lasts` is before them if it begins there; of an event of which only a wide extent is
    known, nobody can say that, so it stands under what is else.
    """
    hull = _Days(min(cell.first for cell in cells), max(cell.end for cell in cells))
    titles = ["before", *map(_words, cells), "else", "after"]
    last = len(titles) - 1
    place_of = {cell: number for number, cell in enumerate(cells, 1)}

    def place(one: _Days, is_period: bool) -> int:
        if one in place_of:
            return place_of[one]
        if one.first < hull.first:
            return 0 if is_period or one.end <= hull.first else last - 1
        is_long = one.end - one.first > _LONGEST_CELL_DAYS
        return last if one.first >= hull.end or is_long else last - 1

    return _without_empty(titles, [*map(place, days, lasts)])


def _without_empty(titles: Sequence[str], places: Sequence[int]) -> _Columns:
    used = sorted(set(places))
    place_of = {old: new for new, old in enumerate(used)}
    return _Columns([titles[old] for old in used], [place_of[old] for old in places])


def _words(days: _Days) -> str:
    return _short(span_in_words(days.first * SECONDS_PER_DAY, days.end * SECONDS_PER_DAY))


def _short(words: str) -> str:
    """Return a date with its months short, as the head of a narrow column needs it."""
    for name in MONTH_NAMES:
        words = words.replace(name, name[:_MONTH_LETTERS])
    return words


def _calendar(days: Sequence[_Days]) -> _Columns:
    """Return even columns for a list that crowds nowhere: of days, months or years."""
    first, last = min(days).first, max(one.first for one in days)
    if last - first < _MOST_COLUMNS:
        titles = [_words(_Days(day, day + 1)) for day in range(first, last + 1)]
        return _without_empty(titles, [one.first - first for one in days])
    dates = [civil_from_days(one.first) for one in days]
    months = [12 * year + month - 1 for year, month, _ in dates]
    low, high = min(months), max(months)
    if high - low < _MOST_COLUMNS:
        titles = [_month_words(month) for month in range(low, high + 1)]
        return _without_empty(titles, [month - low for month in months])
    years = [year for year, _, _ in dates]
    low, high = min(years), max(years)
    unit = next((u for u in _YEARS if high // u - low // u < _MOST_COLUMNS), _YEARS[-1])
    start = low // unit
    units = range(start, high // unit + 1)
    titles = [years_words(n * unit, n * unit + unit - 1) for n in units]
    return _without_empty(titles, [year // unit - start for year in years])


def _month_words(month: int) -> str:
    year, place = divmod(month, 12)
    return _short(month_words(year, place + 1))
