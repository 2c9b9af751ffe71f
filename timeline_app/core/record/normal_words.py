"""Normalised words, on which the fingerprints of the format rest: the one normalisation there is.

It is NFKC and case folding, without what cannot be seen; a word is then a run of letters and
digits, so quotes, dashes and spacing never matter. Searching folds further, from here.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
# What is drawn as nothing, beside the formatting characters: the joiner of graphemes, fillers of
# Hangul, vowels of Khmer that are not written, selectors of variants.
_UNSEEN = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}
_UNSEEN.update(range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def normalise(text: str) -> str:
    """Return a text in the form in which its words are cited and compared."""
    seen = text if text.isascii() else "".join(filter(is_seen, text))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())


def normalised_words(text: str) -> list[str]:
    """Return the normalised words of a text, in order."""
    return WORD.findall(normalise(text))


def words_sha256(words: Sequence[str]) -> str:
    """Return the fingerprint of a run of normalised words, as hexadecimal digits."""
    # It loads OpenSSL, and a start needs no fingerprint.
    from hashlib import sha256

    return sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=20_000)
def is_seen(letter: str) -> bool:
    """Tell whether a letter is drawn at all, as a soft hyphen or a joiner is not."""
    return unicodedata.category(letter) != "Cf" and ord(letter) not in _UNSEEN
