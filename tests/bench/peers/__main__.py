"""Measures vis-timeline in headless Chromium beside the program, on lists of some sizes.

It needs Chromium and, once, `npm install` in this folder; without them it says so and ends well.

usage: python -m tests.bench.peers [--events N] [--json]
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.bench.measure import MS
from tests.bench.peers.own import own_figures
from tests.synthetic import synthetic_list

HERE = Path(__file__).parent
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")
COUNTS = (1_000, 10_000, 100_000)
SEED = 7
# Nobody waits longer for a timeline.
LONGEST_S = 120.0
FIGURES = ("opened", "pan", "pan_p99", "fitted")


class Handler(SimpleHTTPRequestHandler):
    """Hands out the page and takes what it found."""

    def __init__(self, *given: Any, items: bytes, found: dict[str, Any]) -> None:
        self._items, self._found = items, found
        super().__init__(*given, directory=str(HERE))

    def do_GET(self) -> None:
        """Hand out a file, or the events."""
        if self.path != "/events.json":
            super().do_GET()
            return
        self._answer(self._items)

    def do_POST(self) -> None:
        """Take in what the page measured."""
        length = int(self.headers["Content-Length"])
        self._found |= json.loads(self.rfile.read(length))
        self._answer(b"")

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def missing() -> str:
    """Return what is missing to measure the peer, nothing if all is there."""
    if not browser():
        return "no Chromium is installed"
    if not (HERE / "node_modules" / "vis-timeline").is_dir():
        return f"vis-timeline is not there: run `npm install` in {HERE}"
    return ""


def browser() -> str:
    """Return a browser that can be driven without a screen."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), "")


def peer_figures(count: int) -> dict[str, Any]:
    """Return what the peer takes for a list, in ms; what never ended is left out."""
    items = json.dumps([*_items(count)]).encode()
    found: dict[str, Any] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, items=items, found=found))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        page = f"http://127.0.0.1:{server.server_port}/page.html"
        options = [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            f"--user-data-dir={profile}", "--window-size=1600,900", "--remote-debugging-port=0",
        ]  # fmt: skip
        quiet = subprocess.DEVNULL
        process = subprocess.Popen([browser(), *options, page], stdout=quiet, stderr=quiet)
        end_s = time.monotonic() + LONGEST_S
        while not found.keys() & {"done", "failed"} and time.monotonic() < end_s:
            time.sleep(0.1)
        process.terminate()
        process.wait()
        server.shutdown()
    return found


def _items(count: int) -> Iterator[dict[str, object]]:
    """Yield the events of a made-up list as the peer wants them: with days, not with doubts."""
    for number, event in enumerate(synthetic_list(count, SEED)["events"]):
        start, _, end = str(event.get("date") or event.get("announced")).partition("/")
        item = {"id": number, "content": event["title"], "start": _day(start)}
        yield {**item, "end": _day(end)} if _day(end) > _day(start) else item


def _day(date: str) -> str:
    """Return the day that a date begins with, as far as it is written."""
    digits = "".join(letter for letter in date if letter in "0123456789-T:")[:10]
    return digits + "-01-01"[: 10 - len(digits)] if len(digits) >= len("1950") else ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="peers")
    parser.add_argument("--events", type=int, action="append", help="repeatable")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args()
    reason = missing()
    if reason:
        print(f"peers: skipped, {reason}")
        return 0
    for count in options.events or COUNTS:
        peer, own = peer_figures(count), own_figures(count, SEED)
        for name in FIGURES:
            line = {"name": name, "events": count, "own": own[name], "peer": peer.get(name)}
            print(json.dumps(line) if options.json else table_line(line), flush=True)
    return 0


def table_line(line: dict[str, Any]) -> str:
    """Return a figure of both as a line of the table."""
    peer = f"{line['peer']:.0f}" if line["peer"] is not None else f"not in {LONGEST_S * MS:,.0f}"
    return f"| {line['name']} | {line['events']:,} | {line['own']:.0f} | {peer} |"


if __name__ == "__main__":
    sys.exit(main())
