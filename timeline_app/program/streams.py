"""Standard output and error as they may be: closed, full, in an encoding that lacks a letter.

Other programs start this one and read what it writes, so neither stream may end it in a traceback.
"""

import io
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

# As in `command_line.usage`, of which this floor knows nothing.
FINE, CANNOT_WRITE = 0, 2


class _PatientFile(io.FileIO):
    """A file that keeps the first fault of writing to itself, for who asks at the end."""

    fault: OSError | None = None

    def write(self, data: Any, /) -> int:
        """Write, or after a fault do as if."""
        if self.fault is None:
            try:
                return super().write(data)
            except OSError as error:
                self.fault = error
        return memoryview(data).nbytes


def with_patient_streams(run: Callable[[], int]) -> int:
    """Run a program and return its exit code, or another if its output could not be written.

    A reader that has seen enough, as `head` does, is no fault.
    """
    _occupy_standard_files()
    output, sys.stdout = _patient(sys.stdout)
    _, sys.stderr = _patient(sys.stderr)
    try:
        code = run()
    finally:
        sys.stdout.flush()
    if output.fault is None:
        return code
    if isinstance(output.fault, BrokenPipeError):
        return FINE
    reason = output.fault.strerror
    sys.stderr.write(f"timeline-app: standard output cannot be written ({reason})\n")
    return CANNOT_WRITE


def _occupy_standard_files() -> None:
    """Put something in the place of closed standard files.

    Otherwise the next file opened takes the place, and gets to hold what Qt has to say.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Not to be written, so that output which goes nowhere is noticed.
            os.open(os.devnull, os.O_RDONLY)


def _patient(stream: TextIO | None) -> tuple[_PatientFile, TextIO]:
    """Return the file under a stream and a new stream on it; Python has none for a closed file."""
    number = os.open(os.devnull, os.O_RDONLY) if stream is None else stream.fileno()
    file = _PatientFile(number, "w", closefd=False)
    text = io.TextIOWrapper(
        io.BufferedWriter(file),
        encoding="utf-8" if stream is None else stream.encoding,
        errors="backslashreplace",
        line_buffering=stream is sys.stderr or file.isatty(),
    )
    return file, text
