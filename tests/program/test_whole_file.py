"""A file is written whole, or it stays as it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from timeline_app.program.whole_file import replacing, write_together, write_whole

OLD, NEW = b"old", b"new and longer"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.json"
    path.write_bytes(OLD)
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_given_data_then_the_file_holds_it_and_nothing_else_is_left(file: Path) -> None:
    write_whole(file, NEW)
    assert file.read_bytes() == NEW
    assert names_in(file.parent) == ["list.json"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_given_a_step_that_fails_then_the_old_file_stays_and_no_other(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[step], fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, NEW)
    assert file.read_bytes() == OLD
    assert names_in(file.parent) == ["list.json"]


def test_given_a_power_cut_then_the_data_is_on_the_disk_before_the_name(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without that order a journal may keep the new name for an empty file."""
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(handle: int) -> None:
        assert os.fstat(handle).st_size == len(NEW)
        done.append("data")
        sync(handle)

    def noted_replace(self: Path, target: Path) -> Path:
        done.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_whole(file, NEW)
    assert done == ["data", "name"]


def test_given_who_has_the_file_open_then_they_read_the_old_one_to_its_end(file: Path) -> None:
    with file.open("rb") as reader:
        write_whole(file, NEW)
        assert reader.read() == OLD
    assert file.read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_given_a_file_then_who_may_read_it_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_whole(file, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_given_no_file_yet_then_it_may_be_read_by_whom_new_files_may(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_whole(tmp_path / "list.json", NEW)
    assert (tmp_path / "list.json").stat().st_mode == usual.stat().st_mode


def test_given_a_link_then_it_stays_one_and_its_file_is_written(file: Path) -> None:
    link = file.with_name("link.json")
    link.symlink_to(file)
    write_whole(link, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_given_the_longest_name_there_can_be_then_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".pdf")
    write_whole(path, NEW)
    assert path.read_bytes() == NEW


def write_half(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"half")
        raise ValueError("no more")


def test_given_writing_that_fails_then_the_file_is_as_it_was_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(OLD)
    with pytest.raises(ValueError, match="no more"):
        write_half(path)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


PART = {"parts/one.json": b"one"}


def test_given_a_set_then_each_file_is_there(tmp_path: Path) -> None:
    write_together(tmp_path / "list.json", NEW, PART)
    write_together(tmp_path / "other.json", NEW, PART)
    assert names_in(tmp_path) == ["list.json", "other.json", "parts"]
    assert names_in(tmp_path / "parts") == ["one.json"]
    assert (tmp_path / "parts" / "one.json").read_bytes() == b"one"


def test_given_a_set_whose_last_file_fails_then_none_of_it_is_left(tmp_path: Path) -> None:
    target = tmp_path / "folder.json"
    target.mkdir()
    with pytest.raises(OSError, match="folder"):
        write_together(target, NEW, PART)
    assert names_in(tmp_path) == ["folder.json"]


def test_given_a_set_whose_part_fails_then_the_old_file_stays(file: Path) -> None:
    (file.parent / "parts").write_bytes(b"a file in the way")
    with pytest.raises(OSError, match="parts"):
        write_together(file, NEW, PART)
    assert file.read_bytes() == OLD
    assert names_in(file.parent) == ["list.json", "parts"]


def test_given_a_set_that_fails_then_what_others_need_stays(file: Path) -> None:
    (file.parent / "parts").mkdir()
    (file.parent / "parts" / "one.json").write_bytes(b"one")
    (file.parent / "folder.json").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_together(file.parent / "folder.json", NEW, {**PART, "parts/two.json": b"two"})
    assert names_in(file.parent / "parts") == ["one.json"]
