"""A built program as the try-out runs it: in a home folder of its own, with nothing else around."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

# Every subcommand ends within some seconds; what has not by now is stuck.
TIMEOUT_S = 60
PASSED_ON = ("DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY", "SYSTEMROOT", "TEMP")


class SmokeError(Exception):
    """What went wrong, in a sentence."""


def expect(condition: object, complaint: str) -> None:
    if not condition:
        raise SmokeError(complaint)


class Program:
    """A built program with a home folder of its own."""

    def __init__(self, file: Path, home: Path) -> None:
        self.file = file
        self.home = home
        self.environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        self.environment |= {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        # Without a session there is no bus, and none may be started for the try-out.
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"

    def run(self, *arguments: str | Path) -> str:
        """Standard output of a run that ends well, says nothing else and leaves no process."""
        process = subprocess.Popen(
            [self.file, *arguments],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        shown = " ".join(["timeline-app", *map(str, arguments)])
        try:
            output, errors = process.communicate(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            end_group(process.pid)
            raise SmokeError(f"`{shown}` did not end within {TIMEOUT_S} s") from None
        expect(not end_group(process.pid), f"`{shown}` left a process behind")
        expect(process.returncode == 0, f"`{shown}` ended with {process.returncode}: {errors}")
        expect(not errors, f"`{shown}` wrote to stderr: {errors}")
        return output


def end_group(group: int) -> bool:
    """Ends whatever is left of a process group; True if there was anything."""
    if os.name == "nt":
        return False
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True
