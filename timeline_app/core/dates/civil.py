"""The proleptic Gregorian calendar on plain integers, for any year.

Years are astronomical: year 0 is 1 BCE, year -43 is 44 BCE. Days and seconds count from
1970-01-01 00:00 and know no time zone and no leap seconds. Unlike ``datetime`` nothing here
stops at the years 1 and 9999.
"""

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SECONDS_PER_DAY = 86_400

# Every time the program places lies strictly between these two; they themselves mean "no limit".
# Up to 9 * 10**15 (some 285 million years) a float64 still holds every second exactly.
TIME_MAX_S = 9 * 10**15
TIME_MIN_S = -TIME_MAX_S
# A round number of years within that limit, for people to be told.
YEAR_LIMIT = 285_000_000

_FEBRUARY = 2
_DAYS_PER_ERA = 146_097
_EPOCH_DAY_OF_ERAS = 719_468
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap_year(year: int) -> bool:
    """Whether the astronomical ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of days of ``month`` (1 to 12) in ``year``; IndexError for month 13 and up."""
    return 29 if month == _FEBRUARY and is_leap_year(year) else _MONTH_LENGTHS[month - 1]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to the given date, negative before it.

    Month and day may run over: (2025, 13, 1) is 1 January 2026, (2025, 3, 0) is 28 February.
    """
    # Years are counted from 1 March, so that the leap day is the last of its year.
    months = year * 12 + month - 3
    year, month_from_march = divmod(months, 12)
    leap_days = year // 4 - year // 100 + year // 400
    day_of_year = (153 * month_from_march + 2) // 5 + day - 1
    return year * 365 + leap_days + day_of_year - _EPOCH_DAY_OF_ERAS


def civil_from_days(days: int) -> tuple[int, int, int]:
    """The (year, month, day) that lies ``days`` days after 1970-01-01."""
    era, day_of_era = divmod(days + _EPOCH_DAY_OF_ERAS, _DAYS_PER_ERA)
    leap_free = day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    year_of_era = leap_free // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    carry, month = divmod(month_from_march + 2, 12)
    return era * 400 + year_of_era + carry, month + 1, day


def weekday(days: int) -> int:
    """The day of the week ``days`` days after 1970-01-01: Monday is 0, Sunday 6."""
    return (days + 3) % 7


def second_of(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """Seconds from 1970-01-01 00:00 to the given wall-clock time; every part may run over."""
    clock = hour * 3600 + minute * 60 + second
    return days_from_civil(year, month, day) * SECONDS_PER_DAY + clock
