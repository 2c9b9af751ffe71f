"""What the languages share of dates that count from the document's date or from one before."""

import re

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days, weekday
from timeline_app.core.dates.edtf import edtf_day
from timeline_app.core.dates.typed_calendar import in_year
from timeline_app.core.spotting.phrases import Kind, Moment, Phrase, Reading, Sight
from timeline_app.core.spotting.reckoning import Days, between, period

# The calendar.
_DAYS_PER_WEEK = 7


def reckoned_at(
    match: re.Match[str],
    edtf: str | None,
    sight: Sight,
    *,
    kind: Kind = "date",
    part_of_day: str = "",
    is_settled: bool = True,
    is_of_story: bool = False,
) -> Phrase | None:
    """Return a phrase that was reckoned, if it could be."""
    if edtf is None or sight.days is None:
        return None
    year = re.fullmatch("[0-9]{4}", edtf)
    moment = Moment("{}", int(edtf)) if kind == "year" and year else Moment(edtf)
    return Phrase(
        begin=match.start(),
        end=match.end(),
        readings=(Reading((moment,)),),
        kind="date" if kind == "year" and not year else kind,
        is_reckoned=True,
        is_settled=is_settled,
        part_of_day=part_of_day,
        is_of_story=is_of_story,
    )


def period_at(
    match: re.Match[str], sight: Sight, unit: str, count: int, *, is_of_story: bool = False
) -> Phrase | None:
    """Return the period of so many units before (a negative count) or after the document's date."""
    ends = period(unit, count, sight.days) if sight.days and count else None
    if ends is None:
        return None
    reading = Reading(tuple(map(Moment, ends)), "{}/{}")
    note = "Both ends are approximate."
    return Phrase(
        begin=match.start(),
        end=match.end(),
        readings=(reading,),
        notes=(note,),
        is_reckoned=True,
        is_of_story=is_of_story,
    )


def counted_back(match: re.Match[str], unit: str, count: int, part: str = "") -> Phrase:
    """Return a phrase that counts from a date before it."""
    return Phrase(
        begin=match.start(), end=match.end(), kind="back", unit=unit, count=count, part=part
    )


def days_around(days: Days, first: int, last: int) -> str:
    """Return some day from so many days after the document's date to so many."""
    begin, end = (edtf_day(day * SECONDS_PER_DAY) for day in (days[0] + first, days[1] + last))
    return f"[{begin}..{end}]"


def month_near(month: int, step: str, days: Days) -> str | None:
    """Return the month of that number in the document's year, or before or after its month."""

    def stepped(day: int) -> str:
        year, here, _ = civil_from_days(day)
        if step == "last":
            year -= month >= here
        elif step == "next":
            year += month <= here
        return in_year(year, f"{month:02}")

    return between(days, stepped)


def weekdays_near(days: Days, wanted: int) -> tuple[str | None, str | None]:
    """Return the last such weekday up to the document's date, and the first after it."""

    def back(day: int) -> int:
        return (weekday(day) - wanted) % _DAYS_PER_WEEK

    past = between(days, lambda day: edtf_day((day - back(day)) * SECONDS_PER_DAY))
    coming = between(
        days, lambda day: edtf_day((day - back(day) + _DAYS_PER_WEEK) * SECONDS_PER_DAY)
    )
    return past, coming


def weekday_alone(
    match: re.Match[str], sight: Sight, wanted: int, part_of_day: str
) -> Phrase | None:
    """Return a weekday near the document's date, which may be the one before it or after."""
    if sight.days is None:
        return None
    past, coming = weekdays_near(sight.days, wanted)
    if past is None or coming is None:
        return None
    return Phrase(
        begin=match.start(),
        end=match.end(),
        readings=(Reading((Moment(past),)), Reading((Moment(coming),))),
        notes=("It may be the weekday before the document's date or the one after.",),
        is_reckoned=True,
        is_settled=False,
        part_of_day=part_of_day,
        is_of_story=True,
    )
