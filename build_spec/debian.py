"""Builds the Debian package: the bundle, its place in menus and file types, and its manual."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from icons import ICONS, write_pngs

from timeline_app import __version__
from timeline_app.program.host import (
    DRAWING_LIBRARIES,
    WAYLAND_LIBRARIES,
    X11_LIBRARIES,
)

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = ROOT / "resources" / "desktop"
NAME = "timeline-app"
MAINTAINER = "timeline-app contributors"

# Libraries of the host that the bundle asks for, and the Debian package that holds each.
PACKAGES = {
    **DRAWING_LIBRARIES,
    **X11_LIBRARIES,
    **WAYLAND_LIBRARIES,
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libzstd.so.1": "libzstd1",
    "libcups.so.2": "libcups2",
}
FROM_LIBC = re.compile(r"(ld-linux.*|lib(c|m|dl|pthread|rt|util))\.so\.\d+")
# Without it the program runs, only without printers.
RECOMMENDED = {"libcups2"}
# Letters that the program's own typeface lacks: Lao and others, Chinese and its kin, emoji.
SUGGESTED = ("fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji")


class BundleError(Exception):
    """What is wrong with the bundle, in a sentence."""


def libraries(bundle: Path) -> list[Path]:
    """Every program and shared library in the bundle."""
    return [
        path
        for path in sorted(bundle.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.open("rb").read(4) == b"\x7fELF"
    ]


def needed_from_host(bundle: Path) -> set[str]:
    """Libraries that the bundle asks for and does not hold."""
    held = {path.name for path in bundle.rglob("*")}
    return {
        name
        for path in libraries(bundle)
        for name in re.findall(r"^\s*NEEDED\s+(\S+)", objdump("-p", path), re.MULTILINE)
        if name not in held
    }


def oldest_libc(bundle: Path) -> str:
    """The oldest version of the C library that has everything the bundle asks of it."""
    versions = {
        tuple(map(int, version.split(".")))
        for path in libraries(bundle)
        for version in re.findall(r"\bGLIBC_(\d+\.\d+)\b", objdump("-p", path))
    }
    return ".".join(map(str, max(versions)))


def objdump(option: str, path: Path) -> str:
    """What binutils sees in a file."""
    return subprocess.run(
        ["objdump", option, path], capture_output=True, text=True, check=True
    ).stdout


def dependencies(bundle: Path) -> tuple[list[str], list[str]]:
    """What the package depends on and what it only recommends."""
    needed = {name for name in needed_from_host(bundle) if not FROM_LIBC.fullmatch(name)}
    unknown = sorted(needed - PACKAGES.keys())
    if unknown:
        raise BundleError(f"no Debian package is known for {', '.join(unknown)}")
    packages = {PACKAGES[name] for name in needed}
    depends = [f"libc6 (>= {oldest_libc(bundle)})", *sorted(packages - RECOMMENDED)]
    return depends, sorted(packages & RECOMMENDED)


def control(bundle: Path, architecture: str, installed_kb: int) -> str:
    """The package's description of itself."""
    depends, recommends = dependencies(bundle)
    return (
        f"Package: {NAME}\nVersion: {__version__}\nArchitecture: {architecture}\n"
        f"Maintainer: {MAINTAINER}\nInstalled-Size: {installed_kb}\n"
        f"Depends: {', '.join(depends)}\nRecommends: {', '.join(recommends)}\n"
        f"Suggests: {', '.join(SUGGESTED)}\n"
        "Section: text\nPriority: optional\n"
        "Description: viewer for source-cited timelines\n"
        " Shows a curated list of events on a zoomable timeline and links each event to\n"
        " the exact words of the sources it rests on. Filters, prints and exports; no\n"
        " date looks more precise than its source. Works without a network.\n"
    )


def lay_out(bundle: Path, tree: Path, stamp_s: int) -> None:
    """Put every file where Debian wants it."""
    shutil.copytree(bundle, tree / "usr/lib" / NAME, symlinks=True)
    share = tree / "usr/share"
    for target, source in {
        f"applications/{NAME}.desktop": DESKTOP / f"{NAME}.desktop",
        f"mime/packages/{NAME}.xml": DESKTOP / f"{NAME}.xml",
        "metainfo/app.timeline.viewer.metainfo.xml": DESKTOP / "app.timeline.viewer.metainfo.xml",
        f"icons/hicolor/scalable/apps/{NAME}.svg": ICONS / f"{NAME}.svg",
        f"doc/{NAME}/copyright": ROOT / "LICENSE",
    }.items():
        (share / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, share / target)
    write_pngs(share / "icons/hicolor")
    for target, source in {
        f"man/man1/{NAME}.1.gz": DESKTOP / f"{NAME}.1",
        f"doc/{NAME}/changelog.gz": ROOT / "CHANGELOG.md",
    }.items():
        (share / target).parent.mkdir(parents=True, exist_ok=True)
        (share / target).write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.name == NAME else 0o644)
        os.utime(path, (stamp_s, stamp_s), follow_symlinks=False)


def checksums(files: Iterable[Path], tree: Path) -> str:
    """What Debian verifies installed files by."""
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(tree).as_posix()}\n"
        for path in files
    )


def build(bundle: Path, folder: Path, work: Path, stamp_s: int) -> Path | None:
    """Build the package from the bundle; None where dpkg-deb is missing."""
    if not shutil.which("dpkg-deb"):
        return None
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    lay_out(bundle, work, stamp_s)
    files = sorted(path for path in work.rglob("*") if path.is_file() and not path.is_symlink())
    installed_kb = sum(-(-path.stat().st_size // 1024) for path in files)
    (work / "DEBIAN").mkdir()
    (work / "DEBIAN/control").write_text(control(bundle, architecture, installed_kb))
    (work / "DEBIAN/md5sums").write_text(checksums(files, work))
    package = folder / f"{NAME}_{__version__}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", work, package],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(stamp_s)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return package
