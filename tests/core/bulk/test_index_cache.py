"""The index cache: a second opening finds the search index, and never a stale or broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.synthetic import synthetic_bytes
from timeline_app.core.bulk import index_cache
from timeline_app.core.bulk.door import event_index
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import open_list


@pytest.fixture(autouse=True)
def small_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_cache, "_WORTH_KEEPING_BYTES", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def listed(tmp_path: Path, count: int = 300) -> EventList:
    path = tmp_path / f"events-{count}.json"
    path.write_bytes(synthetic_bytes(count, 3))
    return open_list(path).events


def found(events: EventList, folder: Path) -> list[bool]:
    events.text_index.take(event_index(events, folder, lambda: None))
    mask: list[bool] = events.text_index.mask("minister treaty").tolist()
    return mask


def never(*_anything: object) -> None:
    pytest.fail("the index was made although it is in the cache")


def test_given_a_second_opening_then_the_index_is_there(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = listed(tmp_path)
    first = found(events, folder)
    monkeypatch.setattr(index_cache, "make_event_index", never)
    assert found(listed(tmp_path), folder) == first


def test_given_another_list_then_its_index_is_made(tmp_path: Path, folder: Path) -> None:
    found(listed(tmp_path), folder)
    other = listed(tmp_path, 301)
    assert len(found(other, folder)) == 301
    assert len(list(folder.glob("*.index"))) == 2


@pytest.mark.parametrize("place", [0, 9, 40, 400, -1])
def test_given_an_entry_with_a_changed_byte_then_it_is_none(
    place: int, tmp_path: Path, folder: Path
) -> None:
    events = listed(tmp_path)
    first = found(events, folder)
    (entry,) = folder.glob("*.index")
    spoiled = bytearray(entry.read_bytes())
    spoiled[place] ^= 1
    entry.write_bytes(spoiled)
    assert found(events, folder) == first
    entry.write_bytes(b"")
    assert found(events, folder) == first


def test_given_a_folder_that_cannot_be_used_then_the_index_is_made(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    assert len(found(listed(tmp_path), file / "cache")) == 300


def test_given_nobody_waits_any_more_then_nothing_is_kept(tmp_path: Path, folder: Path) -> None:
    class GivenUpError(Exception):
        pass

    def stop() -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        event_index(listed(tmp_path), folder, stop)
    assert not folder.exists()


def test_given_many_lists_then_only_the_latest_are_kept(tmp_path: Path, folder: Path) -> None:
    for count in range(300, 307):
        found(listed(tmp_path, count), folder)
    assert len(list(folder.glob("*.index"))) == 4
