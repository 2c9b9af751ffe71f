"""Ids made of names: the same name always gives the same id, in letters that every system has."""

import re
import unicodedata
from hashlib import sha256

from timeline_app.core.record.normal_words import normalise

# Long enough to be told apart, short enough for a link; the format allows twice that.
_LONGEST = 60
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
# What Unicode takes for letters of their own.
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "þ": "th", "ı": "i", "'": None}
)
# Digits of a fingerprint: names in other scripts that share eight of them are never met.
_FINGERPRINT = 8


def slug(text: str, fallback: str) -> str:
    """Return an id that is read off a name, or made of its fingerprint in another script."""
    if text.isascii():
        words = _NO_LETTERS.sub("-", text.casefold().replace("'", "")).strip("-")
        if words:
            return _cut(words)
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS).replace("’", ""))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = _NO_LETTERS.sub("-", plain).strip("-")
    has_all = sum(letter.isalnum() for letter in plain) == sum(map(str.isalnum, words))
    if not words or not has_all:
        digits = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT]
        words = f"{words[: _LONGEST // 2].strip('-') or fallback}-{digits}"
    return _cut(words)


def _cut(words: str) -> str:
    """Return an id of a length that can be read, whole words of it."""
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]


class Slugs:
    """Gives out ids, each once; a name that comes again gets the id it had."""

    def __init__(self, fallback: str) -> None:
        self._fallback = fallback
        self._id_of: dict[str, str] = {}
        self._id_as_written: dict[str, str] = {}
        self._taken: set[str] = set()

    def keep(self, name: str, id_: str) -> None:
        """Give a name the id that it has had before."""
        if id_ not in self._taken:
            self._id_of.setdefault(name_key(name), id_)
            self._taken.add(id_)

    def of(self, name: str) -> str:
        """Return the id of a name."""
        known = self._id_as_written.get(name)
        if known is not None:
            return known
        key = name_key(name)
        found = self._id_of.get(key)
        if found is None:
            found = self._id_of[key] = free_id(slug(name, self._fallback), self._taken)
            self._taken.add(found)
        self._id_as_written[name] = found
        return found


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return normalise(" ".join(name.split()))


def free_id(wanted: str, taken: set[str]) -> str:
    """Return an id that nobody has, as near to the wanted one as can be."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
