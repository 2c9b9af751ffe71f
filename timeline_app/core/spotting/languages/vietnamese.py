"""How Vietnamese says dates."""

import re

from timeline_app.core.spotting.days import days_of
from timeline_app.core.spotting.languages import vietnamese_words as w
from timeline_app.core.spotting.languages.vietnamese_recurring import VIETNAMESE_RECURRING
from timeline_app.core.spotting.languages.vietnamese_relative import RELATIVE_FORMS
from timeline_app.core.spotting.numbers import (
    FORMS,
    NUMERIC_DAY,
    YEAR,
    day_first,
    is_no_date,
    single,
    words_before,
)
from timeline_app.core.spotting.phrases import (
    DASH,
    END_OF,
    START,
    STOP,
    Language,
    Lead,
    Moment,
    Phrase,
    Reading,
    Sight,
    before,
    pattern,
)

_DAY = "(?:3[01]|[12][0-9]|0?[1-9])(?![\\w])"
_DAYS = (
    rf"(?P<days>{_DAY}(?:(?:,?_(?:và|hoặc|hay|đến|tới)_|_?{DASH}_?|,_)(?:hết_)?(?:ngày_)?{_DAY})"
    r"{0,5})"
)
_NO_NUMBER = r"(?![\w])(?![.,:/–—-][0-9])(?!/\w)"
_LUNAR = r"(?!_(?:năm_\w{1,8}_\w{1,8}_)?\(?(?:âm_lịch|al\b))"
_DATED = before(
    r"(?:ngày|mùng|mồng|hôm|sáng|trưa|chiều|tối|đêm|từ|đến|tới|và|trước|sau|vào|[(,–—-])_?"
)
# Ours: a later one is a slip or a tale.
_LAST_CENTURY = 21


def _worded_days(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return `ngày 3 tháng 12 năm 2025`, also of several days, also without the year."""
    month = w.month_number(match["m"])
    year = int(match["y"]) if match["y"] else None
    return days_of(match, month, year) if month else None


def _slashed_days(match: re.Match[str], sight: Sight) -> Phrase | None:
    """Return `ngày 1-3/12/2025`; without the year only where a word says that it is a day."""
    year = int(match["y"]) if match["y"] else None
    has_word = match["word"] or _DATED.search(words_before(sight.text, match.start()))
    if year is None and not has_word:
        return None
    if is_no_date(sight, match.start(), match.end()):
        return None
    return days_of(match, int(match["m"]), year)


def _month_of_year(match: re.Match[str], _: Sight) -> Phrase | None:
    month = w.month_number(match["m"])
    return single(match, f"{{}}-{month:02}", int(match["y"]), kind="month")


def _slashed_month(match: re.Match[str], sight: Sight) -> Phrase | None:
    is_number = is_no_date(sight, match.start(), match.end())
    return None if is_number else _month_of_year(match, sight)


def _month_alone(match: re.Match[str], _: Sight) -> Phrase | None:
    month = w.month_number(match["m"])
    return single(match, f"{{}}-{month:02}", None, kind="month") if month else None


def _months(match: re.Match[str], _: Sight) -> Phrase | None:
    """Return `tháng 10 và tháng 12 năm 2025`."""
    numbers = [w.month_number(match[group]) for group in ("m", "n")]
    if not all(numbers):
        return None
    year = int(match["y"]) if match["y"] else None
    moments = (Moment(f"{{}}-{numbers[0]:02}"), Moment(f"{{}}-{numbers[1]:02}", year))
    is_run = match["sign"].strip() not in ("và", ",")
    reading = Reading(moments, "{}/{}" if is_run else ",")
    return Phrase(begin=match.start(), end=match.end(), readings=(reading,))


def _named_year(match: re.Match[str], sight: Sight) -> Phrase | None:
    if sight.language.never_before.match(sight.text, match.end()):
        return None
    year = int(match["y"])
    return single(match, "{}", 1 - year if match["bce"] else year, kind="year")


def _quarter(match: re.Match[str], _: Sight) -> Phrase | None:
    number = w.ROMAN.get(w.key_of(match["n"])) or w.count_of(match["n"])
    if number not in (1, 2, 3, 4):
        return None
    year = int(match["y"]) if match["y"] else None
    return single(match, f"{{}}-{32 + number}", year)


def _decade(match: re.Match[str], _: Sight) -> Phrase | None:
    digits = match["y"]
    if len(digits) == 4:  # noqa: PLR2004  a year with its century
        return single(match, f"{digits[:3]}X", None)
    note = "The words leave out the century: the twentieth is taken."
    return single(match, f"19{digits[0]}X", None, notes=(note,), is_settled=False)


def _century(match: re.Match[str], _: Sight) -> Phrase | None:
    number = w.ROMAN.get(w.key_of(match["n"])) or w.count_of(match["n"])
    if not 0 < number <= _LAST_CENTURY:
        return None
    return single(match, f"{'-' if match['bce'] else ''}{number - 1:02}XX", None)


_YEAR = rf"(?P<y>{YEAR}){_NO_NUMBER}"
_BCE = r"(?P<bce>_(?:trước_công_nguyên|tcn)(?!\w))?"
_FORMS = (
    (
        pattern(
            rf"{START}(?:(?:ngày|mùng|mồng)_)?{_DAYS}_?,?_?tháng_(?P<m>1[0-2]|0?[1-9]|{w.MONTH_WORD})(?!\w)(?:(?:,?_(?:năm_)?|[/-]){_YEAR})?{_LUNAR}"
        ),
        _worded_days,
    ),
    (
        pattern(
            rf"{START}(?P<word>(?:ngày|mùng|mồng)_)?{_DAYS}_?[/]_?(?P<m>1[0-2]|0?[1-9])(?:[/]{_YEAR}|{_NO_NUMBER}){_LUNAR}"
        ),
        _slashed_days,
    ),
    (pattern(rf"{START}(?:ngày_)?{NUMERIC_DAY.removeprefix(START)}"), day_first),
    (
        pattern(rf"{START}(?:ngày_)?(?P<d>[0-3]?[0-9])\.(?P<a>[01]?[0-9])\.(?P<y>{YEAR}){STOP}"),
        day_first,
    ),
    (
        pattern(
            rf"{START}tháng_(?P<m>1[0-2]|0?[1-9]|{w.MONTH_WORD}|năm(?=_năm_))(?:,?_năm_|_|_?[/-]_?){_YEAR}{_LUNAR}"
        ),
        _month_of_year,
    ),
    (pattern(rf"{START}(?P<m>1[0-2]|0?[1-9])/{_YEAR}"), _slashed_month),
    (
        pattern(
            rf"{START}tháng_(?P<m>1[0-2]|0?[1-9])(?P<sign>_?{DASH}_?|_(?:đến|tới|và)_|,_)(?:hết_)?(?:tháng_)?(?P<n>1[0-2]|0?[1-9])(?:(?:_năm_|/){_YEAR}|{_NO_NUMBER}){_LUNAR}"
        ),
        _months,
    ),
    (
        pattern(
            rf"{START}tháng_(?P<m>1[0-2]|0?[1-9]|{w.MONTH_WORD}){_NO_NUMBER}(?!_(?:tuổi|lần)){_LUNAR}"
        ),
        _month_alone,
    ),
    (pattern(rf"{START}năm_(?P<y>[1-9][0-9]{{2,3}}){_NO_NUMBER}{_BCE}"), _named_year),
    (
        pattern(
            rf"{START}năm_(?P<y>[1-9][0-9]?){_NO_NUMBER}(?P<bce>_(?:trước_công_nguyên|tcn)(?!\w))"
        ),
        _named_year,
    ),
    (
        pattern(
            rf"{START}quý_(?P<n>iv|i{{1,3}}|[1-4]|một|hai|ba|bốn)(?:(?:_năm_|_?[/-]_?|_){_YEAR})?(?!\w)"
        ),
        _quarter,
    ),
    (
        pattern(
            rf"{START}(?:những_năm|thập_(?:niên|kỷ|kỉ))_(?:năm_)?(?P<y>1[0-9]{{2}}0|20[0-9]0|[2-9]0)(?!\w)"
        ),
        _decade,
    ),
    (
        pattern(
            rf"{START}thế_k[ỷỉ](?:_thứ)?_(?P<n>x{{0,2}}(?:ix|iv|v?i{{0,3}})|[0-9]{{1,2}})(?<=\w)(?!\w){_BCE}"
        ),
        _century,
    ),
    *FORMS,
)

_OF = r"_(?:của_)?(?:năm_)?"
_PARTS = (
    (before(rf"(?:nửa_đầu|(?:sáu|6)_tháng_đầu){_OF}"), "-40"),
    (before(rf"(?:nửa_cuối|nửa_sau|(?:sáu|6)_tháng_cuối){_OF}"), "-41"),
    (before(rf"(?:ba|3)_tháng_đầu{_OF}"), "-33"),
    (before(rf"(?:ba|3)_tháng_cuối{_OF}"), "-36"),
    *(
        (before(rf"(?:{word}|{n}|0{n})_tháng_đầu{_OF}"), f"-01/{{}}-{n:02}")
        for word, n in (*w.COUNTS.items(), ("mười một", 11))
        if n in (2, 4, 5, 7, 8, 9, 10, 11)
    ),
    *(
        (before(rf"mùa_{season}(?:_|,_)(?:năm_)?"), f"-{code}")
        for season, code in w.SEASONS.items()
    ),
    (before(r"đầu_(?:năm_)?"), "-37~"),
    (before(r"giữa_(?:năm_)?"), "-38~"),
    (before(r"(?:cuối|hết)_(?:năm_)?"), END_OF),
)
_FILL = r"(?:_(?:là|vào|trong|năm|ngày|tháng|thời_điểm|hết)){0,3}_"


def _lead(words: str, *shapes: str) -> Lead:
    return Lead(before(rf"(?:{words}){_FILL}"), shapes)


_PART_OF_DAY = "(?P<part>rạng_sáng|sáng|trưa|chiều|tối|đêm)"
VIETNAMESE = Language(
    forms=(*_FORMS, *RELATIVE_FORMS),
    parts=_PARTS,
    vague=before(r"(?P<vague>đầu|giữa|cuối|hết|nửa_đầu|nửa_cuối|nửa_sau)_"),
    marks=(
        (before(r"(?:vào_)?(?:khoảng|chừng)_(?:năm_|tháng_|ngày_)?"), "~"),
        (before(r"(?:có_thể|có_lẽ)_(?:vào_|là_)?"), "?"),
    ),
    leads=(
        _lead("chậm_nhất|muộn_nhất|không_muộn_hơn|không_quá", "[..{}]"),
        _lead("sớm_nhất|không_sớm_hơn", "[{}..]"),
        _lead("trước", "before"),
        _lead("sau", "after"),
        _lead("kể_từ|bắt_đầu_từ|từ_sau|từ_khi", "{}/.."),
        _lead("từ", "{}/..", "{}"),
        _lead("cho_đến|cho_tới|mãi_đến", "../{}"),
        _lead("đến|tới", "[..{}]", "../{}"),
    ),
    trails=(
        Lead(pattern(r"_(?:trở_đi|về_sau)(?!\w)"), ("{}/..",)),
        Lead(pattern(r"_trở_về_trước(?!\w)"), ("[..{}]",)),
        Lead(pattern(r"_(?:đến|tới)_(?:nay|hiện_tại|bây_giờ)(?!\w)"), ("{}/..",)),
    ),
    day_parts=(
        before(rf"{_PART_OF_DAY}_(?:ngày_|hôm_)?"),
        pattern(rf"(?:_|,_)(?:vào_)?(?:buổi_){_PART_OF_DAY}(?!\w)"),
    ),
    part_words=w.PARTS_OF_DAY,
    join=pattern(
        rf"(?:_?{DASH}_?|_(?P<word>đến|tới|và|cho_đến|cho_tới)_)(?:hết_)?(?:vào_)?(?:ngày_|năm_)?"
    ),
    between=before(r"(?:trong_khoảng|giữa|khoảng_giữa)_(?:từ_)?(?:năm_|tháng_|ngày_)?"),
    coming=before(r"tiếp_theo_(?:\w+,?_){0,4}"),
    gone=before(r"(?:vừa_qua|lần_trước|kỳ_trước)_(?:\w+,?_){0,4}"),
    surely_after=before(rf"{w.SURE}_(?:năm_)?"),
    never_after=before(
        rf"(?:{w.NUMBERED})_?(?:số_)?|(?:us|hk)?[$€£¥₫#§№]_?|[0-9+()-]{{0,8}}[0-9)]_"
    ),
    never_before=pattern(w.COUNTED),
    counted=re.compile(r"(?!)"),
    recurring=VIETNAMESE_RECURRING,
)
