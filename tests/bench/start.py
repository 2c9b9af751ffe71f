"""How long the program takes from process start to its first frame, against a bare Qt window.

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
from timeline_app.core.locations import bundled_list
from timeline_app.core.reader import read_list

ROOT = Path(__file__).resolve().parents[2]
RUNS = 9
TIMEOUT_S = 60
TARGET = "1.8x floor"


def milliseconds_to_first_frame(command: Sequence[str | Path], home: Path) -> float:
    """Start a program that prints a line after its first frame, and wait for that line."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "LC_ALL": "C.UTF-8",
    }
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    took_ms = (time.perf_counter() - began) * 1000
    _output, errors = process.communicate(timeout=TIMEOUT_S)
    if process.returncode or not first:
        raise RuntimeError(f"{command[0]} failed: {errors.decode(errors='replace')}")
    return took_ms


def compare(name: str, program: Sequence[str | Path], bare: Sequence[str | Path]) -> Figure:
    """Measure a program and its floor in turns."""
    program_ms, bare_ms = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            program_ms.append(milliseconds_to_first_frame(program, Path(folder)))
            bare_ms.append(milliseconds_to_first_frame(bare, Path(folder)))
    events = len(read_list(bundled_list()).events.table)
    # The first run of each only warms the disk cache.
    return Figure(name, events, min(program_ms[1:]), "ms", min(bare_ms[1:]), TARGET)


def start_figures() -> Iterator[Figure]:
    """Measure the start from a checkout, and that of the bundle where it was built."""
    options = ["--startup-trace", "--smoke-exit"]
    program = [sys.executable, "-m", "timeline_app", *options]
    bare = [sys.executable, str(ROOT / "build_spec" / "bare.py")]
    yield compare("start from source", program, bare)
    frozen, frozen_bare = (
        ROOT / "dist" / name / f"{name}{'.exe' if os.name == 'nt' else ''}"
        for name in ("timeline-app", "bare-window")
    )
    if frozen.exists() and frozen_bare.exists():
        yield compare("start of the bundle", [frozen, *options], [frozen_bare])


def main(arguments: Sequence[str]) -> int:
    for figure in start_figures():
        if "--json" in arguments:
            print(json.dumps(figure.as_dict()))
        else:
            print(
                f"{figure.name}: {figure.value:.0f} ms, bare window {figure.floor:.0f} ms, "
                f"ratio {figure.ratio:.2f} (target {figure.target})"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
