"""Checks plain data against a record type and reports every fault, not only the first."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from timeline_app.core.reading.json_text import LEFT_OUT
from timeline_app.core.reading.suggest import closest
from timeline_app.core.record.problems import Fault, JsonPath, shown

# What msgspec says, what we say, and what helps; the first that fits counts.
_REASONS = (
    ("{64}", "is no fingerprint", "Write the 64 digits 0-9 a-f that the program prints"),
    ("matching regex", "is no id", "Use lower-case letters, digits and single hyphens"),
    ("of length >= 1", "is empty", "Write at least one character"),
    ("of length <=", "is too long", "Shorten it"),
    ("of length", "has the wrong length", "Write as many values as the format asks for"),
    (">=", "is too small", "Write a larger number"),
    ("<=", "is too large", "Write a smaller number"),
    ("Expected str", "is not text", "Write text in double quotes"),
    ("Expected int", "is not a whole number", "Write a whole number"),
    ("Expected array", "is not a list", "Write a list in square brackets"),
    ("Expected bool", "is not true or false", "Write true or false"),
)
_OBJECT_REMEDY = "Write an object in curly brackets"


def structure_faults(value: Any, record: type[msgspec.Struct], path: JsonPath = ()) -> list[Fault]:
    """Return every place where the value departs from the record type."""
    if not isinstance(value, dict):
        return [Fault(path, f"{shown(value)} is not an object", _OBJECT_REMEDY, path)]
    known = _fields(record)
    faults = [
        Fault((*path, key), f"unknown key {shown(key)}", _known_keys(record, key), (*path, key))
        for key in value
        if key not in known
    ]
    for name, field in known.items():
        if name in value:
            faults += _value_faults(value[name], field.type, (*path, name), field.required)
        elif field.required:
            faults.append(Fault(path, f"the key {name!r} is missing", f"Add {name!r}", path))
    return faults


def prune(value: Any, path: JsonPath) -> None:
    """Take the part at a path out of plain data; nothing happens if it is gone already."""
    for step in path[:-1]:
        value = _step_into(value, step)
    last = path[-1]
    if isinstance(value, dict):
        value.pop(last, None)
    elif isinstance(value, list) and isinstance(last, int) and last < len(value):
        value[last] = LEFT_OUT


def live(value: Mapping[str, Any], key: str) -> Iterator[tuple[int, Any]]:
    """Yield the members of a list that were not left out, under the numbers the file has."""
    return ((i, item) for i, item in enumerate(value.get(key, ())) if item is not LEFT_OUT)


def drop_left_out(value: Any) -> Any:
    """Return plain data without the gaps where list members were left out."""
    if isinstance(value, dict):
        return {key: drop_left_out(item) for key, item in value.items()}
    if isinstance(value, list):
        return [drop_left_out(item) for item in value if item is not LEFT_OUT]
    return value


def _step_into(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


@cache
def _fields(record: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    return {field.encode_name: field for field in fields(record)}


def _value_faults(value: Any, kind: Any, path: JsonPath, required: bool) -> list[Fault]:
    if value is LEFT_OUT:
        return []
    arguments = get_args(kind)
    if get_origin(kind) is tuple and arguments[-1] is Ellipsis and isinstance(value, list):
        faults = []
        for index, item in enumerate(value):
            faults += _value_faults(item, arguments[0], (*path, index), False)
        return faults
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return structure_faults(value, kind, path)
    return _leaf_faults(value, kind, path, path[:-1] if required else path)


def _leaf_faults(value: Any, kind: Any, path: JsonPath, to_prune: JsonPath) -> list[Fault]:
    if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
        message = "the text holds half a character (a lone surrogate)"
        return [Fault(path, message, "Write the whole character", to_prune)]
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        what, remedy = _explained(str(error).replace("`", ""), kind)
        return [Fault(path, f"{shown(value)} {what}", remedy, to_prune)]
    return []


def _explained(reason: str, kind: Any) -> tuple[str, str]:
    choices = sorted({str(c) for part in (kind, *get_args(kind)) for c in _literals(part)})
    if choices:
        return "is none of the values there are", f"Use one of: {', '.join(choices)}"
    known = ((what, remedy) for sign, what, remedy in _REASONS if sign in reason)
    return next(known, ("does not fit", "Correct the value"))


def _literals(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) is Literal else ()


def _known_keys(record: type[msgspec.Struct], key: str) -> str:
    suggestion = closest(key, frozenset(_fields(record)))
    if suggestion:
        return f"Did you mean {suggestion!r}? Rename or remove it"
    return f"Remove it; known here are {', '.join(_fields(record))}"
