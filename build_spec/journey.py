"""The main job in a real window, driven from outside by mouse and keys, under an X server.

Start, filter by leader, select an event, export a PDF, print, quit. Anything that the program
writes besides, a file or a process that it leaves, or a PDF without the filter's name fails.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pypdf

LEADER = "sonexay-siphandone"
LEADER_NAME = "Sonexay Siphandone"
PATIENCE_S = 30
PAUSE_S = 0.6


class JourneyError(Exception):
    """What went wrong, in a sentence."""


class Journey:
    """One run of a program; `home` is its home folder, and `shown_home` the name it knows it by."""

    def __init__(
        self,
        command: Sequence[str | Path],
        home: Path,
        environment: Mapping[str, str],
        shown_home: str = "",
        pictures: Path | None = None,
    ) -> None:
        self.command = [str(part) for part in command]
        self.home = home
        self.environment = dict(environment)
        self.shown_home = shown_home or str(home)
        self.pictures = pictures

    def run(self) -> str:
        """Take the journey; return what was seen, in a few words."""
        process = subprocess.Popen(
            [*self.command, "--smoke-places", LEADER],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise JourneyError(f"no window opened: {process.communicate()[1]}")
            self.drive(json.loads(line))
            output, errors = process.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            raise JourneyError("the program did not quit on Ctrl+Q") from None
        finally:
            process.kill()
            process.wait()
        if process.returncode or output or errors:
            raise JourneyError(f"ended with {process.returncode}: {output}{errors}")
        return ", ".join(self.check_papers())

    def drive(self, places: Mapping[str, Sequence[int]]) -> None:
        """Send the mouse and key events."""
        window = self.window("– Timeline$")
        self.tool("windowfocus", "--sync", window)
        self.shoot("start")
        self.click(places["leader"])
        self.shoot("filtered")
        self.click(places["timeline"])
        self.keys("n", "n")
        self.shoot("selected")
        self.focus_on_paper_dialog(window, "ctrl+e")
        self.shoot("paper")
        self.keys("alt+s")
        self.tool("windowfocus", "--sync", self.window("^Save as PDF"))
        self.tool("type", "--delay", "15", f"{self.shown_home}/exported.pdf")
        self.keys("Return")
        self.await_file("exported.pdf")
        self.focus_on_paper_dialog(window, "ctrl+p")
        self.keys("alt+p")
        self.tool("windowfocus", "--sync", self.window("^Print( —|$)"))
        self.shoot("print")
        self.keys("Return")
        self.await_file("[!e]*.pdf")
        still_open = self.tool("search", "--onlyvisible", "--name", "^Print or save as PDF")
        if still_open:
            self.tool("windowfocus", "--sync", still_open.splitlines()[-1])
            self.keys("Escape")
        self.tool("windowfocus", "--sync", window)
        self.keys("ctrl+q")

    def focus_on_paper_dialog(self, window: str, key: str) -> None:
        """Open the dialog for paper, if it is not open still, and turn to it."""
        self.tool("windowfocus", "--sync", window)
        self.keys(key)
        self.tool("windowfocus", "--sync", self.window("^Print or save as PDF"))

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
        found = self.wait_for(
            lambda: self.tool("search", "--onlyvisible", "--name", title), f"no window {title!r}"
        )
        time.sleep(PAUSE_S)
        return found.splitlines()[-1]

    def click(self, place: Sequence[int]) -> None:
        """Click at a point of the screen."""
        self.tool("mousemove", str(place[0]), str(place[1]))
        self.tool("click", "1")
        time.sleep(PAUSE_S)

    def keys(self, *names: str) -> None:
        """Press keys."""
        self.tool("key", "--delay", "80", *names)
        time.sleep(PAUSE_S)

    def shoot(self, name: str) -> None:
        """Keep a picture of the screen, where that was asked for."""
        if self.pictures is not None:
            self.pictures.mkdir(parents=True, exist_ok=True)
            path = self.pictures / f"{name}.png"
            subprocess.run(
                ["import", "-window", "root", path], env=self.environment, check=False, timeout=20
            )

    def await_file(self, pattern: str) -> None:
        """Wait until a file is there and has stopped growing."""
        sizes = [-1]

        def is_whole() -> bool:
            found = list(self.home.glob(pattern))
            sizes.append(found[0].stat().st_size if found else -1)
            return sizes[-1] == sizes[-2] > 0

        self.wait_for(is_whole, f"no file {pattern} was written")

    def wait_for(self, what: Callable[[], object], complaint: str) -> str:
        """The answer of a function, as soon as it has one."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            answer = what()
            if answer:
                return str(answer)
            time.sleep(0.2)
        raise JourneyError(complaint)

    def check_papers(self) -> list[str]:
        """Both PDFs name the leader that was filtered by; they are removed."""
        seen = []
        for path in sorted(self.home.glob("*.pdf")):
            pages = pypdf.PdfReader(path).pages
            if LEADER_NAME not in " ".join(pages[0].extract_text().split()):
                raise JourneyError(f"{path.name} does not name {LEADER_NAME}")
            seen.append(f"{path.name} {len(pages)} pages")
            path.unlink()
        return seen
