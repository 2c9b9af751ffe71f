"""Other spellings of a name: each stands where a document prints it, so that it can be checked."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from timeline_app.core.record.model import Variant

# What may part spellings that are typed in one line, but stands in no name.
_BETWEEN = ";"

Printed = tuple[str, int]
"""A document and the number of its paragraph."""


class SpellingsTyped(NamedTuple):
    """What typed spellings come to, and those of them that no text at hand prints."""

    variants: tuple[Variant, ...]
    nowhere: tuple[str, ...]


def spellings_in_a_line(variants: Iterable[Variant]) -> str:
    """Return every spelling once, as they are typed."""
    return f"{_BETWEEN} ".join(dict.fromkeys(variant.text for variant in variants))


def spellings_typed(
    line: str, variants: Sequence[Variant], printed: Callable[[str], Printed | None]
) -> SpellingsTyped:
    """Return the spellings of a line: those there were keep their places, others get theirs."""
    kept: list[Variant] = []
    nowhere: list[str] = []
    for text in dict.fromkeys(part for one in line.split(_BETWEEN) if (part := one.strip())):
        known = [variant for variant in variants if variant.text == text]
        place = None if known else printed(text)
        if place is not None:
            known = [Variant(text, *place)]
        kept += known
        if not known:
            nowhere.append(text)
    return SpellingsTyped(tuple(kept), tuple(nowhere))
