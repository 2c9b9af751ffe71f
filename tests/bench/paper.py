"""What paper costs: whole processes that write a PDF, and the size of the file."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdf

from tests.bench.measure import MS, Figure
from tests.synthetic import synthetic_bytes
from timeline_app.core.open_list import read_list
from timeline_app.program.locations import bundled_list

FEW, MANY = 100, 10_000
_SEED = 7
_RUNS = 5
_BLANK = """
import sys
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter
application = QGuiApplication([])
writer = QPdfWriter(sys.argv[1])
painter = QPainter(writer)
for _ in range(int(sys.argv[2]) - 1):
    writer.newPage()
painter.end()
"""


def paper_figures(many: int = MANY) -> Iterator[Figure]:
    """Measure the bundled list, how the cost grows, and how large a file becomes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _bundled_figures(folder)
        yield from _growth_figures(folder, many)


def _bundled_figures(folder: Path) -> Iterator[Figure]:
    path = folder / "bundled.pdf"
    printing = [sys.executable, "-m", "timeline_app", "print", "-o", str(path)]
    run(printing)
    pages = len(pypdf.PdfReader(path).pages)
    blank = [sys.executable, "-c", _BLANK, str(folder / "blank.pdf"), str(pages)]
    events = len(read_list(bundled_list()).events.table)
    value, floor = fastest_ms([printing, blank])
    yield Figure("PDF, whole process", events, value, "ms", floor, "4x floor")
    kilobytes = path.stat().st_size / 1024 / events
    yield Figure("PDF size per event", events, kilobytes, "KB", 4.0, "1x floor")


def _growth_figures(folder: Path, many: int) -> Iterator[Figure]:
    costs = {}
    for count in (FEW, many):
        source, path = folder / f"{count}.json", folder / f"{count}.pdf"
        source.write_bytes(synthetic_bytes(count, _SEED))
        printing = [sys.executable, "-m", "timeline_app", "print", str(source), "-o", str(path)]
        costs[count] = fastest_ms([printing], _RUNS if count == FEW else 1)[0]
    name = f"PDF of {many:,} / of {FEW:,}"
    yield Figure(name, many, costs[many], "ms", costs[FEW], "120x floor")
    kilobytes = (folder / f"{many}.pdf").stat().st_size / 1024 / many
    yield Figure("PDF size per event", many, kilobytes, "KB", 4.0, "1x floor")


def fastest_ms(commands: Sequence[list[str]], runs: int = _RUNS) -> list[float]:
    """Run commands in turn and return the shortest time of each."""
    return [min(times) for times in zip(*(map(run, commands) for _ in range(runs)), strict=True)]


def run(command: list[str]) -> float:
    """Run a command and return how long it took."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - began) * MS
