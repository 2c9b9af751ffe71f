"""Tries out what was built the way people use it and fails on anything unexpected.

usage: python build_spec/smoke.py dist

Tries the bundle, the Debian package unpacked, and the wheel in an empty environment. Needs DISPLAY
and xdotool for the journey through a real window; with QT_QPA_PLATFORM=offscreen it is left out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zipfile import BadZipFile

import file_ways
import pypdf
from hands import JourneyError
from journey import Journey
from tried import Program, SmokeError, expect

MEGABYTE = 1_000_000
# Little more than there is today, so that a part that slips in is seen.
LARGEST_BUNDLE_MB = 125

# Files that may stay in the home folder: the font cache, what the program remembers, and the
# folder that Qt's file dialog showed last.
EXPECTED_AT_HOME = re.compile(
    r"\.cache/fontconfig/.*|\.config/timeline-app/settings\.json|\.config/QtProject\.conf"
)
ROOT = Path(__file__).resolve().parent.parent


def says_its_version(program: Program) -> str:
    output = program.run("--version")
    first, *others = output.splitlines()
    expect(re.fullmatch(r"timeline-app \d+\.\d+\.\d+\S*", first), f"unexpected: {first!r}")
    expect(any("Settings:" in line for line in others), "it does not say where settings lie")
    expect(any("PySide6" in line and "LGPL" in line for line in others), "licences are missing")
    return first


def lists_events(program: Program) -> str:
    events = json.loads(program.run("list", "--format", "json"))
    expect(isinstance(events, list) and events, "the bundled list has no events")
    table = program.run("list").splitlines()
    expect(len(table) >= len(events), "the table has fewer lines than there are events")
    return f"{len(events)} events"


def checks_its_list(program: Program) -> str:
    return program.run("check").strip().splitlines()[-1]


def prints_paper(program: Program) -> str:
    paper = program.home / "paper.pdf"
    expect(not program.run("print", "-o", str(paper)), "printing wrote to stdout")
    expect(paper.read_bytes().startswith(b"%PDF"), "the paper is no PDF")
    reader = pypdf.PdfReader(paper)
    pages = reader.pages
    expect(len(pages) > 0, "the paper has no pages")
    expect("/StructTreeRoot" in reader.root_object, "the paper does not say what its parts are")
    text = pages[0].extract_text()
    paper.unlink()
    expect(text.strip(), "the paper has no text to search")
    return f"{len(pages)} pages"


def opens_its_window(program: Program) -> str:
    output = program.run("--smoke-exit")
    expect(not output, f"the window wrote to stdout: {output}")
    return program.environment.get("QT_QPA_PLATFORM", "desktop")


def takes_the_journey(program: Program) -> str:
    if program.environment.get("QT_QPA_PLATFORM") == "offscreen" or not shutil.which("xdotool"):
        return "left out: it needs a display and xdotool"
    try:
        return Journey([program.file], program.home, program.environment, pictures=pictures()).run()
    except JourneyError as problem:
        raise SmokeError(str(problem)) from problem


def pictures() -> Path | None:
    folder = os.environ.get("TIMELINE_PICTURES", "")
    return Path(folder) if folder else None


def leaves_nothing_behind(program: Program) -> str:
    files = [path.relative_to(program.home) for path in program.home.rglob("*") if path.is_file()]
    strange = [str(path) for path in files if not EXPECTED_AT_HOME.fullmatch(path.as_posix())]
    expect(not strange, f"left in the home folder: {', '.join(strange)}")
    return f"{len(files)} expected files"


def checks_its_originals(program: Program) -> str:
    """A bundle with the source texts inside finds every citation in them."""
    originals = program.file.parent / "_internal" / "timeline_app" / "data" / "originals"
    if not originals.is_dir():
        return "none inside"
    lines = program.run("check", "--sources", str(originals)).splitlines()
    return next(line for line in lines if line.startswith("citations:"))


def is_small(program: Program) -> str:
    """Measured without following links, as it lies on the disk."""
    files = (path for path in program.file.parent.rglob("*") if path.is_file())
    size = sum(path.lstat().st_size for path in files) / MEGABYTE
    if sys.platform.startswith("linux"):
        expect(size <= LARGEST_BUNDLE_MB, f"{size:.1f} MB is more than {LARGEST_BUNDLE_MB}")
    return f"{size:.1f} MB"


# What a step may raise, at files that are not as they should be.
FAULTS = (
    *(SmokeError, OSError, ValueError, LookupError, SyntaxError),
    *(BadZipFile, pypdf.errors.PyPdfError),
)
Step = Callable[[Program], str]
STEPS: tuple[Step, ...] = (
    says_its_version,
    lists_events,
    checks_its_list,
    prints_paper,
    *file_ways.STEPS,
    opens_its_window,
    takes_the_journey,
    leaves_nothing_behind,
)
BUNDLE_STEPS: tuple[Step, ...] = (*STEPS, checks_its_originals, is_small)
INSTALLED_STEPS: tuple[Step, ...] = (says_its_version, takes_the_journey, leaves_nothing_behind)


def programs(dist: Path, work: Path) -> Iterator[tuple[str, Path, Sequence[Step]]]:
    """What to try: its name, the program file and the steps."""
    ending = ".exe" if os.name == "nt" else ""
    yield "bundle", dist / "timeline-app" / f"timeline-app{ending}", BUNDLE_STEPS
    for package in dist.glob("*.deb"):
        subprocess.run(["dpkg-deb", "--extract", package, work / "deb"], check=True)
        yield "deb", work / "deb" / "usr" / "bin" / "timeline-app", INSTALLED_STEPS
    for wheel in dist.glob("*.whl"):
        yield "wheel", installed_wheel(wheel, work / "venv"), STEPS


def installed_wheel(wheel: Path, folder: Path) -> Path:
    """The program of a wheel, installed with its pinned requirements into an empty environment."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    subprocess.run([base, "-m", "venv", folder], check=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    requirements = str(ROOT / "requirements" / "app.txt")
    for what in (["--require-hashes", "-r", requirements], ["--no-deps", "--no-index", str(wheel)]):
        subprocess.run([*pip, *what], check=True, stdout=sys.stderr, stderr=subprocess.DEVNULL)
    return scripts / f"timeline-app{'.exe' if os.name == 'nt' else ''}"


def try_out(name: str, file: Path, steps: Sequence[Step]) -> tuple[int, int]:
    """Take every step with a program; how many passed and failed."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="timeline-app-") as home:
        program = Program(file, Path(home))
        for step in steps:
            began = time.monotonic()
            try:
                result = step(program)
            except FAULTS as problem:
                failed += 1
                result = f"FAILED: {problem}"
            what = step.__name__.replace("_", " ")
            print(f"{name} {what}: {result} ({time.monotonic() - began:.2f} s)", flush=True)
    return len(steps) - failed, failed


def main(dist: Path) -> int:
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="timeline-app-") as work:
        for name, file, steps in programs(dist.resolve(), Path(work)):
            counts = try_out(name, file, steps)
            passed, failed = passed + counts[0], failed + counts[1]
    print(f"smoke run: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
