"""What goes to people: the spec on each platform, icons, desktop files, licences, parts list."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bundle
import debian
import icons
import licences
import pytest
import release

from timeline_app import __version__
from timeline_app.cli import SUBCOMMANDS, _window_parser, subcommand_parser
from timeline_app.program.components import INDEX_NAME, components, required_distributions

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = ROOT / "resources" / "desktop"
PNG_START = b"\x89PNG\r\n\x1a\n"


class Recorder:
    """Stands for PyInstaller's steps and keeps what the spec gave them."""

    def __init__(self) -> None:
        self.given: dict[str, dict[str, Any]] = {}

    def step(self, name: str) -> Any:
        def take(*positional: Any, **named: Any) -> Any:
            self.given[name] = {"positional": positional, **named}
            kind = type(name, (), {"binaries": [], "datas": [], "pure": [], "scripts": []})
            return kind()

        return take


def evaluated(platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr("trim.shiboken_support", lambda _folder: [])
    recorder = Recorder()
    names = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
    scope: dict[str, Any] = {name: recorder.step(name) for name in names}
    scope |= {"SPECPATH": str(ROOT / "build_spec"), "workpath": str(tmp_path)}
    spec = ROOT / "build_spec" / "timeline-app.spec"
    exec(compile(spec.read_text(encoding="utf-8"), str(spec), "exec"), scope)
    return recorder


def test_given_linux_then_the_program_is_one_stripped_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = evaluated("linux", tmp_path, monkeypatch).given
    assert given["EXE"]["strip"]
    assert not given["EXE"]["console"]
    assert "icon" not in given["EXE"]
    assert given["EXE"]["exclude_binaries"]
    assert "BUNDLE" not in given


def test_given_windows_then_it_has_icon_version_and_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = evaluated("win32", tmp_path, monkeypatch).given["EXE"]
    assert Path(program["icon"]).read_bytes().startswith(b"\0\0\1\0")
    version = Path(program["version"]).read_text(encoding="utf-8")
    assert f"'{__version__}'" in version
    compile(version, "version.txt", "eval")
    manifest = ElementTree.fromstring(program["manifest"])
    assert "PerMonitorV2" in {(element.text or "").strip() for element in manifest.iter()}
    assert (program["console"], program["hide_console"], program["strip"]) == (
        True,
        "hide-early",
        False,
    )


def test_given_macos_then_it_is_an_app_with_identifier_and_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = evaluated("darwin", tmp_path, monkeypatch).given["BUNDLE"]
    assert app["name"] == "Timeline.app"
    assert app["bundle_identifier"] == bundle.BUNDLE_IDENTIFIER
    assert app["info_plist"]["NSHighResolutionCapable"]
    assert app["info_plist"]["CFBundleShortVersionString"] == __version__
    assert Path(app["icon"]).read_bytes().startswith(b"icns")


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_given_originals_then_only_on_demand_they_go_in(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def originals() -> list[str]:
        given = evaluated(platform, tmp_path / "work", monkeypatch).given
        return [source for source, place in given["Analysis"]["datas"] if "originals" in place]

    monkeypatch.delenv("TIMELINE_SOURCES", raising=False)
    (tmp_path / "one.txt").write_text("words")
    assert originals() == []
    monkeypatch.setenv("TIMELINE_SOURCES", str(tmp_path))
    assert originals() == [str(tmp_path / "one.txt")]


def test_given_a_folder_without_texts_then_the_build_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_SOURCES", str(tmp_path))
    with pytest.raises(SystemExit, match="holds no"):
        bundle.originals()


def test_icons_hold_every_size_in_each_format() -> None:
    ico = icons.ico()
    (count,) = struct.unpack_from("<H", ico, 4)
    for number in range(count):
        side, size, place = struct.unpack_from("<B7xII", ico, 6 + 16 * number)
        picture = ico[place : place + size]
        assert picture.startswith(PNG_START)
        assert struct.unpack_from(">I", picture, 16)[0] == (side or 256)
    icns = icons.icns()
    assert struct.unpack_from(">I", icns, 4)[0] == len(icns)
    assert icns.count(PNG_START) == len(icons.ICNS_TYPES)


def test_the_small_icon_keeps_its_shapes_apart_at_16_px() -> None:
    from PySide6.QtGui import QColor, QImage

    image = QImage.fromData(icons.png(16))
    column = [QColor(image.pixel(7, y)).lightness() for y in range(16)]
    edges = sum(abs(a - b) > 40 for a, b in itertools.pairwise(column))
    assert edges >= 4  # two bars and the line below them, with gaps between


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="the tool is not installed")
def test_desktop_entry_is_valid() -> None:
    command = ["desktop-file-validate", str(DESKTOP / "timeline-app.desktop")]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (finished.returncode, finished.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="the tool is not installed")
def test_metainfo_is_valid() -> None:
    file = DESKTOP / "app.timeline.viewer.metainfo.xml"
    command = ["appstreamcli", "validate", "--no-net", str(file)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout


def test_desktop_files_agree_with_each_other_and_with_the_program() -> None:
    entry = (DESKTOP / "timeline-app.desktop").read_text(encoding="utf-8")
    metainfo = ElementTree.parse(DESKTOP / "app.timeline.viewer.metainfo.xml").getroot()
    types = ElementTree.parse(DESKTOP / "timeline-app.xml").getroot()
    mime = types[0].attrib["type"]
    assert f"MimeType={mime};" in entry
    assert metainfo.findtext("provides/mediatype") == mime
    assert metainfo.findtext("launchable") == "timeline-app.desktop"
    assert metainfo.findtext("id") == bundle.BUNDLE_IDENTIFIER
    release_ = metainfo.find("releases/release")
    assert release_ is not None
    assert release_.attrib["version"] == __version__
    globs = [element.attrib["pattern"] for element in types.iter() if "pattern" in element.attrib]
    assert globs == ["*.events.json"]


def test_manual_names_every_subcommand_and_option() -> None:
    manual = (DESKTOP / "timeline-app.1").read_text(encoding="utf-8").replace("\\-", "-")
    usage = _window_parser().format_help()
    for parser in map(subcommand_parser, SUBCOMMANDS):
        usage += parser.format_help()
        assert f".B {parser.prog.split()[-1]}\n" in manual
    options = set(re.findall(r"--[a-z-]+", usage))
    assert options
    assert not {option for option in options if option not in manual}


def test_the_wheel_holds_every_resource_that_the_program_reads() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    # For the desktop, for the README, and for people who write lists.
    beside = {"resources/desktop", "resources/readme", "resources/CURATION.md"}
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").iterdir()}
    assert set(included) == (found - beside) | {"events.json"}
    assert all(place == f"timeline_app/data/{source}" for source, place in included.items())


def test_pdfium_comes_with_the_licences_of_all_that_is_inside_it() -> None:
    found = {component.name: (component, text) for component, text in licences.pdfium()}
    component, text = found["PDFium"]
    assert re.fullmatch(r"\d+\.0\.\d+\.\d+", component.version)
    assert "The PDFium Authors" in text
    assert "Apache License" in text
    _, others = found["Code of others inside PDFium"]
    assert all(name in others for name in ("Anti-Grain Geometry", "FreeType", "zlib", "openjpeg"))


@pytest.mark.parametrize(
    ("package", "licence"),
    [
        ("cobble", "BSD-2-Clause"),
        ("mammoth", "BSD-2-Clause"),
        ("openpyxl", "MIT"),
        ("pypdfium2", "Apache-2.0 OR BSD-3-Clause"),
    ],
)
def test_licences_are_those_that_the_packages_name(package: str, licence: str) -> None:
    found = {component.name: component.licence for component, _ in licences.python_packages()}
    assert found[package] == licence


def test_every_package_inside_has_its_licence_text(tmp_path: Path) -> None:
    licences.write_licences([], tmp_path / "licences")
    found = components(tmp_path)
    names = {part.name for part in found}
    assert {package.metadata["Name"] for package in required_distributions()} <= names
    assert {"Python", "PyInstaller loader"} <= names
    for part in found:
        assert part.version
        assert part.licence
        assert len((tmp_path / "licences" / part.text).read_text(encoding="utf-8")) > 500
    assert (tmp_path / "licences" / INDEX_NAME).is_file()


def test_the_typeface_goes_in_with_the_faces_in_use_and_its_licence() -> None:
    faces = [Path(source) for source, _ in bundle.typeface()]
    assert [face.name[-7:] for face in faces] == ["lar.ttf", "old.ttf", "-It.ttf"]
    assert sum(face.stat().st_size for face in faces) < 800_000
    assert {place for _, place in bundle.typeface()} == {"font_source_sans_pro/files"}
    found = {component.name: (component, text) for component, text in licences.python_packages()}
    component, text = found["font-source-sans-pro"]
    assert component.licence == "OFL-1.1"
    assert "SIL Open Font License" in text


def test_parts_list_is_the_same_for_the_same_parts(tmp_path: Path) -> None:
    licences.write_licences([], tmp_path / "licences")
    found = components(tmp_path)
    text = licences.bill_of_materials(found, 1_700_000_000)
    assert text == licences.bill_of_materials(reversed(found), 1_700_000_000)
    parts = json.loads(text)
    assert parts["bomFormat"] == "CycloneDX"
    assert {entry["name"] for entry in parts["components"]} == {part.name for part in found}


def test_dependencies_of_the_package_come_from_what_the_bundle_asks_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(debian, "oldest_libc", lambda _bundle: "2.34")
    needed = {"libGL.so.1", "libX11.so.6", "libcups.so.2", "libc.so.6", "ld-linux-x86-64.so.2"}
    monkeypatch.setattr(debian, "needed_from_host", lambda _bundle: needed)
    depends, recommends = debian.dependencies(tmp_path)
    assert depends == ["libc6 (>= 2.34)", "libgl1", "libx11-6"]
    assert recommends == ["libcups2"]
    needed.add("libmystery.so.3")
    with pytest.raises(debian.BundleError, match=r"libmystery\.so\.3"):
        debian.dependencies(tmp_path)


@pytest.mark.parametrize(
    ("built", "top"),
    [("timeline-app", f"timeline-app-{__version__}"), ("Timeline.app", "Timeline.app")],
)
def test_archives_unpack_into_one_folder_that_people_can_keep(
    built: str, top: str, tmp_path: Path
) -> None:
    (tmp_path / built).mkdir()
    (tmp_path / built / "program").touch()
    with tarfile.open(release.archive(tmp_path / built, tmp_path)) as packed:
        assert {name.partition("/")[0] for name in packed.getnames()} == {top}


def test_archives_say_nothing_of_who_packed_them_and_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = tmp_path / "timeline-app"
    folder.mkdir()
    (folder / "timeline-app").write_text("program")
    (folder / "timeline-app").chmod(0o700)
    first = release.archive(folder, tmp_path).read_bytes()
    (folder / "timeline-app").touch()
    path = release.archive(folder, tmp_path)
    assert path.read_bytes() == first
    with tarfile.open(path) as packed:
        member = packed.getmembers()[-1]
    assert (member.mtime, member.uid, member.uname, member.mode) == (1700000000, 0, "", 0o755)
