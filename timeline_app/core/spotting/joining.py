"""Two dates that make one: `from 30 November to 3 December 2025`, `between 1990 and 1995`."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

import msgspec

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.spotting.numbers import words_before
from timeline_app.core.spotting.phrases import Language, Moment, Phrase, Reading

# “ to the year ” and the like; whatever is longer tells something else.
_LONGEST_GAP = 20

replace = msgspec.structs.replace


def joined(phrases: Sequence[Phrase], text: str, language: Language) -> list[Phrase]:
    """Return phrases with those that are the two ends of something as one."""
    result: list[Phrase] = []
    for phrase in (_between(phrase, text, language) for phrase in phrases):
        both = _both(result[-1], phrase, text, language) if result else None
        if both is None:
            result.append(phrase)
        else:
            result[-1] = both
    return result


def _between(phrase: Phrase, text: str, language: Language) -> Phrase:
    """Return two dates that “and” joins as some time between them, if “between” stands before.

    It may be a run from one to the other as well, which says more.
    """
    shapes = {(reading.shape, len(reading.moments)) for reading in phrase.readings}
    opening = language.between.search(words_before(text, phrase.begin))
    if opening is None or shapes != {(",", 2)}:
        return phrase
    return replace(
        phrase,
        begin=phrase.begin - len(opening[0]),
        readings=tuple(r._replace(shape=s) for s in ("[{}..{}]", "{}/{}") for r in phrase.readings),
        is_settled=False,
    )


def _both(first: Phrase, last: Phrase, text: str, language: Language) -> Phrase | None:
    gap = text[first.end : last.begin]
    match = language.join.fullmatch(gap) if 0 < len(gap) <= _LONGEST_GAP else None
    if match is None or "back" in (first.kind, last.kind):
        return None
    begin, is_between = first.begin, (match["word"] or "").casefold() in ("and", "và")
    if is_between:
        opening = language.between.search(words_before(text, first.begin))
        if opening is None:
            return None
        begin -= len(opening[0])
    runs = _runs(first, last, has_word=match["word"] is not None)
    if not runs:
        return None
    some_time = [run._replace(shape="[{}..{}]") for run in runs] if is_between else []
    return Phrase(
        begin=begin,
        end=last.end,
        readings=(*some_time, *runs),
        notes=(*first.notes, *last.notes),
        is_reckoned=first.is_reckoned or last.is_reckoned,
        is_either=first.is_either or last.is_either,
        is_settled=first.is_settled and last.is_settled and not is_between,
    )


def _runs(first: Phrase, last: Phrase, *, has_word: bool) -> list[Reading]:
    runs = []
    is_parallel = len(first.readings) == len(last.readings)
    pairs: Iterable[tuple[Reading, Reading]] = (
        zip(first.readings, last.readings, strict=True)
        if is_parallel
        else product(first.readings, last.readings)
    )
    for one, other in pairs:
        if one.shape == other.shape == "{}" and "[" not in one.moments[0].form[:1]:
            reading = Reading((one.moments[0], other.moments[0]), "{}/{}")
            if _fits(reading, has_word=has_word):
                runs.append(reading)
    return runs


def _fits(reading: Reading, *, has_word: bool) -> bool:
    """Tell whether two dates are a run; a dash also stands between what is none."""
    first, last = reading.moments
    is_alike = _grain(first) == _grain(last)
    if not is_alike and not (has_word or last.needs_year):
        return False
    return filled(reading, None) is not None


def _grain(moment: Moment) -> tuple[int, bool]:
    return moment.form.count("-"), "X" in moment.form


def filled(reading: Reading, year: int | None) -> Reading | None:
    """Return a reading whose dates have taken their years from each other, or from `year`.

    None if the dates do not follow on one another.
    """
    moments = list(reading.moments)
    if all(_year(moment) is None for moment in moments) and moments[-1].needs_year:
        if year is None:
            return reading
        moments[-1] = moments[-1]._replace(year=year)
    given = [not moment.needs_year for moment in reading.moments]
    # From the last date back first: “28 December to 3 January 2026” has its year at the end.
    _lend_years(moments, [(i, i + 1) for i in reversed(range(len(moments) - 1))])
    _lend_years(moments, [(i + 1, i) for i in range(len(moments) - 1)])
    for index, (first, last) in enumerate(pairwise(moments)):
        if not _in_order(first, last):
            if given[index] and not given[index + 1] and last.year is not None:
                moments[index + 1] = last._replace(year=last.year + 1)
            elif not given[index] and first.year is not None:
                moments[index] = first._replace(year=first.year - 1)
            else:
                return None
    return reading._replace(moments=tuple(moments))


def _lend_years(moments: list[Moment], pairs: Sequence[tuple[int, int]]) -> None:
    """Give each first of a pair that needs a year the one that the second has."""
    for taker, giver in pairs:
        if moments[taker].needs_year and (year := _year(moments[giver])) is not None:
            moments[taker] = moments[taker]._replace(year=year)


def _year(moment: Moment) -> int | None:
    if moment.year is not None or "{}" in moment.form:
        return moment.year
    digits = moment.form[:4]
    return int(digits) if digits.isdecimal() else None


def _in_order(first: Moment, last: Moment) -> bool:
    try:
        return parse(first.edtf()).start_s < parse(last.edtf()).end_s
    except EdtfError:
        return False
