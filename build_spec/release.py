"""Packs the built bundle for people to download: archive, Debian package, wheel, parts list, sums.

usage: python build_spec/release.py [FOLDER]

FOLDER is `dist`, which holds `timeline-app/`. SOURCE_DATE_EPOCH is the time that goes into every
file, so that the same commit gives the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import debian
from bundle import DATA, NAME
from licences import bill_of_materials

from timeline_app import __version__
from timeline_app.program.components import components

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000
# Some 6 MB more than there is today, so that a part that slips in is seen.
LARGEST_ARCHIVE_MB = 40


def stamp_s() -> int:
    """The time of the commit, or what SOURCE_DATE_EPOCH says."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdigit() else 0


def data_of(bundle: Path) -> Path:
    """The folder in the bundle that holds the program's data."""
    return bundle / "_internal" / DATA


def archive(bundle: Path, folder: Path) -> Path:
    """A `.tar.xz` on Linux and macOS, a `.zip` on Windows; sorted, owned by nobody."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    stem = f"{NAME}-{__version__}-{system}-{platform.machine().lower()}"
    top = bundle.name if bundle.suffix == ".app" else f"{NAME}-{__version__}"
    files = sorted(bundle.rglob("*"))
    if sys.platform == "win32":
        path = folder / f"{stem}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in files:
                packed.write(file, f"{top}/{file.relative_to(bundle).as_posix()}")
        return path
    path = folder / f"{stem}.tar.xz"
    with tarfile.open(path, "w:xz", preset=6) as packed:
        for file in [bundle, *files]:
            name = f"{top}/{file.relative_to(bundle).as_posix()}".removesuffix("/.")
            packed.add(file, name, recursive=False, filter=anonymous)
    return path


def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """The same file without owner, with the commit's time and plain rights."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = stamp_s()
    is_program = member.isdir() or member.mode & 0o100
    member.mode = 0o755 if is_program else 0o644
    return member


def wheel(folder: Path) -> Path:
    """The wheel, for people who have Python."""
    before = set(folder.glob("*.whl"))
    for old in before:
        old.unlink()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    return next(folder.glob("*.whl"))


def sha256(path: Path) -> str:
    """The sum that people verify a download by."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(folder: Path) -> int:
    bundle = folder / NAME
    shutil.copyfile(ROOT / "LICENSE", bundle / "LICENSE")
    program = folder / "Timeline.app" if sys.platform == "darwin" else bundle
    made = [archive(program, folder), wheel(folder)]
    if sys.platform.startswith("linux"):
        package = debian.build(bundle, folder, ROOT / "build" / "deb", stamp_s())
        made += [package] if package else []
    parts = folder / f"{NAME}-{__version__}.cdx.json"
    parts.write_text(bill_of_materials(components(data_of(bundle)), stamp_s()), encoding="utf-8")
    made.append(parts)
    sums = "".join(f"{sha256(path)}  {path.name}\n" for path in made)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    for path in made:
        print(f"{path.name}: {path.stat().st_size / MEGABYTE:.1f} MB")
    if made[0].stat().st_size > LARGEST_ARCHIVE_MB * MEGABYTE:
        print(f"the archive is larger than {LARGEST_ARCHIVE_MB} MB", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()))
