"""How Vietnamese says dates that count from the document's date or from a date before."""

import re

from timeline_app.core.spotting.languages import vietnamese_words as w
from timeline_app.core.spotting.phrases import Phrase, Sight, pattern
from timeline_app.core.spotting.reckoning import reckoned, shifted
from timeline_app.core.spotting.relative import (
    counted_back,
    period_at,
    reckoned_at,
    weekday_alone,
    weekdays_near,
)

_BACK = {"cùng": 0, "đó": 0, "ấy": 0, "sau đó": 1, "kế tiếp": 1, "hôm sau": 1, "hôm trước": -1}
# Monday is 0.
_SUNDAY = 6


def _near_day(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return hôm qua, sáng nay, ngày mai."""
    key = w.key_of(match["words"])
    english = w.WORDS_OF_YESTERDAY.get(key)
    text = sight.days and english and reckoned(english, sight.days)
    part = w.PARTS_OF_DAY.get(key.split()[0], "")
    return reckoned_at(match, text or None, sight, part_of_day=part)


def _stepped(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return năm ngoái, tháng trước, tuần tới."""
    unit, step = w.UNITS.get(w.key_of(match["unit"])), w.STEPS.get(w.key_of(match["step"]))
    if sight.days is None or unit is None or step is None:
        return None
    kind = "year" if unit == "year" else "date"
    return reckoned_at(match, shifted(unit, step, sight.days), sight, kind=kind)  # type: ignore[arg-type]


def _next_year(match: re.Match[str], sight: Sight) -> Phrase | None:
    text = shifted("year", 1, sight.days) if sight.days else None
    return reckoned_at(match, text, sight, kind="year")


def _many(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return 5 năm qua, mười năm tới."""
    unit, count = w.UNITS.get(w.key_of(match["unit"])), w.count_of(match["n"])
    if unit is None or count == 0:
        return None
    is_past = w.key_of(match["step"]) not in ("tới", "tiếp theo", "sắp tới")
    return period_at(match, sight, unit, -count if is_past else count)


def _ago(match: re.Match[str], sight: Sight) -> Phrase | None:
    unit, count = w.UNITS.get(w.key_of(match["unit"])), w.count_of(match["n"])
    text = shifted(unit, -count, sight.days) if sight.days and unit and count else None
    return reckoned_at(match, text, sight)


def _weekday(match: re.Match[str], sight: Sight) -> Phrase | None:
    number = _SUNDAY if match["n"] is None else w.WEEKDAYS.get(w.key_of(match["n"]))
    if sight.days is None or number is None:
        return None
    step = w.key_of(match["step"] or "")
    if not step:
        return weekday_alone(match, sight, number, "")
    if step == "vừa qua":
        return reckoned_at(match, weekdays_near(sight.days, number)[0], sight)
    return None


def _back(match: re.Match[str], _: Sight) -> Phrase | None:
    step = w.key_of(match["step"] or match["first"])
    return counted_back(match, w.UNITS[w.key_of(match["unit"])], _BACK[step])


def _later(match: re.Match[str], _: Sight) -> Phrase | None:
    unit, count = w.UNITS.get(w.key_of(match["unit"])), w.count_of(match["n"])
    if unit is None or count == 0:
        return None
    return counted_back(match, unit, count if w.key_of(match["way"]) == "sau đó" else -count)


def _anniversary(match: re.Match[str], _: Sight) -> Phrase | None:
    years = w.count_of(match["n"] or match["k"])
    return Phrase(begin=match.start(), end=match.end(), kind="anniversary", count=years)


_UNIT = "(?P<unit>ngày|tuần|tháng|quý|năm|thập_k[ỷỉ]|thập_niên|thế_k[ỷỉ])"
_DAY_WORDS = "|".join(
    sorted((key.replace(" ", "_") for key in w.WORDS_OF_YESTERDAY), key=len, reverse=True)
)
RELATIVE_FORMS = (
    (pattern(rf"(?<!\w)(?P<words>{_DAY_WORDS})(?!\w)"), _near_day),
    (
        pattern(
            r"(?<!\w)(?<!nhiều )(?<!những )(?<!các )(?<!mấy )(?<!vài )"
            r"(?P<unit>tuần|tháng|quý|năm|thập_k[ỷỉ]|thế_k[ỷỉ])"
            r"_(?P<step>này|nay|ngoái|trước|vừa_qua|rồi|qua|tới|sau|tiếp_theo)(?!\w)"
            r"(?!_(?:đó|khi|ngày|năm|tháng|[0-9]))"
        ),
        _stepped,
    ),
    (pattern(r"(?<!\w)sang_năm(?!\w)"), _next_year),
    (
        pattern(
            rf"(?<!\w)(?:trong_)?{w.COUNT.replace('(?:', '(?P<n>', 1)}_{_UNIT}"
            r"_(?P<step>vừa_qua|qua|gần_đây|tới|tiếp_theo|sắp_tới)(?!\w)"
        ),
        _many,
    ),
    (
        pattern(rf"(?<!\w)cách_đây_{w.COUNT.replace('(?:', '(?P<n>', 1)}_{_UNIT}(?!\w)"),
        _ago,
    ),
    (
        pattern(
            rf"(?<!\w){w.COUNT.replace('(?:', '(?P<n>', 1)}_{_UNIT}_trước(?!\w)"
            r"(?!_(?:đó|khi|ngày|năm|tháng|[0-9]))"
        ),
        _ago,
    ),
    (
        pattern(
            r"(?<!\w)(?:(?:hôm|ngày|vào|sáng|chiều|tối)_)(?:thứ_(?P<n>hai|ba|tư|năm|sáu|bảy|bẩy"
            r"|[2-7])|chủ_nhật)(?!\w)(?:_(?P<step>vừa_qua))?"
        ),
        _weekday,
    ),
    (pattern(r"(?<!\w)(?P<first>cùng)_(?P<unit>ngày|tháng|năm)(?P<step>)(?!\w)"), _back),
    (pattern(r"(?<!\w)(?P<first>)(?P<unit>ngày|tháng|năm)_(?P<step>đó|ấy|sau_đó)(?!\w)"), _back),
    (pattern(r"(?<!\w)(?P<first>)(?P<unit>ngày)_(?P<step>hôm_sau|hôm_trước)(?!\w)"), _back),
    (
        pattern(
            rf"(?<!\w){w.COUNT.replace('(?:', '(?P<n>', 1)}_(?P<unit>ngày|tuần|tháng|năm)"
            r"_(?P<way>sau_đó|trước_đó)(?!\w)"
        ),
        _later,
    ),
    (
        pattern(
            r"(?<!\w)k[ỷỉ]_niệm_(?:lần_thứ_(?P<k>[1-9][0-9]{0,3})|(?P<n>[1-9][0-9]{0,3})_năm)(?!\w)"
        ),
        _anniversary,
    ),
)
