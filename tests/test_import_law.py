"""Imports point one way, from floor to floor and from room to room, and never in a circle.

The law is an allow-list for each floor and an order of the rooms in it. It counts every import
statement, also those inside functions and those for type checking only: both tie a file to another.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = "timeline_app"
ROOT = Path(__file__).resolve().parent.parent
DRAWING = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"}
EVERYTHING = {"*"}


@dataclass(frozen=True)
class Floor:
    """What the modules of a floor may import besides the standard library."""

    floors: set[str]
    packages: set[str] = field(default_factory=set)

    def allows(self, module: str) -> bool:
        if self.packages == EVERYTHING:
            return True
        head, _, rest = module.partition(".")
        if head == PACKAGE:
            return rest.partition(".")[0] in self.floors
        return (
            head in sys.stdlib_module_names
            or head in self.packages
            or ".".join(module.split(".")[:2]) in self.packages
        )


FLOORS = {
    "program": Floor({"program"}),
    "core": Floor({"program", "core"}, {"numpy", "dateutil", "msgspec"}),
    "scene": Floor({"core", "scene"}, {"msgspec", "numpy"}),
    "state": Floor({"program", "core", "scene", "state"}, {"msgspec", "numpy"}),
    "render": Floor({"program", "scene", "render"}, DRAWING),
    "exchange": Floor(
        {"program", "core", "scene", "render", "exchange"},
        {"dateutil", "icalendar", "mammoth", "msgspec", "numpy", "openpyxl", "pypdfium2"},
    ),
    "ui": Floor(
        {"program", "core", "exchange", "scene", "state", "render", "ui"},
        {*DRAWING, "PySide6.QtWidgets", "PySide6.QtPrintSupport", "shiboken6", "numpy"},
    ),
    "command_line": Floor(
        {"program", "core", "exchange", "scene", "state", "render", "command_line"},
        {"msgspec", "numpy", "PySide6.QtGui"},
    ),
    "app": Floor(set(), EVERYTHING),
    "cli": Floor(set(), EVERYTHING),
    "__main__": Floor(set(), EVERYTHING),
    "__init__": Floor(set()),
}

# The rooms of a floor from the ground up: a room may import those that stand before it. `*` is
# what lies on the floor itself, unless it is named.
ROOMS = {
    "core": (
        "dates", "spotting", "record", "wording", "table", "finding", "event_list", "reading",
        "writing", "bulk", "citations", "open_list",
    ),
    "scene": ("axis", "*", "lanes", "tracks", "layout", "story", "paper", "brief", "web"),
    "render": ("pdf_update", "tagging", "*", "svg"),
    "exchange": ("content", "own_properties", "tables", "incoming", "documents", "*"),
    "state": ("*", "editing", "paper"),
    "ui": (
        "widgets", "reading", "session", "texts", "paper", "drawing", "canvas", "panes", "dialogs",
        "importing", "editing", "columns", "menus", "window",
    ),
}  # fmt: skip
MOST_FILES_IN_A_ROOM = 15

# Rooms with one door: from outside, only this file of theirs may be imported.
DOORS = {"core/bulk": "door.py"}

# debt: (file, module) -> why it stands here, until it is paid
DEBT: dict[tuple[str, str], str] = {}


def imported_modules(tree: ast.AST, package: str) -> Iterator[str]:
    """Every module that the code imports, with relative imports made absolute."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                yield from from_import(module, names, level, package)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__")
                | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield module


def from_import(
    module: str | None, names: list[ast.alias], level: int, package: str
) -> Iterator[str]:
    parents = package.split(".")[: len(package.split(".")) - level + 1] if level else []
    base = ".".join([*parents, *([module] if module else [])])
    # `from timeline_app import core` and `from PySide6 import QtGui` name a module behind
    # the word import; `from timeline_app import __version__` does not.
    if names and base in (PACKAGE, "PySide6"):
        yield from (f"{base}.{name.name}" for name in names if not name.name.startswith("__"))
    else:
        yield base


def floor_of(path: Path) -> str:
    return path.relative_to(ROOT / PACKAGE).with_suffix("").parts[0]


def breaches(path: Path) -> Iterator[str]:
    floor = FLOORS[floor_of(path)]
    package = ".".join(path.relative_to(ROOT).parent.parts)
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for module in imported_modules(tree, package):
        if not floor.allows(module):
            yield module


def modules() -> list[Path]:
    return sorted((ROOT / PACKAGE).rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_what_its_floor_may(path: Path) -> None:
    assert floor_of(path) in FLOORS, f"{path.name} stands on no floor of the house"
    name = path.relative_to(ROOT).as_posix()
    forbidden = {module for module in breaches(path) if (name, module) not in DEBT}
    assert not forbidden, f"{name} must not import {', '.join(sorted(forbidden))}"


def room_of(parts: tuple[str, ...]) -> str:
    """Return the room of a module from its path below the package: `core`, `dates`, `civil`."""
    floor, *below = parts
    rooms = ROOMS.get(floor, ())
    return below[0] if below and below[0] in rooms else "*"


def room_breaches(path: Path) -> Iterator[str]:
    floor, *_ = parts = path.relative_to(ROOT / PACKAGE).with_suffix("").parts
    rooms = ROOMS.get(floor, ("*",))
    for target in files_imported_by(path):
        other = target.relative_to(ROOT / PACKAGE).with_suffix("").parts
        if other[0] == floor and rooms.index(room_of(other)) > rooms.index(room_of(parts)):
            yield ".".join(other)


def files_imported_by(path: Path) -> set[Path]:
    """Return the files of the package that a file imports, `from PACKAGE import MODULE` too."""
    package = ".".join(path.relative_to(ROOT).parent.parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.ImportFrom):
            [base] = set(from_import(node.module, [], node.level, package)) or {PACKAGE}
            names = [base, *(f"{base}.{name.name}" for name in node.names)]
            paths = [ROOT / f"{name.replace('.', '/')}.py" for name in names]
            found |= {file for file in paths if file.is_file()}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_rooms_below_its_own(path: Path) -> None:
    parts = path.relative_to(ROOT / PACKAGE).with_suffix("").parts
    is_known = parts[-1] == "__init__" or room_of(parts) in ROOMS.get(parts[0], ("*",))
    assert is_known, f"{parts[-1]} stands in no room of {parts[0]}"
    assert not sorted(room_breaches(path)), "a room may import those before it in ROOMS only"


@pytest.mark.parametrize(("room", "door"), DOORS.items())
def test_a_room_with_a_door_is_entered_by_it(room: str, door: str) -> None:
    inside = ROOT / PACKAGE / room
    past_the_door = {
        f"{path.relative_to(ROOT)} imports {file.name}"
        for path in modules()
        if inside not in path.parents
        for file in files_imported_by(path)
        if inside in file.parents and file.name != door
    }
    assert (inside / door).is_file()
    assert not sorted(past_the_door), f"of {room}, only {door} may be imported"


def test_no_files_import_in_a_circle() -> None:
    sorter = TopologicalSorter({path: files_imported_by(path) - {path} for path in modules()})
    sorter.prepare()


def test_rooms_stay_small() -> None:
    folders = {path.parent for path in modules()}
    count = {
        folder.relative_to(ROOT).as_posix(): sum(
            1 for file in folder.glob("*.py") if file.name != "__init__.py"
        )
        for folder in folders
    }
    crowded = {name: files for name, files in count.items() if files > MOST_FILES_IN_A_ROOM}
    assert not crowded, f"more than {MOST_FILES_IN_A_ROOM} files"


def test_debt_is_still_owed() -> None:
    owed = {
        (path.relative_to(ROOT).as_posix(), module)
        for path in modules()
        for module in breaches(path)
    }
    assert set(DEBT) <= owed, f"paid, so strike it out: {set(DEBT) - owed}"


@pytest.mark.parametrize(
    ("floor", "code", "expected"),
    [
        ("core", "import numpy.typing", True),
        ("core", "from dateutil.rrule import rrulestr", True),
        ("core", "from PySide6 import QtCore", False),
        ("core", "from timeline_app import scene", False),
        ("core", "def f():\n    import PySide6.QtGui", False),
        ("core", "from importlib import import_module\nimport_module('PySide6')", False),
        ("scene", "from ..core.dates import Span", True),
        ("scene", "from ..render.painter import paint", False),
        ("render", "from PySide6.QtGui import QPainter", True),
        ("render", "from PySide6.QtWidgets import QWidget", False),
        ("render", "from timeline_app import __version__", True),
        ("ui", "from PySide6 import QtWidgets, QtPrintSupport", True),
        ("ui", "from timeline_app.cli import main", False),
        ("cli", "import pypdf", True),
    ],
)
def test_law_itself(floor: str, code: str, expected: bool) -> None:
    found = imported_modules(ast.parse(code), f"{PACKAGE}.{floor}")
    assert all(FLOORS[floor].allows(module) for module in found) is expected
