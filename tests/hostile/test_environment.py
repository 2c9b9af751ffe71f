"""An environment that names no display, folders that cannot be, and no home."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.hostile.program import environment, in_shell, settings_of
from timeline_app.command_line.usage import FINE, WRONG_USE
from timeline_app.program import locations
from timeline_app.program.host import window_system
from timeline_app.state.settings import Settings, load_settings, save_settings, writing_obstacle

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the variables of Linux")
LONG_PART, LONG_PATH = "/" + "a" * 300, "/a" * 3_000
HARMLESS = b"This plugin does not support propagateSizeHints()"


def said_by(stderr: bytes) -> list[bytes]:
    return [line for line in stderr.splitlines() if line.strip() != HARMLESS]


@pytest.mark.parametrize("platform", ["nonsense", "eglfs", "linuxfb", ";", "nonsense:a=b"])
def test_given_a_platform_that_cannot_be_then_one_sentence_says_so(platform: str) -> None:
    variables = environment(QT_QPA_PLATFORM=platform, DISPLAY="", WAYLAND_DISPLAY="")
    done = in_shell("APP --smoke-exit", variables)
    [sentence] = said_by(done.stderr)
    assert done.returncode == WRONG_USE
    assert sentence.startswith(b"timeline-app: ")
    assert b"work without" in sentence


@pytest.mark.parametrize("platform", ["nonsense", "", "xcb"])
def test_given_a_platform_that_cannot_be_then_what_needs_no_window_works(
    platform: str, tmp_path: Path
) -> None:
    variables = environment(QT_QPA_PLATFORM=platform, DISPLAY="", WAYLAND_DISPLAY="")
    done = in_shell(f"APP export -o {tmp_path}/x.svg", variables)
    assert (done.returncode, said_by(done.stderr)) == (FINE, [])


@pytest.mark.parametrize("folder", [LONG_PATH, "/dev/null/x", "relative"])
def test_given_folders_that_cannot_be_then_the_window_opens_and_commands_work(
    folder: str, tmp_path: Path
) -> None:
    names = ("CONFIG_HOME", "CACHE_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR", "DATA_DIRS")
    xdg = {f"XDG_{name}": folder for name in names}
    variables = {**environment(tmp_path), **xdg, "TMPDIR": folder}
    done = in_shell(f"APP --smoke-exit && APP print -o {tmp_path}/x.pdf && APP list", variables)
    assert (done.returncode, said_by(done.stderr)) == (FINE, [])


@pytest.mark.parametrize("home", [LONG_PART, "/dev/null"])
def test_given_a_home_that_cannot_be_then_the_window_opens(home: str) -> None:
    done = in_shell("APP --smoke-exit", environment(Path(home)))
    assert (done.returncode, said_by(done.stderr)) == (FINE, [])


def test_given_no_folder_to_work_in_then_the_window_opens_and_commands_work(
    tmp_path: Path,
) -> None:
    root = str(Path(__file__).resolve().parents[2])
    folder = tmp_path / "gone"
    folder.mkdir()
    variables = environment(tmp_path, FOLDER=str(folder), PYTHONPATH=root)
    done = in_shell("cd $FOLDER; rmdir $FOLDER; APP --smoke-exit 'x#a=b' && APP list", variables)
    assert (done.returncode, said_by(done.stderr)) == (FINE, [])


@pytest.mark.parametrize("path", [LONG_PART, LONG_PATH, "/dev/null"])
def test_given_a_place_for_settings_that_cannot_be_then_sentences_say_so(path: str) -> None:
    place = Path(path, "timeline-app", "settings.json")
    assert writing_obstacle(place)
    assert load_settings(place)[0] == Settings()
    assert "could not be saved" in save_settings(place, Settings(theme="dark"))


@pytest.mark.parametrize("home", ["", "relative", None])
def test_given_a_home_that_is_no_place_then_the_one_of_the_system_counts(
    home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    assert locations.settings_path().is_absolute()
    assert locations.cache_folder().is_absolute()


def test_given_a_user_without_any_home_then_no_folder_is_made_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)

    def nobody(_number: int) -> None:
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert not locations.settings_path().parents[2].exists()


@pytest.mark.parametrize("folder", [LONG_PART, LONG_PATH])
def test_given_a_runtime_folder_that_cannot_be_then_there_is_no_wayland(folder: str) -> None:
    assert window_system({"XDG_RUNTIME_DIR": folder, "WAYLAND_DISPLAY": "a"}) == ""


def test_given_a_read_only_home_then_it_is_said(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("in the way")
    assert "cannot be written" in writing_obstacle(settings_of(home))
