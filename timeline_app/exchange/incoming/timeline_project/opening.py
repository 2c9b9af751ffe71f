"""The Timeline Project (`.timeline`, XML): events, their containers and categories, and eras.

Containers and what is in them are told by numbers in front of their texts: `[1]` and `(1)`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from timeline_app.exchange.incoming.draft import (
    DraftEvent,
    DraftList,
    DraftSource,
    Remark,
    UnknownFileError,
)
from timeline_app.exchange.incoming.foreign_file import read_bytes
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.timeline_project.dates import Extent, date_of
from timeline_app.exchange.incoming.timeline_project.xml_tree import tree_of
from timeline_app.exchange.incoming.web_text import is_web_address
from timeline_app.program.plain_text import one_line, plain

_GREGORIAN = {"", "gregoriantime", "pytime", "wxtime"}
_NUMBERS = "numtime"
_CONTAINER, _INSIDE = re.compile(r"\[([0-9]+)\]\s*"), re.compile(r"\(([0-9]+)\)\s*")
# Progress is told now and then: a call costs more than an event.
_EVENTS_A_STEP = 500
# Categories lie in others a few deep; a circle of them would have no end.
_MOST_PARENTS = 20
_UNKEPT = {"icon": "its icon was left out", "alert": "its reminder was left out"}


def read_timeline_project(path: Path, options: ReadOptions) -> DraftList:
    """Return the events of a file. Raises OSError and UnknownFileError."""
    root = tree_of(path, read_bytes(path))
    if root.tag != "timeline":
        raise UnknownFileError(f"{path.name} is no file of The Timeline Project: export it anew")
    _refuse_other_times(path, _text(root, "timetype").lower())
    parents = {
        _text(category, "name"): _text(category, "parent")
        for category in root.iterfind("categories/category")
    }
    places = [
        (f"{element.tag} {number:,}", element)
        for parts in ("events/event", "eras/era")
        for number, element in enumerate(root.iterfind(parts), 1)
    ]
    elements = [element for _, element in places]
    if not elements:
        raise UnknownFileError(f"{path.name} has no events in it: choose another")
    containers = {match[1] for match in map(_CONTAINER.match, map(_words, elements)) if match}
    events, changed = [], []
    for number, (place, element) in enumerate(places):
        if number % _EVENTS_A_STEP == 0:
            options.progress(number, len(places))
        events.append(_event(place, element, parents, containers))
        changed += [Remark(place, words) for words in _changes(element)]
    return DraftList(
        title=path.stem,
        events=tuple(events),
        count_read=len(elements),
        what="event",
        changed=tuple(changed),
    )


def _refuse_other_times(path: Path, kind: str) -> None:
    if kind == _NUMBERS:
        raise UnknownFileError(
            f"{path.name} counts in plain numbers and has no dates: write the years that they"
            " stand for into a table (CSV or XLSX) and import that"
        )
    if kind not in _GREGORIAN:
        raise UnknownFileError(
            f"{path.name} has the dates of another calendar ({one_line(kind)[:40]}): write them"
            " into a table (CSV or XLSX) in our calendar and import that"
        )


def _event(
    place: str, element: Element, parents: Mapping[str, str], containers: Collection[str]
) -> DraftEvent:
    title, key, part_of = _place_in_container(_words(element), containers)
    is_era, is_milestone = element.tag == "era", _is_true(element, "milestone")
    return DraftEvent(
        place_in_file=place,
        title=one_line(title).strip() or "Without a title",
        date=date_of(_extent(element)),
        key=key or element.get("id", ""),
        summary=_summary(element),
        kind="era" if is_era else "milestone" if is_milestone else "",
        themes=tuple(dict.fromkeys(_themes(element, parents))),
        part_of_key=part_of,
        sources=tuple(DraftSource(url=link) for link in _links(element) if is_web_address(link)),
        is_key=is_milestone,
    )


def _words(element: Element) -> str:
    # A space in front says that brackets behind it are words and no number of a container.
    return element.findtext("name" if element.tag == "era" else "text") or ""


def _place_in_container(text: str, containers: Collection[str]) -> tuple[str, str, str]:
    """Return a title, the key of a container, and the key of what an event is part of."""
    container, inside = _CONTAINER.match(text), _INSIDE.match(text)
    if container:
        return text[container.end() :], f"container-{container[1]}", ""
    if inside and inside[1] in containers:
        return text[inside.end() :], "", f"container-{inside[1]}"
    return text, "", ""


def _extent(element: Element) -> Extent:
    is_fuzzy = _is_true(element, "fuzzy")
    return Extent(
        _text(element, "start"),
        _text(element, "end"),
        is_fuzzy or _is_true(element, "fuzzy_start"),
        is_fuzzy or _is_true(element, "fuzzy_end"),
        _is_true(element, "ends_today"),
    )


def _summary(element: Element) -> str:
    progress = _text(element, "progress")
    has_begun = progress.isdecimal() and progress.strip("0")
    said = f"Progress: {progress} %" if has_begun else ""
    return "\n".join(filter(None, (plain(_text(element, "description")), said)))


def _themes(element: Element, parents: Mapping[str, str]) -> Iterator[str]:
    """Yield categories with those in which they lie, and labels."""
    for category in (*element.iterfind("category"), *element.iterfind("categories/category")):
        name = (category.text or "").strip()
        for _ in range(_MOST_PARENTS):
            if name:
                yield one_line(name)
            name = parents.get(name, "")
    yield from one_line(_text(element, "labels")).split()


def _links(element: Element) -> list[str]:
    return [link.strip() for link in _text(element, "hyperlink").split(";") if link.strip()]


def _changes(element: Element) -> Iterator[str]:
    """Say what of an event is not in the list as it was in the file."""
    if not _words(element).strip():
        yield "it has no title"
    for link in _links(element):
        if not is_web_address(link):
            yield f"its link {one_line(link)[:100]} leads to no address on the web"
    for tag, sentence in _UNKEPT.items():
        if _text(element, tag):
            yield sentence


def _is_true(element: Element, tag: str) -> bool:
    return _text(element, tag).lower() == "true"


def _text(element: Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()
