"""The bulk reader: what it reads equals what the thorough one reads; the rest it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.synthetic import synthetic_bytes
from timeline_app.core.bulk.bulk_reader import read_bulk
from timeline_app.core.bulk.checks import UnsoundError
from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.open_list import read_list
from timeline_app.core.table.date_columns import DateReader
from timeline_app.core.table.extents import Extents, extent_of
from timeline_app.core.table.table import EventTable
from timeline_app.program.locations import bundled_list

EVENT = {"id": "a", "title": "T", "kind": "visit", "date": "2025-12-03", "date_basis": "stated"}


def bulk(path: Path) -> EventTable:
    return read_bulk(path, path.read_bytes(), lambda _done, _total: None).table


def written(folder: Path, *events: dict[str, Any], **head: Any) -> Path:
    path = folder / "events.json"
    plain = {"format": "timeline-events/1", "title": "x", **head, "events": list(events)}
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def assert_same(first: EventTable, second: EventTable) -> None:
    for name in (
        "start_s",
        "end_s",
        "draw_start_s",
        "draw_end_s",
        "form",
        "basis",
        "traits",
    ):
        assert np.array_equal(getattr(first, name), getattr(second, name)), name
    assert {name: codes.tolist() for name, codes in first.first.items()} == {
        name: codes.tolist() for name, codes in second.first.items()
    }
    for facet, column in first.facets.items():
        assert column.values == second.facets[facet].values
        held, other = column.held.arrays(), second.facets[facet].held.arrays()
        assert held.keys() == other.keys()
        assert all(np.array_equal(held[name], other[name]) for name in held)
    assert first.events(range(len(first))) == second.events(range(len(second)))


def test_given_the_bundled_list_then_both_readers_agree() -> None:
    assert_same(bulk(bundled_list()), read_list(bundled_list()).events.table)


def test_given_a_synthetic_list_then_both_readers_agree(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_bytes(synthetic_bytes(3_000, 11))
    assert_same(bulk(path), read_list(path).events.table)


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2025-02-30"},
        {"date": None},
        {"date_basis": "inferred"},
        {"date": None, "date_basis": "undated"},
        {"date_basis": "derived", "date_note": " "},
        {"leaders": ["nobody"]},
        {"leaders": ["al", "al"]},
        {"subjects": ["nobody"]},
        {"themes": ["nothing"]},
        {"part_of": "missing"},
        {"part_of": "a"},
        {"id": "Not A Slug"},
        {"kind": "not\na-slug"},
        {"title": ""},
        {"unknown": 1},
        {"recurrence": "FREQ=SOMETIMES"},
        {"announced": "soon"},
        {"citations": [{"document": "d", "paragraph": 1, "words": [3, 1], "sha256": "0" * 64}]},
    ],
)
def test_given_a_fault_then_the_thorough_reader_is_asked_for(
    change: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(UnsoundError):
        bulk(written(tmp_path, EVENT | change, leaders=[{"id": "al", "name": "Al"}]))


def test_given_two_events_with_one_id_then_the_thorough_reader_is_asked_for(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnsoundError):
        bulk(written(tmp_path, EVENT, EVENT))


def test_given_a_reader_that_is_told_to_stop_then_it_stops(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    path = written(tmp_path, EVENT)
    with pytest.raises(StoppedError):
        read_bulk(path, path.read_bytes(), stop)


DAYS = st.dates().map(str)
MONTHS = DAYS.map(lambda day: day[:7])
YEARS = st.integers(0, 9999).map(lambda year: f"{year:04}")
MINUTES = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M").zfill(16))
BROKEN = st.from_regex(
    r"\[?[0-9]{4}(-[0-4][0-9]){0,2}(T[0-9]{2}:[0-9]{2})?[?~%]?(\.\.|/)?([0-9]{4}(-[0-9]{2}){0,2})?\]?",
    fullmatch=True,
)
MARKS = st.sampled_from("?~%")
SINGLES = st.one_of(DAYS, MONTHS, YEARS, MINUTES)
DATES = st.one_of(
    SINGLES,
    BROKEN,
    st.tuples(SINGLES, MARKS).map("".join),
    *(st.tuples(kind, kind).map("/".join) for kind in (DAYS, MONTHS, YEARS, MINUTES)),
    st.tuples(DAYS, DAYS).map("..".join).map(lambda days: f"[{days}]"),
    st.tuples(SINGLES, SINGLES).map("/".join),
    st.sampled_from(("", "\n", "٢٠٢٥", "2025-１２-03", "[..2025-12-02]", "2025/..", "2025-37")),
)


@given(st.lists(DATES, max_size=8))
def test_given_dates_then_the_columns_say_what_the_parser_says(texts: list[str]) -> None:
    expected = []
    for text in texts:
        try:
            expected.append(extent_of(parse(text)))
        except EdtfError:
            with pytest.raises(EdtfError):
                columns_for([text])
    sound = [text for text in texts if is_date(text)]
    assert [tuple(row) for row in zip(*columns_for(sound), strict=True)] == expected


def columns_for(texts: list[str]) -> Extents:
    reader = DateReader()
    reader.add(texts)
    return reader.extents()


def is_date(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def test_given_more_dates_than_are_read_at_once_then_they_keep_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("timeline_app.core.table.date_columns._BATCH", 3)
    reader = DateReader()
    years = [str(1900 + number) for number in range(10)]
    for first in range(0, 10, 2):
        reader.add(years[first : first + 2])
    assert reader.extents().start_s.tolist() == [parse(year).start_s for year in years]
