"""Puts signs in place of the words in a date, whatever their language: `3 m12 2025`, `about 1850`.

What is no word of any vocabulary stays, and no form of a date then fits the text.
"""

import re
import unicodedata
from functools import lru_cache

from timeline_app.exchange.incoming.dates.vocabulary import (
    BEGINNINGS,
    MONTHS,
    SIGN_OF_WORD,
    WORDS_BY_LETTER,
)

# What differs from the hyphen of 2025-12-03: between two years a dash cannot be part of a date.
_DASHES = str.maketrans({"—": "–", "‒": "–", "―": "–", "−": "-", "‐": "-", "‑": "-"})
_QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'"})
_SPACES = re.compile(r"\s+")
_THOUSANDS = re.compile(r"(?<!\d)(\d{1,3})((?:,\d{3})+)(?!\d)(?= ?(?:b|a\.? ?c|v|t|av))")
_DECADE = re.compile(r"(?<!\d)(\d{3}0)(?:'?s|er)(?![^\W\d_])(?: jahren?| años)?")
_NUMBERED_MONTH = re.compile(r"(?:tháng|thg\.?|th\.) ?(\d{1,2})(?!\d)")
_QUARTER = re.compile(r"(?<![^\W\d_])q ?([1-4])(?!\d)")
_HALF = re.compile(r"(?<![^\W\d_])h ?([12])(?!\d)")
_ORDINAL = re.compile(
    r"(\d)(?:st|nd|rd|th|ers|er|ère|ème|eme|e|o|a|\.(?= ?[^\W\d_]|\s*$))(?![^\W_])"
)
_ROMAN = re.compile(r"(?<![^\W\d_])([ivx]+)(e|ème|er|\.)?(?![^\W\d_])")
_COUNTED = re.compile(r"century|millennium|quarter|half")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@lru_cache(maxsize=4_096)
def signs_of(text: str) -> str:
    """Return a text of a cell with signs for words, single spaces and plain punctuation."""
    text = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_DASHES).casefold()
    text = _SPACES.sub(" ", text).strip(" \t.,;:")
    text = _THOUSANDS.sub(lambda match: match[0].replace(",", ""), text)
    text = _NUMBERED_MONTH.sub(_month, text)
    text = _DECADE.sub(r"decade \1", text)
    text = _QUARTER.sub(r"quarter \1", _HALF.sub(r"half \1", text))
    text = _with_signs(text)
    if _COUNTED.search(text):
        text = _ROMAN.sub(lambda match: f" {_arabic(match[1])} ", text)
    return _SPACES.sub(" ", text.replace(",", " ")).strip(" .;:")


def _with_signs(text: str) -> str:
    """Return a text with signs for the words that have one."""
    text = _ORDINAL.sub(r"\1", text)
    pieces: list[str] = []
    done = 0
    for start in BEGINNINGS.finditer(text):
        pattern = WORDS_BY_LETTER.get(start[0]) if start.start() >= done else None
        match = pattern.match(text, start.start()) if pattern else None
        if match:
            pieces += (text[done : match.start()], f" {_sign(match[0])} ")
            done = match.end()
    return "".join((*pieces, text[done:]))


def _sign(word: str) -> str:
    sign = SIGN_OF_WORD.get(word)
    return SIGN_OF_WORD[word.removesuffix(".")] if sign is None else sign


def _month(match: re.Match[str]) -> str:
    return f" m{int(match[1])} " if 1 <= int(match[1]) <= len(MONTHS) else match[0]


def _arabic(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < max(values[index:]) else value for index, value in enumerate(values)
    )
