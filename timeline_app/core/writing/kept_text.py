"""A list written over an older text of it: what did not change stays letter for letter.

Lists are kept under version control, and some are laid out by hand. So only the lines of what was
changed may change: unchanged entries keep their text, changed ones the order of their keys.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

import msgspec

from timeline_app.core.record.model import EventFile
from timeline_app.core.writing.json_layout import json_text
from timeline_app.core.writing.list_text import list_text

_SPACE = " \t\r\n"
_ENTRIES = {
    field.encode_name: get_args(field.type)[0]
    for field in msgspec.structs.fields(EventFile)
    if get_args(field.type)
    and isinstance(get_args(field.type)[0], type)
    and issubclass(get_args(field.type)[0], msgspec.Struct)
}
# An entry of a list of the file stands so deep.
_ENTRY_DEPTH = 2


class _Piece(NamedTuple):
    """A value in a text: what stands before it since the last comma, its own text, and itself."""

    lead: str
    text: str
    value: Any


class _Parts(NamedTuple):
    """An object or a list in a text, taken apart; `keys` are those of an object."""

    keys: list[str]
    pieces: list[_Piece]
    tail: str
    end: int


class _Style(NamedTuple):
    """How a text is laid out: its line end and how far each level is indented."""

    line_end: str
    indent: str

    def laid_out(self, value: Any, depth: int, *, is_flat: bool = False) -> str:
        """Return the text of a value that begins at a depth."""
        if is_flat:
            return json.dumps(value, ensure_ascii=False)
        first, *lines = json_text(value).rstrip("\n").split("\n")
        bare = [line.lstrip(" ") for line in lines]
        deep = [len(line) - len(one) + depth for line, one in zip(lines, bare, strict=True)]
        moved = (self.indent * level + one for level, one in zip(deep, bare, strict=True))
        return self.line_end.join((first, *moved))

    def lead(self, depth: int) -> str:
        """Return what stands before a value on a line of its own."""
        return self.line_end + self.indent * depth


def text_over(file: EventFile, original: str) -> str:
    """Return the text of a list in which everything that an older text says too is as it is there.

    An older text that is no JSON object is of no use, and left aside.
    """
    try:
        start = _after_space(original, 0)
        parts = _taken_apart(original, start, "}")
    except (ValueError, IndexError, RecursionError):
        return list_text(file)
    if not parts.keys:
        return list_text(file)
    style = _style_of(original, parts)
    members = dict(_members(file, parts, style, original))
    body = ",".join(members[key] for key in members)
    return f"{original[: start + 1]}{body}{parts.tail}{original[parts.end :]}"


def _members(
    file: EventFile, parts: _Parts, style: _Style, original: str
) -> Iterator[tuple[str, str]]:
    """Yield the members of the file as texts, in the order of the older text."""
    plain = {name: getattr(file, name) for name in file.__struct_fields__}
    written = msgspec.to_builtins(file)
    old = dict(zip(parts.keys, parts.pieces, strict=True))
    wanted = [key for key in plain if key in written or key in old]
    for key in _in_order(wanted, list(old)):
        piece = old.get(key)
        if piece is None:
            lead = style.lead(1)
            yield key, f"{lead}{json.dumps(key)}: {style.laid_out(written[key], 1)}"
        elif key in _ENTRIES and isinstance(piece.value, list):
            yield key, piece.lead + _entries(plain[key], piece, _ENTRIES[key], style)
        elif piece.value == plain[key]:
            yield key, piece.lead + piece.text
        elif key in written:
            yield key, piece.lead + style.laid_out(written[key], 1)


def _entries(
    entries: Sequence[Any], piece: _Piece, kind: type[msgspec.Struct], style: _Style
) -> str:
    parts = _taken_apart(piece.text, 0, "]")
    old = {one.value.get("id"): one for one in parts.pieces if isinstance(one.value, dict)}
    is_flat = bool(parts.pieces) and not any("\n" in one.text for one in parts.pieces)
    lead = parts.pieces[0].lead if parts.pieces else style.lead(_ENTRY_DEPTH)
    texts = []
    for entry in entries:
        before = old.get(entry.id)
        found = _converted(before.value, kind) if before is not None else None
        if before is None or found is None:
            texts.append(lead + style.laid_out(_plain(entry), _ENTRY_DEPTH, is_flat=is_flat))
        elif found == entry:
            texts.append(before.lead + before.text)
        else:
            text = _over(before, _plain(found), _plain(entry), _ENTRY_DEPTH, style)
            texts.append(before.lead + text)
    if not texts:
        return "[]"
    tail = parts.tail if parts.pieces else style.lead(1)
    return f"[{','.join(texts)}{tail}]"


def _converted(value: Any, kind: type[msgspec.Struct]) -> msgspec.Struct | None:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return None


def _plain(entry: msgspec.Struct) -> Any:
    """Return an entry as it is read from JSON, lists and all."""
    return msgspec.json.decode(msgspec.json.encode(entry))


def _over(old: _Piece, known: Any, new: Any, depth: int, style: _Style) -> str:
    """Return the text of a value in the place of an older one, part by part.

    `known` is the older value without what it only repeats of the schema's defaults.
    """
    if known == new:
        return old.text
    if isinstance(new, dict) and isinstance(known, dict):
        return _object_over(old, known, new, depth, style)
    if _holds_objects(new) and _holds_objects(known):
        return _list_over(old, known, new, depth, style)
    return style.laid_out(new, depth, is_flat=_holds_objects(new) and "\n" not in old.text)


def _object_over(
    old: _Piece, known: Mapping[str, Any], new: Mapping[str, Any], depth: int, style: _Style
) -> str:
    parts = _taken_apart(old.text, 0, "}")
    pieces = dict(zip(parts.keys, parts.pieces, strict=True))
    is_flat = "\n" not in old.text
    lead = " " if is_flat else style.lead(depth + 1)
    kept = [key for key in parts.keys if key in new or key not in known]
    texts = []
    for key in _in_order([*new, *(key for key in kept if key not in new)], kept):
        if key not in pieces:
            value = style.laid_out(new[key], depth + 1, is_flat=is_flat)
            texts.append(f"{lead}{json.dumps(key)}: {value}")
        elif key not in new:
            texts.append(pieces[key].lead + pieces[key].text)
        else:
            text = _over(pieces[key], known.get(key), new[key], depth + 1, style)
            texts.append(pieces[key].lead + text)
    return f"{{{','.join(texts)}{parts.tail}}}"


def _list_over(
    old: _Piece, known: Sequence[Any], new: Sequence[Any], depth: int, style: _Style
) -> str:
    parts = _taken_apart(old.text, 0, "]")
    is_flat = "\n" not in old.text
    left = list(zip(parts.pieces, known, strict=True))
    texts = []
    for place, value in enumerate(new):
        same = next((one for one in left if one[1] == value), None)
        if same is not None:
            left.remove(same)
            texts.append(same[0].lead + same[0].text)
        elif len(new) == len(known):
            piece = parts.pieces[place]
            texts.append(piece.lead + _over(piece, known[place], value, depth + 1, style))
        else:
            lead = parts.pieces[0].lead
            texts.append(lead + style.laid_out(value, depth + 1, is_flat=is_flat))
    return f"[{','.join(texts)}{parts.tail}]"


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _in_order(wanted: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return keys in a known order; one that is new stands behind all that are wanted before it."""
    order = [key for key in known if key in wanted]
    for place, key in enumerate(wanted):
        if key not in order:
            before = [one for one in wanted[:place] if one in order]
            order.insert(max(map(order.index, before), default=-1) + 1, key)
    return order


def _taken_apart(text: str, start: int, closing: str) -> _Parts:
    """Return the members of the object or list that begins at an offset. Raises ValueError."""
    decoder, keys, pieces = json.JSONDecoder(), list[str](), list[_Piece]()
    if text[start] != {"}": "{", "]": "["}[closing]:
        raise ValueError("it does not begin as it should")
    since = start + 1
    at = _after_space(text, since)
    while text[at] != closing:
        if closing == "}":
            key, at = decoder.raw_decode(text, at)
            keys.append(key)
            # Over the colon.
            at = _after_space(text, _after_space(text, at) + 1)
        value, end = decoder.raw_decode(text, at)
        pieces.append(_Piece(text[since:at], text[at:end], value))
        since, at = end, _after_space(text, end)
        if text[at] == ",":
            since = at + 1
            at = _after_space(text, since)
    return _Parts(keys, pieces, text[since:at], at)


def _after_space(text: str, at: int) -> int:
    while text[at] in _SPACE:
        at += 1
    return at


def _style_of(original: str, parts: _Parts) -> _Style:
    line_end = "\r\n" if "\r\n" in original else "\n"
    _, _, first = parts.pieces[0].lead.rpartition("\n")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return _Style(line_end, indent or " ")
