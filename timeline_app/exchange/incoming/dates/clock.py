"""The time of day in a cell: taken off its date, since few forms of dates have one."""

import re
from typing import NamedTuple

from timeline_app.core.record.model import PartOfDay

_ZONES = {"z": "Z", "utc": "Z", "gmt": "Z"}
# Names of zones that are not the same all over the world stay words of the cell.
_ZONE = (
    r"(?: ?(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})| (?:[ecmp][sd]t|ces?t|bst|ict|msk|jst|ist))?"
    r"(?![^\W\d_])"
)
_HALF = r"(?: ?(?P<half>[ap])\.?m\.?)?"
_CLOCK = re.compile(
    rf"(?<![\d:.])(?:t|,? )?(?P<h>\d{{1,2}})(?::|h)(?P<m>\d{{2}})(?::(?P<s>\d{{2}})(?:[.,]\d+)?)?"
    rf"{_HALF}(?: (?:uhr|h|giờ))?(?![\d:]){_ZONE}"
)
_HOUR = re.compile(
    r"(?<![\d:./-])(?P<h>\d{1,2})(?: ?(?P<half>[ap])\.?m\.?| ?(?:uhr|o'clock|giờ)| ?h)(?![^\W\d_])"
)
_ISO_CLOCK = re.compile(r"(\d{4}-\d{2}-\d{2})t(?=\d{2}:)")
# The clock has them.
_NOON, _HOURS, _MINUTES = 12, 24, 60
_PARTS: tuple[PartOfDay, ...] = ("night", "morning", "afternoon", "evening")


class Clock(NamedTuple):
    """A time of day as EDTF writes it behind a day, or only the part of the day it lies in."""

    edtf: str = ""
    part_of_day: PartOfDay | None = None


def split_clock(words: str) -> tuple[str, Clock | None]:
    """Return a text in small letters without its time of day, and that time if it has one.

    Midnight to the second is what spreadsheets write behind a day that has no time; it says
    nothing. An hour without minutes says in which part of the day it lies, and no more.
    """
    words = _ISO_CLOCK.sub(r"\1 ", words)
    if match := _CLOCK.search(words):
        hour = _hour(int(match["h"]), match["half"])
        if hour >= _HOURS or int(match["m"]) >= _MINUTES or int(match["s"] or 0) >= _MINUTES:
            return words, None
        clock = f"{hour:02}:{match['m']}" + (f":{match['s']}" if match["s"] else "")
        zone = _zone(match["zone"])
        is_midnight = not zone and not clock.strip("0:")
        return _without(words, match), Clock() if is_midnight else Clock(f"T{clock}{zone}")
    if match := _HOUR.search(words):
        hour = _hour(int(match["h"]), match["half"])
        if hour < _HOURS:
            return _without(words, match), Clock(part_of_day=part_of(hour))
    return words, None


def part_of(hour: int) -> PartOfDay:
    """Return the part of the day that an hour lies in."""
    return _PARTS[hour // (_HOURS // len(_PARTS))]


def _hour(hour: int, half: str | None) -> int:
    """Return an hour of 24; one that the half of a day does not have counts as too late."""
    if not half:
        return hour
    if not 1 <= hour <= _NOON:
        return _HOURS
    return hour % _NOON + (_NOON if half == "p" else 0)


def _zone(text: str | None) -> str:
    if not text:
        return ""
    return _ZONES.get(text) or (text if ":" in text else f"{text[:3]}:{text[3:]}")


def _without(words: str, match: re.Match[str]) -> str:
    return f"{words[: match.start()]} {words[match.end() :]}".strip()
