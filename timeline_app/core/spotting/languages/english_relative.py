"""How English says dates that count from the document's date or from a date before."""

import re

from timeline_app.core.spotting.languages import english_words as w
from timeline_app.core.spotting.numbers import words_before
from timeline_app.core.spotting.phrases import (
    PART_OF_YEAR,
    Phrase,
    Sight,
    before,
    pattern,
    word_key,
)
from timeline_app.core.spotting.reckoning import period, reckoned, season_near, shifted
from timeline_app.core.spotting.relative import (
    counted_back,
    days_around,
    month_near,
    period_at,
    reckoned_at,
    weekday_alone,
)

_BACK = {
    **{"same": 0, "that": 0, "following": 1, "next": 1, "after": 1},
    **{"previous": -1, "preceding": -1, "before": -1},
}
_NO_DAYS = {"good", "black", "bloody", "easter", "ash", "palm", "holy", "super", "maundy", "whit"}
# “Every third Sunday”: of the month, or one in three; but none near the document's date.
_OF_MANY = before(r"(?:every|each)_(?:\w+_)?")
_PART = "(?P<part>morning|afternoon|evening|night)"


def _unit(match: re.Match[str]) -> str:
    return word_key(match["unit"]).removesuffix("s").replace("centurie", "century")


def _near_day(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return yesterday, the day after tomorrow, tonight."""
    words = " ".join(word_key(match["words"]).split())
    part = word_key(match["part"] or "") or ("evening" if words == "tonight" else "")
    text = sight.days and reckoned({"tonight": "today"}.get(words, words), sight.days)
    return reckoned_at(match, text, sight, part_of_day=part)


def _part_of_today(match: re.Match[str], sight: Sight) -> Phrase | None:
    text = sight.days and reckoned("today", sight.days)
    return reckoned_at(match, text, sight, part_of_day=word_key(match["part"]))


def _last_night(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return the evening before or the night after it: which, the words leave open."""
    return reckoned_at(match, sight.days and days_around(sight.days, -1, 0), sight)


def _stepped(match: re.Match[str], sight: Sight) -> Phrase | None:
    if sight.days is None:
        return None
    step = {"coming": "next", "current": "this"}.get(key := word_key(match["step"]), key)
    unit = _unit(match)
    if unit == "day" and match["the"] and step in ("last", "next"):
        # “The last day” is that of what is told of, “the next day” the one after it.
        return None
    # “The last century” is the one before this, “the past century” a hundred years up to now.
    is_period = step == "past" or (step in ("last", "next") and match["the"] and unit != "century")
    if is_period:
        count = -1 if step in ("past", "last") else 1
        return period_at(match, sight, unit, count, is_of_story=step in ("last", "next"))
    steps = {"this": 0, "next": 1}.get(step, -1)
    text = shifted(unit, steps, sight.days)
    return reckoned_at(match, text, sight, kind="year" if unit == "year" else "date")


def _many(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return the past five years."""
    step, count = word_key(match["step"]), w.count_of(match["n"])
    is_past = step in ("past", "last", "previous", "preceding")
    is_of_story = step not in ("past", "coming")
    return period_at(
        match, sight, _unit(match), -count if is_past else count, is_of_story=is_of_story
    )


def _ago(match: re.Match[str], sight: Sight) -> Phrase | None:
    count = w.count_of(match["n"])
    text = shifted(_unit(match), -count, sight.days) if sight.days and count else None
    if text and match["more"] and not text.startswith("["):
        text = f"[..{text}]"
    return reckoned_at(match, text, sight)


def _ahead(match: re.Match[str], sight: Sight) -> Phrase | None:
    count = w.count_of(match["n"])
    text = shifted(_unit(match), count, sight.days) if sight.days and count else None
    return reckoned_at(match, text, sight)


def _within(match: re.Match[str], sight: Sight) -> Phrase | None:
    ends = period(_unit(match), w.count_of(match["n"]), sight.days) if sight.days else None
    return reckoned_at(match, ends and f"[{ends[0]}..{ends[1]}]", sight)


def _weekday(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return a weekday near the document's date: the one before it, or else the one after."""
    if sight.days is None or not match["weekday"][0].isupper():
        return None
    earlier = sight.text[max(0, match.start() - 12) : match.start()].split()
    if earlier and word_key(earlier[-1]) in _NO_DAYS:
        return None
    if _OF_MANY.search(words_before(sight.text, match.start())):
        return None
    name = word_key(match["weekday"])
    step = word_key(match["step"] or "")
    part = word_key(match["part"] or "")
    if step:
        text = reckoned(f"{step} {name}", sight.days)
        return reckoned_at(match, text, sight, part_of_day=part)
    return weekday_alone(match, sight, w.weekday_number(name) or 0, part)


def _month_step(match: re.Match[str], sight: Sight) -> Phrase | None:
    month = w.month_number(match["month"])
    if month is None or sight.days is None or match["month"][0].islower():
        return None
    text = month_near(month, word_key(match["step"]), sight.days)
    return reckoned_at(match, text, sight, kind="month")


def _season_step(match: re.Match[str], sight: Sight) -> Phrase | None:
    if sight.days is None:
        return None
    code = w.SEASONS.get(word_key(match["season"]), 0)
    step = word_key(match["step"])
    return reckoned_at(match, (code and season_near(code, step, sight.days)) or None, sight)


def _of_the_year(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return the year behind “the first half of”, which is the document's."""
    text = sight.days and shifted("year", 0, sight.days)
    return reckoned_at(match, text, sight, kind="year", is_settled=False)


def _back(match: re.Match[str], _: Sight) -> Phrase | None:
    return counted_back(match, _unit(match), _BACK[word_key(match["step"])])


def _part_of_year(match: re.Match[str], _: Sight) -> Phrase | None:
    """Return the following spring, the previous May."""
    word = match["part"]
    number = w.SEASONS.get(word_key(word)) or w.month_number(word)
    if number is None or (word[0].islower() and number not in w.SEASONS.values()):
        return None
    return counted_back(match, PART_OF_YEAR, _BACK[word_key(match["step"])], f"-{number:02}")


def _later(match: re.Match[str], _: Sight) -> Phrase | None:
    count = w.count_of(match["n"])
    is_later = word_key(match["way"]) != "earlier"
    return counted_back(match, _unit(match), count if is_later else -count) if count else None


def _anniversary(match: re.Match[str], _: Sight) -> Phrase | None:
    years = w.ordinal_of(match["n"])
    if years == 0:
        return None
    return Phrase(begin=match.start(), end=match.end(), kind="anniversary", count=years)


_UNIT = rf"(?P<unit>{w.UNIT}s?)(?!\w)"
_N = f"(?P<n>{w.COUNT})"
_ORDINALS = "|".join(w.ORDINALS)
RELATIVE_FORMS = (
    (
        pattern(
            r"(?<!\w)(?P<words>(?:the_)?day_(?:after_tomorrow|before_yesterday)|yesterday|today"
            rf"|tomorrow|tonight)(?!\w)(?![’']s_(?:world|society|youth))(?:_{_PART}(?!\w))?"
        ),
        _near_day,
    ),
    (pattern(r"(?<!\w)this_(?P<part>morning|afternoon|evening)(?!\w)"), _part_of_today),
    (pattern(r"(?<!\w)last_night(?!\w)"), _last_night),
    (
        pattern(
            r"(?<!\w)(?P<the>the_)?(?P<step>this|next|last|current|coming|past)"
            r"_(?P<unit>day|week|month|quarter|year|decade|century)(?!\w)"
        ),
        _stepped,
    ),
    (
        pattern(
            rf"(?<!\w)(?:the_)?(?P<step>past|last|previous|preceding|next|coming|following)_{_N}"
            rf"_{_UNIT}"
        ),
        _many,
    ),
    (
        pattern(rf"(?<!\w)(?P<more>(?:more_than|over)_)?(?P<n>{w.COUNT}|an?)_{_UNIT}_ago(?!\w)"),
        _ago,
    ),
    (pattern(rf"(?<!\w){_N}_{_UNIT}_from_(?:now|today)(?!\w)"), _ahead),
    (pattern(rf"(?<!\w)in_{_N}_{_UNIT}[’']_time(?!\w)"), _ahead),
    (pattern(rf"(?<!\w)within_(?:the_next_)?{_N}_{_UNIT}"), _within),
    (
        pattern(
            rf"(?<!\w)(?:(?P<step>this|next|last)_)?(?P<weekday>{w.FULL_WEEKDAY})(?!\w)"
            rf"(?:_{_PART}(?!\w))?"
        ),
        _weekday,
    ),
    (pattern(rf"(?<!\w)(?P<step>this|next|last)_(?P<month>{w.FULL_MONTH})(?!\w)"), _month_step),
    (pattern(rf"(?<!\w)(?P<step>this|next|last)_(?P<season>{w.SEASON})(?!\w)"), _season_step),
    (
        pattern(r"(?:(?<=half of )|(?<=quarter of )|(?<=months of )|(?<=end of ))the_year(?!\w)"),
        _of_the_year,
    ),
    (
        pattern(
            r"(?<!\w)(?:the_(?P<step>same|following|next|previous|preceding))_(?P<unit>day|week"
            r"|month|year)(?!\w)"
        ),
        _back,
    ),
    (
        pattern(
            r"(?<!\w)the_(?P<step>following|previous|preceding)"
            rf"_(?P<part>{w.SEASON}|{w.FULL_MONTH})(?!\w)(?!_[12][0-9]{{3}})"
        ),
        _part_of_year,
    ),
    (pattern(r"(?<!\w)(?P<step>that)_(?P<unit>day|month|year)(?!\w)"), _back),
    (
        # “The year before the war” counts from what follows; “in”, “with” and the like do not.
        pattern(
            r"(?<!\w)the_(?P<unit>day|week|month|year)_(?P<step>before|after)(?!\w)"
            r"(?=\s*\Z|[.,;:)]|_(?:with|in|on|at|by|for|and|but|to|under)_)"
        ),
        _back,
    ),
    (
        pattern(
            rf"(?<!\w)(?P<n>{w.COUNT}|an?)_(?P<unit>days?|weeks?|months?|years?)_(?P<way>later"
            r"|earlier|afterwards)(?!\w)"
        ),
        _later,
    ),
    (
        pattern(
            rf"(?<!\w)(?P<n>[1-9][0-9]{{0,3}}(?:st|nd|rd|th)|{_ORDINALS}|[1-9][0-9]{{0,3}}-year)"
            r"(?:_[a-z]{1,20}){0,2}_anniversary(?!\w)"
        ),
        _anniversary,
    ),
    (pattern(r"(?<!\w)(?P<n>(?:bi|ter)?centenary|(?:bi)?centennial)(?!\w)"), _anniversary),
)
