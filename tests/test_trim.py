"""What goes into the bundle and what stays out."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import icu
import pytest
import trim


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
        ("python3.11/lib-dynload/_codecs_jp.cpython-311-x86_64-linux-gnu.so", False),
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
    ]
    needs = {
        "core": ["libQt6Core.so.6", "libc.so.6"],
        "qtcore": ["libicui18n.so.73"],
        "vnc": ["libQt6Quick.so.6"],
        "umath": ["libblas-32a4.so"],
    }
    kept = trim.trim_binaries(binaries, lambda library: needs.get(library, []))
    assert kept == [
        *binaries[:4],
        ("numpy.libs/libblas-32a4.so", "blas", "DATA"),  # patched, so it must not be stripped
        binaries[7],
    ]


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


# A stand-in for the bundle: what it leaves out cannot be imported.
WITHOUT_TRIMMED = """
import importlib.abc, sys
sys.path.insert(0, "build_spec")
import trim

class Trimmed(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if any(name == left or name.startswith(left + ".") for left in trim.UNUSED_MODULES):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Trimmed())
from timeline_app.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--text", "railway"],
        ["print", "--layout", "booklet", "--by", "year", "--group", "leaders", "-o", "{}/a.pdf"],
        ["print", "--layout", "booklet", "--by", "theme", "-o", "{}/b.pdf"],
        ["export", "-o", "{}/a.svg"],
        ["--smoke-exit"],
    ],
)
def test_given_what_the_bundle_leaves_out_then_nothing_asks_for_it(
    arguments: list[str], tmp_path: Path
) -> None:
    given = [argument.format(tmp_path) for argument in arguments]
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_TRIMMED, *given], check=False, capture_output=True,
        text=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen",
                                     "XDG_CONFIG_HOME": str(tmp_path),
                                     "XDG_CACHE_HOME": str(tmp_path)},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
