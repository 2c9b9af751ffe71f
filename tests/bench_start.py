"""How long the program takes from process start to its first frame, against a bare Qt window.

usage: python -m tests.bench_start [--json]

From source always, and as a bundle where `dist/timeline-app` and `dist/bare-window` were built
(the second by `python -m PyInstaller build_spec/bare-window.spec`). Runs take turns, and the
fastest of each kind counts, so that a busy machine slows both alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parent.parent
RUNS = 9
TIMEOUT_S = 60
SOURCE_LIMIT = BUNDLE_LIMIT = 1.8


class Measurement(TypedDict):
    """A line of the bench: `floor` is the bare window's time for the same step."""

    name: str
    value: float
    unit: str
    floor: float
    ratio: float


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


def compare(name: str, program: Sequence[str | Path], bare: Sequence[str | Path]) -> Measurement:
    """Measure a program and its floor in turns."""
    import tempfile

    times: dict[str, list[float]] = {"program": [], "bare": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            times["program"].append(milliseconds_to_first_frame(program, Path(folder)))
            times["bare"].append(milliseconds_to_first_frame(bare, Path(folder)))
    # The first run of each only warms the disk cache.
    value, floor = min(times["program"][1:]), min(times["bare"][1:])
    return {
        "name": name,
        "value": round(value, 1),
        "unit": "ms",
        "floor": round(floor, 1),
        "ratio": round(value / floor, 2),
    }


def start_from_source() -> Measurement:
    """The window from a checkout, against a bare window of the same Python."""
    program = [sys.executable, "-m", "timeline_app", "--startup-trace", "--smoke-exit"]
    return compare("start_source", program, [sys.executable, ROOT / "build_spec" / "bare.py"])


def start_from_bundle() -> Measurement | None:
    """The frozen program against a frozen bare window; None if either was not built."""
    program, bare = (
        ROOT / "dist" / name / f"{name}{'.exe' if os.name == 'nt' else ''}"
        for name in ("timeline-app", "bare-window")
    )
    if not program.exists() or not bare.exists():
        return None
    return compare("start_bundle", [program, "--startup-trace", "--smoke-exit"], [bare])


def measure() -> list[Mapping[str, object]]:
    """Everything that can be measured here."""
    found = [start_from_source(), start_from_bundle()]
    return [dict(measurement) for measurement in found if measurement is not None]


def main(arguments: Sequence[str]) -> int:
    for line in measure():
        if "--json" in arguments:
            print(json.dumps(line))
        else:
            print(
                f"{line['name']}: {line['value']} ms, bare window {line['floor']} ms, "
                f"ratio {line['ratio']} (limit {SOURCE_LIMIT})"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
