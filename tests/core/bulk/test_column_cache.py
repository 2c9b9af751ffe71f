"""The column cache: the same table, faster, and never a stale or a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.bulk.test_bulk_reader import assert_same
from tests.synthetic import synthetic_bytes
from timeline_app.core.bulk.door import keep_for_next_opening
from timeline_app.core.open_list import open_list
from timeline_app.core.reading.thorough import Reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "events.json"
    file.write_bytes(synthetic_bytes(500, 3))
    return file


def opened(path: Path, cache_folder: Path) -> Reading:
    reading = open_list(path, cache_folder=cache_folder)
    keep_for_next_opening(reading, cache_folder)
    return reading


def never(_done: int, _total: int) -> None:
    pytest.fail("the list was read although it is in the cache")


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_given_a_second_opening_then_the_table_is_the_same(path: Path, tmp_path: Path) -> None:
    cache_folder = tmp_path / "cache"
    first = opened(path, cache_folder).events
    second = open_list(path, never, cache_folder).events
    assert_same(first.table, second.table)
    assert first.head == second.head


def test_given_a_changed_list_then_it_is_read_anew(path: Path, tmp_path: Path) -> None:
    cache_folder = tmp_path / "cache"
    opened(path, cache_folder)
    path.write_bytes(synthetic_bytes(501, 3))
    assert len(opened(path, cache_folder).events.table) == 501
    assert len(entries(tmp_path / "cache")) == 2


def test_given_a_change_that_keeps_the_length_then_the_list_is_read_anew(
    path: Path, tmp_path: Path
) -> None:
    cache_folder = tmp_path / "cache"
    opened(path, cache_folder)
    path.write_bytes(path.read_bytes().replace(b'"kind": "visit"', b'"kind": "party"'))
    assert "party" in opened(path, cache_folder).events.table.facets["kinds"].values
    assert len(entries(tmp_path / "cache")) == 2


def test_given_a_list_from_the_cache_then_it_is_not_kept_again(path: Path, tmp_path: Path) -> None:
    cache_folder = tmp_path / "cache"
    assert opened(path, cache_folder).is_worth_keeping
    assert not opened(path, cache_folder).is_worth_keeping


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not a zip file"])
def test_given_a_broken_entry_then_the_list_is_read_anew(
    damage: bytes, path: Path, tmp_path: Path
) -> None:
    cache_folder = tmp_path / "cache"
    opened(path, cache_folder)
    (entry,) = entries(tmp_path / "cache")
    entry.write_bytes(damage)
    assert len(open_list(path, cache_folder=cache_folder).events.table) == 500


def test_given_a_folder_that_cannot_be_made_then_the_list_opens_all_the_same(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    cache_folder = tmp_path / "file" / "cache"
    assert len(opened(path, cache_folder).events.table) == 500


def test_given_many_lists_then_only_the_last_few_are_kept(tmp_path: Path) -> None:
    cache_folder = tmp_path / "cache"
    for count in range(1, 8):
        file = tmp_path / "events.json"
        file.write_bytes(synthetic_bytes(count, 3))
        opened(file, cache_folder)
    assert len(entries(tmp_path / "cache")) == 4


def test_given_an_entry_left_unfinished_then_it_is_cleared_away(path: Path, tmp_path: Path) -> None:
    left = tmp_path / "cache" / ".timeline-app-x.unfinished"
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"half")
    opened(path, tmp_path / "cache")
    assert not left.exists()
