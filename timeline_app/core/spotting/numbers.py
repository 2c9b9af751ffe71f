"""Dates in digits, as any language writes them, and years on their own.

A year is a number like any other, so what stands around it decides: `surely_after` words before it
make a year of it, `never_after` and `never_before` words around it make it a number, and `counted`
ones behind a round number do.
"""

import re

from timeline_app.core.spotting.phrases import (
    DASH,
    START,
    STOP,
    Language,
    Moment,
    Phrase,
    Reading,
    Sight,
    pattern,
)

YEAR = "[12][0-9]{3}"
# Years that stand alone: numbers outside are more often counted things.
_LIKELY_YEARS = range(1500, 2101)
_POSSIBLE_YEARS = range(1000, 2200)
# A plan or a reign; further apart, two numbers are hardly the ends of one period.
_LONGEST_PERIOD = 600
# No phrase before or behind a date that matters is longer.
_CONTEXT = 60
_MONTHS = range(1, 13)
# A unit, no choice.
_YEARS_PER_CENTURY = 100


def day_form(month: int, day: int) -> str:
    """Return the form of a day without its year."""
    return f"{{}}-{month:02}-{day:02}"


def words_before(text: str, begin: int) -> str:
    """Return what stands before a place and may belong to it."""
    return text[max(0, begin - _CONTEXT) : begin]


def is_no_date(sight: Sight, begin: int, end: int) -> bool:
    """Tell whether what stands around a number makes it the number of something."""
    language = sight.language
    return bool(
        language.never_after.search(words_before(sight.text, begin))
        or language.never_before.match(sight.text, end)
    )


def single(match: re.Match[str], form: str, year: int | None, **more: object) -> Phrase:
    """Return a phrase of one date, as long as the whole match."""
    reading = Reading((Moment(form, year),))
    return Phrase(begin=match.start(), end=match.end(), readings=(reading,), **more)  # type: ignore[arg-type]


def _ymd(match: re.Match[str], _: Sight) -> Phrase | None:
    return single(match, day_form(int(match["m"]), int(match["d"])), int(match["y"]))


def _year_month(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return `2025-12` as a month; `2011-12` may be two years as well."""
    if is_no_date(sight, match.start(), match.end()):
        return None
    year, month = int(match["y"]), int(match["m"])
    phrase = single(match, f"{{}}-{month:02}", year)
    if month <= year % _YEARS_PER_CENTURY:
        return phrase
    years = Reading((Moment("{}", year), Moment("{}", year - year % 100 + month)), "{}/{}")
    [reading] = phrase.readings
    return Phrase(
        begin=phrase.begin,
        end=phrase.end,
        readings=(years, reading),
        notes=("It may be two years or a month.",),
        is_settled=False,
    )


def _years(match: re.Match[str], sight: Sight) -> Phrase | None:
    first, digits, sign = int(match["y"]), match["z"], match["sign"]
    last = int(digits) if len(digits) > 2 else first - first % _YEARS_PER_CENTURY + int(digits)  # noqa: PLR2004
    if not first < last <= first + _LONGEST_PERIOD or (sign == "/" and last != first + 1):
        return None
    if len(digits) == 2 and sign == "-" and int(digits) in _MONTHS:  # noqa: PLR2004
        return None
    if is_no_date(sight, match.start(), match.end()):
        return None
    reading = Reading((Moment("{}", first), Moment("{}", last)), "{}/{}")
    return Phrase(begin=match.start(), end=match.end(), readings=(reading,))


def year_alone(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return a year that stands alone, if it is one."""
    year = int(match["y"])
    earlier, language = words_before(sight.text, match.start()), sight.language
    is_sure = bool(language.surely_after.search(earlier))
    if year not in (_POSSIBLE_YEARS if is_sure else _LIKELY_YEARS):
        return None
    if is_no_date(sight, match.start(), match.end()):
        return None
    is_round = year % _YEARS_PER_CENTURY == 0
    if is_round and not is_sure and language.counted.match(sight.text, match.end()):
        return None
    return single(match, "{}", year, kind="year")


def day_first(match: re.Match[str], _: Sight) -> Phrase | None:
    """Return `3.12.2025`, and where a language is sure of it `3/12/2025`."""
    return single(match, day_form(int(match["a"]), int(match["d"])), int(match["y"]))


def either_first(match: re.Match[str], _: Sight) -> Phrase | None:
    """Return `3/12/2025` both ways, unless only one of them is a day."""
    first, second, year = int(match["d"]), int(match["a"]), int(match["y"])
    orders = [(day, month) for day, month in ((first, second), (second, first)) if month in _MONTHS]
    readings = dict.fromkeys(
        Reading((Moment(day_form(month, day), year),)) for day, month in orders
    )
    return Phrase(
        begin=match.start(),
        end=match.end(),
        readings=tuple(readings),
        notes=() if len(readings) == 1 else ("Day and month may stand either way round.",),
        is_settled=len(readings) == 1,
    )


FORMS = (
    (
        pattern(rf"{START}(?P<y>{YEAR})([-/.])(?P<m>[01]?[0-9])\2(?P<d>[0-3]?[0-9]){STOP}"),
        _ymd,
    ),
    (
        pattern(
            rf"{START}(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3][0-9])T[0-9:.]{{2,15}}Z?{STOP}"
        ),
        _ymd,
    ),
    (pattern(rf"{START}(?P<d>[0-3]?[0-9])\.(?P<a>[01]?[0-9])\.(?P<y>{YEAR}){STOP}"), day_first),
    (pattern(rf"{START}(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2]){STOP}"), _year_month),
    (
        pattern(rf"{START}(?P<y>{YEAR})_?(?P<sign>{DASH}|/)_?(?P<z>{YEAR}|[0-9]{{2}}){STOP}"),
        _years,
    ),
    (
        pattern(rf"(?:{START}(?<![a-zà-ỹ][-‑])|(?<=mid-)|(?<=pre-)|(?<=post-))(?P<y>{YEAR}){STOP}"),
        year_alone,
    ),
)
NUMERIC_DAY = rf"{START}(?P<d>[0-3]?[0-9])([-/])(?P<a>[0-3]?[0-9])\2(?P<y>{YEAR}){STOP}"

_NEVER = re.compile(r"(?!)")
PLAIN = Language(
    forms=FORMS[:3],
    parts=(),
    vague=_NEVER,
    marks=(),
    leads=(),
    trails=(),
    day_parts=(_NEVER, _NEVER),
    part_words={},
    join=_NEVER,
    between=_NEVER,
    coming=_NEVER,
    gone=_NEVER,
    surely_after=_NEVER,
    never_after=_NEVER,
    never_before=_NEVER,
    counted=_NEVER,
)
"""For languages of which the program knows no words: only days that are written in digits."""
