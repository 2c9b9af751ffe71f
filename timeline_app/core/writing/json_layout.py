"""How JSON of this program is laid out: a key a line, short values together.

An indent of one space keeps lines short; a list of numbers or ids stands on its line, so that a
changed one is a changed line.
"""

import json
from collections.abc import Iterator
from typing import Any


def json_text(value: Any) -> str:
    """Return a value as JSON text that ends its last line."""
    return "".join(_pieces(value, 0)) + "\n"


def _pieces(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, dict) and value:
        members = [(f"{_scalar(key)}: ", member) for key, member in value.items()]
        yield from _block("{}", members, depth)
    elif isinstance(value, list | tuple) and any(isinstance(m, dict | list | tuple) for m in value):
        yield from _block("[]", [("", member) for member in value], depth)
    elif isinstance(value, list | tuple):
        yield f"[{', '.join(map(_scalar, value))}]"
    else:
        yield _scalar(value)


def _block(brackets: str, members: list[tuple[str, Any]], depth: int) -> Iterator[str]:
    indent = "\n" + " " * (depth + 1)
    yield brackets[0]
    for index, (label, member) in enumerate(members):
        yield f"{',' if index else ''}{indent}{label}"
        yield from _pieces(member, depth + 1)
    yield "\n" + " " * depth + brackets[1]


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
