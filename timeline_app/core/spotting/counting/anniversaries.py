"""Anniversaries: the year of what they remember, or their own, if the words around give one."""

import re
from collections.abc import Iterator, Sequence

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import EdtfDate, Precision, parse
from timeline_app.core.dates.typed_calendar import year_edtf
from timeline_app.core.spotting.numbers import words_before
from timeline_app.core.spotting.phrases import Phrase, Sight
from timeline_app.core.spotting.reckoning import days_of_date
from timeline_app.core.spotting.sentences import is_one_sentence
from timeline_app.core.spotting.spotted import SpottedDate
from timeline_app.core.spotting.units import said

# “In 2045, which will be the 100th anniversary”: so close that it is the year of the feast.
_BESIDE = 40
# “Founded in the spring of 1905”: so close behind, a date is that of the verb.
_BEHIND_VERB = 20
_APPOSITION = re.compile(
    r"(?:,?\s*\(?(?:the|on|marking|which is|which will be|is|will be|marks|will mark|là|nhân|,"
    r"|[-–—])?\s*){1,4}",
    re.IGNORECASE,
)
# “In 2024 the works celebrated its 50th anniversary”: a year ahead of its sentence is that of it.
_CELEBRATION = re.compile(
    r"[^.;:!?]*(?<!\w)(?:celebrat|commemorat|mark|observ)(?:es?|ed)\s"
    r"(?:the |its |their |our |his |her )?",
    re.IGNORECASE,
)
# “The 50th anniversary of the republic”, not “the 50th anniversary” of whatever came before.
_NAMES_ITS_OCCASION = re.compile(
    r"(?:k[ỷỉ]\s+niệm\s[^.;:!?]*?năm|\w[^.;:!?]*?(?:anniversary|centenary|centennial)\s+of)\s+\w",
    re.IGNORECASE,
)
_LIES_AHEAD = re.compile(
    r"(?<!\w)(?:will|shall|would|(?:is|are) to|sẽ)(?!\w)[^.;:!?\n]*\Z", re.IGNORECASE
)
_SENTENCE_AHEAD = re.compile(r"(?:^|[.!?\n])[\s\"“‘(]*(?:in|on)?\s*\Z", re.IGNORECASE)


def anniversary(phrase: Phrase, earlier: Sequence[SpottedDate], sight: Sight) -> SpottedDate | None:
    """Return the year that an anniversary is of, or its own, if the text gives the other one."""
    return _remembered(phrase, earlier, sight) or _feast(phrase, earlier, sight)


def in_year_of_document(
    phrase: Phrase, sight: Sight, document: EdtfDate | None
) -> SpottedDate | None:
    """Return what an anniversary remembers if it is kept when the text was written.

    It may lie behind or ahead as well, so this stays open. Of what the text tells of itself (“its
    founding”), and of what is to come, nothing is said.
    """
    text, before = sight.text, words_before(sight.text, phrase.begin)
    is_its_own = any(noun.match(text, phrase.end) for noun, _ in sight.language.occasions)
    year = year_of(document) if document is not None and days_of_date(document) else None
    if year is None or document is None or is_its_own or _LIES_AHEAD.search(before):
        return None
    if not _NAMES_ITS_OCCASION.match(text, phrase.begin):
        return None
    note = (
        f"{year} − {phrase.count} = {year - phrase.count}, if the anniversary falls in the year of"
        f" the document, {said(document)}: the words do not say so."
    )
    return SpottedDate(
        begin=phrase.begin,
        end=phrase.end,
        edtf=year_edtf(year - phrase.count),
        basis="derived",
        note=note,
        rests_on_document=True,
        is_settled=False,
    )


def _remembered(phrase: Phrase, earlier: Sequence[SpottedDate], sight: Sight) -> SpottedDate | None:
    """Return what lies so many years before the date right before the words."""
    beside = earlier[-1] if earlier else None
    if beside is None or phrase.begin - beside.end > _BESIDE:
        return None
    gap, year = sight.text[beside.end : phrase.begin], year_of(parse(beside.edtf))
    before = words_before(sight.text, beside.begin)
    is_ahead = bool(_CELEBRATION.fullmatch(gap) and _SENTENCE_AHEAD.search(before))
    if year is None or not (is_ahead or not gap.strip() or _APPOSITION.fullmatch(gap)):
        return None
    words = sight.text[beside.begin : beside.end]
    sum_of_it = f"{year} − {phrase.count} = {year - phrase.count}"
    note = f"{sum_of_it}: the anniversary is in “{words}”."
    return _derived(phrase, year - phrase.count, note, beside)


def _feast(phrase: Phrase, earlier: Sequence[SpottedDate], sight: Sight) -> SpottedDate | None:
    """Return when the anniversary of “its founding” is, where the text tells of one founding."""
    text = sight.text
    verb = next(
        (verb for noun, verb in sight.language.occasions if noun.match(text, phrase.end)), None
    )
    bases = list(_told_by(verb, earlier, text, phrase.begin)) if verb else []
    years = {year_of(parse(base.edtf)) for base in bases}
    year = years.pop() if len(years) == 1 else None
    if year is None:
        return None
    words = text[bases[-1].begin : bases[-1].end]
    sum_of_it = f"{year} + {phrase.count} = {year + phrase.count}"
    note = f"{sum_of_it}: the anniversary is of what “{words}” before it dates."
    return _derived(phrase, year + phrase.count, note, bases[-1])


def _told_by(
    verb: re.Pattern[str], earlier: Sequence[SpottedDate], text: str, end: int
) -> Iterator[SpottedDate]:
    """Yield the dates of a verb, before a place: right behind it, or its sentence's only one."""
    for match in verb.finditer(text, 0, end):
        around = [
            date
            for date in earlier
            if is_one_sentence(text, *sorted((match.end(), date.begin))) and date.basis != "derived"
        ]
        behind = [date for date in around if 0 <= date.begin - match.end() <= _BEHIND_VERB]
        yield from behind[:1] or (around if len(around) == 1 else ())


def year_of(date: EdtfDate) -> int | None:
    """Return the one year that a date lies in; of “by 2045”, that year."""
    if date.precision > Precision.YEAR:
        return None
    first, last = (
        civil_from_days(second // SECONDS_PER_DAY)[0]
        for second in (date.anchor_start_s, date.anchor_end_s - 1)
    )
    return first if first == last else None


def _derived(phrase: Phrase, year: int, note: str, base: SpottedDate) -> SpottedDate:
    return SpottedDate(
        begin=phrase.begin,
        end=phrase.end,
        edtf=year_edtf(year),
        basis="derived",
        note=note,
        rests_on=((base.begin, base.end),),
        rests_on_document=base.rests_on_document,
        is_settled=base.is_settled,
    )
