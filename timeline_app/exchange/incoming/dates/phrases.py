"""Dates with what stands around them: marks of doubt, open sides, and runs from one to another."""

import re

from timeline_app.core.dates.civil import SECONDS_PER_DAY, civil_from_days
from timeline_app.core.dates.edtf import edtf_day, parse
from timeline_app.core.dates.parsed_date import EdtfError
from timeline_app.core.dates.typed_calendar import in_year, year_edtf
from timeline_app.exchange.incoming.dates.forms import (
    TWO_WAYS,
    DateRules,
    UnreadableDateError,
    date_of,
)

# Of a year that is written whole.
_YEAR_DIGITS = 4
_WHOLE_YEAR = re.compile(r"\d{4}[?~]?")
PLAIN_DAY = re.compile(r"-?\d{4}-\d{2}-\d{2}")
_EDTF_LETTERS = re.compile(r"(?=.*\d{3})[-0-9XYSTZ?~%.,:+/\[\]{}]+")
# 2021-22 is two years to most people, and spring in the second to EDTF.
_SEASON_CODE = re.compile(r"\d{4}-(?:2[1-9]|3\d|4[01])(?![\d~%-])")
_MARK_BEFORE = {"about ": "~", "maybe ": "?", "? ": "?"}
_MARK_BEHIND = {" about": "~", " maybe": "?", "?": "?", "~": "~"}
_MARKED = re.compile(r"(Y?-?[0-9X]{4,}(?:-[0-9X]{2})*)([?~%]?)(?![0-9X])")
_BOUND_BEFORE = ("before", "after", "by", "notbefore", "until", "since")
_BOUND_BEHIND = ("by", "notbefore", "since")
_BETWEEN = re.compile(r"(?:between|mid) (.+?) (?:and|–) (.+)")
_RUN = re.compile(r"(?:since )?(.+?)(?: ?– ?| - | ?- (?=[a-z])| / | until )(.+)")
_OPEN_RUN = re.compile(r"(?:since )?(.+?)(?: ?[–/-]+ ?(?:now)?| now| ?\+)")
_UNKNOWN_END = re.compile(r"(.+?) ?– ?(?:\?+|unknown)")
_RUN_TO = re.compile(r"[–-] ?(.+)")
_HYPHEN_RUNS = (
    (re.compile(r"(\d{1,2})-(\d{1,2})(?= m\d| century)"), r"\1–\2"),
    (re.compile(r"(m\d+ \d{1,2})-(\d{1,2})(?= \d{4}$)"), r"\1–\2"),
    (re.compile(r"^(\d{3,4}(?: bc| ad)?)-(?=\d{3,4}(?: bc| ad)?$)"), r"\1–"),
    (re.compile(r"^(\d{4})-(?=(?:1[3-9]|[2-9]\d)$)"), r"\1–"),
    (re.compile(r"^(\d{1,2})-(?=\d{1,2} bc$)"), r"\1–"),
)
_DAYS_OF_MONTH = re.compile(r"(m\d+) (\d{1,2})–(\d{1,2}) (\d{4})")
_PLAIN_MONTH = re.compile(r"-?\d{4}-(?:0[1-9]|1[0-2])")
_PLAIN_YEAR = re.compile(r"Y?-?\d{4,}")


def is_edtf(text: str, rules: DateRules) -> bool:
    """Tell whether a text is EDTF, and meant as such."""
    if not _EDTF_LETTERS.fullmatch(text):
        return False
    if not rules.is_edtf and (text.startswith("-") or _SEASON_CODE.search(text)):
        return False
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def phrase_of(signs: str, rules: DateRules) -> str:
    """Return the EDTF of a date, of a side that is open, or of a run from one date to another."""
    for start, mark in _MARK_BEFORE.items():
        if signs.startswith(start):
            return marked(phrase_of(signs.removeprefix(start).strip(), rules), mark)
    found = _date_or_none(signs, rules) or _bounded(signs, rules) or _either(signs, rules)
    if found:
        return found
    if match := _UNKNOWN_END.fullmatch(signs):
        return f"{_single(match[1], rules)}/"
    # A mark behind a run may be meant of its end or of all of it: the latter says less.
    for end, mark in _MARK_BEHIND.items():
        if signs.endswith(end) and signs != end:
            return marked(phrase_of(signs.removesuffix(end).strip(), rules), mark)
    if run := _run(signs, rules):
        return run
    # Once more, for what it says of a date that has a form but cannot be placed.
    edtf = date_of(signs, rules)
    if edtf is None:
        raise UnreadableDateError("it is not read as a date")
    return edtf


def _date_or_none(signs: str, rules: DateRules) -> str | None:
    """Return a single date; None also for one that cannot be placed, but may be part of a run."""
    try:
        if is_edtf(signs.upper(), rules):
            return signs.upper()
        return date_of(signs, rules)
    except UnreadableDateError:
        return None


def _single(signs: str, rules: DateRules) -> str:
    """Return a date that may be marked, for one side of something; raises if it is none."""
    edtf = phrase_of(signs, rules)
    if edtf[0] in "[{" or "/" in edtf:
        reason = TWO_WAYS if "," in edtf else "it is not read as a date"
        raise UnreadableDateError(reason)
    return edtf


def _bounded(signs: str, rules: DateRules) -> str | None:
    first, _, rest = signs.partition(" ")
    if first not in _BOUND_BEFORE or not rest:
        rest, _, first = signs.rpartition(" ")
        if first not in _BOUND_BEHIND or not rest:
            return None
    if first == "since" and _RUN.fullmatch(rest):
        return None
    edtf = _single(rest, rules)
    match first:
        case "before":
            return f"[..{_neighbour(edtf, -1)}]"
        case "after":
            return f"[{_neighbour(edtf, 1)}..]"
        case "by":
            return f"[..{edtf}]"
        case "notbefore":
            return f"[{edtf}..]"
        case "until":
            return f"../{edtf}"
    return f"{edtf}/.."


def _neighbour(edtf: str, step: int) -> str:
    """Return the day, month or year beside a plain one; what is vaguer bounds by itself."""
    date = parse(edtf)
    beside_s = date.end_s if step > 0 else date.start_s - 1
    year, month, _ = civil_from_days(beside_s // SECONDS_PER_DAY)
    if PLAIN_DAY.fullmatch(edtf):
        return edtf_day(beside_s)
    if _PLAIN_MONTH.fullmatch(edtf):
        return in_year(year, f"{month:02}")
    return year_edtf(year) if _PLAIN_YEAR.fullmatch(edtf) else edtf


def _either(signs: str, rules: DateRules) -> str | None:
    if match := _BETWEEN.fullmatch(signs):
        first, last = _sides(match[1], match[2], rules)
        return f"[{first}..{last}]"
    first, link, last = signs.partition(" or ")
    return f"[{','.join(_sides(first, last, rules))}]" if link else None


def _run(signs: str, rules: DateRules) -> str | None:
    for pattern, replacement in _HYPHEN_RUNS:
        signs = pattern.sub(replacement, signs)
    if match := _DAYS_OF_MONTH.fullmatch(signs):
        month, first, last, year = match.groups()
        signs = f"{first} {month} {year} – {last} {month} {year}"
    if match := _OPEN_RUN.fullmatch(signs):
        return f"{_single(match[1], rules)}/.."
    if match := _RUN.fullmatch(signs):
        return "/".join(_sides(match[1], match[2], rules))
    if match := _RUN_TO.fullmatch(signs):
        return f"../{_single(match[1], rules)}"
    return None


def _sides(first: str, last: str, rules: DateRules) -> tuple[str, str]:
    """Return both sides of a run, of which one may leave to the other what they share."""
    if last.endswith(" bc") and not first.endswith((" bc", " ad")) and not first.startswith("ad "):
        first = f"{first} bc"
    if (
        first[:_YEAR_DIGITS].isdigit()
        and first[_YEAR_DIGITS:] in ("", "?", "~")
        and last.isdigit()
        and len(last) < _YEAR_DIGITS
    ):
        last = first[: _YEAR_DIGITS - len(last)] + last
    if PLAIN_DAY.fullmatch(first) and last.isdigit():
        last = first[: -len(last)] + last
    last_date = _single(last, rules)
    words = last.split()
    # With nothing lent first, since what stands there alone counts before what is lent.
    lent = [" ".join([first, *words[len(words) - count :]]) for count in range(len(words))]
    *attempts, last_attempt = lent
    for borrowed in attempts:
        try:
            return _single(borrowed, rules), last_date
        except UnreadableDateError:
            continue
    return _single(last_attempt, rules), last_date


def marked(edtf: str, mark: str) -> str:
    """Return EDTF with a mark on each of its dates."""

    def with_mark(match: re.Match[str]) -> str:
        return match[1] + (mark if match[2] in ("", mark) else "%")

    return _MARKED.sub(with_mark, edtf)
