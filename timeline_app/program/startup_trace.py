"""Where the time goes between the start of the process and the first frame."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path


class StartupTrace:
    """Prints, if asked to, what each step of the start took and when it was done."""

    def __init__(self, print_line: Callable[[str], object] | None = None) -> None:
        self._print_line = print_line
        self._began_s = self._before_s = process_start_s()
        if print_line is not None:
            print_line("took_ms  done_ms  modules  step")

    def note(self, step: str) -> None:
        """Note that a step is done."""
        if self._print_line is not None:
            at_s = time.time()
            took_ms, done_ms = (
                1000 * (at_s - since_s) for since_s in (self._before_s, self._began_s)
            )
            self._print_line(f"{took_ms:7.0f}  {done_ms:7.0f}  {len(sys.modules):7}  {step}")
            self._before_s = at_s


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
