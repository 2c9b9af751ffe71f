"""Finds the dates that running text tells, as suggestions that a person confirms.

Precision comes before completeness: a number is a year only if nothing speaks against it, a month
without a year takes one from near words or from the document's date, and then says so, and what is
more than one date is offered as such.
"""

from collections.abc import Iterator, Sequence

import msgspec

from timeline_app.core.dates.civil import SECONDS_PER_DAY, weekday
from timeline_app.core.dates.edtf import EdtfDate, Precision, Shape, parse
from timeline_app.core.spotting.around import with_open_side, with_part_of_day, with_words_before
from timeline_app.core.spotting.counting.anniversaries import anniversary, in_year_of_document
from timeline_app.core.spotting.counting.backward import counted_from, tells_of_past
from timeline_app.core.spotting.joining import joined
from timeline_app.core.spotting.letters import Letters
from timeline_app.core.spotting.phrases import Phrase, Sight
from timeline_app.core.spotting.reckoning import days_of_date
from timeline_app.core.spotting.recurring.rules import SpottedRecurrence
from timeline_app.core.spotting.recurring.spotter import recurrences_in
from timeline_app.core.spotting.sights import sight_of
from timeline_app.core.spotting.spotted import SpottedBasis, SpottedDate
from timeline_app.core.spotting.units import said
from timeline_app.core.spotting.years import Completed, YearSource, completed, year_sources

__all__ = ["SpottedDate", "spot_dates"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def spot_dates(
    text: str,
    language: str = "en",
    document_date: EdtfDate | None = None,
    before: str = "",
) -> tuple[SpottedDate, ...]:
    """Return the dates in a text, in its order; none overlaps another.

    `language` is that of the text, `document_date` when it was written or published, from which
    “yesterday” counts; `before` is what stands before the text, from which “the following year”
    may count. For languages other than English and Vietnamese only days in digits are found.
    """
    offset = len(before) + 1 if before else 0
    letters = Letters(f"{before}\n{text}" if before else text)
    sight = sight_of(letters.text, language, days_of_date(document_date))
    words = sight.language
    phrases = [with_words_before(phrase, sight.text, words) for phrase in _found(sight)]
    phrases = joined(_apart(phrases), sight.text, words)
    phrases = [
        with_part_of_day(with_open_side(phrase, sight.text, words), sight.text, words)
        for phrase in phrases
    ]
    dates = _settled(_apart(phrases), sight, document_date)
    placed = (_placed(date, letters) for date in dates)
    return tuple(_shifted(date, offset) for date in placed if date.begin >= offset)


def _found(sight: Sight) -> list[Phrase]:
    """Return what the forms of a language find, the longest of those that overlap."""
    found = [
        phrase
        for pattern, rule in sight.language.forms
        for match in pattern.finditer(sight.text)
        if (phrase := rule(match, sight)) is not None and _is_date(phrase)
    ]
    recurring = recurrences_in(sight)
    return [phrase for phrase in _apart(found) if not _is_of(recurring, phrase)]


def _is_of(recurring: Sequence[SpottedRecurrence], phrase: Phrase) -> bool:
    """Tell whether a phrase only says on which day something recurs: that is no date."""
    return any(one.begin < phrase.end and phrase.begin < one.end for one in recurring)


def _is_date(phrase: Phrase) -> bool:
    """Tell whether there is such a date; what counts from another is seen later."""
    if not phrase.readings:
        return phrase.kind in ("back", "anniversary")
    return all(reading.edtf() is not None for reading in phrase.readings)


def _apart(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases that overlap no earlier and no longer one, in the order of the text."""
    kept: list[Phrase] = []
    for phrase in sorted(phrases, key=lambda phrase: (phrase.begin, -phrase.end)):
        if not kept or kept[-1].end <= phrase.begin:
            kept.append(phrase)
    return kept


def _settled(
    phrases: Sequence[Phrase], sight: Sight, document: EdtfDate | None
) -> Iterator[SpottedDate]:
    sources = year_sources(phrases)
    earlier: list[SpottedDate] = []
    for phrase in phrases:
        if phrase.kind == "back":
            date = counted_from(phrase, earlier, sight.text)
        elif phrase.kind == "anniversary":
            date = anniversary(phrase, earlier, sight)
            if date is None and not tells_of_past(phrase, earlier, document):
                date = in_year_of_document(phrase, sight, document)
        elif tells_of_past(phrase, earlier, document):
            date = _of_past(phrase, sources, sight, document)
        else:
            date = _spotted(completed(phrase, sources, sight, document), document)
        if date is not None:
            earlier.append(date)
            yield date


def _of_past(
    phrase: Phrase, sources: Sequence[YearSource], sight: Sight, document: EdtfDate | None
) -> SpottedDate | None:
    """Return a date where the text tells a history: the document's date gives nothing to it."""
    if phrase.is_of_story:
        return None
    date = _spotted(completed(phrase, sources, sight, None), document)
    return None if date is not None and "XXXX" in date.edtf else date


def _spotted(found: Completed, document: EdtfDate | None) -> SpottedDate | None:
    phrase = found.phrase
    texts = list(dict.fromkeys(text for r in phrase.readings if (text := r.edtf()) is not None))
    if not texts:
        return None
    if phrase.is_either and all(reading.shape == "{}" for reading in phrase.readings):
        texts.insert(0, f"[{','.join(sorted(texts, key=lambda text: parse(text).start_s))}]")
    notes, is_settled = list(phrase.notes), phrase.is_settled and len(texts) == 1
    if phrase.is_reckoned and document is not None:
        notes.insert(0, f"Reckoned from the document's date, {said(document)}.")
    if complaint := _weekday_complaint(phrase, parse(texts[0])):
        notes.append(complaint)
        is_settled = False
    is_reasoned = phrase.is_reckoned or phrase.is_either or found.is_inferred
    basis: SpottedBasis = "inferred" if is_reasoned else "stated"
    return SpottedDate(
        begin=phrase.begin,
        end=phrase.end,
        edtf=texts[0],
        basis=basis,
        note=" ".join(dict.fromkeys(notes)),
        rests_on=found.rests_on,
        rests_on_document=phrase.is_reckoned or found.rests_on_document,
        other_readings=tuple(texts[1:]),
        is_settled=is_settled,
        part_of_day=phrase.part_of_day,
    )


def _weekday_complaint(phrase: Phrase, date: EdtfDate) -> str:
    if phrase.weekday is None or date.precision is not Precision.DAY or date.shape != Shape.POINT:
        return ""
    actual = weekday(date.start_s // SECONDS_PER_DAY)
    if actual == phrase.weekday:
        return ""
    return f"{said(date)} is a {_WEEKDAYS[actual]}, not a {_WEEKDAYS[phrase.weekday]}."


def _placed(date: SpottedDate, letters: Letters) -> SpottedDate:
    return msgspec.structs.replace(
        date,
        begin=letters.place(date.begin),
        end=letters.place(date.end),
        rests_on=tuple((letters.place(b), letters.place(e)) for b, e in date.rests_on),
    )


def _shifted(date: SpottedDate, offset: int) -> SpottedDate:
    """Return a date as it stands in a text behind another, of which it tells no places."""
    if not offset:
        return date
    return msgspec.structs.replace(
        date,
        begin=date.begin - offset,
        end=date.end - offset,
        rests_on=tuple((b - offset, e - offset) for b, e in date.rests_on if b >= offset),
    )
