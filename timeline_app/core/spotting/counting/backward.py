"""Dates that count from another in the text: the same day, a year later, the next spring."""

import re
from collections.abc import Sequence

from timeline_app.core.dates.civil import civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, EdtfError, Precision, Shape, parse
from timeline_app.core.dates.typed_calendar import in_year, year_edtf
from timeline_app.core.spotting.around import opened
from timeline_app.core.spotting.counting.anniversaries import year_of
from timeline_app.core.spotting.phrases import PART_OF_YEAR, Moment, Phrase
from timeline_app.core.spotting.reckoning import days_of_date, moved
from timeline_app.core.spotting.sentences import is_one_sentence
from timeline_app.core.spotting.spotted import SpottedDate

_PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.DAY,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
}
# Between a date and what counts from it lies at most a paragraph or two.
_NEAR = 1_000
_NUMBER_LIKE_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)[0-9]{2}(?!\d)")


def counted_from(phrase: Phrase, earlier: Sequence[SpottedDate], text: str) -> SpottedDate | None:
    """Return the date that a phrase counts from the one before it, if that is fine enough."""
    before = next((d for d in reversed(earlier) if d.basis != "derived"), None)
    if before is None or phrase.begin - before.end > _NEAR:
        return None
    if _is_of_number(phrase, before, text):
        return None
    choices = _choices(phrase, before.edtf)
    if not choices:
        return None
    words = text[before.begin : before.end]
    return SpottedDate(
        begin=phrase.begin,
        end=phrase.end,
        edtf=choices[0],
        basis="inferred",
        note=f"Counted from “{words}” before it.",
        rests_on=((before.begin, before.end),),
        rests_on_document=before.rests_on_document,
        other_readings=choices[1:],
        is_settled=before.is_settled and phrase.is_settled and len(choices) == 1,
    )


def _is_of_number(phrase: Phrase, before: SpottedDate, text: str) -> bool:
    """Tell whether it may count from a number: “Model 1940, not built in that year”."""
    numbers = list(_NUMBER_LIKE_YEAR.finditer(text, before.end, phrase.begin))
    is_beside = bool(numbers) and is_one_sentence(text, numbers[-1].end(), phrase.begin)
    return phrase.unit == "year" and phrase.count == 0 and is_beside


def _choices(phrase: Phrase, base: str) -> tuple[str, ...]:
    """Return what so many units after a date may be; the likeliest first."""
    if phrase.unit != PART_OF_YEAR:
        edtf = _counted(phrase, base)
        return (edtf,) if edtf else ()
    parts = _parts_beside(parse(base), phrase.part, phrase.count)
    opens = (opened(Moment(part), phrase.shape, is_end=phrase.is_end).edtf() for part in parts)
    return tuple(dict.fromkeys(text for text in opens if text))


def _parts_beside(date: EdtfDate, part: str, count: int) -> tuple[str, ...]:
    """Return the season or month after a date or before it, as seen from either end of it.

    From “1905” the following spring may be that of 1906, or that of 1905.
    """
    days = days_of_date(date)
    if days is None or date.precision > Precision.YEAR:
        return ()
    year = civil_from_days(days[0])[0]
    parts = [parse(in_year(y, part.removeprefix("-"))) for y in range(year - 2, year + 4)]
    if count > 0:
        behind = next((p for p in parts if p.start_s >= date.end_s), None)
        within = next((p for p in parts if p.start_s > date.start_s), None)
    else:
        behind = next((p for p in reversed(parts) if p.end_s <= date.start_s), None)
        within = next((p for p in reversed(parts) if p.end_s < date.end_s), None)
    return tuple(one.text for one in (behind, within) if one is not None)


def _counted(phrase: Phrase, base: str) -> str | None:
    """Return so many units after a date, with the part and the open side that the words give."""
    date = parse(base)
    try:
        edtf = None
        if date.shape is Shape.POINT and date.precision <= _PRECISIONS.get(phrase.unit, 0):
            edtf = moved(base.rstrip("?~%"), phrase.unit, phrase.count)
        year = year_of(date)
        if edtf is None and phrase.unit == "year" and year is not None:
            edtf = year_edtf(year + phrase.count)
    except EdtfError:
        return None
    if edtf is None or (phrase.part and not edtf.isdecimal()):
        return None
    return opened(Moment(edtf + phrase.part), phrase.shape, is_end=phrase.is_end).edtf()


def tells_of_past(
    phrase: Phrase, earlier: Sequence[SpottedDate], document: EdtfDate | None
) -> bool:
    """Tell whether the nearest date before lies further back than the year before the document's.

    There the text tells a history, and what follows does not count from when it was written. A year
    on its own may be that of a treaty, and what was reckoned says nothing.
    """
    days = days_of_date(document)
    before = next(
        (d for d in reversed(earlier) if d.basis == "stated" and not d.edtf.isdecimal()), None
    )
    if days is None or before is None or phrase.begin - before.end > _NEAR:
        return False
    told = year_of(parse(before.edtf))
    return told is not None and told < civil_from_days(days[0])[0] - 1
