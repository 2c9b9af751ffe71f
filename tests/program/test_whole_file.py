"""Files are written whole or not at all, and nothing is left lying about."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.program.whole_file import replacing, write_whole


def test_given_a_file_when_written_again_then_who_may_read_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_given_a_link_when_written_then_it_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_given_the_longest_name_there_can_be_then_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".pdf")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def write_half(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"half")
        raise ValueError("no more")


def test_given_writing_that_fails_then_the_file_is_as_it_was_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="no more"):
        write_half(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
