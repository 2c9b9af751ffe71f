"""Tracks: the filtered rows sorted into bands, prepared once per filter and grouping."""

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from timeline_app.core.table.arrays import Codes, Mask, Rows, distinct, places_before
from timeline_app.core.table.extents import Trait
from timeline_app.core.table.facets import FacetColumn
from timeline_app.core.table.table import EventTable
from timeline_app.scene.axis.pieces import event_spans_of
from timeline_app.scene.axis.span import TimeScale, TimeSpan
from timeline_app.scene.display import Hit

# Looked through in a microsecond, and of a million rows there are a thousand.
BLOCK_ROWS = 1_024


class Grouping(StrEnum):
    """What tracks stand for."""

    THEME = "themes"
    LEADER = "leaders"
    KIND = "kinds"
    DOCUMENT = "documents"
    NONE = "none"


class Track(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One band: its rows in time order, and what is needed to find the visible ones fast.

    `all_start_s` tells of every row of the list when it is drawn to begin: it is the table's own
    column, in time order like the rows, and `end_s` has one entry for each row of the track.
    """

    id: str
    label: str
    color: str
    rows: Rows
    all_start_s: NDArray[np.int64]
    end_s: NDArray[np.int64]

    @cached_property
    def sorted_end_s(self) -> NDArray[np.int64]:
        """The ends in their own order."""
        # Much the same order as that of the starts, which a stable sort makes use of.
        return np.sort(self.end_s, kind="stable")

    @cached_property
    def block_end_s(self) -> NDArray[np.int64]:
        """The last end in each block of rows: few numbers that tell where to look."""
        firsts = np.arange(0, len(self.end_s), BLOCK_ROWS)
        return np.maximum.reduceat(self.end_s, firsts) if len(firsts) else self.end_s

    @cached_property
    def _ended_at_first(self) -> dict[int, int]:
        return {}

    @cached_property
    def _crowded(self) -> dict[tuple[int, int], Rows]:
        return {}

    def crowded_cells(self, duration_s: int, most: int) -> Rows:
        """Return the numbers of the cells of some duration in which more than `most` rows begin.

        The duration is a power of two. The cells are the same wherever the view is, and kept,
        since a zoom comes back to few durations.
        """
        key = (duration_s, most)
        if key not in self._crowded:
            # Shifting is the same as dividing, and ten times as fast.
            cells = self.all_start_s.take(self.rows) >> (duration_s.bit_length() - 1)
            crowded = cells[most:][cells[most:] == cells[:-most]]
            self._crowded[key] = crowded[np.diff(crowded, prepend=crowded[:1] - 1) > 0]
        return self._crowded[key]

    def has_some_in(self, span: TimeSpan) -> bool:
        """Tell whether a row has some of its extent in a span, without counting them."""
        begun, second = self.begun_before(span.end_s), math.floor(span.start_s)
        blocks, rest = self.block_end_s[: begun // BLOCK_ROWS], begun // BLOCK_ROWS * BLOCK_ROWS
        return bool(np.any(blocks > second) or np.any(self.end_s[rest:begun] > second))

    def count_in(self, span: TimeSpan) -> int:
        """Count the rows that have some of their extent in a span, without listing them."""
        return self.begun_before(span.end_s) - self.ended_by(span.start_s)

    def beside(self, span: TimeSpan) -> tuple[int, int]:
        """Count the rows that end before a span, and those that begin after it."""
        return self.ended_by(span.start_s), len(self.rows) - self.begun_before(span.end_s)

    def rows_in(self, span: TimeSpan) -> Rows:
        """Return the rows that have some of their extent in a span, in time order."""
        return self.rows[self.places_in(span.start_s, self.begun_before(span.end_s))]

    def begun_before(self, second: float) -> int:
        """Count the rows that begin before a second."""
        # Whole seconds, since a float would make numpy convert the column at every call.
        return int(self.begun_before_each(np.array([math.ceil(second)]))[0])

    def begun_before_each(self, seconds: NDArray[np.int64]) -> Rows:
        """Count the rows that begin before each of some whole seconds."""
        return places_before(self.all_start_s, self.rows, seconds)

    def start_s_at(self, places: Rows) -> NDArray[np.int64]:
        """Return when the rows at some places of the track are drawn to begin."""
        return self.all_start_s[self.rows[places]]

    def ended_by(self, second: float) -> int:
        """Count the rows that are over at a second.

        For the first second asked for the ends are looked through, which takes a hundredth of the
        time of sorting them: a filter is often ticked and unticked where nothing moves.
        """
        whole_s = math.floor(second)
        if not self._ended_at_first:
            self._ended_at_first[whole_s] = int(np.count_nonzero(self.end_s <= whole_s))
        if whole_s in self._ended_at_first:
            return self._ended_at_first[whole_s]
        return int(np.searchsorted(self.sorted_end_s, whole_s, side="right"))

    def places_in(self, ends_after_s: float, high: int) -> Rows:
        """Return which of the track's first `high` rows end after a second."""
        second = math.floor(ends_after_s)
        blocks = np.flatnonzero(self.block_end_s[: -(-high // BLOCK_ROWS)] > second)
        low = int(blocks[0]) * BLOCK_ROWS if len(blocks) else high
        return low + np.flatnonzero(self.end_s[low:high] > second)


class TrackSet(msgspec.Struct, frozen=True, eq=False, dict=True):
    """All tracks of a filter and grouping, in the order in which they are shown."""

    table: EventTable
    tracks: tuple[Track, ...]
    color_codes: NDArray[np.int32]

    def colors_of(self, rows: Rows) -> list[str]:
        """Return the colour tokens of some rows."""
        return [theme_color(code) for code in self.color_codes[rows].tolist()]

    @cached_property
    def row_count(self) -> int:
        """How many rows the tracks have together, key events counted once."""
        return sum(len(track.rows) for track in self.tracks if track.id != KEY_TRACK)

    @cached_property
    def story_scales(self) -> dict[tuple[object, ...], TimeScale]:
        """Scales that show all of them, by width and pieces: each takes a look at all rows."""
        return {}

    @cached_property
    def kept(self) -> dict[tuple[object, ...], object]:
        """What layouts have worked out about the rows and ask for in each frame of a motion."""
        return {}

    @cached_property
    def drawn_span(self) -> TimeSpan | None:
        """The time in which the events of the tracks are drawn, if there are any."""
        # Key events stand in their own tracks, too.
        rows = [track.rows for track in self.tracks if track.id != KEY_TRACK]
        if not rows:
            return None
        # In the order of time, so the first begins first.
        first_s = min(int(self.table.draw_start_s[its_rows[0]]) for its_rows in rows)
        ends = (event_spans_of(self.table, its_rows).end_s for its_rows in rows)
        return TimeSpan(float(first_s), float(max(int(end_s.max()) for end_s in ends)))

    @cached_property
    def track_of_id(self) -> dict[str, Track]:
        """Tracks by id."""
        return {track.id: track for track in self.tracks}

    @cached_property
    def _counts(self) -> dict[tuple[str, ...], int]:
        return {}

    def count_in_any(self, tracks: tuple[str, ...], others: Rows) -> int:
        """Count the rows of some tracks and some others, each once.

        A key event stands in two tracks, and one of two leaders in those of both.
        """
        of_id = self.track_of_id
        for name in tracks:
            # A search of few rows in many, where numpy would sort all of them.
            rows = of_id[name].rows
            places = np.minimum(np.searchsorted(rows, others), len(rows) - 1)
            others = others[rows[places] != others]
        if tracks not in self._counts:
            is_in = np.zeros(len(self.table), dtype=np.bool_)
            for name in tracks:
                is_in[of_id[name].rows] = True
            self._counts[tracks] = int(np.count_nonzero(is_in))
        return self._counts[tracks] + len(others)

    def rows_of(self, hit: Hit) -> Rows:
        """Return the rows of an event, a cluster or a density bin of a scene, in time order."""
        if hit.starts_in_s is None:
            return np.array(hit.rows, dtype=np.int64)
        track = self.track_of_id[hit.track]
        low, high = (track.begun_before(second) for second in hit.starts_in_s)
        if hit.under_way is None:
            return track.rows[low:high]
        ends_after_s, without, also = hit.under_way
        rows = track.rows[track.places_in(ends_after_s, high)]
        return np.union1d(np.setdiff1d(rows, without, assume_unique=True), also).astype(np.int64)


# The id of the track of key events; `*` is no slug, so no value of a facet is called so.
KEY_TRACK = "*key"
# Likewise of the values that have no track of their own.
OTHERS_TRACK = "*others"
# Ten screens of them; each takes some 25 microseconds of a frame, and more than 7 ms would be late.
MOST_TRACKS = 300
# As many as the bundled list has themes; in a list with more, colours come again.
THEME_COLORS = 14
_VAGUE_START = np.uint8(Trait.FADE_START | Trait.OPEN_START)
_LASTING = np.uint8(Trait.OPEN_END | Trait.RECURRING)
_COLORS = tuple(f"theme-{number}" for number in range(THEME_COLORS))
_OTHERS_LABELS = {
    Grouping.THEME: "other themes",
    Grouping.LEADER: "other leaders",
    Grouping.KIND: "other kinds",
    Grouping.DOCUMENT: "other documents",
}
_REST_LABELS = {
    Grouping.THEME: "No theme",
    Grouping.LEADER: "No leader named",
    Grouping.KIND: "No kind",
    Grouping.DOCUMENT: "No document",
}


def theme_color(code: int) -> str:
    """Return the colour token of a theme by its place in the list; -1 is no theme."""
    return "theme-none" if code < 0 else _COLORS[code % THEME_COLORS]


def build_tracks(
    table: EventTable,
    rows: Rows,
    grouping: Grouping,
    *,
    has_key_track: bool = False,
    chosen: Sequence[str] = (),
    with_subjects: bool = False,
) -> TrackSet:
    """Sort some rows, in time order, into tracks; tracks without rows are left out.

    The key events stand in their tracks like all others and, if asked for, first in one of their
    own. If some values are `chosen`, there are tracks for just these. `with_subjects` puts an event
    into the tracks of those who are spoken of, too. Where there are too many values, those of the
    fewest events share a track.
    """
    colors = table.first["themes"]
    if grouping is Grouping.NONE:
        tracks = [_track(table, rows, "all", "All events", "theme-none")]
    else:
        column = table.facets[grouping.value]
        if grouping is Grouping.LEADER:
            column = table.people(with_subjects=with_subjects)
        wanted = column.codes_of(chosen)
        is_of_themes = grouping is Grouping.THEME
        members = (
            _by_theme(table, rows, wanted) if is_of_themes else _by_value(column, rows, wanted)
        )
        tracks = _value_tracks(table, grouping, column, members)
    if has_key_track:
        key_rows = rows[(table.traits[rows] & np.uint8(Trait.KEY)) > 0]
        tracks = [_track(table, key_rows, KEY_TRACK, "Key events", "accent"), *tracks]
    return TrackSet(table, tuple(track for track in tracks if len(track.rows)), colors)


def narrowed(whole: TrackSet, mask: Mask) -> TrackSet:
    """Return the tracks of a mask out of those of all rows, faster than sorting anew.

    What loses nothing stays the same object, with all that was worked out about it.
    """
    if mask.all():
        return whole
    tracks = (_narrowed(track, mask[track.rows]) for track in whole.tracks)
    return TrackSet(whole.table, tuple(t for t in tracks if len(t.rows)), whole.color_codes)


def _narrowed(track: Track, keep: Mask) -> Track:
    if keep.all():
        return track
    # Places are found once and taken twice, in a fifth of the time that two masks take.
    places = np.flatnonzero(keep)
    return msgspec.structs.replace(
        track, rows=track.rows.take(places), end_s=track.end_s.take(places)
    )


def _value_tracks(
    table: EventTable, grouping: Grouping, column: FacetColumn, members: Iterable[Rows]
) -> list[Track]:
    """Return the tracks of the values that have rows; the last of `members` have no value."""
    *of_values, without = members
    found = [(code, rows) for code, rows in enumerate(of_values) if len(rows)]
    most_first = sorted(found, key=lambda one: -len(one[1]))
    own = {code for code, _ in most_first[:MOST_TRACKS]}
    tracks = [
        _track(table, rows, column.values[code], column.labels[code],
               theme_color(code) if grouping is Grouping.THEME else "theme-none")
        for code, rows in found if code in own
    ]  # fmt: skip
    if others := [rows for code, rows in found if code not in own]:
        label = f"{len(others):,} {_OTHERS_LABELS[grouping]}"
        rows = distinct(np.concatenate(others))
        tracks.append(_track(table, rows, OTHERS_TRACK, label, "theme-none"))
    return [*tracks, _track(table, without, "-", _REST_LABELS[grouping], "theme-none")]


def _by_theme(table: EventTable, rows: Rows, wanted: Set[int]) -> Iterator[Rows]:
    """Yield the rows of each theme by their primary one, and last those that have none.

    Where some themes are wanted, it is the first of those.
    """
    held, count = table.facets["themes"].held, len(table.facets["themes"].values)
    if len(wanted) == 1 and np.all(held.has(rows, *wanted)):
        yield from (rows if code in wanted else rows[:0] for code in range(count + 1))
        return
    # Small numbers are sorted by counting, ten times as fast.
    kind = np.int16 if count < _INT16 else np.int32
    codes: Codes = table.first["themes"].take(rows).astype(kind, copy=False)
    if wanted:
        # One entry for each value, and a last one for none, which -1 leads to.
        is_wanted = np.zeros(count + 1, dtype=np.bool_)
        is_wanted[list(wanted)] = True
        elsewhere = np.flatnonzero(~is_wanted[codes])
        its_rows = rows[elsewhere]
        for code in sorted(wanted, reverse=True):
            codes[elsewhere[held.has(its_rows, code)]] = code
    codes[codes < 0] = count
    order = np.argsort(codes, kind="stable")
    places = np.searchsorted(codes[order], np.arange(count + 2, dtype=codes.dtype))
    for low, high in pairwise(places.tolist()):
        yield rows.take(order[low:high])


# Below the 32,767 that two bytes hold, which numpy sorts by radix.
_INT16 = 32_000


def _by_value(column: FacetColumn, rows: Rows, wanted: Set[int]) -> Iterator[Rows]:
    """Yield the rows of each value, a row under each of its values; last those that have none."""
    for code, its_rows in enumerate(column.held.rows_of_each(rows)):
        yield its_rows if not wanted or code in wanted else rows[:0]
    yield rows[np.flatnonzero(~column.held.has_some(rows))]


def _track(table: EventTable, rows: Rows, key: str, label: str, color: str) -> Track:
    return Track(key, label, color, rows, table.draw_start_s, lasting_ends_s(table, rows))


def rows_within(table: EventTable, rows: Rows, span: TimeSpan) -> Rows:
    """Return which of some rows have some of their extent in a span, threads counted."""
    starts, ends = table.draw_start_s[rows], lasting_ends_s(table, rows)
    return rows[(starts < span.end_s) & (ends > span.start_s)]


def lasting_ends_s(table: EventTable, rows: Rows) -> NDArray[np.int64]:
    """Return when some events are over: what goes on or recurs is seen for as long as it does."""
    ends_s: NDArray[np.int64] = table.draw_end_s.take(rows)
    lasting = np.flatnonzero(table.traits.take(rows) & _LASTING)
    ends_s[lasting] = table.end_s[rows[lasting]]
    return ends_s


def reading_order(table: EventTable, rows: Rows) -> Rows:
    """Return rows by where they start; of those that start at once, what is firm and short first.

    So a visit of two days comes before the aid of "about" the years that begin with it.
    """
    is_vague = table.traits[rows] & _VAGUE_START > 0
    keys = (table.basis[rows], lasting_ends_s(table, rows), is_vague, table.draw_start_s[rows])
    in_order: Rows = rows[np.lexsort(keys)]
    return in_order
