"""Imports point one way: core <- scene <- state, render <- ui <- app, cli.

The law is an allow-list for each floor. It counts every import statement, also those inside
functions and those for type checking only, because both tie a floor to another.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
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
    "core": Floor({"core"}, {"numpy", "dateutil", "msgspec"}),
    "scene": Floor({"core", "scene"}, {"msgspec", "numpy"}),
    "exchange": Floor({"core", "exchange"}, {"icalendar", "msgspec"}),
    "state": Floor({"core", "scene", "state"}, {"msgspec", "numpy"}),
    "render": Floor({"scene", "render"}, DRAWING),
    "ui": Floor(
        {"core", "exchange", "scene", "state", "render", "ui"},
        {*DRAWING, "PySide6.QtWidgets", "PySide6.QtPrintSupport", "shiboken6", "numpy"},
    ),
    "app": Floor(set(), EVERYTHING),
    "cli": Floor(set(), EVERYTHING),
    "commands": Floor(set(), EVERYTHING),
    "drawing": Floor(set(), EVERYTHING),
    "usage": Floor(set()),
    "host": Floor(set()),
    "startup_trace": Floor(set()),
    "about": Floor({"core"}),
    "__main__": Floor(set(), EVERYTHING),
    "__init__": Floor(set()),
}

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
    if base in (PACKAGE, "PySide6"):
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
