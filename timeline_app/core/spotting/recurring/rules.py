"""What words say of how often something takes place: a rule (RFC 5545), and never a date."""

from calendar import monthrange

import msgspec

# A leap year, so that 29 February is a day that recurs.
_LEAP_YEAR = 2000
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCIES = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
"""The units of rules, and how many of them each unit of words is."""


class SpottedRecurrence(msgspec.Struct, frozen=True):
    """A suggestion for a person to confirm; `[begin, end)` are the characters that yield it."""

    begin: int
    end: int
    rule: str


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """On what of its unit something recurs: a day, a month, weekdays, the first or last of them."""

    month: int = 0
    day: int = 0
    weekdays: tuple[int, ...] = ()
    place: int = 0

    def __bool__(self) -> bool:
        return bool(self.month or self.day or self.weekdays)


def rule_of(unit: str, interval: int = 1, occasion: Occasion | None = None) -> str | None:
    """Return the rule for every so many units; None where that makes no sense."""
    frequency, per_unit = _FREQUENCIES[unit]
    parts = [f"FREQ={frequency}"]
    if interval * per_unit > 1:
        parts.append(f"INTERVAL={interval * per_unit}")
    if occasion:
        if not _fits(unit, occasion):
            return None
        parts += _occasion_parts(occasion)
    return ";".join(parts) if interval > 0 else None


def _fits(unit: str, occasion: Occasion) -> bool:
    if occasion.month and occasion.day > monthrange(_LEAP_YEAR, occasion.month)[1]:
        return False
    if occasion.month:
        return unit == "year"
    if occasion.day or occasion.place:
        return unit == "month"
    return unit in ("week", "fortnight")


def _occasion_parts(occasion: Occasion) -> list[str]:
    parts = []
    if occasion.month:
        parts.append(f"BYMONTH={occasion.month}")
    if occasion.day:
        parts.append(f"BYMONTHDAY={occasion.day}")
    if occasion.weekdays:
        place = str(occasion.place or "")
        days = (f"{place}{WEEKDAY_CODES[day]}" for day in sorted(set(occasion.weekdays)))
        parts.append(f"BYDAY={','.join(days)}")
    return parts
