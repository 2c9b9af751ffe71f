"""Dates, bases and recurrences in English."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.civil import MONTH_NAMES
from timeline_app.core.dates.edtf import EdtfError, Precision, parse
from timeline_app.core.wording.date_words import basis_in_words, date_in_words, recurrence_in_words

WORDS = """
2025-12-03 = 3 December 2025
2025-12-03~ = about 3 December 2025
2025-12-03? = possibly 3 December 2025
2025-12-03% = possibly about 3 December 2025
2004-06~-11 = about 11 June 2004
2025-12-03T14:30 = 3 December 2025, 14:30
2025-12-03T14:30:05+07 = 3 December 2025, 14:30:05 (UTC+7)
2025-12-03T09:00:00+07:00 = 3 December 2025, 09:00:00 (UTC+7)
2025-12-03T09:00+05:30~ = about 3 December 2025, 09:00 (UTC+5:30)
2025-12-03T09:00-0330 = 3 December 2025, 09:00 (UTC−3:30)
2025-12-03T09:00Z = 3 December 2025, 09:00 (UTC)
2025-12-03T09:00+07:00/2025-12-03T11:30+07 = 3 December 2025, 09:00–11:30 (UTC+7)
2025-05-03T09:00+07/2025-05-03T11:30Z = from 3 May 2025, 09:00 (UTC+7) to 3 May 2025, 11:30 (UTC)
[2025-12-03T09:00Z..] = on or after 3 December 2025, 09:00 (UTC)
2025-12-03T14:30/2025-12-03T16:00 = 3 December 2025, 14:30–16:00
2025-12 = December 2025
1985-04-XX = April 1985
2004-XX = 2004
2025-12-01/2025-12-02 = 1–2 December 2025
2025-11-30/2025-12-02 = 30 November – 2 December 2025
2025-12-31/2026-01-02 = 31 December 2025 – 2 January 2026
2025-12-03/2025-12-03 = 3 December 2025
2026-01/2026-03 = January–March 2026
2025-12/2026-01 = December 2025 – January 2026
2026/2030 = 2026–2030
2025-12/2030 = from December 2025 to 2030
2025-12-01~/2025-12-03~ = about 1–3 December 2025
2025?/2030? = possibly 2025–2030
2025-12-01~/2025-12-03? = from about 1 December 2025 to possibly 3 December 2025
2025~/2030 = from about 2025 to 2030
2026/.. = from 2026
2026/ = from 2026, end unknown
../2030 = until 2030
/2030 = until 2030, start unknown
2026-37 = first four months of 2026
2026-37~ = early 2026
2026-38~ = mid-2026
2026-39~ = late 2026
2026-39% = possibly late 2026
2026-33 = first quarter of 2026
2026-36 = last quarter of 2026
2026-40~ = about first half of 2026
2025-21 = spring 2025
2025-24 = winter 2025–2026
2025-30 = summer 2025–2026 (southern hemisphere)
[2025-12-01..2025-12-02] = on one day of 1–2 December 2025
[2026..2030] = in one year of 2026–2030
[2025-12..2030] = between December 2025 and 2030
[2025..2025] = 2025
[..2025-12-02] = by 2 December 2025
[2025-12-02..] = on or after 2 December 2025
[2026..] = in or after 2026
[2025,2027,2030] = 2025, 2027 or 2030
[1667,1670..1672] = 1667 or 1670–1672
[..1760,1765] = 1760 or earlier or 1765
{1960,1961-12} = 1960 and December 1961
{2025-12-01..2025-12-02} = every day of 1–2 December 2025
{..1984} = all up to 1984
-0043 = 44 BCE
-0043-03-15 = 15 March 44 BCE
0000 = 1 BCE
0044 = 44 CE
-0049/-0043 = 50–44 BCE
-0026/0014 = 27 BCE – 14 CE
-004X = the decade 50–41 BCE
Y170000002 = 170\u202f000\u202f002
Y-17E7 = 170\u202f000\u202f001 BCE
1950S2 = 1900–1999, by estimate 1950
201X = 2010s
200X = the decade 2000–2009
20XX = the century 2000–2099
156X-12-25 = 1560s
156X-24 = 1560s
XXXX-12-XX = the years 1 BCE – 9999 CE
"""


@pytest.mark.parametrize("line", WORDS.strip().splitlines())
def test_a_date_is_said_as_people_say_it(line: str) -> None:
    text, words = line.split(" = ")
    assert date_in_words(parse(text)) == words


digit = st.sampled_from("0123456789X")
number = st.tuples(digit, digit).map("".join)
blurred = st.tuples(
    st.sampled_from(["", "-"]), number, number, number, st.sampled_from(["", "~", "?", "%"])
)
clock = st.sampled_from(["", "T14:30", "T14:30:05"])


@given(blurred, number, clock)
def test_the_words_never_name_a_finer_unit_than_the_precision(
    parts: tuple[str, str, str, str, str], day: str, clock: str
) -> None:
    minus, century, year, month, mark = parts
    for tail in ("", f"-{month}", f"-{month}-{day}", f"-{month}-{day}{clock}"):
        try:
            date = parse(f"{minus}{century}{year}{tail}{mark}")
        except EdtfError:
            continue
        assert finest_unit(date_in_words(date)) >= date.precision


def finest_unit(words: str) -> Precision:
    months = "|".join(MONTH_NAMES)
    patterns = [
        (r"\d:\d\d:\d\d", Precision.SECOND),
        (r"\d:\d\d", Precision.MINUTE),
        (rf"\b\d{{1,2}} ({months})", Precision.DAY),
        (rf"\b({months})\b", Precision.MONTH),
        (r"spring|summer|autumn|winter|quarter|months|half|early|mid-|late ", Precision.SEASON),
        (r"\d0s|decade", Precision.DECADE),
        (r"century", Precision.CENTURY),
        (r"millennium", Precision.MILLENNIUM),
        (r"the years", Precision.AGE),
    ]
    found = (unit for pattern, unit in patterns if re.search(pattern, words))
    return next(found, Precision.YEAR)


edtf_like = st.text(alphabet="0123456789XYES-/.,[]{}?~%", min_size=4, max_size=24)
whole = st.sampled_from(
    ["2025-12-03", "2026", "2026-37~", "20XX", "1950S2", "-0043", "2025-12-03T14:30", "2025-12?"]
)
form = st.sampled_from(
    ["{}/{}", "{}/..", "/{}", "[{}..{}]", "[..{}]", "[{}..]", "[{},{},{}]", "{{{}..{}}}"]
)


@given(st.one_of(edtf_like, st.builds(str.format, form, whole, whole, whole)))
def test_every_date_that_can_be_read_can_be_said(text: str) -> None:
    try:
        date = parse(text)
    except EdtfError:
        return
    words = date_in_words(date)
    assert words
    assert words.replace("\u202f", "").isprintable()
    assert "  " not in words


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("stated", "stated by the source"),
        ("inferred", "inferred"),
        ("derived", "derived by arithmetic"),
        ("undated", "no date given"),
    ],
)
def test_a_date_basis_is_said_in_words(basis: str, words: str) -> None:
    assert basis_in_words(basis) == words


def test_an_unknown_basis_is_refused() -> None:
    with pytest.raises(ValueError, match="guessed is no date basis: use stated, inferred"):
        basis_in_words("guessed")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("RRULE:FREQ=YEARLY", "every year"),
        ("freq=daily;interval=1", "every day"),
        ("FREQ=WEEKLY;BYDAY=MO,TH;WKST=SU", "every week on Monday and Thursday"),
        ("FREQ=MONTHLY;BYDAY=1MO,-1FR", "every month on the first Monday and the last Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4", "every month on the last day, 4 times"),
        ("FREQ=YEARLY;COUNT=1", "every year, once"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=2", "every year on 2 December"),
        ("FREQ=YEARLY;UNTIL=20301231T000000Z", "every year, until 31 December 2030"),
        ("FREQ=YEARLY;UNTIL=20301231", "every year, until 31 December 2030"),
        (
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1",
            "every month on Monday, with further conditions",
        ),
    ],
)
def test_a_recurrence_is_said_in_words(rule: str, words: str) -> None:
    assert recurrence_in_words(rule) == words


@pytest.mark.parametrize(
    "rule",
    [
        "", "often", "FREQ=X", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;FREQ=DAILY", "INTERVAL=3",
        "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;UNTIL=20301399", "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;BYDAY=XX", "FREQ=DAILY;COUNT=2;UNTIL=20301231",
        "FREQ=DAILY;NONSENSE=1", "FREQ=DAILY\nEXDATE:20250101",
        "FREQ=DAILY;INTERVAL=" + "9" * 5000,
    ],
)  # fmt: skip
def test_a_text_that_is_no_recurrence_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="is not a recurrence rule: write one such as"):
        recurrence_in_words(rule)


RULE_PARTS = """
FREQ=DAILY FREQ=YEARLY COUNT=2 BYDAY=MO BYDAY=99MO UNTIL=20250101 BYHOUR=9 BYHOUR=99 BYSETPOS=0
BYEASTER=1 WKST=MO WKST=1 BYYEARDAY=400 BYMONTHDAY=31 =
"""
rule_part = st.sampled_from(RULE_PARTS.split())


@given(st.one_of(st.text(), st.lists(rule_part, max_size=5).map(";".join)))
def test_any_text_is_a_rule_in_words_or_refused(rule: str) -> None:
    try:
        assert recurrence_in_words(rule).startswith("every ")
    except ValueError as error:
        assert "is not a recurrence rule" in str(error)  # noqa: PT017
