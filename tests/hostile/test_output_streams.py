"""Standard output and error that are closed, full, narrow, or read by someone who goes away."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.hostile.program import environment, in_shell
from timeline_app.command_line.usage import FINE, PROBLEMS, WRONG_USE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
CANNOT_WRITE = "standard output cannot be written"
needs_full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@pytest.fixture
def list_with_letters(tmp_path: Path) -> Path:
    """A list whose one problem can only be told in letters beyond Latin 1."""
    path = tmp_path / "Lào ệ.json"
    theme = {"id": "ệ😀", "label": "ệ"}
    head = {"format": "timeline-events/1", "title": "ệ", "themes": [theme], "events": []}
    path.write_text(json.dumps(head), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command", ["list", "check --json", "--version", "--help", "list --format csv", "list --help"]
)
@pytest.mark.parametrize("where", [">&-", pytest.param("> /dev/full", marks=needs_full_disk)])
def test_given_output_that_goes_nowhere_then_one_sentence_says_so(command: str, where: str) -> None:
    done = in_shell(f"APP {command} {where}", environment())
    assert done.returncode == WRONG_USE
    assert CANNOT_WRITE in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("check /nowhere.json 2>&-", WRONG_USE),
        ("check /nowhere.json 2>/dev/full", WRONG_USE),
        ("list >&- 2>&- <&-", WRONG_USE),
        ("list | true; exit ${PIPESTATUS[0]}", FINE),
        ("--version | true; exit ${PIPESTATUS[0]}", FINE),
    ],
)
def test_given_nobody_to_tell_then_the_exit_code_does(command: str, code: int) -> None:
    done = in_shell(f"APP {command}", environment())
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


def test_given_a_closed_output_then_a_file_that_is_asked_for_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    done = in_shell(f"APP export -o {target} >&- 2>&- <&-", environment())
    assert done.returncode == FINE
    assert target.read_bytes().count(b"\n") > 1


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "ascii:strict"])
def test_given_a_narrow_encoding_then_what_it_lacks_is_escaped(
    encoding: str, list_with_letters: Path
) -> None:
    variables = environment(PYTHONIOENCODING=encoding)
    done = in_shell(f"APP check '{list_with_letters}'", variables)
    assert (done.returncode, done.stderr) == (PROBLEMS, b"")
    assert b"\\u1ec7" in done.stdout


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
def test_given_a_narrow_encoding_then_json_stays_json(
    variables: dict[str, str], list_with_letters: Path
) -> None:
    done = in_shell(f"APP check --json '{list_with_letters}'", {**environment(), **variables})
    report = json.loads(done.stdout.decode("ascii"))
    assert "ệ😀" in report["problems"][0]["message"]


def test_given_a_narrow_error_stream_then_the_sentence_is_escaped() -> None:
    done = in_shell("APP check 'ệ.json'", environment(PYTHONIOENCODING="ascii:strict"))
    assert done.returncode == WRONG_USE
    assert b"\\u1ec7.json" in done.stderr


def test_given_a_file_name_that_is_no_text_then_it_is_told_all_the_same(tmp_path: Path) -> None:
    done = in_shell(r"cd $FOLDER; APP check $'\xff.json'", environment(FOLDER=str(tmp_path)))
    assert done.returncode == WRONG_USE
    assert b"Traceback" not in done.stderr
