"""Opening a file: time against plain decoding, and memory against the empty window."""

from __future__ import annotations

import gc
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

import msgspec

from tests.bench.measure import Figure

MB = 1_000_000
_RUNS = 3
"""So often each is measured; what is best is reported of both."""

_OPEN = """
import json, resource, sys, time
from pathlib import Path
def resident_mb():
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024 / 1e6
from PySide6.QtWidgets import QApplication
app = QApplication([])
from timeline_app.core.bulk.door import keep_for_next_opening
from timeline_app.ui.reading.opening import is_large
from timeline_app.core.open_list import open_list
from timeline_app.core.event_list.event_list import empty_list
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.render.theme import light_theme
controller = Controller(empty_list(Path("none.json")))
view = TimelineView(controller, light_theme())
view.resize(1600, 900)
view.show()
app.processEvents()
empty_mb = resident_mb()
began = time.perf_counter()
cache_folder = Path(sys.argv[2]) if is_large(Path(sys.argv[1])) else None
reading = open_list(Path(sys.argv[1]), cache_folder=cache_folder)
controller.open(reading.events)
view.viewport().repaint()
seconds = time.perf_counter() - began
import gc
gc.collect()
found = {"seconds": seconds, "empty_mb": empty_mb, "mb": resident_mb(),
         "events": len(reading.events.table)}
if cache_folder is not None:
    keep_for_next_opening(reading, cache_folder)
    began = time.perf_counter()
    reading = open_list(Path(sys.argv[1]), cache_folder=cache_folder)
    controller.open(reading.events)
    view.viewport().repaint()
    found["again"] = time.perf_counter() - began
    assert not reading.is_worth_keeping, "the second opening did not come from the cache"
print(json.dumps(found))
"""


def opening_figures(path: Path) -> Iterator[Figure]:
    """Measure opening one file in a process of its own, against decoding the same bytes here."""
    runs, plain = [], []
    for number in range(_RUNS):
        cache = path.parent / f"cache-{path.stem}-{number}"
        runs.append(json.loads(run_python(_OPEN, str(path), str(cache))))
        plain.append(decode_seconds(path))
        shutil.rmtree(cache, ignore_errors=True)
    opened, plain_s = min(runs, key=itemgetter("seconds")), min(plain)
    count = int(opened["events"])
    yield Figure("open file to first frame", count, opened["seconds"], "s", plain_s, "2.5x floor")
    if "again" in opened:
        again, first = opened["again"], opened["seconds"]
        yield Figure("open it again to first frame", count, again, "s", first, "0.2x floor")
    above_mb = opened["mb"] - opened["empty_mb"]
    size_mb = path.stat().st_size / MB
    yield Figure("memory above empty window", count, above_mb, "MB", size_mb, "1.5x floor")


def decode_seconds(path: Path) -> float:
    """Decode the bytes of a file into plain objects with the fastest decoder at hand."""
    data = path.read_bytes()
    gc.collect()
    gc.disable()
    try:
        began = time.perf_counter()
        plain = msgspec.json.decode(data)
        seconds = time.perf_counter() - began
        del plain
    finally:
        gc.enable()
    return seconds


def run_python(program: str, *arguments: str) -> str:
    """Run a program in a fresh interpreter and return what it prints."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
