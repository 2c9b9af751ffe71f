"""How English says that something recurs: `every Monday`, `quarterly`, `each year on 3 May`."""

import re

from timeline_app.core.spotting.languages import english_words as w
from timeline_app.core.spotting.numbers import words_before
from timeline_app.core.spotting.phrases import Sight, before, pattern, word_key
from timeline_app.core.spotting.recurring.rules import Occasion, SpottedRecurrence, rule_of

_ADVERBS = {
    **{"weekly": ("week", 1), "fortnightly": ("fortnight", 1), "monthly": ("month", 1)},
    **{"quarterly": ("quarter", 1), "yearly": ("year", 1), "annually": ("year", 1)},
    **{"biennially": ("year", 2), "triennially": ("year", 3)},
}
_PLACES = {
    **{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4},
    **{"last": -1},
}
_PLACE = f"(?:{'|'.join(_PLACES)})"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\\w])"
_NTH = "(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)(?!\\w)"
_EVERY = "(?:every|each)"
_UNITS = "(?:days?|weeks?|fortnights?|months?|quarters?|years?)"
_WEEKDAYS = rf"{w.FULL_WEEKDAY}s?(?:(?:,_|,?_and_){w.FULL_WEEKDAY}s?){{0,4}}"
_YEAR_AHEAD = "(?!,?_[12][0-9]{3}(?!\\w))"
# One day of a year, in either order; a year behind it makes a date of it.
_DATE = (
    rf"(?:(?P<day>{_DAY})_(?:day_)?(?:of_)?(?P<month>{w.MONTH_WORD})"
    rf"|(?P<latemonth>{w.MONTH_WORD})_(?:the_)?(?P<lateday>{_DAY})){_YEAR_AHEAD}"
)
_ON = (
    rf"(?P<on>,?_on_(?:the_)?(?:{_DATE}|(?P<nth>{_NTH})(?!_of)|(?P<weekdays>{_WEEKDAYS})(?!\w))"
    rf"|_in_(?P<alone>{w.FULL_MONTH})(?!\w){_YEAR_AHEAD})?"
)
# “Twice yearly” has no rule, “not every year” says nothing of which.
_NEVER_AFTER = before(
    r"(?:twice|thrice|times|almost|nearly|not|in)(?:_(?:a|per|in))?(?:_|-)|(?:semi|bi|tri|half)-"
)
# “Every year or two”, “every day of the visit”, “every month’s end”; papers that are called so.
_NEVER_BEFORE = pattern(
    r"(?:_or_|_(?:twice|thrice)(?!\w)|_of_(?!(?:each|every)_)|[’'-]\w"
    r"|_(?:newspapers?|papers?|magazines?|journals?|review|gazette|times|news)(?!\w))"
)


def _recurrence(
    match: re.Match[str], sight: Sight, unit: str, interval: int, occasion: Occasion
) -> SpottedRecurrence | None:
    """Return the rule; an occasion that makes no sense there is left out with its words."""
    end = match.end()
    rule = rule_of(unit, interval, occasion)
    if rule is None and match.groupdict().get("on"):
        end, rule = match.start("on"), rule_of(unit, interval)
    is_no_rule = _NEVER_AFTER.search(words_before(sight.text, match.start()))
    if rule is None or is_no_rule or _NEVER_BEFORE.match(sight.text, end):
        return None
    return SpottedRecurrence(match.start(), end, rule)


def _occasion(match: re.Match[str]) -> Occasion:
    """Return what the words behind a unit name of it."""
    groups = match.groupdict()
    month = groups.get("month") or groups.get("latemonth") or groups.get("alone")
    day = groups.get("day") or groups.get("lateday") or groups.get("nth") or ""
    place = _PLACES.get(word_key(groups.get("place") or ""), 0)
    return Occasion(
        month=(w.month_number(month) or 0) if month else 0,
        day=int(re.sub(r"\D", "", day) or 0),
        weekdays=_numbers(groups.get("weekdays") or ""),
        place=place,
    )


def _numbers(words: str) -> tuple[int, ...]:
    names = re.findall(w.FULL_WEEKDAY, words, re.IGNORECASE)
    numbers = (w.weekday_number(name) for name in names)
    return tuple(number for number in numbers if number is not None)


def _every_unit(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    """Return `every other month`, `once every five years`, `each year on 3 May`."""
    count, nth = match["n"], match["ordinal"]
    interval = w.count_of(count) if count else w.ordinal_of(nth) if nth else 1
    interval = 2 if match["other"] else interval
    unit = word_key(match["unit"])
    if bool(count) != unit.endswith("s") and interval != 1:
        return None
    return _recurrence(match, sight, unit.removesuffix("s"), interval, _occasion(match))


def _once_a(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    return _recurrence(match, sight, word_key(match["unit"]), 1, _occasion(match))


def _adverb(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    """Return `monthly`, `annually on 3 May`; not what is a name, such as “Quarterly Review”."""
    word = match["adverb"]
    following = sight.text[match.end() : match.end() + 2].strip()
    if word[0].isupper() and (following[:1].isupper() or word.isupper()):
        return None
    unit, interval = _ADVERBS[word_key(word)]
    return _recurrence(match, sight, unit, interval, _occasion(match))


def _weekly(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    """Return `every Monday and Friday`, `every other Monday`, `on Mondays`."""
    occasion = Occasion(weekdays=_numbers(match["weekdays"]))
    interval = 2 if match.groupdict().get("other") else 1
    return _recurrence(match, sight, "week", interval, occasion)


def _of_month(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    """Return `the first Monday of every month`, `the 15th of each month`."""
    occasion = _occasion(match)
    if match.groupdict().get("edge"):
        occasion = Occasion(day=_PLACES[word_key(match["edge"])])
    return _recurrence(match, sight, "month", 1, occasion)


def _yearly(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    """Return `3 May each year`, `every 3 May`, `every May`, `the first Monday in May each year`."""
    month = match.groupdict().get("alone")
    if month and not month[0].isupper():
        return None
    return _recurrence(match, sight, "year", 1, _occasion(match))


_ORDINAL = "(?P<ordinal>third|fourth|fifth|sixth|seventh|eighth|tenth|[1-9][0-9]?(?:rd|th))_"
ENGLISH_RECURRING = (
    (
        pattern(
            rf"(?<![\w-])(?:once_)?{_EVERY}_(?:(?P<other>other|second)_|(?P<n>{w.COUNT})_|{_ORDINAL})?"
            rf"(?P<unit>{_UNITS})(?!\w){_ON}"
        ),
        _every_unit,
    ),
    (
        pattern(
            rf"(?<![\w-])once_(?:a|per)_(?P<unit>week|fortnight|month|quarter|year)(?!\w){_ON}"
        ),
        _once_a,
    ),
    (pattern(rf"(?<![\w-])(?P<adverb>{'|'.join(_ADVERBS)})(?!\w){_ON}"), _adverb),
    (
        pattern(
            rf"(?<![\w-]){_EVERY}_(?P<other>(?:other|second)_)?"
            rf"(?P<weekdays>{_WEEKDAYS})(?!\w)"
        ),
        _weekly,
    ),
    (
        pattern(
            rf"(?<![\w-])on_(?P<weekdays>{w.FULL_WEEKDAY}s(?:(?:,_|,?_and_){w.FULL_WEEKDAY}s)"
            r"{0,4})(?!\w)"
        ),
        _weekly,
    ),
    (
        pattern(
            rf"(?<![\w-])(?:on_)?(?:the|every|each)_(?P<place>{_PLACE})_(?P<weekdays>{w.FULL_WEEKDAY})"
            rf"_(?:of|in)_(?:{_EVERY}|the)_month(?!\w)"
        ),
        _of_month,
    ),
    (
        pattern(
            rf"(?<![\w-])(?:on_)?the_(?:(?P<nth>{_NTH})|(?P<edge>first|last)_day)_(?:day_)?of_{_EVERY}"
            r"_month(?!\w)"
        ),
        _of_month,
    ),
    (
        pattern(rf"(?<![\w-])(?:on_)?(?:the_)?{_DATE},?_(?:of_)?{_EVERY}_year(?!\w)"),
        _yearly,
    ),
    (pattern(rf"(?<![\w-]){_EVERY}_{_DATE}"), _yearly),
    (
        pattern(rf"(?<![\w-]){_EVERY}_(?P<alone>{w.FULL_MONTH})(?!\w){_YEAR_AHEAD}"),
        _yearly,
    ),
    (
        pattern(rf"(?<![\w-])in_(?P<alone>{w.FULL_MONTH}),?_(?:of_)?{_EVERY}_year(?!\w)"),
        _yearly,
    ),
    (
        pattern(
            rf"(?<![\w-])(?:on_)?the_(?P<place>{_PLACE})_(?P<weekdays>{w.FULL_WEEKDAY})_(?:of|in)_"
            rf"(?P<alone>{w.FULL_MONTH}),?_(?:of_)?{_EVERY}_year(?!\w)"
        ),
        _yearly,
    ),
)
