"""Tries out the built program the way people use it and fails on anything unexpected.

usage: python build_spec/smoke.py dist/timeline-app

Needs DISPLAY for a real window, or QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdf

TIMEOUT_S = 60
MEGABYTE = 1_000_000
LARGEST_BUNDLE_MB = 115
PASSED_ON = ("DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY", "SYSTEMROOT", "TEMP")

# Files that may stay in the home folder: the font cache and what the program remembers.
EXPECTED_AT_HOME = re.compile(r"\.cache/fontconfig/.*|(\.config|\.local/share)/timeline-app/.*")


class SmokeError(Exception):
    """What went wrong, in a sentence."""


def expect(condition: object, complaint: str) -> None:
    if not condition:
        raise SmokeError(complaint)


class Program:
    """The frozen program with a home folder of its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.file = folder / ("timeline-app.exe" if os.name == "nt" else "timeline-app")
        self.home = home
        self.environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        self.environment |= {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}

    def run(self, *arguments: str) -> str:
        """Standard output of a run that ends well, says nothing else and leaves no process."""
        process = subprocess.Popen(
            [self.file, *arguments],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        shown = " ".join(["timeline-app", *arguments])
        try:
            output, errors = process.communicate(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            end_group(process.pid)
            raise SmokeError(f"`{shown}` did not end within {TIMEOUT_S} s") from None
        expect(not end_group(process.pid), f"`{shown}` left a process behind")
        expect(process.returncode == 0, f"`{shown}` ended with {process.returncode}: {errors}")
        expect(not errors, f"`{shown}` wrote to stderr: {errors}")
        return output


def end_group(group: int) -> bool:
    """Ends whatever is left of a process group; True if there was anything."""
    if os.name == "nt":
        return False
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def says_its_version(program: Program) -> str:
    output = program.run("--version")
    expect(re.fullmatch(r"timeline-app \d+\.\d+\.\d+\S*\n", output), f"unexpected: {output!r}")
    return output.strip()


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
    pages = pypdf.PdfReader(paper).pages
    expect(len(pages) > 0, "the paper has no pages")
    text = pages[0].extract_text()
    paper.unlink()
    expect(text.strip(), "the paper has no text to search")
    return f"{len(pages)} pages"


def opens_its_window(program: Program) -> str:
    output = program.run("--smoke-exit")
    expect(not output, f"the window wrote to stdout: {output}")
    return program.environment.get("QT_QPA_PLATFORM", "desktop")


def leaves_nothing_behind(program: Program) -> str:
    files = [path.relative_to(program.home) for path in program.home.rglob("*") if path.is_file()]
    strange = [str(path) for path in files if not EXPECTED_AT_HOME.fullmatch(path.as_posix())]
    expect(not strange, f"left in the home folder: {', '.join(strange)}")
    return f"{len(files)} expected files"


def is_small(program: Program) -> str:
    """Measured without following links, as it lies on the disk."""
    files = (path for path in program.file.parent.rglob("*") if path.is_file())
    size = sum(path.lstat().st_size for path in files) / MEGABYTE
    if sys.platform.startswith("linux"):
        expect(size <= LARGEST_BUNDLE_MB, f"{size:.1f} MB is more than {LARGEST_BUNDLE_MB}")
    return f"{size:.1f} MB"


STEPS: tuple[Callable[[Program], str], ...] = (
    says_its_version,
    lists_events,
    checks_its_list,
    prints_paper,
    opens_its_window,
    leaves_nothing_behind,
    is_small,
)


def main(folder: Path) -> int:
    failed = 0
    with tempfile.TemporaryDirectory(prefix="timeline-app-") as home:
        program = Program(folder.resolve(), Path(home))
        for step in STEPS:
            began = time.monotonic()
            try:
                result = step(program)
            except (SmokeError, OSError, ValueError, pypdf.errors.PyPdfError) as problem:
                failed += 1
                result = f"FAILED: {problem}"
            name = step.__name__.replace("_", " ")
            print(f"{name}: {result} ({time.monotonic() - began:.2f} s)", flush=True)
    print(f"smoke run: {len(STEPS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
