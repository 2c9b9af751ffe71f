"""Where the time goes between the start of the process and the first frame."""

import os
import sys
import time
from pathlib import Path


class StartupTrace:
    """Notes when each step of the start was done; `table` shows them."""

    def __init__(self) -> None:
        self._began_s = process_start_s()
        self._steps: list[tuple[str, float]] = []

    def note(self, step: str) -> None:
        """Note that a step is done."""
        self._steps.append((step, time.time()))

    def table(self) -> str:
        """Return a line for each step: what it took, when it was done, what it was."""
        lines, before = ["took_ms  done_ms  step"], self._began_s
        for step, at in self._steps:
            took_ms, done_ms = (at - before) * 1000, (at - self._began_s) * 1000
            lines.append(f"{took_ms:7.0f}  {done_ms:7.0f}  {step}")
            before = at
        lines.append(f"{len(sys.modules)} modules loaded")
        return "\n".join(lines)


def process_start_s() -> float:
    """Return when this process began, in seconds since the epoch; now, where that is not known.

    Linux counts in hundredths of a second, so the first line of the table is that coarse.
    """
    try:
        # The name of the program, in brackets, may hold spaces.
        fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        since_boot_s = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) + since_boot_s
    except (OSError, ValueError, IndexError, AttributeError):
        return time.time()
