"""How Vietnamese says that something recurs: `hằng năm`, `mỗi quý`, `ngày 3 tháng 5 hằng năm`."""

import re

from timeline_app.core.spotting.languages import vietnamese_words as w
from timeline_app.core.spotting.phrases import Sight, pattern
from timeline_app.core.spotting.recurring.rules import Occasion, SpottedRecurrence, rule_of

_EVERY = "(?:hằng|hàng|mỗi)"
_SUNDAY = 6
"""The last day of a week that begins on Monday."""
_WEEKDAY = "(?:thứ_(?P<weekday>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ_nhật))"
# “Mỗi năm hai lần” has no rule: twice a year.
_NEVER_BEFORE = pattern(rf"_(?!(?:một|1)_lần)(?:{w.COUNT})_lần(?!\w)")
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"


def _recurrence(
    match: re.Match[str], sight: Sight, unit: str, interval: int = 1
) -> SpottedRecurrence | None:
    groups = match.groupdict()
    weekday = groups.get("weekday")
    days = [w.WEEKDAYS[w.key_of(weekday)]] if weekday else [_SUNDAY] if groups.get("sunday") else []
    month, day = (int(groups.get(name) or 0) for name in ("month", "day"))
    occasion = Occasion(month=month, day=day, weekdays=tuple(days))
    rule = rule_of(unit, interval, occasion)
    if rule is None or _NEVER_BEFORE.match(sight.text, match.end()):
        return None
    return SpottedRecurrence(match.start(), match.end(), rule)


def _every(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    return _recurrence(match, sight, w.UNITS[w.key_of(match["unit"])])


def _each_so_many(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    return _recurrence(match, sight, w.UNITS[w.key_of(match["unit"])], w.count_of(match["n"]))


def _yearly(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    return _recurrence(match, sight, "year")


def _monthly(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    return _recurrence(match, sight, "month")


def _weekly(match: re.Match[str], sight: Sight) -> SpottedRecurrence | None:
    return _recurrence(match, sight, "week")


_ONCE = "(?:_(?:một|1)_lần(?!\\w))?"
VIETNAMESE_RECURRING = (
    (pattern(rf"(?<!\w){_EVERY}_(?P<unit>tuần|tháng|quý|năm)(?!\w){_ONCE}"), _every),
    (pattern(rf"(?<!\w)mỗi_(?P<unit>ngày)(?!\w){_ONCE}"), _every),
    (
        pattern(
            rf"(?<!\w)(?:mỗi|cứ)_(?P<n>{w.COUNT})_(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w){_ONCE}"
        ),
        _each_so_many,
    ),
    (
        pattern(
            rf"(?<!\w)(?P<n>{w.COUNT})_(?P<unit>ngày|tuần|tháng|quý|năm)(?:_(?:một|1)_lần|_?/_?lần)(?!\w)"
        ),
        _each_so_many,
    ),
    (
        pattern(rf"(?<!\w)(?:ngày_)?{_DAY}(?:_tháng_|[/-]){_MONTH}_{_EVERY}_năm(?!\w)"),
        _yearly,
    ),
    (pattern(rf"(?<!\w)tháng_{_MONTH}_{_EVERY}_năm(?!\w)"), _yearly),
    (pattern(rf"(?<!\w)ngày_{_DAY}_{_EVERY}_tháng(?!\w)"), _monthly),
    (pattern(rf"(?<!\w){_WEEKDAY}_{_EVERY}_tuần(?!\w)"), _weekly),
    (pattern(rf"(?<!\w)mỗi_{_WEEKDAY}(?!\w)"), _weekly),
)
