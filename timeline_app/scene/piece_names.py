"""What pieces of an axis are called, and the breaks between them."""

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days, second_of
from timeline_app.core.wording.span_words import length_in_words, span_in_words
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.axis.span import TimeScale, TimeSpan
from timeline_app.scene.ticks import DateNames, year_label

# Above three years, days at the ends of a piece say less than its years.
_DAY_HEADING_UP_TO_S = 3 * 366 * SECONDS_PER_DAY
# As numbers of years are written, so that the last two digits can stand for the second one.
_PLAIN_YEARS = range(1000, 10_000)
_SHORT_LENGTHS = (
    ("about ", "~"),
    (" years", " y"),
    (" year", " y"),
    (" days", " d"),
    (" day", " d"),
    (" hours", " h"),
    (" hour", " h"),
    (" minutes", " min"),
    (" minute", " min"),
)


def headings_of(span: TimeSpan, names: DateNames) -> list[str]:
    """Return what may stand over a piece of the ruler, the most telling first."""
    first, last = _years_of(span)
    if _is_of_years(span):
        years = year_label(first)
        if first != last:
            years = f"{years} – {year_label(last)}"
        return [years, years.replace(" – ", "–")]
    days = span_in_words(span.start_s, span.end_s)
    short = days
    for name, short_name in zip(names.months, names.short_months, strict=True):
        short = short.replace(name, short_name)
    return [days, short]


def short_names_of(span: TimeSpan, names: DateNames) -> list[str]:
    """Return what may stand over a piece too narrow for a heading, the most telling first."""
    first, last = _years_of(span)
    found = headings_of(span, names)[1:]
    if not _is_of_years(span) and first == last:
        found.append(found[0].removesuffix(f" {year_label(first)}"))
    elif _is_of_years(span) and first // 100 == last // 100 and first in _PLAIN_YEARS:
        found.append(f"{first}–{last % 100:02d}")
    length = length_in_words(span.start_s, span.end_s)
    short = length
    for words, sign in _SHORT_LENGTHS:
        short = short.replace(words, sign)
    return [*found, length, short, short.replace(" ", "")]


def _is_of_years(span: TimeSpan) -> bool:
    """Tell whether days at the ends of a span are not worth naming."""
    first, last = _years_of(span)
    is_whole = span.start_s == second_of(first) and span.end_s == second_of(last + 1)
    return is_whole or span.duration_s >= _DAY_HEADING_UP_TO_S


def _years_of(span: TimeSpan) -> tuple[int, int]:
    first = civil_from_days(int(span.start_s // SECONDS_PER_DAY))
    last = civil_from_days(int((span.end_s - 1) // SECONDS_PER_DAY))
    return first[0], last[0]


def skipped_in_words(span: TimeSpan) -> str:
    """Return how much time a break leaves out."""
    return f"{length_in_words(span.start_s, span.end_s)} not shown"


def pieces_in_words(scale: PiecewiseScale, names: DateNames) -> str:
    """Return which pieces an axis has and what it skips, for who cannot see it."""
    told: list[str] = []
    gaps = [*scale.breaks(), None]
    for piece, gap in zip(scale.pieces, gaps, strict=True):
        length = length_in_words(piece.span.start_s, piece.span.end_s)
        told.append(f"{headings_of(piece.span, names)[0]} ({length})")
        if gap is not None and gap.skipped is not None:
            told.append(skipped_in_words(gap.skipped))
    return f"The axis shows {', '.join(told)}"


def place_in_words(scale: TimeScale, x: float, names: DateNames) -> str:
    """Return what lies at an x of an axis: a piece with its length, or what a break skips."""
    if not isinstance(scale, PiecewiseScale):
        return ""
    for gap in scale.breaks():
        if gap.skipped is not None and gap.x_start <= x < gap.x_end:
            return skipped_in_words(gap.skipped)
    for piece in scale.pieces:
        if piece.x_start <= x < piece.x_end:
            length = length_in_words(piece.span.start_s, piece.span.end_s)
            return f"{headings_of(piece.span, names)[0]}, {length}"
    return ""
