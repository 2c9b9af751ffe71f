"""Trials of one seed each: files of every kind are spoiled and read, and nothing may be raised.

The tests run a few, `dev.py attack` runs them for as long as it is told.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from random import Random

from tests.hostile.damage import damaged
from tests.synthetic import synthetic_bytes
from timeline_app.core.bulk.column_cache import ColumnCache
from timeline_app.core.bulk.door import keep_for_next_opening
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.open_list import open_list, read_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.record.problems import UnreadableFileError
from timeline_app.core.table.arrays import rows_where
from timeline_app.program.locations import bundled_list
from timeline_app.scene.tracks.tracks import Grouping, build_tracks
from timeline_app.state.settings import Settings, load_settings, save_settings

SETTINGS = {
    "recent": ["/tmp/a.json", "/tmp/b.json"],
    "last": "/tmp/a.json",
    "attached": {"statement": "/tmp/statement.txt"},
    "views": {
        "/tmp/a.json": {
            "span": {"start_s": 0.0, "end_s": 86400.0},
            "grouping": "themes",
            "filter": {"from": "2025-12", "themes": ["aid"], "text": "bridge"},
            "collapsed": ["aid"],
            "selection": "meeting-48",
        }
    },
    "theme": "dark",
}
MADE_UP_EVENTS = 300


def read_in_both_ways(path: Path) -> Reading | None:
    """Read a list fast and thoroughly, use what is there, and see that both found the same."""
    found: list[Reading | None] = []
    for read in (open_list, read_list):
        try:
            reading = read(path)
        except UnreadableFileError:
            found.append(None)
        else:
            use(reading)
            found.append(reading)
    fast, thorough = found
    assert (fast is None) is (thorough is None)
    if fast is not None and thorough is not None:
        assert fast.problems == thorough.problems
        assert fast.events.head == thorough.events.head
        assert list(ids(fast)) == list(ids(thorough))
    return thorough


def ids(reading: Reading) -> list[str]:
    table = reading.events.table
    return [event.id for event in table.events(range(len(table)))]


def use(reading: Reading) -> None:
    """Ask of a list what the window asks of it."""
    events = reading.events
    assert all(problem.remedy for problem in reading.problems)
    mask = filter_of(FilterRecord(text="bridge")).to_mask(events)
    assert len(mask) == len(events.table)
    for grouping in Grouping:
        build_tracks(events.table, rows_where(~mask), grouping)
    assert events.text_index.find("a").mask.shape == mask.shape
    assert len(events.name_of_id) >= 0
    assert len(events.events_of_paragraph) >= 0


def list_trial(seed: int, folder: Path) -> None:
    """Spoil the bundled list, and a made-up one."""
    random = Random(seed)
    whole = bundled_list().read_bytes() if seed % 2 else synthetic_bytes(MADE_UP_EVENTS, seed % 9)
    path = folder / "list.json"
    path.write_bytes(damaged(whole, random))
    read_in_both_ways(path)


def cache_trial(seed: int, folder: Path) -> None:
    """Spoil an entry of the cache; the list opens as if there were none."""
    random = Random(seed)
    path, cache_folder = folder / "cached.json", folder / "cache"
    path.write_bytes(synthetic_bytes(MADE_UP_EVENTS, seed % 5))
    shutil.rmtree(cache_folder, ignore_errors=True)
    keep_for_next_opening(open_list(path, cache_folder=cache_folder), cache_folder)
    [entry] = cache_folder.iterdir()
    whole = entry.read_bytes()
    spoiled = damaged(whole, random)
    entry.write_bytes(spoiled)
    kept = ColumnCache(cache_folder).load(path.read_bytes())
    assert spoiled == whole or kept is None
    reading = open_list(path, cache_folder=cache_folder)
    assert len(reading.events.table) == MADE_UP_EVENTS
    assert not reading.problems


def settings_trial(seed: int, folder: Path) -> None:
    """Spoil the settings; what holds is kept, and can be saved and read again."""
    random = Random(seed)
    path = folder / "settings.json"
    path.write_bytes(damaged(json.dumps(SETTINGS).encode(), random))
    settings, problems = load_settings(path)
    assert all(problem.remedy for problem in problems)
    assert not save_settings(path, settings, Settings())
    again, _ = load_settings(path)
    assert again == settings


TRIALS = {"list": list_trial, "cache": cache_trial, "settings": settings_trial}
