"""TimelineJS files from before 2015, told in today's names."""

from collections.abc import Mapping
from typing import Any

_DATE_PARTS = ("year", "month", "day", "hour", "minute", "second")


def as_of_today(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a file with today's names; one that has them already as it is."""
    old = value.get("timeline")
    if "events" in value or not isinstance(old, Mapping):
        return value
    return {
        "title": _slide(old),
        "events": [_slide(entry) for entry in _list(old.get("date"))],
        "eras": [_slide(entry) for entry in _list(old.get("era"))],
    }


def _slide(old: Any) -> Any:
    if not isinstance(old, Mapping):
        return old
    asset = old.get("asset")
    media = asset if isinstance(asset, Mapping) else {}
    return {
        "start_date": _date(old.get("startDate")),
        "end_date": _date(old.get("endDate")),
        "text": {"headline": old.get("headline"), "text": old.get("text")},
        "media": {**media, "url": media.get("media")},
        "group": old.get("tag"),
    }


def _date(text: Any) -> dict[str, str]:
    """Return the parts of a date such as `1994,4,8` or `4/8/1994 10:30`.

    Days and months apart by slashes stand in the American order, as they did in that program.
    """
    day, _, clock = str(text or "").strip().partition(" ")
    parts = day.split(",") if "," in day else day.split("/")
    if "/" in day and len(parts) > 1:
        parts = [parts[-1], *parts[:-1]]
    return dict(zip(_DATE_PARTS, [*parts, *(clock.split(":") if clock else [])], strict=False))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
