"""Annotations of others: Hypothesis and Web Annotation JSON as quotes with notes.

Read are an annotation, a list of them, a page or collection (`items`, `first`), what the API of
Hypothesis returns (`rows`) and what its export writes (`annotations`).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from timeline_app.core.citations.quotes import Quote
from timeline_app.core.reading.files import read_text
from timeline_app.core.record.problems import UnreadableFileError

# A mark that somebody set by hand; a thousand of them are 1 MB.
LARGEST_ANNOTATIONS_BYTES = 50_000_000
_LISTS = ("items", "rows", "annotations")
_QUOTE = "TextQuoteSelector"


class AnnotationsError(Exception):
    """A file that holds no annotations: one sentence, fault and remedy."""


class Annotation(msgspec.Struct, frozen=True):
    """A mark in a text: the words, what was noted on them, tags, and where they stand."""

    quote: Quote
    note: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""


def read_annotations(path: Path) -> tuple[Annotation, ...]:
    """Return the annotations of a file that mark words, in their order. Raises AnnotationsError."""
    try:
        value = json.loads(read_text(path, LARGEST_ANNOTATIONS_BYTES))
    except UnreadableFileError as error:
        raise AnnotationsError(error.problem.sentence()) from error
    except (ValueError, RecursionError) as error:
        raise AnnotationsError(
            f"{path.name} is no JSON. Export the annotations as JSON and name that file"
        ) from error
    found = tuple(one for item in _items(value) for one in _annotation(item))
    if not found:
        raise AnnotationsError(
            f"{path.name} has no annotation that quotes words. Export it from Hypothesis as JSON,"
            " or as Web Annotations with a TextQuoteSelector"
        )
    return found


def _items(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
    elif isinstance(value, dict):
        lists = [value[key] for key in _LISTS if isinstance(value.get(key), list)]
        first = value.get("first")
        if lists:
            yield from (item for one in lists for item in one if isinstance(item, dict))
        elif isinstance(first, dict):
            yield from _items(first)
        else:
            yield value


def _annotation(item: dict[str, Any]) -> Iterator[Annotation]:
    """Yield what an annotation marks; one of a whole page, or a reply, marks no words."""
    note, tags = _note(item), tuple(filter(None, map(_text, _listed(item.get("tags")))))
    for target in _listed(item.get("target")):
        if not isinstance(target, dict):
            continue
        source = _text(target.get("source")) or _text(item.get("uri")) or _text(item.get("url"))
        for selector in _selectors(target.get("selector")):
            quote = Quote(
                _text(selector.get("exact")),
                _text(selector.get("prefix")),
                _text(selector.get("suffix")),
            )
            if quote.exact.strip():
                yield Annotation(quote, note, (*tags, *_tags_in_body(item)), source)


def _selectors(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the selectors of quotes, also those that refine another one."""
    for selector in _listed(value):
        if isinstance(selector, dict):
            if selector.get("type") == _QUOTE:
                yield selector
            yield from _selectors(selector.get("refinedBy"))


def _note(item: dict[str, Any]) -> str:
    """Return what was noted: the text of Hypothesis, or the bodies that are no tags."""
    text = _text(item.get("text"))
    bodies = [
        _body_text(body)
        for body in _listed(item.get("body"))
        if not (isinstance(body, dict) and body.get("purpose") == "tagging")
    ]
    return "\n".join(filter(None, (text, *bodies))).strip()


def _tags_in_body(item: dict[str, Any]) -> Iterator[str]:
    for body in _listed(item.get("body")):
        if isinstance(body, dict) and body.get("purpose") == "tagging" and _body_text(body):
            yield _body_text(body)


def _body_text(body: Any) -> str:
    return _text(body.get("value")) if isinstance(body, dict) else ""


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("id")
    return value if isinstance(value, str) else ""
