"""A screen with a window manager, and programs on it that are used by mouse and keys."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hands import PATIENCE_S, Hands, wait_for

import dev
from timeline_app.program.host import X11_LIBRARIES, can_load

TOOLS = ("Xvfb", "xdotool", "openbox")
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DISPLAY", "XDG_RUNTIME_DIR")
Start = Callable[..., "Program"]


class Program:
    """A running program: `ask` what its window shows, use it with `hands`.

    `first` is what has the keyboard once it is there.
    """

    def __init__(self, environment: dict[str, str], link: str, first: str = "mainWindow") -> None:
        command = [sys.executable, "-m", "tests.journeys.host", *([link] if link else [])]
        self.hands = Hands(environment)
        self.process = subprocess.Popen(
            command,
            cwd=dev.ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.await_window(first)

    def ask(self, *question: object) -> Any:
        """What the window shows, seen by a method of `Eyes`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        return json.loads(line)

    def await_(self, *question: object) -> Any:
        """An answer, as soon as there is one."""
        return wait_for(lambda: self.ask(*question), f"nothing came of {question}")

    def await_window(self, name: str) -> None:
        """Wait until a window, a dialog or a popup has the keyboard."""
        self.await_that(lambda: self.ask("active") == name, f"{name} never had the keyboard")

    def await_focus(self, name: str) -> None:
        """Wait until a widget has the keyboard."""
        self.await_that(lambda: self.ask("focus") == name, f"{name} never had the keyboard")

    def await_text(self, name: str, part: str) -> str:
        """What a widget says, as soon as it holds some words."""
        self.await_that(lambda: part in self.ask("text", name), f"{name} never said {part!r}")
        return str(self.ask("text", name))

    def await_that(self, is_so: Callable[[], bool], complaint: str) -> None:
        """Wait until something is so."""
        wait_for(is_so, complaint)

    def click(self, *question: object) -> None:
        """Click where a question says."""
        self.hands.click(self.await_(*question))

    def click_link(self, pane: str, text: str) -> None:
        """Turn the wheel over a text pane until a link is in view, and click it."""
        self._bring_into_view(pane, "place_of_link", pane, text)
        self.click("place_of_link", pane, text)

    def tick(self, facet: str, value: str) -> None:
        """Click the check box of a value of the filter pane."""
        self._bring_into_view("filterTree", "place_of_value", facet, value)
        self.click("place_of_value", facet, value)
        self.await_("is_ticked", facet, value)

    def type_into(self, name: str, text: str) -> None:
        """Click into a field, type and press Enter."""
        self.click("place", name)
        self.await_focus(name)
        self.hands.type(text)
        self.await_text(name, text)
        self.hands.keys("Return")

    def search(self, text: str) -> None:
        """Type into the search box, having gone there by key."""
        self.hands.keys("ctrl+f")
        self.await_focus("searchBox")
        self.hands.type(text)
        self.await_text("searchBox", text)

    def quit(self) -> None:
        """Leave by key; nothing may have been said, and all must end well."""
        self.await_window("mainWindow")
        self.hands.keys("ctrl+q")
        self.process.wait(PATIENCE_S)
        output, errors = self.process.communicate()
        assert (self.process.returncode, output, errors) == (0, "", "")

    def _bring_into_view(self, pane: str, *question: object) -> None:
        def is_there() -> bool:
            if self.ask(*question):
                return True
            self.hands.click(self.await_("place", pane), button=5, times=3)
            return False

        wait_for(is_there, f"{question} never came into view")


@pytest.fixture(scope="session")
def screen() -> Iterator[dict[str, str]]:
    """The environment for programs on a virtual screen with a window manager."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    missing += [library for library in X11_LIBRARIES if not can_load(library)]
    if missing:
        pytest.skip(f"a real window needs {', '.join(missing)}")
    with dev.display() as shown:
        environment = {**os.environ, **shown}
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield environment
        finally:
            manager.terminate()
            manager.wait()


@pytest.fixture
def start(screen: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Start the program with a home folder of the test's own; it is left by Ctrl+Q at the end."""
    environment = {name: screen[name] for name in PASSED_ON if name in screen}
    environment |= {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    running: list[Program] = []

    def start_(link: str = "", first: str = "mainWindow") -> Program:
        running.append(Program(environment, link, first))
        return running[-1]

    try:
        yield start_
        for program in running:
            if program.process.poll() is None:
                program.quit()
    finally:
        for program in running:
            program.process.kill()
            program.process.wait()


@pytest.fixture
def program(start: Start) -> Program:
    """The program on the bundled list."""
    return start()
