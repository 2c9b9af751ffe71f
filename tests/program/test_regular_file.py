"""Only regular files are read, and no more of them than a limit."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tests.lists import event, event_list, write_list
from timeline_app.core.citations.sources import attach_file
from timeline_app.core.open_list import open_list
from timeline_app.core.reading import files
from timeline_app.core.record.problems import Problem, UnreadableFileError
from timeline_app.program.paths import resolved
from timeline_app.program.regular_file import read_regular
from timeline_app.program.whole_file import write_whole
from timeline_app.state.settings import Settings, load_settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices lie elsewhere")
LIMIT = 100_000


def no_file(folder: Path, kind: str) -> Path:
    path = folder / kind
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind(str(path))
        case "folder":
            path.mkdir()
        case "circle":
            path.symlink_to(path)
        case "link to a device":
            path.symlink_to("/dev/zero")
        case _:
            return Path(kind)
    return path


KINDS = ["pipe", "socket", "folder", "circle", "link to a device", "/dev/zero", "/dev/null"]


@pytest.fixture(params=KINDS)
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return no_file(tmp_path, request.param)


def test_given_no_file_then_it_is_refused_at_once(odd: Path) -> None:
    with pytest.raises(OSError, match=r"folder|pipe or a device|symbolic links"):
        read_regular(odd, LIMIT)


def test_given_no_file_as_list_then_one_sentence_says_so(odd: Path) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        open_list(odd)
    assert raised.value.problem.remedy


def test_given_no_file_as_source_then_one_sentence_says_so(odd: Path) -> None:
    assert isinstance(attach_file(odd, {}), Problem)


def test_given_no_file_as_settings_then_the_program_starts_without(odd: Path) -> None:
    settings, [problem] = load_settings(odd)
    assert settings == Settings()
    assert "could not be read" in problem.message


def test_given_no_file_as_paragraph_file_then_the_list_opens_without(
    odd: Path, tmp_path: Path
) -> None:
    if not odd.is_relative_to(tmp_path):
        pytest.skip("a paragraph file lies beside its list")
    document = {"id": "d", "title": "D", "paragraphs": odd.name}
    path = write_list(tmp_path / "list", event_list(event("a"), documents=[document]))
    odd.rename(path.parent / odd.name)
    reading = open_list(path)
    assert len(reading.events.table) == 1
    assert reading.problems


def test_given_a_file_that_says_it_is_empty_then_what_it_holds_is_read() -> None:
    path = Path("/proc/self/status")
    if not path.exists():
        pytest.skip("there is no /proc")
    assert path.stat().st_size == 0
    assert b"Name:" in read_regular(path, LIMIT)


def test_given_just_the_limit_then_it_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x" * LIMIT)
    assert len(read_regular(path, LIMIT)) == LIMIT
    path.write_bytes(b"x" * (LIMIT + 1))
    with pytest.raises(OSError, match="too large"):
        read_regular(path, LIMIT)


@pytest.mark.parametrize("size", [10, LIMIT])
def test_given_a_file_that_grows_while_it_is_read_then_the_limit_holds(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "file", os.read
    path.write_bytes(b"x" * size)

    def read_and_grow(file: int, most: int) -> bytes:
        with path.open("ab") as end:
            end.write(b"y" * LIMIT)
        return read(file, most)

    monkeypatch.setattr(os, "read", read_and_grow)
    with pytest.raises(OSError, match="too large"):
        read_regular(path, LIMIT)


def test_given_too_large_a_list_then_the_sentence_names_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_list(tmp_path, event_list(event("a")))
    monkeypatch.setattr(files.read_data, "__defaults__", (20,))
    with pytest.raises(UnreadableFileError, match=r"too large.*Split it"):
        open_list(path)


def test_given_links_in_a_circle_then_writing_fails_like_any_other(tmp_path: Path) -> None:
    path = no_file(tmp_path, "circle")
    assert resolved(path) == path
    with pytest.raises(OSError, match="symbolic links"):
        write_whole(path, b"whole")
    assert [file.name for file in tmp_path.iterdir()] == ["circle"]
