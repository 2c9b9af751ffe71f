"""Years that words leave out: taken from a date nearby or from the document's date."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from timeline_app.core.dates.civil import SECONDS_PER_DAY, weekday
from timeline_app.core.dates.edtf import EdtfDate, parse
from timeline_app.core.spotting.joining import filled
from timeline_app.core.spotting.phrases import Phrase, Reading
from timeline_app.core.spotting.reckoning import Days, days_of_date, nearest_years
from timeline_app.core.spotting.units import said

# Within so many letters, some two paragraphs, a report still tells of the same year.
_NEAR = 1_000
# A year on its own may be that of a treaty; so near, as in “In 1945, on 2 September”, it is meant.
_BESIDE = 30


class YearSource(NamedTuple):
    """A date whose words have a year: where it stands, and which days it is."""

    begin: int
    end: int
    days: Days
    is_bare: bool


class Completed(msgspec.Struct, frozen=True):
    """A phrase whose readings have their years, and where these come from."""

    phrase: Phrase
    rests_on: tuple[tuple[int, int], ...] = ()
    is_inferred: bool = False
    rests_on_document: bool = False


def year_sources(phrases: Sequence[Phrase]) -> list[YearSource]:
    """Return the dates that others may take their year from, in the order of the text."""
    sources = []
    for phrase in phrases:
        reading = phrase.readings[0] if phrase.readings and not phrase.is_reckoned else None
        last = reading.moments[-1] if reading else None
        if reading is None or last is None or last.year is None or "{}" not in last.form:
            continue
        text = Reading((last,)).edtf()
        days = days_of_date(parse(text)) if text else None
        if days:
            sources.append(YearSource(phrase.begin, phrase.end, days, last.form == "{}"))
    return sources


def completed(
    phrase: Phrase, sources: Sequence[YearSource], text: str, document: EdtfDate | None
) -> Completed:
    """Return a phrase with the years that its words leave open."""
    if not any(m.needs_year for reading in phrase.readings for m in reading.moments):
        return Completed(phrase)
    whole = tuple(found for r in phrase.readings if (found := filled(r, None)))
    if not any(m.needs_year for reading in whole for m in reading.moments):
        return Completed(msgspec.structs.replace(phrase, readings=whole))
    form = phrase.readings[0].moments[-1].form
    days = days_of_date(document)
    own = _fitting(nearest_years(form, days), form, phrase.weekday) if days else ()
    source = _source_near(phrase, sources, text)
    if source:
        near = nearest_years(form, source.days)[:1]
        note = f"The words give no year: that of “{text[source.begin : source.end]}” is taken."
        done = _with_years(phrase, (*near, *own[:1]), note)
        return Completed(done, ((source.begin, source.end),), is_inferred=True)
    if own and document:
        note = f"The words give no year: the document's date, {said(document)}, does."
        done = _with_years(phrase, own, note)
        return Completed(done, is_inferred=True, rests_on_document=True)
    note = "The words give no year, and nothing near them does."
    return Completed(msgspec.structs.replace(phrase, notes=(*phrase.notes, note), is_settled=False))


def _with_years(phrase: Phrase, years: Sequence[int], note: str) -> Phrase:
    choices = dict.fromkeys(years)
    readings = [
        found
        for year in choices
        for reading in phrase.readings
        if (found := filled(reading, year)) is not None
    ]
    return msgspec.structs.replace(
        phrase,
        readings=tuple(dict.fromkeys(readings)),
        notes=(*phrase.notes, note),
        is_settled=phrase.is_settled and len(choices) == 1,
    )


def _fitting(years: Sequence[int], form: str, wanted: int | None) -> tuple[int, ...]:
    """Return the years in which a day falls on its weekday, or all if it does in none."""
    if wanted is None:
        return tuple(years)
    fitting = tuple(
        year
        for year in years
        if weekday(parse(form.format(f"{year:04}")).start_s // SECONDS_PER_DAY) == wanted
    )
    return fitting or tuple(years)


def _source_near(phrase: Phrase, sources: Sequence[YearSource], text: str) -> YearSource | None:
    """Return the nearest date before in the paragraph, or after it there, or before it at all."""
    place = bisect_left(sources, phrase.begin, key=lambda source: source.begin)
    before = sources[place - 1] if place else None
    after = sources[place] if place < len(sources) else None
    for source in (before, after):
        if source is None:
            continue
        begin, end = min(source.begin, phrase.begin), max(source.end, phrase.end)
        is_beside = abs(source.end - phrase.begin) <= _BESIDE and source is before
        if source.is_bare and not is_beside:
            continue
        if end - begin <= _NEAR and "\n" not in text[begin:end]:
            return source
    if before and not before.is_bare and phrase.begin - before.end <= _NEAR:
        return before
    return None
