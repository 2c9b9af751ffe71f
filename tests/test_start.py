"""The start: what the machine lacks is said in a sentence, and the window opens all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fonts import fontconfig_file
from timeline_app.cli import main
from timeline_app.command_line.about import version_text
from timeline_app.program import host, locations
from timeline_app.program.components import required_distributions
from timeline_app.program.startup_trace import StartupTrace
from timeline_app.state.settings import Settings, save_settings, writing_obstacle

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


@linux_only
def test_given_missing_libraries_then_one_sentence_names_their_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(host, "can_load", lambda soname: soname != "libEGL.so.1")
    assert main([]) == 2
    output = capsys.readouterr()
    assert output.err.endswith("sudo apt install libegl1\n")
    assert (output.err.count("\n"), output.out) == (1, "")


def test_given_a_bundle_then_only_libraries_that_it_lacks_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(host, "can_load", lambda _soname: False)
    (tmp_path / "libxcb-cursor.so.0").touch()
    wanted = {"libxcb.so.1": "libxcb1", "libxcb-cursor.so.0": "libxcb-cursor0"}
    assert host.missing_packages(wanted) == ["libxcb1", "libxcb-cursor0"]
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert host.missing_packages(wanted) == ["libxcb1"]


@linux_only
@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen:size=1"}, "offscreen"),
        ({}, ""),
    ],
)
def test_window_system_is_the_one_that_qt_takes(environment: dict[str, str], platform: str) -> None:
    assert host.window_system(environment) == platform


@linux_only
def test_given_a_wayland_socket_then_it_is_taken_if_the_session_names_it(tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    session = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    assert host.window_system({**session, "DISPLAY": ":0"}) == "wayland"
    assert host.window_system({"XDG_RUNTIME_DIR": str(tmp_path)}) == "wayland"
    assert host.window_system({"XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":0"}) == "xcb"


@linux_only
@pytest.mark.parametrize(
    ("environment", "words"), [({}, "no display"), ({"DISPLAY": ":4711"}, "':4711'")]
)
def test_given_no_display_then_the_sentence_says_what_works_without(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str
) -> None:
    monkeypatch.setattr(host, "can_load", lambda _soname: True)
    monkeypatch.setattr(host, "can_reach_x11", lambda: False)
    sentence = host.complaint(is_windowed=True, environment=environment)
    assert words in sentence
    assert "timeline-app list" in sentence


@linux_only
def test_given_a_locale_that_is_not_there_then_utf8_is_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    environment: dict[str, str] = {}
    host.use_utf8_locale(environment)
    assert environment == {"LC_ALL": "C.UTF-8"}
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    host.use_utf8_locale(unchanged := {"LANG": "C.UTF-8"})
    assert unchanged == {"LANG": "C.UTF-8"}


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CONFIG_HOME": "/conf"}, "/conf/timeline-app/settings.json"),
        ("linux", {"XDG_CONFIG_HOME": "here"}, "/home/me/.config/timeline-app/settings.json"),
        ("darwin", {}, "/home/me/Library/Preferences/timeline-app/settings.json"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/timeline-app/settings.json"),
    ],
)
def test_settings_lie_where_each_platform_keeps_them(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr(locations.sys, "platform", platform)  # type: ignore[attr-defined]
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locations.settings_path().as_posix() == expected


def test_trace_adds_up_and_starts_with_the_process() -> None:
    table: list[str] = []
    trace = StartupTrace(table.append)
    trace.note("modules")
    trace.note("first frame")
    heading, *lines = table
    assert heading.split() == ["took_ms", "done_ms", "modules", "step"]
    took = [int(line.split()[0]) for line in lines]
    done = [int(line.split()[1]) for line in lines]
    assert done == sorted(done)
    assert abs(sum(took) - done[-1]) <= len(lines)
    assert lines[-1].endswith("first frame")


def test_version_names_every_package_its_licence_and_the_places() -> None:
    lines = version_text().splitlines()
    assert lines[0].startswith("timeline-app ")
    for package in required_distributions():
        assert any(line.strip().startswith(package.metadata["Name"]) for line in lines)
    assert str(locations.settings_path()) in version_text()


def started(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The program in a process and home of its own, closed after its first frame."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **variables}
    command = [sys.executable, "-m", "timeline_app", "--smoke-exit", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def modules_after(code: str, **variables: str) -> set[str]:
    """What is loaded in a process of its own after some code."""
    command = [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables}
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    return set(finished.stdout.split())


def test_before_the_window_is_ready_nothing_is_loaded_that_it_does_not_need(
    tmp_path: Path,
) -> None:
    loaded = modules_after(
        "from timeline_app.app import open_window; open_window(None)",
        XDG_CONFIG_HOME=str(tmp_path),
    )
    packages = {"PySide6.QtPrintSupport", "icalendar", "pypdf", "dateutil.rrule", "hashlib"}
    packages |= {"openpyxl", "mammoth", "pypdfium2", "html.parser"}
    own = {
        "timeline_app.core.bulk.column_cache",
        "timeline_app.core.dates.typed_date",
        "timeline_app.ui.panes.event_table",
        "timeline_app.ui.paper.output",
        "timeline_app.ui.dialogs.about_dialog",
        "timeline_app.ui.dialogs.file_questions",
        "timeline_app.command_line.check",
    }
    assert "timeline_app.ui.window.layout" in loaded
    assert not loaded & (packages | own)


def test_given_a_window_then_no_source_of_its_modules_is_kept_in_memory(tmp_path: Path) -> None:
    code = (
        "import linecache\n"
        "from timeline_app.app import open_window; open_window(None)\n"
        "assert not linecache.cache, list(linecache.cache)\n"
    )
    modules_after(code, XDG_CONFIG_HOME=str(tmp_path))


def test_before_the_window_is_ready_no_type_of_qt_is_made_that_it_does_not_need(
    tmp_path: Path,
) -> None:
    """Where one function hands out a widget of unknown type, all types of widget are made."""
    made = modules_after(
        "from timeline_app import app\n"
        "class Trace:\n"
        "    def note(self, step): pass\n"
        "app.run_window(None, Trace(), exits=True)\n"
        "from PySide6 import QtWidgets; print(*vars(QtWidgets))",
        HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path),
    )  # fmt: skip
    assert "QTreeWidget" in made
    assert not made & {"QStyle", "QWizard", "QCalendarWidget", "QGraphicsView", "QMessageBox"}


def test_while_the_window_opens_qt_reads_no_source_of_modules(tmp_path: Path) -> None:
    loaded = modules_after(
        "import builtins; plain = builtins.__import__; from timeline_app.cli import main;"
        "main(['--smoke-exit']); assert builtins.__import__ is plain",
        HOME=str(tmp_path),
        XDG_CONFIG_HOME=str(tmp_path),
        XDG_CACHE_HOME=str(tmp_path),
    )
    assert "timeline_app.ui.window.layout" in loaded


def test_a_start_is_over_when_a_click_on_the_drawn_list_is_answered(tmp_path: Path) -> None:
    lines = started(tmp_path, "--startup-trace").stdout.splitlines()
    steps = [line.split(maxsplit=3)[3] for line in lines]
    assert steps[-3:] == ["list and window", "ready, with the list drawn", "a click is answered"]


def test_given_a_home_that_is_no_folder_then_the_window_still_opens(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("in the way")
    finished = started(home)
    assert (finished.returncode, finished.stdout) == (0, "")
    assert "Traceback" not in finished.stderr


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda folder: (folder / "settings.json").write_text("{broken"), "could not be read"),
        (lambda folder: (folder / "settings.json").mkdir(), "could not be read"),
        (lambda folder: (folder.rmdir(), folder.write_text("a file")), "Settings cannot be saved"),
    ],
)
def test_given_settings_that_cannot_be_used_then_the_window_opens_and_says_so(
    prepare: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    from PySide6.QtCore import QObject
    from shiboken6 import delete

    from timeline_app.program.locations import bundled_list
    from timeline_app.ui.session.session import Session

    folder = tmp_path / "timeline-app"
    folder.mkdir()
    prepare(folder)
    session = Session(bundled_list(), folder / "settings.json", tmp_path)
    told = " ".join(problem.sentence() for problem in session.problems)
    assert words in told
    assert len(session.controller.events.table)
    assert isinstance(session, QObject)
    delete(session)


def test_given_a_cache_that_cannot_be_written_then_the_problem_names_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shiboken6 import delete

    from timeline_app.program.locations import bundled_list
    from timeline_app.ui.session.session import Session

    (tmp_path / "timeline-app").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    session = Session(bundled_list(), tmp_path / "settings.json", tmp_path)
    told = [problem.sentence() for problem in session.problems]
    assert told == [
        f"{tmp_path / 'timeline-app'}: The cache cannot be kept, because "
        f"{tmp_path / 'timeline-app'} cannot be written. Opening only takes longer"
    ]
    delete(session)


def test_given_no_font_on_the_machine_then_the_window_opens_without_a_word(
    tmp_path: Path,
) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "FONTCONFIG_FILE": str(fontconfig_file(tmp_path, [])),
    }
    command = [sys.executable, "-m", "timeline_app", "--smoke-exit"]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stdout) == (0, "")
    assert "font" not in finished.stderr.lower()


def test_given_a_full_disk_then_it_is_said_before_anything_is_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 0}))
    assert "is full" in writing_obstacle(tmp_path / "timeline-app" / "settings.json")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_given_the_disk_fills_up_while_saving_then_the_old_settings_stay(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    assert save_settings(path, Settings(theme="dark")) == ""
    before = path.read_bytes()

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_space)
    assert "No space left" in save_settings(path, Settings(theme="light"))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_given_the_program_then_its_window_waits_for_no_other_thread() -> None:
    code = (
        "import sys; from timeline_app.app import create_application; create_application();"
        "print(sys.getswitchinterval())"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    # By itself Python waits 5 ms.
    assert float(run.stdout) < 0.001
