"""Days and months in words, one or several: `1–3 December 2025`, `ngày 1 và 2 tháng 12`."""

import re
from itertools import pairwise

from timeline_app.core.spotting.numbers import day_form
from timeline_app.core.spotting.phrases import DASH, Moment, Phrase, Reading, Sight

_NUMBER = re.compile("[0-9]{1,2}")
_RUN = re.compile(rf"{DASH}|\b(?:to|until|till|through|đến|tới)\b", re.IGNORECASE)
_CHOICE = re.compile(r"\b(?:or|hoặc|hay)\b", re.IGNORECASE)


def days_of(
    match: re.Match[str], month: int, year: int | None, end: int | None = None
) -> Phrase | None:
    """Return the days that the group `days` of a match names, in a month."""
    numbers = [int(number) for number in _NUMBER.findall(match["days"])]
    moments = tuple(Moment(day_form(month, day), year) for day in numbers)
    reading = together(match["days"], moments)
    if reading is None or (len(numbers) > 1 and not _ascending(numbers)):
        return None
    return Phrase(begin=match.start(), end=match.end() if end is None else end, readings=(reading,))


def together(signs: str, moments: tuple[Moment, ...]) -> Reading | None:
    """Return some dates as what the words between them make of them."""
    if len(moments) == 1:
        return Reading(moments)
    if _RUN.search(signs):
        return Reading(moments, "{}/{}") if len(moments) == 2 else None  # noqa: PLR2004
    return Reading(moments, "|" if _CHOICE.search(signs) else ",")


def _ascending(numbers: list[int]) -> bool:
    return all(before < after for before, after in pairwise(numbers))


def year_of(match: re.Match[str], sight: Sight) -> tuple[int | None, int]:
    """Return the year a match names, and where the match ends without one that is no year.

    In “on 3 December, 2000 people” the number counts people.
    """
    digits = match["y"]
    if digits is None:
        bce = match.groupdict().get("bce")
        return (1 - int(bce) if bce else None), match.end()
    if sight.language.never_before.match(sight.text, match.end("y")):
        return None, match.start() + len(match[0][: match.start("y") - match.start()].rstrip(" ,"))
    return int(digits), match.end()
