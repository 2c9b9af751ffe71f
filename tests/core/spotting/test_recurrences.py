"""What running text says of how often something takes place, and what it does not say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.dates.edtf import parse
from timeline_app.core.spotting.recurring.rules import Occasion, rule_of
from timeline_app.core.spotting.recurring.spotter import spot_recurrences
from timeline_app.core.spotting.spotter import spot_dates
from timeline_app.core.wording.recurrence_words import recurrence_in_words

DOCUMENT = parse("2025-12-03")
_MARKED = re.compile("«(.*?)»")

ENGLISH = """
The council meets «every Monday». -> every week on Monday
It is held «every year on 3 May», rain or shine. -> every year on 3 May
«each year on May 3rd» -> every year on 3 May
«every 3 May» -> every year on 3 May
«3 May each year» -> every year on 3 May
«annually on 3 May» -> every year on 3 May
paid «quarterly» -> every 3 months
«each quarter» -> every 3 months
«monthly» reports -> every month
«once a month» -> every month
«once every five years» -> every 5 years
«every two years» -> every 2 years
«every second year» -> every 2 years
«every other Monday and Thursday» -> every 2 weeks on Monday and Thursday
«on Mondays and Fridays» -> every week on Monday and Friday
«on the first Monday of every month» -> every month on the first Monday
«the last Friday of each month» -> every month on the last Friday
«on the 15th of each month» -> every month on day 15
«on the last day of each month» -> every month on the last day
«every month on the 5th» -> every month on day 5
«the first Monday in May each year» -> every year on the first Monday in May
«in May each year» -> every year in May
«every fortnight» -> every 2 weeks
«weekly on Tuesdays» since 3 May 2021 -> every week on Tuesday
«every year» from 2020 to 2025 -> every year
"""
VIETNAMESE = """
họp «hằng năm» -> every year
«mỗi quý một lần» -> every 3 months
«hàng tháng» -> every month
«hai năm một lần» -> every 2 years
«2 năm/lần» -> every 2 years
«cứ ba năm một lần» -> every 3 years
«ngày 3 tháng 5 hằng năm» -> every year on 3 May
«ngày 15 hàng tháng» -> every month on day 15
«thứ Hai hằng tuần» -> every week on Monday
«mỗi Chủ nhật» -> every week on Sunday
"""
NO_RULES = """
twice a year the committee meets
three times every month
the twice-yearly forum
every year or two
every few years
every three or four years
biweekly and bi-monthly meetings
semi-annually
every day of the visit
each of the years
the Quarterly Review
a weekly newspaper
every five-year plan
each month's end
every third Sunday
every 30 February
"""
NO_RULES_IN_VIETNAMESE = """
mỗi năm hai lần
2 lần/năm
mọi năm
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize(
    ("line", "language"),
    [*((line, "en") for line in lines(ENGLISH)), *((line, "vi") for line in lines(VIETNAMESE))],
)
def test_given_words_of_a_rhythm_then_the_rule_says_no_more(line: str, language: str) -> None:
    marked, _, words = line.partition(" -> ")
    text = _MARKED.sub(r"\1", marked)
    [found] = spot_recurrences(text, language)
    assert text[found.begin : found.end] == _MARKED.findall(marked)[0]
    assert recurrence_in_words(found.rule) == words


@pytest.mark.parametrize(
    ("line", "language"),
    [
        *((line, "en") for line in lines(NO_RULES)),
        *((line, "vi") for line in lines(NO_RULES_IN_VIETNAMESE)),
    ],
)
def test_given_what_has_no_rule_then_none_is_found(line: str, language: str) -> None:
    assert spot_recurrences(line, language) == ()


@pytest.mark.parametrize(
    "line", [_MARKED.sub(r"\1", line.partition(" -> ")[0]) for line in lines(ENGLISH)]
)
def test_given_words_of_a_rhythm_then_no_date_is_made_of_them(line: str) -> None:
    dates = spot_dates(line, "en", DOCUMENT)
    assert {date.edtf for date in dates} <= {"2021-05-03/..", "2020/2025"}


@given(
    unit=st.sampled_from(["day", "week", "fortnight", "month", "quarter", "year"]),
    interval=st.integers(1, 99),
    month=st.integers(0, 12),
    day=st.integers(0, 31),
    weekdays=st.lists(st.integers(0, 6), max_size=3).map(tuple),
    place=st.sampled_from([0, 1, 2, -1]),
)
def test_a_rule_is_one_or_there_is_none(
    unit: str, interval: int, month: int, day: int, weekdays: tuple[int, ...], place: int
) -> None:
    rule = rule_of(unit, interval, Occasion(month=month, day=day, weekdays=weekdays, place=place))
    assert rule is None or recurrence_in_words(rule)


@given(st.text(alphabet="every thday Mon3o1f,-\u00a0’yearlqutms", max_size=60))
def test_given_any_text_then_what_is_found_lies_in_it(text: str) -> None:
    for found in spot_recurrences(text):
        assert 0 <= found.begin < found.end <= len(text)
        assert recurrence_in_words(found.rule)
