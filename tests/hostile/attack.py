"""The long form of the hostile tests: the same, with one seed after the other, until time is up.

Each seed of each kind runs in a process of its own, so that one that dies is a finding like any
other. What was found is said with how to have it again; `dev.py attack` starts it.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_MINUTES = 60.0
_MONKEY_S = 60.0
_FILES_A_SEED = 200
_RACE_STEPS = 300
# Far longer than any of them takes, so what is stopped by it hangs.
_LONGEST_S = 600.0
_SHOWN_LINES = 30


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py attack", description=__doc__)
    parser.add_argument("--minutes", type=float, default=_MINUTES, help="how long (60)")
    parser.add_argument("--seed", type=int, default=1, help="the first seed (1)")
    parser.add_argument("--one", choices=sorted(KINDS), help="try just this kind with this seed")
    chosen = parser.parse_args(arguments)
    if chosen.one:
        return _try_here(chosen.one, chosen.seed)
    findings, runs = 0, 0
    end_s = time.monotonic() + 60.0 * chosen.minutes
    for seed in itertools.count(chosen.seed):
        for kind in KINDS:
            if time.monotonic() > end_s:
                print(f"attack: {runs} runs, {findings} findings", flush=True)
                return 1 if findings else 0
            runs += 1
            findings += not _is_survived(kind, seed)
    return 0


def _is_survived(kind: str, seed: int) -> bool:
    """Try one seed of a kind in a process of its own, and say what went wrong."""
    command = [sys.executable, "-m", "tests.hostile.attack", "--one", kind, "--seed", str(seed)]
    began_s = time.monotonic()
    try:
        run = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=_LONGEST_S,
            check=False,
        )  # fmt: skip
        failure = f"ended with {run.returncode}" if run.returncode else ""
        said = run.stdout + run.stderr
    except subprocess.TimeoutExpired:
        failure, said = f"still ran after {_LONGEST_S:.0f} s", ""
    took_s = time.monotonic() - began_s
    print(f"{kind} {seed}: {failure or 'survived'} ({took_s:.0f} s)", flush=True)
    if failure:
        for line in said.splitlines()[-_SHOWN_LINES:]:
            print(f"    {line}")
        print(f"  again: python3 dev.py attack --one {kind} --seed {seed}", flush=True)
    return not failure


def _try_here(kind: str, seed: int) -> int:
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = home
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        KINDS[kind](seed, Path(home))
    return 0


def _files(seed: int, folder: Path) -> None:
    from tests.hostile.trials import TRIALS

    for name, trial in TRIALS.items():
        for number in range(_FILES_A_SEED):
            own_seed = seed * _FILES_A_SEED + number
            try:
                trial(own_seed, folder)
            except Exception as error:
                error.add_note(f"in the trial of a {name}, with seed {own_seed}")
                raise


def _races(seed: int, folder: Path) -> None:
    from shiboken6 import delete

    from tests.hostile.monkey import loud, watched
    from tests.hostile.test_races import Racer, write_lists
    from timeline_app.app import create_window
    from timeline_app.ui.window.main_window import MainWindow

    def open_window(path: Path | None) -> MainWindow:
        window = create_window(path)
        window.show()
        return window

    complaints: list[str] = []
    with watched(complaints):
        racer = Racer(open_window, folder, write_lists(folder), seed)
        for _ in range(_RACE_STEPS):
            racer.step()
        racer.window.close()
        session = racer.window.session
        delete(racer.window)
        delete(session)
    assert not loud(complaints), "\n".join(loud(complaints))


def _monkey(seed: int, folder: Path) -> None:
    from tests.hostile.monkey import Monkey
    from timeline_app.app import create_window

    window = create_window(None)
    window.show()
    Monkey(window, folder, seed).play(_MONKEY_S)
    window.close()


KINDS: dict[str, Callable[[int, Path], None]] = {
    "files": _files,
    "races": _races,
    "monkey": _monkey,
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
