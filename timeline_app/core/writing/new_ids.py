"""Ids for what is new: made of its name, and never one that is taken."""

import re
import unicodedata
from collections.abc import Container

# Five words, which somebody still types.
_LONGEST = 40
# What NFKD does not take apart.
_LETTERS = str.maketrans({"đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "ð": "d"})


def new_id(name: str, taken: Container[str], otherwise: str) -> str:
    """Return an id made of the words of a name; `otherwise` if none of them has Latin letters."""
    bare = unicodedata.normalize("NFKD", name.translate(_LETTERS)).casefold()
    words = re.findall("[a-z0-9]+", bare.encode("ascii", "ignore").decode("ascii"))
    made = ""
    for word in words:
        if made and len(made) + len(word) >= _LONGEST:
            break
        made = f"{made}-{word}" if made else word[:_LONGEST]
    made = made or otherwise
    number, unique = 1, made
    while unique in taken:
        number += 1
        unique = f"{made}-{number}"
    return unique
