"""Telling what JSON is by its shape: the keys that it has and those of its first members."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from timeline_app.core.reading.foreign_kinds import KINDS, ForeignKind
from timeline_app.core.reading.json_text import LEFT_OUT, JsonText

# Of a list of events, so many are looked at: a file may begin with an odd one.
_MOST_MEMBERS = 20
_GEOJSON_TYPES: Final = {
    *("FeatureCollection", "Feature", "GeometryCollection", "Point", "MultiPoint"),
    *("LineString", "MultiLineString", "Polygon", "MultiPolygon"),
}
_DATE_OF_SLIDE = re.compile(r'"(?:start_date"\s*:\s*\{|startDate"\s*:\s*"[0-9]+,)')
_LISTS = ("events", "timeline", "items", "entries", "data", "records", "chronology", "results", "")
_DATES = {"date", "start", "startDate", "start_date", "year", "when", "time", "datetime", "from"}
_TITLES = {"title", "name", "headline", "event", "label", "text", "description", "summary"}
_OWN_KEYS = {"documents", "leaders", "organisations", "themes", "views", "as_of"}
_OWN_EVENT_KEYS = {"date_basis", "citations", "part_of"}


def json_kind(value: Mapping[str, Any]) -> ForeignKind | None:
    """Return what a JSON object is; None if it may be an event list that is not quite right."""
    kind = KINDS[_json_object(value)]
    is_own = not _OWN_KEYS.isdisjoint(value) or any(
        not _OWN_EVENT_KEYS.isdisjoint(member) for member in _members(value.get("events"))
    )
    return None if is_own or not kind.is_named or kind is KINDS["event-list"] else kind


def json_text_kind(text: str) -> str:
    """Return the id of the kind of a JSON text, which may be cut off."""
    if text[0] == "{":
        kind = _json_object(JsonText(text).value)
        # In a broken file what would tell may lie behind the break, or be what is broken.
        return "timelinejs" if kind == "json" and _DATE_OF_SLIDE.search(text) else kind
    # An object around a list is what the reader of broken JSON can take.
    return _json_list(JsonText(f'{{"": {text}').value.get(""))


def _json_list(value: Any) -> str:
    if isinstance(value, list) and value[:1] == ["vcalendar"]:
        return "jcal"
    return _json_object({"": value})


def _json_object(value: Mapping[str, Any]) -> str:
    return next((kind for kind, fits in _SHAPES if fits(value)), "json")


def _members(value: Any) -> Iterator[Mapping[str, Any]]:
    """Return the first objects of what should be a list of them."""
    if isinstance(value, list):
        sound = (member for member in value if member is not LEFT_OUT)
        yield from (member for member in islice(sound, _MOST_MEMBERS) if isinstance(member, dict))


def _has_members(value: Mapping[str, Any], name: str, *keys: str) -> bool:
    return any(all(key in member for key in keys) for member in _members(value.get(name)))


def _is_format(value: Mapping[str, Any], name: str) -> bool:
    return str(value.get("format", "")).startswith(f"timeline-{name}/")


def _is_timelinejs(value: Mapping[str, Any]) -> bool:
    title, old = value.get("title"), value.get("timeline")
    has_slides = any(
        isinstance(member.get("start_date"), dict) or isinstance(member.get("text"), dict)
        for name in ("events", "eras")
        for member in _members(value.get(name))
    )
    is_old = isinstance(old, dict) and _has_members(old, "date", "startDate")
    return has_slides or is_old or (isinstance(title, dict) and "text" in title)


def _is_annotation(value: Mapping[str, Any]) -> bool:
    found = [value, *_members(value.get("")), *_members(value.get("items"))]
    return any(
        "w3.org/ns/anno" in str(one.get("@context", ""))
        or str(one.get("type", "")).startswith("Annotation")
        for one in found
    )


def _is_event(value: Mapping[str, Any]) -> bool:
    return not (_DATES.isdisjoint(value) or _TITLES.isdisjoint(value))


_SHAPES: tuple[tuple[str, Callable[[Mapping[str, Any]], bool]], ...] = (
    ("event-list", lambda value: _is_format(value, "events")),
    ("paragraph-file", lambda value: _is_format(value, "paragraphs")),
    ("timelinejs", _is_timelinejs),
    ("geojson", lambda value: str(value.get("type")) in _GEOJSON_TYPES),
    ("topojson", lambda value: value.get("type") == "Topology"),
    ("web-annotation", _is_annotation),
    ("hypothesis", lambda value: _has_members(value, "rows", "target", "uri")),
    (
        "simile",
        lambda value: "dateTimeFormat" in value or _has_members(value, "events", "start", "title"),
    ),
    ("exhibit", lambda value: _has_members(value, "items", "label", "type")),
    ("vis-timeline", lambda value: _has_members(value, "", "content", "start")),
    ("chronology", lambda value: any(_is_event(m) for n in _LISTS for m in _members(value.get(n)))),
    ("chronology-entry", _is_event),
)
