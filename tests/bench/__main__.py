"""Runs the benchmarks and prints, or writes, the table of their figures."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.bench.canvas import canvas_figures
from tests.bench.measure import Figure
from tests.bench.opening import opening_figures
from tests.bench.panes import panes_figures
from tests.bench.paper import paper_figures
from tests.bench.start import start_figures
from tests.synthetic import synthetic_bytes
from timeline_app import __version__
from timeline_app.core.open_list import open_list

SEED = 7
COUNTS = (1_000, 10_000, 100_000, 1_000_000)
RESULTS = Path(__file__).parent / "RESULTS.md"


def figures(counts: list[int]) -> Iterator[Figure]:
    """Measure lists of some sizes, and how panning grows from the smallest to the largest."""
    pans = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / f"{count}.json"
            path.write_bytes(synthetic_bytes(count, SEED))
            yield from opening_figures(path)
            events = open_list(path).events
            for figure in canvas_figures(events):
                if figure.name == "pan frame, median":
                    pans[count] = figure.value
                yield figure
            yield from panes_figures(events)
            del events
            path.unlink()
    if len(pans) > 1:
        first, last = min(pans), max(pans)
        name = f"pan frame at {last:,} / at {first:,}"
        yield Figure(name, last, pans[last], "ms", pans[first], "3x floor")
    yield from paper_figures()
    yield from start_figures()


def table_line(figure: Figure) -> str:
    """Return a figure as a line of the table."""
    return (
        f"| {figure.name} | {figure.events:,} | {figure.value:.3g} {figure.unit} "
        f"| {figure.floor:.3g} | {figure.ratio:.2f} | {figure.target} |"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--events", type=int, action="append", help="repeatable")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args()
    application = QApplication.instance() or QApplication(["bench"])
    lines = []
    for figure in figures(options.events or list(COUNTS)):
        line = json.dumps(figure.as_dict()) if options.json else table_line(figure)
        print(line, flush=True)
        lines.append(line)
    if not options.json and not options.events:
        RESULTS.write_text(report(lines), encoding="utf-8")
    del application
    return 0


def report(lines: list[str]) -> str:
    """Return the whole table with what it was measured on."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return (
        f"# Benchmark results, version {__version__}\n\n"
        f"Measured on {machine}, offscreen, 1600x900, in one run; synthetic lists, seed {SEED}.\n"
        "The floor is what the bare platform needs: the same shapes and texts with a bare painter "
        "(frames),\nan empty repaint (filter, hit test), decoding the same bytes into plain "
        "objects (opening), the file's size (memory), a bare table (list view), folding\n"
        "and finding in one text (search), as many counts (facets), a bare window (start).\n\n"
        "| figure | events | value | floor | ratio | target |\n|---|---|---|---|---|---|\n"
        + "\n".join(lines)
        + "\n"
    )


if __name__ == "__main__":
    sys.exit(main())
