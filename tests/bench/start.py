"""How long the program takes from process start to its first frame, against a bare Qt window.

The first frame of a start after the first comes from the start picture; when the window can be used
and how long the very first start takes stand beside it.

usage: python -m tests.bench.start [--json]

From source always, and as a bundle where `dist/timeline-app` and `dist/bare-window` were built
(the second by `python -m PyInstaller build_spec/bare-window.spec`). Runs take turns, and the
fastest of each kind counts, so that a busy machine slows both alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.measure import Figure
from timeline_app.core.open_list import read_list
from timeline_app.program.locations import bundled_list

ROOT = Path(__file__).resolve().parents[2]
RUNS = 9
TIMEOUT_S = 60
TARGET = "1.8x floor"


def milliseconds_to(marks: Sequence[str], command: Sequence[str | Path], home: Path) -> list[float]:
    """Start a program and return when it printed a line with each of some marks."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "LC_ALL": "C.UTF-8",
    }
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert process.stdout is not None
    took_ms: dict[str, float] = {}
    for line in process.stdout:
        for mark in marks:
            # Where there is no picture, the list itself is the first frame.
            if mark in line or "ready" in line:
                took_ms.setdefault(mark, (time.perf_counter() - began) * 1000)
    _output, errors = process.communicate(timeout=TIMEOUT_S)
    if process.returncode or len(took_ms) < len(marks):
        raise RuntimeError(f"{command[0]} failed: {errors}")
    return [took_ms[mark] for mark in marks]


def compare(name: str, program: Sequence[str | Path], bare: Sequence[str | Path]) -> list[Figure]:
    """Measure a program and its floor in turns."""
    events = len(read_list(bundled_list()).events.table)
    firsts, laters, bares = [], [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as home:
            firsts.append(milliseconds_to(["ready"], program, Path(home))[0])
            laters.append(milliseconds_to(["first frame", "ready"], program, Path(home)))
            bares.append(milliseconds_to(["painted"], bare, Path(home))[0])
    frames, readies = zip(*laters, strict=True)
    kinds = (
        (name, frames, TARGET),
        (f"{name}, until it can be used", readies, ""),
        (f"{name}, the very first time", firsts, ""),
    )
    # The first run of each only warms the disk cache.
    floor = min(bares[1:])
    return [Figure(kind, events, min(ms[1:]), "ms", floor, goal) for kind, ms, goal in kinds]


def start_figures() -> Iterator[Figure]:
    """Measure the start from a checkout, and that of the bundle where it was built."""
    options = ["--startup-trace", "--smoke-exit"]
    program = [sys.executable, "-m", "timeline_app", *options]
    bare = [sys.executable, str(ROOT / "build_spec" / "bare.py")]
    yield from compare("start from source", program, bare)
    frozen, frozen_bare = (
        ROOT / "dist" / name / f"{name}{'.exe' if os.name == 'nt' else ''}"
        for name in ("timeline-app", "bare-window")
    )
    if frozen.exists() and frozen_bare.exists():
        yield from compare("start of the bundle", [frozen, *options], [frozen_bare])


def main(arguments: Sequence[str]) -> int:
    for figure in start_figures():
        if "--json" in arguments:
            print(json.dumps(figure.as_dict()))
        else:
            print(
                f"{figure.name}: {figure.value:.0f} ms, bare window {figure.floor:.0f} ms, "
                f"ratio {figure.ratio:.2f} (target {figure.target or 'none'})"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
