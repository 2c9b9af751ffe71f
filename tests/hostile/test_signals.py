"""Ctrl+C, `kill` and a closed terminal save what closing the window saves."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.hostile.program import TIMEOUT_S, environment, settings_of
from tests.lists import event, event_list, write_list

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
# What the tests themselves were started to ignore, as by `nohup`, the program ignores as well.
SIGNALS = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) != signal.SIG_IGN
]


@contextmanager
def running(home: Path, path: Path, doing: str = "") -> Iterator[subprocess.Popen[str]]:
    """The window on a list, ready and doing something; it is not left running."""
    code = f"""
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox
from timeline_app import app, cli
real = app.Start._do_the_rest
def do_the_rest(start):
    real(start)
    window = start._window
    window.controller.select("two")
    QTimer.singleShot(0, window, lambda: print("ready", flush=True))
    {doing}
app.Start._do_the_rest = do_the_rest
raise SystemExit(cli.main([{str(path)!r}]))
"""
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.communicate(timeout=TIMEOUT_S)


def end_of(process: subprocess.Popen[str]) -> tuple[int, str]:
    _out, said = process.communicate(timeout=TIMEOUT_S)
    harmless = "This plugin does not support propagateSizeHints()"
    return process.returncode, "\n".join(s for s in said.splitlines() if s.strip() != harmless)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_list(tmp_path / "list", event_list(event("one"), event("two")))


@pytest.mark.parametrize("number", SIGNALS)
def test_given_an_idle_window_then_a_signal_saves_and_ends_it(
    number: signal.Signals, path: Path, tmp_path: Path
) -> None:
    with running(tmp_path, path) as process:
        # The event loop has gone to sleep by then.
        time.sleep(0.2)
        process.send_signal(number)
        assert end_of(process) == (128 + number, "")
    settings = json.loads(settings_of(tmp_path).read_text())
    assert settings["last"] == str(path)
    assert settings["views"][str(path)]["selection"] == "two"


@pytest.mark.parametrize(
    "doing",
    [
        "QTimer.singleShot(0, window, QDialog(window).exec)",
        "QTimer.singleShot(0, window, lambda: QMessageBox.warning(window, 'a', 'b'))",
        "QTimer.singleShot(0, window, lambda: QMenu(window).exec())",
    ],
)
def test_given_an_open_dialog_then_a_signal_saves_and_ends_all(
    doing: str, path: Path, tmp_path: Path
) -> None:
    with running(tmp_path, path, doing) as process:
        time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        assert end_of(process) == (128 + signal.SIGTERM, "")
    assert json.loads(settings_of(tmp_path).read_text())["views"][str(path)]["selection"] == "two"


def test_given_a_window_that_is_busy_then_a_second_signal_ends_it_at_once(
    path: Path, tmp_path: Path
) -> None:
    busy = "QTimer.singleShot(50, window, lambda: [time.sleep(0.01) for _ in range(6_000)])"
    with running(tmp_path, path, busy) as process:
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert end_of(process)[0] == -signal.SIGTERM
