"""What goes into the bundle and what stays out."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import file_ways
import icu
import pytest
import samples
import trim

from timeline_app.exchange.documents.reading import _CHARSETS
from timeline_app.program.components import required_distributions


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\sqldrivers\\qsqlite.dll", False),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("python3.11/lib-dynload/_codecs_hk.cpython-311-x86_64-linux-gnu.so", False),
        ("python3.11/lib-dynload/_codecs_jp.cpython-311-x86_64-linux-gnu.so", True),
        ("timeline_app/data/resources/plugins/note.txt", True),
        ("timeline_app/data/resources/readme/window-light.png", False),
    ],
)
def test_allow_list_holds_on_every_platform(place: str, wanted: bool) -> None:
    assert trim.is_wanted((place, "/anywhere", "BINARY")) is wanted


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("libX11.so.6", True),
        ("libGLX.so.0", True),
        ("libstdc++.so.6", True),
        ("libxcb.so.1", True),
        ("libxcb-cursor.so.0", False),
        ("libxkbcommon-x11.so.0", False),
        ("libpython3.11.so.1.0", False),
        ("libicudata.so.73", False),
    ],
)
def test_only_libraries_of_a_desktop_are_left_to_the_host(
    monkeypatch: pytest.MonkeyPatch, name: str, expected: bool
) -> None:
    monkeypatch.setattr(trim, "LINUX", True)
    assert trim.is_from_host((name, f"/lib/{name}", "BINARY")) is expected


def test_libraries_that_nothing_needs_are_swept_out() -> None:
    binaries = [
        ("PySide6/QtCore.abi3.so", "core", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "qtcore", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("PySide6/Qt/lib/libicui18n.so.73", "i18n", "BINARY"),
        ("PySide6/Qt/lib/libQt6Quick.so.6", "quick", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "vnc", "BINARY"),
        ("numpy.libs/libblas-32a4.so", "blas", "BINARY"),
        ("numpy/_core/_umath.so", "umath", "EXTENSION"),
        ("pypdfium2_raw/libpdfium.so", "pdfium", "BINARY"),  # loaded by its place
    ]
    needs = {
        "core": ["libQt6Core.so.6", "libc.so.6"],
        "qtcore": ["libicui18n.so.73"],
        "vnc": ["libQt6Quick.so.6"],
        "umath": ["libblas-32a4.so"],
    }
    kept = trim.trim_binaries(binaries, lambda library: needs.get(library, []))
    assert (
        kept
        == [
            *binaries[:4],
            ("numpy.libs/libblas-32a4.so", "blas", "DATA"),  # patched, so it must not be stripped
            *binaries[7:],
        ]
    )


def test_links_to_libraries_left_out_go_with_them() -> None:
    binaries = [("PySide6/Qt/lib/libQt6Core.so.6", "qtcore", "BINARY")]
    datas = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
        ("timeline_app/data/events.json", "/anywhere/events.json", "DATA"),
    ]
    assert trim.trim_datas(datas, binaries) == [datas[0], datas[2]]


def test_unicode_data_is_written_as_it_was_read() -> None:
    items = {"icudt73l/root.res": b"r" * 32, "icudt73l/coll/vi.res": b"v" * 48}
    header = struct.pack("<HBBHHI4s", 32, 0xDA, 0x27, 20, 0, 0, icu.FORMAT_MARK).ljust(32, b"\0")
    data = icu.write_items(header, items)
    assert icu.read_items(b"\x7fELF" + data) == (header, items)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("icudt73l/root.res", True),
        ("icudt73l/coll/ucadata.icu", True),
        ("icudt73l/coll/lo.res", True),
        ("icudt73l/coll/zh.res", False),
        ("icudt73l/zoneinfo64.res", True),
        ("icudt73l/curr/en.res", False),
        ("icudt73l/ibm-37_P100-1995.cnv", False),
    ],
)
def test_unicode_data_that_is_kept(name: str, kept: bool) -> None:
    assert icu.is_kept(name) is kept


# A stand-in for the bundle: what it leaves out cannot be imported. It loads nothing by itself.
WITHOUT_TRIMMED = """
import json, re, sys
left_out, extensions, commands = json.loads(sys.argv[1])

class Trimmed:
    @staticmethod
    def find_spec(name, path=None, target=None):
        parents = name.split(".")
        names = {".".join(parents[:count + 1]) for count in range(len(parents))}
        if names & {*left_out} or re.fullmatch(extensions, name):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Trimmed)
from timeline_app.cli import main
for arguments in commands:
    if code := main(arguments):
        raise SystemExit(f"{arguments} ended with {code}")
"""
LISTS, DOCUMENTS = samples.lists(), samples.documents()
SOME = ["--text", "railway"]
WAYS = {
    "list": [["list", *SOME]],
    "check": [["check", "--curation"]],
    "booklet by year": [["print", "--layout", "booklet", "--by", "year", "--group", "leaders",
                         "-o", "{}/a.pdf"]],
    "booklet by theme": [["print", "--layout", "booklet", "--by", "theme", "-o", "{}/b.pdf"]],
    "paper with its events": [["print", *SOME, "--attach", "-o", "{}/a.pdf"],
                              ["check", "{}/a.pdf"],
                              ["list", "{}/a.pdf"],
                              ["source", "{}/a.pdf"]],
    "exports": [["export", *SOME, "-o", f"{{}}/a{ending}"] for ending in file_ways.LOOKS],
    "imports": [["import", f"{{}}/{name}", "-o", f"{{}}/{name}.made"] for name in LISTS],
    "files taken back": [command for ending in (".csv", ".xlsx", ".ics") for command in (
        [*file_ways.exporting(ending), f"{{}}/b{ending}"],
        ["import", f"{{}}/b{ending}", "-o", f"{{}}/b{ending}.made"],
    )],
    "documents": [["new", "{}/own.events.json"],
                  *(["source", f"{{}}/{name}", "--into", "{}/own.events.json", "--keep-text"]
                    for name in DOCUMENTS)],
    "window": [["--smoke-exit"]],
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_given_what_the_bundle_leaves_out_then_nothing_asks_for_it(
    way: str, tmp_path: Path
) -> None:
    for name, data in (LISTS | DOCUMENTS).items():
        (tmp_path / name).write_bytes(data)
    commands = [[part.format(tmp_path) for part in command] for command in WAYS[way]]
    run = without_trimmed(commands, tmp_path)
    assert run.returncode == 0, run.stderr


def test_given_a_docx_packed_by_what_is_left_out_then_one_sentence_says_so(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("word/document.xml", "<document/>")
    run = without_trimmed([["source", str(path)]], tmp_path)
    assert "letter.docx: it is no DOCX that can be read" in run.stderr
    assert "Traceback" not in run.stderr


def without_trimmed(
    commands: list[list[str]], home: Path, code: str = WITHOUT_TRIMMED
) -> subprocess.CompletedProcess[str]:
    """The commands one after the other, without what the bundle leaves out."""
    places = ("CONFIG", "CACHE", "DATA")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment |= {f"XDG_{place}_HOME": str(home) for place in places}
    left_out = [*trim.UNUSED_MODULES, *only_for_development()]
    given = json.dumps([left_out, trim.UNUSED_EXTENSIONS.pattern, commands])
    return subprocess.run(
        [sys.executable, "-c", code, given],
        check=False, capture_output=True, text=True, env=environment,
    )  # fmt: skip


def only_for_development() -> set[str]:
    """Modules of installed packages that the program does not ask for."""
    held = {"timeline-app", *(package.metadata["Name"] for package in required_distributions())}
    found = metadata.packages_distributions()
    return {module for module, packages in found.items() if not held & {*packages}}


def test_codecs_that_web_pages_name_stay(tmp_path: Path) -> None:
    names = ["gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "tis-620"]
    assert all(map(_CHARSETS.fullmatch, names))
    code = WITHOUT_TRIMMED.partition("from timeline_app")[0]
    run = without_trimmed([], tmp_path, f"{code}\nfor name in {names}: 'a'.encode(name)")
    assert run.returncode == 0, run.stderr
