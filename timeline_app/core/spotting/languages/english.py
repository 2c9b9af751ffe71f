"""How English says dates."""

import re

from timeline_app.core.spotting.days import days_of, together, year_of
from timeline_app.core.spotting.languages import english_words as w
from timeline_app.core.spotting.languages.english_recurring import ENGLISH_RECURRING
from timeline_app.core.spotting.languages.english_relative import RELATIVE_FORMS
from timeline_app.core.spotting.numbers import (
    FORMS,
    NUMERIC_DAY,
    YEAR,
    either_first,
    is_no_date,
    single,
    words_before,
)
from timeline_app.core.spotting.phrases import (
    DASH,
    END_OF,
    Language,
    Lead,
    Moment,
    Phrase,
    Reading,
    Sight,
    before,
    pattern,
    word_key,
)

_START = rf"(?<![\w/])(?<![0-9][.,:])(?<![0-9]{DASH})"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\\w])"
_DAYS = (
    rf"(?P<days>{_DAY}(?:(?:,?_(?:and|or|to|until|till|through)_|_?{DASH}_?|,_)(?:the_)?{_DAY})"
    r"{0,5})"
)
_YEAR = (
    rf"(?:(?P<y>{YEAR})(?![\w])(?![.,:][0-9])|(?P<bce>[1-9][0-9]{{0,3}})_?(?:bce?(?!\w)|b\.c\.))"
)
_WEEKDAY = rf"(?:(?P<weekday>{w.WEEKDAY})\.?,?_(?:the_)?)?"
_TIMELY = before(rf"{w.TIMELY}(?:_(?:the_)?|-)")
_NUMBERED = before(rf"{w.NUMBERED}_?")
_CENTURY_WORDS = "|".join(word for word in w.ORDINALS if word.endswith(("th", "st", "nd", "rd")))
_ORDINAL = rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{_CENTURY_WORDS})"
# Ours: a later one is a slip or a tale.
_LAST_CENTURY = 21


def _is_name(word: str, match: re.Match[str], sight: Sight, *, has_year: bool) -> bool:
    """Tell whether a month is a verb or a name after all: `may apply`, `march on`."""
    key = word_key(word)[:3]
    if key not in w.AMBIGUOUS or has_year:
        return False
    if word[:1].islower() or word.isupper():
        return True
    return bool(_NUMBERED.search(words_before(sight.text, match.start())))


def _days(match: re.Match[str], sight: Sight) -> Phrase | None:
    month = w.month_number(match["month"])
    year, end = year_of(match, sight)
    if month is None or _is_name(match["month"], match, sight, has_year=year is not None):
        return None
    if year is None and sight.language.never_before.match(sight.text, match.end()):
        return None
    phrase = days_of(match, month, year, end)
    weekday = match["weekday"]
    if phrase is None or weekday is None:
        return phrase
    return Phrase(
        begin=phrase.begin,
        end=phrase.end,
        readings=phrase.readings,
        weekday=w.weekday_number(weekday),
    )


def _months(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return `March to May 2025`, with or without the year."""
    first, last = w.month_number(match["month"]), w.month_number(match["last"])
    year, end = year_of(match, sight)
    if first is None or last is None or match["month"][0].islower() or match["last"][0].islower():
        return None
    moments = (Moment(f"{{}}-{first:02}"), Moment(f"{{}}-{last:02}", year))
    reading = together(match["sign"], moments)
    return reading and Phrase(begin=match.start(), end=end, readings=(reading,))


def _month_of_year(match: re.Match[str], sight: Sight) -> Phrase | None:
    month = w.month_number(match["month"])
    year, end = year_of(match, sight)
    if month is None or year is None:
        return None
    reading = Reading((Moment(f"{{}}-{month:02}", year),))
    return Phrase(begin=match.start(), end=end, readings=(reading,), kind="month")


def _numbered_month(match: re.Match[str], sight: Sight) -> Phrase | None:
    if is_no_date(sight, match.start(), match.end()):
        return None
    return single(match, f"{{}}-{int(match['m']):02}", int(match["y"]))


def _month_alone(match: re.Match[str], sight: Sight) -> Phrase | None:
    word = match["month"]
    month = w.month_number(word)
    earlier = words_before(sight.text, match.start())
    is_doubtful = word_key(word)[:3] in w.AMBIGUOUS
    if month is None or word[0].islower() or (is_doubtful and not _TIMELY.search(earlier)):
        return None
    return single(match, f"{{}}-{month:02}", None, kind="month")


def _decade(match: re.Match[str], _: Sight) -> Phrase | None:
    """Return the 1990s; the 1900s may be ten years or a hundred."""
    year = int(match["y"])
    forms = [str(year)[:3] + "X"] if year % 100 else [f"{year // 100}XX", str(year)[:3] + "X"]
    return Phrase(
        begin=match.start(),
        end=match.end(),
        readings=tuple(Reading((Moment(form),)) for form in forms),
        notes=() if len(forms) == 1 else ("It may be a decade or a century.",),
        is_settled=len(forms) == 1,
    )


def _short_decade(match: re.Match[str], _: Sight) -> Phrase | None:
    note = "The words leave out the century: the twentieth is taken."
    return single(match, f"19{match['tens']}X", None, notes=(note,), is_settled=False)


def _century(match: re.Match[str], _: Sight) -> Phrase | None:
    numbers = [w.ordinal_of(match["first"]), w.ordinal_of(match["second"] or match["first"])]
    if not all(0 < number <= _LAST_CENTURY for number in numbers):
        return None
    era = "-" if match["bce"] else ""
    moments = tuple(Moment(f"{era}{number - 1:02}XX") for number in dict.fromkeys(numbers))
    reading = Reading(moments, "{}" if len(moments) == 1 else "{}/{}")
    return Phrase(begin=match.start(), end=match.end(), readings=(reading,))


def _era_years(match: re.Match[str], _: Sight) -> Phrase | None:
    """Return `44 BC`, `AD 79`, `300–200 BC`."""
    if not match["era"].replace(".", "").isupper():
        return None
    is_bce = "B" in match["era"]
    numbers = [int(match["y"]), *([int(match["z"])] if match["z"] else [])]
    moments = tuple(Moment("{}", 1 - n if is_bce else n) for n in numbers)
    if len(moments) == 1:
        return single(match, "{}", moments[0].year, kind="year")
    reading = Reading(moments, "{}/{}")
    return Phrase(begin=match.start(), end=match.end(), readings=(reading,))


def _ad_year(match: re.Match[str], _: Sight) -> Phrase | None:
    if not match["era"].isupper():
        return None
    return single(match, "{}", int(match["y"]), kind="year")


def _quarter(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return `Q1 2026`, `2026 Q1`, `H2/2026`, and `Q3` alone."""
    groups = match.groupdict()
    year = groups.get("y") or groups.get("x")
    if not groups["unit"].isupper() or (not year and groups["unit"] == "H"):
        return None
    first = 33 if groups["unit"] == "Q" else 40
    return single(match, f"{{}}-{first + int(groups['n']) - 1}", int(year) if year else None)


def _fiscal(match: re.Match[str], _: Sight) -> Phrase | None:
    note = "A fiscal year need not be a year of the calendar: look when it begins."
    year = int(match["y"])
    last = match["z"]
    moments = (Moment("{}", year), *([Moment("{}", year + 1)] if last else []))
    reading = Reading(moments, "{}/{}" if last else "{}")
    return Phrase(
        begin=match.start(), end=match.end(), readings=(reading,), notes=(note,), is_settled=False
    )


_MONTH = rf"(?P<month>{w.MONTH_WORD})"
_FORMS = (
    (
        pattern(
            rf"{_START}{_WEEKDAY}(?:the_)?{_DAYS}(?:_(?:day_)?(?:of_)?|-){_MONTH}(?:(?:,?_(?:of_)?|-){_YEAR})?"
        ),
        _days,
    ),
    (
        pattern(
            rf"{_START}{_WEEKDAY}{_MONTH}_?(?:the_)?{_DAYS}(?![.:][0-9])(?!_?%)(?:,?_{_YEAR})?"
        ),
        _days,
    ),
    (
        pattern(
            rf"{_START}{_MONTH}(?P<sign>_?{DASH}_?|_(?:to|until|till|through|and|or)_)(?P<last>{w.MONTH_WORD})(?:,?_(?:of_)?{_YEAR})?"
        ),
        _months,
    ),
    (pattern(rf"{_START}{_MONTH}(?:,?_(?:of_)?|-){_YEAR}"), _month_of_year),
    (pattern(rf"{_START}(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})(?![\w/-])"), _numbered_month),
    (pattern(rf"{_START}(?P<month>{w.FULL_MONTH})(?!\w)"), _month_alone),
    (pattern(NUMERIC_DAY), either_first),
    (pattern(rf"{_START}(?:the_)?(?P<y>1[0-9]{{2}}0|20[0-9]0)[’']?s(?!\w)"), _decade),
    (pattern(r"(?<!\w)the_[’'‘]?(?P<tens>[2-9])0[’']?s(?!\w)"), _short_decade),
    (
        pattern(
            rf"{_START}(?:the_)?(?P<first>{_ORDINAL})(?:(?:_?{DASH}_?|_(?:and|to|or)_)(?:the_)?(?P<second>{_ORDINAL}))?(?:_|-)centur(?:y|ies)(?!\w)(?P<bce>_(?:bce?(?!\w)|b\.c\.))?"
        ),
        _century,
    ),
    (
        pattern(
            rf"{_START}(?P<y>[1-9][0-9]{{0,3}})(?:_?{DASH}_?(?P<z>[1-9][0-9]{{0,3}}))?_?(?P<era>bce?|b\.c\.(?:e\.)?|ce|ad|a\.d\.)(?!\w)"
        ),
        _era_years,
    ),
    (pattern(rf"{_START}(?P<era>ad)_?(?P<y>[1-9][0-9]{{0,3}})(?!\w)"), _ad_year),
    (
        pattern(rf"{_START}(?P<unit>[qh])(?P<n>[1-4])(?:(?:_(?:of_)?|[/-])(?P<y>{YEAR}))?(?!\w)"),
        _quarter,
    ),
    (pattern(rf"{_START}(?P<x>{YEAR})(?:_|[-/])?(?P<unit>[qh])(?P<n>[1-4])(?!\w)"), _quarter),
    (
        pattern(
            rf"{_START}(?:fy|(?:fiscal|financial)_years?)_?(?P<y>{YEAR})(?:_?(?:{DASH}|/)_?(?P<z>[0-9]{{2}}(?:[0-9]{{2}})?))?(?!\w)"
        ),
        _fiscal,
    ),
    *FORMS,
)

_OF_YEAR = "_(?:of_)?(?:the_)?(?:year_)?"
_NTH = {1: "first|1st|opening", 2: "second|2nd", 3: "third|3rd", 4: "fourth|4th|last|final"}
_PARTS = (
    *((before(rf"(?:the_)?(?:{nth})_quarter{_OF_YEAR}"), f"-{32 + n}") for n, nth in _NTH.items()),
    (before(rf"(?:the_)?(?:first|1st)_(?:half|six_months|6_months){_OF_YEAR}"), "-40"),
    (before(rf"(?:the_)?(?:second|2nd|last|latter)_(?:half|six_months|6_months){_OF_YEAR}"), "-41"),
    (before(rf"(?:the_)?first_(?:three|3)_months{_OF_YEAR}"), "-33"),
    (before(rf"(?:the_)?(?:last|final)_(?:three|3)_months{_OF_YEAR}"), "-36"),
    *(
        (before(rf"(?:the_)?first_(?:{word}|{n})_months{_OF_YEAR}"), f"-01/{{}}-{n:02}")
        for word, n in w.COUNTS.items()
        if n in (2, 4, 5, 7, 8, 9, 10, 11)
    ),
    *(
        (before(rf"(?:the_)?{season}(?:_(?:of_)?(?:the_year_)?|[-/])"), f"-{code}")
        for season, code in w.SEASONS.items()
    ),
    (before(r"(?:the_)?(?:early|beginning_of|start_of)(?:_(?:in_)?(?:the_year_)?|-)"), "-37~"),
    (before(r"(?:the_)?(?:mid|middle_of)(?:_(?:the_year_)?|-)"), "-38~"),
    (before(r"(?:the_)?(?:late)(?:_(?:in_)?(?:the_year_)?|-)"), "-39~"),
    (before(r"(?:the_)?end_of_(?:the_year_)?"), END_OF),
    (before(r"(?:the_)?(?:first|opening)_day_of_(?:the_year_)?"), "-01-01"),
    (before(r"(?:the_)?(?:last|final)_day_of_(?:the_year_)?"), "-12-31"),
)
_FILL = r"(?:_(?:in|on|of|the|year|years|month_of|date_of|period|spring|summer)){0,3}_"


def _lead(words: str, *shapes: str, fill: str = _FILL) -> Lead:
    return Lead(before(rf"(?:{words}){fill}"), shapes)


_LEADS = (
    _lead(r"(?:no|not)_(?:later|after)_than|(?:on_or_before)|by|not_after", "[..{}]"),
    _lead(r"(?:no|not)_(?:earlier|sooner)_than|(?:on|in)_or_after|not_before", "[{}..]"),
    _lead(r"before|prior_to|earlier_than", "before"),
    _lead(r"pre", "before", fill="-"),
    _lead(r"after|later_than|beyond", "after"),
    _lead(r"post", "after", fill="-"),
    _lead(
        r"(?:ever_)?since|starting(?:_(?:in|from|on))?|beginning_(?:in|from|on)|with_effect_from",
        "{}/..",
    ),
    _lead(r"from", "{}/..", "{}"),
    _lead(r"until|till|up_to|through", "../{}"),
)
_TRAILS = (
    Lead(pattern(r"_(?:onwards?|on)(?!\w)(?!_the)"), ("{}/..",)),
    Lead(pattern(r"_or_(?:later|after)(?!\w)"), ("[{}..]",)),
    Lead(pattern(r"_or_(?:earlier|before)(?!\w)"), ("[..{}]",)),
    Lead(pattern(r"_at_the_latest(?!\w)"), ("[..{}]",)),
    Lead(pattern(r"_at_the_earliest(?!\w)"), ("[{}..]",)),
    Lead(
        pattern(r"_(?:to|until|till)_(?:the_present(?:_day)?|present|now|date|today)(?!\w)"),
        ("{}/..",),
    ),
)
_PART_OF_DAY = "(?P<part>morning|afternoon|evening|night)"

ENGLISH = Language(
    forms=(*_FORMS, *RELATIVE_FORMS),
    parts=_PARTS,
    vague=before(
        r"(?:the_)?(?P<vague>early|mid|late|beginning_of|start_of|middle_of|end_of|first_half_of"
        r"|second_half_of|latter_half_of)(?:_(?:the_)?|-)"
    ),
    marks=(
        (before(r"(?:about|around|approximately|roughly|circa)_(?:the_)?(?:year_)?|ca?\._?"), "~"),
        (before(r"(?:possibly|perhaps|probably|maybe)_(?:in_|on_)?"), "?"),
    ),
    leads=_LEADS,
    trails=_TRAILS,
    day_parts=(
        before(rf"(?:the_)?{_PART_OF_DAY}_(?:of_|on_)(?:the_)?"),
        pattern(rf"(?:_|,_)(?:in_the_)?{_PART_OF_DAY}(?!\w)"),
    ),
    part_words={part: part for part in ("morning", "afternoon", "evening", "night")},
    join=pattern(rf"(?:_?{DASH}_?|_(?P<word>to|until|till|through|and)_)(?:in_|on_|the_|year_)?"),
    between=before(r"between_(?:the_)?(?:years?_)?"),
    coming=before(r"(?:next|coming|upcoming|forthcoming)_(?:\w+,?_){0,4}"),
    gone=before(r"(?:last|previous|latest)_(?:\w+,?_){0,4}"),
    surely_after=before(rf"{w.SURE}(?:_(?:the|year|years)){{0,2}}(?:_|-)|{w.SURE_DASHED}|ca?\._?"),
    never_after=before(
        rf"(?:{w.NUMBERED}|more|fewer|less)_?|(?:us|a|hk|s)?[$€£¥₫#§№]_?|[0-9+()-]{{0,8}}[0-9)]_|[x×*=<>]_?"
    ),
    never_before=pattern(w.COUNTED),
    counted=pattern(w.PLURAL, 0),
    recurring=ENGLISH_RECURRING,
    occasions=w.OCCASIONS,
)
