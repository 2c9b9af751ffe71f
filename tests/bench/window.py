"""The whole window, driven from outside: what people feel from its first frame on.

A list is opened in a process of its own by `create_window`, with settings and cache of its own, and
all panes shown. Wheel, mouse and keys go in, and a frame is over when the canvas is painted and no
event waits. It begins as soon as the list is drawn, while everything else is still made ready; what
is called settled comes 30 s after. Each figure has a floor measured next to it.

usage: python -m tests.bench.window FILE [--json] [--work]

`--work` counts the time the window's thread works and not that of the wall, for busy machines.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.bench.drive import Clock, Hands, Pulse, Step, pulse
from tests.bench.floor import SIZE, floor_ms
from tests.bench.measure import Figure, Times
from timeline_app.app import create_window
from timeline_app.program.locations import bundled_list
from timeline_app.ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
# Qt reads it when the first application object is made; its own screen is smaller than the window.
SCREEN = f"offscreen:configfile={ROOT / 'tests' / 'screen.json'}"


# How long after the list is drawn the longest stall is looked for.
_WATCH_S = 30.0
# Driven for so long at first; then nothing is done, as people do who look.
_AT_ONCE_S = 6.0
_LONGEST_OPENING_S = 120.0
_FLOOR_FRAMES = 8
_ROUNDS = 5
# Until what is in view, and what is beside it, has been drawn.
_LOOK_S = 1.0
# In each round.
_NOTCHES, _PANS, _TOGGLES, _WAYS = 24, 60, 16, 2
# A fifth of the view in each frame, which no hand keeps up for long.
_FAST_PX = 250
_DAYS_IN_VIEW, _DAYS_OF_A_PIECE = 730.0, 30.0
_WORDS = ("bridge", "railway 99", "vietnam", "leader 3", "promises the border", "Hà Nội")
MB = 1_000_000


class Drive:
    """Measures one window, phase by phase."""

    def __init__(self, window: MainWindow, *, counts_work: bool) -> None:
        self._window = window
        self._clock = Clock(counts_work=counts_work)
        self._hands = Hands(window, self._clock)

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self._window.controller.events.table)

    def figures(self, beating: Pulse) -> Iterator[Figure]:
        """Measure all that is asked of a large list."""
        hands = self._hands
        yield from self._at_once(beating)
        yield from self._phase("pan", ("0.4", "0.8"), lambda: hands.pan_ms(_PANS))
        fast = partial(hands.pan_ms, _PANS, _FAST_PX)
        yield from self._phase("pan faster than scenes are made", ("", "1.5"), fast)
        yield from self._phase("zoom", ("", "1.5"), lambda: hands.zoom_ms(_NOTCHES))
        toggle = partial(hands.toggle_ms, _TOGGLES)
        yield from self._phase("filter toggle", ("", "1.5"), toggle)
        yield from self._phase("filter toggle in the story", ("", "1.5"), toggle, hands.look_at_all)
        yield from self._phase("typing to marks", ("", ""), lambda: hands.type_ms(_WORDS))

    def story_figures(self, name: str) -> Iterator[Figure]:
        """Measure the way out to the story and in again."""
        look = partial(self._hands.look_at_days, _DAYS_OF_A_PIECE)
        yield from self._phase(name, ("0.8", ""), lambda: self._hands.story_ms(_WAYS), look)

    def _at_once(self, beating: Pulse) -> Iterator[Figure]:
        """Measure from the first frame on, while all else is still made ready."""
        began_s = time.perf_counter()
        stalls_ms = [beating.take_longest_ms()]
        pans, zooms, floors_ms = list[float](), list[float](), list[float]()
        # A stall is felt on the wall, whatever the frames are timed by.
        wall, wall_floors_ms = Clock(counts_work=False), list[float]()
        while time.perf_counter() - began_s < _AT_ONCE_S:
            zooms += self._hands.zoom_ms(10)
            self._hands.look_at_days(_DAYS_IN_VIEW)
            pans += self._hands.pan_ms(60)
            # What the floor takes is no stall of the window.
            stalls_ms = [stalls_ms[0], max(beating.take_longest_ms(), *stalls_ms[1:], 0.0)]
            floors_ms += floor_ms(5, self._clock.ms)
            wall_floors_ms += floor_ms(5, wall.ms)
            beating.take_longest_ms()
        bare_ms = Times(tuple(floors_ms)).median
        yield from self._both("pan at once", pans, ("0.4", "0.8"), bare_ms)
        yield from self._both("zoom at once", zooms, ("", "1.5"), bare_ms)
        beating.take_longest_ms()
        self._hands.settle(max(0.0, _WATCH_S - (time.perf_counter() - began_s)))
        stalls_ms.append(beating.take_longest_ms())
        names = ("opening", "driven at once", "left alone")
        wall_ms = Times(tuple(wall_floors_ms)).median
        for name, stall_ms in zip(names, stalls_ms, strict=True):
            target = "" if name == "opening" else "3x floor"
            yield Figure(f"longest stall, {name}", self.count, stall_ms, "ms", wall_ms, target)
        yield Figure("memory of the window", self.count, resident_mb(), "MB", 0.0, "")

    def _phase(
        self,
        name: str,
        targets: tuple[str, str],
        run: Callable[[], Sequence[float]],
        look: Step | None = None,
    ) -> Iterator[Figure]:
        """Measure in some rounds, a floor before each, so that what disturbs disturbs both.

        Each begins where it is told to `look`, at first in the middle of the list: a drag leads
        away from where there are events.
        """
        times, floors_ms = list[float](), self._floor()
        for _ in range(_ROUNDS):
            (look or partial(self._hands.look_at_days, _DAYS_IN_VIEW))()
            self._hands.settle(_LOOK_S)
            times += run()
            floors_ms += self._floor()
        yield from self._both(name, times, targets, Times(tuple(floors_ms)).median)

    def _both(
        self, name: str, times: Sequence[float], targets: tuple[str, str], floor_ms: float
    ) -> Iterator[Figure]:
        found = Times(tuple(times))
        shares = (("median", 0.5, targets[0]), ("p95", 0.95, ""), ("p99", 0.99, targets[1]))
        for word, share, most in shares:
            target = f"{most}x floor" if most else ""
            value = found.share(share)
            yield Figure(f"{name}, {word}", self.count, value, "ms", floor_ms, target)

    def _floor(self) -> list[float]:
        return floor_ms(_FLOOR_FRAMES, self._clock.ms)


def resident_mb() -> float:
    """Return how much memory this process holds, where the system tells."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    held = next(line for line in lines if line.startswith("VmRSS"))
    return int(held.split()[1]) * 1_024 / MB


def measured(path: Path, *, counts_work: bool) -> Iterator[Figure]:
    """Open a list in a window and measure it; of the bundled list only the motion."""
    began_s = time.perf_counter()
    window = create_window(path)
    window.resize(SIZE)
    empty_mb = resident_mb()
    with pulse() as beating:
        window.show()
        while window.session.opening.is_running:
            assert time.perf_counter() - began_s < _LONGEST_OPENING_S, "it never opened"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        window.timeline.viewport().repaint()
        # Small lists are read before the window is shown: all panes belong to its first frame.
        QApplication.processEvents()
        opened_s = time.perf_counter() - began_s
        drive = Drive(window, counts_work=counts_work)
        if path == bundled_list():
            yield from drive.story_figures("story motion")
            window.controller.folding.collapse(frozenset())
            yield from drive.story_figures("story motion, all tracks open")
        else:
            size_mb = path.stat().st_size / MB
            yield Figure("open the window to its first frame", drive.count, opened_s, "s", 0.0, "")
            for figure in drive.figures(beating):
                if figure.unit == "MB":
                    held_mb = figure.value
                    yield Figure(figure.name, drive.count, held_mb, "MB", size_mb, "2x floor")
                    continue
                yield figure
            yield Figure("memory before a list", drive.count, empty_mb, "MB", size_mb, "")
    window.close()


def window_figures(path: Path, *, counts_work: bool = False) -> Iterator[Figure]:
    """Measure a list in a window of a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{name}_HOME": home for name in ("CONFIG", "CACHE", "DATA", "STATE")}
        command = [sys.executable, "-m", "tests.bench.window", str(path), "--json"]
        command += ["--work"] if counts_work else []
        environment = {**os.environ, **folders, "QT_QPA_PLATFORM": SCREEN}
        run = subprocess.run(
            command, check=True, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
    for line in run.stdout.splitlines():
        found = json.loads(line)
        del found["ratio"]
        yield Figure(**found)


def main() -> int:
    parser = argparse.ArgumentParser(prog="window")
    parser.add_argument("file", type=Path, nargs="?", default=bundled_list())
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--work", action="store_true", help="time of work, not of the wall")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", SCREEN)
    for figure in measured(options.file, counts_work=options.work):
        if options.json:
            print(json.dumps(figure.as_dict()), flush=True)
        else:
            print(
                f"{figure.name}: {figure.value:.3g} {figure.unit}, ratio {figure.ratio:.2f} "
                f"to {figure.floor:.3g} {figure.target and f'({figure.target})'}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
