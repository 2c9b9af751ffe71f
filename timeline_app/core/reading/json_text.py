"""JSON text with places: what stands where, and what survives in a broken file.

Python's own decoder reads the values, one list member at a time, so that the place of each is
known, a malformed member costs only itself, and everything before a break is kept.
"""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, partial
from typing import Any, TypeAlias

from timeline_app.core.record.problems import Fault, JsonPath, shown

LEFT_OUT = object()
"""Stands in a list where a member was left out, so that the others keep their numbers."""

Children: TypeAlias = "Mapping[str, int] | array[int]"

_SPACE = re.compile(r"[ \t\r\n]*")
_LINE_END = re.compile(r"\r\n?|\n")
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|["\[\]{}]', re.DOTALL)
_ATOM = re.compile(r'[^\s,:"\[\]{}]*')
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
# Some 20 MB. Faults lie side by side, so what is forgotten is seldom asked for again.
_MOST_REMEMBERED = 10_000
_BREAKS_OFF = "the file breaks off"
_LEFT_OUT_REMEDY = "Repair the JSON here; this part was left out"


class JsonText:
    """A JSON object as far as it can be read.

    `value` is plain data, with LEFT_OUT for malformed members of its lists; `faults` holds what
    was met on the way, each with its offset. A key that stands twice counts as it stands last.
    """

    def __init__(self, text: str) -> None:
        self.value: dict[str, Any] = {}
        self.faults: list[tuple[int, Fault]] = []
        self.is_object = False
        self._text = text
        self._at = 0
        self._resumed_at = -1
        # A hook that knew this object would tie the two in a circle that holds the whole text.
        self._repeats: list[bool] = []
        self._decoder = json.JSONDecoder(object_pairs_hook=partial(_object, self._repeats))
        self._root = self._at = self._after_space(0)
        self._top: dict[str, int] = {}
        self._lists: dict[int, Children] = {self._root: self._top}
        self._remembered: dict[int, Children] = {}
        with suppress(_BrokenOffError):
            self._read()

    def line_of(self, offset: int) -> int:
        """Return the 1-based line on which an offset stands."""
        return bisect_right(self._line_starts, offset)

    def offset_of(self, path: JsonPath) -> int:
        """Return the offset of the value at a path, or of its nearest ancestor that exists."""
        offset = self._root
        for step in path:
            children = self._children(offset)
            if isinstance(children, array):
                child = children[step] if isinstance(step, int) and step < len(children) else None
            else:
                child = children.get(step) if isinstance(step, str) else None
            if child is None:
                break
            offset = child
        return offset

    @cached_property
    def may_hold_surrogates(self) -> bool:
        """Whether some text in it may hold half a character."""
        return _SURROGATE_ESCAPE.search(self._text) is not None

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("q", [0, *(match.end() for match in _LINE_END.finditer(self._text))])

    def _read(self) -> None:
        self.is_object = self._text[self._at : self._at + 1] == "{"
        if not self.is_object:
            return
        self._at += 1
        while self._has_more("}", ()):
            key = self._read_key()
            place, path = self._at, (key,)
            if key in self._top:
                message = f"the key {shown(key)} stands twice; only the last one counts"
                self._fault(place, path, message, "Keep one of the two")
            self._top[key] = place
            value = self._read_list(path) if self._char() == "[" else self._read_value(path)
            if value is LEFT_OUT:
                self.value.pop(key, None)
            else:
                self.value[key] = value
            self._pass_comma("}", ())
        self._at = self._after_space(self._at + 1)
        if self._at < len(self._text):
            self._fault(self._at, (), "there is text after the end of the list", "Remove it")

    def _read_list(self, path: JsonPath) -> list[Any]:
        places = array("q")
        self._lists[self._at] = places
        self._at += 1
        items: list[Any] = []
        # Put in place at once, so that what was read before a break is kept.
        self.value[str(path[-1])] = items
        while self._has_more("]", path):
            places.append(self._at)
            items.append(self._read_value((*path, len(items))))
            self._pass_comma("]", path)
        self._at += 1
        return items

    def _read_key(self) -> str:
        if self._char() != '"':
            self._break_off((), "a key in double quotes is missing here")
        key = self._read_value(())
        self._at = self._after_space(self._at)
        if key is LEFT_OUT or self._char() != ":":
            self._break_off((), "a colon is missing here")
        self._at = self._after_space(self._at + 1)
        return str(key)

    def _read_value(self, path: JsonPath) -> Any:
        start = self._at
        try:
            value, self._at = self._decoder.raw_decode(self._text, start)
        except json.JSONDecodeError as error:
            place, message = error.pos, f"the JSON is malformed ({error.msg.lower()})"
        except RecursionError:
            place, message = start, "this is nested too deeply"
        except ValueError:
            place, message = start, "this holds a number with too many digits"
        else:
            if self._at == len(self._text) and self._text[start] not in '"[{':
                self._break_off(path, _BREAKS_OFF)
            if self._repeats:
                self._repeats.clear()
                self._note_repeats(start, path)
            return value
        self._fault(place, path, message, _LEFT_OUT_REMEDY)
        self._resume_after(start)
        return LEFT_OUT

    def _resume_after(self, start: int) -> None:
        """Step over a malformed value by its brackets, or give up."""
        end = _end_of_value(self._text, start)
        if end is None or (end == start and self._char() != ","):
            raise _BrokenOffError
        self._at = self._resumed_at = end

    def _has_more(self, closing: str, path: JsonPath) -> bool:
        self._at = self._after_space(self._at)
        if self._at == len(self._text):
            self._break_off(path, _BREAKS_OFF)
        return self._char() != closing

    def _pass_comma(self, closing: str, path: JsonPath) -> None:
        """Step over the comma between two items, or stop at the closing bracket."""
        self._at = self._after_space(self._at)
        char = self._char()
        if char == ",":
            comma, self._at = self._at, self._after_space(self._at + 1)
            if self._char() == closing:
                message = "a comma stands before the closing bracket"
                self._fault(comma, path, message, "Remove the comma")
        elif char and char in '"[{':
            self._fault(self._at, path, "a comma is missing before this", "Put a comma here")
        elif char != closing:
            self._break_off(path, f"{shown(char)} is out of place" if char else _BREAKS_OFF)

    def _break_off(self, path: JsonPath, message: str) -> None:
        """Give up at the present place; a break right after a malformed value is the same one."""
        if self._at != self._after_space(max(self._resumed_at, 0)) or self._resumed_at < 0:
            remedy = "Repair the JSON here; what follows was left out"
            self._fault(self._at, path, message, remedy)
        raise _BrokenOffError

    def _fault(self, offset: int, path: JsonPath, message: str, remedy: str) -> None:
        self.faults.append((offset, Fault(path, message, remedy)))

    def _char(self) -> str:
        return self._text[self._at : self._at + 1]

    def _after_space(self, position: int) -> int:
        match = _SPACE.match(self._text, position)
        return match.end() if match else position

    def _note_repeats(self, start: int, path: JsonPath) -> None:
        """Report every key that stands twice within a sound value."""
        open_ends = [(start, path)]
        while open_ends:
            offset, place = open_ends.pop()
            seen: set[str | int] = set()
            for step, child in self._members(offset):
                if step in seen:
                    message = f"the key {shown(step)} stands twice in one object"
                    self._fault(child, (*place, step), message, "Keep one of the two")
                seen.add(step)
                open_ends.append((child, (*place, step)))

    def _children(self, offset: int) -> Children:
        children = self._lists.get(offset) or self._remembered.get(offset)
        if children is None:
            members = list(self._members(offset))
            if self._text[offset] == "[":
                children = array("q", [place for _, place in members])
            else:
                children = {str(step): place for step, place in members}
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[offset] = children
        return children

    def _members(self, offset: int) -> Iterator[tuple[str | int, int]]:
        """Yield key or number and place of everything directly in a sound object or list."""
        text, opening = self._text, self._text[offset : offset + 1]
        if not opening or opening not in "[{":
            return
        position, number = self._after_space(offset + 1), 0
        while text[position] not in "]}":
            step: str | int = number
            if opening == "{":
                step, position = self._decoder.raw_decode(text, position)
                position = self._after_space(self._after_space(position) + 1)
            yield step, position
            number += 1
            position = self._after_space(_end_of_value(text, position) or len(text))
            if text[position] == ",":
                position = self._after_space(position + 1)


class _BrokenOffError(Exception):
    """Nothing after the present place can be understood."""


def _object(repeats: list[bool], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the members of an object, and note that a key stands twice."""
    members = dict(pairs)
    if len(members) < len(pairs):
        repeats.append(True)
    return members


def _end_of_value(text: str, start: int) -> int | None:
    """Return where a value ends, judged by quotes and brackets alone; None if it never does."""
    if text[start : start + 1] not in ('"', "[", "{"):
        match = _ATOM.match(text, start)
        return match.end() if match else None
    depth = 0
    for token in _TOKEN.finditer(text, start):
        mark = token.group()
        if mark == '"':
            return None
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark, 0)
        if depth <= 0:
            return token.end()
    return None
