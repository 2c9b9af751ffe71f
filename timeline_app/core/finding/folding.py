"""Folding: what the same words have in common, however they are typed and printed.

It goes on from the one normalisation that citing and anchoring use (`record/normal_words.py`), in
which case does not matter, nor what cannot be seen. Here diacritics do not matter either, and
whatever is no letter or digit only parts words: all dashes, apostrophes, quotation marks and spaces
are alike, Hà Nội is Ha Noi, and a ligature is its letters.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from timeline_app.core.record.normal_words import is_seen

# Letters that Unicode does not take apart, as people type them who do not have them.
_TYPED_AS = {"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "ŧ": "t", "þ": "th"}
_TYPED_AS |= {"æ": "ae", "œ": "oe"}
# To Unicode these apostrophes are letters; people type others for them.
_APOSTROPHES = frozenset("ʹʺʻʼʽʾʿˈˊˋ")
# Thai and Lao, Myanmar, Khmer, kana and Han: without spaces between words, so that a word is found
# by its letters in a row.
_UNPARTED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF)),
    *((0x3041, 0x30FF), (0x3400, 0x9FFF), (0x20000, 0x3FFFF)),
)


def fold(text: str) -> str:
    """Return the words of a text as they are searched, with a space between them."""
    return " ".join(folded_words(text))


def folded_words(text: str) -> list[str]:
    """Return the words of a text as they are searched, in order."""
    return "".join(folded_letters(text)).split()


def is_begun_in(text: str, typed: str) -> bool:
    """Tell whether a text holds what somebody has typed so far; no text holds nothing."""
    sought = fold(typed)
    return bool(sought) and sought in fold(text)


def folded_letters(text: Iterable[str]) -> list[str]:
    """Return for each letter of a text what it is searched as: some letters, a space or nothing."""
    return list(map(_folded_letter, text))


@lru_cache(maxsize=20_000)
def _folded_letter(letter: str) -> str:
    if not is_seen(letter):
        return ""
    # To take letters apart can give new capitals, such as the H in ℌ, and new marks.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    apart = unicodedata.normalize("NFKD", apart.casefold())
    return "".join(_as_typed(part) for part in apart if not unicodedata.combining(part))


def _as_typed(letter: str) -> str:
    """Return a letter without case and marks as it is searched."""
    letter = _TYPED_AS.get(letter, letter)
    # Vowels of some scripts are marks.
    is_letter = letter.isalnum() or unicodedata.category(letter)[0] == "M"
    if not is_letter or letter in _APOSTROPHES:
        return " " if is_seen(letter) else ""
    if any(first <= ord(letter[0]) <= last for first, last in _UNPARTED) and not letter.isdecimal():
        return f" {letter} "
    return letter
