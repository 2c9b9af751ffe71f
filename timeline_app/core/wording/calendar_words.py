"""Days, months, seasons and years in plain English, with en dashes between them."""

from timeline_app.core.dates.civil import MONTH_NAMES
from timeline_app.core.dates.edtf import Precision

_DASH = "–"
_MINUS = "\N{MINUS SIGN}"
_THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "last")
_PARTS = {
    **{str(33 + n): f"{ordinal} quarter" for n, ordinal in enumerate(_ORDINALS)},
    **{"37": "first four months", "38": "middle four months", "39": "last four months"},
    **{"40": "first half", "41": "second half"},
}
_UNITS = {
    Precision.DECADE: ("decade", 10),
    Precision.CENTURY: ("century", 100),
    Precision.MILLENNIUM: ("millennium", 1000),
}
# A year of three digits alone reads like a number; one of four that is grouped, like an amount.
_FIRST_UNMARKED_YEAR, _FIRST_GROUPED_YEAR = 1000, 10_000


def year_words(year: int) -> str:
    """An astronomical year as people write it: ``2026``, ``44 BCE``, ``800 CE``, ``12 000``."""
    if year <= 0:
        return f"{_grouped(1 - year)} BCE"
    return f"{year} CE" if year < _FIRST_UNMARKED_YEAR else _grouped(year)


def _grouped(year: int) -> str:
    return f"{year:,}".replace(",", _THIN_SPACE) if year >= _FIRST_GROUPED_YEAR else str(year)


def years_words(first: int, last: int) -> str:
    """A run of years: ``2026–2030``, ``50–44 BCE``, ``27 BCE – 14 CE``."""
    if first == last:
        return year_words(first)
    if last <= 0:
        return f"{_grouped(1 - first)}{_DASH}{year_words(last)}"
    if first <= 0:
        return f"{year_words(first)} {_DASH} {_grouped(last)} CE"
    return f"{_grouped(first)}{_DASH}{year_words(last)}"


def unit_words(first: int, last: int, precision: Precision) -> str:
    """A decade or coarser unit from its first to its last possible year: ``1560s``.

    Where "2000s" could be a decade or a century, the years say which: ``the decade 2000–2009``.
    """
    if precision not in _UNITS:
        return f"the years {years_words(first, last)}"
    unit, length = _UNITS[precision]
    low = abs(first) // length * length
    high = low + length - 1
    if precision is Precision.DECADE and first >= _FIRST_UNMARKED_YEAR and low % 100:
        return f"{low}s"
    return f"the {unit} {years_words(-high, -low) if first < 0 else years_words(low, high)}"


def season_words(code: str, year: int) -> str:
    """The EDTF sub-year grouping ``code`` (21 to 41) of ``year``: ``first quarter of 2026``."""
    if code in _PARTS:
        return f"{_PARTS[code]} of {year_words(year)}"
    number = int(code) - 21
    season, hemisphere = _SEASONS[number % 4], number // 4
    runs_over = code in ("24", "28", "30")
    words = f"{season} {years_words(year, year + 1) if runs_over else year_words(year)}"
    return words + ("", " (northern hemisphere)", " (southern hemisphere)")[hemisphere]


def month_words(year: int, month: int) -> str:
    """``December 2025``."""
    return f"{MONTH_NAMES[month - 1]} {year_words(year)}"


def months_words(first: tuple[int, int], last: tuple[int, int]) -> str:
    """A run of (year, month): ``January–March 2026``, ``December 2025 – January 2026``."""
    if first == last:
        return month_words(*first)
    if first[0] == last[0]:
        return f"{MONTH_NAMES[first[1] - 1]}{_DASH}{month_words(*last)}"
    return f"{month_words(*first)} {_DASH} {month_words(*last)}"


def day_words(year: int, month: int, day: int) -> str:
    """``3 December 2025``."""
    return f"{day} {month_words(year, month)}"


def days_words(first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
    """A run of days: ``1–2 December 2025``, ``30 November – 2 December 2025``."""
    if first == last:
        return day_words(*first)
    if first[:2] == last[:2]:
        return f"{first[2]}{_DASH}{day_words(*last)}"
    start = day_words(*first)
    if first[0] == last[0]:
        start = f"{first[2]} {MONTH_NAMES[first[1] - 1]}"
    return f"{start} {_DASH} {day_words(*last)}"


def clock_words(second: int, precision: Precision) -> str:
    """A second of the day as ``14:30``, with seconds where they are known."""
    clock = f"{second // 3600:02}:{second // 60 % 60:02}"
    return f"{clock}:{second % 60:02}" if precision is Precision.SECOND else clock


def offset_words(minutes: int) -> str:
    """How far a clock is ahead of UTC: ``UTC``, ``UTC+7``, ``UTC−3:30``."""
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else _MINUS}{hours}{f':{rest:02}' if rest else ''}"
