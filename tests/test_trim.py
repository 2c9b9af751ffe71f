"""What goes into the bundle and what stays out."""

from __future__ import annotations

import struct

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
