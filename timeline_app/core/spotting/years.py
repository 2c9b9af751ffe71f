"""Years that words leave out.

They are taken from a date in the same sentence, else from the document's date, else from a date
nearby; where these disagree, a person has to choose.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from timeline_app.core.dates.civil import SECONDS_PER_DAY, weekday
from timeline_app.core.dates.edtf import EdtfDate, parse
from timeline_app.core.spotting.joining import filled
from timeline_app.core.spotting.numbers import words_before
from timeline_app.core.spotting.phrases import Phrase, Reading, Sight
from timeline_app.core.spotting.reckoning import Days, days_of_date, nearest_years, year_beside
from timeline_app.core.spotting.sentences import is_one_sentence
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

    def is_beside(self, phrase: Phrase, text: str) -> bool:
        """Tell whether it stands in the same sentence as a phrase."""
        first, last = sorted(((self.begin, self.end), (phrase.begin, phrase.end)))
        return is_one_sentence(text, first[1], last[0])


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
    phrase: Phrase, sources: Sequence[YearSource], sight: Sight, document: EdtfDate | None
) -> Completed:
    """Return a phrase with the years that its words leave open."""
    if not any(m.needs_year for reading in phrase.readings for m in reading.moments):
        return Completed(phrase)
    whole = tuple(found for r in phrase.readings if (found := filled(r, None)))
    if not any(m.needs_year for reading in whole for m in reading.moments):
        return Completed(msgspec.structs.replace(phrase, readings=whole))
    form = phrase.readings[0].moments[-1].form
    own = _own_years(phrase, form, sight, days_of_date(document))
    source = _source_near(phrase, sources, sight.text)
    near = nearest_years(form, source.days)[:1] if source else ()
    giver = sight.text[source.begin : source.end] if source else ""
    if source and (not own or source.is_beside(phrase, sight.text)):
        note = f"The words give no year: that of “{giver}” is taken."
        done = _with_years(phrase, _fitting((*near, *own[:1]), form, phrase.weekday), note)
        return Completed(done, ((source.begin, source.end),), is_inferred=True)
    if own and document:
        note = f"The words give no year: the document's date, {said(document)}, does."
        years = _fitting((*own[:1], *near), form, phrase.weekday) if near else own
        if near and len(set(years)) > 1:
            note += f" That of “{giver}”, in another sentence, is {near[0]}."
        done = _with_years(phrase, years, note)
        return Completed(done, is_inferred=True, rests_on_document=True)
    note = "The words give no year, and nothing near them does."
    return Completed(msgspec.structs.replace(phrase, notes=(*phrase.notes, note), is_settled=False))


def _own_years(phrase: Phrase, form: str, sight: Sight, days: Days | None) -> tuple[int, ...]:
    """Return the likeliest year by the document's date, then the other that it may be."""
    if days is None:
        return ()
    earlier, language = words_before(sight.text, phrase.begin), sight.language
    is_coming = language.coming.search(earlier) is not None
    years = nearest_years(form, days)
    if is_coming or language.gone.search(earlier):
        year = year_beside(form, days, is_coming=is_coming)
        # “The last ferry leaves on 11 November” may well be the nearest day all the same.
        years = (*([year] if year is not None else []), *years[:1])
    return _fitting(years, form, phrase.weekday)


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
    """Return the nearest date in the sentence, in the paragraph, or before it at all.

    The one before goes before the one after.
    """
    place = bisect_left(sources, phrase.begin, key=lambda source: source.begin)
    before = sources[place - 1] if place else None
    after = sources[place] if place < len(sources) else None
    around = [source for source in (before, after) if source]
    for source in sorted(around, key=lambda source: not source.is_beside(phrase, text)):
        begin, end = min(source.begin, phrase.begin), max(source.end, phrase.end)
        is_beside = abs(source.end - phrase.begin) <= _BESIDE and source is before
        if source.is_bare and not is_beside:
            continue
        if end - begin <= _NEAR and "\n" not in text[begin:end]:
            return source
    if before and not before.is_bare and phrase.begin - before.end <= _NEAR:
        return before
    return None
