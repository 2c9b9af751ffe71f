"""The program in a process of its own, with what is hostile around it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

TIMEOUT_S = 60
PROGRAM = f"{shlex.quote(sys.executable)} -m timeline_app"


def environment(home: Path | None = None, **variables: str) -> dict[str, str]:
    """Return the variables of a process: those of the tests, a home of its own, and some more."""
    kept = dict(os.environ)
    if home is not None:
        kept = {name: value for name, value in kept.items() if not name.startswith("XDG_")}
        kept["HOME"] = str(home)
    return {**kept, **variables}


def in_shell(command: str, variables: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `APP` stands for the program; what it did is in bytes."""
    line = command.replace("APP", PROGRAM)
    return subprocess.run(
        ["bash", "-c", line], env=variables, capture_output=True, check=False, timeout=TIMEOUT_S
    )


def settings_of(home: Path) -> Path:
    """Return where the program keeps its settings in a home."""
    return home / ".config" / "timeline-app" / "settings.json"
