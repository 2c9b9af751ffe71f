"""The main job in a real window, driven from outside by mouse and keys, under an X server.

Start, filter by leader, select an event, export a PDF, print, quit. Anything that the program
writes besides, a file or a process that it leaves, or a PDF without the filter's name fails.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdf
from hands import PATIENCE_S, Hands, JourneyError, wait_for

READY = "ready"
LEADER_NAME = "Sonexay Siphandone"
# A zoom glides for 0.2 s and a click may become a double one within 0.4 s.
PAUSE_S = 0.6
# A file has its size when so many looks in a row see the same one.
LOOKS = 4


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
        self.hands = Hands(environment, rest_s=PAUSE_S)

    def run(self) -> str:
        """Take the journey; return what was seen, in a few words."""
        process = subprocess.Popen(
            [*self.command, "--startup-trace"],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            if not any(READY in line for line in process.stdout):
                raise JourneyError(f"no window opened: {process.communicate()[1]}")
            self.drive()
            output, errors = process.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            raise JourneyError("the program did not quit on Ctrl+Q") from None
        finally:
            process.kill()
            process.wait()
        if process.returncode or output or errors:
            raise JourneyError(f"ended with {process.returncode}: {output}{errors}")
        return ", ".join(self.check_papers())

    def drive(self) -> None:
        """Send the mouse and key events."""
        hands = self.hands
        window = hands.window("– Timeline$")
        hands.focus(window)
        self.shoot("start")
        # From canvas to filters, where letters go to the field that narrows them; past the fields
        # for dates lie the filters, and there the heading comes first, then the leader.
        hands.keys("shift+F6")
        hands.type(LEADER_NAME)
        hands.keys("F6", "F6", "F6", "Home", "Down", "space")
        self.shoot("filtered")
        # A click on the canvas takes the focus there; Escape closes the list of a cluster.
        hands.click(hands.middle(window))
        hands.keys("Escape", "n", "n")
        self.shoot("selected")
        self.focus_on_paper_dialog(window, "ctrl+e")
        self.shoot("paper")
        hands.keys("alt+s")
        hands.focus(hands.window("^Save as PDF"))
        hands.type(f"{self.shown_home}/exported.pdf")
        hands.keys("Return")
        await_file(self.home, "exported.pdf")
        self.focus_on_paper_dialog(window, "ctrl+p")
        hands.keys("alt+p")
        hands.focus(hands.window("^Print( —|$)"))
        self.shoot("print")
        hands.keys("Return")
        await_file(self.home, "[!e]*.pdf")
        still_open = hands.tool("search", "--onlyvisible", "--name", "^Print or save as PDF")
        if still_open:
            hands.focus(still_open.splitlines()[-1])
            hands.keys("Escape")
        hands.focus(window)
        hands.keys("ctrl+q")

    def focus_on_paper_dialog(self, window: str, key: str) -> None:
        """Open the dialog for paper, if it is not open still, and turn to it."""
        self.hands.focus(window)
        self.hands.keys(key)
        self.hands.focus(self.hands.window("^Print or save as PDF"))

    def shoot(self, name: str) -> None:
        """Keep a picture of the screen, where that was asked for."""
        if self.pictures is not None:
            self.hands.shoot(self.pictures / f"{name}.png")

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


def await_file(folder: Path, pattern: str) -> Path:
    """A file of a folder, as soon as it is there and has stopped growing."""
    sizes: list[int] = []

    def whole_file() -> Path | None:
        found = next(folder.glob(pattern), None)
        sizes.append(found.stat().st_size if found else 0)
        is_still = sizes[-1] > 0 and sizes[-LOOKS:] == [sizes[-1]] * LOOKS
        return found if is_still else None

    whole = wait_for(whole_file, f"no file {pattern} was written")
    assert whole is not None
    return whole
