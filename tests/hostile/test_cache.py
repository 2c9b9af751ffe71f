"""A damaged or forged entry of the cache is no entry: the list is read anew, and nothing else."""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.synthetic import synthetic_bytes
from timeline_app.core.bulk.array_file import Arrays, read_arrays, write_arrays
from timeline_app.core.bulk.column_cache import ColumnCache
from timeline_app.core.bulk.door import keep_for_next_opening
from timeline_app.core.open_list import open_list

COUNT = 120
BODY_FLIPS = 300
HEADER_BYTES = 700


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "events.json"
    file.write_bytes(synthetic_bytes(COUNT, 3))
    return file


@pytest.fixture
def entry(path: Path, tmp_path: Path) -> Path:
    """The entry of the list in a cache of its own."""
    keep_for_next_opening(open_list(path, cache_folder=tmp_path / "cache"), tmp_path / "cache")
    [entry] = (tmp_path / "cache").iterdir()
    assert is_used(path, entry)
    return entry


def is_used(path: Path, entry: Path) -> bool:
    return ColumnCache(entry.parent).load(path.read_bytes()) is not None


def assert_opens_without(path: Path, entry: Path) -> None:
    assert not is_used(path, entry)
    reading = open_list(path, cache_folder=entry.parent)
    assert len(reading.events.table) == COUNT
    assert not reading.problems
    assert reading.is_worth_keeping


def test_given_any_flipped_byte_then_the_entry_is_none(path: Path, entry: Path) -> None:
    whole = entry.read_bytes()
    random = Random(7)
    body = random.sample(range(HEADER_BYTES, len(whole)), BODY_FLIPS)
    for place in (*range(HEADER_BYTES), *body):
        damaged = bytearray(whole)
        damaged[place] ^= random.randrange(1, 256)
        entry.write_bytes(damaged)
        assert not is_used(path, entry), place
    assert_opens_without(path, entry)


@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.3, 0.9, 0.9999])
def test_given_a_cut_entry_then_it_is_none(share: float, path: Path, entry: Path) -> None:
    whole = entry.read_bytes()
    entry.write_bytes(whole[: int(share * len(whole))])
    assert_opens_without(path, entry)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 20,
        b"\xff" * 4_000,
        b"columns4" + b"\xff" * 12,
        b"columns4" + b"\0" * 4_000,
        b"PK\x03\x04 an archive",
        pickle.dumps([1]),
    ],
)
def test_given_something_else_then_it_is_no_entry(content: bytes, path: Path, entry: Path) -> None:
    entry.write_bytes(content)
    assert_opens_without(path, entry)


def test_given_a_huge_entry_then_it_is_none_and_not_read(
    path: Path, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "timeline_app.core.bulk.column_cache.LARGEST_LIST_BYTES", entry.stat().st_size - 1
    )
    assert_opens_without(path, entry)


@pytest.mark.parametrize("kind", ["pipe", "folder", "circle"])
def test_given_no_file_in_its_place_then_it_is_no_entry(kind: str, path: Path, entry: Path) -> None:
    entry.unlink()
    if kind == "pipe":
        os.mkfifo(entry)
    elif kind == "folder":
        entry.mkdir()
    else:
        entry.symlink_to(entry)
    assert_opens_without(path, entry)


def test_given_an_entry_of_an_earlier_version_then_the_next_one_clears_it_away(
    path: Path, entry: Path
) -> None:
    old = entry.with_suffix(".npz")
    old.write_bytes(b"PK")
    entry.unlink()
    keep_for_next_opening(open_list(path, cache_folder=entry.parent), entry.parent)
    assert not old.exists()
    assert is_used(path, entry)


def forge(entry: Path, arrays: Arrays, text: str) -> None:
    file = io.BytesIO()
    write_arrays(file, arrays, text)
    entry.write_bytes(file.getvalue())


# What a forger changes in one array, with a checksum that is right again.
FORGERIES: dict[str, Callable[[NDArray[Any]], NDArray[Any]]] = {
    "order": np.zeros_like,
    "starts": lambda a: a[::-1],
    "ends": lambda a: a + 2**30,
    "draw_start_s": lambda a: a[::-1],
    "draw_end_s": lambda a: np.full_like(a, np.iinfo(np.int64).max),
    "form": lambda a: a + 7,
    "basis": lambda a: a.astype(np.int64),
    "traits": lambda a: a[:-1],
    "themes.first": lambda a: np.full_like(a, 100),
    "leaders.first": lambda a: np.full_like(a, -2),
    "themes.bits": lambda a: np.concatenate([a, a]),
    "kinds.bits": lambda a: a.astype(np.uint16),
    "leaders.bits": lambda a: a.reshape(-1, 1),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_given_a_forged_array_then_the_entry_is_none(name: str, path: Path, entry: Path) -> None:
    arrays, text = read_arrays(entry.read_bytes())
    forge(entry, {**arrays, name: FORGERIES[name](arrays[name])}, text)
    assert_opens_without(path, entry)


@pytest.mark.parametrize("name", ["order", "starts", "draw_end_s", "themes.bits"])
def test_given_a_missing_array_then_the_entry_is_none(name: str, path: Path, entry: Path) -> None:
    arrays, text = read_arrays(entry.read_bytes())
    del arrays[name]
    forge(entry, arrays, text)
    assert_opens_without(path, entry)


def test_given_offsets_between_events_then_the_entry_is_none(path: Path, entry: Path) -> None:
    arrays, text = read_arrays(entry.read_bytes())
    forge(entry, {**arrays, "starts": arrays["starts"] + 1}, text)
    assert_opens_without(path, entry)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"values":{', '"values":{"x":[]},"labels":{'),
        ('"head":{', '"head":['),
        ('"id":"', '"id":"x'),
        ('"paragraphs_key":"', '"paragraphs_key":"0'),
    ],
)
def test_given_a_forged_text_then_the_list_is_read_anew(
    old: str, new: str, path: Path, entry: Path
) -> None:
    arrays, text = read_arrays(entry.read_bytes())
    assert old in text
    forge(entry, arrays, text.replace(old, new, 1))
    reading = open_list(path, cache_folder=entry.parent)
    assert reading.is_worth_keeping
    assert len(reading.events.table) == COUNT
