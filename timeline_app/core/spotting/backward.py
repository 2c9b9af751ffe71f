"""Dates that count from another in the text: the same day, a year later, a 50th anniversary."""

import re
from collections.abc import Sequence

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, EdtfError, Precision, Shape, parse
from timeline_app.core.dates.typed_calendar import year_edtf
from timeline_app.core.spotting.around import opened
from timeline_app.core.spotting.phrases import Moment, Phrase, Sight
from timeline_app.core.spotting.reckoning import days_of_date, moved
from timeline_app.core.spotting.sentences import is_one_sentence
from timeline_app.core.spotting.spotted import SpottedDate
from timeline_app.core.spotting.units import said

_PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.DAY,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
}
# Between a date and what counts from it lies at most a paragraph or two.
_NEAR = 1_000
# “In 2045, which will be the 100th anniversary”: so close that it is the year of the feast.
_BESIDE = 40
_NUMBER_LIKE_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)[0-9]{2}(?!\d)")
_APPOSITION = re.compile(
    r"(?:,?\s*\(?(?:the|marking|which is|which will be|is|will be|marks|will mark|là|nhân|,|[-–—])?"
    r"\s*){1,4}",
    re.IGNORECASE,
)


def counted_from(phrase: Phrase, earlier: Sequence[SpottedDate], text: str) -> SpottedDate | None:
    """Return the date that a phrase counts from the one before it, if that is fine enough."""
    before = next((d for d in reversed(earlier) if d.basis != "derived"), None)
    if before is None or phrase.begin - before.end > _NEAR:
        return None
    if _is_of_number(phrase, before, text):
        return None
    edtf = _counted(phrase, before.edtf)
    if edtf is None:
        return None
    words = text[before.begin : before.end]
    return SpottedDate(
        begin=phrase.begin,
        end=phrase.end,
        edtf=edtf,
        basis="inferred",
        note=f"Counted from “{words}” before it.",
        rests_on=((before.begin, before.end),),
        rests_on_document=before.rests_on_document,
        is_settled=before.is_settled and phrase.is_settled,
    )


def _is_of_number(phrase: Phrase, before: SpottedDate, text: str) -> bool:
    """Tell whether it may count from a number: “Model 1940, not built in that year”."""
    numbers = list(_NUMBER_LIKE_YEAR.finditer(text, before.end, phrase.begin))
    is_beside = bool(numbers) and is_one_sentence(text, numbers[-1].end(), phrase.begin)
    return phrase.unit == "year" and phrase.count == 0 and is_beside


def _counted(phrase: Phrase, base: str) -> str | None:
    """Return so many units after a date, with the part and the open side that the words give."""
    date = parse(base)
    try:
        edtf = None
        if date.shape is Shape.POINT and date.precision <= _PRECISIONS.get(phrase.unit, 0):
            edtf = moved(base.rstrip("?~%"), phrase.unit, phrase.count)
        year = _year_of(date)
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
    told = _year_of(parse(before.edtf))
    return told is not None and told < civil_from_days(days[0])[0] - 1


def anniversary(
    phrase: Phrase, earlier: Sequence[SpottedDate], sight: Sight, document: EdtfDate | None
) -> SpottedDate | None:
    """Return the year that an anniversary is of, if something says when it is."""
    beside = earlier[-1] if earlier else None
    if beside and phrase.begin - beside.end <= _BESIDE:
        gap, feast = sight.text[beside.end : phrase.begin], parse(beside.edtf)
        year = _year_of(feast)
        if year is not None and (not gap.strip() or _APPOSITION.fullmatch(gap)):
            words = sight.text[beside.begin : beside.end]
            note = (
                f"{year} − {phrase.count} = {year - phrase.count}: the anniversary is in “{words}”."
            )
            return _founding(phrase, year, note, rests_on=((beside.begin, beside.end),))
    year = _year_of(document) if document and days_of_date(document) else None
    if year is None or document is None or tells_of_past(phrase, earlier, document):
        return None
    note = (
        f"{year} − {phrase.count} = {year - phrase.count}, if the anniversary falls in the year of"
        f" the document, {said(document)}: the words do not say so."
    )
    return _founding(phrase, year, note)


def _year_of(date: EdtfDate) -> int | None:
    """Return the one year that a date lies in; of “by 2045”, that year."""
    if date.precision > Precision.YEAR:
        return None
    first, last = (
        civil_from_days(second // SECONDS_PER_DAY)[0]
        for second in (date.anchor_start_s, date.anchor_end_s - 1)
    )
    return first if first == last else None


def _founding(
    phrase: Phrase, year: int, note: str, rests_on: tuple[tuple[int, int], ...] = ()
) -> SpottedDate:
    return SpottedDate(
        begin=phrase.begin,
        end=phrase.end,
        edtf=year_edtf(year - phrase.count),
        basis="derived",
        note=note,
        rests_on=rests_on,
        rests_on_document=not rests_on,
        is_settled=bool(rests_on),
    )
