"""Leaves out of the bundle what the program does not use.

An entry of PyInstaller's tables is (place in the bundle, file on disk, kind).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from icu import shrink

Entry = tuple[str, str, str]

LINUX = sys.platform.startswith("linux")

# Modules that something imports in a branch the program never takes.
UNUSED_MODULES = [
    "PIL",  # for pictures in workbooks, and of pages of a PDF
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "_hashlib",  # hashlib has its own SHA-256; this one would bring OpenSSL along
    "_lzma",
    "_pytest",
    "_ssl",
    "_uuid",
    "attr",  # msgspec takes classes and files of others, where they are installed
    "asyncio",
    "attrs",
    "curses",
    "defusedxml",
    "distutils",
    "doctest",
    "ensurepip",
    "ftplib",
    "hypothesis",
    "lib2to3",
    "lxml",  # instead of the XML reader of Python, where it is installed
    "lzma",
    "mammoth.cli",
    "multiprocessing",
    "numpy._core._multiarray_tests",
    "numpy.ctypeslib",
    "numpy.distutils",
    "numpy.f2py",
    "numpy.fft",
    "numpy.polynomial",
    "numpy.random",
    "numpy.testing",
    "pandas",
    "pdb",
    "pkg_resources",
    "pydoc",
    "pydoc_data",
    "pytest",
    "pytz",
    "setuptools",
    "sqlite3",
    "ssl",
    "tabulate",
    "tkinter",
    "tomli",
    "tomli_w",
    "unittest",
    "xmlrpc",
]

# Plugins of Qt that stay, by folder and name without the platform's prefix and ending.
PLUGINS = {
    # one window system for each desktop, and one without a display for the command line
    "platforms/qcocoa",
    "platforms/qoffscreen",
    "platforms/qwayland",
    "platforms/qwindows",
    "platforms/qxcb",
    # the look of the desktop: native styles, dark mode, its file dialogs
    "platformthemes/qxdgdesktopportal",
    "styles/qmacstyle",
    "styles/qmodernwindowsstyle",
    # pictures and icons of the program are SVG
    "iconengines/qsvgicon",
    "imageformats/qsvg",
    # printers; accents and other scripts in the search box
    "printsupport/cupsprintersupport",
    "platforminputcontexts/composeplatforminputcontextplugin",
    "platforminputcontexts/ibusplatforminputcontextplugin",
    # windows under Wayland
    "wayland-decoration-client/adwaita",
    "wayland-decoration-client/bradient",
    "wayland-graphics-integration-client/qt-plugin-wayland-egl",
    "wayland-shell-integration/xdg-shell",
}

# Libraries that every Linux desktop has and that must fit its drivers, bus and fonts.
HOST_LIBRARIES = re.compile(
    r"lib("
    r"X11(-xcb)?|xcb|Xau|Xdmcp|SM|ICE|xkbcommon|wayland-\w+"  # window systems
    r"|EGL|GL|GLX|GLdispatch|OpenGL|drm|gbm"  # graphics drivers
    r"|fontconfig|freetype|expat|png16|brotli\w+|uuid"  # fonts
    r"|glib-2\.0|gthread-2\.0|gio-2\.0|gobject-2\.0|gmodule-2\.0|pcre2-8|mount|blkid|selinux"
    r"|dbus-1|systemd|cap|gcrypt|gpg-error|lz4|lzma|zstd"  # message bus
    r"|cups|avahi-\w+|gnutls|p11-kit|hogweed|nettle|gmp|idn2|unistring|tasn1"  # printers
    r"|gssapi_krb5|krb5|krb5support|k5crypto|com_err|keyutils|resolv"
    r"|stdc\+\+|gcc_s|bsd|md"  # the C++ run time
    r")\.so(\.\d+)*"
)

# Modules of the standard library that nothing calls. The codecs that stay are those of encodings
# that web pages name.
UNUSED_EXTENSIONS = re.compile(r"(_codecs_(hk|iso2022)|audioop)\b")


# Its bindings look for the library that reads PDF beside themselves.
PDF_LIBRARY_FOLDER = "pypdfium2_raw"


def plugin_name(place: str) -> str | None:
    """`platforms/qxcb` for a plugin of Qt on any platform; None for anything else."""
    path = PurePosixPath(place.replace("\\", "/"))
    if "plugins" not in path.parts or "PySide6" not in path.parts:
        return None
    kind = path.parts[path.parts.index("plugins") + 1]
    return f"{kind}/{path.stem.removeprefix('lib')}"


def is_wanted(entry: Entry) -> bool:
    place = entry[0].replace("\\", "/")
    plugin = plugin_name(place)
    if plugin is not None:
        return plugin in PLUGINS
    # The program speaks English; a dialog of Qt in another language would be a stranger in it.
    if "/translations/" in place and place.startswith("PySide6"):
        return False
    # Pictures for the README stay with it.
    return "/resources/readme/" not in place and not UNUSED_EXTENSIONS.search(place)


def is_from_host(entry: Entry) -> bool:
    return LINUX and "/" not in entry[0] and bool(HOST_LIBRARIES.fullmatch(entry[0]))


def file_name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name


def is_root(entry: Entry) -> bool:
    """Loaded by name at run time, so that no other library shows the need for it."""
    return (
        entry[2] == "EXTENSION"
        or plugin_name(entry[0]) is not None
        or PurePosixPath(entry[0].replace("\\", "/")).parent.name == PDF_LIBRARY_FOLDER
        or file_name(entry[0]).startswith(("libpython", "python3"))
    )


def reachable(binaries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> set[str]:
    """Names of the libraries that the roots need, directly or through others."""
    files = {file_name(place): source for place, source, kind in binaries if kind != "SYMLINK"}
    waiting = [file_name(entry[0]) for entry in binaries if is_root(entry)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in files:
            waiting += [file_name(needed) for needed in needs(files[name])]
    return seen


def as_is(entry: Entry) -> Entry:
    """Libraries that a wheel has patched break when they are stripped; data is only copied."""
    patched = any(part.endswith(".libs") for part in entry[0].split("/")[:-1])
    return (entry[0], entry[1], "DATA") if patched else entry


def with_smaller_icu(binaries: Iterable[Entry], folder: Path) -> list[Entry]:
    return [
        (place, str(shrink(Path(source), folder)), kind)
        if kind == "BINARY" and file_name(place).startswith("libicudata.so.")
        else (place, source, kind)
        for place, source, kind in binaries
    ]


def imports_of(library: str) -> list[str]:
    from PyInstaller.depend import bindepend  # type: ignore[import-untyped]

    return [name for name, _path in bindepend.get_imports(library)]


def trim_binaries(
    binaries: Iterable[Entry], needs: Callable[[str], Iterable[str]] = imports_of
) -> list[Entry]:
    wanted = [entry for entry in binaries if is_wanted(entry)]
    used = reachable(wanted, needs)
    return [as_is(e) for e in wanted if file_name(e[0]) in used and not is_from_host(e)]


def trim_datas(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Data without unwanted files and without links to libraries that were left out."""
    kept = {file_name(entry[0]) for entry in binaries}
    return [
        entry
        for entry in datas
        if is_wanted(entry) and (entry[2] != "SYMLINK" or file_name(entry[0]) in kept)
    ]


def shiboken_support(folder: Path) -> list[Entry]:
    """Modules that Shiboken would else unpack from itself and compile at every start.

    It takes them from `files.dir` beside itself where that is there. Compiled files that are not
    checked against their source are the same in every build.
    """
    import compileall
    import os
    import py_compile
    import shutil
    import subprocess

    import shiboken6

    source = Path(shiboken6.__file__).parent / "files.dir"
    if not source.is_dir():
        unpacking = [sys.executable, "-c", "import PySide6.QtCore"]
        subprocess.run(unpacking, env={**os.environ, "SBK_EMBED": "False"}, check=True)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(
        folder,
        stripdir=str(folder),
        quiet=1,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    return [
        (f"shiboken6/files.dir/{file.relative_to(folder).as_posix()}", str(file), "DATA")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]
