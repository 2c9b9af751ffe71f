"""Files, functions and classes stay small enough to be read at one go, and say what they do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
MAX_METHODS = 20
FOLDERS = ("timeline_app", "tests", "build_spec")
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> list[Path]:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return sorted([*files, *(ROOT / "build_spec").glob("*.spec"), ROOT / "dev.py"])


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_length(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_FILE_LINES, f"more than {MAX_FILE_LINES} lines"
    long = [
        f"{node.name} (line {node.lineno}): {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text, str(path)))
        if isinstance(node, FUNCTIONS)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert not long, f"more than {MAX_FUNCTION_LINES} lines: {long}"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_methods(path: Path) -> None:
    """Properties, methods of Qt and private ones count as well."""
    many = [
        f"{node.name} (line {node.lineno}): {count}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        if isinstance(node, ast.ClassDef)
        and (count := sum(isinstance(part, FUNCTIONS) for part in node.body)) > MAX_METHODS
    ]
    assert not many, f"more than {MAX_METHODS} methods: {many}"


def hung_in(tree: ast.AST) -> Iterator[int]:
    """Yield the lines in which something to be called is hung into an object from outside.

    What an object calls, it gets when it is made, or it has a signal. Seen are lambdas, functions
    of the module and methods of a class in it; `self.x = …` is an object's own affair.
    """
    functions = {node.name for node in ast.walk(tree) if isinstance(node, FUNCTIONS)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and is_callable(node.value, functions):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and not is_own(target):
                    yield node.lineno


def is_callable(value: ast.expr, functions: set[str]) -> bool:
    match value:
        case ast.Lambda():
            return True
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name):
            return name in functions
        case ast.Call(func=ast.Name(id="partial" | "staticmethod")):
            return True
    return False


def is_own(target: ast.Attribute) -> bool:
    return isinstance(target.value, ast.Name) and target.value.id in ("self", "cls")


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_to_be_called_is_hung_in_from_outside(path: Path) -> None:
    lines = list(hung_in(ast.parse(path.read_text(encoding="utf-8"), str(path))))
    assert not lines, f"pass it when the object is made, or connect a signal: lines {lines}"


@pytest.mark.parametrize(
    ("code", "is_hook"),
    [
        ("view.tool_tip = lambda hit: ''", True),
        ("def f(): ...\nself.view.tool_tip = f", True),
        ("class A:\n  def f(self):\n    b.g = self.f", True),
        ("view.tool_tip = partial(print, 1)", True),
        ("self.tool_tip = lambda hit: ''", False),
        ("view.count = 3", False),
        ("view.theme = theme", False),
    ],
)
def test_hooks_are_seen(code: str, is_hook: bool) -> None:
    assert bool(list(hung_in(ast.parse(code)))) is is_hook
