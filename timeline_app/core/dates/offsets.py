"""Offsets from UTC that stand behind a time: they say in which zone a clock was read."""

import re

# Behind the time of one date; a mark of doubt may follow.
_OFFSET = re.compile(r"T[0-9:]{5,8}(?:(Z)|([+-])([0-9]{2}):?([0-9]{2})?)")


def offset_minutes(text: str) -> int | None:
    """How far the clock in an EDTF ``text`` of one date is ahead of UTC; None if that is not said.

    The text must be a date that can be read.
    """
    match = _OFFSET.search(text)
    if match is None:
        return None
    is_utc, sign, hours, minutes = match.groups()
    if is_utc:
        return 0
    return (-1 if sign == "-" else 1) * (int(hours) * 60 + int(minutes or 0))


def offset_text(minutes: int) -> str:
    """An offset as ISO 8601 has it: ``+07:00``, or ``Z`` for UTC itself."""
    if not minutes:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
