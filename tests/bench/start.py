"""How long the program takes from process start until it can be used, against a bare Qt window.

Both are on the same platform. The program is measured until a click on the canvas, sent when the
window is painted in full and nothing else waits, is answered; the bare window, which has nothing to
answer with, until its event loop comes round once it is painted. The median of ratios counts, each
of two runs that followed each other, so that what else the machine does slows both.

usage: python -m tests.bench.start [--json] [--runs N]

From source always, and as a bundle where `dist/timeline-app` and `dist/bare-window` were built
(the second by `python -m PyInstaller tests/bench/bare-window.spec`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.measure import MS, Figure
from timeline_app.core.open_list import read_list
from timeline_app.program.locations import bundled_list

ROOT = Path(__file__).resolve().parents[2]
# An odd number, so that the median is a run; the more, the steadier on a busy machine.
RUNS = 15
TIMEOUT_S = 60
ANSWERED = "a click is answered"
TARGET = "3x floor"


def milliseconds_to(mark: str, command: Sequence[str | Path], home: Path) -> float:
    """Start a program and return when it printed a line with a mark."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "QT_QPA_PLATFORM": "offscreen",
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
    lines = ((line, (time.perf_counter() - began) * MS) for line in process.stdout)
    took_ms = next((at_ms for line, at_ms in lines if mark in line), 0.0)
    _output, errors = process.communicate(timeout=TIMEOUT_S)
    if process.returncode or not took_ms:
        raise RuntimeError(f"{command[0]} failed: {errors}")
    return took_ms


def compare(
    name: str, program: Sequence[str | Path], bare: Sequence[str | Path], runs: int
) -> Figure:
    """Measure a program and its floor in turns; the floor is the one of the median ratio."""
    events = len(read_list(bundled_list()).events.table)
    pairs = []
    # The first run of each only warms the disk cache.
    for _ in range(runs + 1):
        with tempfile.TemporaryDirectory() as home:
            floor_ms = milliseconds_to("painted", bare, Path(home))
            pairs.append((milliseconds_to(ANSWERED, program, Path(home)), floor_ms))
    ordered = sorted(pairs[1:], key=lambda pair: pair[0] / pair[1])
    took_ms, floor_ms = ordered[len(ordered) // 2]
    return Figure(name, events, took_ms, "ms", floor_ms, TARGET)


def start_figures(runs: int = RUNS) -> Iterator[Figure]:
    """Measure the start from a checkout, and that of the bundle where it was built."""
    options = ["--startup-trace", "--smoke-exit"]
    program = [sys.executable, "-m", "timeline_app", *options]
    bare = [sys.executable, str(Path(__file__).with_name("bare.py"))]
    yield compare("start from source", program, bare, runs)
    frozen, frozen_bare = (
        ROOT / "dist" / name / f"{name}{'.exe' if os.name == 'nt' else ''}"
        for name in ("timeline-app", "bare-window")
    )
    if frozen.exists() and frozen_bare.exists():
        yield compare("start of the bundle", [frozen, *options], [frozen_bare], runs)


def main() -> int:
    parser = argparse.ArgumentParser(prog="start")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--runs", type=int, default=RUNS)
    options = parser.parse_args()
    for figure in start_figures(options.runs):
        if options.json:
            print(json.dumps(figure.as_dict()))
        else:
            print(
                f"{figure.name}: {figure.value:.0f} ms, bare window {figure.floor:.0f} ms, "
                f"ratio {figure.ratio:.2f} (target {figure.target})"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
