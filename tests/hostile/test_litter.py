"""What killed writers leave behind, and who clears it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.program import environment, in_shell, settings_of
from timeline_app.program.whole_file import clear_leftovers, replacing, write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks and signals of POSIX")
KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from timeline_app.program.whole_file import replacing
with replacing(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def leave_behind(target: Path) -> Path:
    """Have a writer of a target killed; return what it left."""
    before = set(target.parent.iterdir())
    done = subprocess.run([sys.executable, "-c", KILLED_WRITER, str(target)], check=False)
    assert done.returncode == -signal.SIGKILL
    [left] = set(target.parent.iterdir()) - before
    return left


def test_given_a_killed_writer_then_the_next_write_clears_what_it_left(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    write_whole(target, b"old")
    leave_behind(target)
    write_whole(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
    assert target.read_bytes() == b"new"


def test_given_a_killed_writer_of_another_file_then_a_command_clears_what_it_left(
    tmp_path: Path,
) -> None:
    leave_behind(tmp_path / "other.csv")
    assert in_shell(f"APP export -o {tmp_path}/x.csv", environment()).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_given_a_writer_at_work_then_nobody_takes_its_file(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    with replacing(target) as file:
        file.write(b"mine")
        clear_leftovers(tmp_path)
        write_whole(tmp_path / "other.csv", b"other")
    assert target.read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 2


def break_off(target: Path, error: type[BaseException]) -> None:
    with replacing(target) as file:
        file.write(b"half")
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_given_a_write_that_is_broken_off_then_the_file_is_as_it_was(
    error: type[BaseException], tmp_path: Path
) -> None:
    target = tmp_path / "list.csv"
    write_whole(target, b"old")
    with pytest.raises(error):
        break_off(target, error)
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
    assert target.read_bytes() == b"old"


def test_given_files_of_others_then_they_stay(tmp_path: Path) -> None:
    names = [".list.csv.part", "x.unfinished", ".timeline-app-notes", ".x.unfinished"]
    for name in names:
        (tmp_path / name).write_text("mine")
    (tmp_path / ".timeline-app-folder.unfinished").mkdir()
    os.mkfifo(tmp_path / ".timeline-app-fifo.unfinished")
    write_whole(tmp_path / "new", b"new")
    assert len(list(tmp_path.iterdir())) == len(names) + 3


def test_given_leftovers_in_its_own_folders_then_a_start_clears_them(tmp_path: Path) -> None:
    columns = tmp_path / ".cache" / "timeline-app" / "columns"
    settings = settings_of(tmp_path)
    left = []
    for folder in (settings.parent, columns.parent, columns):
        folder.mkdir(parents=True, exist_ok=True)
        left.append(leave_behind(folder / "file"))
    done = in_shell("APP --smoke-exit", environment(tmp_path))
    assert done.returncode == 0, done.stderr
    assert not any(path.exists() for path in left)


def test_given_a_folder_that_is_not_there_then_there_is_nothing_to_clear(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "nowhere")
    clear_leftovers(tmp_path / ("a" * 300))
