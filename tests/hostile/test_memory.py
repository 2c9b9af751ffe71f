"""A list that is closed is gone at once: nothing waits for the collector to break a circle."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow, waited_for
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.search_index import SearchIndex
from timeline_app.core.finding.text_index import TextIndex
from timeline_app.core.open_list import open_list, read_list
from timeline_app.core.reading.json_text import JsonText
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.event_store import EventStore
from timeline_app.core.table.table import EventTable
from timeline_app.scene.display import Scene
from timeline_app.scene.tracks.tracks import Grouping, TrackSet
from timeline_app.state.list_model import ListModel, SortedTracks
from timeline_app.ui.reading import opening
from timeline_app.ui.window.main_window import MainWindow

COUNT = 3_000
REOPENINGS = 6
# The next scene may be there already, and the tracks that a filter left.
MAY_BE_TWICE = frozenset({"Scene", "TrackSet"})
KINDS = frozenset(
    {EventList, EventTable, EventStore, SearchIndex, TextIndex, ListModel, SortedTracks, TrackSet}
    | {Scene, JsonText}
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "events.json"
    file.write_bytes(synthetic_bytes(COUNT, 3))
    return file


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def used(events: EventList) -> list[object]:
    """Work with a list as the window does; return whatever was made from it."""
    index = events.text_index
    index.find("minister")
    index.set_sources({})
    model, tracks = ListModel(events, FilterRecord()), SortedTracks(events)
    track_set = tracks.whole(Grouping.THEME)
    narrow = tracks.narrowed(Grouping.THEME, model)
    assert events.name_of_id
    assert track_set.track_of_id
    for track in track_set.tracks:
        assert len(track.sorted_end_s) >= len(track.block_end_s)
        track.crowded_cells(1 << 20, 3)
    assert events.table.row_of_id
    assert len(events.events_of_paragraph) >= 0
    return [events, events.table, events.table.store, index, model, tracks, track_set, narrow]


def alive() -> Counter[str]:
    """Count what there is of whatever belongs to a list and makes it large."""
    return Counter(type(thing).__name__ for thing in gc.get_objects() if type(thing) in KINDS)


@pytest.mark.parametrize("read", [open_list, read_list])
@pytest.mark.usefixtures("no_collector")
def test_given_a_list_that_nobody_holds_then_it_is_gone(
    read: Callable[[Path], Reading], path: Path
) -> None:
    before = alive()
    things = used(read(path).events)
    assert {kind.__name__ for kind in KINDS} - set(alive() - before) == {"Scene", "JsonText"}
    things.clear()
    assert alive() == before


@pytest.mark.usefixtures("no_collector")
def test_given_a_text_that_was_read_then_it_is_gone() -> None:
    before = alive()
    assert JsonText('{"a": [{"b": 1, "b": 2}], "a": 3}').faults
    assert alive() == before


def look_around(window: MainWindow) -> None:
    """Search, zoom, filter and select, with time for what is made when nobody waits."""
    assert waited_for(lambda: not window.session.opening.is_running)
    controller = window.controller
    window.finder.set_query("minister")
    assert waited_for(lambda: controller.events.text_index.is_complete)
    window.finder.step(1)
    controller.navigation.zoom(0.3)
    controller.filtering.toggle("basis", "stated")
    QTest.qWait(30)
    controller.filtering.clear()
    assert waited_for(lambda: not window.timeline.supply.is_busy)


@pytest.mark.parametrize("is_beside", [False, True])
def test_given_a_list_opened_again_and_again_then_the_one_before_is_gone(
    is_beside: bool, open_window: OpenWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_beside:
        monkeypatch.setattr(opening, "_LARGE_BYTES", 1)
    window = open_window(path)
    look_around(window)
    gc.collect()
    gc.disable()
    try:
        before = alive()
        for number in range(REOPENINGS):
            if number % 2:
                window.session.open(path)
            else:
                window.session.reload()
            look_around(window)
            # A thread may still end its last work on the list that was let go.
            waited_for(lambda: set(alive() - before) <= MAY_BE_TWICE)
            more = alive() - before
            assert set(more) <= MAY_BE_TWICE
            assert max(more.values(), default=0) <= 1
    finally:
        gc.enable()
