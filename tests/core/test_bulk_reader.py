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
from timeline_app.core.bulk_reader import UnsoundError, read_bulk
from timeline_app.core.date_columns import read_common
from timeline_app.core.edtf import EdtfError, Shape, parse
from timeline_app.core.locations import bundled_list
from timeline_app.core.reader import read_list
from timeline_app.core.table import EventTable

EVENT = {"id": "a", "title": "T", "kind": "visit", "date": "2025-12-03", "date_basis": "stated"}


def bulk(path: Path) -> EventTable:
    return read_bulk(path, path.read_bytes(), lambda _done, _total: None).table


def written(folder: Path, *events: dict[str, Any], **head: Any) -> Path:
    path = folder / "events.json"
    plain = {"format": "timeline-events/1", "title": "x", **head, "events": list(events)}
    path.write_text(json.dumps(plain), encoding="utf-8")
    return path


def assert_same(first: EventTable, second: EventTable) -> None:
    for name in ("start_s", "end_s", "draw_start_s", "draw_end_s", "form", "basis", "traits"):
        assert np.array_equal(getattr(first, name), getattr(second, name)), name
    for facet, column in first.facets.items():
        assert column.values == second.facets[facet].values
        assert np.array_equal(column.bits, second.facets[facet].bits)
        assert np.array_equal(column.first, second.facets[facet].first)
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
MINUTES = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M").zfill(16))
BROKEN = st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?", fullmatch=True)
DATES = st.one_of(DAYS, MINUTES, BROKEN, st.tuples(DAYS, DAYS).map("/".join))


@given(st.lists(DATES, max_size=8))
def test_given_common_dates_then_the_columns_say_what_the_parser_says(texts: list[str]) -> None:
    spans, is_interval = read_common(texts)
    for place, text in enumerate(texts):
        try:
            date = parse(text)
        except EdtfError:
            assert not spans.is_sound[place]
            continue
        assert spans.is_sound[place]
        assert (spans.start_s[place], spans.end_s[place]) == (date.start_s, date.end_s)
        assert is_interval[place] == (date.shape is Shape.INTERVAL)
