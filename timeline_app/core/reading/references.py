"""Checks that everything a part of the file refers to is there: ids, paragraphs and words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from timeline_app.core.dates.edtf import parse
from timeline_app.core.reading.dating_rules import edtf_faults
from timeline_app.core.reading.structure import live
from timeline_app.core.reading.suggest import closest
from timeline_app.core.record.facet_kinds import CLOSED_FACETS
from timeline_app.core.record.model import ParagraphFile
from timeline_app.core.record.problems import Fault, JsonPath, shown

Plain = Mapping[str, Any]

_LIST_OF_NOUN = {
    **{kind.option: kind.id for kind in CLOSED_FACETS},
    "event": "events",
}
# Keys that hold ids, in events and in the filters of views.
_REFERENCES = (
    *((kind.id, kind.option) for kind in CLOSED_FACETS),
    ("subjects", "leader"),
    ("about", "leader"),
)


class Known(msgspec.Struct, frozen=True):
    """What may be referred to, by the noun for the kind of thing.

    `sound` holds the ids of usable entries, `written` also those of entries left out as faulty:
    who refers to one of those is not to blame.
    """

    sound: Mapping[str, frozenset[str]]
    written: Mapping[str, frozenset[str]]
    paragraphs: Mapping[str, ParagraphFile]

    def fault(self, noun: str, value: str, path: JsonPath, to_prune: JsonPath) -> Iterator[Fault]:
        """Yield the fault of referring to something that is not there, if it is not."""
        if value in self.sound[noun]:
            return
        if value in self.written[noun]:
            yield Fault(path, "", "", to_prune)
            return
        suggestion = closest(value, self.sound[noun])
        remedy = f"Add the {noun} to the file or correct the id"
        if suggestion:
            remedy = f"Did you mean {suggestion!r}?"
        yield Fault(path, f"there is no {noun} {value!r}", remedy, to_prune)


def written_ids(value: Plain) -> dict[str, frozenset[str]]:
    """Return every id that stands in the lists of a file, sound or not, by noun."""
    return {noun: frozenset(_ids(value.get(key))) for noun, key in _LIST_OF_NOUN.items()}


def duplicate_id_faults(value: Plain) -> Iterator[Fault]:
    """Yield a fault for every id that an earlier entry of the same list already has."""
    for noun, key in {**_LIST_OF_NOUN, "view": "views"}.items():
        first: dict[str, int] = {}
        for index, item in live(value, key):
            earlier = first.setdefault(item["id"], index)
            if earlier != index:
                message = f"the {noun} id {item['id']!r} is taken by {key}[{earlier}]"
                remedy = "Give it an id of its own"
                yield Fault((key, index, "id"), message, remedy, (key, index))


def head_faults(head: Plain, known: Known) -> Iterator[Fault]:
    """Yield bad dates and unknown ids and paragraphs in everything but the events."""
    if head.get("as_of"):
        yield from edtf_faults(head["as_of"], ("as_of",), ("as_of",))
    for index, document in live(head, "documents"):
        if document.get("published"):
            place = ("documents", index, "published")
            yield from edtf_faults(document["published"], place, place)
        if document.get("retrieved"):
            place = ("documents", index, "retrieved")
            yield from edtf_faults(document["retrieved"], place, place)
    for index, view in live(head, "views"):
        yield from _view_faults(view, known, ("views", index))
    for key in ("leaders", "organisations"):
        for index, item in live(head, key):
            for number, variant in live(item, "variants"):
                at = (key, index, "variants", number)
                yield from _paragraph_faults(variant, known, at)


def event_faults(event: Plain, known: Known, path: JsonPath) -> Iterator[Fault]:
    """Yield every unknown id and every citation of an event that leads nowhere."""
    yield from _id_faults(event, known, path)
    whole = event.get("part_of")
    if whole:
        place = (*path, "part_of")
        yield from known.fault("event", whole, place, place)
    yield from _citations_faults(event, known, path)
    for index, discrepancy in live(event, "discrepancies"):
        yield from _citations_faults(discrepancy, known, (*path, "discrepancies", index))


def cycle_faults(value: Plain) -> Iterator[Fault]:
    """Yield one fault for each circle of events that are part of each other."""
    wholes = {event["id"]: event.get("part_of") for _, event in live(value, "events")}
    settled: set[str] = set()
    circles: dict[str, list[str]] = {}
    for start in wholes:
        way: dict[str, None] = {}
        step: str | None = start
        while step and step not in settled and step not in way:
            way[step] = None
            step = wholes.get(step)
        if step and step in way:
            members = list(way)
            circles[step] = members[members.index(step) :]
        settled.update(way)
    for index, event in live(value, "events"):
        if event["id"] in circles:
            yield _circle_fault(circles[event["id"]], ("events", index, "part_of"))


def _circle_fault(circle: list[str], path: JsonPath) -> Fault:
    start, *others = circle
    message = f"{start!r} is part of itself"
    if others:
        way = ", ".join(repr(other) for other in others[:5])
        message += f" by way of {way}" + (" and others" if others[5:] else "")
    return Fault(path, message, "Remove part_of from one of them", path)


def _ids(items: Any) -> Iterator[str]:
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item["id"]


def _id_faults(
    holder: Plain, known: Known, path: JsonPath, to_prune: JsonPath | None = None
) -> Iterator[Fault]:
    """Yield unknown and repeated ids in the lists of ids that a part of the file holds."""
    for key, noun in _REFERENCES:
        seen: set[str] = set()
        for index, value in live(holder, key):
            place = (*path, key, index)
            yield from known.fault(noun, value, place, to_prune or place)
            if value in seen:
                yield Fault(place, f"the {noun} {value!r} stands here twice", "Keep one", place)
            seen.add(value)


def _view_faults(view: Plain, known: Known, path: JsonPath) -> Iterator[Fault]:
    """A view whose filter can't be kept whole is left out: it would show something else."""
    yield from edtf_faults(view["span"], (*path, "span"), path)
    yield from _piece_faults(view.get("pieces", ()), (*path, "pieces"))
    condition = view.get("filter", {})
    for side in ("from", "to"):
        yield from edtf_faults(condition.get(side) or None, (*path, "filter", side), path)
    yield from _id_faults(condition, known, (*path, "filter"), path)


def _piece_faults(pieces: Sequence[str], path: JsonPath) -> Iterator[Fault]:
    """Pieces that are no dates or out of order are left out together: half of them mislead."""
    ends_s: int | None = None
    for index, text in enumerate(pieces):
        faults = list(edtf_faults(text, (*path, index), path))
        yield from faults
        if faults:
            return
        piece = parse(text)
        if ends_s is not None and piece.anchor_start_s < ends_s:
            message = f"the piece {shown(text)} begins before the one before it ends"
            yield Fault((*path, index), message, "Put the pieces in the order of time", path)
            return
        ends_s = piece.anchor_end_s


def _citations_faults(holder: Plain, known: Known, path: JsonPath) -> Iterator[Fault]:
    for index, citation in live(holder, "citations"):
        place = (*path, "citations", index)
        first, end = citation["words"]
        if first >= end:
            message = f"words [{first}, {end}] hold no word"
            remedy = "Write [first, end]: the first word's number and one past the last's"
            yield Fault((*place, "words"), message, remedy, place)
        faults = list(_paragraph_faults(citation, known, place))
        yield from faults
        file = known.paragraphs.get(citation["document"])
        if faults or file is None:
            continue
        count = file.paragraphs[citation["paragraph"] - 1].word_count
        if end > count:
            message = f"words up to {end} lie outside paragraph {citation['paragraph']}"
            yield Fault((*place, "words"), message, f"It has {count} words", place)


def _paragraph_faults(holder: Plain, known: Known, path: JsonPath) -> Iterator[Fault]:
    document, number = holder["document"], holder["paragraph"]
    yield from known.fault("document", document, (*path, "document"), path)
    file = known.paragraphs.get(document)
    if file is not None and number > len(file.paragraphs):
        message = f"{document} has no paragraph {number}"
        remedy = f"Its paragraphs run from 1 to {len(file.paragraphs)}"
        yield Fault((*path, "paragraph"), message, remedy, path)
