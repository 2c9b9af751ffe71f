"""The chores: which chore needs what, and that the pins hold nothing of one machine."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from tests.tracked import ROOT, tracked_texts

REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org"),
        ("crates", "io"),
    )
)


def requirement_names(lines: list[str]) -> set[str]:
    return {line for line in lines if line and not line.startswith(("#", "-"))}


@pytest.mark.parametrize(
    ("arguments", "windowed"),
    [
        ([], True),
        (["my.events.json"], True),
        (["print", "-o", "out.pdf"], False),
        (["list", "--leader", "x"], False),
        (["--version"], False),
        (["--smoke-exit"], True),
    ],
)
def test_window_libraries_are_asked_for_only_with_a_window(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], windowed: bool
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert dev.opens_window(arguments) is windowed


def test_offscreen_needs_no_window_libraries() -> None:
    assert not dev.opens_window([])


def test_missing_libraries_and_tools_are_named_by_package() -> None:
    libraries = {"libno-such-thing.so.9": "libno-such-thing9", "libc.so.6": "libc6"}
    missing = dev.missing_packages(libraries, {"no-such-tool": "tools", sys.executable: "python"})
    assert missing == ["libno-such-thing9", "tools"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has Debian packages")
def test_without_rights_one_sentence_gives_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev, "install_packages", lambda _packages: False)
    with pytest.raises(dev.SetupError, match=r"sudo apt-get install libnothing9$"):
        dev.need_packages({"libnothing.so.9": "libnothing9"})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has Debian packages")
def test_without_rights_one_sentence_says_which_tests_are_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "install_packages", lambda _packages: False)
    dev.want_packages({}, {"no-such-tool": "tools", sys.executable: "python"})
    assert capsys.readouterr().err.count("\n") == 1
    dev.want_packages({}, {sys.executable: "python"})
    assert capsys.readouterr().err == ""


def test_environment_is_ready_only_with_a_stamp_of_the_same_pins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    python = Path(dev.python_of(tmp_path))
    python.parent.mkdir(parents=True)
    python.touch()
    assert not dev.is_ready("app")
    dev.stamp("app").write_text(dev.fingerprint("app"), encoding="utf-8")
    assert dev.is_ready("app")
    assert not dev.is_ready("dev")
    dev.stamp("app").write_text("an older fingerprint", encoding="utf-8")
    assert not dev.is_ready("app")


def test_help_and_unknown_chores() -> None:
    def dev_py(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "dev.py"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    shown = dev_py("help")
    assert shown.returncode == 0
    assert all(f"\n    {name} " in shown.stdout for name in dev.CHORES)
    unknown = dev_py("fly")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr.count("\n") == 1


def test_requirements_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = set(project["project"]["dependencies"]) | set(project["build-system"]["requires"])
    stated = (dev.REQUIREMENTS / "app.in").read_text(encoding="utf-8").splitlines()
    assert requirement_names(stated) == wanted


def test_both_levels_pin_the_same_versions() -> None:
    def pins(level: str) -> set[str]:
        text = (dev.REQUIREMENTS / f"{level}.txt").read_text(encoding="utf-8")
        return set(re.findall(r"^(\S+==\S+)", text, re.MULTILINE))

    assert pins("app")
    assert pins("app") <= pins("dev")


@pytest.mark.parametrize("level", ["app", "dev"])
def test_every_pin_has_a_hash_and_no_address(level: str) -> None:
    text = (dev.REQUIREMENTS / f"{level}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)
    for pin in re.split(r"\n(?=\S)", text):
        assert pin.startswith("#") or "--hash=sha256:" in pin


def test_no_file_names_a_package_registry_or_a_path_of_this_machine() -> None:
    own_places = [f"{place}/" for place in {ROOT.as_posix(), Path.home().as_posix()}]
    found = [
        f"{name}: {word}"
        for name, text in tracked_texts().items()
        for word in (*REGISTRY_HOSTS, *own_places)
        if word in text
    ]
    assert not found


def test_given_a_folder_without_texts_then_no_bundle_is_begun(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(dev.SetupError, match=r"no folder with \.txt files"):
            dev.package_environment([f"SOURCES={folder}"])
