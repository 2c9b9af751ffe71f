"""Real key and mouse events for a program under an X server, sent by xdotool."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

# Far more than any step takes, for a machine that is busy; only a step that fails costs it.
PATIENCE_S = 30
# Too short to be felt in a journey, too long to take the processor from the program.
LOOK_AGAIN_S = 0.05

Answer = TypeVar("Answer")


class JourneyError(Exception):
    """What went wrong, in a sentence."""


def wait_for(what: Callable[[], Answer], complaint: str, patience_s: float = PATIENCE_S) -> Answer:
    """The answer of a function, as soon as it has one."""
    end = time.monotonic() + patience_s
    while True:
        answer = what()
        if answer:
            return answer
        if time.monotonic() > end:
            raise JourneyError(complaint)
        time.sleep(LOOK_AGAIN_S)


class Hands:
    """Presses keys and buttons; after each it rests for so long, for those who can't look."""

    def __init__(self, environment: Mapping[str, str], rest_s: float = 0.0) -> None:
        self.environment = dict(environment)
        self.rest_s = rest_s

    def tool(self, *arguments: str) -> str:
        """Run xdotool."""
        finished = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return finished.stdout.strip()

    def window(self, title: str) -> str:
        """The id of a window whose title matches, as soon as it is there."""
        found = wait_for(
            lambda: self.tool("search", "--onlyvisible", "--name", title), f"no window {title!r}"
        )
        time.sleep(self.rest_s)
        return found.splitlines()[-1]

    def focus(self, window: str) -> None:
        """Turn to a window."""
        self.tool("windowfocus", "--sync", window)

    def middle(self, window: str) -> tuple[int, int]:
        """The point of the screen in the middle of a window."""
        lines = self.tool("getwindowgeometry", "--shell", window).splitlines()
        place = {name: int(value) for name, _, value in (line.partition("=") for line in lines)}
        return place["X"] + place["WIDTH"] // 2, place["Y"] + place["HEIGHT"] // 2

    def click(self, place: Sequence[int], button: int = 1, times: int = 1) -> None:
        """Click at a point of the screen; buttons 4 and 5 are the wheel."""
        repeat = ["--repeat", str(times), "--delay", "10"]
        self.tool("mousemove", *map(str, place), "click", *repeat, str(button))
        time.sleep(self.rest_s)

    def drag(self, start: Sequence[int], end: Sequence[int], *held: str) -> None:
        """Drag from one point of the screen to another while keys are held."""
        middle = [(first + last) // 2 for first, last in zip(start, end, strict=True)]
        steps = [word for key in held for word in ("keydown", key)]
        steps += ["mousemove", *map(str, start), "mousedown", "1"]
        steps += [word for place in (middle, end) for word in ("mousemove", *map(str, place))]
        steps += ["mouseup", "1", *(word for key in held for word in ("keyup", key))]
        self.tool(*steps)
        time.sleep(self.rest_s)

    def keys(self, *names: str) -> None:
        """Press keys."""
        self.tool("key", "--delay", "80" if self.rest_s else "12", *names)
        time.sleep(self.rest_s)

    def type(self, text: str) -> None:
        """Type a text."""
        self.tool("type", "--delay", "15", text)

    def shoot(self, file: Path) -> None:
        """Keep a picture of the screen."""
        file.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-window", "root", file], env=self.environment, check=False, timeout=20
        )
