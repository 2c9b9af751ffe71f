"""Filters, facets and search: an algebra that agrees with asking each event by itself."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.table.one_by_one import extent_of, values_of
from tests.lists import citation, event, event_list, ids, reading_of, sound_list, undated
from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.filters import (
    AnyOf,
    ContainsText,
    Everything,
    Filter,
    Overlaps,
    People,
    filter_of,
)
from timeline_app.core.finding.matching import FoldedText
from timeline_app.core.finding.query import parse_query
from timeline_app.core.record.facet_kinds import FACETS, kind_label
from timeline_app.core.record.model import Event, FilterRecord, Leader, ListHead
from timeline_app.core.table.row_values import ListedValues
from timeline_app.core.table.table import build_table

LEADERS = tuple(f"leader-{i}" for i in range(70))
VALUES = {
    "leaders": (*LEADERS[:3], LEADERS[69], "nobody"),
    "themes": ("transport", "water"),
    "kinds": ("visit", "speech"),
    "organisations": ("commission",),
    "documents": ("report",),
    "places": ("Savan", "Hà Nội"),
    "basis": ("stated", "undated"),
    "only": ("deadline-ahead", "sources-differ", "source-remarks"),
}
ANNOUNCED = ("", "2025-11", "2025-12-03", "2050")
SUPPORTS = (["event", "date"], ["date"], ["event"])
DATES = ("2025-12-03", "2026/2030", "[..2025-12-02]", "2045", "2026/..")


@cache
def some_events() -> EventList:
    """Events that differ in every facet; read once, for all examples."""
    events = []
    for i in range(48):
        make = undated if i % 5 == 0 else event
        dated = {"date": DATES[i % len(DATES)], "announced": ANNOUNCED[i % len(ANNOUNCED)]}
        changes = {} if i % 5 == 0 else dated
        events.append(
            make(
                f"e{i}",
                **changes,
                kind=VALUES["kinds"][i % 2],
                leaders=[LEADERS[n] for n in (0, 1, 2, 69) if (i >> n % 4) & 1],
                subjects=[LEADERS[n] for n in (1, 2, 3) if i % (n + 3) == 0],
                organisations=["commission"] if i % 3 else [],
                themes=[["transport"], ["water", "transport"], []][i % 3],
                place=["Savan", "Hà Nội", ""][i % 3],
                citations=[citation(supports=SUPPORTS[i % 3])] if i % 4 else [],
                discrepancies=[{"text": "Two days"}] if i % 7 == 0 else [],
                summary=["Bridges and roads", "Đường sắt", ""][i % 3],
            )
        )
    folder = Path(tempfile.mkdtemp())
    return sound_list(folder, *events, leaders=[{"id": i, "name": f"Name {i}"} for i in LEADERS])


def meets_people(one: Event, record: FilterRecord) -> bool:
    there = {*one.leaders, *(one.subjects if record.spoken_of else ())}
    found = [leader in there for leader in record.leaders]
    found += [person in one.subjects for person in record.about]
    return not found or (all if record.all_leaders else any)(found)


def meets(one: Event, record: FilterRecord) -> bool:
    """Ask one event, the slow and plain way."""
    for facet in FACETS:
        wanted, held = set(getattr(record, facet)), set(values_of(one, facet))
        if facet == "leaders":
            if not meets_people(one, record):
                return False
        elif wanted and not wanted & held:
            return False
    extent = extent_of(one)
    if record.from_ and extent.end_s <= parse(record.from_).start_s:
        return False
    if record.to and extent.start_s >= parse(record.to).end_s:
        return False
    text = FoldedText("\n".join([one.title, one.summary, one.place]))
    return all(map(text.holds, parse_query(record.text).terms))


def filters() -> st.SearchStrategy[Filter]:
    facets = st.sampled_from(sorted(VALUES))
    leaf = st.one_of(
        st.just(Everything()),
        facets.flatmap(
            lambda facet: st.builds(
                AnyOf,
                st.just(facet),
                st.lists(st.sampled_from(VALUES[facet]), max_size=3).map(tuple),
            )
        ),
        st.builds(
            People, st.lists(st.sampled_from(VALUES["leaders"])).map(tuple), together=st.just(True)
        ),
        st.builds(Overlaps, st.integers(10**9, 3 * 10**9), st.integers(10**9, 3 * 10**9)),
        st.builds(ContainsText, st.sampled_from(["e1", "road", "duong", "x"])),
    )
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.builds(lambda a, b: a & b, inner, inner),
            st.builds(lambda a, b: a | b, inner, inner),
            st.builds(lambda a: ~a, inner),
        ),
        max_leaves=5,
    )


def records() -> st.SearchStrategy[FilterRecord]:
    some = {
        facet: st.lists(st.sampled_from(VALUES[facet]), max_size=2).map(tuple) for facet in VALUES
    }
    day = st.sampled_from(["", "2025-12-03", "2026", "2030-06", "2050"])
    text = st.sampled_from(["", " ", "e1", "bridges title", "ĐƯỜNG", "ha noi", "none of it"])
    return st.builds(
        FilterRecord,
        **some,
        from_=day,
        to=day.filter(lambda to: to in ("", "2050")),
        text=text,
        all_leaders=st.booleans(),
        spoken_of=st.booleans(),
        about=st.lists(st.sampled_from(LEADERS), max_size=2, unique=True).map(tuple),
    )


def same(one: Filter, other: Filter) -> bool:
    events = some_events()
    return bool(np.array_equal(one.to_mask(events), other.to_mask(events)))


@given(filters(), filters(), filters())
def test_filters_obey_the_laws_of_algebra(a: Filter, b: Filter, c: Filter) -> None:
    assert same(~(a & b), ~a | ~b)
    assert same(~(a | b), ~a & ~b)
    assert same(~~a, a)
    assert same(a & b, b & a)
    assert same(a & (b | c), (a & b) | (a & c))
    assert same(a | (a & b), a)
    assert same(a & Everything(), a)
    assert not (a & ~a).to_mask(some_events()).any()


@given(records())
def test_a_filter_record_agrees_with_asking_each_event(record: FilterRecord) -> None:
    events = some_events()
    mask = filter_of(record).to_mask(events)
    everyone = events.table.events(range(len(events.table)))
    assert mask.tolist() == [meets(one, record) for one in everyone]


@given(records(), st.sampled_from(tuple(FACETS)))
def test_a_facet_can_be_left_out_of_a_filter(record: FilterRecord, facet: str) -> None:
    left_out = {facet, *(["about"] if facet == "leaders" else [])}
    kept = (key for key in record.__struct_fields__ if key not in left_out)
    without = FilterRecord(**{key: getattr(record, key) for key in kept})
    assert same(filter_of(record, facet), filter_of(without))


@given(filters(), st.sampled_from(tuple(FACETS)))
def test_facet_counts_agree_with_counting_each_event(condition: Filter, facet: str) -> None:
    events = some_events()
    mask = condition.to_mask(events)
    column = events.table.facets[facet]
    kept = events.table.events(np.flatnonzero(mask))
    naive = [sum(value in values_of(one, facet) for one in kept) for value in column.values]
    assert column.counts(np.flatnonzero(mask)) == naive
    has_none = ~column.any_of(column.values) & mask
    assert has_none.sum() == sum(not values_of(one, facet) for one in kept)


def test_facets_hold_more_values_than_a_machine_word_has_bits() -> None:
    column = some_events().table.facets["leaders"]
    assert isinstance(column.held, ListedValues)
    assert column.any_of([LEADERS[69]]).any()
    assert column.values == LEADERS
    assert column.labels[69] == f"Name {LEADERS[69]}"


def test_the_first_value_of_a_facet_is_the_primary_one(tmp_path: Path) -> None:
    listed = sound_list(tmp_path, event("a", themes=["water", "transport"]), event("b"))
    column = listed.table.facets["themes"]
    first = {one: listed.table.first["themes"][row] for one, row in listed.table.row_of_id.items()}
    assert first == {"a": column.values.index("water"), "b": -1}


def test_facets_without_a_heading_in_the_list_are_sorted_and_named() -> None:
    head = ListHead("timeline-events/1", "x", leaders=(Leader("zoe", "Zoë"), Leader("al", "Al")))
    events = [Event(**event(f"e{i}", kind=kind)) for i, kind in enumerate(["state-visit", "act"])]
    columns = build_table(events, head).facets
    assert columns["kinds"].values == ("act", "state-visit")
    assert columns["leaders"].values == ("zoe", "al")
    assert columns["basis"].labels[3] == "No date given"
    assert kind_label("state-visit") == "State visit"


def test_both_of_two_leaders_is_narrower_than_either() -> None:
    both = FilterRecord(leaders=LEADERS[:2], all_leaders=True)
    either = FilterRecord(leaders=LEADERS[:2])
    events = some_events()
    counts = [filter_of(record).to_mask(events).sum() for record in (both, either)]
    assert 0 < counts[0] < counts[1]


def test_a_range_that_ends_before_it_starts_holds_nothing() -> None:
    assert not filter_of(FilterRecord(from_="2050", to="2020")).to_mask(some_events()).any()


def test_a_date_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(EdtfError):
        filter_of(FilterRecord(from_="soon"))


def test_a_day_finds_what_goes_on_and_what_may_be_on_it(tmp_path: Path) -> None:
    listed = sound_list(
        tmp_path,
        event("day", date="2027-07-01"),
        event("period", date="2026/2030"),
        event("open", date="2020/.."),
        event("one-of", date="[2027-06-30..2027-07-02]"),
        event("before", date="2027-06-30"),
        event("after", date="2027-07-02"),
        undated("promise", announced="2025"),
        undated("meetings", announced="2025-12-03", recurrence="FREQ=MONTHLY;INTERVAL=3"),
    )
    mask = filter_of(FilterRecord(from_="2027-07-01", to="2027-07-01")).to_mask(listed)
    found = {one for one, keep in zip(ids(listed), mask, strict=True) if keep}
    assert found == {"day", "period", "open", "one-of", "meetings"}


def test_search_finds_people_by_their_printed_names_and_the_gist(tmp_path: Path) -> None:
    leaders = [
        {
            "id": "bo-vong",
            "name": "Bo Vông",
            "variants": [{"text": "Comrade Boh", "document": "report", "paragraph": 2}],
        }
    ]
    listed = sound_list(
        tmp_path,
        event("a", leaders=["bo-vong"], citations=[citation()]),
        event("b"),
        leaders=leaders,
    )
    for query in ("bo vong", "BOH", "gist 2", "title of a", "Vông comrade"):
        assert listed.text_index.mask(query).tolist() == [True, False], query
    assert listed.text_index.mask("").all()


@pytest.mark.parametrize(
    ("date", "announced", "is_ahead"),
    [
        ("2045", "2025-12-03", True),
        ("2026/2030", "[2025-12-02..2025-12-03]", True),
        ("2022/2027", "2025-12-01", True),
        ("2026/..", "2025-12-03", True),
        ("2025-12-03", "2025-12-03", False),
        ("2025-12-02", "2025-12-03", False),
        ("2025-12", "2025", False),
        ("2045", "", False),
    ],
)
def test_given_a_date_then_its_deadline_is_ahead_if_it_ends_after_the_announcement(
    tmp_path: Path, date: str, announced: str, is_ahead: bool
) -> None:
    changes = {"announced": announced} if announced else {}
    events = sound_list(tmp_path, event(date=date, **changes), undated(announced="2025-12-01"))
    column = events.table.facets["only"]
    counts = column.counts(np.arange(2))
    assert counts == [int(is_ahead), 0, 0]


@pytest.mark.parametrize(
    ("documents", "question"),
    [
        (["report", "note"], "sources-differ"),
        (["report", "report"], "source-remarks"),
        ([], "source-remarks"),
    ],
)
def test_given_a_discrepancy_then_sources_differ_only_if_it_names_two_of_them(
    tmp_path: Path, documents: list[str], question: str
) -> None:
    cited = [{**citation(), "document": document} for document in documents]
    differing = event("b", discrepancies=[{"text": "Two dates", "citations": cited}])
    named = [{"id": one, "title": one} for one in ("report", "note")]
    plain = event_list(event("a"), differing, documents=named)
    events = reading_of(tmp_path, plain).events
    for asked in ("sources-differ", "source-remarks"):
        mask = filter_of(FilterRecord(only=(asked,))).to_mask(events)
        found = [events.table.event(row).id for row in np.flatnonzero(mask).tolist()]
        assert found == (["b"] if asked == question else [])


@given(st.sampled_from(tuple(FACETS)))
def test_a_value_occurs_if_any_event_has_it(facet: str) -> None:
    column = some_events().table.facets[facet]
    everything = np.arange(len(some_events().table))
    assert column.occurring == [count > 0 for count in column.counts(everything)]


@given(st.sampled_from(tuple(FACETS)), st.lists(st.booleans(), min_size=48, max_size=48))
def test_a_facet_occurs_in_rows_if_one_of_them_has_a_value(facet: str, is_in: list[bool]) -> None:
    column = some_events().table.facets[facet]
    rows = np.flatnonzero(is_in)
    assert column.occurs_in(rows) == any(column.counts(rows))
