"""Every number that was chosen says why: what would be worse with more, or with less."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What nobody chose: the calendar, the clock, units, and numbers that a format or Qt has set.
FACTS = {
    *("SECONDS_PER_DAY", "_FEBRUARY", "_DAYS_PER_ERA", "_EPOCH_DAY_OF_ERAS", "_MONTH_LENGTHS"),
    *("_CLOCK_UNITS", "_LAST_HOUR", "_LAST_MINUTE", "_MONTHS", "_EPOCH_YEAR", "_DAY_HOURS"),
    *("_MINUTE_S", "_HOUR_S", "_PX_PER_INCH", "_PT_PER_PX", "_PERCENT"),
    *("_GEOMETRY_MARK", "_SPLITTER_MARK", "_SPLITTER_VERSION", "_CODE_ROLE"),
}


def sources() -> list[Path]:
    package = ROOT / "timeline_app"
    return sorted(package.rglob("*.py"))


def unexplained(code: str) -> Iterator[str]:
    """Yield the module's numbers with neither a comment above nor a docstring below."""
    lines, body = ["", *code.splitlines()], ast.parse(code).body
    for node, following in zip(body, [*body[1:], None], strict=True):
        if not (isinstance(node, ast.Assign | ast.AnnAssign) and has_number(node.value)):
            continue
        is_explained = lines[node.lineno - 1].startswith("#") or is_docstring(following)
        if not is_explained and not names_of(node) <= FACTS:
            yield f"{', '.join(sorted(names_of(node)))} (line {node.lineno})"


def has_number(value: ast.expr | None) -> bool:
    match value:
        case ast.Constant(value=constant):
            return isinstance(constant, int | float) and not isinstance(constant, bool)
        case ast.UnaryOp(operand=operand):
            return has_number(operand)
        case ast.BinOp(left=left, right=right):
            return has_number(left) or has_number(right)
        case ast.Tuple(elts=members) | ast.List(elts=members) | ast.Set(elts=members):
            return any(map(has_number, members))
    return False


def is_docstring(node: ast.stmt | None) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def names_of(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {part.id for one in targets for part in ast.walk(one) if isinstance(part, ast.Name)}


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_chosen_number_says_why(path: Path) -> None:
    bare = list(unexplained(path.read_text(encoding="utf-8")))
    assert not bare, f"say in a comment above why it has this value: {bare}"


@pytest.mark.parametrize(
    ("code", "is_bare"),
    [
        ("LIMIT = 3", True),
        ("LIMIT: int = -3", True),
        ("SIZES_PX = (16, 24)", True),
        ("LEAST_S, MOST_S = 3 * DAY_S, DAY_S", True),
        ("# One comment is not for two.\nLEAST = 3\nMOST = 4", True),
        ("# More would be slow.\nLIMIT = 3", False),
        ('LIMIT = 3\n"""More would be slow."""', False),
        ("SECONDS_PER_DAY = 86_400", False),
        ("IS_ON = True", False),
        ("NAMES = ('a', 'b')", False),
    ],
)
def test_bare_numbers_are_seen(code: str, is_bare: bool) -> None:
    assert bool(list(unexplained(code))) is is_bare
