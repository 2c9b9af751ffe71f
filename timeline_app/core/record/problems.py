"""Problems: faults in the data, each with its place and what to do about it."""

import re

import msgspec

JsonPath = tuple[str | int, ...]

_PLAIN_KEY = re.compile("[A-Za-z_][A-Za-z0-9_]*")
# A value is known again by so much, and place, fault and remedy still fit on a line or two.
_LONGEST_SHOWN = 60


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault: file, JSON path, line (1-based, 0 if the whole file), message and remedy."""

    file: str
    line: int
    path: str
    message: str
    remedy: str

    def sentence(self) -> str:
        """Return the problem as one line of plain text."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f" {self.path}:" if self.path else ""
        return f"{place}:{where} {self.message}. {self.remedy}"

    def as_dict(self) -> dict[str, str | int]:
        """Return the problem as plain data, for `--json`."""
        return msgspec.structs.asdict(self)


class Fault(msgspec.Struct, frozen=True):
    """A problem before it is placed in a file: `path` leads to the faulty part.

    `prune` is the part to leave out so that the rest stays usable; None keeps everything. A fault
    without a message takes out what hangs on a part that was already found faulty: mending that
    part mends it too, so it is no problem of its own.
    """

    path: JsonPath
    message: str
    remedy: str
    prune: JsonPath | None = None


class UnreadableFileError(Exception):
    """A file that cannot be read at all; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def path_text(path: JsonPath) -> str:
    """Return a JSON path such as `$.events[3].date`; unusual keys stand in quotes."""
    return "$" + "".join(_step_text(step) for step in path)


def shown(value: object) -> str:
    """Return a value as a message shows it: short, on one line, and printable anywhere."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and value.bit_length() > _LONGEST_SHOWN:
        return "a very large number"
    text = repr(value[: 2 * _LONGEST_SHOWN]) if isinstance(value, str) else repr(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."


def _step_text(step: str | int) -> str:
    if isinstance(step, str) and _PLAIN_KEY.fullmatch(step) and len(step) <= _LONGEST_SHOWN:
        return f".{step}"
    return f"[{step if isinstance(step, int) else shown(step)}]"
