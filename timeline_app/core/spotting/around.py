"""What stands before and behind a date and changes it: `early`, `about`, `by`, `onwards`."""

import re
from collections.abc import Sequence

import msgspec

from timeline_app.core.spotting.numbers import words_before
from timeline_app.core.spotting.phrases import (
    END_OF,
    Language,
    Moment,
    Phrase,
    Reading,
    word_key,
)

replace = msgspec.structs.replace
_WINTER = "-24"
_WINTER_NOTE = "A winter lasts over the new year: this one may have begun in the year before."
_VAGUE_NOTE = "The date cannot say the part of it that the words do:"
# Decades and centuries of our era, whose last year is their highest.
_DECADES = re.compile("[0-9]{3}X|[0-9]{2}XX")
_OPEN_STARTS = ("[..{}]", "../{}", "before")


def with_words_before(phrase: Phrase, text: str, language: Language) -> Phrase:
    """Return a phrase with the parts of a year and the marks that stand right before it."""
    for _ in range(3):
        earlier = words_before(text, phrase.begin)
        longer = _with_part(phrase, earlier, language) or _with_mark(phrase, earlier, language)
        if longer is None:
            break
        phrase = longer
    return phrase


def _with_part(phrase: Phrase, earlier: str, language: Language) -> Phrase | None:
    for pattern, code in language.parts:
        if (match := pattern.search(earlier)) and phrase.kind == "back":
            return _back_with_part(phrase, phrase.begin - len(match[0]), code)
        if match:
            parts = [_parts_of(reading, code) for reading in phrase.readings]
            if all(parts):
                is_either = any(len(part) > 1 for part in parts)
                return replace(
                    phrase,
                    begin=phrase.begin - len(match[0]),
                    readings=tuple(dict.fromkeys(part for each in parts for part in each)),
                    kind="date",
                    is_end=code == END_OF,
                    is_either=is_either,
                    is_settled=phrase.is_settled and not is_either,
                    notes=(*phrase.notes, _WINTER_NOTE) if is_either else phrase.notes,
                )
    match = language.vague.search(earlier)
    if match is None or phrase.kind == "back" or not _is_unit(phrase):
        return None
    is_end = word_key(match["vague"]).split()[0] in ("end", "cuối", "hết")
    note = f"{_VAGUE_NOTE} “{match['vague']}”."
    return replace(
        phrase, begin=phrase.begin - len(match[0]), notes=(*phrase.notes, note), is_end=is_end
    )


def _back_with_part(phrase: Phrase, begin: int, code: str) -> Phrase | None:
    """Return a part of a year that is counted from another, such as the last day of that year."""
    if phrase.unit != "year" or phrase.part or "/" in code:
        return None
    part = code.removesuffix(" end")
    return replace(phrase, begin=begin, part=part, is_end=code == END_OF)


def _is_unit(phrase: Phrase) -> bool:
    """Tell whether a phrase is a month, a decade or a century, of which there is no part."""
    forms = [moment.form for reading in phrase.readings for moment in reading.moments]
    return phrase.kind == "month" or (bool(forms) and all("X" in form for form in forms))


def _parts_of(reading: Reading, code: str) -> tuple[Reading, ...]:
    """Return what a part of a year may be; the winter of one year may have begun before it."""
    code = code.removesuffix(" end")
    first, last = reading.moments[0], reading.moments[-1]
    if code == _WINTER and first.form == "{}" and first.year is not None:
        if reading.shape == "{}/{}" and last == Moment("{}", first.year + 1):
            return (Reading((Moment("{}" + code, first.year),)),)
        if reading.shape == "{}":
            years = (first.year, first.year - 1)
            return tuple(Reading((Moment("{}" + code, year),)) for year in years)
    if reading.shape != "{}" or first.form != "{}":
        return ()
    halves = code.split("/")
    forms = ["{}" + halves[0], *halves[1:]]
    moments = tuple(Moment(form, first.year) for form in forms)
    return (Reading(moments, "{}" if len(moments) == 1 else "{}/{}"),)


def _with_mark(phrase: Phrase, earlier: str, language: Language) -> Phrase | None:
    for pattern, mark in language.marks:
        if (match := pattern.search(earlier)) and phrase.readings:
            readings = tuple(
                reading._replace(moments=tuple(m.marked(mark) for m in reading.moments))
                for reading in phrase.readings
            )
            return replace(phrase, begin=phrase.begin - len(match[0]), readings=readings)
    return None


def with_open_side(phrase: Phrase, text: str, language: Language) -> Phrase:
    """Return a phrase with what makes it open: words before it, behind it or both."""
    earlier = words_before(text, phrase.begin)
    lead = next(
        ((lead, found) for lead in language.leads if (found := lead.pattern.search(earlier))), None
    )
    trail = next(
        (
            (trail, found)
            for trail in language.trails
            if (found := trail.pattern.match(text, phrase.end))
        ),
        None,
    )
    is_back = phrase.kind == "back"
    if not (phrase.readings or is_back) or (lead is None and trail is None):
        return phrase
    begin = phrase.begin - len(lead[1][0]) if lead else phrase.begin
    end = trail[1].end() if trail else phrase.end
    shapes = trail[0].shapes if trail else lead[0].shapes if lead else ()
    if is_back:
        is_settled = phrase.is_settled and len(shapes) == 1
        return replace(phrase, begin=begin, end=end, shape=shapes[0], is_settled=is_settled)
    readings = _opened(phrase, shapes)
    if readings is None:
        is_run = lead is not None and "{}/.." in lead[0].shapes
        return replace(phrase, begin=begin) if is_run and trail is None else phrase
    # By the end of a decade is by its last year: nothing of the words is left over.
    is_whole = phrase.is_end and set(shapes) <= {*_OPEN_STARTS, "after"}
    left_out = [note for note in phrase.notes if is_whole and note.startswith(_VAGUE_NOTE)]
    return replace(
        phrase,
        begin=begin,
        end=end,
        readings=readings,
        kind="date",
        notes=tuple(note for note in phrase.notes if note not in left_out),
        is_settled=phrase.is_settled and len(shapes) == 1,
    )


def _opened(phrase: Phrase, shapes: Sequence[str]) -> tuple[Reading, ...] | None:
    if any(reading.shape != "{}" for reading in phrase.readings):
        return None
    return tuple(
        opened(reading.moments[0], shape, is_end=phrase.is_end)
        for shape in shapes
        for reading in phrase.readings
    )


def opened(moment: Moment, shape: str, *, is_end: bool) -> Reading:
    """Return a date with an open side; before the end of something is up to that end."""
    if moment.form.startswith("["):
        first, last = moment.form.strip("[]").split("..")
        moment = Moment((last if shape in _OPEN_STARTS else first) or first or last)
    if is_end and shape in (*_OPEN_STARTS, "after"):
        form = moment.form.removesuffix("-39~")
        moment = moment._replace(form=form.replace("X", "9") if _DECADES.fullmatch(form) else form)
        shape = "[..{}]" if shape == "before" else shape
    return Reading((moment,), shape)


def with_part_of_day(phrase: Phrase, text: str, language: Language) -> Phrase:
    """Return a day with the part of it that is named beside it."""
    ahead, behind = language.day_parts
    phrase = _night_over(phrase, text, ahead)
    forms = [moment.form for reading in phrase.readings for moment in reading.moments]
    is_day = len(forms) == len(phrase.readings) and all(form.count("-") == 2 for form in forms)  # noqa: PLR2004
    if not is_day or phrase.part_of_day:
        return phrase
    if match := ahead.search(words_before(text, phrase.begin)):
        part = language.part_words[" ".join(word_key(match["part"]).split())]
        return replace(phrase, begin=phrase.begin - len(match[0]), part_of_day=part)
    if match := behind.match(text, phrase.end):
        part = language.part_words[" ".join(word_key(match["part"]).split())]
        return replace(phrase, end=match.end(), part_of_day=part)
    return phrase


def _night_over(phrase: Phrase, text: str, ahead: re.Pattern[str]) -> Phrase:
    """Return the night from one day to the next as some time of these, not as both of them."""
    match = ahead.search(words_before(text, phrase.begin))
    is_run = len(phrase.readings) == 1 and phrase.readings[0].shape == "{}/{}"
    if match is None or word_key(match["part"]) not in ("night", "đêm") or not is_run:
        return phrase
    moments = phrase.readings[0].moments
    if any(moment.form.count("-") != 2 for moment in moments):  # noqa: PLR2004  days only
        return phrase
    reading = phrase.readings[0]._replace(shape="[{}..{}]")
    return replace(phrase, begin=phrase.begin - len(match[0]), readings=(reading,))
