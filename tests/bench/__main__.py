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

from tests.bench.canvas import canvas_figures
from tests.bench.measure import Figure
from tests.bench.opening import opening_figures
from tests.bench.panes import panes_figures
from tests.bench.paper import paper_figures
from tests.bench.start import start_figures
from tests.bench.window import SCREEN, window_figures
from tests.synthetic import synthetic_bytes
from timeline_app import __version__
from timeline_app.app import create_application
from timeline_app.core.open_list import open_list
from timeline_app.program.locations import bundled_list

SEED = 7
COUNTS = (1_000, 10_000, 100_000, 1_000_000)
PARTS = ("window", "opening", "panes", "paper", "start")
FLOORS = """\
runs stands the one with the median ratio, and the least and the largest ratio of all.
The floor is what the bare platform needs: for the window a bare widget of its size with 300
rounded boxes and labels, driven in the same process in the same rounds; for the canvas alone the
same shapes and texts (frames) and an empty repaint (filter, hit test); a bare table (list view),
folding and finding in one text (search), as many counts (facets); decoding the same bytes into
plain objects (opening), the file's size (memory), a bare window (start).
"""
RESULTS = Path(__file__).parent / "RESULTS.md"


def figures(counts: list[int], parts: list[str]) -> Iterator[Figure]:
    """Measure lists of some sizes, and how panning grows from the smallest to the largest."""
    pans: dict[int, Figure] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / f"{count}.json"
            path.write_bytes(synthetic_bytes(count, SEED))
            for figure in _figures_of_list(path, parts):
                if figure.name == "pan, median":
                    pans[count] = figure
                yield figure
            path.unlink()
    if len(pans) > 1:
        first, last = pans[min(pans)], pans[max(pans)]
        name = f"pan at {last.events:,} / at {first.events:,}"
        # As multiples of the floor, which may have changed between the two.
        yield Figure(name, last.events, last.ratio, "x", first.ratio, "1.5x floor")
    if "window" in parts:
        yield from window_figures(bundled_list())
    if "paper" in parts:
        yield from paper_figures()
    if "start" in parts:
        yield from start_figures()


def _figures_of_list(path: Path, parts: list[str]) -> Iterator[Figure]:
    if "window" in parts:
        yield from window_figures(path)
    if "opening" in parts:
        yield from opening_figures(path)
    if "panes" in parts:
        events = open_list(path).events
        yield from canvas_figures(events)
        yield from panes_figures(events)


def gathered(runs: list[list[Figure]]) -> Iterator[tuple[Figure, float, float]]:
    """Yield the run with the median ratio of each figure, and the least and the largest ratio."""
    found: dict[tuple[str, int], list[Figure]] = {}
    for run in runs:
        for figure in run:
            found.setdefault((figure.name, figure.events), []).append(figure)
    for same in found.values():
        ordered = sorted(same, key=lambda figure: figure.ratio or figure.value)
        yield ordered[len(ordered) // 2], ordered[0].ratio, ordered[-1].ratio


def table_line(figure: Figure, least: float, most: float) -> str:
    """Return a figure as a line of the table, with the spread of its ratio."""
    return (
        f"| {figure.name} | {figure.events:,} | {figure.value:.3g} {figure.unit} "
        f"| {figure.floor:.3g} | {figure.ratio:.2f} | {least:.2f}–{most:.2f} "
        f"| {figure.target} |"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--events", type=int, action="append", help="repeatable")
    parser.add_argument("--part", choices=PARTS, action="append", help="repeatable")
    parser.add_argument("--runs", type=int, default=1, help="three for what is written down")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", SCREEN)
    application = create_application()
    runs: list[list[Figure]] = []
    for _ in range(options.runs):
        runs.append([])
        for figure in figures(options.events or list(COUNTS), options.part or list(PARTS)):
            line = json.dumps(figure.as_dict()) if options.json else table_line(figure, 0, 0)
            print(line, flush=True)
            runs[-1].append(figure)
    if not options.json and not options.events and not options.part:
        lines = [table_line(*found) for found in gathered(runs)]
        RESULTS.write_text(report(lines, options.runs), encoding="utf-8")
    del application
    return 0


def report(lines: list[str], runs: int) -> str:
    """Return the whole table with what it was measured on."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return (
        f"# Benchmark results, version {__version__}\n\n"
        f"Measured on {machine}, offscreen, 1600x900; synthetic lists, seed {SEED}. Of {runs}\n"
        f"{FLOORS}\n| figure | events | value | floor | ratio | spread | target |\n"
        "|---|---|---|---|---|---|---|\n" + "\n".join(lines) + f"\n{notes()}"
    )


def notes() -> str:
    """Return what somebody wrote below the table, to be kept."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    _, heading, text = old.partition("\n## What misses its mark")
    return heading + text


if __name__ == "__main__":
    sys.exit(main())
