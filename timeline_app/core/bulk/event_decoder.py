"""Events decoded in bulk into columns, with an eye on keys that stand twice.

The decoder lets the last of two equal keys win and says nothing, so keys are counted: those that
an event has against those that stand in the text.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Literal, cast, get_args, get_type_hints

import msgspec
import numpy as np
from msgspec import UnsetType
from msgspec.structs import astuple, fields

from timeline_app.core.record.event_columns import EventColumns, columns_of
from timeline_app.core.record.model import UNSET, Event, ListHead, Record
from timeline_app.core.table.arrays import Letters

_PATTERNED = frozenset(
    ("id", "kind", "leaders", "subjects", "organisations", "themes", "document", "sha256")
)
"""Fields with a pattern: to look at each text takes longer than all the rest."""
_RAWS = msgspec.json.Decoder(list[msgspec.Raw])
_QUOTE, _COLON, _SPACE = ord('"'), ord(":"), ord(" ")


class RepeatedKeyError(ValueError):
    """A key stands twice in one object."""


class EventDecoder:
    """Decodes encoded events into columns."""

    def __init__(self, head: ListHead) -> None:
        # Of a word that is known, the decoder hands out the same text each time.
        known = {name: Literal[ids] for name, ids in _known_ids(head).items() if ids}
        # It has the fields of an event, which is all that is asked of it.
        kind = cast(type[Event], _loose_type(Event, known))
        self._decode = msgspec.json.Decoder(list.__class_getitem__(kind)).decode
        self._fields = fields(Event)

    def columns(self, text: bytes) -> EventColumns:
        """Return the fields of some events, which stand in a text with commas between them.

        Ids and fingerprints may be any text here. Raises RepeatedKeyError, or DecodeError for
        other faults.
        """
        encoded = b"".join((b"[", text, b"]"))
        events = self._decode(encoded)
        columns = columns_of(events)
        fields: tuple[Sequence[Any], ...] = columns
        missing = [
            # What is not there is falsy, and that costs far less to see than what it is.
            0 if field.required or all(values) else values.count(UNSET)
            for field, values in zip(self._fields, fields, strict=True)
        ]
        keys = len(fields) * len(events) - sum(missing) + _keys_of_parts(columns)
        if _keys_in(np.frombuffer(text, np.uint8)) != keys:
            for raw, event in zip(_RAWS.decode(encoded), events, strict=True):
                _check_keys(bytes(raw), event)
        defaults = (field.default for field in self._fields)
        return EventColumns(*map(_filled, fields, missing, defaults))


def _known_ids(head: ListHead) -> dict[str, tuple[str, ...]]:
    """Return which ids fields may hold, for those that name something in the head."""
    leaders = tuple(leader.id for leader in head.leaders)
    return {
        "leaders": leaders,
        "subjects": leaders,
        "organisations": tuple(organisation.id for organisation in head.organisations),
        "themes": tuple(theme.id for theme in head.themes),
        "document": tuple(document.id for document in head.documents),
    }


def _filled(values: Sequence[Any], missing: int, default: Any) -> Sequence[Any]:
    """Put a default in the place of what is not there."""
    if not missing:
        return values
    if missing == len(values):
        return [default] * missing
    return [default if value is UNSET else value for value in values]


def _loose_type(record: type[Record], known: Mapping[str, Any]) -> type[msgspec.Struct]:
    """Return a type with the same fields that tells which of them are not there."""
    strict, loose = get_type_hints(record, include_extras=True), get_type_hints(record)
    made: list[Any] = []
    for field in fields(record):
        hints = loose if field.name in _PATTERNED else strict
        kind = _loose_kind(hints[field.name], known.get(field.name, str), known)
        made.append((field.name, kind) if field.required else (field.name, kind | UnsetType, UNSET))
    return msgspec.defstruct(
        f"Loose{record.__name__}", made, frozen=True, forbid_unknown_fields=True, gc=False
    )


def _loose_kind(kind: Any, word: Any, known: Mapping[str, Any]) -> Any:
    """Return the kind with records in it as loose ones, and with words for any text."""
    if kind is str:
        return word
    member, is_list = (get_args(kind) or (kind,))[0], Ellipsis in get_args(kind)
    if not is_list:
        return kind
    if isinstance(member, type) and issubclass(member, Record):
        return tuple.__class_getitem__((_loose_type(member, known), ...))
    return tuple.__class_getitem__((word, ...)) if member is str else kind


def _keys_of_parts(events: EventColumns) -> int:
    """Count the keys in the parts that some events have."""
    if not (any(events.citations) or any(events.discrepancies)):
        return 0
    discrepancies = [*_members(events.discrepancies)]
    inner = (discrepancy.citations for discrepancy in discrepancies)
    parts = chain(_members(events.citations), discrepancies, _members(inner))
    return sum(len(values) - values.count(UNSET) for values in map(astuple, parts))


def _members(lists: Iterable[Iterable[Any]]) -> Iterable[Any]:
    return chain.from_iterable(filter(None, lists))


def _keys_in(text: Letters) -> int:
    """Count the quotes before a colon; -1 if a colon may be that of a key all the same.

    Keys in the usual style are exactly as many, or fewer if such a pair also stands in a text.
    """
    is_colon = text[1:] == _COLON
    is_spaced = is_colon & (text[:-1] <= _SPACE)
    if is_spaced.any():
        before = text[:-2][is_spaced[1:]]
        if np.any((before == _QUOTE) | (before <= _SPACE)):
            return -1
    return int(np.count_nonzero(is_colon & (text[:-1] == _QUOTE)))


def _check_keys(text: bytes, event: Event) -> None:
    """Raise RepeatedKeyError unless an event has as many keys as its text."""
    columns = columns_of([event])
    keys = sum(values[0] is not UNSET for values in columns) + _keys_of_parts(columns)
    if _keys_in(np.frombuffer(text, np.uint8)) != keys:
        json.loads(text, object_pairs_hook=_without_repeats)


def _without_repeats(pairs: list[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) < len(pairs):
        raise RepeatedKeyError("a key stands twice in one object")
