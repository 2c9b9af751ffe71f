"""Reads EDTF years that are long, exponential or given to some significant digits."""

import re
from typing import NoReturn

from timeline_app.core.dates.civil import YEAR_LIMIT, second_of
from timeline_app.core.dates.hints import refuse
from timeline_app.core.dates.parsed_date import EdtfError, Precision, Single, quoted

BLURRED = (
    Precision.YEAR,
    Precision.DECADE,
    Precision.CENTURY,
    Precision.MILLENNIUM,
    Precision.AGE,
)
"""The precision of a year by how many of its last digits are unknown."""

# As EDTF has it: a year of four digits needs no Y.
_PLAIN_DIGITS = 4
# A number of digits or zeros; three digits would be more than any year that can be placed has.
_COUNT_DIGITS = 2
_YEAR = re.compile(r"[?~%]?(Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?[?~%]?")


def read_long_year(text: str) -> Single:
    """The bounds of ``Y170000002``, ``Y-17E7``, ``1950S2`` and the like; EdtfError for others."""
    match = _YEAR.fullmatch(text)
    letter, minus, digits, exponent, kept = match.groups() if match else ("", "", "", None, None)
    if not letter and (len(digits) != _PLAIN_DIGITS or exponent or not kept):
        refuse(text)
    if letter and not exponent and len(digits.lstrip("0")) <= _PLAIN_DIGITS:
        raise EdtfError(f"{quoted(text)} needs no Y: write years up to 9999 with four digits")
    year = _magnitude(text, digits, exponent or "0")
    low, high = _blurred(text, year, kept) if kept else (year, year)
    if high >= YEAR_LIMIT:
        _too_far(text)
    return whole_years(-high, -low) if minus else whole_years(low, high)


def _magnitude(text: str, digits: str, exponent: str) -> int:
    digits, exponent = digits.lstrip("0") or "0", exponent.lstrip("0") or "0"
    # Told by their lengths, so that no absurdly large number is ever built.
    if len(exponent) > _COUNT_DIGITS or len(digits) + int(exponent) > len(str(YEAR_LIMIT)):
        _too_far(text)
    return int(digits + "0" * int(exponent))


def _too_far(text: str) -> NoReturn:
    limit = YEAR_LIMIT // 10**6
    raise EdtfError(f"{quoted(text)} lies too far away: years reach {limit} million either way")


def _blurred(text: str, year: int, kept: str) -> tuple[int, int]:
    """The first and last year that share the ``kept`` leading digits of ``year``."""
    digits = str(year)
    if len(kept) > _COUNT_DIGITS or not 1 <= int(kept) <= len(digits):
        raise EdtfError(
            f"{quoted(text)} cannot keep {quoted(kept)} digits: write behind the S how many digits"
            f" of the year are certain, from 1 to {len(digits)}"
        )
    certain, unknown = digits[: int(kept)], len(digits) - int(kept)
    return int(certain + "0" * unknown), int(certain + "9" * unknown)


def whole_years(first: int, last: int) -> Single:
    """From the start of the astronomical year ``first`` to the end of ``last``."""
    unknown = len(str(last - first)) if last > first else 0
    precision = BLURRED[min(unknown, len(BLURRED) - 1)]
    return Single(second_of(first), second_of(last + 1), precision)
