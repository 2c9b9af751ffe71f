"""The program's own figures for the table of peers, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.bench.drive import Clock, Hands
from tests.bench.floor import SIZE
from tests.bench.measure import MS, Times
from tests.bench.window import ROOT, SCREEN
from tests.synthetic import synthetic_bytes
from timeline_app.app import create_application, create_window
from timeline_app.state.view_state import whole_span

_DAYS_IN_VIEW = 730.0


def own_figures(count: int, seed: int) -> dict[str, float]:
    """Return what the window takes for a made-up list, in ms, as the page measures its peer."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "list.json"
        path.write_bytes(synthetic_bytes(count, seed))
        folders = {f"XDG_{name}_HOME": home for name in ("CONFIG", "CACHE", "DATA", "STATE")}
        environment = {**os.environ, **folders, "QT_QPA_PLATFORM": SCREEN}
        command = [sys.executable, "-m", "tests.bench.peers.own", str(path)]
        run = subprocess.run(
            command, check=True, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
    found: dict[str, float] = json.loads(run.stdout)
    return found


def main() -> int:
    create_application()
    began_s = time.perf_counter()
    window = create_window(Path(sys.argv[1]))
    window.resize(SIZE)
    window.show()
    while window.session.opening.is_running:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
    window.timeline.viewport().repaint()
    opened_ms = (time.perf_counter() - began_s) * MS
    hands = Hands(window, Clock(counts_work=False))
    hands.look_at_days(_DAYS_IN_VIEW)
    hands.settle(0.5)
    pans = Times(tuple(hands.pan_ms(60)))
    controller = window.controller
    fitted_ms = hands.frame_ms(lambda: controller.set_span(whole_span(controller.events)))
    found = {"opened": opened_ms, "pan": pans.median, "pan_p99": pans.p99, "fitted": fitted_ms}
    print(json.dumps(found))
    window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
