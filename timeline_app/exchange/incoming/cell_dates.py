"""What a cell means as a date: EDTF that says no more than the cell does, or why it cannot be read.

Nothing is guessed: no day is put in for a missing one, no year for none, and no date is today's.
What cannot be read is kept in the words of the cell, for a person to settle.
"""

import re
from functools import lru_cache
from typing import NamedTuple, get_args

from timeline_app.core.dates.civil import SECONDS_PER_DAY, weekday
from timeline_app.core.dates.edtf import parse
from timeline_app.core.dates.parsed_date import EdtfError
from timeline_app.core.record.model import PartOfDay
from timeline_app.exchange.incoming.dates.clock import Clock, split_clock
from timeline_app.exchange.incoming.dates.forms import (
    TWO_WAYS,
    DateRules,
    UnreadableDateError,
)
from timeline_app.exchange.incoming.dates.phrases import PLAIN_DAY, is_edtf, marked, phrase_of
from timeline_app.exchange.incoming.dates.signs import signs_of

# Room for two dates in full words with weekdays, in any language; more is a sentence.
_LONGEST_TEXT = 120
# A column of 100,000 rows repeats its dates, and one that does not gains nothing.
_KEPT_CELLS = 65_536

_BRACKETS = re.compile(r"(.+?) ?[(\[]([^()\[\]]+)[)\]]")
_SAID_IN_BRACKETS = {"?": "?", "about": "~", "maybe": "?", "bc": "bc", "ad": "ad"}
_WEEKDAY = re.compile(r"(?:^| )w(\d)(?: |$)")
_PART_OF_DAY = re.compile(rf"(?:^| |-)({'|'.join(get_args(PartOfDay))})(?: |$)")


class CellDate(NamedTuple):
    """What a cell says: EDTF if it can be read, else why it cannot.

    A reason beside EDTF says why a person should look at it all the same.
    """

    edtf: str | None
    reason: str = ""
    part_of_day: PartOfDay | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to look at the cell."""
        return self.edtf is not None and not self.reason


@lru_cache(maxsize=_KEPT_CELLS)
def read_cell(text: str, rules: DateRules = DateRules()) -> CellDate:  # noqa: B008  never changed
    """Return what the text of a cell means as a date; it never raises."""
    try:
        found = _read(" ".join(text.split()), rules)
        if found.edtf is not None:
            parse(found.edtf)
    except (UnreadableDateError, EdtfError) as error:
        return CellDate(None, str(error))
    return found


def is_ongoing(text: str) -> bool:
    """Tell whether a cell for an end says that there is none yet, in any of the languages."""
    return len(text) <= _LONGEST_TEXT and signs_of(text) in ("now", "– now")


def is_unknown(text: str) -> bool:
    """Tell whether a cell for an end says that nobody knows it."""
    return len(text) <= _LONGEST_TEXT and signs_of(text) in ("?", "unknown")


def _read(text: str, rules: DateRules) -> CellDate:
    if not text:
        raise UnreadableDateError("it is empty")
    if len(text) > _LONGEST_TEXT:
        raise UnreadableDateError("it is too long for a date")
    if is_edtf(text.upper(), rules):
        return CellDate(text.upper())
    bare, said, remark = _without_brackets(text)
    words, clock = split_clock(bare.casefold())
    signs = f"{signs_of(words)} {said}".strip() if said in ("bc", "ad") else signs_of(words)
    edtf, part_of_day = _with_weekday(signs, rules)
    if said in ("?", "~"):
        edtf = marked(edtf, said)
    if clock is not None:
        edtf, part_of_day = _with_clock(edtf, clock, part_of_day)
    if part_of_day and not PLAIN_DAY.fullmatch(edtf):
        raise UnreadableDateError("a part of the day is given, but no single day")
    return CellDate(edtf, remark or _two_ways(edtf, signs), part_of_day)


def _two_ways(edtf: str, signs: str) -> str:
    is_either = edtf.startswith("[") and "," in edtf and " or " not in signs
    return TWO_WAYS if is_either else ""


def _without_brackets(text: str) -> tuple[str, str, str]:
    """Return a text without brackets at its end, what they say as a sign, or that they say more."""
    match = _BRACKETS.fullmatch(text)
    if match is None:
        return text, "", ""
    sign = _SAID_IN_BRACKETS.get(match[2].strip()) or _SAID_IN_BRACKETS.get(signs_of(match[2]))
    if sign:
        return match[1], sign, ""
    if any(letter.isdigit() for letter in match[2]) or " or " in f" {signs_of(match[2])} ":
        raise UnreadableDateError("it has a remark in brackets")
    return match[1], "", "it has a remark in brackets"


def _with_weekday(signs: str, rules: DateRules) -> tuple[str, PartOfDay | None]:
    """Return the date and part of the day; a weekday must be that of the date."""
    part = _PART_OF_DAY.search(signs)
    part_of_day = next(one for one in get_args(PartOfDay) if one == part[1]) if part else None
    if part:
        signs = _PART_OF_DAY.sub(" ", signs).strip()
    day = _WEEKDAY.search(signs)
    if day is None:
        return phrase_of(signs, rules), part_of_day
    edtf = phrase_of(_WEEKDAY.sub(" ", signs).strip(), rules)
    if not PLAIN_DAY.fullmatch(edtf):
        raise UnreadableDateError("it has a weekday, but no single day")
    if weekday(parse(edtf).start_s // SECONDS_PER_DAY) != int(day[1]):
        raise UnreadableDateError("the weekday is not that of the date")
    return edtf, part_of_day


def _with_clock(
    edtf: str, clock: Clock, part_of_day: PartOfDay | None
) -> tuple[str, PartOfDay | None]:
    if not PLAIN_DAY.fullmatch(edtf):
        raise UnreadableDateError("a time is given, but no single day")
    if clock.edtf:
        return edtf + clock.edtf, None
    return edtf, clock.part_of_day or part_of_day
